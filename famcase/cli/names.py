"""Names of people as options: in one line, or part by part where one line would not do."""

from argparse import Namespace
from dataclasses import replace
from typing import Final

from famcase.cli.arguments import Arguments
from famcase.domain.names import NameParts, split_name
from famcase.wording import N_

_PARTS: Final = (
    ("first", N_("the first name alone"), N_("the first name alone, in Arabic letters")),
    ("father", N_("the father's name"), N_("the father's name, in Arabic letters")),
    ("surname", N_("the surname"), N_("the surname, in Arabic letters")),
    ("called", N_("what people call them, such as Abu Ahmad"), N_("what people call them, in Arabic letters")),
    ("mother", N_("the mother's name"), N_("the mother's name, in Arabic letters")),
)


def declare_names(arguments: Arguments, line: str, line_ar: str) -> None:
    """Add --name and --name-ar, explained by the msgids given, and an option for each part of both."""
    arguments.add("--name", help=line)
    arguments.add("--name-ar", metavar="NAME", help=line_ar)
    parts = arguments.titled(N_("parts of the name, where one line does not do"))
    for part, explained, explained_ar in _PARTS:
        parts.add(f"--{part}", metavar="NAME", help=explained)
        parts.add(f"--{part}-ar", metavar="NAME", help=explained_ar)


def read_names(
    options: Namespace, name: NameParts = NameParts(), name_ar: NameParts = NameParts()
) -> tuple[NameParts, NameParts]:
    """Return the name in Latin and in Arabic letters: what was said over what was known; an empty text clears."""
    return _read(options, name, ""), _read(options, name_ar, "_ar")


def _read(options: Namespace, known: NameParts, script: str) -> NameParts:
    line = getattr(options, f"name{script}")
    name = known
    if line is not None:
        typed = split_name(line)
        # One line seldom says what people call them, and never the mother's name.
        kept = known.called if line.strip() else ""
        name = replace(typed, called=typed.called or kept, mother=known.mother)
    said = {part: getattr(options, part + script) for part, *_help in _PARTS}
    return replace(name, **{part: text for part, text in said.items() if text is not None})
