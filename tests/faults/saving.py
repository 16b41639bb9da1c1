"""A program that registers families one after the other and prints each number once it is saved, until it is killed.

Run as `python -m tests.faults.saving FOLDER`; the passphrase is that of the tests.
"""

import sys
from pathlib import Path

from famcase.clock import SystemClock
from famcase.domain.names import NameParts
from famcase.errors import StorageFault
from famcase.paths import Home
from famcase.services import opening
from famcase.services.commands.families import register
from famcase.services.commands.notes import write_note
from famcase.services.inputs import NewFamily, NewMember, NewNeed, NewStay, Where
from tests.conftest import PASSPHRASE
from tests.faults.canaries import ARABIC, LATIN


def a_family(number: int) -> NewFamily:
    """Return a family with one member, two stays, a need and a note."""
    today = SystemClock().today()
    return NewFamily(
        head=NewMember(NameParts(f"{LATIN}-{number}", "", LATIN), NameParts(ARABIC)),
        origin=Where(text=LATIN),
        stays=(
            NewStay(Where(text=LATIN), today, "open"),
            NewStay(Where(pcode="C4176"), today, "rented", directions=ARABIC),
        ),
        needs=(NewNeed("food", LATIN),),
        note=f"{LATIN} {ARABIC}",
    )


def main(folder: Path) -> None:
    home = Home(folder)
    desk = opening.unlock(home, PASSPHRASE, clock=SystemClock())
    if desk.drafts is not None:
        desk.drafts.keep("register", "", {"name": LATIN, "name_ar": ARABIC})
    number = 0
    try:
        while True:
            number += 1
            registered = register(desk, a_family(number))
            print(registered.number, flush=True)  # noqa: T201
            if number % 5 == 0:
                write_note(desk, registered.uid, ARABIC)
    except StorageFault as fault:
        print(f"fault {type(fault).__name__}", flush=True)  # noqa: T201
        desk.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
