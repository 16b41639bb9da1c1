"""Looks over the database."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import StorageFault
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("--rebuild", action="store_true", help=N_("also make every table anew from the journal"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.checking import check, rebuild

    findings = check(context.desk)
    for finding in findings:
        context.remark(finding.message, **finding.values)
    if findings:
        raise StorageFault(
            N_("The database is not sound: {count} findings."),
            hint=N_(
                "Keep this file as it is, restore the newest sound backup, and show both to who looks after famcase."
            ),
            count=len(findings),
        )
    if options.rebuild:
        rebuilt = rebuild(context.desk)
        context.done(N_("The journal is whole, and {count} records were made anew from it."), count=rebuilt)
    else:
        context.done(N_("The database and its journal are whole."))
    return None


COMMAND = Command("check", N_("Check the database and its journal; with --rebuild make its tables anew."), declare, run)
