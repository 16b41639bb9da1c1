"""ctrl+e on any table: a file of codes unless names are asked for, never a withheld name, never half a file."""

import asyncio
import json
import stat
import sys
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from textual.pilot import Pilot

from famcase.presentation.files import TextTable
from famcase.services.commands.consents import set_consent
from famcase.services.commands.events import record_event
from famcase.services.desk import Desk
from famcase.services.inputs import NewEvent, Where
from famcase.services.leaving import leave, what_left
from famcase.services.queries.cases import case_page
from famcase.tui.actions import PLACES
from famcase.tui.dialogs.choosing import Choosing
from famcase.tui.exchange.leaving import LeavingForm
from famcase.tui.exchange.print_form import PrintForm
from famcase.tui.exchange.tabular import HasTable
from tests.conftest import AUG_15
from tests.presentation.test_files import opened, sheet
from tests.read_pdf import pages_of
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed
from tests.tui.rendered import check_golden, in_each_look, settled

NAMES = (
    "Adnan",
    "Mariam",
    "Barakat",
    "Qaddour",
    "Khatib",
    "Sabbagh",
    "عدنان",
    "مريم",
    "يوسف",
    "rent due",
    "tents",
    "خيمة",
)


@pytest.fixture
def agreed_desk(told_desk: Desk) -> Desk:
    """The told desk, all of whose families agreed that they are told of for services."""
    for line in case_page(told_desk).lines:
        set_consent(told_desk, line.uid, "services", "given")
    return told_desk


def said(pilot: Pilot[Any]) -> str:
    """Return what stands on the screen, wherever its lines break."""
    return " ".join(screen(pilot).split())


async def to_file(pilot: Pilot[Any], file: Path, *keys: str) -> None:
    """Write the table of the screen into a file; `keys` choose its form and level."""
    await press(pilot, "ctrl+e")
    if isinstance(pilot.app.screen, Choosing):  # documents stand above it
        await press(pilot, "end", "enter")
    await press(pilot, "ctrl+u")
    await typed(pilot, str(file))
    await press(pilot, *keys, "ctrl+s")
    await quiet(pilot)


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
        assert ("Codes only." if of_families else "Figures only.") in said(pilot)
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


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("famcase.db", "cannot be replaced"),
        ("nowhere/x.csv", "no folder"),
        ("", "missing"),
        pytest.param("x" * 300, "not the name", marks=pytest.mark.slow),
    ],
)
async def test_what_cannot_be_written_is_a_sentence_at_the_form(
    told_desk: Desk, make_app: AppMaker, tmp_path: Path, name: str, complaint: str
) -> None:
    (tmp_path / "famcase.db").write_bytes(b"precious")
    app = make_app(told_desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2", "ctrl+e", "ctrl+u")
        if name:
            await typed(pilot, f"{tmp_path}/{name}")
        await press(pilot, "ctrl+s")
        assert complaint in said(pilot)
        assert isinstance(app.screen, LeavingForm)
    assert (tmp_path / "famcase.db").read_bytes() == b"precious"
    assert what_left(told_desk) == ()


@pytest.mark.slow
async def test_a_file_that_is_there_is_replaced_only_after_a_yes(
    told_desk: Desk, make_app: AppMaker, tmp_path: Path
) -> None:
    app, file = make_app(told_desk), tmp_path / "families.csv"
    file.write_text("before", encoding="utf-8")
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2")
        await to_file(pilot, file)
        assert "families.csv is there already and will be replaced." in said(pilot)
        await press(pilot, "enter")
        assert file.read_text(encoding="utf-8") == "before"
        await press(pilot, "ctrl+s", "down", "enter")
    assert file.read_text(encoding="utf-8-sig").startswith('"number"')


async def test_escape_stops_a_long_table_and_leaves_nothing(
    told_desk: Desk, make_app: AppMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from famcase.tui.families import finding

    went_on, is_begun = asyncio.Event(), asyncio.Event()
    real = finding.every_page

    async def slow(*asked: Any) -> object:
        async for page in real(*asked):
            is_begun.set()
            await went_on.wait()
            yield page

    monkeypatch.setattr(finding, "every_page", slow)
    app, file = make_app(told_desk), tmp_path / "families.csv"
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2", "ctrl+e", "ctrl+u")
        await typed(pilot, str(file))
        await pilot.press("ctrl+s")
        await is_begun.wait()
        await pilot.press("escape")
        went_on.set()
        await quiet(pilot)
        assert "Stopped" in said(pilot)
    assert list(tmp_path.iterdir()) == [] or [file.name for file in tmp_path.iterdir()] == ["home"]


async def test_escape_at_its_last_step_leaves_nothing_either(
    told_desk: Desk, make_app: AppMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_begun, goes_on = Event(), Event()
    real = TextTable.end

    def slow(table: TextTable[Any]) -> None:
        is_begun.set()
        goes_on.wait(20)
        real(table)

    monkeypatch.setattr(TextTable, "end", slow)
    app, file = make_app(told_desk), tmp_path / "families.csv"
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2", "ctrl+e", "ctrl+u")
        await typed(pilot, str(file))
        await pilot.press("ctrl+s")
        await asyncio.to_thread(is_begun.wait, 20)
        await pilot.press("escape")
        goes_on.set()
        await quiet(pilot)
        assert "Stopped" in said(pilot)
    assert not file.exists()
    assert what_left(told_desk) == ()


async def test_while_it_is_handed_over_nothing_says_that_escape_stops_it(
    told_desk: Desk, make_app: AppMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_begun, goes_on = Event(), Event()

    def slow(*what: Any, **more: Any) -> object:
        is_begun.set()
        goes_on.wait(20)
        return leave(*what, **more)

    monkeypatch.setattr("famcase.tui.exchange.way_out.leave", slow)
    app, file = make_app(told_desk), tmp_path / "families.csv"
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2", "ctrl+e", "ctrl+u")
        await typed(pilot, str(file))
        await pilot.press("ctrl+s")
        await asyncio.to_thread(is_begun.wait, 20)
        await pilot.press("escape")
        told = said(pilot)
        goes_on.set()
        await quiet(pilot)
        assert "Working …" in told
        assert "Esc stops it" not in told
    assert file.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows prints by what opens files")
async def test_a_file_after_a_print_that_failed_has_no_number_of_a_print(
    agreed_desk: Desk, make_app: AppMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "lp"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    app, file = make_app(agreed_desk), tmp_path / "families.csv"
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2", "ctrl+e", "ctrl+u")
        await typed(pilot, str(file))
        await press(pilot, "tab", "right", "right", "right", "ctrl+s")
        assert "The printer did not take it" in said(pilot)
        await press(pilot, "left", "left", "left", "ctrl+s")
        assert file.exists()
    assert [(left.form, left.number) for left in what_left(agreed_desk)] == [("csv", 0), ("printer", 1)]


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


async def test_a_workbook_is_written_while_it_is_read(agreed_desk: Desk, make_app: AppMaker, tmp_path: Path) -> None:
    app, file = make_app(agreed_desk), tmp_path / "families.xlsx"
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2")
        await to_file(pilot, file, "tab", "x")
        assert "Wrote 7 lines" in said(pilot)
    head, *lines = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert (head[0], len(lines)) == ("Case", 7)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".famcase")] == []


@pytest.mark.slow
async def test_a_list_is_printed_into_a_file(agreed_desk: Desk, make_app: AppMaker, tmp_path: Path) -> None:
    app, file = make_app(agreed_desk), tmp_path / "families.pdf"
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2")
        await to_file(pilot, file, "tab", "p")
        assert "Wrote 7 lines" in said(pilot)
    (page,) = pages_of(file.read_bytes())
    assert not [name for name in (*NAMES, "Hidden", "سامر") if name in page]
    for told in ("Families", "Case", "Codes only", "destroy after", "page 1 of 1"):
        assert told in page


@in_each_look
async def test_the_form_looks_as_it_did(
    told_desk: Desk, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    app = make_app(told_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "2", "ctrl+e")
        check_golden(f"leaving-{size[0]}x{size[1]}-{language}", app)


async def test_a_summary_leaves_for_outsiders_with_no_few_in_it(
    make_app: AppMaker, agreed_desk: Desk, tmp_path: Path
) -> None:
    app, file = make_app(agreed_desk), tmp_path / "figures.csv"
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "5")
        await to_file(pilot, file, "tab", "tab", "tab", "right", "right")
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == '"week","origin","families","people"'
    assert len(lines) > 1
    assert all(line.endswith('"few","untold"') for line in lines[1:])


async def test_a_password_is_proposed_for_a_workbook_with_names(
    agreed_desk: Desk, make_app: AppMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("famcase.tui.exchange.leaving.proposed_password", lambda: "k7fm-2mq9-xw4t")
    app, file = make_app(agreed_desk), tmp_path / "families.xlsx"
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2")
        await to_file(pilot, file, "tab", "x", "tab", "right", "right")
        assert "It opens only with “k7fm-2mq9-xw4t”" in said(pilot)
        await press(pilot, "down", "enter")
        assert "Wrote 7 lines" in said(pilot)
    head, *lines = sheet(opened(file.read_bytes(), "k7fm-2mq9-xw4t"))
    assert ("Name" in head, len(lines)) == (True, 7)
