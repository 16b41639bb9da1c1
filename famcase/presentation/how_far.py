"""How far a long job is, in a bar and in words."""

from famcase.presentation.charts import fill
from famcase.presentation.wording import Wording
from famcase.services.progress import Progress
from famcase.wording import N_

_BAR = 30
_SHORT = 90
"""Seconds up to which what is left is told in seconds."""


def how_far(words: Wording, progress: Progress, taken: float) -> str:
    """Return "██████      1,200 of 7,000, 3 s left" after `taken` seconds; "Working …" of who knows how much."""
    if not progress.total:
        return words(N_("Working …"))
    bar = fill(progress.done, progress.total, _BAR, words.right_to_left).ljust(_BAR, "░")
    left = progress.seconds_left(taken)
    counted = words(N_("{done} of {total}"), done=progress.done, total=progress.total)
    if left is None:
        return f"{bar} {counted}"
    told = (
        words(N_("{seconds} s left"), seconds=round(left))
        if left < _SHORT
        else words(N_("{minutes} min left"), minutes=round(left / 60))
    )
    return words(N_("{bar} {counted}, {left}"), bar=bar, counted=counted, left=told)
