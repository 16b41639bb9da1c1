"""Lets the declared size of a family follow those who begin or cease to count among its people."""

from datetime import date

from famcase.domain.changes import RecordId
from famcase.domain.households import Person
from famcase.domain.state import RecordState
from famcase.services.batch import Batch, Subject
from famcase.services.desk import Desk


def person_of(state: RecordState) -> Person:
    """Return a member of the journal as the rules read one."""
    born, vulnerabilities = state.value("born_on"), state.value("vulnerabilities")
    return Person(
        presence=str(state.value("presence") or "here"),
        sex=str(state.value("sex") or ""),
        born_on=date.fromisoformat(born) if isinstance(born, str) else None,
        vulnerabilities=tuple(str(one) for one in vulnerabilities) if isinstance(vulnerabilities, list) else (),
    )


def is_named(state: RecordState) -> bool:
    """Return whether any part of a member's name is known, in either script."""
    parts = ("first", "father", "surname", "called", "mother")
    return any(state.value(f"{part}{script}") for part in parts for script in ("", "_ar"))


def people_of(subject: Subject) -> dict[RecordId, Person]:
    """Return the listed people of a family."""
    return {state.record: person_of(state) for state in subject.records("member")}


def number(state: RecordState, field: str) -> int | None:
    """Return a number of a record; None where nobody said it."""
    value = state.value(field)
    return value if isinstance(value, int) else None


def follow(desk: Desk, batch: Batch, subject: Subject, before: Person | None, after: Person | None) -> None:
    """Raise or lower the declared figures by one person, where that person began or ceased to count.

    None is somebody who was not, or is not any more, of the family. Figures that nobody declared stay unknown, and
    one that would fall below nothing stays; a family declared to be nobody has no declared size.
    """
    counted, counts = before is not None and before.counts, after is not None and after.counts
    person = after if counts else before
    if counted == counts or person is None:
        return
    family, step = subject.state.records[subject.id], 1 if counts else -1
    fields: dict[str, object] = {}
    people = number(family, "declared_people")
    if people is not None:
        fields["declared_people"] = max(0, people + step) or None
    for group in person.groups(desk.clock.today()):
        known = number(family, group)
        if known is not None:
            fields[group] = max(0, known + step)
    batch.edit(subject, subject.id, **fields)
