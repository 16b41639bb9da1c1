"""Register many families that came together: what they share is said once, then a line a family."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts, split_name
from famcase.domain.numbers import western
from famcase.domain.phones import check_phone
from famcase.domain.text import check_name
from famcase.errors import FamcaseError, Refused, Usage
from famcase.services.batch import Batch
from famcase.services.commands import checked
from famcase.services.commands.bulk import MOST, TooMany
from famcase.services.commands.families import Registered, add_family, register
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewContact, NewFamily, NewMember, NewStay, Where
from famcase.services.views import Composition
from famcase.wording import N_

GROUPS: Final = ("men", "women", "boys", "girls")

_NUMBERS = re.compile(r"[\d]+|[^\d\s+/,;.،؛-]+")


@dataclass(frozen=True, slots=True)
class ArrivalHeader:
    """What the families of one sheet share."""

    origin: Where = Where()
    left_on: date | None = None
    reason: str = ""
    to: Where = Where()
    since: date | None = None
    """None: the day they left, else today."""
    living: str = ""
    consent: str = "not-asked"
    basis: str = ""
    """On what basis they are kept; empty: consent, where it was asked for."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """One family of a sheet, as its line says it."""

    name: str = ""
    """The head's, in either script; what people call them may stand in it."""
    called: str = ""
    sizes: str = ""
    """A number of people ("6"), or men, women, boys and girls ("1 2 3 1")."""
    phone: str = ""
    tent: str = ""
    apart: tuple[RecordId, ...] = ()
    """Families that seemed to be this one, and are not, as somebody said who looked at them."""

    def __bool__(self) -> bool:
        return any((self.name.strip(), self.called.strip(), self.sizes.strip(), self.phone.strip(), self.tent.strip()))


class NotSizes(Usage):
    def __init__(self, text: str) -> None:
        super().__init__(
            N_("“{text}” does not say how many they are."),
            hint=N_("One number is all of them; four are men, women, boys and girls, such as 1 2 3 1."),
            text=text[:60],
        )


class EmptyLine(Refused):
    def __init__(self) -> None:
        super().__init__(N_("Nothing stands in this line: a name or a number of people is enough."))


@dataclass(frozen=True, slots=True)
class WrongLine:
    """A line of a list that cannot be registered."""

    line: int
    """From 1."""
    error: FamcaseError


class LinesRefused(Refused):
    """Lines of a list are wrong, each with its reason; none of the list was saved."""

    def __init__(self, lines: Sequence[WrongLine]) -> None:
        super().__init__(
            N_("{count} lines cannot be registered: nothing of the list was saved."),
            hint=N_("Correct them and give the whole list again."),
            count=len(lines),
        )
        self.lines = tuple(lines)


def check_header(desk: Desk, header: ArrivalHeader) -> ArrivalHeader:
    """Return the header with its day; raise what is wrong with it, before the first family is written."""
    today = desk.clock.today()
    since = header.since or header.left_on or today
    checked.not_later(desk, header.left_on)
    checked.stay_fields(desk, desk.user.uid, NewStay(header.to, since, header.living, header.reason))
    checked.not_later(desk, since)
    if header.left_on is not None and since < header.left_on:
        raise Refused(
            N_("They cannot have arrived on {since}: they left on {left}."),
            hint=N_("Correct one of the two days."),
            since=since,
            left=header.left_on,
        )
    checked.origin_fields(header.origin)
    checked.code(desk, "consent-state", header.consent)
    checked.code(desk, "consent-basis", header.basis)
    return replace(header, since=since)


def read_sizes(text: str) -> Composition:
    """Return how many a line says they are; nothing for nothing. Raises NotSizes."""
    found = _NUMBERS.findall(western(text))
    if not found:
        if text.strip():
            raise NotSizes(text)
        return Composition()
    if not all(one.isdecimal() and len(one) <= 4 for one in found) or len(found) not in (1, len(GROUPS)):
        raise NotSizes(text)
    numbers = [int(one) for one in found]
    if len(numbers) == 1:
        return Composition(people=numbers[0])
    return Composition(people=sum(numbers), **dict(zip(GROUPS, numbers, strict=True)))


def family_of(header: ArrivalHeader, line: Arrived) -> NewFamily:
    """Return the family that a line tells, with what the header says of all; raises FamcaseError for its faults."""
    if not line:
        raise EmptyLine
    name, name_ar = _names(line)
    phone = check_phone(line.phone)
    has_head = not (name.is_blank and name_ar.is_blank)
    return NewFamily(
        head=NewMember(name, name_ar, relation="head") if has_head else None,
        composition=read_sizes(line.sizes),
        origin=header.origin,
        left_on=header.left_on,
        stays=(NewStay(header.to, header.since, header.living, header.reason, tent=check_name(line.tent, N_("Tent"))),),
        contacts=(NewContact(phone, whose="head"),) if phone else (),
        consent=header.consent,
        consent_basis=header.basis,
        apart=line.apart,
    )


def register_arrival(desk: Desk, header: ArrivalHeader, line: Arrived) -> Registered:
    """Register the family of one line, as a batch of its own."""
    return register(desk, family_of(check_header(desk, header), line))


@command
def register_arrivals(desk: Desk, header: ArrivalHeader, lines: Sequence[Arrived]) -> tuple[Registered, ...]:
    """Register every family of a list in one batch; raise LinesRefused, and save none, where any line is wrong.

    Empty lines are passed over. All or nothing: given again after a correction, no family stands there twice.
    """
    header = check_header(desk, header)
    with desk.write("registered") as batch:
        made = _add_all(desk, batch, header, lines)
    return tuple(Registered(uid, case, batch.done) for uid, case in made)


@command
def check_lines(desk: Desk, header: ArrivalHeader, lines: Sequence[Arrived]) -> int:
    """Return how many families `register_arrivals` would register; raises what it would raise, and saves nothing."""
    try:
        with desk.write("registered") as batch:
            raise _Rehearsed(len(_add_all(desk, batch, check_header(desk, header), lines)))
    except _Rehearsed as rehearsed:
        return rehearsed.count


class _Rehearsed(Exception):
    """Ends the transaction of a rehearsal, so that nothing of it is saved."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count


def _add_all(desk: Desk, batch: Batch, header: ArrivalHeader, lines: Sequence[Arrived]) -> list[tuple[RecordId, str]]:
    """Add every family of a list to a batch; raise LinesRefused where any line is wrong, TooMany for a longer list."""
    if len(lines) > MOST:
        raise TooMany(len(lines))
    made: list[tuple[RecordId, str]] = []
    wrong: list[WrongLine] = []
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        try:
            subject, case = add_family(desk, batch, family_of(header, line))
        except FamcaseError as error:
            wrong.append(WrongLine(number, error))
            continue
        made.append((subject.id, case))
    if wrong:
        raise LinesRefused(wrong)
    return made


def _names(line: Arrived) -> tuple[NameParts, NameParts]:
    """Return a line's name by script; what people call them stands in the script that it is written in."""
    latin, arabic = NameParts(), NameParts()
    if _is_right_to_left(line.name):
        arabic = split_name(line.name)
    else:
        latin = split_name(line.name)
    called = check_name(line.called, N_("Called"))
    if called and _is_right_to_left(called):
        arabic = replace(arabic, called=called)
    elif called:
        latin = replace(latin, called=called)
    return latin, arabic


def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)
