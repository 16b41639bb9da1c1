"""Asks a partner or a colleague for something for a family."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.numbered import find_need
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add("--to", metavar="PARTNER", default="", help=N_("the partner; the focal point's code if confidential"))
    arguments.add("--to-colleague", metavar="NAME", default="", help=N_("a user, in place of a partner"))
    arguments.add("--kind", metavar="KIND", default="referral", help=N_("famcase terms referral-kind"))
    arguments.add("--service", metavar="KIND", help=N_("for what; famcase terms need"))
    arguments.add("--for", dest="person", metavar="PERSON", help=N_("for one of them, by number in show or by name"))
    arguments.add("--reason", metavar="TEXT", default="", help=N_("why: no details of violence, no names of armed men"))
    arguments.add(
        "--need",
        metavar="KIND_OR_NUMBER",
        action="append",
        default=[],
        help=N_("a need that is referred with it; may be repeated"),
    )
    arguments.add(
        "--basis",
        metavar="KIND",
        help=N_("on what it rests where they did not agree to this partner; famcase terms consent-basis"),
    )


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.referrals import refer
    from famcase.services.inputs import NewReferral

    family = context.family(options.case)
    kind = context.kind("referral-kind", options.kind)
    new = NewReferral(
        to=options.to,
        to_user=options.to_colleague,
        kind=kind,
        service=context.kind("need", options.service),
        reason=options.reason,
        member=context.member(family, options.person) if options.person else None,
        needs=tuple(find_need(context, family, need).uid for need in options.need),
        basis=context.kind("consent-basis", options.basis),
    )
    refer(context.desk, family.uid, new, family.version)
    called = context.called(family)
    if kind == "confidential":
        context.done(N_("{family}: recorded."), case=family.number, family=called)
        return None
    context.done(
        N_("{family}: asked {receiver} ({kind})."),
        case=family.number,
        family=called,
        receiver=options.to or options.to_colleague,
        kind=Coded("referral-kind", kind),
    )
    return None


COMMAND = Command("refer", N_("Ask a partner or a colleague for something for a family."), declare, run)
