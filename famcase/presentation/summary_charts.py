"""The chart of each summary: from its figures to what is drawn of them."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from famcase.domain.days import week_of
from famcase.presentation import dates
from famcase.presentation.columns import Column
from famcase.presentation.drawings import AgePyramid, Bar, BarChart, Drawing, Look, ShadedTable
from famcase.presentation.summary_columns import UNKNOWN, band
from famcase.presentation.wording import Wording
from famcase.services.views import (
    AgeLine,
    AidLine,
    ArrivalLine,
    CameLine,
    EventMark,
    Figures,
    FlowLine,
    LoadLine,
    NeedLine,
    OutsideLine,
    OverdueLine,
    RegistrationLine,
    SiteLine,
    WhereLine,
)
from famcase.wording import N_, Named

Chart = Callable[[Wording, Figures], Drawing | None]
"""Says what is drawn of figures; None where there is nothing to see."""

_TOLD_APART: Final = 9
"""Places of one side of a shaded table."""

_EVENT: Final = "▼"


def arrivals(wording: Wording, figures: Figures) -> Drawing | None:
    """Draw families by week, with the events of each week behind the bar."""
    lines: Sequence[ArrivalLine | CameLine] = figures.lines
    if not lines:
        return None
    first = min(line.week for line in lines)
    families: Counter[date] = Counter()
    for line in lines:
        families[line.week] += line.families
    shown = [week for week in figures.period.weeks(first.weekday()) if week >= first]
    marked: dict[date, list[EventMark]] = {}
    for mark in figures.marks:
        marked.setdefault(week_of(mark.on, first.weekday()), []).append(mark)
    drawn = [
        Bar(dates.short_day(wording, week, wording.today()), families[week], _events(wording, marked.get(week, ())))
        for week in shown
    ]
    has_events = any(bar.note for bar in drawn)
    below = (wording(N_("{sign} an event of that week"), sign=_EVENT),) if has_events else ()
    return BarChart(tuple(drawn), below=below)


def _events(wording: Wording, marks: Sequence[EventMark]) -> str:
    """Return "▼ Bombardment, Tamanaah"; of several in a week the first, and how many more."""
    if not marks:
        return ""
    first = marks[0]
    where = wording.named(first.place)
    said = wording.label("event-kind", first.kind)
    told = wording(N_("{event}, {place}"), event=said, place=where) if where else said
    return f"{_EVENT} {told}" + (f" +{len(marks) - 1}" if len(marks) > 1 else "")


def where_now(wording: Wording, figures: Figures) -> Drawing | None:
    """Draw our families by where they are: those confirmed there lately, and the others."""
    lines: Sequence[WhereLine] = figures.lines
    places: dict[Named, list[int]] = {}
    for line in lines:
        confirmed = places.setdefault(line.where, [0, 0])
        confirmed[0] += line.confirmed_30_days
        confirmed[1] += line.families - line.confirmed_30_days
    ranked = sorted(places.items(), key=lambda item: -sum(item[1]))
    drawn = [Bar(wording.named(where) or wording(UNKNOWN), sum(parts), parts=tuple(parts)) for where, parts in ranked]
    names = (wording(N_("confirmed within 30 days")), wording(N_("not confirmed since")))
    return BarChart(tuple(drawn), names) if drawn else None


def flows(wording: Wording, figures: Figures) -> Drawing | None:
    """Shade families by where from and where they are now; those of places with few stand together, as the last."""
    lines: Sequence[FlowLine] = figures.lines
    if not lines:
        return None
    origins, places = Counter[Named](), Counter[Named]()
    for line in lines:
        origins[line.origin] += line.families
        places[line.where] += line.families
    rows, columns = _most(origins), _most(places)
    counts = [[0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    for line in lines:
        counts[rows.get(line.origin, len(rows))][columns.get(line.where, len(columns))] += line.families
    others = [wording(N_("others"))]
    named = [[wording.named(each) or wording(UNKNOWN) for each in kept] + others for kept in (rows, columns)]
    # what has nothing in it is left away
    down = [at for at, row in enumerate(counts) if any(row)]
    across = [at for at in range(len(columns) + 1) if any(row[at] for row in counts)]
    return ShadedTable(
        tuple(named[0][at] for at in down),
        tuple(named[1][at] for at in across),
        tuple(tuple(counts[row][at] for at in across) for row in down),
        wording(N_("From, to")),
    )


def _most(counted: Counter[Named]) -> dict[Named, int]:
    """Return the places with most families in their order, as many as can be told apart at a look."""
    ranked = sorted(counted, key=lambda each: (-counted[each], each))
    return {place: at for at, place in enumerate(ranked[:_TOLD_APART])}


def sites(wording: Wording, figures: Figures) -> Drawing | None:
    """Draw how full each site is in percent of its room; one over it says so in a word."""
    lines: Sequence[SiteLine] = figures.lines
    over = wording(N_("! over"))
    drawn = [
        Bar(wording.named(line.named), line.occupancy_percent, over if line.is_over else "", look=_loud(line.is_over))
        for line in lines
        if line.occupancy_percent is not None
    ]
    below = (wording(N_("percent of the room, newest count")),)
    return BarChart(tuple(drawn), at_least=100, below=below) if drawn else None


def outside(wording: Wording, figures: Figures) -> Drawing | None:
    """Draw families in the open by for how long."""
    lines: Sequence[OutsideLine] = figures.lines
    drawn = [
        Bar(wording(title), sum(getattr(line, name) for line in lines))
        for name, title in (
            ("up_to_3", N_("To 3 d")),
            ("up_to_7", N_("4–7 d")),
            ("up_to_14", N_("8–14 d")),
            ("up_to_30", N_("15–30 d")),
            ("longer", N_("Longer")),
            ("not_known", N_("Not known")),
        )
    ]
    return BarChart(tuple(drawn)) if lines else None


def registrations(wording: Wording, figures: Figures) -> Drawing | None:
    """Draw families registered by week, and how many cases were closed."""
    lines: Sequence[RegistrationLine] = figures.lines
    drawn = [
        Bar(
            dates.short_day(wording, line.week, wording.today()),
            line.registered,
            wording.plural("{count} closed", "{count} closed", line.closed) if line.closed else "",
        )
        for line in lines
    ]
    return BarChart(tuple(drawn)) if drawn else None


def needs(wording: Wording, figures: Figures) -> Drawing | None:
    """Draw how many families lack what."""
    lines: Sequence[NeedLine] = figures.lines
    drawn = [
        Bar(
            wording.label("need", line.category),
            line.families,
            wording.plural("{count} met", "{count} met", line.met) if line.met else "",
        )
        for line in lines
    ]
    return BarChart(tuple(drawn)) if drawn else None


def assistance(wording: Wording, figures: Figures) -> Drawing | None:
    """Draw how often families were reached with what."""
    lines: Sequence[AidLine] = figures.lines
    times = Counter[str]()
    for line in lines:
        times[line.item] += line.times
    drawn = [Bar(wording.label("item", item), often) for item, often in times.most_common()]
    return BarChart(tuple(drawn)) if drawn else None


def overdue(wording: Wording, figures: Figures) -> Drawing | None:
    """Draw overdue families by caseworker, and apart from them those nobody could reach."""
    lines: Sequence[OverdueLine] = figures.lines
    drawn = [
        Bar(
            line.caseworker or wording(N_("(nobody)")),
            line.overdue + line.no_access,
            parts=(line.overdue, line.no_access),
        )
        for line in lines
    ]
    if not any(bar.value for bar in drawn):
        return None
    return BarChart(tuple(drawn), (wording(N_("overdue")), wording(N_("no access"))))


def caseload(wording: Wording, figures: Figures) -> Drawing | None:
    """Draw what each caseworker carries, by priority."""
    lines: Sequence[LoadLine] = figures.lines
    drawn = [
        Bar(
            line.caseworker or wording(N_("(nobody)")),
            line.families,
            parts=(line.priority_1, line.priority_2, line.priority_3, line.priority_4, line.not_assessed),
        )
        for line in lines
    ]
    names = (
        *(wording(N_("priority {number}"), number=number) for number in (1, 2, 3, 4)),
        wording(N_("not assessed")),
    )
    return BarChart(tuple(drawn), names) if drawn else None


def ages(wording: Wording, figures: Figures) -> Drawing | None:
    """Draw the pyramid of those whose age and sex are known."""
    lines: Sequence[AgeLine] = figures.lines
    known = [line for line in lines if line.band not in ("unknown", "not-listed")]
    if not any(line.female or line.male for line in known):
        return None
    given = tuple((band(wording, line.band), line.female, line.male) for line in known)
    return AgePyramid(given, (wording(N_("Female")), wording(N_("Male"))))


def of_columns(label: Column[Any], value: Column[Any]) -> Chart:
    """Return a chart with a bar for each line: one column names it, another counts it."""

    def chart(wording: Wording, figures: Figures) -> Drawing | None:
        given = []
        for line in figures.lines:
            counted = value.of(line)
            given.append(Bar(label.shown(wording, line), counted if isinstance(counted, int) else 0))
        return BarChart(tuple(given)) if any(bar.value for bar in given) else None

    return chart


def _loud(is_loud: bool) -> Look:
    return "warn" if is_loud else ""
