"""Keys that come before the page of a family is filled: a fast hand on a slow laptop."""

import threading
from typing import Any

import pytest

from famcase.domain.names import NameParts
from famcase.errors import Refused
from famcase.services.commands.families import register
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily, NewMember
from famcase.services.queries.families import get_family
from famcase.tui.app import FamcaseApp
from famcase.tui.family.page import load
from famcase.tui.family.screen import FamilyScreen
from famcase.tui.today.screen import TodayScreen
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, typed


class Slow:
    """A page of a mother and her child that is filled when the test lets it; `opening` is its app."""

    def __init__(self, desk: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> None:
        child = NewMember(NameParts("Rahaf"), relation="son-daughter", presence="separated")
        self.uid = register(desk, NewFamily(head=NewMember(NameParts("Amina")), members=(child,))).uid
        self.go_on = threading.Event()
        self.refusal: Refused | None = None
        monkeypatch.setattr("famcase.tui.family.screen.load", self._load)
        self.opening: FamcaseApp = make_app(desk)

    def _load(self, *args: Any) -> Any:
        assert self.go_on.wait(20)
        if self.refusal is not None:
            raise self.refusal
        return load(*args)


@pytest.fixture
def slow(told_desk: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> Slow:
    return Slow(told_desk, make_app, monkeypatch)


async def test_a_line_is_gone_to_and_a_form_opened_of_it_when_the_page_is_there(told_desk: Desk, slow: Slow) -> None:
    async with slow.opening.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        slow.opening.open_family(slow.uid)
        await pilot.press("down", "c")
        await pilot.pause()
        assert isinstance(slow.opening.screen, FamilyScreen)
        slow.go_on.set()
        await quiet(pilot)
        await typed(pilot, "found")
        await press(pilot, "ctrl+s")
    assert get_family(told_desk, slow.uid).members[1].presence == "found"


async def test_who_leaves_a_page_that_does_not_come_leaves_what_was_typed_there(slow: Slow) -> None:
    async with slow.opening.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        slow.opening.open_family(slow.uid)
        await pilot.press("down", "4", "escape")
        slow.go_on.set()
        await quiet(pilot)
        assert isinstance(slow.opening.screen, TodayScreen)


async def test_keys_are_heard_on_a_page_that_could_not_be_filled(slow: Slow) -> None:
    slow.refusal = Refused("The disk does not answer.")
    async with slow.opening.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        slow.opening.open_family(slow.uid)
        await pilot.press("1")
        slow.go_on.set()
        await quiet(pilot)
        assert isinstance(slow.opening.screen, TodayScreen)
