"""Makes a family urgent when a child is left in it without an adult."""

from datetime import timedelta

from famcase.domain.households import ADULT_FROM, CHILD_ALONE_FLAG, is_child_without_adult
from famcase.services.batch import Batch, Subject
from famcase.services.commands.declared import number, people_of
from famcase.services.desk import Desk

_WITHIN_DAYS = 1
"""The referral to child protection is asked for within 24 hours, days off or not."""


def is_so(desk: Desk, subject: Subject) -> bool:
    """Return whether those who are with the family now are children and nobody grown."""
    family = subject.state.records[subject.id]
    return is_child_without_adult(
        people_of(subject).values(),
        number(family, "declared_people"),
        number(family, "men"),
        number(family, "women"),
        desk.clock.today(),
    )


def act_on(desk: Desk, batch: Batch, subject: Subject, was_so: bool) -> None:
    """Act where a child is now without an adult: a flag, priority 1, a referral to check, the name on no list.

    `was_so` is what `is_so` said before the change; a family that has the flag open is left as it is.
    """
    if was_so or not is_so(desk, subject):
        return
    open_flags = [flag for flag in subject.records("flag") if not flag.value("resolved_on")]
    if any(flag.value("kind") == CHILD_ALONE_FLAG for flag in open_flags):
        return
    today = desk.clock.today()
    ages = {record: person.age(today) for record, person in people_of(subject).items() if person.counts}
    children = [record for record, age in ages.items() if age is not None and age < ADULT_FROM]
    member = children[0] if len(children) == 1 else None
    batch.add(subject, "flag", family=subject.id, member=member, kind=CHILD_ALONE_FLAG, on=today)
    batch.add(
        subject,
        "follow_up",
        family=subject.id,
        due=today + timedelta(days=_WITHIN_DAYS),
        kind="referral-check",
        status="open",
    )
    batch.edit(subject, subject.id, priority=1, withhold_name=True)
