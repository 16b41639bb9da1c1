"""A table of figures as outsiders get it: each figure by `public_figures`, lines about few families gathered in one.

Of what was counted a reader sees nothing but those figures. No line stands alone because it has few families and not
none, a table in which all is few is as empty as one of nobody, and lines stand in an order that the figures told give.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from famcase.domain.public_figures import Hidden, PublicRule, Shown

OTHERS: Final = "*"
"""Stands for the label of a line that gathers those about few families."""


@dataclass(frozen=True, slots=True)
class TrueLine:
    """A line of a table as it was counted."""

    labels: tuple[Any, ...]
    """What it is about, such as a place and a kind of shelter."""
    figures: Mapping[str, int]
    """By the ids of their columns."""


@dataclass(frozen=True, slots=True)
class PublicLine:
    """A line of a table for outsiders."""

    labels: tuple[Any, ...]
    figures: Mapping[str, Shown]


@dataclass(frozen=True, slots=True)
class PublicTable:
    lines: tuple[PublicLine, ...]
    totals: Mapping[str, Shown]


@dataclass(frozen=True, slots=True)
class PublicShape:
    """What of a table its figures are of."""

    main: str
    """The column of which a line tells no other figure while it is few: mostly its families."""
    sums: Mapping[str, tuple[str, ...]]
    """Columns that are the sum of others in the same line, by their ids."""
    totals: Collection[str]
    """The columns that are added up."""
    by_size: bool = False
    """Whether the largest lines stand first; else they stay as they are, in an order that no figure gives."""


def published(rule: PublicRule, lines: Sequence[TrueLine], shape: PublicShape) -> PublicTable:
    """Return a table for outsiders. A figure that any line lacks is left out of the others too."""
    if not lines:
        return PublicTable((), {})
    *listed, others = [
        PublicLine(line.labels, _told(rule, line.figures, shape)) for line in _gathered(rule, lines, shape.main)
    ]
    totals = _totals(rule, lines, [*listed, others], shape)
    if shape.by_size:
        listed = _largest_first(listed, shape.main)
    told = listed if others.figures[shape.main] is Hidden.FEW else [*listed, others]
    return PublicTable(tuple(told), totals if told else {})


def _told(rule: PublicRule, figures: Mapping[str, int], shape: PublicShape) -> dict[str, Shown]:
    told = {name: rule.shown(rule.figure(counted)) for name, counted in figures.items() if name not in shape.sums}
    for name, parts in shape.sums.items():
        if name in figures:
            told[name] = rule.total(figures[name], [told[part] for part in parts])
    return _only_the_main(told, shape.main)


def _totals(
    rule: PublicRule, lines: Sequence[TrueLine], told: Sequence[PublicLine], shape: PublicShape
) -> dict[str, Shown]:
    totals: dict[str, Shown] = {}
    # a column that is the sum of others comes after them
    for name in sorted(shape.totals, key=lambda each: each in shape.sums):
        counted = sum(line.figures[name] for line in lines)
        down = [line.figures[name] for line in told]
        across = [totals[part] for part in shape.sums.get(name, ()) if part in totals]
        totals[name] = rule.total(counted, down, *([across] if across else []))
    return _only_the_main(totals, shape.main)


def _only_the_main(told: dict[str, Shown], main: str) -> dict[str, Shown]:
    """Return the figures of a line, none but the main one where that is few."""
    if told.get(main) is not Hidden.FEW:
        return told
    return {name: Hidden.FEW if name == main else Hidden.UNTOLD for name in told}


def _gathered(rule: PublicRule, lines: Sequence[TrueLine], main: str) -> list[TrueLine]:
    """Return the lines with those about few families added up: first those of one first label, at the end the rest.

    The last line stands there where there is no rest too: somebody who is told that it is few does not learn whether.
    """
    kept, few = _parted(rule, lines, main)
    width = len(lines[0].labels)
    by_first: dict[Any, list[TrueLine]] = {}
    for line in few if width > 1 else ():
        by_first.setdefault(line.labels[0], []).append(line)
    summed = [_one(of_first, (first, *[OTHERS] * (width - 1))) for first, of_first in by_first.items()]
    told, rest = _parted(rule, summed, main) if width > 1 else ([], few)
    nobody = TrueLine((OTHERS,) * width, dict.fromkeys(lines[0].figures, 0))
    place = {line.labels[0]: at for at, line in reversed(list(enumerate(lines)))}
    both = sorted(kept + told, key=lambda line: place[line.labels[0]]) if told else kept
    return [*both, _one([nobody, *rest], nobody.labels)]


def _largest_first(lines: Sequence[PublicLine], main: str) -> list[PublicLine]:
    """Return lines in the order of what is told of them, those of one first label together.

    Where lines tell the same they stand by their labels: in the order of what was counted more would be told.
    """
    most: dict[Any, int] = {}
    for line in lines:
        most[line.labels[0]] = max(_size(line, main), most.get(line.labels[0], 0))
    return sorted(
        lines,
        key=lambda line: (-most[line.labels[0]], str(line.labels[0]), -_size(line, main), list(map(str, line.labels))),
    )


def _size(line: PublicLine, main: str) -> int:
    told = line.figures[main]
    return 0 if isinstance(told, Hidden) else told


def _parted(rule: PublicRule, lines: Iterable[TrueLine], main: str) -> tuple[list[TrueLine], list[TrueLine]]:
    """Return the lines whose main figure is told, and those where it is few."""
    parts: tuple[list[TrueLine], list[TrueLine]] = ([], [])
    for line in lines:
        parts[rule.shown(rule.figure(line.figures[main])) is Hidden.FEW].append(line)
    return parts


def _one(lines: Sequence[TrueLine], labels: tuple[Any, ...]) -> TrueLine:
    """Return one line with the sums of several."""
    names = lines[0].figures
    return TrueLine(labels, {name: sum(line.figures[name] for line in lines) for name in names})
