"""Where a family is or was, as options."""

from argparse import Namespace
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.cli.context import Context
    from famcase.domain.changes import RecordId
    from famcase.services.inputs import NewStay


def declare_details(arguments: Arguments) -> None:
    """Add how sure a stay is, how they hold the roof over them, and how to find them."""
    arguments.add("--sureness", metavar="KIND", default="told-by-family", help=N_("how sure; famcase terms sureness"))
    arguments.add("--tenure", metavar="KIND", help=N_("whose roof it is; famcase terms tenure"))
    arguments.add("--sector", metavar="TEXT", default="", help=N_("the sector of the site"))
    arguments.add("--tent", metavar="TEXT", default="", help=N_("the number of the tent"))
    arguments.add("--directions", metavar="TEXT", default="", help=N_("how to find them"))


def read_stay(context: "Context", options: Namespace, members: tuple["RecordId", ...] = ()) -> "NewStay":
    """Return the stay that --to, --since, --living, --reason and its details tell; `members` are those who moved."""
    from famcase.services.inputs import NewStay

    since = context.day(options.since)
    context.remark(N_("There since: {day}."), day=context.echo(since))
    return NewStay(
        to=context.where(options.to),
        since=since,
        living=context.kind("living", options.living),
        reason=context.kind("reason", options.reason),
        members=members,
        sureness=context.kind("sureness", options.sureness),
        tenure=context.kind("tenure", options.tenure),
        sector=options.sector,
        tent=options.tent,
        directions=options.directions,
    )


def read_stop(context: "Context", text: str, reason: str) -> "NewStay":
    """Return the stop on the way that PLACE or PLACE@DATE tells; nobody asks how they lived there."""
    from famcase.services.inputs import NewStay

    place, at, day = text.rpartition("@")
    since = context.day(day) if at else None
    where = context.where(place if at else text)
    if since:
        context.remark(N_("In {place}: {day}."), place=context.place_name(where), day=context.echo(since))
    return NewStay(to=where, since=since, living="", reason=reason)
