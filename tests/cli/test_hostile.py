"""Text that tries to be more than text, through every argument: nothing reaches the terminal, nothing crashes."""

import re
from time import process_time

import pytest

from tests.command_line import CommandLine

HOSTILE = (
    "[/b]",
    "[@click=app.bell]x[/]",
    "a\x1b]52;c;aGk=\x07b",
    "a\x9b31mb",
    "a\x00b",
    "a\u202eb\u2066c",
    "=cmd|' /C calc'!A0",
    "x" * 10_000,
    "👨‍👩‍👧‍👦 👍🏽",
    "\ud800 alone \udfff",
    "{0} {name} %s %(prog)s",
    "two\nlines\r\nthree\u2028four",
)
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=str(number), marks=() if number == 1 else pytest.mark.slow)
        for number, text in enumerate(HOSTILE)
    ],
)
def test_hostile_text_is_kept_or_refused_and_never_printed_as_it_is(famcase: CommandLine, text: str) -> None:
    number = famcase.case("--to", "Armanaz", "--since", "10 Aug 2018", "--living", "rented")
    place = ("--to", text, "--since", "today", "--living", "host")
    commands = [
        ("register", "--name", text, "--name-ar", text, "--people", "2", "--from", text),
        ("register", "--people", text, "--left", text, "--living", text),
        ("member", number, "add", "--name", text),
        ("register", "--people", "2", "--via", text, "--mother-ar", text, "--note", text),
        ("edit", number, "--name", text, "--called-ar", text, "--from", text),
        ("edit", number, "--step", text),
        ("member", number, "edit", "1", "--spelling", text, "--mother", text),
        ("member", number, "edit", text, "--presence", text),
        ("contact", number, "add", text, "--when", text),
        ("contact", number, "add", "0944 123 456", "--when", text),
        ("consent", number, "services", "given", "--given-by", text, "--how", text),
        ("withhold", number, "--reason", text, "--from-whom", text),
        ("withhold", number, "--show-again", "--yes"),
        ("assistance", number, "add", text),
        ("need", number, "set", "1", text),
        ("confirm", number, "--how", text),
        ("send-back", number, "--comment", text),
        ("terms", "item", "set", "stove", "--label-en", text, "--label-ar", text),
        ("terms", "item", "retire", text),
        ("split", number, "--people", text, "--to", text),
        ("move-member", number, text, "--to", text),
        ("merge", number, text, "--take", text, "--same", text),
        ("apart", number, text),
        ("terms", "item"),
        ("site", "edit", text, "--name", text),
        ("member", number, "add", "--sex", text),
        ("move", number, *place),
        ("move", number, *place, "--members", text),
        ("need", number, "add", "food", "--what", text),
        ("need", number, "met", text),
        ("follow-up", number, "add", "--due", "today", "--what", text),
        ("follow-up", number, "add", "--due", text, "--what", "x"),
        ("visited", number, "--outcome", text),
        ("stay", number, "correct", "1", "--to", text, "--directions", text, "--onward", text),
        ("stay", number, "insert", "--before", text, "--to", text, "--since", text, "--living", text),
        ("need", number, "correct", "1", "--what", text, "--by", text),
        ("assistance", number, "add", "cash", "--amount", text, "--currency", text),
        ("follow-up", number, "add", "--due", "today", "--what", text, "--repeats", text, "--whose", text),
        ("follow-up", number, "put-off", "1", "--until", "in 3 days", "--why", text),
        ("refer", number, "--to", text, "--reason", text, "--basis", "consent"),
        ("referral", number, "reject", "1", "--why", text),
        ("transfer", number, text, "--reason", text),
        ("plan", number, "add", text, "--who", text),
        ("plan", number, "list"),
        ("undo", number, text),
        ("waiting", "--everybody"),
        ("handover", text, "--tells", text),
        ("handover", "--names", "--tells", text),
        ("reassign", text, text),
        ("approve", text),
        ("note", number, text),
        ("note", text, "x"),
        ("site", "add", text, "--at", text, "--type", "planned-camp"),
        ("count", text, "--families", "1", "--source", "manager"),
        ("event", "add", "fire", "--at", text, "--source", text, "--what", text),
        ("assign", number, text),
        ("close", number, "--reason", text),
        ("list", text),
        ("list", "--sort", text),
        ("show", text),
        ("place", text),
        ("terms", text),
        ("summary", text),
        ("due", "--for", text),
        ("user", "add", text, "--role", "caseworker"),
        ("user", "remove", text),
        ("import", text, "--mapping", text),
        ("restore", text, "--to", text),
        ("list", "--database", text),
        ("list", "--user", text),
        ("list", "--format", text),
        (text,),
        ("list",),
        ("sites",),
        ("origins",),
        ("show", number),
        ("history", number),
        ("erase", number, "--reason", text, "--yes"),
    ]
    famcase.secret("FAMCASE_NEW_PASSPHRASE_FILE", "the passphrase of somebody")

    for command in commands:
        done = famcase(*command)
        assert done.code in (0, 1, 2, 3, 4, 5), command[0]
        assert "famcase failed at this" not in done.err, (command[:3], done.err)
        assert CONTROL.search(done.out) is None, command[:3]
        assert CONTROL.search(done.err) is None, command[:3]


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csv", "tsv", "json", "html", "github", "grid"])
def test_what_was_kept_leaves_in_every_form_without_a_control_byte(famcase: CommandLine, form: str) -> None:
    number = famcase.case()
    for text in HOSTILE:
        famcase("note", number, text)
        famcase("register", "--name", text, "--people", "2")

    for command in (("show", number), ("list",), ("history", number)):
        done = famcase(*command, "--format", form)
        assert done.code == 0
        assert re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", done.out) is None


@pytest.mark.parametrize("option", ["--name", "--name-ar", "--phone", "--priority", "--from", "--note"])
def test_two_dashes_given_as_a_value_are_a_value(famcase: CommandLine, option: str) -> None:
    done = famcase("register", "--people", "2", f"{option}=--")

    assert done.code in (0, 1, 2)
    assert "failed" not in done.err


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ا " * 2_000_000, id="two million words"),
        pytest.param("9" * 4_000_000, id="four million digits"),
        pytest.param("a " * 45_000, id="words as long as a text may be"),
        pytest.param("ع" * 90_000, id="a word as long as a text may be"),
        pytest.param("a" + " " * 90_000 + "b", id="as many blanks between two words"),
    ],
)
def test_a_file_given_as_a_text_ends_in_a_sentence_at_once(famcase: CommandLine, text: str) -> None:
    number = famcase.case()
    commands = [
        ("list", text),
        ("list", "--limit", text),
        ("bulk", "flag", "other", text, "--yes"),
        ("place", text),
        ("move", number, "--to", text, "--since", "today", "--living", "rented"),
        ("note", number, text),
        ("show", text),
        ("register", "--people", text, "--name", text, "--to", text, "--since", "today", "--living", "own"),
        ("member", number, "edit", text),
        ("follow-up", number, "add", "--due", "today", "--what", "x", "--repeats", text, "--times", "3"),
        ("summary", "needs", "--period", text),
        ("settings", "language", text),
        (text,),
    ]
    begun = process_time()

    for command in commands:
        done = famcase(*command)
        assert done.code in (0, 1, 2, 3), (command[0][:20], done.err[:300])
        assert len(done.out) + len(done.err) < 5_000, command[0][:20]

    assert process_time() - begun < 10
