"""Puts the journey of a family right: stays listed, corrected, inserted and taken out."""

from argparse import Namespace
from typing import Any

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.numbered import find_numbered
from famcase.cli.stays import declare_details, declare_roof, read_roof
from famcase.errors import Usage
from famcase.wording import N_

_TEXTS = ("sector", "tent", "directions")
_LISTS = ("living", "reason", "tenure", "sureness")


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.act("list", N_("List the stays of a family in their order, with their numbers."))
    correct = arguments.act("correct", N_("Correct what is recorded of a stay."))
    correct.add("stay", metavar="N", help=N_("the number that stay CASE list gives it"))
    correct.add("--to", metavar="PLACE_OR_SITE", help=N_("where they were; an empty text where nobody knows"))
    _declare(correct, is_new=False)
    correct.add(
        "--members",
        metavar="PERSON",
        nargs="*",
        help=N_("who moved, by number in famcase show or by name; all where nobody is named"),
    )
    insert = arguments.act("insert", N_("Insert a stay that nobody recorded."))
    insert.add("--before", metavar="N", required=True, help=N_("the stay that followed, by the number of the list"))
    insert.add("--to", metavar="PLACE_OR_SITE", required=True, help=N_("where they were"))
    _declare(insert, is_new=True)
    remove = arguments.act("remove", N_("Take out a stay that was recorded in error."))
    remove.add("stay", metavar="N", help=N_("the number that stay CASE list gives it"))


def _declare(arguments: Arguments, *, is_new: bool) -> None:
    arguments.add("--since", metavar="DATE", required=is_new, help=N_("the day they came there"))
    arguments.add(
        "--left", metavar="DATE", help=N_("the day they left, where somebody reported it; an empty text: none")
    )
    arguments.add("--living", metavar="KIND", required=is_new, help=N_("how they lived there; famcase terms living"))
    arguments.add("--reason", metavar="KIND", help=N_("why they left the place before; famcase terms reason"))
    group = arguments.titled(N_("about the place"))
    declare_details(group, default=None if not is_new else "")
    declare_roof(group)


def run(context: Context, options: Namespace) -> int | None:
    family = context.family(options.case)
    if options.act == "list":
        from famcase.presentation.course_columns import JOURNEY, stops_of

        rows = stops_of(family)
        context.table(context.output.filled(JOURNEY, rows) or JOURNEY[:2], rows, N_("No stay is recorded."))
        return None
    act = {"correct": _correct, "insert": _insert, "remove": _remove}[options.act]
    act(context, options, family)
    context.done(
        {
            "correct": N_("{family}: the stay is corrected."),
            "insert": N_("{family}: the stay is inserted."),
            "remove": N_("{family}: the stay is taken out."),
        }[options.act],
        case=family.number,
        family=context.called(family),
    )
    return None


def _correct(context: Context, options: Namespace, family: Any) -> None:
    from famcase.services.commands.moves import correct_stay

    stay = find_numbered(family.stays, options.stay)
    fields: dict[str, object] = {}
    if options.to is not None:
        fields["to"] = context.where(options.to)
    for name, text in (("since", options.since), ("left_on", options.left)):
        if text is not None:
            fields[name] = context.day_or_none(text)
    fields |= {name: context.kind(name, said) for name in _LISTS if (said := getattr(options, name)) is not None}
    fields |= {name: said for name in _TEXTS if (said := getattr(options, name)) is not None}
    fields |= read_roof(context, options)
    if options.members is not None:
        fields["members"] = tuple(context.member(family, person) for person in options.members)
    if not fields:
        raise Usage(
            N_("Nothing was said that would change anything."),
            hint=N_("Name what is to be corrected, such as --since 10/8 or --left 12/8."),
        )
    correct_stay(context.desk, family.uid, stay.uid, family.version, **fields)


def _insert(context: Context, options: Namespace, family: Any) -> None:
    from famcase.services.commands.moves import insert_stay
    from famcase.services.inputs import NewStay

    before = find_numbered(family.stays, options.before)
    new = NewStay(
        to=context.where(options.to),
        since=context.day(options.since),
        living=context.kind("living", options.living),
        reason=context.kind("reason", options.reason),
        sureness=context.kind("sureness", options.sureness or "told-by-family"),
        tenure=context.kind("tenure", options.tenure),
        sector=options.sector,
        tent=options.tent,
        directions=options.directions,
        **read_roof(context, options),
    )
    left_on = context.day_or_none(options.left)
    insert_stay(context.desk, family.uid, new, before.uid, family.version, left_on)


def _remove(context: Context, options: Namespace, family: Any) -> None:
    from famcase.services.commands.moves import remove_stay

    remove_stay(context.desk, family.uid, find_numbered(family.stays, options.stay).uid, family.version)


COMMAND = Command("stay", N_("Put the journey of a family right."), declare, run)
