"""The card of a family: what one wants to know before going there, in a few lines; no notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from famcase.domain.needs import OPEN_NEEDS
from famcase.domain.numbers import shown_case_number
from famcase.presentation import dates
from famcase.presentation.cells import safe
from famcase.presentation.family_columns import shown_name
from famcase.presentation.found_words import match_words
from famcase.presentation.wording import Wording
from famcase.services.views import FamilyView, Match, StayView
from famcase.wording import N_

DOT = " · "


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of the card: a word that says what it is, and the rest."""

    title: str
    """Translated; empty for what speaks for itself."""
    text: str
    is_warning: bool = False


def head(words: Wording, family: FamilyView) -> str:
    """Return the case number and how urgent the family is: "20411-087-5 · priority 1"."""
    priority = words(N_("priority {priority}"), priority=family.priority) if family.priority else ""
    status = words.label("status", family.status) if family.status != "open" else ""
    return DOT.join(filter(None, (shown_case_number(family.number), priority, status)))


def names(words: Wording, family: FamilyView) -> tuple[str, ...]:
    """Return the name in the reader's script and in the other; only that it is withheld where it is."""
    first = shown_name(words, family)
    if family.withheld:
        return (first,)
    other = safe((family.name if words.right_to_left else family.name_ar).shown())
    return (first, other) if other and other != first else (first,)


def size(words: Wording, family: FamilyView) -> str:
    """Return "14 people · 3 by name · 2 under 5"."""
    parts = [words.plural("{count} person", "{count} people", family.people)]
    if family.listed:
        parts.append(words(N_("{count} by name"), count=family.listed))
    if family.composition.under5:
        parts.append(words(N_("{count} under 5"), count=family.composition.under5))
    return DOT.join(parts)


def card(words: Wording, family: FamilyView, today: date, why: Sequence[Match] = ()) -> tuple[CardLine, ...]:
    """Return the lines below the name; the last says why a search found the family, where it did."""
    lines = list(_lines(words, family, today))
    if why:
        lines.append(CardLine(words(N_("found")), DOT.join(match_words(words, match) for match in why)))
    return tuple(lines)


def _lines(words: Wording, family: FamilyView, today: date) -> Iterator[CardLine]:
    yield CardLine("", size(words, family))
    left = dates.short_day(words, family.left_on, today) if family.left_on else ""
    origin = words.named(family.origin.named) if family.origin else ""
    if origin or left:
        yield CardLine(words(N_("from")), words(N_(", ")).join(filter(None, (origin, left))))
    if family.now:
        yield CardLine(words(N_("now")), _now(words, family.now))
        yield CardLine("", _since(words, family.now, today))
    if len(family.stays) > 1:
        yield CardLine(words(N_("moves")), _moves(words, family.stays))
    needs = [words.label("need", need.category) for need in family.needs if need.status in OPEN_NEEDS]
    if needs:
        yield CardLine(words(N_("needs")), " ".join(f"● {need}" for need in needs))
    yield _next(words, family, today)
    if family.assigned_to:
        yield CardLine(words(N_("with")), safe(family.assigned_to))


def _now(words: Wording, stay: StayView) -> str:
    living = words.label("living", stay.living) if stay.living else ""
    return words(N_(", ")).join(filter(None, (words.named(stay.where), living)))


def _since(words: Wording, stay: StayView, today: date) -> str:
    since = words(N_("since {day}"), day=dates.short_day(words, stay.since, today)) if stay.since else ""
    confirmed = words(N_("not confirmed"))
    if stay.confirmed_on is not None:
        confirmed = words(N_("confirmed {ago}"), ago=dates.days_ago(words, stay.confirmed_on, today))
    return DOT.join(filter(None, (since, confirmed)))


def _moves(words: Wording, stays: tuple[StayView, ...]) -> str:
    known = [stay.since for stay in stays if stay.since is not None]
    if len(known) < 2:
        return words.number(len(stays))
    days = (max(known) - min(known)).days + 1
    return words.plural("{stays} within {count} day", "{stays} within {count} days", days, stays=len(stays))


def _next(words: Wording, family: FamilyView, today: date) -> CardLine:
    due = [view for view in family.follow_ups if view.status == "open"]
    if not due:
        return CardLine(words(N_("next")), words(N_("nothing planned")))
    first = min(due, key=lambda view: view.due)
    parts = (dates.day(words, first.due), safe(first.what) or words.label("follow-up-kind", first.kind))
    return CardLine(
        words(N_("next")),
        DOT.join(filter(None, (*parts, dates.due(words, first.due, today)))),
        is_warning=first.due < today,
    )
