"""What was understood of the words of a search line, each filter in a few words, so that nobody wonders."""

from collections.abc import Iterator
from typing import Final

from famcase.domain.periods import Period
from famcase.presentation import dates
from famcase.presentation.cells import cell
from famcase.presentation.wording import Wording
from famcase.services.queries.case_filters import ANYTHING, NONE, CaseFilters, Span
from famcase.services.queries.filter_names import FilterNames
from famcase.wording import N_, Coded, Named

OPEN_AND_CLOSED: Final = N_("open and closed")
"""Stands where nothing is said of the state of a case."""

_SHOWN = 60
"""Cells of the text that is searched for; more of it says no more."""


def chips(words: Wording, filters: CaseFilters, named: FilterNames) -> tuple[str, ...]:
    """Return ("Open", "overdue", "at al-Midan camp", "text “adn”"); the text that is searched for stands last."""
    return (
        *([filters.figure.shown] if filters.figure else []),
        *_of_the_case(words, filters, named),
        *_of_where(words, filters, named),
        *_of_days(words, filters),
        *_of_the_people(words, filters),
        *([words(N_("text “{text}”"), text=cell(filters.text, _SHOWN))] if filters.text else []),
    )


def _of_the_case(words: Wording, filters: CaseFilters, named: FilterNames) -> Iterator[str]:
    if filters.status:
        yield words.label("status", filters.status)
    elif filters.figure is None:
        yield words(OPEN_AND_CLOSED)
    said = (
        (filters.overdue, N_("overdue")),
        (filters.first_contact_late, N_("first contact overdue")),
        (filters.mine, N_("mine")),
        (filters.unassigned, N_("nobody has the case")),
        (filters.close_requested, N_("closing was asked for")),
        (filters.flagged and not filters.flag, N_("flagged")),
        (filters.consent == NONE, N_("no consent to services")),
        (filters.withheld is True, N_("name withheld")),
        (filters.withheld is False, N_("name not withheld")),
    )
    yield from (words(message) for is_asked, message in said if is_asked)
    if filters.assigned_to is not None:
        yield words(N_("with {user}"), user=named.user)
    if filters.priority is not None:
        yield words.label("priority", str(filters.priority))
    if filters.step:
        yield words(N_("step: {step}"), step=Coded("step", filters.step))
    if filters.flag:
        yield words(N_("flag: {flag}"), flag=Coded("flag-kind", filters.flag))
    if filters.consent not in ("", NONE):
        yield words(N_("consent: {state}"), state=Coded("consent-state", filters.consent))


def _of_where(words: Wording, filters: CaseFilters, named: FilterNames) -> Iterator[str]:
    if filters.site is not None:
        yield words(N_("at {place}"), place=named.site)
    if filters.at:
        yield words(N_("at {place}"), place=named.at or Named(filters.at))
    if filters.place:
        yield words(N_("at or from {place}"), place=named.place or Named(filters.place))
    if filters.origin:
        yield words(N_("from {place}"), place=named.origin or Named(filters.origin))
    if filters.living:
        yield words.label("living", filters.living)
    if filters.open_days is not None:
        yield words.plural(
            "in the open for more than {count} day", "in the open for more than {count} days", filters.open_days
        )
    elif filters.in_the_open:
        yield words(N_("in the open"))
    if filters.displacement:
        yield words.label("displacement", filters.displacement)


def _of_days(words: Wording, filters: CaseFilters) -> Iterator[str]:
    if filters.confirmed is not None:
        yield words(N_("confirmed within {span}"), span=span(words, filters.confirmed))
    if filters.unconfirmed is not None:
        yield words(N_("not confirmed for {span}"), span=span(words, filters.unconfirmed))
    if filters.registered is not None:
        yield words(N_("registered {period}"), period=_period(words, filters.registered))
    if filters.moved is not None:
        yield words(N_("moved {period}"), period=_period(words, filters.moved))


def _of_the_people(words: Wording, filters: CaseFilters) -> Iterator[str]:
    if filters.people is not None:
        yield _people(words, *filters.people)
    if filters.vulnerability:
        yield words.label("vulnerability", filters.vulnerability)
    if filters.looked_for:
        yield words(N_("somebody is looked for"))
    if filters.need:
        yield words(N_("needs {need}"), need=Coded("need", filters.need))
    if filters.without:
        of_any = filters.without == ANYTHING
        item = words(N_("assistance")) if of_any else words.label("item", filters.without)
        if filters.without_for is None:
            yield words(N_("never got {item}"), item=item)
        else:
            yield words(N_("no {item} for {span}"), item=item, span=span(words, filters.without_for))


def span(words: Wording, length: Span) -> str:
    """Return "6 months"."""
    if length.unit == "days":
        return words.plural("{count} day", "{count} days", length.count)
    if length.unit == "weeks":
        return words.plural("{count} week", "{count} weeks", length.count)
    if length.unit == "months":
        return words.plural("{count} month", "{count} months", length.count)
    return words.plural("{count} year", "{count} years", length.count)


def _period(words: Wording, period: Period) -> str:
    start = dates.short_day(words, period.start, words.today())
    end = dates.short_day(words, period.end, words.today())
    return start if start == end else words(N_("{start} to {end}"), start=start, end=end)


def _people(words: Wording, least: int, most: int | None) -> str:
    if most is None:
        return words(N_("{least} people or more"), least=least)
    if least == most:
        return words.plural("{count} person", "{count} people", most)
    if least == 0:
        return words(N_("{most} people or fewer"), most=most)
    return words(N_("{least} to {most} people"), least=least, most=most)
