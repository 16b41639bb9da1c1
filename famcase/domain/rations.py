"""How many pieces a family gets at a distribution, and which numbers of its list are meant."""

import re
from collections.abc import Iterable

from famcase.domain.numbers import western
from famcase.errors import Refused, Usage
from famcase.wording import N_

PER_FAMILY, PER_PEOPLE, PER_TENT = "per-family", "per-people", "per-tent"

_MOST_PEOPLE = 500
_MOST_PIECES = 10_000
_MOST_NUMBER = 99_999
_LONGEST = 2_000
"""Characters: some hundreds of numbers, more than anybody calls out in one go."""

_RANGE = re.compile(r"(\d{1,5})\s*(?:-|–|—|\.\.)\s*(\d{1,5})|(\d{1,5})")
_BETWEEN = re.compile(r"[\s,;،؛+]*")


class ImpossibleRation(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("A ration has between 1 and {most} pieces, and is for 1 to {people} people."),
            hint=N_("Correct the quantity, or for how many people it is."),
            most=_MOST_PIECES,
            people=_MOST_PEOPLE,
        )


class NoNumbers(Usage):
    """What was typed names no numbers of a list."""

    def __init__(self, text: str) -> None:
        super().__init__(
            N_("“{text}” is no number of the list."), hint=N_("Type 12, or 1-40, or 3 8 11-15."), text=text[:60]
        )


def check(rule: str, per: int, quantity: int) -> None:
    """Raise ImpossibleRation for what cannot be handed out."""
    if not 1 <= quantity <= _MOST_PIECES or (rule == PER_PEOPLE and not 1 <= per <= _MOST_PEOPLE):
        raise ImpossibleRation


def pieces(rule: str, per: int, quantity: int, people: int) -> int:
    """Return the pieces of one family: a ration each, or one for every `per` people begun; for nobody counted, one."""
    if rule != PER_PEOPLE:
        return quantity
    return quantity * max(1, -(-people // per))


def read_numbers(text: str) -> tuple[int, ...]:
    """Return the numbers that "12", "1-40" or "3, 8 11-15" names, in the digits of any script; raises NoNumbers."""
    plain = western(text).strip()
    if len(plain) > _LONGEST:
        raise NoNumbers(text)
    found: set[int] = set()
    at = 0
    while at < len(plain):
        one = _RANGE.match(plain, at)
        if one is None:
            raise NoNumbers(text)
        first, last = (int(part) for part in ((one[1], one[2]) if one[1] else (one[3], one[3])))
        if not 1 <= first <= last <= _MOST_NUMBER:
            raise NoNumbers(text)
        found |= set(range(first, last + 1))
        end = _BETWEEN.match(plain, one.end())
        at = end.end() if end else one.end()
        if at == one.end() and at < len(plain):
            raise NoNumbers(text)
    if not found:
        raise NoNumbers(text)
    return tuple(sorted(found))


def shown_numbers(numbers: Iterable[int]) -> str:
    """Return numbers as they are said: "1-3, 7"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
