"""Finds a person of a family by their number in its list or by their name."""

from collections.abc import Callable

from famcase.cli.listed import pick, read_number
from famcase.domain.changes import RecordId
from famcase.domain.names import fold, joined_sound
from famcase.errors import Ambiguous, NotFound
from famcase.services.views import FamilyView, MemberView
from famcase.wording import N_


def find_member(family: FamilyView, text: str) -> RecordId:
    """Return the person: a number of the list (from 1), or the name in any spelling. Raises NotFound or Ambiguous."""
    if read_number(text) is not None:
        return pick(family.members, text, N_("This family lists {count} people; there is no number {number}.")).uid
    found = _alike(family, text, fold) or _alike(family, text, joined_sound)
    if not found:
        raise NotFound(
            N_("Nobody called “{name}” is listed in this family."),
            hint=N_("famcase show CASE lists them with their numbers."),
            name=text,
        )
    if len(found) > 1:
        raise Ambiguous(
            N_("{count} people of this family are called “{name}”."),
            hint=N_("Give the number that famcase show CASE lists beside the person."),
            count=len(found),
            name=text,
        )
    return found[0].uid


def _alike(family: FamilyView, text: str, key: Callable[[str], str]) -> list[MemberView]:
    """Return the people one of whose names has the same key as `text`."""
    wanted = key(text)
    return [member for member in family.members if wanted and wanted in {key(name) for name in _spellings(member)}]


def _spellings(member: MemberView) -> list[str]:
    shown = [member.name.shown(), member.name_ar.shown(), member.name.first, member.name_ar.first, *member.spellings]
    return [spelling for spelling in shown if spelling]
