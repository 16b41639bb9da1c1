"""Opens a database with the organisation's private key, for somebody who forgot the passphrase."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, file_path
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.passphrases import read_secret_file
from famcase.errors import Usage
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add(
        "--organisation-key",
        metavar="PRIVATE_FILE",
        required=True,
        type=file_path,
        help=N_("the private half of your organisation's key"),
    )


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services import recovering

    if not context.user:
        raise Usage(
            N_("Say who gets a new passphrase: --user NAME."), hint=N_("The name as famcase user list shows it.")
        )
    context.need_database()
    text = read_secret_file(options.organisation_key)
    context.keep(
        recovering.recover(
            context.home,
            text,
            context.user,
            context.passphrases.new(),
            clock=context.surroundings.clock,
            **context.cost,
        )
    )
    context.done(N_("{user} has a new passphrase."), user=context.user)
    return None


COMMAND = Command("recover", N_("Give a user a new passphrase with the organisation's private key."), declare, run)
