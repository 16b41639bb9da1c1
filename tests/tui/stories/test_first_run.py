"""A laptop with an empty folder: three questions, a first family with what is known of it, and the hints are gone.

Then the family is found again by its name and opened in a few keys.
"""

import pytest

from famcase.paths import Home
from famcase.services import opening
from famcase.services.queries.cases import case_page
from famcase.tui.app import FamcaseApp
from tests.conftest import PASSPHRASE, FrozenClock
from tests.tui.conftest import AppMaker
from tests.tui.keys import quiet
from tests.tui.stories.conftest import SIZES, found
from tests.tui.stories.keyboard import Keyboard

pytestmark = pytest.mark.slow

MOST_TO_REGISTER = 20
MOST_TO_OPEN = 6


@SIZES
async def test_a_first_run(home: Home, clock: FrozenClock, make_app: AppMaker, size: tuple[int, int]) -> None:
    assert not opening.exists(home)
    app: FamcaseApp = make_app()
    async with app.run_test(size=size) as pilot:
        await quiet(pilot)
        me = Keyboard(pilot)
        assert "Three questions make an encrypted file" in me.screen
        await me.fill("Rana")
        await me.press("right", "enter")
        await me.fill(PASSPHRASE, PASSPHRASE)
        assert "No family here yet. F4 registers one." in me.screen
        assert "is enough to begin with" in me.screen, "the first steps"

        begun = me.keys
        await me.press("f4", "right", "enter")
        await me.fill("خالد العدنان", "", "14", "southern Idlib", "10 Aug", "bomb", "", "Armanaz", "", "rent")
        await me.press("ctrl+s")
        assert "Say this case number to the family" in me.screen
        assert me.keys - begun <= MOST_TO_REGISTER
        await me.press("enter", "escape")
        assert "is enough to begin with" not in me.screen, "the hints went with the first family"
        assert "No family here yet" not in me.screen

        begun = me.keys
        await me.press("f3")
        await me.type("khaled adnan")
        await me.press("enter", "enter")
        assert "14 people" in me.screen
        assert "Armanaz, Rented house or room, now, 5 d" in me.screen
        assert me.keys - begun <= MOST_TO_OPEN
        desk = app.open_desk
        family = found(desk, "khaled")
        assert (family.people, family.consents[0].state) == (14, "given")
        assert len(case_page(desk).lines) == 1
        desk.close()
    assert opening.exists(home)
    assert clock.today().year == 2018
