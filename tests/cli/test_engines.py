"""Every command does the same on an encrypted file and on an office server, and each says no in its own way."""

import secrets
from collections.abc import Callable

import pytest

from famcase.cli.commands import COMMANDS
from famcase.storage.postgres import open_postgres
from tests.command_line import CommandLine

_ELSEWHERE = frozenset(
    {
        "init", "open", "demo", "import", "export", "passphrase", "backup", "restore", "user", "recover",
        "organisation-key", "settings",
    }
)  # fmt: skip
"""Commands about files, keys, users and the desk itself: not the same on a server, or tested beside."""

_ROUND: tuple[tuple[str, ...], ...] = (
    ("edit", "CASE", "--priority", "2", "--women", "4"),
    ("member", "CASE", "add", "--name", "Rahaf", "--age", "9"),
    ("member", "CASE", "edit", "2", "--vulnerability", "out-of-school"),
    ("changed", "CASE", "born", "--sex", "f"),
    ("flag", "CASE", "add", "do-not-visit", "--reason", "the bridge"),
    ("link", "CASE", "add", "OTHER"),
    ("contact", "CASE", "add", "0944 123 456", "--safe", "yes"),
    ("consent", "CASE", "services", "given"),
    ("withhold", "CASE", "--reason", "asked"),
    ("withhold", "CASE", "--show-again", "--yes"),
    ("site", "add", "al-Midan camp", "--at", "C4132", "--type", "planned-camp", "--capacity", "1"),
    ("site", "edit", "al-Midan", "--capacity", "130"),
    ("count", "al-Midan camp", "--families", "231", "--source", "manager"),
    ("move", "CASE", "--to", "al-Midan camp", "--since", "yesterday", "--living", "open"),
    ("distribution", "new", "tent", "--at", "al-Midan camp", "--life-saving", "--yes"),
    ("distribution", "tick", "1", "1", "collected"),
    ("counts", "al-Midan camp"),
    ("stay", "CASE", "correct", "1", "--sector", "B"),
    ("confirm", "CASE", "--how", "phone"),
    ("verify", "CASE", "here"),
    ("plan", "CASE", "add", "see a doctor"),
    ("refer", "CASE", "--to", "Bright clinic", "--basis", "consent"),
    ("referral", "CASE", "accept", "2"),
    ("waiting",),
    ("left",),
    ("need", "CASE", "add", "food"),
    ("need", "CASE", "met", "food"),
    ("assistance", "CASE", "add", "tent", "--quantity", "2"),
    ("follow-up", "CASE", "add", "--due", "today", "--what", "tents"),
    ("due",),
    ("print", "round", "--to", "PAGES", "--yes"),
    ("put-off", "--where", "adnan", "--until", "in 3 days", "--why", "the road is shut", "--yes"),
    ("visited", "CASE", "--outcome", "seen", "--gave", "tent"),
    ("note", "CASE", "Asked twice."),
    ("list", "adnan", "--sort", "due"),
    ("saved", "add", "mine", "open", "--sort", "due"),
    ("list", "--saved", "mine"),
    ("find", "adnaan"),
    ("duplicates", "CASE"),
    ("duplicates",),
    ("bulk", "flag", "needs-a-look", "adnan", "--yes"),
    ("handover",),
    ("show", "CASE"),
    ("history", "CASE"),
    ("undo", "--yes"),
    ("event", "add", "bombardment", "--at", "C4081"),
    ("sites",),
    ("origins",),
    ("place", "Armanaz"),
    ("summary", "arrivals"),
    ("summary", "where"),
    ("summary", "needs"),
    ("summary", "overdue"),
    ("print", "summary", "arrivals", "--to", "PAGES", "--yes"),
    ("terms", "item"),
    ("terms", "item", "set", "stove", "--label-en", "Stove"),
    ("terms", "item", "retire", "stove"),
    ("close", "CASE", "--reason", "goals-met"),
    ("reopen", "CASE"),
    ("apart", "CASE", "OTHER"),
    ("move-member", "CASE", "3", "--to", "OTHER"),
    ("split", "CASE", "--people", "2"),
    ("merge", "OTHER", "into", "CASE", "--yes"),
    ("check", "--rebuild"),
    ("erase", "CASE", "--person", "2", "--reason", "asked", "--yes"),
    ("erase", "CASE", "--reason", "asked", "--yes"),
)


@pytest.fixture(
    params=[pytest.param("sqlite", marks=pytest.mark.slow), pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def anywhere(request: pytest.FixtureRequest) -> CommandLine:
    """The command line on each engine; other tests of commands use a server only with the slow ones."""
    line: CommandLine = request.getfixturevalue("famcase" if request.param == "sqlite" else "on_server")
    return line


def test_every_command_works_on_both_engines(anywhere: CommandLine) -> None:
    sheet = anywhere.folder / "arrivals.csv"
    sheet.write_text("name,people\nUmm Omar,5\n", encoding="utf-8")
    came = ("--from", "Tamanaah", "--left", "5 days ago", "--reason", "bombardment")
    stay = ("--to", "Armanaz", "--since", "yesterday", "--living", "tent")
    assert anywhere("arrivals", str(sheet), *came, *stay).code == 0
    other = anywhere("list", "Omar", "--format", "json").json[0]["number"]
    case = anywhere.case("--from", "Tamanaah", "--left", "5 days ago", "--need", "shelter")
    names = {"CASE": case, "OTHER": other, "PAGES": str(anywhere.folder / "pages.pdf")}
    me = anywhere("user", "list", "--format", "json").json[0]["name"]

    for command in (("transfer", "CASE", me), ("assign", "CASE", me), *_ROUND):
        done = anywhere(*(names.get(word, word) for word in command))
        assert done.code == 0, (command, done.err)

    assert anywhere("show", case).code == 3
    beside = {"arrivals", "register", "assign", "transfer", "approve", "send-back", "reassign"}
    tried = {command[0] for command in _ROUND} | beside
    assert {command.name for command in COMMANDS} - _ELSEWHERE == tried


def test_exit_codes_are_the_same_on_both_engines(anywhere: CommandLine) -> None:
    case = anywhere.case()

    assert anywhere("undo", "--yes").code == 0
    assert anywhere("undo", "--yes").code == 3
    assert anywhere("show", case).code == 3
    case = anywhere.case()
    assert anywhere("show", "20411-087-5").code == 3
    assert anywhere("send-back", case, "--comment", "x").code == 3
    assert anywhere("move", case, "--since", "tomorrow", "--living", "tent").code == 1
    assert anywhere("need", case, "add", "chocolate").code == 2
    assert anywhere("list", "--user", "Somebody Else").code == 4


@pytest.mark.postgres
def test_an_office_database_keeps_no_passphrases_and_no_backups_here(on_server: CommandLine) -> None:
    assert on_server("backup").code == 1
    on_server.secret("FAMCASE_NEW_PASSPHRASE_FILE", "quite another one")
    assert on_server("passphrase").code == 1
    assert on_server("init", "--user", "famcase", "--role", "supervisor").code == 1
    assert on_server("demo", "--no-screen").code == 1
    assert on_server("list").code == 0


@pytest.mark.postgres
def test_a_server_without_a_database_of_famcase_or_without_an_answer(
    bare: CommandLine, new_database: Callable[[], str]
) -> None:
    address = new_database()

    assert bare("list", "--database", address).code == 3
    assert bare("init", "--user", "Somebody Else", "--role", "supervisor", "--database", address).code == 4
    assert bare("list", "--database", address).code == 3
    assert bare("list", "--database", "postgresql://famcase@127.0.0.1:1/none").code == 5


@pytest.mark.postgres
def test_a_role_of_the_server_works_as_itself_while_it_is_a_user(on_server: CommandLine) -> None:
    address = on_server.always[1]
    sami, lina = (f"{name}_{secrets.token_hex(4)}" for name in ("sami", "lina"))
    server = open_postgres(address)
    for role in (sami, lina):
        server.execute_sql(f'CREATE ROLE "{role}" LOGIN')
    server.close()
    theirs = {role: ("--database", address.replace("famcase@", f"{role}@")) for role in (sami, lina)}
    assert on_server("user", "add", "nobody_at_all", "--role", "caseworker").code == 3
    assert on_server("user", "add", sami, "--role", "caseworker").code == 0
    mine, on_server.always = on_server.always, theirs[sami]

    case = on_server.case()
    assert on_server("show", case, "--user", sami, "--format", "json").json["assigned_to"] == sami
    assert on_server("show", case, "--user", "famcase").code == 4
    assert on_server("close", case, "--reason", "goals-met", "--format", "json").json["closing"] == "requested"
    assert on_server("erase", case, "--reason", "x", "--yes").code == 1
    on_server.always = theirs[lina]
    assert on_server("list").code == 4

    on_server.always = mine
    assert on_server("send-back", case, "--comment", "The roof first.").code == 0
    on_server.always = theirs[sami]
    assert on_server("close", case, "--reason", "goals-met").code == 0
    on_server.always = mine
    assert on_server("approve", case).code == 0
    assert on_server("reopen", case).code == 0
    assert on_server("reassign", sami, "famcase", "--yes").code == 0
    assert on_server("user", "remove", sami).code == 0
    on_server.always = theirs[sami]
    assert on_server("list").code == 4
