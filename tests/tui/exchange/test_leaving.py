"""ctrl+e on any table: a file of codes unless names are asked for, never a withheld name, and who agreed alone."""

import json
import stat
import sys
from pathlib import Path

import pytest

from famcase.services.commands.consents import set_consent
from famcase.services.commands.events import record_event
from famcase.services.desk import Desk
from famcase.services.inputs import NewEvent, Where
from famcase.services.leaving import what_left
from famcase.services.queries.cases import case_page
from famcase.tui.actions import PLACES
from famcase.tui.exchange.print_form import PrintForm
from famcase.tui.exchange.tabular import HasTable
from tests.conftest import AUG_15
from tests.tui.conftest import AppMaker
from tests.tui.exchange.written import NAMES, to_file
from tests.tui.keys import press, quiet, said, typed
from tests.tui.rendered import settled


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "form"),
    [
        ("families", "csv"),
        ("summary", "json"),
        *(pytest.param("families", form, marks=pytest.mark.slow) for form in ("html", "txt", "json")),
        *(pytest.param(place, "json", marks=pytest.mark.slow) for place in ("today", "sites", "origins")),
    ],
)
async def test_a_table_of_codes_holds_no_name_and_no_words_of_people(
    agreed_desk: Desk, make_app: AppMaker, tmp_path: Path, place: str, form: str
) -> None:
    app, file = make_app(agreed_desk), tmp_path / f"table.{form}"
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        app.action_go(place)
        await quiet(pilot)
        chosen = {"csv": (), "html": ("tab", "h"), "txt": ("tab", *["right"] * 6), "json": ("tab", "j")}[form]
        await to_file(pilot, file, *chosen)
        of_families = place in ("families", "today")
        told = "Codes only." if of_families else "Exact figures: for the office, not public."
        assert told in said(pilot)
    text = file.read_text(encoding="utf-8")
    assert not [name for name in (*NAMES, "Hidden", "سامر") if name in text]
    assert len(text) > 60
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.glob(".*")) == []


async def test_names_leave_only_when_asked_for_and_withheld_ones_never(
    agreed_desk: Desk, make_app: AppMaker, tmp_path: Path
) -> None:
    app, file = make_app(agreed_desk), tmp_path / "families.json"
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2")
        await to_file(pilot, file, "tab", "j", "tab", "right", "right")
        assert "Names will be in the file" in said(pilot)
        assert not file.exists()
        await press(pilot, "enter")  # alone it is "no"
        assert not file.exists()
        await press(pilot, "ctrl+s", "down", "enter")
        assert "Wrote 7 lines" in said(pilot)
    written = json.loads(file.read_text(encoding="utf-8"))
    assert len(written) == 7
    assert "Khaled Ahmad al-Adnan (Abu Ahmad)" in [line["name"] for line in written]
    text = file.read_text(encoding="utf-8")
    assert "Hidden" not in text
    assert "سامر" not in text


@pytest.mark.slow
async def test_what_left_is_recorded_and_no_undo_takes_that_back(
    agreed_desk: Desk, make_app: AppMaker, tmp_path: Path
) -> None:
    app, file = make_app(agreed_desk), tmp_path / "families.csv"
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2", "down")
        await to_file(pilot, file)
        (left,) = what_left(agreed_desk)
        assert (left.what, left.level, left.form, left.lines, left.by) == ("Families", "codes", "csv", 7, "Rana")
        await press(pilot, "escape", "ctrl+z", "down", "enter")
        assert "recorded consent" in said(pilot)
        await press(pilot, "6")
        assert "Families, 7 lines, csv. Codes only." in said(pilot)


async def test_every_place_that_lists_something_can_be_written(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(100, 40)) as pilot:
        for place in PLACES:
            await app.run_action(place.name)
            await quiet(pilot)
            assert isinstance(app.screen, HasTable), place.name
            assert "ctrl+e" in [key for action in app.screen.all_actions() for key in action.keys]  # type: ignore[attr-defined]


@pytest.mark.slow
async def test_what_happened_and_what_a_place_holds_are_written_part_by_part(
    agreed_desk: Desk, make_app: AppMaker, tmp_path: Path
) -> None:
    record_event(agreed_desk, NewEvent("bombardment", Where(pcode="C4081"), AUG_15, text="two nights"))
    ways: tuple[tuple[tuple[str, ...], str], ...] = (
        (("3", "enter"), "al-Midan camp"),
        (("3", "enter", "tab"), "231"),
        (("4", "enter"), "week"),
        (("4", "enter", "tab"), "sureness"),
        (("4", "e"), "sureness"),
    )
    app = make_app(agreed_desk)
    async with app.run_test(size=(100, 40)) as pilot:
        for number, (keys, told) in enumerate(ways):
            file = tmp_path / f"table-{number}.csv"
            await press(pilot, "1", *keys)
            await to_file(pilot, file)
            assert told in file.read_text(encoding="utf-8-sig"), keys
            app.action_go("today")
            await quiet(pilot)
        await press(pilot, "3", "enter", "tab", "tab", "ctrl+e")
        assert isinstance(app.screen, PrintForm), "of what is known of a site there is no table, but its page"


async def test_who_did_not_agree_is_in_no_file_and_is_offered_to_be_asked(
    told_desk: Desk, make_app: AppMaker, tmp_path: Path
) -> None:
    refused, agreed, *unasked = (line.uid for line in case_page(told_desk).lines)
    set_consent(told_desk, refused, "services", "refused")
    set_consent(told_desk, agreed, "services", "given")
    app, file = make_app(told_desk), tmp_path / "families.csv"
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        await to_file(pilot, file)
        assert "Wrote 1 line to" in said(pilot)
        assert "6 left out: 5 not asked for consent" in said(pilot)
        assert file.read_text(encoding="utf-8-sig").count("\n") == 2
        await press(pilot, "down", "enter")
        assert set(app.left_list().marks) == {refused, *unasked}
        assert "6 marked" in said(pilot)


async def test_a_referral_needs_a_name_and_vital_interest_lets_out_who_was_never_asked(
    told_desk: Desk, make_app: AppMaker, tmp_path: Path
) -> None:
    first = case_page(told_desk).lines[0].uid
    set_consent(told_desk, first, "services", "refused")
    app, file = make_app(told_desk), tmp_path / "families.csv"
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "2")
        await to_file(pilot, file, "tab", "tab", "tab", "right")
        assert "For a referral somebody must be named who receives it" in said(pilot)
        await press(pilot, "left", "tab", "tab")
        await typed(pilot, "shelling tonight")
        await press(pilot, "ctrl+s")
        assert "1 left out: 1 refused." in said(pilot)
        await press(pilot, "escape")
        app.action_go("exchange")
        await quiet(pilot)
        assert "Families, 6 lines, csv. Codes only. 1 left" in said(pilot)
    (left,) = what_left(told_desk)
    assert (left.purpose, left.vital, left.lines) == ("services", "shelling tonight", 6)
