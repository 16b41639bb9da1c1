"""The case plan: its steps, and how far the case is."""

from typing import Any, Final

from famcase.domain import steps
from famcase.domain.changes import RecordId, Version
from famcase.domain.text import check_name
from famcase.errors import Refused
from famcase.services.batch import Done, Subject
from famcase.services.commands import checked
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewStep
from famcase.wording import N_

STEP_FIELDS: Final = frozenset({"what", "who", "due", "need", "status"})


class StepNamesNothing(Refused):
    def __init__(self) -> None:
        super().__init__(N_("A step of the plan says what is to be done."))


class NothingToMoveOnTo(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("The case stands as far as it has come."),
            hint=N_("Give a priority, plan a step, or record what was given; then it can go on."),
        )


@command
def add_step(desk: Desk, family: RecordId, new: NewStep, seen: Version | None = None) -> RecordId:
    """Add a step to the case plan; return its id. A day that is past is refused: what was done is recorded as done."""
    if new.due is not None:
        checked.to_come(desk, new.due)
    with desk.write("plan-step") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        fields = _checked(subject, {"what": new.what, "who": new.who, "due": new.due, "need": new.need})
        return batch.add(subject, "plan_step", family=family, status="open", **fields)


@command
def change_step(desk: Desk, /, family: RecordId, step: RecordId, seen: Version | None = None, **fields: object) -> Done:
    """Correct a step of the plan, or say what became of it, by the names in STEP_FIELDS.

    `status` is open, done or dropped; a step that ended ended today.
    """
    checked.only(fields, STEP_FIELDS)
    status = checked.code(desk, "plan-step-status", str(fields.get("status") or ""))
    with desk.write(f"plan-step-{status}" if status else "plan-step-corrected") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        subject.record("plan_step", step)
        said = _checked(subject, fields)
        if status:
            said |= {"status": status, "ended_on": None if status == "open" else desk.clock.today()}
        batch.edit(subject, step, **said)
    return batch.done


@command
def move_on(desk: Desk, family: RecordId, seen: Version | None = None) -> Done:
    """Move the case on to the step that what is recorded of it allows; raise NothingToMoveOnTo where there is none."""
    with desk.write("step-moved") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        step = proposed_step(subject)
        if not step:
            raise NothingToMoveOnTo
        batch.edit(subject, family, step=step)
    return batch.done


def proposed_step(subject: Subject) -> str:
    """Return the step that a case could be moved on to; empty where there is none."""
    head = subject.state.records[subject.id]
    plan = [state.value("status") or "open" for state in subject.records("plan_step")]
    return steps.proposed(
        str(head.value("step") or "new"),
        is_assessed=bool(head.value("priority")),
        has_plan=bool(plan),
        has_services=bool(subject.records("assistance") or subject.records("referral")),
        is_plan_ended="open" not in plan,
    )


def _checked(subject: Subject, fields: dict[str, Any]) -> dict[str, Any]:
    said = dict(fields)
    if "what" in said:
        said["what"] = check_name(str(said["what"]), N_("What is to be done"))
        if not said["what"]:
            raise StepNamesNothing
    if "who" in said:
        said["who"] = check_name(str(said["who"]), N_("Who does it"))
    if said.get("need"):
        subject.record("need", said["need"])
    return said
