"""What is wrong is said where it is wrong, nothing typed is lost, and nobody's change is written over."""

from datetime import timedelta

import pytest

from famcase.domain.changes import RecordId
from famcase.errors import StorageFault
from famcase.services.commands.families import edit_family
from famcase.services.commands.moves import record_move
from famcase.services.desk import Desk
from famcase.services.inputs import NewStay, Where
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.families import get_family
from famcase.services.views import FamilyView
from famcase.tui.rush.distribution_form import DistributionForm
from tests.conftest import AUG_15
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed
from tests.tui.rendered import in_each_language


def first_of(desk: Desk, text: str = "Adnan") -> RecordId:
    return case_page(desk, CaseFilters(text=text)).lines[0].uid


def family_of(desk: Desk, text: str = "Adnan") -> FamilyView:
    return get_family(desk, first_of(desk, text))


async def test_a_day_that_is_none_is_refused_at_its_field_and_stays_typed(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("moved", first_of(told_desk))
        await quiet(pilot)
        await typed(pilot, "Salqin")
        await press(pilot, "enter")
        await typed(pilot, "31/2")
        await press(pilot, "ctrl+s")
        assert screen(pilot).count("There is no such day.") == 1, "at the field alone"
        assert "31/2" in screen(pilot)
        await press(pilot, "ctrl+u")
        await typed(pilot, "yesterday")
        assert "There is no such day." not in screen(pilot)
        assert "Tue 14 Aug 2018, yesterday" in screen(pilot)
        await press(pilot, "ctrl+s")
    now = family_of(told_desk).now
    assert now is not None
    assert (str(now.where), now.since) == ("Salqin", AUG_15 - timedelta(days=1))


@pytest.mark.slow
@in_each_language
async def test_what_is_wrong_in_a_row_stands_once_across_below_it_and_names_the_field(
    file_desk: Desk, make_app: AppMaker, language: str
) -> None:
    app = make_app(file_desk, language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4", *["tab"] * 11)
        await typed(pilot, "Tah")
        await press(pilot, "enter", "enter")
        await typed(pilot, "4 days ago")
        await press(pilot, "ctrl+s")
        if language == "ar":
            assert "living in" not in screen(pilot)
            assert screen(pilot).count("4 days ago") == 2, "in the cell and below the row"
            return
        told = [line.strip() for line in screen(pilot).splitlines() if "is not in the list" in line]
        assert len(told) == 1, "at the row alone"
        assert told[0].startswith("living in: “4 days ago” is not in the list: ")
        await press(pilot, "ctrl+u", "tab")
        assert "is not in the list" not in screen(pilot)


async def test_a_rule_that_refuses_is_shown_at_the_day_and_keeps_the_form(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("moved", first_of(told_desk))
        await quiet(pilot)
        await typed(pilot, "Salqin")
        await press(pilot, "enter")
        await typed(pilot, "1 Aug")
        await press(pilot, "ctrl+s")
        assert "They cannot have arrived on" in screen(pilot)
        assert "Salqin" in screen(pilot)
    now = family_of(told_desk).now
    assert now is not None
    assert str(now.where) == "Armanaz"


async def test_what_somebody_else_changed_is_shown_and_saving_again_saves(told_desk: Desk, make_app: AppMaker) -> None:
    family = first_of(told_desk)
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("moved", family)
        await quiet(pilot)
        await typed(pilot, "Salqin")
        told_desk.tell(record_move, family, NewStay(Where(pcode="C4081"), AUG_15, "open")).result()
        await press(pilot, "ctrl+s")
        assert "This family was changed while you were looking at it" in screen(pilot)
        assert "recorded a move" in screen(pilot)
        assert "Salqin" in screen(pilot)
        await press(pilot, "ctrl+s")
    assert [str(stay.where) for stay in family_of(told_desk).stays][-2:] == ["Tamanaah", "Salqin"]


async def test_a_correction_writes_over_nobody(told_desk: Desk, make_app: AppMaker) -> None:
    family = first_of(told_desk)
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("edit", family)
        await quiet(pilot)
        await press(pilot, "tab", "tab", "ctrl+u")
        await typed(pilot, "١٢")
        told_desk.tell(edit_family, family, None, declared_people=9).result()
        await press(pilot, "ctrl+s")
        assert "This family was changed while you were looking at it" in screen(pilot)
        assert family_of(told_desk).people == 9
        await press(pilot, "ctrl+s")
    assert family_of(told_desk).people == 12


async def test_a_fault_of_the_disk_keeps_what_was_typed(
    told_desk: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_named: object) -> None:
        raise StorageFault("The disk is full.")

    monkeypatch.setattr("famcase.tui.forms.note.write_note", full)
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("note", first_of(told_desk))
        await quiet(pilot)
        await typed(pilot, "They need a doctor.")
        await press(pilot, "ctrl+s")
        assert "The disk is full." in screen(pilot)
        assert "They need a doctor." in screen(pilot)


async def test_typing_in_a_field_is_taken_back_by_ctrl_z_and_saves_nothing(told_desk: Desk, make_app: AppMaker) -> None:
    before = family_of(told_desk).version
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("moved", first_of(told_desk))
        await quiet(pilot)
        await typed(pilot, "Salqi")
        await press(pilot, "ctrl+z", "ctrl+z")
        assert "Where now         Sal" in screen(pilot)
        assert "Salqi" not in screen(pilot)
    assert family_of(told_desk).version.last == before.last


@pytest.mark.slow
async def test_a_place_nobody_knows_is_kept_as_words(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("moved", first_of(told_desk))
        await quiet(pilot)
        await typed(pilot, "the olive grove")
        assert "kept as words" in screen(pilot)
        await press(pilot, "ctrl+s")
    now = family_of(told_desk).now
    assert now is not None
    assert str(now.where) == "the olive grove"


async def test_one_of_several_villages_of_a_name_is_chosen_also_by_who_comes_back(
    told_desk: Desk, make_app: AppMaker
) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("moved", first_of(told_desk))
        await quiet(pilot)
        await typed(pilot, "Msheirfeh")
        await press(pilot, "enter")
        assert "none chosen: kept as" in screen(pilot)
        await press(pilot, "shift+tab", "down")
        await quiet(pilot)
        assert "Msheirfeh (Salqin) 15 km from Armanaz" in screen(pilot)
        await press(pilot, "down", "enter", "ctrl+s")
        await quiet(pilot)
    now = family_of(told_desk).now
    assert now is not None
    assert now.place is not None
    assert now.place.name == "Msheirfeh (Salqin)"


async def test_what_is_longer_than_its_field_is_read_from_its_beginning(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("moved", first_of(told_desk))
        await quiet(pilot)
        await typed(pilot, "a farm behind the olive press of Haj Khaled")
        assert "olive press of Haj Khaled" in screen(pilot)
        await press(pilot, "tab")
        assert "Where now         a farm behind the olive pres" in screen(pilot)


async def test_a_place_typed_in_a_hurry_is_still_found(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("moved", first_of(told_desk))
        await quiet(pilot)
        await pilot.press(*"Salqeen", "ctrl+s")
        await quiet(pilot)
    now = family_of(told_desk).now
    assert now is not None
    assert now.place is not None
    assert now.place.name == "Salqin"


@pytest.mark.parametrize("key", ["enter", "tab"])
async def test_an_exact_name_is_that_village_and_none_that_sounds_like_it(
    told_desk: Desk, make_app: AppMaker, key: str
) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("moved", first_of(told_desk))
        await quiet(pilot)
        await typed(pilot, "Tah")
        await press(pilot, key, "ctrl+s")
        await quiet(pilot)
    now = family_of(told_desk).now
    assert now is not None
    assert now.place is not None
    assert now.place.pcode == "C4099"


async def test_a_full_site_is_shown_as_full_before_it_is_chosen(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("moved", first_of(told_desk))
        await quiet(pilot)
        await typed(pilot, "midan")
        assert "al-Midan camp ! over, 154 %, 231 families" in screen(pilot)


async def test_help_explains_the_field_one_stands_in(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("moved", first_of(told_desk))
        await quiet(pilot)
        await press(pilot, "tab", "f1")
        assert "last Friday" in " ".join(screen(pilot).replace("│", " ").split())


async def test_a_name_typed_at_once_answers_no_question_of_consent(file_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4")
        await typed(pilot, "refaat given")
        await press(pilot, "tab")
        await typed(pilot, "Refaat")
        await press(pilot, "ctrl+s")
    line = case_page(file_desk).lines[0]
    assert [each.state for each in get_family(file_desk, line.uid).consents] == []


async def test_a_name_with_a_hidden_character_is_refused_with_its_code(file_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4")
        app.screen.query(".entry-field").first().value = "Kha\u202eled\x00"  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        assert "U+202E" in screen(pilot)
        assert "\u202e" not in screen(pilot)
    assert case_page(file_desk).lines == ()


@pytest.mark.slow
async def test_of_several_wrong_answers_the_foot_says_how_many_and_the_first_is_gone_to(
    file_desk: Desk, make_app: AppMaker
) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4", "tab", "tab", "tab")
        await typed(pilot, "many")
        await press(pilot, *["tab"] * 6)
        await typed(pilot, "31/2")
        await press(pilot, *["tab"] * 8)
        await typed(pilot, "the last house")
        await press(pilot, "ctrl+s")
        shown = screen(pilot)
    assert "2 answers are to be corrected" in shown
    assert "This is not a number." in shown, "in sight"


async def test_what_cannot_be_read_is_not_called_missing_too(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.push_screen(DistributionForm())
        await quiet(pilot)
        await typed(pilot, "winter tents")
        await press(pilot, "ctrl+s")
        assert screen(pilot).count("is not in the") == 1
        assert "is missing" not in screen(pilot).split("Where")[0]


async def test_enter_takes_the_choice_under_the_cursor_where_one_is_needed(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("changed", first_of(told_desk))
        await quiet(pilot)
        await press(pilot, "enter")
        assert "● Born" in screen(pilot)
        assert "People now" in screen(pilot)
        await press(pilot, "shift+tab", "right", "enter")
        assert "● Joined the family" in screen(pilot)
        await press(pilot, "escape")


async def test_a_move_to_nowhere_is_asked_about_and_enter_alone_keeps_where_they_are(
    told_desk: Desk, make_app: AppMaker
) -> None:
    app = make_app(told_desk)
    before = family_of(told_desk).now
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("moved", first_of(told_desk))
        await press(pilot, "ctrl+s")
        assert "No place is given" in screen(pilot)
        await press(pilot, "enter")
        assert family_of(told_desk).now == before
        await press(pilot, "ctrl+s", "down", "enter")
    now = family_of(told_desk).now
    assert now is not None
    assert str(now.where) == ""
