"""How far two words are from sounding the same: the cheapest way to pair their sounds."""

from famcase.domain.heard_words import HeardWord
from famcase.domain.letter_costs import CONTRACTIONS, SUBSTITUTIONS, UNLIKE

_EXCHANGED = 0.7
"""Two letters typed in the wrong order."""


def distance(one: HeardWord, other: HeardWord, most: float) -> float:
    """Return the cost of turning one word into the other; `most` or more as soon as it is clear that it is not less.

    The same both ways up to rounding, and about 1 for each consonant that differs: see `romanisation`.
    """
    if one.sounds == other.sounds:
        return 0.0
    columns = other.sounds
    drop_rows = one.beside_arabic if other.is_arabic else one.beside_latin
    drop_columns = other.beside_arabic if one.is_arabic else other.beside_latin
    before: list[float] = []
    above = [0.0]
    for drop in drop_columns:
        above.append(above[-1] + drop)
    for at, (sound, drop) in enumerate(zip(one.sounds, drop_rows, strict=True)):
        substitutes = SUBSTITUTIONS.get(sound) or {sound: 0.0}
        jumps = _jumps(one.sounds[at - 1 : at + 1], sound, columns, before, above)
        here = above[0] + drop
        line = [here]
        for to, column in enumerate(columns):
            best = above[to] + substitutes.get(column, UNLIKE)
            if (cost := above[to + 1] + drop) < best:
                best = cost
            if (cost := here + drop_columns[to]) < best:
                best = cost
            if to in jumps and jumps[to] < best:
                best = jumps[to]
            line.append(best)
            here = best
        # A jump passes over one line, so both must be too dear.
        if min(line) >= most and min(above) >= most:
            return most
        before, above = above, line
    return above[-1]


def _jumps(pair: str, sound: str, columns: str, before: list[float], above: list[float]) -> dict[int, float]:
    """Return, for columns where it is allowed, the cost of taking two sounds for one or two exchanged ones."""
    costs: dict[int, float] = {}
    if before:
        if pair in CONTRACTIONS:
            contracted = CONTRACTIONS[pair]
            costs = {to: before[to] + contracted[column] for to, column in enumerate(columns) if column in contracted}
        to = columns.find(pair[::-1]) + 1
        if to and pair[0] != pair[1]:
            costs[to] = min(costs.get(to, UNLIKE + before[to - 1]), before[to - 1] + _EXCHANGED)
    for to in range(1, len(columns)):
        contracted = CONTRACTIONS.get(columns[to - 1 : to + 1], {})
        if sound in contracted:
            costs[to] = min(costs.get(to, UNLIKE + above[to - 1]), above[to - 1] + contracted[sound])
    return costs


def first_sounds(one: HeardWord, other: HeardWord) -> float:
    """Return the cost of taking the first sound of one word for that of the other."""
    first, second = one.sounds[:1], other.sounds[:1]
    return 0.0 if first == second else SUBSTITUTIONS.get(first, {}).get(second, UNLIKE)
