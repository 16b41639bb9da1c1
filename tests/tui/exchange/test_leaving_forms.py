"""ctrl+e in each form: a workbook, with a password or without, pages, figures for outsiders; and how it looks."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from famcase.services.desk import Desk
from famcase.services.leaving import what_left
from famcase.tui.summary.lists import SummaryList
from tests.presentation.test_files import opened, sheet
from tests.read_pdf import pages_of
from tests.tui.conftest import AppMaker
from tests.tui.exchange.written import NAMES, to_file
from tests.tui.keys import press, quiet, said
from tests.tui.rendered import check_golden, in_each_look


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


@pytest.mark.parametrize("name", ["arrivals", "closures"])
async def test_a_summary_of_few_leaves_for_outsiders_as_one_of_nobody_does(
    make_app: AppMaker, agreed_desk: Desk, tmp_path: Path, name: str
) -> None:
    app, csv, page = make_app(agreed_desk), tmp_path / "figures.csv", tmp_path / "figures.pdf"
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "5")
        pilot.app.screen.query_one(SummaryList).choose(name)
        await quiet(pilot)
        for file, *form in ((csv,), (page, "p")):
            await to_file(pilot, file, "tab", *form, "tab", "tab", "right", "right")
    assert [left.audience for left in what_left(agreed_desk)] == ["public", "public"]
    assert len(csv.read_text(encoding="utf-8-sig").splitlines()) == 1
    assert "There is nothing to publish: no family, or too few." in pages_of(page.read_bytes())[0]


async def test_a_file_of_figures_says_for_whom_it_is(make_app: AppMaker, agreed_desk: Desk, tmp_path: Path) -> None:
    app, book, csv, page = make_app(agreed_desk), *(tmp_path / f"f.{form}" for form in ("xlsx", "csv", "html"))
    office = "Exact figures: for the office, not public"
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "5")
        pilot.app.screen.query_one(SummaryList).choose("ages")
        await quiet(pilot)
        await to_file(pilot, book, "tab", "x")
        assert f"{office}." in said(pilot)
        about = CalamineWorkbook.from_path(str(book)).get_sheet_by_index(1).to_python()
        assert about[1] == [office]
        await to_file(pilot, page, "tab", "h", "t")
        await to_file(pilot, csv)
        await press(pilot, "3")
        await to_file(pilot, tmp_path / "sites.csv")
    assert office in page.read_text("utf-8")
    for file in (csv, tmp_path / "sites.csv"):
        head, *lines = file.read_text("utf-8-sig").splitlines()
        assert head.endswith(',"figures_for"')
        assert all(line.endswith(',"office"') for line in lines)
        assert lines


@in_each_look
async def test_the_form_looks_as_it_did(
    told_desk: Desk, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    app = make_app(told_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "2", "ctrl+e")
        check_golden(f"leaving-{size[0]}x{size[1]}-{language}", app)
