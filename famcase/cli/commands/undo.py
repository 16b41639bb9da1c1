"""Takes back the last change."""

from argparse import Namespace

from famcase.cli.command import Command, takes_nothing
from famcase.cli.context import Context
from famcase.wording import N_


def run(context: Context, _options: Namespace) -> int | None:
    from famcase.presentation.history_columns import saved_at, verb
    from famcase.services.commands.undoing import undo

    undone = undo(context.desk)
    context.done(
        N_("Taken back: {what}, saved {when}."),
        what=verb(context.wording, undone.verb),
        when=saved_at(context.wording, undone.at, context.today),
        verb=undone.verb,
        changed=undone.subjects,
    )
    return None


COMMAND = Command("undo", N_("Take back your last change."), takes_nothing, run)
