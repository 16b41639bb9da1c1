"""An attacker of published tables, who takes each figure at its word: bounds are propagated, then cases tried."""

from collections.abc import Sequence

MANY = 10_000

_TRIED = 25
"""Assignments that are tried at most to see whether a figure has another value."""

_VISITS = 4_000
"""Sums that are looked at in one go at most: figures that contradict each other close in on one another for ever."""


class Contradiction(Exception):
    """No figures are like that: somebody who reckons so has learned nothing."""


class Attack:
    """What is known of unknown figures: between which values each is, and which add up to which."""

    def __init__(self) -> None:
        self._names: dict[str, int] = {}
        self._least: list[int] = []
        self._most: list[int] = []
        self._sums: list[tuple[int, tuple[int, ...]]] = []
        self._in: list[list[int]] = []
        """The sums that a figure stands in."""
        self._left = 0

    def know(self, name: str, least: int, most: int | None) -> None:
        """Note between which values a figure is."""
        at = self._at(name)
        self._least[at] = max(least, self._least[at])
        self._most[at] = min(MANY if most is None else most, self._most[at])

    def add_up(self, whole: str, parts: Sequence[str]) -> None:
        """Note that some figures are one other together."""
        places = (self._at(whole), tuple(map(self._at, parts)))
        for at in {places[0], *places[1]}:
            self._in[at].append(len(self._sums))
        self._sums.append(places)

    def exact(self) -> dict[str, int]:
        """Return the figures of which only one value is left; none where they contradict each other."""
        least, most = self._least[:], self._most[:]
        try:
            self._propagate(least, most, range(len(self._sums)))
        except Contradiction:
            return {}
        found = {}
        for name, at in self._names.items():
            values = range(least[at], most[at] + 1)
            if len(values) > 3:
                continue
            left = [value for value in values if len(values) == 1 or self._can_be(at, value, least, most)]
            if len(left) == 1:
                found[name] = left[0]
        return found

    def _at(self, name: str) -> int:
        if name not in self._names:
            self._names[name] = len(self._least)
            self._least.append(0)
            self._most.append(MANY)
            self._in.append([])
        return self._names[name]

    def _can_be(self, at: int, value: int, least: list[int], most: list[int]) -> bool:
        """Return whether figures exist with this value; also where that takes too many tries to say."""
        self._left = _TRIED
        return self._search(at, value, least, most)

    def _search(self, at: int, value: int, least: list[int], most: list[int]) -> bool:
        self._left -= 1
        if self._left < 0:
            return True
        least, most = least[:], most[:]
        least[at] = most[at] = value
        try:
            self._propagate(least, most, self._in[at])
        except Contradiction:
            return False
        still_open = [place for place in range(len(least)) if least[place] < most[place]]
        if not still_open:
            return True
        following = min(still_open, key=lambda place: most[place] - least[place])
        middle = (least[following] + most[following]) // 2
        values = sorted(range(least[following], most[following] + 1), key=lambda each: abs(each - middle))
        return any(self._search(following, each, least, most) for each in values[:_TRIED])

    def _propagate(self, least: list[int], most: list[int], begun: Sequence[int]) -> None:
        """Narrow what each figure can be by all sums that it stands in; raise Contradiction where it can be nothing."""
        waiting = dict.fromkeys(begun)
        for _ in range(_VISITS):
            if not waiting:
                return
            number = next(iter(waiting))
            del waiting[number]
            whole, parts = self._sums[number]
            lows, highs = sum(least[part] for part in parts), sum(most[part] for part in parts)
            low, high = least[whole], most[whole]
            narrowed = [(whole, lows, highs)]
            narrowed += [(part, low - highs + most[part], high - lows + least[part]) for part in parts]
            for at, at_least, at_most in narrowed:
                if at_least <= least[at] and at_most >= most[at]:
                    continue
                least[at], most[at] = max(least[at], at_least), min(most[at], at_most)
                if least[at] > most[at]:
                    raise Contradiction
                waiting |= dict.fromkeys(self._in[at])
