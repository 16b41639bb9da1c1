"""Why a search found a family, in words, and the columns of families found."""

from dataclasses import replace
from typing import Any, Final

from famcase.domain.levels import ONLY_HERE
from famcase.presentation import case_columns
from famcase.presentation.columns import Column, Json, text
from famcase.presentation.wording import Wording
from famcase.services.queries.find import Hit
from famcase.services.views import CaseLine, Match
from famcase.wording import N_, Said

_WHAT: Final = {
    "head": N_("head of the family"),
    "member": N_("member"),
    "mother": N_("mother"),
    "number": N_("case number"),
    "phone": N_("telephone"),
    "id": N_("number of another list"),
    "site": N_("site where they are"),
    "now": N_("place where they are"),
    "origin": N_("place they come from"),
}
_HOW: Final = {
    "beginning": N_("begins so"),
    "ending": N_("ends so"),
    "sound": N_("sounds like it"),
    "slip": N_("one letter different"),
    "turkish": N_("as Turkish writes it"),
}


def match_words(words: Wording, match: Match) -> str:
    """Return "Mohamed: member, sounds like it"."""
    from famcase.domain.numbers import shown_case_number

    shown = shown_case_number(str(match.text)) if match.what == "number" else match.text
    said = {"text": shown, "what": Said(_WHAT[match.what])}
    if match.merged:
        return words(N_("{text}: {what} of a family merged into this one"), **said)
    if match.how in _HOW:
        return words(N_("{text}: {what}, {how}"), **said, how=Said(_HOW[match.how]))
    return words(N_("{text}: {what}"), **said)


def _shown(words: Wording, value: object) -> str:
    return text(words, [match_words(words, one) for one in value] if isinstance(value, tuple) else [])


def _raw(value: object) -> Json:
    found = value if isinstance(value, tuple) else ()
    return [{"what": one.what, "how": one.how, "text": str(one.text), "merged": one.merged} for one in found]


def _of_line(column: Column[CaseLine]) -> Column[Any]:
    listed: Column[Any] = column
    coded = _of_line(column.coded) if column.coded else None
    beside = tuple(map(_of_line, column.beside))
    return replace(listed, of=lambda hit: column.of(hit.line), coded=coded, beside=beside)


WHY: Final[Column[Hit]] = Column(
    "why", N_("Found by"), lambda hit: hit.why, _shown, raw=_raw, is_private=True, choice=ONLY_HERE
)
FOUND_LIST: Final = (
    *map(_of_line, (case_columns.NUMBER, case_columns.NAME, case_columns.PLACE, case_columns.STATUS)), WHY
)  # fmt: skip
"""For people."""

FOUND: Final = (*map(_of_line, case_columns.CASES), WHY)
"""All of it, for machines."""
