"""The gate before everything that leaves the desk: which families may be in it, for what purpose and for whom."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Final

from famcase.domain import consents
from famcase.domain.changes import RecordId
from famcase.domain.levels import Level
from famcase.domain.text import check_name
from famcase.errors import Refused
from famcase.services.commands.closing import require_supervisor
from famcase.services.desk import Desk
from famcase.services.queries.find import Hit
from famcase.services.queries.rounds import RoundLine
from famcase.services.queries.sources import chunks, one_of, values
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


_OF_ONE: Final = (CaseLine, Alike, FamilyView, RoundLine)


def families_of(view: object) -> tuple[RecordId, ...]:
    """Return the families that a line of a table tells of; none for a count, a site or an event."""
    if isinstance(view, _OF_ONE):
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
    family = desk.store.tables["family"]
    found: dict[RecordId, str] = {}
    for part in chunks(sorted(set(families))):
        query = family.select(family.id, family.uid, family.merged_into).where(family.uid.in_(part))
        found |= dict.fromkeys(part, _why((), terms)) | _whys(desk.store.tables, values(query), terms)
    return {family: why for family, why in found.items() if why}


@dataclass(frozen=True, slots=True)
class Everybody:
    """The answers of all families on some terms, at one moment."""

    agreed: Set[RecordId]
    kept_back: Mapping[RecordId, str]
    """Why others that were asked may not leave."""
    otherwise: str
    """Why those may not that were never asked; empty where they may."""

    def why_kept_back(self, families: Iterable[RecordId]) -> dict[RecordId, str]:
        """Return the same as `kept_back` does for some families."""
        others = set(families) - self.agreed
        reasons = {family: self.kept_back.get(family, self.otherwise) for family in others}
        return {family: why for family, why in reasons.items() if why}


def everybody(desk: Desk, terms: Terms) -> Everybody:
    """Return who may leave on some terms of all the families, by going through all answers once."""
    tables = desk.store.tables
    consent, family = tables["consent"], tables["family"]
    columns = (family.id, family.uid, *_said(consent))
    asked = consent.select(*columns).join(family, on=(family.id == consent.family))
    asked = asked.where((consent.purpose == terms.purpose) | (consent.withhold != ""))
    whys: dict[tuple[str, ...], str] = {}
    agreed: set[RecordId] = set()
    others: dict[RecordId, str] = {}
    # of several answers the order counts, of a merged family what the one that it is now said: these are asked alone
    alone: set[int] = set()
    for local, uid, *said in values(asked):
        one, answer = RecordId(bytes(uid)), tuple(said)
        if one in agreed or one in others:
            alone.add(local)
            continue
        if answer not in whys:
            whys[answer] = _why([consents.Answer(*answer)], terms)
        if whys[answer]:
            others[one] = whys[answer]
        else:
            agreed.add(one)
    query = family.select(family.id, family.uid, family.merged_into)
    rows = values(query.where(family.merged_into.is_null(False) | (family.withhold_from != "")))
    for part in chunks(sorted(alone)):
        rows += values(query.where(one_of(family.id, part)))
    for part in chunks(rows):
        found = _whys(tables, part, terms)
        agreed -= found.keys()
        agreed |= {one for one, why in found.items() if not why}
        others |= found
    return Everybody(agreed, others, _why((), terms))


def _whys(tables: Tables, rows: Sequence[tuple[Any, ...]], terms: Terms) -> dict[RecordId, str]:
    """Return why families may not leave, empty where they may; rows of their local ids, ids and what they are now."""
    answers = _answers(tables, {local for row in rows for local in (row[0], row[2]) if local})
    return {
        RecordId(bytes(uid)): _why([*answers.get(local, ()), *answers.get(now, ())], terms) for local, uid, now in rows
    }


def _why(answers: Iterable[consents.Answer], terms: Terms) -> str:
    return consents.why_kept_back(answers, terms.purpose, terms.recipient, is_vital=bool(terms.vital))


def counted(why: Mapping[Any, str]) -> dict[str, int]:
    """Return how many are kept back for each reason, most first."""
    return dict(Counter(why.values()).most_common())


def _answers(tables: Tables, families: Iterable[int]) -> dict[int, list[consents.Answer]]:
    """Return what families answered by their local ids, in the order in which it was recorded."""
    consent, family = tables["consent"], tables["family"]
    found: dict[int, list[consents.Answer]] = {}
    for part in chunks(families):
        query = consent.select(consent.family, *_said(consent)).where(one_of(consent.family, part))
        for local, *answer in values(query.order_by(consent.made, consent.id)):
            found.setdefault(local, []).append(consents.Answer(*answer))
        # whose name is kept from somebody is kept from whoever may hand it on to them
        query = family.select(family.id, family.withhold_from).where(one_of(family.id, part))
        for local, whom in values(query.where(family.withhold_from != "")):
            found.setdefault(local, []).append(consents.Answer("", "", "", "", whom))
    return found


def _said(consent: Any) -> tuple[Any, ...]:
    return consent.purpose, consent.partner, consent.state, consent.basis, consent.withhold
