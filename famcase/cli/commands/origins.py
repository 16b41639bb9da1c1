"""Lists the places that families left."""

from argparse import Namespace

from famcase.cli.command import Command, takes_nothing
from famcase.cli.context import Context
from famcase.wording import N_


def run(context: Context, _options: Namespace) -> int | None:
    from famcase.presentation.origin_columns import ORIGIN_LIST, ORIGINS
    from famcase.services.queries.origins import list_origins

    columns = ORIGIN_LIST if context.output.for_people else ORIGINS
    context.table(columns, list_origins(context.desk), N_("No family here has left a place yet."))
    return None


COMMAND = Command("origins", N_("List the places that families left, and how many."), takes_nothing, run)
