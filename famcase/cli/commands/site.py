"""Adds sites."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    add = arguments.act("add", N_("Add a camp, collective centre or reception centre."))
    add.add("name", metavar="NAME", help=N_("what people call it"))
    add.add("--name-ar", metavar="NAME", default="", help=N_("its name in Arabic letters"))
    add.add("--at", metavar="PLACE", required=True, help=N_("the village or town it belongs to"))
    add.add("--type", metavar="KIND", required=True, help=N_("what it is; famcase terms site-type"))
    add.add("--capacity", metavar="N", type=whole_number, help=N_("how many families it has room for"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.sites import add_site
    from famcase.services.inputs import NewSite
    from famcase.services.queries.sites import site_line

    new = NewSite(
        name=options.name,
        name_ar=options.name_ar,
        type=context.kind("site-type", options.type),
        at=context.where(options.at),
        capacity_families=options.capacity,
    )
    line = site_line(context.desk, add_site(context.desk, new))
    context.done(N_("The site {name} at {place} was added."), name=line.name or line.name_ar, place=line.place)
    return None


COMMAND = Command("site", N_("Add sites."), declare, run)
