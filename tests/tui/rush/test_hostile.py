"""Text that tries to be more than text, pasted into every field of rush and upheaval."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from textual.drivers import headless_driver
from textual.pilot import Pilot

from famcase.domain.changes import RecordId
from famcase.services.commands.distributing import make_distribution
from famcase.services.desk import Desk
from famcase.services.inputs import NewDistribution, Where
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet
from tests.tui.test_hostile_pastes import PASTED, Terminal, leak, paste_all, still_well

SCREENS: dict[str, tuple[str, ...]] = {
    "arrivals": (),
    "move": (),
    "put-off": (),
    "distribution": (),
    "round": ("e",),
    "round-part": ("p",),
    "round-size": ("s",),
    "distributions": ("enter",),
    "distributions-proxy": ("enter", "1", "f5"),
    "distributions-paper": ("enter", "ctrl+e", "enter"),
}
QUICK = {("arrivals", 0), ("move", 13), ("distributions-proxy", 5)}


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A terminal that must have got something, and nothing that it would obey."""
    sent: list[str] = []
    monkeypatch.setattr(Terminal, "written", sent, raising=False)
    monkeypatch.setattr(headless_driver, "HeadlessDriver", Terminal)
    yield sent
    assert len("".join(sent)) > 1_000
    assert leak("".join(sent)) == ""


def _case(name: str, first: int) -> object:
    return pytest.param(name, first, marks=() if (name, first) in QUICK else pytest.mark.slow)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "first"), [_case(name, first) for name in SCREENS for first in (0, 5, 13)])
async def test_whatever_is_pasted_is_kept_refused_or_a_draft(
    file_desk: Desk, camp: RecordId, make_app: AppMaker, terminal: list[str], name: str, first: int
) -> None:
    make_distribution(file_desk, NewDistribution("nfi-kit", Where(site=camp)))
    app = make_app(file_desk, language="ar" if first % 2 else "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_rush(name.split("-p")[0].split("-s")[0] if name != "put-off" else name, site=camp, shown="[/b] camp")
        await quiet(pilot)
        await press(pilot, *SCREENS[name])
        await paste_all(pilot, first)
        await press(pilot, "ctrl+s", "enter", "f1", "escape")
        assert still_well(app)
        await press(pilot, "escape", "escape", "escape")
        assert still_well(app)
    assert terminal


@pytest.mark.slow
async def test_whatever_is_pasted_into_a_line_of_the_sheet_is_a_name_or_is_refused(
    told_desk: Desk, make_app: AppMaker, terminal: list[str], open_sheet: Callable[[Pilot[Any]], Awaitable[None]]
) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        for first in range(0, len(PASTED), 6):
            await paste_all(pilot, first)
            await press(pilot, "ctrl+s", "ctrl+u")
            assert still_well(app)
    assert terminal
