"""Changes one's own passphrase."""

from argparse import Namespace

from famcase.cli.command import Command, takes_nothing
from famcase.cli.context import Context
from famcase.wording import N_


def run(context: Context, _options: Namespace) -> int | None:
    from famcase.services.commands.users import change_passphrase

    desk, mine = context.desk_and_passphrase()
    change_passphrase(desk, context.home, mine, context.passphrases.new(), **context.cost)
    context.done(N_("Your passphrase is changed."))
    return None


COMMAND = Command("passphrase", N_("Change your own passphrase."), takes_nothing, run)
