"""How a closed desk is opened: by a passphrase, or by making its database first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from famcase.clock import Clock
from famcase.paths import Home
from famcase.services.desk import Desk


@dataclass(frozen=True, slots=True)
class WayIn:
    """What the way in needs; each call may take a second and is called off the event loop."""

    exists: Callable[[], bool]
    unlock: Callable[[str], Desk]
    """Takes a passphrase; raises Locked."""
    create: Callable[[str, str, str], Desk]
    """Takes name, role and passphrase; raises Refused."""
    fewest_letters: int
    """Letters that a new passphrase has at least."""


def way_into(home: Home, *, clock: Clock, cost: Any, user: str = "") -> WayIn:
    """Return the way into the database of a home; `cost` is what a new passphrase's Argon2id may cost."""
    from famcase.services import opening

    return WayIn(
        exists=lambda: opening.exists(home),
        unlock=lambda passphrase: opening.unlock(home, passphrase, clock=clock, user=user),
        create=lambda name, role, passphrase: opening.create(home, name, role, passphrase, clock=clock, cost=cost).desk,
        fewest_letters=opening.FEWEST_LETTERS,
    )
