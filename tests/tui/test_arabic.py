"""Arabic is a first language: what is typed in it is understood, and what is shown in it has room."""

from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from famcase.presentation.bidi import Bidi
from famcase.presentation.cells import cells_wide
from famcase.services.desk import Desk
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.families import get_family
from famcase.services.views import FamilyView
from famcase.tui.app import FamcaseApp
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.foot import MOST_HINTS, Hints
from tests.conftest import AUG_15
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed
from tests.tui.rendered import in_each_language, rendered

FORMS = (
    "register", "edit", "moved", "visited", "note", "member", "need", "follow-up", "contact", "consent", "assign",
    "close", "confirm",
)  # fmt: skip

FEWEST_HINTS = 6
"""What has room in both languages; the rest is behind F9."""


def adnan(desk: Desk) -> FamilyView:
    return get_family(desk, case_page(desk, CaseFilters(text="Khaled Adnan")).lines[0].uid)


def foot(app: FamcaseApp) -> tuple[int, int, int, bool]:
    """Return how many hints the foot shows, how many its screen has, its width, and whether F1 and F9 are in it."""
    hints = app.screen.query_one(Hints)
    wanted = [app.words(action.hint) for action in hints._actions if action.keys]
    line = str(hints.render())
    shown = sum(hint in line for hint in wanted)
    return shown, len(wanted), cells_wide(line), "F1" in line and "F9" in line


async def walked(pilot: Pilot[Any], desk: Desk) -> dict[str, tuple[int, int, int, bool]]:
    """Return what `foot` says of each screen."""
    app = pilot.app
    assert isinstance(app, FamcaseApp)
    found = {}
    for place in ("today", "families", "sites"):
        app.action_go(place)
        await quiet(pilot)
        found[place] = foot(app)
    family = adnan(desk).uid
    app.open_family(family)
    await quiet(pilot)
    found["family"] = foot(app)
    for form in FORMS:
        app.open_form(form, None if form == "register" else family)
        await quiet(pilot)
        found[form] = foot(app)
        app.screen.dismiss()
        await quiet(pilot)
    return found


@pytest.mark.slow
@in_each_language
async def test_every_foot_fits_eighty_columns(told_desk: Desk, make_app: AppMaker, language: str) -> None:
    app = make_app(told_desk, language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        for place, (shown, wanted, width, has_help_and_more) in (await walked(pilot, told_desk)).items():
            assert width <= 80, place
            assert has_help_and_more, place
            assert min(wanted, FEWEST_HINTS) <= shown <= MOST_HINTS, place


@pytest.mark.slow
async def test_a_move_is_typed_in_arabic(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk, language="ar")
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        app.open_form("moved", adnan(told_desk).uid)
        await quiet(pilot)
        await typed(pilot, "سلقين")
        await press(pilot, "enter")
        await typed(pilot, "قبل ٣ أيام")
        assert "الأحد 12 آب 2018، قبل 3 أيام" in screen(pilot)
        await press(pilot, "enter")
        await typed(pilot, "خيمة")
        await press(pilot, "enter", "ctrl+s")
        await quiet(pilot)
    now = adnan(told_desk).now
    assert now is not None
    assert (str(now.where), now.since, now.living) == ("Salqin", AUG_15 - timedelta(days=3), "tent")


@pytest.mark.parametrize(
    ("said", "day"),
    [("١٠/٨", 10), ("١٠ آب", 10), ("أمس", 14), ("الجمعة الماضية", 10), ("٢٠١٨-٠٨-٠٩", 9), ("قبل يومين", 13)],
)
async def test_a_day_is_typed_in_arabic(told_desk: Desk, make_app: AppMaker, said: str, day: int) -> None:
    app = make_app(told_desk, language="ar")
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        app.open_form("moved", adnan(told_desk).uid)
        await quiet(pilot)
        await press(pilot, "tab")
        await typed(pilot, said)
        assert f" {day} آب 2018" in screen(pilot)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("said", "found"),
    [("العدنان", 2), ("متأخرة", 2), ("مفتوحة", 7), ("حالاتي", 0), ("في العراء", 1), ("أرمناز", 4), ("مخيم الميدان", 2)],
)
async def test_families_are_filtered_in_arabic(told_desk: Desk, make_app: AppMaker, said: str, found: int) -> None:
    app = make_app(told_desk, language="ar")
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        await press(pilot, "2")
        await typed(pilot, said)
        assert app.screen._found.page.total == found  # type: ignore[attr-defined]


async def test_a_case_number_is_found_in_arabic_digits(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk, language="ar")
    number = adnan(told_desk).number.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        await press(pilot, "2")
        await typed(pilot, f"{number[:5]}-{number[5:8]}-{number[8:]}")
        assert "خالد أحمد العدنان" in screen(pilot)
        assert "مريم بركات" not in screen(pilot)


async def test_a_phone_and_a_number_are_typed_in_arabic_digits(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk, language="ar")
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        app.open_form("contact", adnan(told_desk).uid)
        await quiet(pilot)
        await typed(pilot, "٠٩٣٣ ١٢٣ ٤٥٦")
        await press(pilot, "ctrl+s")
        app.open_form("edit", adnan(told_desk).uid)
        await quiet(pilot)
        await press(pilot, "tab", "tab", "ctrl+u")
        await typed(pilot, "١٥")
        await press(pilot, "ctrl+s")
        await quiet(pilot)
    family = adnan(told_desk)
    assert family.people == 15
    assert [contact.number for contact in family.contacts][-1].endswith("933123456")


async def test_what_is_typed_in_arabic_begins_at_the_right_and_grows_to_the_left(
    told_desk: Desk, make_app: AppMaker
) -> None:
    app = make_app(told_desk, language="ar", bidi=Bidi.APP)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "2")
        await typed(pilot, "خال")
        search = app.screen.query_one("#search", Field)
        drawn = "".join(segment.text for segment in search.render_line(0))
        assert drawn.endswith(" ﻝﺎﺧ")  # the cursor stands on the blank at the left
        await press(pilot, "right")
        assert search.cursor_position == 2
        await press(pilot, "left")
        assert search.cursor_position == 3
        assert "ﻥﺎﻧﺪﻌﻟﺍ" in rendered(app)


@pytest.mark.parametrize(
    ("key", "name"), [("ث", "MemberForm"), ("ر", "VisitedForm"), ("ة", "MovedForm"), ("ص", "NoteForm")]
)
async def test_the_letters_of_an_arabic_keyboard_act(told_desk: Desk, make_app: AppMaker, key: str, name: str) -> None:
    app = make_app(told_desk, language="ar")
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(adnan(told_desk).uid)
        await quiet(pilot)
        await pilot.press(key)
        await quiet(pilot)
        assert name[:4] in type(app.screen).__name__
