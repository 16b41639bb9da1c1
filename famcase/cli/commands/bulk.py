"""Does the same to many families: assigns them, plans a visit, raises a flag."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments
from famcase.cli.chosen import choose, declare_words, say_understood
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.everyone import carry_out, declare_asking
from famcase.errors import Usage
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.domain.changes import RecordId
    from famcase.services.commands.bulk import Task


def declare(arguments: Arguments) -> None:
    assign = arguments.act("assign", N_("Give them to a caseworker."))
    assign.add("to_user", metavar="USER", help=N_("the name of the caseworker"))
    _declare_families(assign)
    planned = arguments.act("follow-up", N_("Plan the same visit or call for each."))
    planned.add("--due", metavar="DATE", required=True, help=N_("the day, such as in 3 days"))
    planned.add("--what", metavar="TEXT", required=True, help=N_("what for"))
    planned.add(
        "--kind", metavar="KIND", default="visit", help=N_("visit where nothing is said; famcase terms follow-up-kind")
    )
    _declare_families(planned)
    flag = arguments.act("flag", N_("Raise the same flag on each."))
    flag.add("kind", metavar="KIND", help=N_("what for; famcase terms flag-kind"))
    flag.add("--reason", metavar="TEXT", default="", help=N_("why"))
    _declare_families(flag)


def run(context: Context, options: Namespace) -> int | None:
    families = _families(context, options)
    task, what = _task(context, options)
    carry_out(context, options, families, task, what)
    return None


def _declare_families(arguments: Arguments) -> None:
    declare_words(arguments)
    declare_asking(arguments)


def _families(context: Context, options: Namespace) -> Sequence["RecordId"]:
    """Return the families that the words say; raises Usage where nothing says which."""
    from famcase.services.commands.bulk import MOST
    from famcase.services.queries.cases import case_uids

    wanted = choose(context, options)
    if not wanted.words.strip():
        raise Usage(
            N_("Nothing says which families."), hint=N_("Give words as famcase list takes them; open is all open ones.")
        )
    say_understood(context, wanted)
    return case_uids(context.desk, wanted.reading.filters, MOST + 1)


def _task(context: Context, options: Namespace) -> "tuple[Task, str]":
    """Return what is done to each, and that in words."""
    from famcase.presentation import dates
    from famcase.services.commands.bulk import Assigning, Flagging, Scheduling
    from famcase.services.inputs import NewFollowUp

    words = context.wording
    if options.act == "assign":
        return Assigning(options.to_user), words(N_("assigned to {user}"), user=options.to_user)
    if options.act == "follow-up":
        new = NewFollowUp(context.day_to_come(options.due), options.what, context.kind("follow-up-kind", options.kind))
        return Scheduling(new), words(N_("a follow-up on {day}"), day=dates.day(words, new.due))
    kind = context.kind("flag-kind", options.kind)
    return Flagging(kind, options.reason), words(N_("flagged “{flag}”"), flag=context.wording.label("flag-kind", kind))


COMMAND = Command("bulk", N_("Do the same to many families: assign, plan a visit, flag."), declare, run)
