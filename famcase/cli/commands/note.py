"""Writes a note about a family."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add("text", metavar="TEXT", help=N_("the note: no details of violence, no names of armed men, no routes"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.notes import write_note

    family = context.family(options.case)
    write_note(context.desk, family.uid, options.text, family.version)
    context.done(N_("{family}: the note is saved."), case=family.number, family=context.called(family))
    return None


COMMAND = Command("note", N_("Write a note about a family."), declare, run)
