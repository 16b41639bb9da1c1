"""A program that moves two hundred families, hands out to them, and registers them, until it is killed.

Run as `python -m tests.faults.working FOLDER WHAT`; the passphrase is that of the tests. It prints a line when a batch
begins and when it is saved.
"""

import secrets
import sys
from collections.abc import Callable
from datetime import date
from itertools import cycle
from pathlib import Path

from famcase.clock import SystemClock
from famcase.paths import Home
from famcase.services import opening
from famcase.services.commands.arriving import ArrivalHeader, Arrived, register_arrivals
from famcase.services.commands.bulk import do_all
from famcase.services.commands.bulk_moves import Moving
from famcase.services.commands.distributing import make_distribution, tick
from famcase.services.commands.importing import import_households
from famcase.services.desk import Desk
from famcase.services.household_drafts import HouseholdDraft, Reading
from famcase.services.inputs import NewDistribution, NewStay, Where
from famcase.services.queries.cases import case_page
from tests.conftest import PASSPHRASE

FAMILIES = 200
PLACE = "C4132"


def arrive(desk: Desk) -> None:
    """Register the families that the others are about, as one batch."""
    today = desk.clock.today()
    header = ArrivalHeader(Where(text="home"), today, "other", Where(pcode=PLACE), today, "tent", "given")
    register_arrivals(desk, header, [Arrived(f"Family {number}", sizes="4") for number in range(FAMILIES)])


def moving(desk: Desk) -> Callable[[], object]:
    families = [line.uid for line in case_page(desk, limit=FAMILIES).lines]
    today: date = desk.clock.today()

    def move() -> object:
        elsewhere = Where(text=f"Farm {secrets.token_hex(4)}")  # another place each time, also after a kill
        return do_all(desk, families, Moving(NewStay(elsewhere, today, "tent")))

    return move


def handing_out(desk: Desk) -> Callable[[], object]:
    made = make_distribution(desk, NewDistribution("food-basket", Where(pcode=PLACE)))
    outcomes = cycle(("collected", "absent"))
    return lambda: tick(desk, made.uid, range(1, made.rations + 1), next(outcomes), meets_needs=True)


def bringing_in(desk: Desk) -> Callable[[], object]:
    def bring() -> object:
        number = secrets.token_hex(4)  # another list each time, also after a kill
        drafts = [
            HouseholdDraft("list", f"{number}-{each}", "sheet", each + 2, {"first": f"Head {each}"}, {})
            for each in range(FAMILIES)
        ]
        return import_households(desk, Reading(tuple(drafts), (), ()))

    return bring


WORK: dict[str, Callable[[Desk], Callable[[], object]]] = {
    "moving": moving,
    "handing out": handing_out,
    "bringing in": bringing_in,
}


def main(folder: Path, what: str) -> None:
    desk = opening.unlock(Home(folder), PASSPHRASE, clock=SystemClock())
    act = WORK[what](desk)
    while True:
        print("begins", flush=True)  # noqa: T201
        act()
        print("saved", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
