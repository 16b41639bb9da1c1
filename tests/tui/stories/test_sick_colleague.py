"""Nour is ill, and forty families wait for her: Rana, who supervises, gives them to Sami and herself in one go.

Each gets the families of one place as far as that goes, the sheet says what was promised to them, and when Nour comes
back the next day one undo gives everything back.
"""

import pytest

from famcase.paths import Home
from famcase.services.commands.closing import assign
from famcase.services.commands.users import add_user
from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.queries.cases import case_page, read_words
from famcase.services.queries.supervising import loads
from famcase.storage.keys import CHEAP_FOR_TESTS
from tests.conftest import AUG_15, PASSPHRASE
from tests.tui.stories.conftest import ARMANAZ, SIZES, SMALL, Sit, camp, lives

pytestmark = pytest.mark.slow

MOST_KEYS = 8


def carried(desk: Desk) -> dict[str, int]:
    return {load.name: load.families for load in loads(desk)}


@SIZES
async def test_the_load_of_a_sick_colleague(
    file_desk: Desk, home: Home, with_nour: str, sit: Sit, size: tuple[int, int]
) -> None:
    assert with_nour
    add_user(file_desk, home, "Sami", "caseworker", "the passphrase of Sami", mine=PASSPHRASE, cost=CHEAP_FOR_TESTS)
    many = 40 if size == SMALL else 8
    site = Where(site=camp(file_desk))
    for number in range(many):
        name = f"خالد العدنان {number}" if number % 2 else f"Rima Haddad {number}"
        assign(file_desk, lives(file_desk, name, site if number % 2 else ARMANAZ, due=AUG_15, what="rent"), "Nour")
    async with sit(size) as me:
        await me.press("p")
        assert "Nour" in me.screen
        await me.press("r")
        assert f"Hand a caseload over · Nour: {many} families" in me.screen
        await me.press("space", "right", "space", "ctrl+s")
        assert f"{many} of {many} families: handed over from Nour to Rana, Sami." in me.screen
        assert carried(file_desk)["Nour"] == many, "nothing is done before it was shown"
        await me.press("enter")
        assert me.keys <= MOST_KEYS, "for forty families"
        assert f"Handover sheet of Nour · {many} families" in me.screen
        assert "rent" in me.screen, "what was promised"
        assert carried(file_desk) == {"Rana": many // 2, "Sami": many // 2, "Nour": 0}
        camps = {str(line.place) for line in case_page(file_desk, read_words(file_desk, ["with", "Sami"])).lines}
        assert len(camps) == 1, "a camp is in one pair of hands"

        await me.press("escape", "ctrl+z")
        assert f"Taken back for {many} families: handed" in me.screen
        assert carried(file_desk) == {"Nour": many, "Rana": 0, "Sami": 0}
        assert "Nour" in me.screen
