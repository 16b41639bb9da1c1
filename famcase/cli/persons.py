"""What is known of one person, as options."""

import re
from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from famcase.cli.arguments import Arguments, one_of, whole_number
from famcase.cli.listed import read_number
from famcase.errors import Usage
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.cli.context import Context
    from famcase.domain.changes import RecordId
    from famcase.domain.days import BirthDay
    from famcase.services.views import FamilyView

_SHORT_SEX: Final = {"m": "male", "f": "female", "ذ": "male", "أ": "female"}


def declare_sex_and_age(arguments: Arguments) -> None:
    """Add --sex, --age and --born."""
    arguments.add("--sex", metavar="male|female", help=N_("male or female, m or f, ذكر or أنثى"))
    arguments.add("--age", metavar="N", type=whole_number, help=N_("the age in years, where no date of birth is known"))
    arguments.add("--born", metavar="DATE", help=N_("the day, month or year of birth, or about 1985"))


def declare_circumstances(arguments: Arguments) -> None:
    """Add the relation to the head, where the person is, vulnerabilities and other spellings."""
    arguments.add("--relation", metavar="KIND", help=N_("to the head; famcase terms relation"))
    arguments.add("--presence", metavar="KIND", help=N_("where this person is; famcase terms presence"))
    arguments.add("--presence-since", metavar="DATE", help=N_("since when; an empty text where nobody knows"))
    arguments.add(
        "--tracing",
        metavar="yes|no",
        type=one_of("--tracing", ("yes", "no")),
        help=N_("whether somebody looks for this person"),
    )
    arguments.add(
        "--vulnerability",
        metavar="KIND",
        action="append",
        help=N_("may be repeated; famcase terms vulnerability"),
    )
    arguments.add(
        "--spelling", metavar="NAME", action="append", help=N_("another spelling of the name; may be repeated")
    )


def read_people(context: "Context", family: "FamilyView", texts: Iterable[str]) -> "list[RecordId]":
    """Return people of a family by numbers (several in one text: "2,3") or names. Raises NotFound or Ambiguous."""
    found: list[RecordId] = []
    for text in texts:
        parts = [part for part in re.split("[,،]", text) if part.strip()]
        several = parts if all(read_number(part) is not None for part in parts) else [text]
        found += [context.member(family, one) for one in several]
    return found


def read_sex(context: "Context", text: str | None) -> str:
    """Return the code of a sex; empty for nothing."""
    return context.kind("sex", _SHORT_SEX.get((text or "").casefold(), text))


def read_born(context: "Context", options: Namespace) -> "BirthDay | None":
    """Return the birth that --age or --born tells; None where neither does. Raises Usage for both."""
    from famcase.domain.days import read_birth

    if options.age is not None and options.born:
        raise Usage(N_("{names} and {other} do not go together."), names="--age", other="--born")
    said = options.born or ("" if options.age is None else str(options.age))
    return read_birth(said, context.today, context.date_order) if said else None


def echo_born(context: "Context", options: Namespace, born: "BirthDay | None") -> None:
    """Read a date of birth back; an age is read back by nobody."""
    if born and options.born:
        context.remark(N_("Born: {day}."), day=born.on)
