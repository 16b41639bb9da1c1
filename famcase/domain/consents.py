"""Whether what a family answered lets something about it leave the desk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from famcase.domain.names import fold
from famcase.wording import N_

SERVICES: Final = "services"
REFERRAL: Final = "referral"
"""The purpose that is agreed to for one named partner at a time."""

STATISTICS: Final = "statistics"

NOT_ASKED: Final = "not-asked"
REFUSED: Final = "refused"
WITHDRAWN: Final = "withdrawn"
KEPT_FROM: Final = "kept-from"
"""Something is to be kept from somebody, who may be whoever receives it."""

WHY_KEPT_BACK: Final[Mapping[str, str]] = {
    NOT_ASKED: N_("not asked for consent"),
    REFUSED: N_("refused"),
    WITHDRAWN: N_("took their consent back"),
    KEPT_FROM: N_("want something kept from somebody"),
}
"""Why families are not in what leaves, as msgids."""

_NOT_AGREED = "legitimate-interest"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a family answered for one purpose."""

    purpose: str
    partner: str
    state: str
    basis: str
    withhold: str
    """What is to be kept from whom, in people's words."""


def why_kept_back(answers: Iterable[Answer], purpose: str, recipient: str = "", *, is_vital: bool = False) -> str:
    """Return why a family may not be in what goes to `recipient` (empty: not said) for `purpose`; empty: it may.

    `answers` are in the order in which they were recorded; the last one of a purpose, of a referral the last one for
    that partner, counts. What is held on legitimate interest nobody agreed to: it stays here. Vital interest stands in
    for an answer that was never asked for, and for no "no". What is to be kept from somebody keeps the family back
    from everybody: in whose words, spelling or language it was written no program can tell.
    """
    known = list(answers)
    if any(answer.withhold for answer in known):
        return KEPT_FROM
    wanted = fold(recipient) if purpose == REFERRAL else ""
    said = [
        NOT_ASKED if answer.state == "given" and answer.basis == _NOT_AGREED else answer.state
        for answer in known
        if answer.purpose == purpose and (purpose != REFERRAL or fold(answer.partner) == wanted)
    ]
    state = said[-1] if said else NOT_ASKED
    if state == "given" or (state == NOT_ASKED and is_vital):
        return ""
    return state
