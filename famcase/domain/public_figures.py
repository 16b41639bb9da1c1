"""Figures for outsiders: changed a little by a secret chance and rounded, so that none tells how few a few are.

The rule. A figure is moved by a small chance (not at all in three of five cases, by one in three of ten, by more ever
more seldom), then goes up or down to a multiple of `base`, by chance too and the oftener the nearer. The chance is no
die: it is drawn from a secret key of the desk and the figure alone. The same figure is therefore published as the same
number in every table, this week and next year, and asking again tells nothing new: whatever was published before
agrees with it, without a list of that. What comes out no larger than the threshold is told as "few".

Why no exact figure can be worked out, whatever tables, totals, overlapping groupings and earlier weeks are put beside
each other: to somebody without the key any figure up to 48 away may have become the number that is published. Take a
small figure and everything published that counts those families too. On a desk with one family more (or with two, or
three: as many as make these figures equal to no others that are published) all of them are larger by as much, its
tables add up as well, and with some key it publishes the same numbers. No reasoning over intervals, sums or differences
can tell the two desks apart, so none ends at one value. Rounding alone does not have this: five villages of four
families each, told as fewer than five, are four each for certain beside a total that was rounded down to twenty.

A total is drawn the same way, so it is as near to the truth as a line is. Somebody may yet take the numbers at their
word, as if each were less than one base off; a total which would then narrow what its lines say is moved by the fewest
steps after which it does not (`total`). So a table tells no more with its totals than without them. Taken at their
word, several tables together do not single out a small figure either: tests try it on ten thousand. Nine that hang
together (an older one, who came since and this one, each of all, of some and of the rest) contradict each other: who
trusts them is sure of a small figure in one case of a hundred and wrong in two of three of these, no more often right
than who guesses between 1 and 4. Somebody who reckons with how far chance moves a figure is sure of none.

What is told of few families is not told in another column of their line either.

What this does not stop: chances add up. Whoever knows exactly what changed between twenty publications of one figure,
family by family, ends with a likely one. Figures are published by the week or the month, not for each family.

Sources: B. Fraser and J. Wooton, A proposed method for confidentialising tabular output to protect against differencing
(work session of UNECE and Eurostat, Geneva 2005), for a change that is the same each time; A. Ghosh, T. Roughgarden and
M. Sundararajan, Universally utility-maximizing privacy mechanisms (STOC 2009), for how the chance is spread.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

_STEP: Final = 5
"""A base is a multiple of it: people expect rounded figures to end in 0 or 5."""

_COINS: Final = 96
"""Coins thrown for either side of the chance."""


class Hidden(Enum):
    """What stands in the place of a figure."""

    FEW = "few"
    """It comes out no larger than the threshold."""
    UNTOLD = "untold"
    """It is about few families, however large it is."""


Shown = int | Hidden
"""A multiple of the base beyond the threshold, or why there is none."""


@dataclass(frozen=True, slots=True)
class PublicRule:
    """How figures of one desk are published."""

    key: bytes = field(repr=False)
    """Secret, and the same for all that the desk publishes."""
    threshold: int
    """Figures that come out no larger are not told; from 3 on."""

    @property
    def base(self) -> int:
        """What figures are multiples of: 5 at a threshold of 5, 10 at one of 11."""
        return _STEP * max(1, self.threshold // _STEP)

    def figure(self, counted: int) -> int:
        """Return the multiple of the base that a figure from 0 on becomes."""
        digest = hmac.digest(self.key, b"%d" % counted, hashlib.sha256)
        moved = max(0, counted + _moved(digest[8:20]) - _moved(digest[20:]))
        below = moved - moved % self.base
        goes_up = int.from_bytes(digest[:8], "big") * self.base < (moved - below) << 64
        return below + self.base if goes_up else below

    def shown(self, figure: int) -> Shown:
        """Return what is told of a figure that `figure` made."""
        return figure if figure > self.threshold else Hidden.FEW

    def total(self, counted: int, *sums: Sequence[Shown]) -> Shown:
        """Return what is told of a figure that is the sum of those in each of `sums`, without narrowing any of them.

        Untold where no number fits all of them.
        """
        drawn = self.figure(counted)
        furthest = max(len(parts) for parts in sums) + 1
        for steps in range(2 * furthest):
            for figure in (drawn + steps * self.base, drawn - steps * self.base):
                told = self.shown(figure)
                if figure >= 0 and all(self._tells_nothing_more(told, parts) for parts in sums):
                    return told
        return Hidden.UNTOLD

    def at_its_word(self, told: Shown) -> tuple[int, int | None]:
        """Return the least and the most that a reader takes a figure for; None where there is no most."""
        if told is Hidden.UNTOLD:
            return 0, None
        if isinstance(told, Hidden):
            return 0, self.threshold - self.threshold % self.base + self.base - 1
        return max(0, told - self.base + 1), told + self.base - 1

    def _tells_nothing_more(self, told: Shown, parts: Sequence[Shown]) -> bool:
        """Return whether each part can still be all that it may be at its word beside their sum."""
        least, most = self.at_its_word(told)
        words = [self.at_its_word(part) for part in parts]
        leasts = sum(low for low, _ in words)
        widths = [high - low for low, high in words if high is not None]
        widest = max(widths, default=0)
        is_open = len(widths) < len(words)
        return (is_open or least <= leasts + sum(widths) - widest) and (most is None or most >= leasts + widest)


def _moved(coins: bytes) -> int:
    """Return how many pairs of heads come before the first tail: 0 for 3 of 4 throws, k for 3/4 of 4^-k of them."""
    thrown = int.from_bytes(coins, "big")
    return (_COINS - (~thrown & (1 << _COINS) - 1).bit_length()) // 2
