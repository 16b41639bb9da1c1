"""The place of exchange: a list brought in after it was looked at, backups, and what came and left."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from famcase.domain.changes import RecordId
from famcase.domain.consents import REFUSED
from famcase.domain.levels import Level
from famcase.paths import data_folder
from famcase.presentation.wording import Wording
from famcase.services.commands import importing
from famcase.services.desk import Desk
from famcase.services.gate import Terms
from famcase.services.leaving import Leaving, leave
from famcase.services.progress import Progress
from famcase.services.queries.cases import CaseFilters, count_cases
from famcase.services.queries.exchange import backups, imports
from famcase.tui.exchange.bringing import BringForm
from famcase.tui.exchange.path_entry import offers
from famcase.tui.exchange.rehearsed import RehearsedScreen
from famcase.tui.exchange.screen import ExchangeScreen
from famcase.tui.exchange.work_form import how_far
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, said, typed
from tests.tui.rendered import check_golden, in_each_look

LIST = Path(__file__).parents[2] / "files" / "reach_msna2024_dummy_raw_data.xlsx"
ANY = CaseFilters(status="")


async def look_at(pilot: Pilot[Any], file: Path) -> None:
    """Read a list and show what it would do."""
    await press(pilot, "6", "f4", "ctrl+u")
    await typed(pilot, str(file))
    await press(pilot, "ctrl+s")
    await quiet(pilot)


@in_each_look
async def test_the_place_looks_as_it_did(
    told_desk: Desk, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    app = make_app(told_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "6")
        check_golden(f"exchange-{size[0]}x{size[1]}-{language}", app)
        await press(pilot, "f4")
        check_golden(f"bring-{size[0]}x{size[1]}-{language}", app)


async def test_a_list_is_looked_at_brought_in_and_taken_back(file_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(file_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await look_at(pilot, LIST)
        assert isinstance(app.screen, RehearsedScreen)
        assert "241 families, 965 people: 241 new, 0 changed, 0 as they were." in said(pilot)
        assert "nothing is written yet" in said(pilot)
        assert count_cases(file_desk, ANY) == 0
        await press(pilot, "ctrl+s")
        await quiet(pilot)
        assert isinstance(app.screen, ExchangeScreen)
        assert "Brought in: 241 new, 0 changed." in said(pilot)
        assert "BROUGHT IN (1)" in said(pilot)
        assert count_cases(file_desk, ANY) == 241
        await look_at(pilot, LIST)
        assert "0 new, 0 changed, 241 as they were" in said(pilot)
        await press(pilot, "escape", "escape", "u")
        assert "Take back the import of 15 Aug, 12:00: 241" in said(pilot)
        await press(pilot, "enter")  # alone it is "no"
        assert count_cases(file_desk, ANY) == 241
        await press(pilot, "u", "down", "enter")
        assert "The import was taken back." in said(pilot)
        assert "241 families, taken back" in said(pilot)
    assert count_cases(file_desk, ANY) == 0
    (import_,) = imports(file_desk)
    assert (import_.families, import_.by, import_.is_undone) == (241, "Rana", True)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04" + b"\x00" * 400, "damaged"),
        (b"\xff\xfe\x00" * 100, "famcase.csv"),
        ("name;people\nا;3\n".encode(), "has no sheet"),
    ],
    ids=["empty", "no-zip", "no-text", "another-table"],
)
async def test_a_bad_file_is_a_sentence_and_leaves_the_form(
    file_desk: Desk, make_app: AppMaker, tmp_path: Path, content: bytes, complaint: str
) -> None:
    file = tmp_path / ("famcase.xlsx" if content[:2] == b"PK" else "famcase.csv")
    file.write_bytes(content)
    app = make_app(file_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await look_at(pilot, file)
        assert isinstance(app.screen, BringForm)
        assert complaint in said(pilot)
        assert app.screen.part("file").text == str(file)


async def test_no_file_and_no_mapping_are_said_at_their_fields(file_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(file_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "6", "f4", "ctrl+s")
        assert "“File” is missing." in said(pilot)
        await typed(pilot, "/nowhere/list.csv")
        await press(pilot, "ctrl+s")
        assert "There is no file /nowhere/list.csv." in said(pilot)
        await press(pilot, "tab", "ctrl+u")
        await typed(pilot, "nothing")
        await press(pilot, "ctrl+s")
        assert "There is no mapping nothing." in said(pilot)


@pytest.mark.slow
async def test_escape_stops_an_import_and_nothing_of_it_is_kept(
    file_desk: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_half = asyncio.Event()
    loop = asyncio.get_running_loop()
    real = Progress.step

    def slow(progress: Progress, count: int = 1) -> None:
        real(progress, count)
        if progress.total == 3 * 241 and progress.done == 300:
            loop.call_soon_threadsafe(is_half.set)
            while not progress.is_stopped:
                pass

    monkeypatch.setattr(Progress, "step", slow)
    app = make_app(file_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await look_at(pilot, LIST)
        await pilot.press("ctrl+s")
        await is_half.wait()
        await pilot.press("escape")
        await quiet(pilot)
        assert isinstance(app.screen, RehearsedScreen)
        assert "Stopped: nothing of this was saved." in said(pilot)
        assert count_cases(file_desk, ANY) == 0
    assert imports(file_desk) == ()


async def test_a_backup_is_made_and_listed(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "6")
        assert "! No backup of this desk yet" in said(pilot)
        await press(pilot, "k")
        await quiet(pilot)
        assert "The backup is in" in said(pilot)
        assert "BACKUPS (1)" in said(pilot)
        assert "Last backup:" in said(pilot)
    assert len(backups(app.way_in.home)) == 1


@in_each_look
async def test_all_that_a_line_says_stands_below_the_list(
    told_desk: Desk, make_app: AppMaker, tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    file = Leaving(tmp_path / "list.csv", Terms("services", "Bonyan, health post of Kafr Dariyan"))
    file.write(b"few", 31)
    file.kept_back = {RecordId(bytes(16)): REFUSED}
    leave(told_desk, file, what="Families", level=Level.CODES, form="csv")
    app = make_app(told_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "6")
        check_golden(f"exchange-told-{size[0]}x{size[1]}-{language}", app)
        below = str(app.screen.query_one(".exchange-told", Static).content)
        assert "Bonyan, health post of Kafr Dariyan" in below
        assert below.rstrip("\N{RIGHT-TO-LEFT MARK}").endswith(" · Rana")


def test_a_path_is_completed_from_its_folder(tmp_path: Path) -> None:
    for name in ("list.xlsx", "Lists.CSV", "letter.pdf", ".hidden.csv", "two\nlines.csv"):
        (tmp_path / name).touch()
    (tmp_path / "lists of May").mkdir()
    (tmp_path / "other").mkdir()
    found = offers(f"{tmp_path}/li", (".xlsx", ".csv"))
    assert found == [f"{tmp_path}/lists of May/", f"{tmp_path}/Lists.CSV", f"{tmp_path}/list.xlsx"]
    assert offers(f"{tmp_path}/", ()) == [f"{tmp_path}/lists of May/", f"{tmp_path}/other/"]
    assert offers(f"{tmp_path}/.h", (".csv",)) == [f"{tmp_path}/.hidden.csv"]
    assert offers(f"{tmp_path}/none/", (".csv",)) == []
    assert offers("\0/", (".csv",)) == []


def test_how_far_a_job_is_stands_in_words_and_a_bar() -> None:
    words, progress = Wording("en"), Progress()
    assert how_far(words, progress, 1) == "Working … Esc stops it."
    progress.total = 400
    progress.step(100)
    assert how_far(words, progress, 10) == f"{'█' * 7}▌{'░' * 22} 100 of 400, 30 s left. Esc stops it."
    assert "5 min left" in how_far(words, progress, 100)


def test_the_shipped_mapping_is_where_the_form_looks() -> None:
    assert (data_folder() / "mappings" / "reach-msna-2024.toml").is_file()
    assert importing.import_households.__name__ == "import_households"
