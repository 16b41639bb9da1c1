"""Adds people to a family."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import Usage
from famcase.wording import N_

_SHORT_SEX = {"m": "male", "f": "female", "ذ": "male", "أ": "female"}


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    add = arguments.act("add", N_("Add a person to a family."))
    add.add("--name", default="", help=N_("the name in Latin letters, in one line"))
    add.add("--name-ar", metavar="NAME", default="", help=N_("the name in Arabic letters"))
    add.add("--sex", metavar="male|female", help=N_("male or female, m or f, ذكر or أنثى"))
    add.add("--age", metavar="N", type=whole_number, help=N_("the age in years, where no date of birth is known"))
    add.add("--born", metavar="DATE", help=N_("the day, month or year of birth, or about 1985"))
    add.add("--relation", metavar="KIND", help=N_("to the head; famcase terms relation"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.domain.days import read_birth
    from famcase.domain.names import split_name
    from famcase.services.commands.members import add_member
    from famcase.services.inputs import NewMember

    if options.age is not None and options.born:
        raise Usage(N_("{names} and {other} do not go together."), names="--age", other="--born")
    said = options.born or ("" if options.age is None else str(options.age))
    born = read_birth(said, context.today) if said else None
    family = context.family(options.case)
    sex = _SHORT_SEX.get((options.sex or "").casefold(), options.sex)
    add_member(
        context.desk,
        family.uid,
        NewMember(
            name=split_name(options.name),
            name_ar=split_name(options.name_ar),
            sex=context.kind("sex", sex),
            born=born,
            relation=context.kind("relation", options.relation),
        ),
        family.version,
    )
    if born and options.born:
        context.remark(N_("Born: {day}."), day=born.on)
    context.done(
        N_("{family}: a person was added; {count} are listed now."),
        case=family.number,
        family=context.called(family),
        count=family.listed + 1,
    )
    return None


COMMAND = Command("member", N_("Add people to a family."), declare, run)
