"""The case list shaped by a person: filters by F8, kept lists, columns and orders."""

from collections.abc import Sequence

import pytest

from famcase.presentation.cells import cells_wide
from famcase.presentation.wording import Wording
from famcase.services.commands.saved_lists import save_list
from famcase.services.desk import Desk
from famcase.services.inputs import NewSavedList
from famcase.services.queries.filter_words import read_filters
from famcase.services.queries.saved_lists import find_saved_list, list_saved, looks
from famcase.tui.families.case_list import CaseList
from famcase.tui.families.columns import arranged
from famcase.tui.families.filter_kinds import KINDS, put
from famcase.tui.families.list_head import ListHead
from famcase.tui.families.looks import Looks
from tests.presentation.conftest import HOSTILE
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed
from tests.tui.rendered import check_golden, in_each_language, in_each_look, settled

KEYS: dict[str, Sequence[str]] = {
    "filters": ("2", *"overdue", "f8"),
    "filter-values": ("2", "f8", *(["down"] * 2), "enter"),
    "columns": ("2", "down", "c"),
    "sort": ("2", "down", "s"),
}


@in_each_look
@pytest.mark.parametrize("name", KEYS)
async def test_a_dialog_of_the_list_looks_as_it_did(
    told_desk: Desk, make_app: AppMaker, name: str, size: tuple[int, int], language: str
) -> None:
    app = make_app(told_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await press(pilot, *KEYS[name])
        check_golden(f"{name}-{size[0]}x{size[1]}-{language}", app)


@in_each_language
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.title)
def test_every_choice_of_f8_is_words_that_are_understood(told_desk: Desk, kind: object, language: str) -> None:
    assert kind in KINDS
    words = Wording(language, told_desk.vocabulary)
    for phrase, _shown in kind.choices(words, told_desk.vocabulary):
        reading = read_filters(told_desk, [phrase])
        assert len(reading.said) == 1, phrase
        assert kind.is_set_by(reading.said[0].fields), phrase


@in_each_language
def test_every_example_of_f8_is_understood(told_desk: Desk, language: str) -> None:
    words = Wording(language, told_desk.vocabulary)
    skipped = {"a site, village or district", "a village or district"}
    for kind in KINDS:
        for example in words(kind.hint).replace("؛", ";").split(";") if kind.hint and kind.hint not in skipped else ():
            value = example.split(":")[-1].strip()
            reading = read_filters(told_desk, [f"{kind.begun(words)} {value}"])
            assert [kind.is_set_by(said.fields) for said in reading.said] == [True], (kind.title, value)


def test_a_filter_is_put_in_its_place_replaced_and_taken_away(told_desk: Desk) -> None:
    overdue = next(kind for kind in KINDS if kind.title == "Overdue")
    status = next(kind for kind in KINDS if kind.title == "Status")
    said = read_filters(told_desk, ["closed adnan"]).said
    assert put(said, overdue, "overdue") == "closed overdue adnan"
    assert put(said, status, "all") == "all adnan"
    assert put(said, status, "") == "adnan"


async def test_a_filter_chosen_by_f8_is_words_in_the_search_line(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        await typed(pilot, "adnan")
        await press(pilot, "f8", *(["down"] * 4), "enter")
        assert "overdue adnan" in screen(pilot).splitlines()[2]
        await press(pilot, "escape")
        assert app.screen.query_one("#search").value == "overdue adnan"  # type: ignore[attr-defined]
        assert "Open · overdue · text “adnan”" in screen(pilot)
        assert "1 of 7 families" in screen(pilot)
        await press(pilot, "f8", *(["down"] * 4), "delete", "escape")
        assert app.screen.query_one("#search").value == "adnan"  # type: ignore[attr-defined]


async def test_a_value_that_is_not_understood_is_asked_for_again(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    people = [kind.title for kind in KINDS].index("People") + 2
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "f8", *(["down"] * people), "enter")
        await typed(pilot, "many")
        await press(pilot, "enter")
        assert "This is not understood. Type it as: 5-9; >= 8; <= 3" in screen(pilot)
        await press(pilot, "home", *(["delete"] * 4))
        await typed(pilot, ">= 8")
        await press(pilot, "enter", "escape")
        assert "8 people or more" in screen(pilot)
        assert "1 of 7 families" in screen(pilot)


@pytest.mark.slow
async def test_a_list_is_kept_shown_renamed_and_removed_by_f8(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        await typed(pilot, "overdue size >= 8")
        await press(pilot, "f8", "down", "enter")
        await typed(pilot, "Big and late")
        await press(pilot, "enter", "escape")
        assert find_saved_list(told_desk, "big and late").words == "overdue size >= 8"
        await press(pilot, "f3", "escape", "f8", "down", "enter")
        assert "Big and late  overdue size >= 8" in screen(pilot)
        await press(pilot, "enter")
        assert "1 of 7 families" in screen(pilot)
        await press(pilot, "f8", *(["down"] * 3), "enter", "enter", "end")
        await typed(pilot, " ones")
        await press(pilot, "enter")
        assert [saved.name for saved in list_saved(told_desk)] == ["Big and late ones"]
        await press(pilot, "down", "enter", "enter")
        assert list_saved(told_desk) == ()


async def test_columns_are_chosen_ordered_and_kept_for_the_person(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "down", "c")
        await press(pilot, "space", *(["down"] * 2), "minus", "enter")  # no case number, people before names
        assert screen(pilot).splitlines()[3].split()[:2] == ["People", "Name"]
        kept = looks(told_desk)
        assert kept is not None
        assert kept.columns == ("people", "name", "place", "next_due")
        await press(pilot, "1", "2", "down", "c", "d")
        assert screen(pilot).splitlines()[3].split()[0] == "Case"


async def test_columns_without_room_are_counted_and_not_cut_silently(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "down", "c")
        for _ in range(17):
            if "▸ ○" in screen(pilot):
                await press(pilot, "space")
            await press(pilot, "down")
        await press(pilot, "enter")
        head = screen(pilot).splitlines()[3]
        assert head.rstrip().endswith("+12")
        # what is shown stands below its title
        assert screen(pilot).splitlines()[4][head.index("Now") :].startswith("Armanaz")


async def test_the_list_is_sorted_by_any_column_both_ways_by_keys_and_by_clicks(
    told_desk: Desk, make_app: AppMaker
) -> None:
    app = make_app(told_desk)

    def first(count: int = 1) -> list[str]:
        return [" ".join(line[13:40].split()) for line in screen(pilot).splitlines()[4 : 4 + count]]

    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "down", "s", *(["down"] * 4), "enter")
        assert first()[0].startswith("Khaled Ahmad")
        assert "↓People" in screen(pilot).splitlines()[3]
        await press(pilot, "s", *(["down"] * 4), "enter")
        assert not first()[0].startswith("Khaled Ahmad")
        assert "↑People" in screen(pilot).splitlines()[3]
        x = screen(pilot).splitlines()[3].index("Next visit")
        await pilot.click(ListHead, offset=(x + 2, 0))
        await settled(pilot)
        assert first(2)[0].startswith("Khaled Ahmad")
        kept = looks(told_desk)
        assert kept is not None
        assert (kept.sort, kept.backwards) == ("next_due", False)
        await press(pilot, "1", "2")
        assert "↓Next visit" in screen(pilot).splitlines()[3]


@in_each_language
async def test_hostile_names_of_lists_and_words_are_shown_as_text(
    told_desk: Desk, make_app: AppMaker, language: str
) -> None:
    for text in HOSTILE:
        kept = "".join(letter for letter in text if letter.isprintable())[:150]
        if kept.strip():
            save_list(told_desk, NewSavedList(kept, kept))
    app = make_app(told_desk, language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "f8", "down", "enter")
        for saved in list_saved(told_desk):
            assert saved.name
            await press(pilot, "down")
        await press(pilot, "enter")
        assert app.screen.query_one(CaseList) is not None
        await press(pilot, "f8", "escape")
    assert app.return_code in (None, 0)


async def test_the_fingers_go_on_while_a_kept_list_is_saved_under_no_name(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "f8", "down", "enter", "enter")
        await quiet(pilot)
        assert list_saved(told_desk) == ()
        await press(pilot, "escape")
        assert "7 families" in screen(pilot)


def test_a_case_number_is_never_cut_and_what_has_no_room_is_counted() -> None:
    assert arranged(76, Looks(), 13).rooms[0] == 13
    narrow = arranged(30, Looks(("number", "name", "place", "since")), 13)
    assert ([placed.column.id for placed, _ in narrow], narrow.left_out) == (["number"], 3)
    assert arranged(200, Looks(("since", "no such column"))).left_out == 0


@pytest.mark.parametrize("width", [76, 97, 117, 157])
def test_no_title_of_the_list_and_no_day_is_cut_in_arabic(width: int) -> None:
    words = Wording("ar", None)
    for placed, room in arranged(width, Looks(), right_to_left=True):
        assert cells_wide(words(placed.column.title)) <= room, placed.column.id
    due = next(room for placed, room in arranged(width, Looks(), right_to_left=True) if placed.column.id == "next_due")
    assert due >= cells_wide("! متأخر يومًا واحدًا")
