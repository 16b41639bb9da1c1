"""What each print is about, gathered from the desk through the gate."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from famcase.domain.changes import RecordId
from famcase.domain.consents import SERVICES
from famcase.domain.periods import Period
from famcase.domain.public_figures import PublicRule
from famcase.errors import Refused
from famcase.services import gate
from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.leaving import KeptBack, Leaving, let_out
from famcase.services.outsiders import Audience, public_rule
from famcase.services.queries.cases import lines_of
from famcase.services.queries.day_round import Stop, day_round
from famcase.services.queries.distributions import DistributionLine, RationLine, distribution_line, distribution_lines
from famcase.services.queries.families import get_family
from famcase.services.queries.handover import handover, handover_of
from famcase.services.queries.site_page import get_site
from famcase.services.queries.summaries import OVER_A_PERIOD, figures
from famcase.services.queries.there import families_at
from famcase.services.views import FamilyView, Figures, SiteView
from famcase.services.views.lists import CaseLine
from famcase.services.views.supervising import HandoverLine
from famcase.wording import N_

Line = TypeVar("Line")

LIFE_SAVING: Final = N_("a life-saving list, made by a supervisor")
"""Why families that were never asked are on the paper of a list."""


class NobodyToVisit(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("Nobody is to be visited today: there is no round to print."),
            hint=N_("Plan a visit, or say whose round it is."),
        )


class NoneMayBeOnPaper(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("No family to be visited today may be on paper: none of them agreed to it."),
            hint=N_("Go by the screen, and ask them what they agree to."),
        )


class NotBegun(Refused):
    def __init__(self, start: date) -> None:
        super().__init__(
            N_("This period begins on {start}: there is nothing to report of it yet."),
            hint=N_("Say a period that has begun."),
            start=start,
        )


@dataclass(frozen=True, slots=True)
class Load:
    """Somebody's load, on its way to somebody else."""

    name: str
    """Of the user whose it is or was."""
    lines: tuple[HandoverLine, ...]


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A distribution and those of its list that may be on paper."""

    head: DistributionLine
    lines: tuple[RationLine, ...]


@dataclass(frozen=True, slots=True)
class AtSite:
    """A site and our families there that may be on paper."""

    site: SiteView
    families: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """The figures of a report, in its order."""

    period: Period
    figures: tuple[Figures, ...]
    rule: PublicRule | None = None
    """By which outsiders get them; None where they are for us."""


def of_family(desk: Desk, out: Leaving, family: RecordId) -> FamilyView:
    """Return one family. Raises KeptBack for one that may not leave."""
    view = get_family(desk, family)
    if not let_out(desk, out, [view]):
        raise KeptBack(view.number, out.kept_back[view.uid])
    out.lines += 1
    return view


def of_load(desk: Desk, out: Leaving, user: RecordId, name: str, families: Sequence[RecordId] | None = None) -> Load:
    """Return a user's load, or these families, which were handed over already."""
    lines = handover(desk, user) if families is None else handover_of(desk, families)
    return Load(name, tuple(_counted(out, let_out(desk, out, lines))))


def of_distribution(desk: Desk, out: Leaving, distribution: RecordId) -> HandedOut:
    """Return a distribution's list; who was never asked is in that of one that was made as life-saving.

    The supervisor who made it meant our own services: on its way to a partner only those are in it who agreed to that.
    """
    head = distribution_line(desk, distribution)
    if head.life_saving and not out.terms.vital and out.terms.purpose == SERVICES:
        out.terms = replace(out.terms, vital=LIFE_SAVING)
    return HandedOut(head, tuple(_counted(out, let_out(desk, out, distribution_lines(desk, distribution)))))


def of_round(desk: Desk, out: Leaving, user: str = "") -> tuple[Stop, ...]:
    """Return the round of today; what people call a family stands there only where they agreed themselves.

    Raises NobodyToVisit and NoneMayBeOnPaper: an empty page would look like a day without work.
    """
    if not (due := day_round(desk, user)):
        raise NobodyToVisit
    if not (stops := _counted(out, let_out(desk, out, due))):
        raise NoneMayBeOnPaper
    unasked = gate.kept_back(desk, {stop.family for stop in stops}, replace(out.terms, vital=""))
    return tuple(replace(stop, called="", called_ar="") if stop.family in unasked else stop for stop in stops)


def of_site(desk: Desk, out: Leaving, site: RecordId, *, with_families: bool = True) -> AtSite:
    """Return a site, with our families there where they are asked for."""
    if not with_families:
        return AtSite(get_site(desk, site), ())
    families = _counted(out, let_out(desk, out, lines_of(desk, families_at(desk, Where(site=site)))))
    return AtSite(get_site(desk, site), tuple(families))


def of_week(desk: Desk, out: Leaving, period: Period, names: Sequence[str], audience: Audience | None = None) -> Week:
    """Return the summaries of these names over a period.

    Raises NotBegun for one that is to come, NoSecret where outsiders can get none.
    """
    if period.start > desk.clock.today() and not OVER_A_PERIOD.isdisjoint(names):
        raise NotBegun(period.start)
    counted = tuple(figures(desk, name, period) for name in names)
    out.lines += sum(len(each.lines) for each in counted)
    out.audience = audience
    return Week(period, counted, public_rule(desk, audience) if audience else None)


def _counted(out: Leaving, lines: list[Line]) -> list[Line]:
    out.lines += len(lines)
    return lines
