"""Corrects what is known of a family as a whole."""

from argparse import Namespace
from datetime import date

from famcase.cli.arguments import Arguments, one_of, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.names import declare_names, read_names
from famcase.cli.sizes import declare_sizes, read_sizes
from famcase.errors import Usage
from famcase.wording import N_

_LISTS = ("step", "intention", "displacement")


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    declare_names(
        arguments, N_("the head's name in Latin letters, in one line"), N_("the head's name in Arabic letters")
    )
    arguments.add(
        "--priority",
        metavar="0-4",
        type=one_of("--priority", ("0", "1", "2", "3", "4")),
        help=N_("1 is seen first; 0 is not assessed"),
    )
    declare_sizes(arguments.titled(N_("how many they are; an empty text for what is not known")))
    arguments.add("--from", dest="origin", metavar="PLACE", help=N_("where they fled from"))
    arguments.add("--left", metavar="DATE", help=N_("the day they left home"))
    arguments.add("--step", metavar="KIND", help=N_("how far their case is; famcase terms step"))
    arguments.add("--intention", metavar="KIND", help=N_("what they mean to do; famcase terms intention"))
    arguments.add("--displacement", metavar="KIND", help=N_("displaced, at risk or returned"))
    arguments.add(
        "--units", metavar="N", type=whole_number, help=N_("how many of them cook and eat apart, in one record")
    )
    arguments.add("--withhold-from", metavar="TEXT", help=N_("from whom above all the name is withheld"))
    arguments.add("--withhold-reason", metavar="TEXT", help=N_("why it is withheld"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.families import edit_family

    left_on = context.day_or_none(options.left)
    family = context.family(options.case)
    known = (family.name, family.name_ar)
    names = read_names(options, *known)
    fields = _fields(context, options, left_on)
    if not fields and names == known:
        raise Usage(
            N_("Nothing was said that would change anything."),
            hint=N_("Name what is to be corrected, such as --people 15 or --surname al-Adnan."),
        )
    if left_on:
        context.remark(N_("Left home: {day}."), day=context.echo(left_on))
    head = None if names == known else names
    changed = edit_family(context.desk, family.uid, family.version, head=head, **fields).changed
    context.done(
        N_("{family}: corrected.") if changed else N_("{family}: that was known so already."),
        case=family.number,
        family=context.called(context.family(options.case)),
    )
    return None


def _fields(context: Context, options: Namespace, left_on: date | None) -> dict[str, object]:
    """Return the fields of the family's record that were said; an empty text clears one."""
    fields: dict[str, object] = dict(read_sizes(options))
    if "people" in fields:
        fields["declared_people"] = fields.pop("people")
    if options.priority is not None:
        fields["priority"] = int(options.priority)
    if options.origin is not None:
        origin = context.place(options.origin)
        fields |= {"origin_place": origin.pcode, "origin_text": origin.text}
    if options.left is not None:
        fields["left_on"] = left_on
    for name in ("units", "withhold_from", "withhold_reason"):
        if getattr(options, name) is not None:
            fields[name] = getattr(options, name)
    said = {name: getattr(options, name) for name in _LISTS}
    return fields | {name: context.kind(name, text) for name, text in said.items() if text is not None}


COMMAND = Command("edit", N_("Correct what is known of a family as a whole."), declare, run)
