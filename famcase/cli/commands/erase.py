"""Erases a family or one person for good."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add("--person", metavar="N", help=N_("only this person: the number in famcase show"))
    arguments.add("--reason", metavar="TEXT", required=True, help=N_("why; it stays in the journal, so name nobody"))
    arguments.add("--yes", action="store_true", help=N_("do not ask; for scripts"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.erasing import erase

    family = context.family(options.case)
    called = context.called(family)
    person = context.member(family, options.person) if options.person else None
    context.confirm(
        N_("{family}: person {person} will be erased, everything known of them included. This cannot be undone.")
        if person
        else N_(
            "{family}: this family of {count} will be erased with all that was done for it. This cannot be undone."
        ),
        N_("Earlier backups still hold it. Type yes to erase; anything else leaves all as it is:"),
        family=called,
        person=options.person,
        count=family.people,
    )
    erase(context.desk, family.uid, options.reason, person)
    context.done(
        N_("{number}: the person was erased.") if person else N_("{number}: the family was erased."),
        case=family.number,
        number=context.number(family),
    )
    return None


COMMAND = Command("erase", N_("Erase a family or a person for good (supervisors)."), declare, run)
