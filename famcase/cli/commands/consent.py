"""Records what a family agreed to."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add("purpose", metavar="PURPOSE", help=N_("for what; famcase terms consent-purpose"))
    arguments.add("state", metavar="STATE", help=N_("given, refused, withdrawn or not-asked"))
    arguments.add("--basis", metavar="KIND", help=N_("on what basis; famcase terms consent-basis"))
    arguments.add("--given-by", metavar="TEXT", default="", help=N_("who said so"))
    arguments.add("--how", metavar="TEXT", default="", help=N_("how, such as on paper or aloud"))
    arguments.add("--on", metavar="DATE", help=N_("the day; today where nothing is said"))
    arguments.add("--partner", metavar="TEXT", default="", help=N_("which partner, where it is about a referral"))
    arguments.add("--withhold", metavar="TEXT", default="", help=N_("what is to be kept from whom, and why"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.consents import set_consent

    family = context.family(options.case)
    purpose, state = context.kind("consent-purpose", options.purpose), context.kind("consent-state", options.state)
    set_consent(
        context.desk,
        family.uid,
        purpose,
        state,
        family.version,
        basis=context.kind("consent-basis", options.basis),
        given_by=options.given_by,
        how=options.how,
        on=context.day_or_none(options.on),
        partner=options.partner,
        withhold=options.withhold,
    )
    if state == "withdrawn":
        context.remark(N_("From now on nothing of this family leaves for that; what was handed over stays out."))
    context.done(
        N_("{family}: consent recorded: {purpose}: {state}."),
        case=family.number,
        family=context.called(family),
        purpose=Coded("consent-purpose", purpose),
        state=Coded("consent-state", state),
    )
    return None


COMMAND = Command("consent", N_("Record what a family agreed to, for one purpose."), declare, run)
