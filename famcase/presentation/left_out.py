"""Words for how many families are not on a list or in a file, and why."""

from collections.abc import Mapping

from famcase.presentation.wording import Wording
from famcase.wording import N_


def left_out(words: Wording, counts: Mapping[str, int], reasons: Mapping[str, str]) -> str:
    """Return "12 left out: 9 not asked for consent, 3 refused"; nothing where nobody is.

    `counts` by codes of `reasons`, which has their msgids.
    """
    if not counts:
        return ""
    told = words(N_(", ")).join(
        words(N_("{count} {reason}"), count=count, reason=words(reasons.get(why, why))) for why, count in counts.items()
    )
    return words(N_("{count} left out: {reasons}"), count=sum(counts.values()), reasons=told)
