"""Writes a backup."""

from argparse import Namespace

from famcase.cli.command import Command, takes_nothing
from famcase.cli.context import Context
from famcase.wording import N_


def run(context: Context, _options: Namespace) -> int | None:
    from famcase.services.backups import backup

    file = backup(context.desk, context.home)
    context.done(N_("The backup is in {file}; it opens with the passphrases of today."), file=str(file))
    return None


COMMAND = Command("backup", N_("Write a verified, encrypted backup."), takes_nothing, run)
