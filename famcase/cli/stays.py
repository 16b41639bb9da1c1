"""Where a family is or was, as options."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from famcase.cli.arguments import Arguments
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.cli.context import Context
    from famcase.domain.changes import RecordId
    from famcase.services.inputs import NewStay


def declare_details(arguments: Arguments, default: str | None = "") -> None:
    """Add how sure a stay is, how they hold the roof over them, and how to find them.

    `default` is None where what is not said is to stay as it is.
    """
    sureness = None if default is None else "told-by-family"
    arguments.add("--sureness", metavar="KIND", default=sureness, help=N_("how sure; famcase terms sureness"))
    arguments.add("--tenure", metavar="KIND", help=N_("whose roof it is; famcase terms tenure"))
    arguments.add("--sector", metavar="TEXT", default=default, help=N_("the sector of the site"))
    arguments.add("--tent", metavar="TEXT", default=default, help=N_("the number of the tent"))
    arguments.add("--directions", metavar="TEXT", default=default, help=N_("how to find them"))


def declare_roof(arguments: Arguments) -> None:
    """Add how long they may stay, how old the tent is, and where they mean to go on to."""
    arguments.add("--rent-until", metavar="DATE", help=N_("rent paid until; a follow-up is planned two weeks before"))
    arguments.add("--eviction-until", metavar="DATE", help=N_("eviction notice until"))
    arguments.add("--tent-since", metavar="DATE", help=N_("since when they have the tent"))
    arguments.add("--onward", metavar="TEXT", help=N_("where they go on to from a reception centre"))


def read_roof(context: "Context", options: Namespace) -> dict[str, Any]:
    """Return what `declare_roof` was told, by the names of a stay's fields; an empty text clears one."""
    days = {name: getattr(options, name) for name in ("rent_until", "eviction_until", "tent_since")}
    said: dict[str, Any] = {name: context.day_or_none(text) for name, text in days.items() if text is not None}
    return said if options.onward is None else {**said, "onward_to": options.onward}


def read_stay(context: "Context", options: Namespace, members: tuple["RecordId", ...] = (), **more: Any) -> "NewStay":
    """Return the stay that --to, --since, --living, --reason and its details tell; `members` are those who moved.

    `more` are fields of it that not every command asks for.
    """
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
        **more,
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
