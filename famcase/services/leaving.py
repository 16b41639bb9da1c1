"""The one way out: every file and print with something of the desk in it is begun, recorded and handed over here."""

import hashlib
import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from famcase.domain.changes import RecordId
from famcase.domain.consents import WHY_KEPT_BACK
from famcase.domain.levels import Level
from famcase.domain.numbers import shown_case_number
from famcase.errors import Refused
from famcase.paths import UnfinishedFile, refuse_to_replace
from famcase.services import gate
from famcase.services.desk import Desk, command
from famcase.services.gate import Terms
from famcase.services.outsiders import Audience, few_for
from famcase.services.printer import Printout
from famcase.services.queries.lines import user_names
from famcase.wording import N_, Said

View = TypeVar("View")


class KeptBack(Refused):
    """A file about one family that may not leave."""

    def __init__(self, number: str, why: str) -> None:
        super().__init__(
            N_("Nothing was written of {case}: {why}."),
            hint=N_("Ask the family and record what it agreed to, or say who receives it and for what purpose."),
            case=shown_case_number(number),
            why=Said(WHY_KEPT_BACK[why]),
        )


class NumberTaken(Refused):
    """Two prints made at the same moment drew one number."""

    def __init__(self) -> None:
        super().__init__(
            N_("Another print took the same number meanwhile: nothing was printed or written."),
            hint=N_("Print it again; it gets another number."),
        )


class OnlyFigures(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("A list of families has no figures alone."),
            hint=N_("Take a summary, or let it leave with codes."),
        )


_MANY: Final = 4_000
"""Families of one file up to which each part of them is asked alone."""
_PART: Final = 8
"""All answers of a desk are read in the time in which so many times fewer families are asked part by part."""

PRINTER: Final = "printer"
"""The form under which a print is recorded."""


class Leaving:
    """A file or a print under way out; nothing stands under its name, and nothing is printed, until `leave`."""

    def __init__(self, to: Path | Printout, terms: Terms | None = None) -> None:
        """Begin it, on terms that `gate.checked` returned.

        Raises Usage for a name that no answer may take, StorageFault where nothing can be written.
        """
        if isinstance(to, Path):
            refuse_to_replace(to)
        self.folder = to.parent if isinstance(to, Path) else None
        """Where a file is to stand, and what is under way for it; None for a print."""
        self.lines = 0
        self.terms = terms or Terms()
        self.kept_back: dict[RecordId, str] = {}
        """The families that are not in it, and why: keys of `consents.WHY_KEPT_BACK`."""
        self.everybody: gate.Everybody | None = None
        """Who may be in it of all families, once it was asked of so many that all were asked at once."""
        self.to_come = 0
        """How many families it will be asked of, where that is known."""
        self.families = 0
        """How many families the desk has, once that was counted."""
        self.audience: Audience | None = None
        """Whom outside its figures are for; None where they leave as they were counted, or where it has none."""
        self._onto = UnfinishedFile(to) if isinstance(to, Path) else to
        self._hash = hashlib.sha256()

    def write(self, content: bytes, lines: int = 0) -> None:
        """Write some more of it, with so many lines of its table. Raises StorageFault."""
        self._onto.write(content)
        self._hash.update(content)
        self.lines += lines

    @property
    def seal(self) -> str:
        """The SHA-256 of all that was written."""
        return self._hash.hexdigest()

    def put_in_place(self) -> None:
        """Give a file its name, or hand a print to the printer. Raises StorageFault."""
        self._onto.put_in_place()

    def drop(self) -> None:
        """Leave nothing behind, unless it is in place."""
        self._onto.drop()


def let_out(desk: Desk, file: Leaving, rows: Iterable[View]) -> list[View]:
    """Return the lines that may be in a file, and note in it whose may not; ask so for all of its lines.

    A line that tells of two families needs both to have agreed.
    """
    listed = [(row, gate.families_of(row)) for row in rows]
    known = {family for _, families in listed for family in families}
    everybody = file.everybody = file.everybody or _everybody(desk, file)
    kept_back = everybody.why_kept_back(known) if everybody else gate.kept_back(desk, known, file.terms)
    file.kept_back |= kept_back
    stay = kept_back.keys()
    return [row for row, families in listed if stay.isdisjoint(families)]


def _everybody(desk: Desk, file: Leaving) -> gate.Everybody | None:
    """Return the answers of all families for a file that goes through a good part of them, None before it does."""
    asked = max(file.to_come, file.lines + len(file.kept_back))
    if asked < _MANY:
        return None
    if not file.families:
        file.families = int(desk.store.tables["family"].select().count())
    return gate.everybody(desk, file.terms) if asked * _PART > file.families else None


def next_number(desk: Desk) -> int:
    """Return a number that no print of this desk bears, of five digits or more: by it what left is found again.

    It is drawn by lot: it does not tell how much this desk prints, and a restored backup gives none out again.
    """
    outgoing = desk.store.tables["outgoing"]
    taken = {number for (number,) in outgoing.select(outgoing.number).where(outgoing.number > 0).tuples()}
    return drawn_number(taken)


def drawn_number(taken: Collection[int]) -> int:
    """Return a number by lot that is not taken; one more digit once it would be drawn in vain every other time."""
    lowest = 10_000
    while len(taken) > 4 * lowest:  # an office prints as much in a year
        lowest *= 10
    while (number := lowest + secrets.randbelow(9 * lowest)) in taken:
        pass
    return number


def leave(desk: Desk, file: Leaving, *, what: str, level: Level, form: str, number: int = 0) -> RecordId:
    """Record what leaves, who took it, how much and at which level; then put the file in place.

    `what` is the msgid of its title, `number` what stands on a print. The record comes first: nothing leaves without
    one. Raises StorageFault where the file cannot be put in place, and nothing stands under its name then, or where the
    printer does not take it.
    """
    try:
        recorded = _record(desk, file, what=what, level=level.value, form=form, number=number)
        file.put_in_place()
    finally:
        file.drop()
    return recorded


@command
def _record(desk: Desk, /, file: Leaving, **said: object) -> RecordId:
    outgoing = desk.store.tables["outgoing"]
    with desk.write("exported") as batch:
        if said["number"] and outgoing.select().where(outgoing.number == said["number"]).exists():
            raise NumberTaken
        subject = batch.new(
            "outgoing",
            **said,
            lines=file.lines,
            on=desk.clock.today(),
            by=desk.user.uid,
            seal=file.seal,
            purpose=file.terms.purpose,
            recipient=file.terms.recipient,
            vital=file.terms.vital,
            audience=file.audience or "",
            few=few_for(desk.settings, file.audience) if file.audience else 0,
            left_out=[f"{count} {why}" for why, count in gate.counted(file.kept_back).items()],
        )
    return subject.id


@dataclass(frozen=True, slots=True)
class Left:
    """A file that left."""

    what: str
    """A msgid."""
    level: str
    form: str
    lines: int
    on: date
    by: str
    seal: str
    purpose: str
    recipient: str
    vital: str
    left_out: dict[str, int]
    """How many families were kept back, by why."""
    number: int
    """What stands on a print; 0 for what has none."""
    audience: str
    """Whom outside its figures were for; empty for us, and for what has none."""
    few: int
    """The largest figure that they were not told."""


def what_left(desk: Desk, limit: int = 100) -> tuple[Left, ...]:
    """Return the newest files that left, the last one first."""
    outgoing = desk.store.tables["outgoing"]
    return _left(desk, outgoing.select().order_by(outgoing.made.desc(), outgoing.id.desc()).limit(limit))


def print_of(desk: Desk, number: int) -> Left | None:
    """Return the print that bears a number; None where none does."""
    outgoing = desk.store.tables["outgoing"]
    return next(iter(_left(desk, outgoing.select().where((outgoing.number == number) & (outgoing.number > 0)))), None)


def _left(desk: Desk, query: Iterable[Any]) -> tuple[Left, ...]:
    rows = list(query)
    users = user_names(desk.store.tables, {row.by_id for row in rows})
    return tuple(
        Left(
            row.what,
            row.level,
            row.form,
            row.lines,
            row.on,
            users.get(row.by_id, ""),
            row.seal,
            row.purpose,
            row.recipient,
            row.vital,
            _counted(row.left_out),
            row.number,
            row.audience,
            row.few,
        )
        for row in rows
    )


def _counted(written: Sequence[str]) -> dict[str, int]:
    counts = (each.partition(" ") for each in written)
    return {why: int(count) for count, _, why in counts}
