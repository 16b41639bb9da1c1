"""Add people to a family and change what is known of them."""

from datetime import date
from typing import Final

from famcase.domain.changes import RecordId, Version
from famcase.domain.text import check_name
from famcase.services.batch import Done
from famcase.services.commands import checked
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewMember
from famcase.wording import N_

_LISTS: Final = {
    "relation": "relation",
    "sex": "sex",
    "presence": "presence",
    "born_precision": "birth-precision",
}
_EDITABLE: Final = frozenset(
    f"{part}{script}" for part in ("first", "father", "surname", "called", "mother") for script in ("", "_ar")
) | {*_LISTS, "spellings", "born_on", "estimated", "presence_since", "tracing_open", "vulnerabilities"}


@command
def add_member(desk: Desk, family: RecordId, new: NewMember, seen: Version | None = None) -> RecordId:
    """Add a person to a family; return the new record's id."""
    with desk.write("member-added") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        return batch.add(subject, "member", family=family, **checked.member_fields(desk, new))


@command
def edit_member(
    desk: Desk, /, family: RecordId, member: RecordId, seen: Version | None = None, **fields: object
) -> Done:
    """Change fields of a member's record by their names; raises NotFound when the person is not there any more."""
    checked.only(fields, _EDITABLE)
    with desk.write("member-changed") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        subject.record("member", member)
        checks = {name: _checked(desk, name, value) for name, value in fields.items()}
        batch.edit(subject, member, **checks)
    return batch.done


def _checked(desk: Desk, name: str, value: object) -> object:
    if name in _LISTS:
        return checked.code(desk, _LISTS[name], str(value))
    if isinstance(value, date):
        return checked.not_later(desk, value)
    if isinstance(value, tuple | list):
        if name == "vulnerabilities":
            return checked.codes(desk, "vulnerability", tuple(value))
        return checked.other_names(value, N_("Other spelling"))
    return check_name(value, N_("Name")) if isinstance(value, str) else value
