"""Keep a list of families under a name: its words, columns and order; and how the list looks where none is chosen."""

from typing import Final

from famcase.domain.text import check_name, check_note
from famcase.errors import Refused
from famcase.services.batch import Done
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewSavedList
from famcase.services.queries.order import check_sort
from famcase.services.queries.saved_lists import find_saved_list, list_saved, looks
from famcase.wording import N_

COLUMNS_CHOSEN: Final = "columns-chosen"
"""The verb of the list's looks, which "take back what I saved last" passes over."""


class NameTaken(Refused):
    def __init__(self, name: str) -> None:
        super().__init__(
            N_("There is a list “{name}” already: nothing was changed."),
            hint=N_("Give another name, or remove that list first."),
            name=name,
        )


class Nameless(Refused):
    def __init__(self) -> None:
        super().__init__(N_("A list needs a name."))


@command
def save_list(desk: Desk, new: NewSavedList) -> Done:
    """Keep a list under its name, in place of the person's list that bears it already; raises Nameless, NoSuchOrder."""
    name = _name(new.name)
    with desk.write("list-saved") as batch:
        fields = _fields(new)
        known = next((kept for kept in list_saved(desk) if kept.is_called(name)), None)
        if known is None:
            batch.new("saved_list", user=desk.user.uid, name=name, **fields)
        else:
            batch.edit(batch.open(known.uid), known.uid, **fields)
    return batch.done


@command
def rename_list(desk: Desk, name: str, to: str) -> Done:
    """Call a list otherwise; raises NotFound, Nameless, NameTaken."""
    said = _name(to)
    kept = find_saved_list(desk, name)
    with desk.write("list-renamed") as batch:
        if any(other.is_called(said) and other.uid != kept.uid for other in list_saved(desk)):
            raise NameTaken(said)
        batch.edit(batch.open(kept.uid), kept.uid, name=said)
    return batch.done


@command
def remove_list(desk: Desk, name: str) -> Done:
    """Keep a list no more; its families stay as they are. Raises NotFound."""
    kept = find_saved_list(desk, name)
    with desk.write("list-removed") as batch:
        batch.remove(batch.open(kept.uid), kept.uid)
    return batch.done


@command
def keep_looks(desk: Desk, columns: tuple[str, ...], sort: str, backwards: bool) -> Done:
    """Keep which columns the person's case list has, and its order; no columns are those of the program."""
    with desk.write(COLUMNS_CHOSEN) as batch:
        known = looks(desk)
        fields = _fields(NewSavedList("", columns=columns, sort=sort, backwards=backwards))
        if known is None:
            batch.new("saved_list", user=desk.user.uid, **fields)
        else:
            batch.edit(batch.open(known.uid), known.uid, **fields)
    return batch.done


def _fields(new: NewSavedList) -> dict[str, object]:
    return {
        "words": check_note(" ".join(new.words.split()), N_("Words")),
        "columns": tuple(check_name(column, N_("Columns")) for column in new.columns),
        "sort": check_sort(new.sort) if new.sort else "",
        "backwards": new.backwards,
    }


def _name(name: str) -> str:
    said = check_name(name, N_("Name"))
    if not said:
        raise Nameless
    return said
