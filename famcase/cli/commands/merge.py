"""Merges two families that are one, after showing what will be."""

from argparse import Namespace
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import Usage
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.domain.changes import RecordId
    from famcase.domain.union import Choices, Side
    from famcase.services.views import FamilyView, UnionView

_INTO = frozenset({"into", "في"})


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case that goes into the other one"))
    arguments.add("into", metavar="INTO", nargs="+", help=N_("the case that is kept; “into” may stand before it"))
    arguments.add(
        "--take",
        metavar="FIELD=SIDE",
        action="append",
        help=N_("take left (the kept case) or right (the other one) of what they say differently; may be repeated"),
    )
    arguments.add(
        "--same",
        metavar="N=M",
        action="append",
        help=N_("person N of the case that goes is M of the kept one, or “new” for somebody else; may be repeated"),
    )
    arguments.add("--yes", action="store_true", help=N_("do not ask; for scripts"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.union_words import GOES_INTO, MERGED
    from famcase.services.commands.uniting import plan_of_union, unite

    gone, kept = context.family(options.case), context.family(_kept(options))
    choices, sides = _choices(context, options, kept, gone)
    plan = plan_of_union(context.desk, kept.uid, gone.uid, choices)
    if not options.yes or context.output.for_people:
        _show(context, plan, sides)
    context.confirm(
        GOES_INTO,
        N_("Type yes to merge them; anything else leaves all as it is:"),
        gone=context.called(gone),
        kept=context.called(kept),
    )
    unite(context.desk, kept.uid, gone.uid, choices, plan.left.version, plan.right.version)
    now = context.family(kept.number)
    context.done(
        MERGED,
        case=kept.number,
        gone=context.number(gone),
        kept=context.called(now),
        count=now.people,
    )
    return None


def _kept(options: Namespace) -> str:
    words = [word for word in options.into if word.casefold() not in _INTO]
    if len(words) != 1:
        raise Usage(N_("Say into which case: one number."), hint=N_("famcase merge CASE into CASE"))
    return str(words[0])


def _choices(
    context: Context, options: Namespace, kept: "FamilyView", gone: "FamilyView"
) -> "tuple[Choices, dict[str, Side]]":
    from famcase.domain.union import OF_PERSON, Choices

    fields: dict[str, Side] = {}
    of_people: dict[tuple[RecordId, str], Side] = {}
    sides: dict[str, Side] = {}
    for text in options.take or ():
        name, _, said = text.rpartition("=")
        side = _side(said, text)
        sides[name] = side
        number, dot, what = name.partition(".")
        if dot and what in OF_PERSON:
            of_people[context.member(gone, number), what] = side
        else:
            fields[name] = side
    people: dict[RecordId, RecordId | None] = {}
    for text in options.same or ():
        theirs, is_said, ours = text.partition("=")
        if not is_said:
            raise Usage(N_("“{text}” says of nobody who it is."), hint=N_("As 2=1, or 2=new."), text=text)
        is_new = ours.strip().casefold() in {"new", "جديد"}
        people[context.member(gone, theirs)] = None if is_new else context.member(kept, ours)
    return Choices(fields, people, of_people), sides


def _side(said: str, text: str) -> "Side":
    sides: dict[str, Side] = {"left": "left", "right": "right", "both": "both"}
    if said.strip().casefold() not in sides:
        raise Usage(N_("“{text}” says of no side what to take."), hint=N_("As origin=left or origin=right."), text=text)
    return sides[said.strip().casefold()]


def _show(context: Context, plan: "UnionView", sides: "dict[str, Side]") -> None:
    """Say who is whom, what they say differently and what will be, beside the answer."""
    from famcase.presentation.union_columns import CHOICE, UNITED, choice_lines, person_lines
    from famcase.presentation.union_words import after_it

    output = context.output
    output.remark_table(UNITED, person_lines(plan))
    choices = list(choice_lines(plan, sides))
    if choices:
        output.remark_table(CHOICE, choices)
    output.remark(after_it(context.wording, plan.after))


COMMAND = Command("merge", N_("Merge two families that are one and the same."), declare, run)
