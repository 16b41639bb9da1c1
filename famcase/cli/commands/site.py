"""Adds sites and corrects them."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import Usage
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    add = arguments.act("add", N_("Add a camp, collective centre or reception centre."))
    add.add("name", metavar="NAME", help=N_("what people call it"))
    add.add("--name-ar", metavar="NAME", default="", help=N_("its name in Arabic letters"))
    add.add("--at", metavar="PLACE", required=True, help=N_("the village or town it belongs to"))
    add.add("--type", metavar="KIND", required=True, help=N_("what it is; famcase terms site-type"))
    add.add("--alias", metavar="NAME", action="append", default=[], help=N_("another name; may be repeated"))
    _declare_room(add)
    edit = arguments.act("edit", N_("Correct what is known of a site."))
    edit.add("site", metavar="SITE", help=N_("the site, in any spelling"))
    edit.add("--name", help=N_("what people call it now"))
    edit.add("--name-ar", metavar="NAME", help=N_("its name in Arabic letters"))
    edit.add("--at", metavar="PLACE", help=N_("the village or town it belongs to"))
    edit.add("--type", metavar="KIND", help=N_("what it is; famcase terms site-type"))
    edit.add("--alias", metavar="NAME", action="append", help=N_("all its other names; may be repeated"))
    edit.add("--status", metavar="KIND", help=N_("open, closed, evicted or hit; famcase terms site-status"))
    _declare_room(edit)


def _declare_room(arguments: Arguments) -> None:
    arguments.add("--capacity", metavar="N", type=whole_number, help=N_("how many families it has room for"))
    arguments.add("--capacity-people", metavar="N", type=whole_number, help=N_("how many people it has room for"))
    arguments.add("--room", metavar="KIND", help=N_("where no capacity is known: has-room, few, full or refuses"))


def run(context: Context, options: Namespace) -> int | None:
    if options.act == "add":
        _add(context, options)
    else:
        _edit(context, options)
    return None


def _add(context: Context, options: Namespace) -> None:
    from famcase.services.commands.sites import add_site
    from famcase.services.inputs import NewSite
    from famcase.services.queries.sites import site_line

    new = NewSite(
        name=options.name,
        name_ar=options.name_ar,
        type=context.kind("site-type", options.type),
        at=context.place(options.at),
        aliases=tuple(options.alias),
        capacity_families=options.capacity,
        capacity_people=options.capacity_people,
        room=context.kind("room", options.room),
    )
    line = site_line(context.desk, add_site(context.desk, new))
    context.done(N_("The site {name} at {place} was added."), name=line.named, place=line.place)


def _edit(context: Context, options: Namespace) -> None:
    from famcase.services.commands.checked import place_fields
    from famcase.services.commands.sites import edit_site
    from famcase.services.queries.sites import find_site, site_line

    uid = find_site(context.desk, options.site)
    said = {
        "name": options.name,
        "name_ar": options.name_ar,
        "aliases": None if options.alias is None else tuple(filter(None, options.alias)),
        "type": context.kind("site-type", options.type) or None,
        "status": context.kind("site-status", options.status) or None,
        "capacity_families": options.capacity,
        "capacity_people": options.capacity_people,
        "room": context.kind("room", options.room) or None,
        "room_on": context.today if options.room else None,
    }
    fields: dict[str, object] = {name: value for name, value in said.items() if value is not None}
    if options.at:
        fields |= place_fields(context.place(options.at))
    if not fields:
        raise Usage(
            N_("Nothing was said that would change anything."),
            hint=N_("Name what is to be corrected, such as --capacity 130."),
        )
    edit_site(context.desk, uid, **fields)
    line = site_line(context.desk, uid)
    context.done(N_("The site {name} is corrected."), name=line.named)
    context.warn_when_full(uid)


COMMAND = Command("site", N_("Add sites and correct them."), declare, run)
