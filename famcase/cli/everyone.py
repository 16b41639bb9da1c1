"""What commands about many families share: which ones they are, what will happen said first, and asked about."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments
from famcase.cli.context import Context
from famcase.errors import NotFound, Usage
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.domain.changes import RecordId
    from famcase.services.commands.bulk import Outcome, Task


def declare_asking(arguments: Arguments) -> None:
    """Add --dry-run and --yes."""
    arguments.add("--dry-run", action="store_true", help=N_("say what would happen, and change nothing"))
    arguments.add("--yes", action="store_true", help=N_("do not ask"))


def declare_everyone(arguments: Arguments) -> None:
    """Add --at and --where, which say whom a command is about."""
    arguments.add(
        "--at",
        metavar="PLACE_OR_SITE",
        default="",
        help=N_("everyone of ours who is at this site or within this place"),
    )
    arguments.add(
        "--where",
        metavar="WORDS",
        default="",
        help=N_("the families that these words find, as famcase list takes them"),
    )


def everyone(context: Context, options: Namespace) -> Sequence["RecordId"]:
    """Return whom --at and --where name: with both, those of the place whom the words find.

    Raises Usage where neither is given, NotFound where nobody is found.
    """
    from famcase.services.commands.bulk import MOST
    from famcase.services.queries.cases import among, case_uids, read_words
    from famcase.services.queries.there import families_at

    if not options.at.strip() and not options.where.strip():
        raise Usage(N_("Nothing says which families."), hint=N_("Give --at PLACE_OR_SITE, or --where WORDS."))
    if options.at.strip():
        there = among(context.desk, families_at(context.desk, context.where(options.at)), options.where)
    else:
        there = case_uids(context.desk, read_words(context.desk, options.where.split()), MOST + 1)
    if not there:
        raise NotFound(N_("None of our families is there."), hint=N_("famcase list shows where they are."))
    return there


def carry_out(
    context: Context, options: Namespace, families: Sequence["RecordId"], task: "Task", what: str
) -> "Outcome | None":
    """Say what a task does and who is left out, ask, do it and answer; `what` is in words.

    Returns None where nothing was done.
    """
    from famcase.presentation.outcome_words import left_out_lines, summary
    from famcase.services.commands.bulk import do_all, preview

    looked = preview(context.desk, families, task)
    sentence = summary(context.wording, what, looked)
    for line in left_out_lines(context.wording, looked):
        context.output.remark(line)
    if options.dry_run or not looked.changed:
        _answer(context, sentence, looked)
        return None
    context.confirm(N_("This will happen: {outcome}"), N_("Type yes to save it so."), outcome=sentence)
    done = do_all(context.desk, families, task)
    _answer(context, summary(context.wording, what, done), done)
    return done


def _answer(context: Context, sentence: str, outcome: "Outcome") -> None:
    if context.output.for_people:
        context.output.line(sentence, is_private=True)
    else:
        numbers = {"changed": len(outcome.changed), "already": len(outcome.already), "left_out": len(outcome.left_out)}
        context.output.answer({"answer": sentence, **numbers})
