"""Links families that live or belong together."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.listed import pick
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    add = arguments.act("add", N_("Link a family to another one; both show it."))
    add.add("other", metavar="CASE", help=N_("the other family's case number"))
    add.add(
        "--kind", metavar="KIND", default="lives-together", help=N_("how they belong together; famcase terms link-kind")
    )
    remove = arguments.act("remove", N_("Take a link away."))
    remove.add("link", metavar="N", help=N_("the link, by its number in famcase show"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.links import link_families, unlink

    family = context.family(options.case)
    if options.act == "add":
        other = context.family(options.other)
        kind = context.kind("link-kind", options.kind)
        link_families(context.desk, family.uid, other.uid, kind, family.version)
        context.done(
            N_("{family} and {other}: {kind}."),
            case=family.number,
            family=context.called(family),
            other=context.called(other),
            kind=Coded("link-kind", kind),
        )
        return None
    link = pick(family.links, options.link, N_("This family has {count} links; there is no number {number}."))
    unlink(context.desk, family.uid, link.uid, family.version)
    context.done(N_("{family}: the link is taken away."), case=family.number, family=context.called(family))
    return None


COMMAND = Command("link", N_("Link families that live or belong together."), declare, run)
