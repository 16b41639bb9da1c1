"""Fill an empty desk with the invented families of the demo: the story's own, and as many neighbours as asked for."""

import random
from typing import Literal

from famcase.errors import Refused
from famcase.paths import Home, data_folder
from famcase.services.demo.neighbours import Neighbours
from famcase.services.demo.plans import Plans
from famcase.services.demo.teller import Teller
from famcase.services.demo.told import read_told
from famcase.services.desk import Desk
from famcase.storage.keys import STRONG, PassphraseCost, read_keys, write_keys
from famcase.wording import N_

_AT_ONCE = 200
"""Families a batch: more of them save no time, and a batch is held in memory whole."""


def let_in_supervisor(home: Home, mine: str, passphrase: str, *, cost: PassphraseCost | None = None) -> str:
    """Have a passphrase open the demo for its supervisor too; return the label of its slot, for `fill`.

    `mine` is the passphrase that opens it already.
    """
    keys = read_keys(home.keys)
    keys, added = keys.with_user(keys.unlock(mine), passphrase, cost or STRONG, shortest=len(passphrase))
    write_keys(home.keys, keys)
    return added.label


def fill(
    desk: Desk,
    *,
    families: int = 60,
    seed: int = 2018,
    language: Literal["en", "ar"] = "en",
    supervisor_slot: str = "",
) -> None:
    """Write the demo's users, sites, events and own families, and neighbours of theirs until there are `families`.

    The supervisor is let in by the passphrase of `supervisor_slot`, by none where there is none.

    The story's own are always there, however few are asked for. All days are those of the story, moved so that its
    today is the desk's. One seed always draws the same neighbours.
    Texts are in `language`, names in both scripts. Raises Refused where the desk has families already.
    """
    if desk.store.tables["family"].select().exists():
        raise Refused(N_("There are families here already: the demo only fills an empty database."))
    told = read_told(data_folder(), desk.clock.today())
    teller = Teller(desk, told, language)
    teller.add_users(supervisor_slot)
    teller.add_sites()
    teller.add_events()
    teller.tell_story()
    drawing = random.Random(seed)  # noqa: S311 - these people do not exist
    neighbours = Neighbours(told, drawing)
    more = max(0, families - len(told.story["families"]))
    for user, plans in Plans(told, drawing, more).by_user().items():
        for start in range(0, len(plans), _AT_ONCE):
            teller.register(user, map(neighbours.family, plans[start : start + _AT_ONCE]))
