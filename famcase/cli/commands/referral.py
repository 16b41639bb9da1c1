"""Shows the referrals and transfers of a family, and records what was answered."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.numbered import find_numbered
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.act("list", N_("List the referrals and transfers of a family; confidential ones are in no list."))
    for answer, summary in (
        ("accept", N_("Record that it was accepted; an accepted transfer makes the case theirs.")),
        ("reject", N_("Record that it was rejected, and why.")),
        ("done", N_("Record that it is done, and what came of it.")),
    ):
        act = arguments.act(answer, summary)
        act.add("referral", metavar="N", help=N_("the number that referral CASE list gives it"))
        act.add("--why", metavar="TEXT", default="", help=N_("why, or what came of it"))
        act.add("--on", metavar="DATE", help=N_("the day; today where nothing is said"))
    back = arguments.act("take-back", N_("Take back what was asked."))
    back.add("referral", metavar="N", help=N_("the number that referral CASE list gives it"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.referrals import answer_referral, take_back_referral

    family = context.family(options.case)
    if options.act == "list":
        from famcase.presentation.course_columns import REFERRALS, referrals_told

        rows = referrals_told(family)
        context.table(context.output.filled(REFERRALS, rows) or REFERRALS[:3], rows, N_("Nothing was asked of others."))
        return None
    referral = find_numbered(family.referrals, options.referral)
    if options.act == "take-back":
        status = "taken-back"
        take_back_referral(context.desk, family.uid, referral.uid, family.version)
    else:
        status = {"accept": "accepted", "reject": "rejected"}.get(options.act, "done")
        answer_referral(
            context.desk,
            family.uid,
            referral.uid,
            status,  # type: ignore[arg-type]
            family.version,
            why=options.why,
            on=context.day_or_none(options.on),
        )
    context.done(
        N_("{family}: number {number} is {status}."),
        case=family.number,
        family=context.called(context.family(options.case)),
        number=options.referral,
        status=Coded("referral-status", status),
    )
    return None


COMMAND = Command("referral", N_("Show referrals and transfers, and record their answers."), declare, run)
