"""What is under way is swept only when it is ours, old, and its writer is gone."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from famcase.paths import UnfinishedFile, write_private
from famcase.under_way import FolderUnderWay, begin_file, sweep

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="locks are those of POSIX")

WRITER = """
import sys
from pathlib import Path
from famcase.paths import UnfinishedFile
from famcase.under_way import FolderUnderWay
folder = Path(sys.argv[1])
file, rows = UnfinishedFile(folder / "list.csv"), FolderUnderWay(folder)
file.write(b"names")
(rows.path / "rows").write_bytes(b"names")
print("begun", flush=True)
sys.stdin.read()
"""


def aged(*paths: Path) -> None:
    """Make files, and folders with all in them, as old as what was cut off an hour ago."""
    for path in paths:
        for each in [*(path.iterdir() if path.is_dir() else ()), path]:
            os.utime(each, (each.stat().st_atime, each.stat().st_mtime - 3600))


def hidden(folder: Path) -> list[Path]:
    return sorted(folder.glob(".*"))


def test_what_a_killed_writer_left_goes_with_the_next_file_of_that_folder_and_what_a_living_one_has_stays(
    tmp_path: Path,
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"begun\n"
        left = hidden(tmp_path)
        assert [path.suffix for path in left if path.is_dir()] == [".rows"]
        assert [path.suffix for path in left if path.is_file()] == [".part"]
        aged(*left)

        write_private(tmp_path / "other.csv", b"")
        assert hidden(tmp_path) == left, "its writer lives"

        writer.send_signal(signal.SIGKILL)
        writer.wait()
    write_private(tmp_path / "other.csv", b"")
    assert hidden(tmp_path) == []
    assert [path.name for path in tmp_path.iterdir()] == ["other.csv"]


def test_what_is_new_or_bears_another_name_or_is_a_link_stays(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"mine")
    new = tmp_path / ".famcase-abcdefgh.part"
    others = [tmp_path / name for name in (".list.csv.abcdefgh", ".famcase-abcdefgh.parts", "famcase-abcdefgh.part")]
    for path in (new, *others):
        path.write_bytes(b"names")
    link = tmp_path / ".famcase-aaaaaaaa.part"
    link.symlink_to(elsewhere)
    aged(elsewhere, *others)
    os.utime(link, (0, 0), follow_symlinks=False)

    FolderUnderWay(tmp_path).drop()

    assert sorted(tmp_path.iterdir()) == sorted([elsewhere, new, link, *others])
    assert elsewhere.read_bytes() == b"mine"


def test_what_belongs_to_somebody_else_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = tmp_path / ".famcase-abcdefgh.part"
    left.write_bytes(b"names")
    aged(left)
    monkeypatch.setattr(os, "geteuid", lambda: left.stat().st_uid + 1)

    handle, _ = begin_file(tmp_path)
    os.close(handle)

    assert left.exists()


def test_where_a_disk_keeps_no_locks_a_file_is_written_and_nothing_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(*_what: object) -> None:
        raise OSError

    left = tmp_path / ".famcase-abcdefgh.rows"
    left.mkdir()
    aged(left)
    monkeypatch.setattr("fcntl.flock", without)

    file = UnfinishedFile(tmp_path / "list.csv")
    file.write(b"names")
    file.put_in_place()

    assert (tmp_path / "list.csv").read_bytes() == b"names"
    assert left.exists(), "nobody can tell whether its writer lives"


def test_a_folder_is_as_old_as_the_newest_of_what_is_in_it(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".famcase-abcdefgh.rows", tmp_path / ".famcase-hgfedcba.rows"
    for folder in (old, fresh):
        folder.mkdir()
        (folder / "rows").write_bytes(b"names")
    aged(old, fresh)
    (fresh / "rows").write_bytes(b"more names")

    write_private(tmp_path / "list.csv", b"")

    assert (old.exists(), fresh.exists()) == (False, True)


def test_a_file_that_windows_did_not_print_goes_with_the_next_print(tmp_path: Path) -> None:
    from famcase.services.printer import _LEFT

    left, theirs = tmp_path / "famcase-abcdefgh.pdf", tmp_path / "famcase-2018-08-15.pdf"
    begun = tmp_path / "famcase-hgfedcba.pdf"
    for path in (left, theirs, begun):
        path.write_bytes(b"%PDF")
    aged(left, theirs)

    sweep(tmp_path, _LEFT, begun)

    assert sorted(tmp_path.iterdir()) == sorted([theirs, begun])
    assert isinstance(_LEFT, re.Pattern)
