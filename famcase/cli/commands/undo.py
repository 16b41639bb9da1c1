"""Takes back the last change, or one of a family's history."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.changes import numbered_changes
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.domain.changes import Ref
from famcase.errors import Usage
from famcase.wording import N_, Coded

_TYPE_YES = N_("Type yes to take it back; anything else leaves all as it is:")


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", nargs="?", help=N_("the case number; nothing: your last change of all"))
    arguments.add("change", metavar="N", nargs="?", help=N_("the number of the change in famcase history CASE"))
    arguments.add("--yes", action="store_true", help=N_("do not ask; for scripts"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.taken_back import answer
    from famcase.services.commands.undoing import undo

    batch = _chosen(context, options) if options.case else _last(context)
    undone = undo(context.desk, batch)
    message, values = answer(context.wording, undone, context.today)
    context.done(message, **values, verb=undone.verb, changed=undone.subjects)
    return None


def _last(context: Context) -> Ref:
    """Return my last batch, after showing what taking it back would undo."""
    from famcase.presentation.taken_back import question
    from famcase.services.commands.undoing import last_done

    last = last_done(context.desk)
    message, values = question(context.wording, last, context.today)
    context.confirm(message, _TYPE_YES, **values)
    return last.batch


def _chosen(context: Context, options: Namespace) -> Ref:
    """Return the batch of a change that was named, after showing what taking it back would undo."""
    from famcase.cli.numbered import find_numbered
    from famcase.presentation.history_columns import saved_at, told
    from famcase.services.commands.undoing import look

    if options.change is None:
        raise Usage(
            N_("Which change is to be taken back?"), hint=N_("famcase history CASE lists them with their numbers.")
        )
    family = context.own_family(options.case)
    _number, line = find_numbered(numbered_changes(context, family), options.change)
    would = look(context.desk, line.batch)
    context.remark(
        N_("{family}: {what}, saved {when} by {user}."),
        family=context.called(family),
        what=Coded("verb", line.verb),
        when=saved_at(context.wording, line.at, context.today),
        user=would.by,
    )
    context.output.remark(told(context.wording, line))
    if would.families > 1:
        context.remark(N_("It was done to {count} at once, and is taken back of all."), count=would.families)
    context.confirm(N_("This will be taken back."), _TYPE_YES)
    return line.batch


COMMAND = Command("undo", N_("Take back your last change, or one of a family's history."), declare, run)
