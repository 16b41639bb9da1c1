"""Shows, adds, corrects, closes and reopens sites."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import Usage
from famcase.wording import N_, Coded

_COVERED = (
    ("shelter", N_("how far shelter reaches its people; famcase terms coverage")),
    ("nfi", N_("the same of household items")),
    ("water", N_("the same of water")),
    ("sanitation", N_("the same of toilets and washing")),
    ("waste", N_("the same of refuse")),
    ("food", N_("the same of food")),
)


def declare(arguments: Arguments) -> None:
    add = arguments.act("add", N_("Add a camp, collective centre or reception centre."))
    add.add("name", metavar="NAME", help=N_("what people call it"))
    add.add("--name-ar", metavar="NAME", help=N_("its name in Arabic letters"))
    add.add("--at", metavar="PLACE", required=True, help=N_("the village or town it belongs to"))
    add.add("--type", metavar="KIND", required=True, help=N_("what it is; famcase terms site-type"))
    add.add("--alias", metavar="NAME", action="append", help=N_("another name; may be repeated"))
    _declare_known(add)
    edit = arguments.act("edit", N_("Correct what is known of a site."))
    edit.add("site", metavar="SITE", help=N_("the site, in any spelling"))
    edit.add("--name", help=N_("what people call it now"))
    edit.add("--name-ar", metavar="NAME", help=N_("its name in Arabic letters"))
    edit.add("--at", metavar="PLACE", help=N_("the village or town it belongs to"))
    edit.add("--type", metavar="KIND", help=N_("what it is; famcase terms site-type"))
    edit.add("--alias", metavar="NAME", action="append", help=N_("all its other names; may be repeated"))
    edit.add("--status", metavar="KIND", help=N_("open, closed, evicted or hit; famcase terms site-status"))
    _declare_known(edit)
    show = arguments.act("show", N_("Show everything of a site, its manager's phone too."))
    show.add("site", metavar="SITE", help=N_("the site, in any spelling"))
    show.add("--standards", action="store_true", help=N_("what the counted people need by the reference figures"))
    close = arguments.act("close", N_("Record that a site is closed, evicted or hit."))
    close.add("site", metavar="SITE", help=N_("the site, in any spelling"))
    close.add("--as", dest="how", metavar="KIND", default="closed", help=N_("closed, evicted or hit"))
    close.add("--why", metavar="TEXT", default="", help=N_("what happened, in a few words; not who did it"))
    close.add("--yes", action="store_true", help=N_("do not ask first"))
    reopen = arguments.act("reopen", N_("Record that a site takes people in again."))
    reopen.add("site", metavar="SITE", help=N_("the site, in any spelling"))
    reopen.add("--why", metavar="TEXT", default="", help=N_("what happened, in a few words; not who did it"))


def _declare_known(arguments: Arguments) -> None:
    arguments.add("--capacity", metavar="N", type=whole_number, help=N_("how many families it has room for"))
    arguments.add("--capacity-people", metavar="N", type=whole_number, help=N_("how many people it has room for"))
    arguments.add("--tents", metavar="N", type=whole_number, help=N_("how many tents it has"))
    arguments.add("--room", metavar="KIND", help=N_("where no capacity is known: has-room, few, full or refuses"))
    arguments.add("--room-on", metavar="DATE", help=N_("the day of which --room is said; today where nothing is said"))
    arguments.add("--cluster", metavar="NAME", help=N_("the group of sites it belongs to"))
    arguments.add("--sector", metavar="NAME", action="append", help=N_("a part of it; may be repeated"))
    arguments.add("--notice-until", metavar="DATE", help=N_("by when the landowner wants the land back"))
    arguments.add("--manager", metavar="NAME", help=N_("who manages it; on no list"))
    arguments.add("--manager-phone", metavar="NUMBER", help=N_("the manager's number; on no list"))
    for name, explained in _COVERED:
        arguments.add(f"--{name}", metavar="KIND", help=explained)


def run(context: Context, options: Namespace) -> int | None:
    acts = {"add": _add, "edit": _edit, "show": _show, "close": _close, "reopen": _reopen}
    acts[options.act](context, options)
    return None


def _said(context: Context, options: Namespace) -> dict[str, object]:
    """Return what was said of a site, by its fields; nothing that was not."""
    said = {
        "name": options.name,
        "name_ar": options.name_ar,
        "aliases": None if options.alias is None else tuple(filter(None, options.alias)),
        "type": context.kind("site-type", options.type) or None,
        "capacity_families": options.capacity,
        "capacity_people": options.capacity_people,
        "capacity_tents": options.tents,
        "room": context.kind("room", options.room) or None,
        "room_on": context.day_or_none(options.room_on) or (context.today if options.room else None),
        "cluster": options.cluster,
        "sectors": None if options.sector is None else tuple(filter(None, options.sector)),
        "notice_until": context.day_to_come_or_none(options.notice_until),
        "manager": options.manager,
        "manager_phone": options.manager_phone,
        **{name: context.kind("coverage", getattr(options, name)) or None for name, _ in _COVERED},
    }
    return {name: value for name, value in said.items() if value is not None}


def _add(context: Context, options: Namespace) -> None:
    from typing import Any

    from famcase.services.commands.sites import add_site
    from famcase.services.inputs import NewSite
    from famcase.services.queries.sites import site_line

    said: dict[str, Any] = _said(context, options)
    coverage = {name: said.pop(name) for name, _ in _COVERED if name in said}
    new = NewSite(at=context.place(options.at), coverage=coverage, **said)
    line = site_line(context.desk, add_site(context.desk, new))
    context.done(N_("The site {name} at {place} was added."), name=line.named, place=line.place)


def _edit(context: Context, options: Namespace) -> None:
    from famcase.services.commands.checked import place_fields
    from famcase.services.commands.sites import edit_site
    from famcase.services.queries.sites import find_site, site_line

    uid = find_site(context.desk, options.site)
    fields = _said(context, options)
    if options.status:
        fields["status"] = context.kind("site-status", options.status)
    if options.at:
        fields |= place_fields(context.place(options.at))
    if not fields:
        raise Usage(
            N_("Nothing was said that would change anything."),
            hint=N_("Name what is to be corrected, such as --capacity 130."),
        )
    edit_site(context.desk, uid, **fields)  # type: ignore[arg-type]
    line = site_line(context.desk, uid)
    context.done(N_("The site {name} is corrected."), name=line.named)
    context.warn_when_full(uid)


def _show(context: Context, options: Namespace) -> None:
    from famcase.presentation.site_columns import SITE_RECORD
    from famcase.presentation.standard_columns import STANDARD_LIST, STANDARDS
    from famcase.services.queries.site_page import get_site
    from famcase.services.queries.sites import find_site
    from famcase.services.queries.standards import standards

    site = get_site(context.desk, find_site(context.desk, options.site))
    if options.standards:
        lines = standards(context.desk, site.line)
        context.output.table(STANDARD_LIST if context.output.for_people else STANDARDS, lines)
        return
    columns = SITE_RECORD
    context.output.record(context.output.filled(columns, [site]) if context.output.for_people else columns, site)


def _close(context: Context, options: Namespace) -> None:
    from famcase.services.commands.sites import close_site
    from famcase.services.queries.site_page import get_site
    from famcase.services.queries.sites import find_site

    site = get_site(context.desk, find_site(context.desk, options.site))
    how = context.kind("site-status", options.how)
    there = site.line.with_us_families
    if there:
        context.confirm(
            N_("Families of ours at {site}: {count}. They stay recorded there until a move says where they are."),
            N_("Type yes to record that {site} takes nobody in any more."),
            site=site.line.named,
            count=there,
        )
    close_site(context.desk, site.uid, how, reason=options.why, seen=site.version)
    context.done(
        N_("{site}: {status}. Families of ours still recorded there: {count}."),
        site=site.line.named,
        status=Coded("site-status", how),
        count=there,
    )


def _reopen(context: Context, options: Namespace) -> None:
    from famcase.services.commands.sites import reopen_site
    from famcase.services.queries.site_page import get_site
    from famcase.services.queries.sites import find_site

    site = get_site(context.desk, find_site(context.desk, options.site))
    reopen_site(context.desk, site.uid, reason=options.why, seen=site.version)
    context.done(N_("{site} is open again."), site=site.line.named)


COMMAND = Command("site", N_("Show, add, correct, close and reopen sites."), declare, run)
