"""Text that tries to be more than text, on every screen of lists."""

from unicodedata import category

import pytest

from famcase.domain.names import NameParts
from famcase.presentation.bidi import Bidi
from famcase.services.commands.families import register
from famcase.services.desk import Desk
from famcase.services.inputs import NewFollowUp, NewMember, NewStay, Where
from famcase.services.queries import cases, families
from famcase.services.queries.today import today
from famcase.wording import Named
from tests.conftest import AUG_15
from tests.presentation.conftest import HOSTILE
from tests.tui.conftest import AppMaker, family
from tests.tui.rendered import rendered, settled


def _kept(text: str) -> str:
    """Return what the way in lets through of a hostile text: markup and formulas, no control characters."""
    return "".join(letter for letter in text if category(letter) not in {"Cc", "Cs", "Cf", "Zl", "Zp"})[:200]


def _unsafe(screen: str) -> list[str]:
    """Return the control characters, lone surrogates and direction overrides of a screen."""
    return [
        letter for letter in screen.replace("\n", "") if category(letter) in {"Cc", "Cs"} or letter in "\u202e\u2066"
    ]


@pytest.mark.parametrize(
    ("language", "bidi"),
    [
        ("ar", Bidi.APP),
        ("en", Bidi.OFF),
        pytest.param("ar", Bidi.OFF, marks=pytest.mark.slow),
        pytest.param("en", Bidi.APP, marks=pytest.mark.slow),
    ],
)
async def test_hostile_names_and_places_are_shown_as_text(
    file_desk: Desk, make_app: AppMaker, language: str, bidi: Bidi
) -> None:
    for text in map(_kept, HOSTILE):
        stay = NewStay(Where(text=text), AUG_15, "other")
        head = NewMember(NameParts(first=text), NameParts(first=text), "head", "male")
        register(
            file_desk, family("", "", Where(text=text), head=head, stays=(stay,), follow_up=NewFollowUp(AUG_15, text))
        )
    app = make_app(file_desk, language=language, bidi=bidi)
    async with app.run_test(size=(80, 24)) as pilot:
        for place in ("1", "2"):
            await pilot.press("escape", place)
            await settled(pilot)
            for _ in HOSTILE:
                await pilot.press("down")
                await settled(pilot)
                assert all(
                    line.isprintable() or "\u200e" in line or "\u200f" in line for line in rendered(app).split("\n")
                )
    assert app.return_code in (None, 0)


async def test_a_hostile_search_finds_nothing_and_breaks_nothing(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await settled(pilot)
        for text in HOSTILE:
            app.screen.query_one("#search").value = text  # type: ignore[attr-defined]
            await settled(pilot)
            assert not _unsafe(rendered(app)), text


async def test_what_got_into_the_database_all_the_same_does_not_reach_the_terminal(
    told_desk: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows of another program, or of an older famcase: every text a query answers with holds commands."""
    from dataclasses import replace

    evil = "x\x1b]52;c;aGk=\x07\x9b2J\u202e[/b][@click=app.quit]y[/]"
    real_page, real_day, real_family = cases.case_page, today, families.get_family

    def page(desk: Desk, *args: object, **named: object) -> object:
        found = real_page(desk, *args, **named)  # type: ignore[arg-type]
        return replace(
            found, lines=tuple(replace(line, name=evil, name_ar=evil, place=Named(evil, evil)) for line in found.lines)
        )

    def day(desk: Desk) -> object:
        found = real_day(desk)
        return replace(
            found,
            overdue=tuple(
                replace(line, name=evil, name_ar=evil, place=Named(evil, evil), what=evil) for line in found.overdue
            ),
            sites_over=tuple(replace(site, name=evil, name_ar=evil) for site in found.sites_over),
        )

    def one(desk: Desk, uid: object) -> object:
        found = real_family(desk, uid)  # type: ignore[arg-type]
        return replace(found, name=NameParts(first=evil), name_ar=NameParts(first=evil), assigned_to=evil)

    monkeypatch.setattr("famcase.tui.families.finding.case_page", page)
    monkeypatch.setattr("famcase.tui.today.screen.today", day)
    monkeypatch.setattr("famcase.tui.widgets.family_card.get_family", one)
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        for place in ("1", "2"):
            await pilot.press("escape", place)
            await settled(pilot)
            shown = rendered(app)
            assert "52;c" in shown
            assert not _unsafe(shown)
    assert app.return_code in (None, 0)
