"""Lists the kinds to choose from."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import NotFound
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("list", metavar="LIST", help=N_("the list, such as living, need, item, outcome or relation"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.term_columns import TERMS

    terms = context.desk.vocabulary.terms(options.list.strip().casefold())
    if not terms:
        raise NotFound(
            N_("There is no list called “{list}”."),
            hint=N_("Some are: living, reason, need, item, outcome, relation, urgency, site-type, close-reason."),
            list=options.list,
        )
    context.output.table(TERMS, terms)
    return None


COMMAND = Command("terms", N_("List the kinds to choose from, in English and Arabic."), declare, run)
