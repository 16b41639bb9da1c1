"""How a closed desk is opened, by a passphrase or by making its database first, and where its settings are."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from famcase.clock import Clock
from famcase.paths import Home
from famcase.services.desk import Desk
from famcase.settings import Reading, Settings, read_settings, write_setting
from famcase.settings_kinds import Setting, Value


@dataclass(frozen=True, slots=True)
class WayIn:
    """What the way in needs; each call may take a second and is called off the event loop."""

    home: Home
    """Where the desk's own files are, its backups too."""
    exists: Callable[[], bool]
    unlock: Callable[[str], Desk]
    """Takes a passphrase; raises Locked."""
    create: Callable[[str, str, str], Desk]
    """Takes name, role and passphrase; raises Refused."""
    fewest_letters: int
    """Letters that a new passphrase has at least."""
    read_settings: Callable[[], Reading]
    write_setting: Callable[[Settings, Setting, Value], Settings]
    """Writes a file; raises StorageFault, or Usage where somebody wrote into it what cannot be understood."""


def way_into(home: Home, *, clock: Clock, cost: Any, user: str = "") -> WayIn:
    """Return the way into the database of a home; `cost` is what a new passphrase's Argon2id may cost."""
    from famcase.services import opening

    return WayIn(
        home=home,
        exists=lambda: opening.exists(home),
        unlock=lambda passphrase: opening.unlock(home, passphrase, clock=clock, user=user),
        create=lambda name, role, passphrase: opening.create(home, name, role, passphrase, clock=clock, cost=cost).desk,
        fewest_letters=opening.FEWEST_LETTERS,
        read_settings=lambda: read_settings(home.settings),
        write_setting=lambda settings, setting, value: write_setting(home.settings, settings, setting, value),
    )
