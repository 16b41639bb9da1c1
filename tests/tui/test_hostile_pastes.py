"""Text that tries to be more than text, pasted wherever something can be typed: what the terminal gets is harmless."""

import re
from collections.abc import Iterator

import pytest
from textual import events
from textual.drivers import headless_driver
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, TextArea

from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts
from famcase.paths import Home
from famcase.services import opening
from famcase.services.commands.families import edit_family
from famcase.services.commands.flags import add_flag
from famcase.services.commands.referrals import refer
from famcase.services.desk import Desk
from famcase.services.inputs import NewReferral
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.families import get_family
from famcase.services.queries.saved_lists import list_saved
from famcase.tui.app import FamcaseApp
from famcase.tui.forms import open_form
from famcase.tui.forms.form import Form
from tests.conftest import PASSPHRASE
from tests.presentation.conftest import HOSTILE
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen

SIGN = "31337"
"""Stands in every command that a text carries, and in no sequence of Textual's own."""

PASTED = (
    *HOSTILE,
    f"a\x1b]0;{SIGN}\x07b",
    f"a\x1b[{SIGN}mb\x1b[2J",
    f"a\x9d0;{SIGN}\x9cb\x9b{SIGN}m",
    f"a\x1bP{SIGN}\x1b\\b",
    "\x85\x08\x7f\x0e",
    "[@click=app.quit]x[/]",
    "{name} {0.__class__} %s %(x)s",
    "'; DROP TABLE family; --",
    "../../x",
    "Kh" + "\u0301\u0300\u0338\u20dd" * 60 + "aled",
    "\ufeff\u200fBOM\ufeff",
    "م" * 200_000,
    "٣٤ (محمد) abc [x] 12",
    "\t\tx\ty",
    "²①٠",
    "9" * 400,
    "31 Feb 99999",
)

FORMS = (
    *("register", "edit", "moved", "confirm", "visited", "note", "need", "need-changed"),
    *("member", "contact", "follow-up", "consent", "assign", "close", "send-back"),
    *("stay", "stay-before", "assistance", "follow-up-changed", "put-off", "refer", "transfer", "plan-step"),
    *("changed", "flag", "flag-settled", "link", "other-number", "withhold", "member-corrected", "referral-rejected"),
    *("merge", "split", "move-people"),
)
QUICK = {("note", 13), ("contact", 5), ("flag", 0)}

_SEQUENCE = re.compile(
    r"\x1b\[[0-9;:?<>= ]*[A-Za-z]"
    r"|\x1b\](?:22|52);[ -~]*?(?:\x07|\x1b\\)"  # the pointer's shape, and the clipboard, which is base64
    r"|\x1b[78=>]"
)
_UNSAFE = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Terminal(headless_driver.HeadlessDriver):
    """Keeps all that Textual writes to a terminal."""

    written: list[str]

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.written.append(data)


def leak(sent: str) -> str:
    """Return what a terminal would obey of what it was sent and that is none of Textual's own commands."""
    carried = [sequence for sequence in _SEQUENCE.findall(sent) if SIGN in sequence]
    left = _SEQUENCE.sub("", sent)
    unsafe = _UNSAFE.search(left)
    return "".join(carried) or (ascii(left[max(0, unsafe.start() - 20) : unsafe.end() + 20]) if unsafe else "")


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a terminal in the place of Textual's headless one is sent."""
    sent: list[str] = []
    monkeypatch.setattr(Terminal, "written", sent, raising=False)
    monkeypatch.setattr(headless_driver, "HeadlessDriver", Terminal)
    return sent


@pytest.fixture
def terminal(written: list[str]) -> Iterator[list[str]]:
    """A terminal that must have got something, and nothing that it would obey."""
    yield written
    assert len("".join(written)) > 1_000
    assert leak("".join(written)) == ""


async def paste(pilot: Pilot[int], widget: Widget, text: str) -> None:
    widget.focus()
    await pilot.pause()
    pilot.app.post_message(events.Paste(text))
    await quiet(pilot)


async def paste_all(pilot: Pilot[int], first: int) -> None:
    """Paste another text into each field of the screen on top."""
    fields = [field for field in pilot.app.screen.query("*") if isinstance(field, Input | TextArea)]
    assert fields
    for index, field in enumerate(fields):
        if field.is_attached:
            await paste(pilot, field, PASTED[(first + index * 7) % len(PASTED)])


def still_well(app: FamcaseApp) -> bool:
    """Say whether nothing on the screen, and nothing behind it, is a fault of the program."""
    return app.return_code in (None, 0) and app._exception is None and "code " not in _foot(app)


def _foot(app: FamcaseApp) -> str:
    from tests.tui.rendered import rendered

    return "\n".join(rendered(app).split("\n")[-4:])


async def test_without_the_door_the_terminal_would_obey(
    told_desk: Desk, make_app: AppMaker, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("famcase.tui.door.safe", str)
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        await paste(pilot, pilot.app.screen.query_one("#search"), f"a\x1b[{SIGN}mb\x07")

    assert leak("".join(written))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "texts"),
    [("en", PASTED[3::5]), *(pytest.param(language, PASTED, marks=pytest.mark.slow) for language in ("en", "ar"))],
    ids=["some", "all-en", "all-ar"],
)
async def test_whatever_is_pasted_into_the_search_line_and_the_list_of_actions_is_only_text(
    told_desk: Desk, make_app: AppMaker, terminal: list[str], language: str, texts: tuple[str, ...]
) -> None:
    app = make_app(told_desk, language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        for text in texts:
            await paste(pilot, app.screen.query_one("#search"), text)
            assert still_well(app)
            await press(pilot, "ctrl+u")
        await press(pilot, "f9")
        for text in texts:
            await paste(pilot, app.screen.query_one(Input), text)
            await press(pilot, "ctrl+u")
        await press(pilot, "escape")
        assert still_well(app)
    assert terminal


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("follow-up-many", 3),
        ("flag-many", 12),
        pytest.param("follow-up-many", 12, marks=pytest.mark.slow),
        pytest.param("flag-many", 3, marks=pytest.mark.slow),
    ],
)
async def test_whatever_is_pasted_into_a_form_about_many_families_is_only_text(
    told_desk: Desk, make_app: AppMaker, terminal: list[str], name: str, first: int
) -> None:
    app = make_app(told_desk)
    families = [line.uid for line in case_page(told_desk).lines]
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        app.open_many(name, families)
        await quiet(pilot)
        await paste_all(pilot, first)
        await press(pilot, "ctrl+s", "escape", "escape")
        assert still_well(app)
    assert terminal


@pytest.mark.slow
async def test_whatever_is_pasted_as_the_name_or_value_of_a_list_is_only_text(
    told_desk: Desk, make_app: AppMaker, terminal: list[str]
) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "f8")
        for text in PASTED[1::6]:
            keep = ["down", "down"] if list_saved(told_desk) else ["down"]
            await press(pilot, "home", *keep, "enter")
            await paste(pilot, app.screen.query_one(Input), text)
            await press(pilot, "enter")
            assert still_well(app)
        await press(pilot, "escape")
        assert still_well(app)
    assert terminal


@pytest.mark.parametrize("text", [PASTED[4], PASTED[9], max(PASTED, key=len)], ids=["nul", "surrogates", "long"])
async def test_whatever_is_pasted_as_a_passphrase_opens_nothing_and_is_not_shown(
    file_desk: Desk, make_app: AppMaker, terminal: list[str], text: str
) -> None:
    file_desk.close()
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await paste(pilot, app.screen.query_one("#passphrase"), text)
        assert "alone" not in screen(pilot)
        await press(pilot, "enter")
        assert app.desk is None
        assert still_well(app)
    assert terminal


@pytest.mark.parametrize("first", [0, 13])
async def test_whatever_is_pasted_into_the_first_questions_is_refused_or_kept(
    home: Home, make_app: AppMaker, terminal: list[str], first: int
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await paste_all(pilot, first)
        await press(pilot, "enter", "enter", "enter", "enter")
        assert still_well(app)
    app.close_desk()
    assert terminal
    assert not opening.exists(home) or home.keys.exists()


def _case(first: int, name: str) -> object:
    return pytest.param(name, first, marks=() if (name, first) in QUICK else pytest.mark.slow)


def _firsts(name: str) -> list[int]:
    """Return the texts that a form's first field is given in turn; its other fields are given those that follow."""
    some = range(0, len(PASTED), 1 if name == "note" else 8)
    return sorted({*some, *(first for quick, first in QUICK if quick == name)})


@pytest.mark.slow
@pytest.mark.parametrize(("name", "first"), [_case(first, name) for name in FORMS for first in _firsts(name)])
async def test_whatever_is_pasted_into_a_form_is_kept_refused_or_a_draft(
    told_desk: Desk, home: Home, make_app: AppMaker, terminal: list[str], name: str, first: int
) -> None:
    family = get_family(told_desk, case_page(told_desk, CaseFilters(text="Khaled")).lines[0].uid)
    if name == "flag-settled":
        add_flag(told_desk, family.uid, "other")
        family = get_family(told_desk, family.uid)
    if name == "referral-rejected":
        refer(told_desk, family.uid, NewReferral(to="Bright clinic", basis="consent"))
        family = get_family(told_desk, family.uid)
    records: dict[str, RecordId] = {
        "need-changed": family.needs[0].uid,
        "stay": family.stays[0].uid,
        "stay-before": family.stays[1].uid,
        "follow-up-changed": family.follow_ups[0].uid,
        "put-off": family.follow_ups[0].uid,
        "flag-settled": family.flags[0].uid if family.flags else family.uid,
        "member-corrected": family.members[0].uid,
        "referral-rejected": family.referrals[0].uid if family.referrals else family.uid,
    }
    record = records.get(name)
    name = name.removesuffix("-corrected")

    def form() -> Form:
        return open_form(name, None if name == "register" else family.uid, record)

    app = make_app(told_desk, language="ar" if first % 2 else "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.push_screen(form())
        await quiet(pilot)
        if app.screen.query("Input, TextArea"):
            await paste_all(pilot, first)
        await press(pilot, "ctrl+s", "f1", "escape")
        assert still_well(app)
        await press(pilot, "escape", "escape")
        app.push_screen(form())
        await quiet(pilot)
        await press(pilot, "enter")  # where something was left: continue
        assert still_well(app)
        await press(pilot, "ctrl+l")
        assert app.desk is None
    assert terminal
    told = opening.unlock(home, PASSPHRASE, clock=told_desk.clock)
    assert len(case_page(told, CaseFilters()).lines) in (7, 8)
    told.close()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
async def test_a_family_with_a_hostile_name_is_asked_about_as_text(
    told_desk: Desk, make_app: AppMaker, terminal: list[str], language: str
) -> None:
    uid = _named(told_desk, "[@click=app.quit]x[/] [/b] {family} %s =1+1")
    app = make_app(told_desk, language=language)
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        for action in ("confirm", "close_case", "new", "open", "withhold"):
            app.open_family(uid)
            await quiet(pilot)
            assert "[/b] {family} %s" in screen(pilot)
            await app.run_action(f"screen.{action}")
            await press(pilot, "f1")
            assert still_well(app)
            await press(pilot, "escape")
    assert terminal


def _named(desk: Desk, name: str) -> RecordId:
    uid = case_page(desk, CaseFilters(text="Adnan")).lines[0].uid
    edit_family(desk, uid, None, head=(NameParts(first=name), NameParts(first=name)))
    return uid
