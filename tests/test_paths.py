"""Where files are kept, and that nobody else can read them."""

import os
import stat
from pathlib import Path

import pytest

from famcase import paths
from famcase.errors import StorageFault, Usage

posix = pytest.mark.skipif(os.name != "posix", reason="modes of files mean nothing on Windows")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_home_is_the_folder_that_the_environment_names(tmp_path: Path) -> None:
    assert paths.home({"FAMCASE_HOME": str(tmp_path)}) == tmp_path
    assert paths.demo_home({"FAMCASE_HOME": str(tmp_path)}) == tmp_path


def test_a_tilde_in_the_environment_is_the_users_folder() -> None:
    assert paths.home({"FAMCASE_HOME": "~/cases"}) == Path.home() / "cases"


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "/".join(["x" * 200] * 30)])
def test_a_name_that_no_file_can_have_is_a_sentence(tmp_path: Path, name: str) -> None:
    assert not paths.is_there(tmp_path / "none" / "at all")
    assert paths.is_there(tmp_path)
    with pytest.raises(Usage, match="not the name of a file"):
        paths.is_there(tmp_path / name)


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may look everywhere")
def test_a_folder_that_one_may_not_look_into_is_a_fault(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    with pytest.raises(StorageFault):
        paths.is_there(closed / "famcase.db")


@pytest.mark.parametrize("environ", [{}, {"FAMCASE_HOME": ""}, {"FAMCASE_HOME": "  "}])
def test_without_a_named_folder_the_demo_stays_apart_from_the_real_desk(environ: dict[str, str]) -> None:
    real, demo = paths.home(environ), paths.demo_home(environ)

    assert real.is_absolute()
    assert real != demo
    assert real not in demo.parents


def test_a_user_without_a_home_is_told_to_name_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, **_more: Path("~/.local/share") / name)

    with pytest.raises(Usage, match="where your files belong"):
        paths.home({})


def test_the_files_of_a_desk_lie_in_its_folder(tmp_path: Path) -> None:
    home = paths.Home(tmp_path)

    assert [home.database.name, home.keys.name, home.drafts("a1").name, home.backups.name] == [
        "famcase.db",
        "famcase.keys",
        "drafts-a1.db",
        "backups",
    ]
    assert {each.parent for each in (home.database, home.keys, home.drafts("a1"), home.backups)} == {tmp_path}


def test_the_shipped_lists_are_found_in_a_checkout() -> None:
    assert (paths.data_folder() / "SOURCES.md").is_file()
    assert paths.migrations_folder().name == "migrations"


def test_an_installed_package_uses_the_lists_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "famcase"
    (package / "data").mkdir(parents=True)
    (package / "migrations").mkdir()
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))

    assert paths.data_folder() == (package / "data").resolve()
    assert paths.migrations_folder() == (package / "migrations").resolve()


@posix
def test_a_private_folder_and_what_was_missing_above_it_are_this_users_alone(tmp_path: Path) -> None:
    paths.make_private_folder(tmp_path / "a" / "b")

    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == 0o700


@posix
def test_a_folder_that_stood_open_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o755)

    paths.make_private_folder(folder)

    assert mode(folder) == 0o700


@posix
def test_a_folder_shared_by_many_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)

    with pytest.raises(StorageFault, match="shared with others"):
        paths.make_private_folder(shared)

    assert mode(shared) == 0o1777


def test_a_file_where_the_folder_should_be_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(StorageFault):
        paths.make_private_folder(tmp_path / "file" / "home")


@posix
def test_a_private_file_is_closed_before_its_content_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    real_fsync = os.fsync

    def fsync(handle: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        real_fsync(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    old_umask = os.umask(0)
    try:
        paths.write_private(tmp_path / "keys", b"secret")
    finally:
        os.umask(old_umask)

    assert seen[0] == mode(tmp_path / "keys") == 0o600
    assert len(seen) == 2, "the file, then the folder's list of names"


def test_writing_again_replaces_the_whole_file(tmp_path: Path) -> None:
    paths.write_private(tmp_path / "keys", b"a long first version")
    paths.write_private(tmp_path / "keys", b"short")

    assert (tmp_path / "keys").read_bytes() == b"short"
    assert [each.name for each in tmp_path.iterdir()] == ["keys"]


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths.write_private(tmp_path / "keys", b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFault) as caught:
        paths.write_private(tmp_path / "keys", b"new")

    assert caught.value.values["reason"] == "No space left on device"
    assert (tmp_path / "keys").read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["keys"]


@pytest.mark.parametrize("name", ["n" * 251 + ".csv", "ع" * 125 + ".csv"])
def test_the_longest_name_that_a_system_takes_can_be_written(tmp_path: Path, name: str) -> None:
    paths.write_private(tmp_path / name, b"ours")

    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(name, b"ours")]


def test_a_tilde_of_nobody_is_a_sentence() -> None:
    with pytest.raises(Usage, match="not the name of a file"):
        paths.home({"FAMCASE_HOME": "~nobody-of-that-name/cases"})


@posix
def test_what_is_no_ordinary_file_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "linked").symlink_to(pipe)

    for path in (pipe, tmp_path / "linked", tmp_path):
        with pytest.raises(StorageFault):
            paths.write_private(path, b"x")

    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert (tmp_path / "linked").is_symlink()


def test_an_answer_needs_a_folder_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(Usage):
        paths.refuse_to_replace(tmp_path / "nowhere" / "answer.csv")
    paths.refuse_to_replace(tmp_path / "answer.csv")
