"""Lists sites with how full they are."""

from argparse import Namespace

from famcase.cli.command import Command, takes_nothing
from famcase.cli.context import Context
from famcase.wording import N_


def run(context: Context, _options: Namespace) -> int | None:
    from famcase.presentation.site_columns import SITE_LIST, SITES
    from famcase.services.queries.sites import list_sites

    lines = list_sites(context.desk)
    columns = SITE_LIST if context.output.for_people else SITES
    context.table(columns, lines, N_("No site here yet. famcase site add adds one."))
    return None


COMMAND = Command(
    "sites", N_("List the sites: counted, with us, and how full."), takes_nothing, run, tells_figures=True
)
