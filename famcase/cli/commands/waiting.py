"""Shows what waits: for an answer, for a supervisor, and what was sent back to its caseworker."""

from argparse import Namespace
from typing import Any

from famcase.cli.arguments import Arguments, one_of
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_

_PARTS = ("answers", "unassigned", "closures", "sent-back", "loads")


def declare(arguments: Arguments) -> None:
    arguments.add("--stale", action="store_true", help=N_("what waits for more than two weeks, of whoever's cases"))
    arguments.add("--everybody", action="store_true", help=N_("what waits for anybody's answer, not only yours"))
    arguments.add(
        "--part",
        metavar="|".join(_PARTS),
        type=one_of("--part", _PARTS),
        help=N_("one part alone; for machines the answers where nothing is said"),
    )


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation import supervising_columns as columns
    from famcase.presentation.referral_columns import WAITING
    from famcase.services.queries.supervising import what_waits

    if options.stale or options.everybody or options.part == "answers":
        _table(context, WAITING, _answers(context, options))
        return None
    found = what_waits(context.desk)
    parts: dict[str, tuple[str, Any, Any]] = {
        "unassigned": (N_("To be assigned"), columns.UNASSIGNED, found.unassigned),
        "closures": (N_("Closures"), columns.CLOSURES, found.closures),
        "sent-back": (N_("Sent back"), columns.SENT_BACK, found.sent_back),
        "answers": (N_("Transfers and referrals"), WAITING, _answers(context, options)),
        "loads": (N_("Caseloads"), columns.LOADS, found.loads),
    }
    if options.part or not context.output.for_people:
        _, listed, rows = parts[options.part or "answers"]
        _table(context, listed, rows)
        return None
    told = columns.waiting_words(context.wording, found.waits)
    context.output.line(" · ".join(told) if told else context.wording(N_("Nothing waits.")))
    for name, (title, listed, rows) in parts.items():
        if rows and name != "loads":
            context.output.title(context.wording(title))
            _table(context, listed, rows)
    return None


def _answers(context: Context, options: Namespace) -> list[Any]:
    from famcase.services.queries.referrals import stale_referrals, waiting

    desk = context.desk
    if options.stale:
        return list(stale_referrals(desk))
    everybody = options.everybody or (desk.user.is_supervisor and context.output.for_people)
    found = waiting(desk, None if everybody else desk.user.uid)
    return [*found.transfers, *found.referrals]


def _table(context: Context, columns: Any, rows: Any) -> None:
    context.table(context.output.filled(columns, rows) or columns[:3], rows, N_("Nothing waits."))


COMMAND = Command("waiting", N_("Show what waits: for an answer, for a supervisor, or sent back."), declare, run)
