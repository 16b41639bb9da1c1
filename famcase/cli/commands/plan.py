"""The case plan of a family: its steps, and how far the case is."""

from argparse import Namespace
from typing import Any

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.numbered import find_need, find_numbered
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.act("list", N_("List the steps of the plan with their numbers."))
    add = arguments.act("add", N_("Add a step."))
    add.add("what", metavar="TEXT", help=N_("what is to be done"))
    _declare(add, default="")
    correct = arguments.act("correct", N_("Correct a step."))
    correct.add("step", metavar="N", help=N_("the number that plan CASE list gives it"))
    correct.add("--what", metavar="TEXT", help=N_("what is to be done"))
    _declare(correct, default=None)
    for act, summary in (
        ("done", N_("Say that a step is done.")),
        ("drop", N_("Say that a step was dropped.")),
        ("open", N_("Say that a step is open again.")),
    ):
        arguments.act(act, summary).add("step", metavar="N", help=N_("the number that plan CASE list gives it"))
    arguments.act("move-on", N_("Move the case on to the next step that what is recorded of it allows."))


def _declare(arguments: Arguments, *, default: str | None) -> None:
    arguments.add("--who", metavar="TEXT", default=default, help=N_("who does it: the family, we, a partner"))
    arguments.add("--due", metavar="DATE", default=default, help=N_("until when"))
    arguments.add("--need", metavar="KIND_OR_NUMBER", help=N_("the need that it is for"))


def run(context: Context, options: Namespace) -> int | None:
    family = context.family(options.case)
    if options.act == "list":
        from famcase.presentation.course_columns import PLAN, plan_of

        rows = plan_of(family)
        context.table(context.output.filled(PLAN, rows) or PLAN[:2], rows, N_("No step is planned."))
        return None
    _act(context, options, family)
    known = context.family(options.case)
    context.done(
        N_("{family}: the plan is saved. The case: {step}."),
        case=family.number,
        family=context.called(known),
        step=Coded("step", known.step),
    )
    return None


def _act(context: Context, options: Namespace, family: Any) -> None:
    from famcase.services.commands.plans import add_step, change_step, move_on
    from famcase.services.inputs import NewStep

    desk, uid, seen = context.desk, family.uid, family.version
    if options.act == "move-on":
        move_on(desk, uid, seen)
        return
    if options.act == "add":
        need = find_need(context, family, options.need).uid if options.need else None
        add_step(
            desk,
            uid,
            NewStep(options.what, options.who, context.day_to_come_or_none(options.due), need),
            seen,
        )
        return
    step = find_numbered(family.plan, options.step).uid
    if options.act == "correct":
        fields: dict[str, object] = {}
        fields |= {name: said for name in ("what", "who") if (said := getattr(options, name)) is not None}
        if options.due is not None:
            fields["due"] = context.day_to_come_or_none(options.due)
        if options.need is not None:
            fields["need"] = find_need(context, family, options.need).uid if options.need else None
        change_step(desk, uid, step, seen, **fields)
        return
    change_step(desk, uid, step, seen, status={"done": "done", "drop": "dropped"}.get(options.act, "open"))


COMMAND = Command("plan", N_("Keep the case plan of a family."), declare, run)
