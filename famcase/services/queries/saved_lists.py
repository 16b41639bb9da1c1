"""The lists of families that a person keeps, and how the case list looks to them."""

from dataclasses import dataclass
from typing import Any

from famcase.domain import names
from famcase.domain.changes import RecordId
from famcase.errors import NotFound
from famcase.services.desk import Desk
from famcase.wording import N_


@dataclass(frozen=True, slots=True)
class SavedList:
    """A list as a person wants to see it again."""

    uid: RecordId
    name: str
    """Empty for how the case list looks when nothing was chosen."""
    words: str
    """What stands in the search line."""
    columns: tuple[str, ...]
    """Ids of columns in their order; none for those of the program."""
    sort: str
    """Empty for the order by name."""
    backwards: bool

    def is_called(self, name: str) -> bool:
        """Return whether a name is its name, as names are compared."""
        return _told_apart(self.name) == _told_apart(name)


class NoSuchList(NotFound):
    def __init__(self, name: str) -> None:
        super().__init__(
            N_("You keep no list “{name}”."), hint=N_("Look at the lists that you keep, and type its name."), name=name
        )


def list_saved(desk: Desk) -> tuple[SavedList, ...]:
    """Return the lists that this person keeps, by name."""
    kept = (saved for saved in _own(desk) if saved.name)
    return tuple(sorted(kept, key=lambda saved: (names.sort_key(saved.name), saved.uid)))


def find_saved_list(desk: Desk, name: str) -> SavedList:
    """Return this person's list of a name, whatever its capitals; raises NoSuchList."""
    for saved in list_saved(desk):
        if saved.is_called(name):
            return saved
    raise NoSuchList(name)


def looks(desk: Desk) -> SavedList | None:
    """Return how the case list looks to this person; None where they chose nothing yet."""
    return next((saved for saved in _own(desk) if not saved.name), None)


def _own(desk: Desk) -> list[SavedList]:
    tables = desk.store.tables
    saved, user = tables["saved_list"], tables["user"]
    query = saved.select().join(user, on=(saved.user == user.id)).where(user.uid == desk.user.uid)
    return [_view(row) for row in query.order_by(saved.made, saved.id)]


def _view(row: Any) -> SavedList:
    return SavedList(RecordId(bytes(row.uid)), row.name, row.words, row.columns, row.sort, row.backwards)


def _told_apart(name: str) -> str:
    return " ".join(name.casefold().split())
