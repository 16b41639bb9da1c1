"""Raises needs of a family and says that they are met."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.domain.numbers import western
from famcase.errors import Ambiguous, NotFound
from famcase.services.views import FamilyView, NeedView
from famcase.wording import N_, Coded

_OVER = frozenset({"met", "declined", "no-longer", "unavailable"})


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    add = arguments.act("add", N_("Record what a family lacks."))
    add.add("kind", metavar="KIND", help=N_("the kind of need; famcase terms need"))
    add.add("--what", metavar="TEXT", default="", help=N_("what exactly"))
    add.add("--urgency", metavar="KIND", help=N_("how soon; famcase terms urgency"))
    met = arguments.act("met", N_("Say that a need is met."))
    met.add("need", metavar="KIND_OR_NUMBER", help=N_("the kind of need, or its number in famcase show"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.needs import meet_need, raise_need
    from famcase.services.inputs import NewNeed

    family = context.family(options.case)
    called = context.called(family)
    if options.act == "add":
        kind = context.kind("need", options.kind)
        raise_need(
            context.desk,
            family.uid,
            NewNeed(kind, options.what, context.kind("urgency", options.urgency)),
            family.version,
        )
        context.done(N_("{family} needs {need}."), case=family.number, family=called, need=Coded("need", kind))
        return None
    need = _find(context, family, options.need)
    meet_need(context.desk, family.uid, need.uid, family.version)
    context.done(
        N_("{family}: the need for {need} is met."),
        case=family.number,
        family=called,
        need=Coded("need", need.category),
    )
    return None


def _find(context: Context, family: FamilyView, text: str) -> NeedView:
    digits = western(text.strip())
    if digits.isascii() and digits.isdecimal():
        if 1 <= int(digits[:6]) <= len(family.needs):
            return family.needs[int(digits) - 1]
        raise NotFound(
            N_("This family has {count} needs; there is no number {number}."),
            hint=N_("famcase show CASE lists them with their numbers."),
            count=len(family.needs),
            number=text,
        )
    kind = context.kind("need", text)
    found = [need for need in family.needs if need.category == kind and need.status not in _OVER]
    if not found:
        raise NotFound(
            N_("This family has no open need of this kind: {need}."),
            hint=N_("famcase show CASE lists what they need."),
            need=Coded("need", kind),
        )
    if len(found) > 1:
        raise Ambiguous(
            N_("This family has {count} open needs of this kind: {need}."),
            hint=N_("Give the number that famcase show CASE lists beside the need."),
            count=len(found),
            need=Coded("need", kind),
        )
    return found[0]


COMMAND = Command("need", N_("Record what a family needs, and when a need is met."), declare, run)
