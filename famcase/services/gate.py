"""The gate before everything that leaves the desk: which families may be in it, for what purpose and for whom."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from famcase.domain import consents
from famcase.domain.changes import RecordId
from famcase.domain.levels import Level
from famcase.domain.text import check_name
from famcase.errors import Refused
from famcase.services.commands.closing import require_supervisor
from famcase.services.desk import Desk
from famcase.services.queries.find import Hit
from famcase.services.queries.rounds import RoundLine
from famcase.services.queries.sources import chunks
from famcase.services.views import FamilyView
from famcase.services.views.alike import Alike, LikelyPair
from famcase.services.views.figures import LikelyDouble
from famcase.services.views.lists import CaseLine
from famcase.storage.schema import Tables
from famcase.wording import N_


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms something leaves."""

    purpose: str = consents.SERVICES
    """A code of consent-purpose."""
    recipient: str = ""
    """Who receives it; empty where nobody said."""
    vital: str = ""
    """Why lives depend on it; then families that were never asked are in it too."""


class NamesInFigures(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("What leaves for anonymous statistics has no names."),
            hint=N_("Leave the names out, or say another purpose."),
        )


class NoRecipient(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("For a referral somebody must be named who receives it: consent is given for one partner at a time."),
            hint=N_("Say who receives it."),
        )


def checked(desk: Desk, terms: Terms, level: Level) -> Terms:
    """Return the terms with their texts as they are kept.

    Raises UnknownCode for an unknown purpose, NoRecipient, NamesInFigures, and SupervisorOnly for vital interest that a
    caseworker claims.
    """
    purpose = desk.vocabulary.get("consent-purpose", terms.purpose).code
    recipient = check_name(terms.recipient, N_("Recipient"))
    vital = check_name(terms.vital, N_("Vital interest"))
    if purpose == consents.REFERRAL and not recipient:
        raise NoRecipient
    if purpose == consents.STATISTICS and level not in (Level.CODES, Level.FIGURES):
        raise NamesInFigures
    if vital:
        require_supervisor(desk.user)
    return Terms(purpose, recipient, vital)


def families_of(view: object) -> tuple[RecordId, ...]:
    """Return the families that a line of a table tells of; none for a count, a site or an event."""
    if isinstance(view, CaseLine | Alike | FamilyView | RoundLine):
        return (view.uid,)
    if isinstance(view, Hit):
        return (view.line.uid,)
    if isinstance(view, LikelyPair):
        return view.one.uid, view.other.uid
    if isinstance(view, LikelyDouble):
        return view.family, view.alike.uid
    if isinstance(view, tuple):
        return tuple(family for part in view for family in families_of(part))
    family = getattr(view, "family", None)
    return (RecordId(family),) if isinstance(family, bytes) else ()


def kept_back(desk: Desk, families: Iterable[RecordId], terms: Terms) -> dict[RecordId, str]:
    """Return which of some families may not leave on these terms, and why: keys of consents.WHY_KEPT_BACK."""
    wanted = set(families)
    led_on = _led_on(desk.store.tables, wanted)
    answers = _answers(desk.store.tables, wanted | set(led_on.values()))
    for gone, kept in led_on.items():  # of a merged family counts what the one that it is now said
        answers[gone] = [*answers.get(gone, ()), *answers.get(kept, ())]
    reasons = {
        family: consents.why_kept_back(
            answers.get(family, ()), terms.purpose, terms.recipient, is_vital=bool(terms.vital)
        )
        for family in wanted
    }
    return {family: why for family, why in reasons.items() if why}


def counted(why: Mapping[Any, str]) -> dict[str, int]:
    """Return how many are kept back for each reason, most first."""
    return dict(Counter(why.values()).most_common())


def _led_on(tables: Tables, families: set[RecordId]) -> dict[RecordId, RecordId]:
    """Return the families that merged ones are now, by the ids of the merged ones."""
    family = tables["family"]
    kept = family.alias()
    found: dict[RecordId, RecordId] = {}
    for part in chunks(sorted(families)):
        query = family.select(family.uid, kept.uid).join(kept, on=(kept.id == family.merged_into))
        found |= {RecordId(bytes(gone)): RecordId(bytes(on)) for gone, on in query.where(family.uid.in_(part)).tuples()}
    return found


def _answers(tables: Tables, families: set[RecordId]) -> dict[RecordId, list[consents.Answer]]:
    consent, family = tables["consent"], tables["family"]
    found: dict[RecordId, list[consents.Answer]] = {}
    columns = (family.uid, consent.purpose, consent.partner, consent.state, consent.basis, consent.withhold)
    for part in chunks(sorted(families)):
        query = consent.select(*columns).join(family, on=(family.id == consent.family))
        for uid, *answer in query.where(family.uid.in_(part)).order_by(consent.made, consent.id).tuples():
            found.setdefault(RecordId(bytes(uid)), []).append(consents.Answer(*answer))
    return found
