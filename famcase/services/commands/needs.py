"""Raise and meet needs, and record what a family received."""

from famcase.domain.changes import RecordId, Version
from famcase.domain.text import check_name
from famcase.services.batch import Done
from famcase.services.commands import checked
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewAssistance, NewNeed
from famcase.wording import N_


@command
def raise_need(desk: Desk, family: RecordId, new: NewNeed, seen: Version | None = None) -> Done:
    """Record what a family lacks."""
    with desk.write("need-raised") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        batch.add(subject, "need", **checked.need_fields(desk, family, new))
    return batch.done


@command
def meet_need(
    desk: Desk,
    family: RecordId,
    need: RecordId,
    seen: Version | None = None,
    *,
    status: str = "met",
    by: str = "",
) -> Done:
    """Say what became of a need: met by somebody, in progress, not available, declined, no longer."""
    with desk.write("need-met" if status == "met" else "need-changed") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        subject.record("need", need)
        met_on = desk.clock.today() if status == "met" else None
        status = checked.code(desk, "need-status", status)
        batch.edit(subject, need, status=status, met_on=met_on, by=check_name(by, N_("By whom")))
    return batch.done


@command
def record_assistance(desk: Desk, family: RecordId, new: NewAssistance, seen: Version | None = None) -> Done:
    """Record what a family received, from us or anybody else."""
    with desk.write("assistance") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        batch.add(subject, "assistance", **checked.assistance_fields(desk, family, new))
    return batch.done
