"""Records what changed among a family's people: born, died, married out, joined, reunited, away."""

from argparse import Namespace
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.names import declare_names, read_names
from famcase.cli.persons import declare_sex_and_age, read_born, read_sex
from famcase.domain.households import CHILD_ALONE_FLAG
from famcase.errors import Usage
from famcase.wording import N_, Coded

if TYPE_CHECKING:
    from famcase.services.inputs import NewMember


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add("kind", metavar="KIND", help=N_("what changed, such as born or died; famcase terms family-change"))
    arguments.add(
        "person",
        metavar="PERSON",
        nargs="?",
        help=N_("of whom, by number in famcase show or by name; nobody where it is somebody not listed"),
    )
    arguments.add("--on", metavar="DATE", help=N_("the day; today where nothing is said"))
    arguments.add(
        "--new-head",
        metavar="PERSON",
        help=N_("who heads the family now; needed where the head died or left and a grown person is listed by name"),
    )
    arguments.add(
        "--people",
        metavar="N",
        type=whole_number,
        help=N_("how many they are now, where that is not simply one more or one less"),
    )
    person = arguments.titled(N_("about somebody who is not listed"))
    declare_names(person, N_("the name in Latin letters, in one line"), N_("the name in Arabic letters"))
    declare_sex_and_age(person)
    person.add("--relation", metavar="KIND", help=N_("to the head; famcase terms relation"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.household_changes import LEAVING, record_change
    from famcase.services.inputs import HouseholdChange

    kind = context.kind("family-change", options.kind)
    on = context.day_or_none(options.on)
    family = context.family(options.case)
    told = _person(context, options)
    if options.person and told is not None:
        raise Usage(
            N_("Who is listed is named by PERSON alone."), hint=N_("famcase member CASE edit corrects what is known.")
        )
    new = HouseholdChange(
        kind,
        on,
        context.member(family, options.person) if options.person else None,
        None if options.person else told,
        context.member(family, options.new_head) if options.new_head else None,
        options.people,
    )
    if on:
        context.remark(N_("On {day}."), day=context.echo(on))
    record_change(context.desk, family.uid, new, family.version)
    now = context.family(options.case)
    context.done(
        N_("{family}: {change}. They are {count} now."),
        case=family.number,
        family=context.called(now),
        change=Coded("family-change", kind),
        count=now.people,
    )
    left_by = next((one for one in family.members if one.relation == "head" and one.uid == new.member), None)
    if left_by and kind in LEAVING and new.new_head is None:
        context.remark(N_("Nobody grown is listed by name to head them: the family keeps its name."))
    before = {flag.uid for flag in family.flags}
    if any(flag.kind == CHILD_ALONE_FLAG and flag.uid not in before for flag in now.flags):
        context.remark(N_("A child is left without an adult: priority 1, and a referral to check tomorrow."))
    return None


def _person(context: Context, options: Namespace) -> "NewMember | None":
    """Return what was told of somebody who is not listed; None where nothing was."""
    from famcase.services.inputs import NewMember

    name, name_ar = read_names(options)
    told = NewMember(
        name=name,
        name_ar=name_ar,
        relation=context.kind("relation", options.relation),
        sex=read_sex(context, options.sex),
        born=read_born(context, options),
    )
    return None if told == NewMember() else told


COMMAND = Command("changed", N_("Record who was born, died, married out, joined, came back or is away."), declare, run)
