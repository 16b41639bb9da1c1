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
    )
    context.done(
        N_("{family}: consent recorded: {purpose}: {state}."),
        case=family.number,
        family=context.called(family),
        purpose=Coded("consent-purpose", purpose),
        state=Coded("consent-state", state),
    )
    return None


COMMAND = Command("consent", N_("Record what a family agreed to, for one purpose."), declare, run)
