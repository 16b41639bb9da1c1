"""Makes a database of a backup."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, file_path
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.paths import Home, absolute, expanded
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("file", metavar="FILE", type=file_path, help=N_("the backup"))
    arguments.add("--to", metavar="FOLDER", required=True, type=file_path, help=N_("a folder without a database"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.backups import restore

    to = Home(absolute(options.to))
    restore(expanded(options.file), to, context.passphrases.current())
    context.done(
        N_("The database is restored in {folder}; its case numbers go on with new digits."), folder=str(to.folder)
    )
    return None


COMMAND = Command("restore", N_("Make a database of a backup, in a folder of its own."), declare, run)
