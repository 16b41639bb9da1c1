"""Streams that take no more and files that have no end: a sentence, at once, and the desk's own files stay."""

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from famcase.cli.surroundings import of_process
from tests.command_line import CommandLine

MAP = "reach-msna-2024"
LIST = "tests/files/reach_msna2024_dummy_raw_data.xlsx"


class Full(io.StringIO):
    """A disk that is full."""

    def write(self, text: str) -> int:  # noqa: ARG002
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("command", [("list",), ("summary", "--all"), ("list", "--format", "json"), ("--help",)])
def test_an_answer_that_nothing_takes_is_said_to_be_lost(famcase: CommandLine, command: tuple[str, ...]) -> None:
    famcase.case()
    famcase.out = Full

    done = famcase(*command)

    assert done.code == 5
    assert "The answer cannot be written: No space left on device." in done.err


def test_what_was_saved_is_kept_where_its_answer_is_lost(famcase: CommandLine) -> None:
    famcase.out = Full
    assert famcase("register", "--name", "Khaled", "--people", "2").code == 5

    famcase.out = io.StringIO
    assert "Khaled" in famcase("list").out


def test_a_closed_output_is_an_answer_that_nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    surroundings = of_process({}, None)

    assert [surroundings.out.write("nobody"), surroundings.err.write("reads")] == [6, 5]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes of a name there")
def test_a_pipe_or_a_device_in_the_place_of_a_file_is_refused_at_once(famcase: CommandLine, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    arrived = ("--from", "Bennsh", "--reason", "other", "--to", "Armanaz", "--since", "today", "--living", "tent")

    for command in (
        ("import", str(pipe), "--mapping", MAP),
        ("import", LIST, "--mapping", str(pipe)),
        ("import", LIST, "--mapping", "/dev/zero"),
        ("import", "/dev/zero", "--mapping", MAP),
        ("arrivals", str(pipe), *arrived, "--left", "yesterday"),
    ):
        done = famcase(*command)
        assert (done.code, done.out) == (1, ""), command
        assert "is no ordinary file" in done.err


@pytest.mark.parametrize("name", ["settings.toml", "famcase.keys", "famcase.db", "famcase.db-wal", "drafts-00.db"])
def test_an_answer_takes_no_name_of_the_desks_own_files(famcase: CommandLine, name: str) -> None:
    file = Path(famcase.environ["FAMCASE_HOME"]) / name
    before = file.read_bytes() if file.exists() else None

    done = famcase("list", "--output", str(file))

    assert done.code == 2
    assert (file.read_bytes() if file.exists() else None) == before
    assert famcase("list").code == 0


def test_where_the_shell_puts_an_answer_into_a_file_it_is_said_to_be_whole(
    famcase: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    famcase.case()
    assert "not recorded" not in famcase("list").err
    famcase.is_filed = True

    assert "This answer is whole and not recorded" in famcase("list").err
    assert "not recorded" not in famcase("list", "--output", str(tmp_path / "list.csv")).err
    assert "not recorded" not in famcase("settings").err
    with (tmp_path / "redirected.txt").open("w") as file:
        monkeypatch.setattr(sys, "stdout", file)
        assert of_process({}, None).is_filed
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert not of_process({}, None).is_filed


def test_an_arabic_sentence_shows_a_path_whole_and_no_other_program_gets_a_sign(famcase: CommandLine) -> None:
    file = famcase.folder / "sites.csv"
    arabic = ("--language", "ar")
    missing = ("import", "/home/salma/list.csv", "--mapping", "famcase-list", *arabic)

    shown = famcase(*missing, "--bidi", "app").err
    assert " /home/salma/list.csv " in f" {shown.splitlines()[0].strip('.')} "
    famcase.shows, famcase.environ["TERM"] = True, "mlterm"
    assert "\u200e/home/salma/list.csv" in famcase(*missing).err
    famcase.shows = False
    for bidi in ((), ("--bidi", "terminal")):
        assert " /home/salma/list.csv" in famcase(*missing, *bidi).err
    number = famcase.case()
    for form in ("json", "csv", "jsonl"):
        closed = ("assign", number, "Rana", *arabic, "--format", form, "--bidi", "app")
        said = famcase(*closed)
        assert said.code == 0, said.err
        assert "Rana" in said.out
        assert not set(said.out) & set("\u200e\u200f\u2066\u2067\u2068\u2069")
    assert famcase("summary", "where", *arabic, "--bidi", "app", "--output", str(file)).code == 0
    assert not set(file.read_text("utf-8-sig")) & set("\u200e\u200f\u2066\u2067\u2068\u2069")
