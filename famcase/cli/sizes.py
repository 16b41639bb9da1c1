"""How many a family are, as options: all of them, and the groups that a caseworker counts at the door."""

from argparse import SUPPRESS, Namespace
from typing import Final

from famcase.cli.arguments import Arguments, whole_number
from famcase.wording import N_

_SIZES: Final = (
    ("people", N_("how many they are")),
    ("men", N_("of them men")),
    ("women", N_("of them women")),
    ("boys", N_("of them boys")),
    ("girls", N_("of them girls")),
    ("under5", N_("of them younger than 5")),
    ("over60", N_("of them 60 or older")),
    ("pregnant", N_("of them pregnant or breastfeeding")),
    ("disability", N_("of them with a disability")),
)


def declare_sizes(arguments: Arguments) -> None:
    """Add an option for each number."""
    for size, explained in _SIZES:
        arguments.add(f"--{size}", metavar="N", type=_number_or_nothing, default=SUPPRESS, help=explained)


def read_sizes(options: Namespace) -> dict[str, int | None]:
    """Return the numbers that were said, by the names of a Composition's fields; None where an empty text was."""
    said = vars(options)
    return {size: said[size] for size, _ in _SIZES if size in said}


def _number_or_nothing(text: str) -> int | None:
    return whole_number(text) if text.strip() else None
