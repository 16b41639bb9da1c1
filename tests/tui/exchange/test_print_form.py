"""ctrl+e where there is a document: a family's sheet, the round, a site's page, on the printer or in a file."""

import asyncio
import stat
import sys
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from famcase.domain.changes import RecordId
from famcase.presentation.rendered import rendered
from famcase.services.commands.consents import set_consent
from famcase.services.desk import Desk
from famcase.services.leaving import what_left
from famcase.services.queries.cases import case_page
from famcase.tui.dialogs.choosing import Choosing
from famcase.tui.exchange.print_form import PrintForm
from tests.read_pdf import pages_of
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, said, screen, typed

PRINTER = ("tab", "right")
"""Goes from the name of the file to the form, and from PDF to the printer."""


@pytest.fixture
def agreed(told_desk: Desk) -> RecordId:
    """A family that agreed; all others were not asked."""
    family = next(line.uid for line in case_page(told_desk).lines if line.name.startswith("Khaled"))
    set_consent(told_desk, family, "services", "given")
    return family


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the only printing program of this computer got."""
    program, got = tmp_path / "lp", tmp_path / "printed"
    program.write_text(f"#!/bin/sh\n/bin/cat > {got}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    return got


@pytest.mark.skipif(sys.platform == "win32", reason="Windows prints by what opens files")
async def test_a_family_is_printed_after_a_word_about_print_shops(
    told_desk: Desk, agreed: RecordId, printed: Path, make_app: AppMaker
) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await quiet(pilot)
        app.open_family(agreed)
        await quiet(pilot)
        await press(pilot, "ctrl+e")
        assert isinstance(app.screen, PrintForm)
        await press(pilot, *PRINTER, "tab", "right", "right", "ctrl+s")
        assert "Use a printer of your own, never a print shop" in said(pilot)
        await press(pilot, "enter")  # alone it is "no"
        assert not printed.exists()
        await press(pilot, "ctrl+s", "down", "enter")
        await quiet(pilot)
        assert "Sent to the printer: print 1, 1 line. With names." in said(pilot)
        app.action_go("exchange")
        await quiet(pilot)
        assert "Print 1. A family's sheet, 1 line, printer." in said(pilot)
    text = "\n".join(pages_of(printed.read_bytes()))
    assert "Khaled Ahmad al-Adnan" in text
    assert "page 1 of" in text
    (left,) = what_left(told_desk)
    assert (left.form, left.level, left.lines, left.number) == ("printer", "full", 1, 1)


async def test_escape_while_it_is_drawn_leaves_nothing_behind(
    told_desk: Desk, agreed: RecordId, make_app: AppMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_begun, goes_on = Event(), Event()

    def slow(*what: Any) -> bytes:
        is_begun.set()
        goes_on.wait(20)
        return rendered(*what)

    monkeypatch.setattr("famcase.tui.exchange.print_form.rendered", slow)
    app, file = make_app(told_desk, language="ar"), tmp_path / "sheet"
    async with app.run_test(size=(100, 40)) as pilot:
        await quiet(pilot)
        app.open_family(agreed)
        await quiet(pilot)
        await press(pilot, "ctrl+e", "ctrl+u")
        await typed(pilot, str(file))
        await press(pilot, "tab", "left", "left", "left")
        form = app.screen
        assert isinstance(form, PrintForm)
        await pilot.press("ctrl+s")
        await asyncio.to_thread(is_begun.wait, 20)
        await pilot.press("escape")
        goes_on.set()
        await quiet(pilot)
        assert isinstance(app.screen, PrintForm)
        assert not file.exists()
        assert what_left(told_desk) == ()
        assert form.doubt, "there is Arabic in that text"
        await press(pilot, "right", "right", "right", "ctrl+s")
        assert form.doubt == ""
    assert file.read_bytes().startswith(b"%PDF")


@pytest.mark.slow
async def test_a_family_that_did_not_agree_is_not_printed(told_desk: Desk, make_app: AppMaker, tmp_path: Path) -> None:
    family = case_page(told_desk).lines[0].uid
    app = make_app(told_desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "ctrl+e", "ctrl+u")
        await typed(pilot, str(tmp_path / "sheet.pdf"))
        await press(pilot, "ctrl+s")
        assert "Nothing was written of" in said(pilot)
        assert isinstance(app.screen, PrintForm)
    assert not (tmp_path / "sheet.pdf").exists()
    assert what_left(told_desk) == ()


@pytest.mark.slow
async def test_the_round_is_printed_from_today_and_holds_no_site_and_no_full_name(
    told_desk: Desk, agreed: RecordId, make_app: AppMaker, tmp_path: Path
) -> None:
    file = tmp_path / "round.txt"
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "ctrl+e")
        assert isinstance(app.screen, Choosing)
        assert "The day's round, on slips" in screen(pilot)
        await press(pilot, "enter", "ctrl+u")
        await typed(pilot, str(file))
        await press(pilot, "tab", "right", "right", "right", "ctrl+s", "down", "enter")
        await quiet(pilot)
        assert "left out" in said(pilot)
    text = file.read_text(encoding="utf-8")
    assert "Abu Ahmad" in text
    assert not [word for word in ("Khaled", "Adnan", "Armanaz", "Midan", "priority", "2018") if word in text]
    assert agreed


@pytest.mark.slow
async def test_a_round_of_nobody_is_not_printed(desk: Desk, make_app: AppMaker, tmp_path: Path) -> None:
    file = tmp_path / "round.pdf"
    async with make_app(desk).run_test(size=(100, 40)) as pilot:
        await quiet(pilot)
        await press(pilot, "ctrl+e", "enter", "ctrl+u")
        await typed(pilot, str(file))
        await press(pilot, "ctrl+s", "down", "enter")
        assert "Nobody is to be visited today: there is no round to print." in said(pilot)
    assert not file.exists()
    assert what_left(desk) == ()


@pytest.mark.slow
async def test_the_report_is_printed_for_outsiders(told_desk: Desk, make_app: AppMaker, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    async with make_app(told_desk).run_test(size=(100, 40)) as pilot:
        await quiet(pilot)
        await press(pilot, "5", "ctrl+e", "down", "enter", "ctrl+u")
        await typed(pilot, str(file))
        await press(pilot, "tab", "right", "right", "right", "tab", "tab", "right", "right", "ctrl+s")
        await quiet(pilot)
    text = file.read_text(encoding="utf-8")
    assert "Figures for anybody" in text
    assert "“few” came out at 11 or less" in text
    assert "In the period before" not in text
    (left,) = what_left(told_desk)
    assert (left.what, left.level, left.audience, left.few) == ("Situation report", "figures", "public", 11)


@pytest.mark.slow
@pytest.mark.parametrize(("keys", "title"), [(("3", "enter"), "A site's page"), (("5",), "Situation report")])
async def test_a_site_and_the_summaries_have_their_page(
    told_desk: Desk, make_app: AppMaker, tmp_path: Path, keys: tuple[str, ...], title: str
) -> None:
    file = tmp_path / "page.pdf"
    async with make_app(told_desk).run_test(size=(100, 40)) as pilot:
        await quiet(pilot)
        await press(pilot, *keys, "ctrl+e")
        assert title in screen(pilot)
        await press(pilot, *(["down"] if title.startswith("Sit") else []), "enter", "ctrl+u")
        await typed(pilot, str(file))
        await press(pilot, "ctrl+s")
        await quiet(pilot)
    pages = pages_of(file.read_bytes())
    assert ("al-Midan camp" if title.startswith("A site") else title) in pages[0]
    assert f"page {len(pages)} of {len(pages)}" in pages[-1]
    assert what_left(told_desk)[0].what == title
