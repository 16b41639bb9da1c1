"""Take the families of a file into the desk: all of them or none, as one batch that one undo takes back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from famcase.domain import blocking
from famcase.domain.changes import RecordId
from famcase.domain.described_families import PARTS, Described
from famcase.domain.names import NameParts
from famcase.domain.same_family import LIKELY, FamilyLikeness
from famcase.errors import FamcaseError, Refused
from famcase.services.batch import Batch
from famcase.services.commands import drafted
from famcase.services.commands.drafted import Places
from famcase.services.commands.merging import Merging
from famcase.services.desk import Desk, command
from famcase.services.household_drafts import Doubt, HouseholdDraft, Reading
from famcase.services.opening import writer_of
from famcase.services.progress import Progress
from famcase.services.queries.describing import describe_fields
from famcase.services.queries.families import SameNumber, find_case, find_own
from famcase.services.queries.matching import Matching, Scored, described_families, families_with
from famcase.services.queries.same_family import Shown
from famcase.services.queries.standing import standing
from famcase.services.queries.within_list import listed_twice
from famcase.services.views import ImportReport, LikelyDouble, TwiceListed
from famcase.wording import N_

_AT_ONCE = 500
"""Ids looked up in one statement: below the number of values that SQLite takes."""

_STEPS_A_FAMILY = 3
"""It is read, its change is made, and its rows are derived."""


class RowsRefused(Refused):
    """Some rows of the file cannot be kept, so nothing of it was."""

    def __init__(self, rows: Sequence[Doubt]) -> None:
        super().__init__(
            N_("{count} rows cannot be kept, the first is row {row} of “{sheet}”: nothing of the file was saved."),
            hint=N_("A rehearsal (--dry-run) lists each of them with its reason; mend them and import again."),
            count=len(rows),
            row=rows[0].row,
            sheet=rows[0].sheet,
        )
        self.rows = tuple(rows)


@dataclass(frozen=True, slots=True)
class _Told:
    """A new family of a file."""

    draft: HouseholdDraft
    family: RecordId
    described: Described


class _Rehearsed(Exception):
    """Ends the transaction of a rehearsal, so that nothing of it is saved."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.report = report


@command
def import_households(
    desk: Desk, reading: Reading, *, dry_run: bool = False, progress: Progress | None = None
) -> ImportReport:
    """Write the families of a file, new ones and what differs of known ones, as one batch; or say what that would do.

    A family is known by (source, foreign id) or else its case number, its people by their ids or else their names.
    Fields that the file leaves empty, and people that it does not list, stay as they are; reading the same file again
    changes nothing. Raises RowsRefused, and saves nothing, when the reader or a rule refused a row that the mapping
    does not leave out on purpose; Stopped, with nothing saved, when `progress` is told to stop.
    """
    watched = progress or Progress()
    watched.total = len(reading.households) * (1 if dry_run else _STEPS_A_FAMILY)
    watched.done = 0
    try:
        with desk.store.write():
            # a long import has a chain of its own, so that it does not hold up what the person does meanwhile
            importing = replace(desk, writer=writer_of(desk.store, desk.user.uid, "import"))
            with importing.write("imported") as batch:
                batch.step = watched.step
                report = _import(importing, batch, reading)
                if dry_run:
                    raise _Rehearsed(report)
                bad = [row for row in (*reading.rejected, *report.refused) if not row.on_purpose]
                if bad:
                    raise RowsRefused(bad)
            return replace(report, batch=batch.done.batch)
    except _Rehearsed as rehearsed:
        return rehearsed.report


def _import(desk: Desk, batch: Batch, reading: Reading) -> ImportReport:
    known = _known(desk, reading.households)
    places = Places(desk)
    new = changed = 0
    refused: list[Doubt] = []
    told: list[_Told] = []
    doubles: list[tuple[_Told, Scored]] = []
    matching = Matching(desk.store.tables)
    for draft in reading.households:
        batch.step()
        merging = Merging(desk, batch, places, draft)
        try:
            meant = known.get((draft.source, draft.foreign_id)) or _numbered(desk, draft.fields.get("number"))
            family = None if meant is None else standing(desk.store.tables, meant)
            subject = merging.begin() if family is None else merging.go_on(family, meant)
        except FamcaseError as error:
            sheet, row = merging.at
            refused.append(Doubt(sheet, row, "", error.message, error.values))
            continue
        if family is None:
            new += 1
            one = _Told(draft, subject.id, _described(desk, places, draft))
            told.append(one)
            doubles += [(one, scored) for scored in _here_already(desk, matching, one.described)]
        changed += family is not None and bool(subject.parts)
    families = len(reading.households)
    return ImportReport(
        families=families,
        people=sum(_size(draft) for draft in reading.households),
        new=new,
        changed=changed,
        unchanged=families - new - changed - len(refused),
        rejected=len(reading.rejected) + len(refused),
        batch=None,
        refused=tuple(refused),
        doubles=_doubles(desk, doubles),
        twice=_listed_twice(desk, told),
    )


def _described(desk: Desk, places: Places, draft: HouseholdDraft) -> Described:
    """Return a new family of a file as it is compared."""
    today = desk.clock.today()
    people = [drafted.member_fields(desk, member, today) for member in draft.members]
    if draft.names and not draft.members:
        people = [{"relation": "head", **drafted.name_fields(draft.names)}]
    phones = [contact.number for contact in draft.contacts]
    return describe_fields(desk.store.tables, drafted.family_fields(desk, places, draft), people, phones)


def _here_already(desk: Desk, matching: Matching, described: Described) -> list[Scored]:
    """Return the family of the desk that a new one is likely to be; none where there is none."""
    tables = desk.store.tables
    numbered = families_with(tables, described.phones, ()).values()
    met = matching.sharing(sorted(blocking.keys(described)), numbered, lambda _family: True)
    return matching.likest(described, described_families(tables, met), LIKELY)[:1]


def _doubles(desk: Desk, found: Sequence[tuple[_Told, Scored]]) -> tuple[LikelyDouble, ...]:
    shown = Shown(desk.store.tables, {local for _, (_, local) in found})
    return tuple(LikelyDouble(one.draft.sheet, one.draft.row, shown.alike(scored), one.family) for one, scored in found)


def _listed_twice(desk: Desk, told: Sequence[_Told]) -> tuple[TwiceListed, ...]:
    """Return the new families that the file is likely to list twice, each with the likest earlier one."""
    pairs = listed_twice(desk.store.tables, {place: one.described for place, one in enumerate(told)})
    return tuple(_twice(told[place], told[earlier], likeness) for place, (likeness, earlier) in pairs)


def _twice(one: _Told, other: _Told, likeness: FamilyLikeness) -> TwiceListed:
    return TwiceListed(
        one.draft.sheet,
        one.draft.row,
        _name(one),
        other.draft.sheet,
        other.draft.row,
        likeness.score,
        likeness.reasons,
        one.family,
        other.family,
    )


def _name(one: _Told) -> str:
    """Return the head's name as the file has it, in whichever script; nothing where it is to be withheld."""
    head = one.described.head
    if head is None or one.draft.fields.get("withhold_name"):
        return ""
    return NameParts(*(next(iter(getattr(head, part)), "") for part in PARTS)).shown()


def _known(desk: Desk, drafts: Sequence[HouseholdDraft]) -> dict[tuple[str, str], RecordId]:
    """Return the families that bear the drafts' foreign ids, those that bore them first."""
    tables = desk.store.tables
    foreign, family = tables["foreign_id"], tables["family"]
    by_source: dict[str, list[str]] = {}
    for draft in drafts:
        by_source.setdefault(draft.source, []).append(draft.foreign_id)
    query = foreign.select(foreign.value, family.uid).join(family).order_by(foreign.made.desc(), foreign.id.desc())
    found: dict[tuple[str, str], RecordId] = {}
    for source, values in by_source.items():
        for start in range(0, len(values), _AT_ONCE):
            of_family: Any = foreign.member.is_null() & foreign.value.in_(values[start : start + _AT_ONCE])
            for value, uid in query.where((foreign.source == source) & of_family).tuples():
                found[source, value] = RecordId(bytes(uid))
    return found


def _numbered(desk: Desk, text: object) -> RecordId | None:
    """Return the family of a case number; None where the file tells none. Raises Usage, NotFound or Ambiguous."""
    if not text:
        return None
    try:
        return find_own(desk, str(text))
    except SameNumber:
        return find_case(desk, str(text))


def _size(draft: HouseholdDraft) -> int:
    """Return how many people the file says a family has: those listed, else the number declared."""
    declared = draft.fields.get("declared_people")
    return len(draft.members) or (declared if isinstance(declared, int) else 0)
