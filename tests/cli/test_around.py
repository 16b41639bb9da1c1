"""The command line around its commands: help, mistakes, languages, forms, files, faults."""

import io
import json
import os
import re
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from famcase.cli.commands import COMMANDS, undo
from tests.command_line import CommandLine


def test_help_names_every_command_and_each_has_its_own(bare: CommandLine) -> None:
    everything = bare("--help")

    assert everything.code == 0
    for command in COMMANDS:
        assert f"\n    {command.name} " in everything.out
        own = bare(command.name, "--help")
        assert (own.code, own.err) == (0, "")
        assert own.out.startswith(f"usage: famcase {command.name}")


def test_help_is_in_arabic_where_that_is_asked_for(bare: CommandLine) -> None:
    assert bare("--help").out.startswith("usage:")
    bare.environ["LANG"] = "ar_SY.UTF-8"
    assert bare("--help", "--language", "en").out.startswith("usage:")
    assert "--database" in bare("--help").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["dance"], "not a command"),
        (["show"], "missing: CASE"),
        (["show", "1", "2"], "no argument: 2"),
        (["move", "1", "--to"], "A value is missing after --to"),
        (["check", "--rebuild=yes"], "--rebuild takes no value"),
        (["member", "1"], "missing: ACT"),
        (["list", "--format", "xml"], "--format cannot be “xml”"),
        (["list", "--language", "fr"], "--language cannot be “fr”"),
        (["list", "--lim", "3"], "no argument: --lim"),
        (["list", "--output", ""], "not the name of a file"),
    ],
)
def test_a_mistake_is_a_sentence_and_exit_2(bare: CommandLine, arguments: list[str], said: str) -> None:
    done = bare(*arguments)

    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 2


@pytest.mark.parametrize("name", ["famcase.db", "famcase.keys", "famcase.db-wal", "backups"])
def test_an_answer_never_takes_the_place_of_a_file_of_the_desk(famcase: CommandLine, name: str) -> None:
    home = famcase.folder / "home"
    (home / "backups").mkdir(exist_ok=True)
    (home / "famcase.db-wal").touch()

    done = famcase("register", "--people", "2", "--output", str(home / name))

    assert done.code == 2
    assert "cannot be replaced by an answer" in done.err
    assert famcase("list", "--format", "json").json == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--output", "~nobody-of-that-name/x"),
        ("list", "--database", "~nobody-of-that-name/x"),
        ("import", "~nobody-of-that-name/x", "--mapping", "x"),
        ("restore", "x", "--to", "~nobody-of-that-name/x"),
        ("organisation-key", "x", "~nobody-of-that-name/x"),
    ],
)
def test_a_tilde_of_nobody_is_a_mistake(famcase: CommandLine, arguments: tuple[str, ...]) -> None:
    assert famcase(*arguments).code == 2


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (("check", "--x"), "check"),
        (("saved", "--x", "list"), "saved"),
        (("saved", "list", "--x"), "saved list"),
    ],
)
def test_what_no_command_knows_is_told_with_the_help_of_that_command(
    famcase: CommandLine, arguments: tuple[str, ...], command: str
) -> None:
    done = famcase(*arguments)

    assert done.code == 2
    assert done.err == f"This belongs to no argument: --x.\nfamcase {command} --help shows how it is used.\n"


def test_a_passphrase_file_of_nobody_is_a_sentence(famcase: CommandLine) -> None:
    famcase.environ["FAMCASE_PASSPHRASE_FILE"] = "~nobody-of-that-name/x"

    done = famcase("list")

    assert done.code == 4
    assert "cannot be read" in done.err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a file that never ends")
def test_a_passphrase_file_without_end_is_read_no_further_than_a_passphrase(famcase: CommandLine) -> None:
    famcase.environ["FAMCASE_PASSPHRASE_FILE"] = "/dev/zero"

    assert famcase("list").code == 4
    assert famcase("recover", "--user", "Rana", "--organisation-key", "/dev/zero").code in (2, 4)


@pytest.mark.skipif(sys.platform == "win32", reason="nobody removes the folder that a program works in there")
def test_a_folder_that_was_removed_under_us_is_a_sentence(
    famcase: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    (famcase.folder / "gone").mkdir()
    monkeypatch.chdir(famcase.folder / "gone")
    (famcase.folder / "gone").rmdir()

    done = famcase("export", "cases.csv", "open")
    assert (done.code, "cases.csv cannot be written" in done.err) == (5, True)
    done = famcase("--database", "here", "list")
    assert (done.code, "here cannot be read" in done.err) == (5, True)
    famcase.environ["FAMCASE_HOME"] = "here"
    done = famcase("list")
    assert (done.code, "here cannot be read" in done.err) == (5, True)


def test_global_options_stand_before_or_after_the_command(famcase: CommandLine) -> None:
    famcase.case()

    assert famcase("--format", "json", "list").json == famcase("list", "--format", "json").json
    elsewhere = famcase("--database", str(famcase.folder / "none"), "list")
    assert elsewhere.code == 3


def test_a_database_is_named_by_its_folder_or_its_file(famcase: CommandLine) -> None:
    home = famcase.environ.pop("FAMCASE_HOME")

    assert famcase("list", "--database", home).code == 0
    assert famcase("list", "--database", f"{home}/famcase.db").code == 0
    assert famcase("list", "--database", f"{home}/famcase.keys").code == 2


def test_every_form_of_a_table_can_be_had_and_json_has_the_ids_of_columns(famcase: CommandLine) -> None:
    famcase.case()

    for form in ("simple", "plain", "grid", "github", "csv", "tsv", "json", "html"):
        done = famcase("list", "--format", form)
        assert done.code == 0
        assert "al-Adnan" in done.out
    assert list(famcase("list", "--format", "json").json[0])[:5] == ["number", "name", "name_ar", "withheld", "people"]
    assert famcase("list", "--format", "csv").out.startswith('"number","name"')
    assert "families" not in famcase("list", "--format", "csv").out


def test_an_answer_goes_into_a_file_for_its_owner_alone(famcase: CommandLine) -> None:
    famcase.case("--name-ar", "خالد العدنان", "--consent", "given")
    file = famcase.folder / "list.csv"
    file.write_text("what was there before")

    done = famcase("list", "--format", "csv", "--level", "full", "--output", str(file))

    assert (done.code, done.out) == (0, "")
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "العدنان" in file.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "html", "simple", "github"])
def test_no_name_and_no_words_of_people_are_in_a_file_unless_they_were_asked_for(
    famcase: CommandLine, form: str
) -> None:
    told = ("--phone", "0933123456", "--note", "CANARY note", "--need", "food", "--next", "+3d", "--what", "CANARY")
    case = famcase.case("--name-ar", "قناري خالد", "--mother", "Canary Mona", "--consent", "given", *told)
    assert famcase("flag", case, "add", "other", "--reason", "CANARY flag").code == 0
    file = famcase.folder / "leaves"
    commands = (["list"], ["show", case], ["find", "خالد"], ["due", "--on", "2018-08-18"], ["history", case])
    for command in commands:
        done = famcase(*command, "--format", form, "--output", str(file))
        assert done.code == 0, done.err
        written = file.read_text(encoding="utf-8-sig", errors="replace")
        assert not re.search("canary|قناري|933123456", written, re.IGNORECASE), command
        assert case in written or case.replace("-", "") in written or command[0] == "history", command
        assert "Khaled" not in written, command
    full = ("show", case, "--format", form, "--level", "full", "--output", str(file))
    assert famcase(*full).code == 0
    written = file.read_text(encoding="utf-8-sig")
    assert "Khaled" in written
    assert "CANARY flag" in written
    assert not re.search("CANARY note|933123456", written)
    assert famcase(*full, "--with", "notes", "--with", "contacts").code == 0
    written = file.read_text(encoding="utf-8-sig")
    assert "CANARY note" in written
    assert "933123456" in written


def test_families_that_did_not_agree_are_in_no_file_and_are_counted(famcase: CommandLine) -> None:
    agreed, unasked = famcase.case("--consent", "given"), famcase.case()
    refused = famcase.case("--consent", "refused")
    file = famcase.folder / "list.json"
    to_file = ("--format", "json", "--output", str(file))

    def numbers(*more: str) -> list[str]:
        done = famcase("list", *to_file, *more)
        assert done.code == 0, done.err
        return [line["number"] for line in json.loads(file.read_text())]

    plain = {case: case.replace("-", "") for case in (agreed, unasked, refused)}
    assert numbers() == [plain[agreed]]
    assert re.search("2 left out: 1 (refused|not asked for consent), 1", famcase("list", *to_file).err)
    assert set(numbers("--vital", "no shelter tonight")) == {plain[agreed], plain[unasked]}
    assert numbers("--purpose", "referral", "--recipient", "Maram") == []
    assert famcase("consent", refused, "referral", "given", "--partner", "Maram").code == 0
    assert numbers("--purpose", "referral", "--recipient", "maram") == [plain[refused]]
    file.unlink()

    for command in (["show", unasked], ["history", refused], ["stay", unasked, "list"], ["duplicates", unasked]):
        done = famcase(*command, *to_file)
        assert done.code == 1, command
        assert "Nothing was written of" in done.err
    assert famcase("list", *to_file, "--purpose", "referral").code == 1
    assert famcase("list", *to_file, "--purpose", "curiosity").code == 2
    assert not file.exists()
    assert famcase("show", agreed, *to_file).code == 0
    assert json.loads(file.read_text())["number"] == plain[agreed]
    assert not [path for path in famcase.folder.iterdir() if path.name.startswith(".")]
    assert unasked in famcase("list").out  # on the screen of the desk's own people everything stands


def test_what_an_act_answers_goes_into_a_file_without_names_and_of_who_agreed(famcase: CommandLine) -> None:
    agreed, unasked = famcase.case("--consent", "given"), famcase.case("--name", "Canary Nour")
    file = famcase.folder / "answer.json"
    to_file = ("--format", "json", "--level", "full", "--output", str(file))

    done = famcase("note", unasked, "hello", *to_file)
    assert (done.code, file.exists()) == (0, False)
    assert "What was done is saved" in done.err
    assert famcase("note", agreed, "hello", *to_file).code == 0
    assert json.loads(file.read_text())["case"] == agreed.replace("-", "")
    assert "Khaled" not in file.read_text()
    assert famcase("link", agreed, "add", unasked).code == 0
    for form in ("json", "simple"):
        assert famcase("show", agreed, "--format", form, "--level", "full", "--output", str(file)).code == 0
        assert not re.search(f"Canary|{unasked}|{unasked.replace('-', '')}", file.read_text())
    assert famcase("undo", "--yes", *to_file).code == 0
    assert "Canary" not in file.read_text()


def test_nothing_is_written_where_the_command_fails(famcase: CommandLine) -> None:
    file = famcase.folder / "none.json"

    assert famcase("show", "20411-087-5", "--output", str(file)).code == 3
    assert not file.exists()
    assert famcase("list", "--output", str(famcase.folder / "no" / "folder" / "x.csv")).code == 2


def test_arabic_is_reordered_only_for_a_terminal_that_does_not(famcase: CommandLine) -> None:
    famcase.case("--name-ar", "خالد")
    piped = famcase("list", "--language", "ar").out
    assert "خالد" in piped
    famcase.shows = True
    famcase.environ["TERM"] = "xterm-kitty"

    assert "خالد" not in famcase("list", "--language", "ar").out
    assert "خالد" in famcase("list", "--language", "ar", "--bidi", "off").out
    assert "خالد" in famcase("list", "--language", "ar", "--format", "json").out or "Khaled" in famcase("list").out


def test_a_wrong_passphrase_is_exit_4_and_changes_no_byte(famcase: CommandLine) -> None:
    famcase.case()
    folder = famcase.folder / "home"
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    famcase.secret("FAMCASE_PASSPHRASE_FILE", "another passphrase")

    done = famcase("list")

    assert (done.code, done.out) == (4, "")
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_without_a_terminal_or_a_file_the_passphrase_cannot_be_asked_for(famcase: CommandLine) -> None:
    del famcase.environ["FAMCASE_PASSPHRASE_FILE"]
    assert famcase("list").code == 4

    famcase.interactive = True
    famcase.typed = ["a passphrase for tests"]
    assert famcase("list").code == 0
    assert famcase("list").code == 4
    famcase.environ["FAMCASE_PASSPHRASE_FILE"] = str(famcase.folder / "not there")
    assert famcase("list").code == 4


def test_another_user_than_the_passphrase_opens_for_is_exit_4(famcase: CommandLine) -> None:
    famcase.environ["FAMCASE_USER"] = "Somebody Else"

    assert famcase("list").code == 4
    assert famcase("list", "--user", "Rana").code == 0


def test_a_fault_nobody_foresaw_shows_a_code_and_no_words_of_anybody(
    famcase: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_context: Any, _options: Any) -> int:
        raise RuntimeError("Khaled al-Adnan")

    monkeypatch.setattr("famcase.cli.commands.COMMANDS", [undo.COMMAND.__class__("undo", "", lambda _: None, fail)])
    done = famcase("undo")

    assert done.code == 5
    assert "RuntimeError" in done.err
    assert "Khaled" not in done.err
    assert "Traceback" not in done.err


def test_an_interruption_is_exit_130(famcase: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_context: Any, _options: Any) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(
        "famcase.cli.commands.COMMANDS", [undo.COMMAND.__class__("undo", "", lambda _: None, interrupt)]
    )
    assert famcase("undo").code == 130


class ClosedPipe(io.StringIO):
    def write(self, _text: str) -> int:
        raise BrokenPipeError


def test_a_reader_that_has_read_enough_is_no_fault(famcase: CommandLine) -> None:
    famcase.out = ClosedPipe

    done = famcase("list")

    assert (done.code, done.err) == (141, "")


def test_the_screen_is_started_from_outside_and_only_on_a_terminal(famcase: CommandLine) -> None:
    asked: list[Any] = []

    def screen(_home: Any, *, desk: Any, **_more: Any) -> int:
        asked.append(desk is not None)
        if desk is not None:
            desk.close()
        return 7

    famcase.screen = screen
    assert famcase().code == 2
    famcase.interactive = famcase.shows = True
    assert famcase().code == 7
    del famcase.environ["FAMCASE_PASSPHRASE_FILE"]
    assert famcase("open").code == 7
    assert asked == [True, False]
