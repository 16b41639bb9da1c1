"""Verifies where families are: the list of a round, and what was found of one family."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, one_of, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import Usage
from famcase.wording import N_, Said

_FINDINGS = ("here", "elsewhere", "not-found", "part", "size")


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", nargs="?", help=N_("the case number; without one the families to verify"))
    arguments.add(
        "finding",
        metavar="FINDING",
        nargs="?",
        type=one_of("FINDING", _FINDINGS),
        help=N_("here, elsewhere, not-found, part or size"),
    )
    arguments.add(
        "--at", metavar="PLACE_OR_SITE", default="", help=N_("the list: those who are there, not only what is assumed")
    )
    arguments.add("--to", metavar="PLACE_OR_SITE", default="", help=N_("where they, or those who left, are now"))
    arguments.add("--since", metavar="DATE", help=N_("the day they came there; today where nothing is said"))
    arguments.add("--living", metavar="KIND", help=N_("how they live there; famcase terms living"))
    arguments.add(
        "--people", metavar="N", type=whole_number, help=N_("size: how many they are; part: how many are here")
    )
    arguments.add(
        "--gone",
        metavar="PERSON",
        nargs="+",
        default=[],
        help=N_("part: who is not here, by number in famcase show or by name"),
    )


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.round_columns import FINDINGS
    from famcase.services.commands.verifying import Found, verify

    if not options.case:
        _list(context, options)
        return None
    if not options.finding:
        raise Usage(N_("Say what was found: {known}."), hint=N_("famcase verify CASE here"), known=", ".join(_FINDINGS))
    family = context.family(options.case)
    found = Found(
        options.finding,
        context.where(options.to),
        context.day_or_none(options.since),
        context.kind("living", options.living),
        options.people,
        tuple(context.member(family, person) for person in options.gone),
        family.now.uid if family.now else None,
        context.wording(N_("They were not found at the verification: call them."))
        if options.finding == "not-found"
        else context.wording(N_("{here} of {people} were here: who?"), here=options.people or 0, people=family.people),
    )
    verify(context.desk, family.uid, found, family.version)
    context.done(
        N_("{family}: verified: {finding}."),
        case=family.number,
        family=context.called(family),
        finding=Said(FINDINGS[options.finding]),
    )
    return None


def _list(context: Context, options: Namespace) -> None:
    from famcase.presentation.round_columns import ROUND
    from famcase.services.inputs import Where
    from famcase.services.queries.rounds import moved_on_from, round_lines

    at = context.where(options.at) if options.at.strip() else Where()
    lines = round_lines(context.desk, at=at)
    context.table(ROUND, lines, N_("Nobody is left to verify: each was found or looked for today."))
    if moved := () if lines else moved_on_from(context.desk, at):
        context.remark(
            N_("Families that moved on from there and are only assumed elsewhere: {count}. famcase verify lists them."),
            count=len(moved),
        )


COMMAND = Command("verify", N_("List whose stay is to be verified, and record what a round found."), declare, run)
