"""Where our families came from, and when they left."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final, Literal

from peewee import Case, fn

from famcase.domain.days import week_of
from famcase.domain.emptying import Population, figure_before, of_year, share_gone
from famcase.domain.names import words
from famcase.errors import NotFound
from famcase.services.desk import Desk
from famcase.services.queries.events import counts_of_place, list_events
from famcase.services.queries.gazetteer import PlaceViews, place_view
from famcase.services.views import DepartureWeek, EventView, OriginLine, OriginView, PlaceView
from famcase.storage.fields import NO_DAY
from famcase.storage.schema import Tables
from famcase.wording import N_, Named

STAYED: Final = "at-risk"
"""The displacement of families that have not left their homes: no figure of departures or arrivals counts them."""

OriginLevel = Literal["place", "sub-district", "district"]
LEVELS: Final[tuple[OriginLevel, ...]] = ("place", "sub-district", "district")
_LEVEL_NUMBERS: Final[dict[OriginLevel, int]] = {"place": 4, "sub-district": 3, "district": 2}

_MOST_WEEKS: Final = 53
"""So long a time is shown week by week, also those in which nobody left; of a longer one only the others."""


def list_origins(desk: Desk, level: OriginLevel = "place") -> tuple[OriginLine, ...]:
    """Return the places that our open cases left, those with most families first; or totals by what is around them.

    A place that nobody matched to the gazetteer stands by the words used for it; no words at all is an empty name.
    """
    tables = desk.store.tables
    case = tables["case_list"]
    begun = week_of(desk.clock.today(), desk.settings.first_weekday)
    gone = _gone(case)
    known = _figures(tables, gone & (case.origin != 0), case.origin, begun)
    views = PlaceViews(tables, [row[0] for row in known])
    events = _newest_events(tables, [row[0] for row in known])
    if level != "place":
        known, events = _rolled_up(known, events, views, _LEVEL_NUMBERS[level])
        views = PlaceViews(tables, [row[0] for row in known])
    figures = _populations(tables, views, [row[0] for row in known])
    wordly = _figures(tables, gone & (case.origin == 0), tables["family"].origin_text, begun)
    lines = [_line(views.view(row[0]), figures[row[0]], row[1:], events.get(row[0])) for row in known]
    lines += [_line(PlaceView("", row[0], ""), (), row[1:], None) for row in wordly]
    return tuple(sorted(lines, key=lambda line: (-line.families, line.name, line.pcode)))


def find_origins(desk: Desk, lines: Collection[OriginLine], typed: str) -> tuple[OriginLine, ...]:  # noqa: ARG001
    """Return the lines of which every word typed begins a word, as spelled or else as it sounds; reads no database."""
    wanted = words(typed)
    if not wanted:
        return tuple(lines) if not typed.strip() else ()
    known = [(line, words(" ".join((line.name, line.name_ar, *_both(line.within))))) for line in lines]
    spelled = [line for line, own in known if all(any(o.fold.startswith(w.fold) for o in own) for w in wanted)]
    heard = [w.sound for w in wanted if w.sound]
    return tuple(
        spelled or [line for line, own in known if all(any(o.sound.startswith(sound) for o in own) for sound in heard)]
    )


def get_origin(desk: Desk, pcode: str, text: str = "") -> OriginView:
    """Return one place that families left, by its P-code or the words used for it: by week, with its events.

    Raises NotFound where nobody left it and nothing happened there.
    """
    tables = desk.store.tables
    place = place_view(desk, pcode) if pcode else PlaceView("", text, "")
    if place is None:
        raise NotFound(N_("The gazetteer has no place {pcode}."), pcode=pcode)
    lines = [line for line in list_origins(desk) if (line.pcode, "" if pcode else line.name) == (pcode, text)]
    events = list_events(desk, pcode) if pcode else ()
    populations = counts_of_place(desk, pcode) if pcode else ()
    line = lines[0] if lines else _nobody(desk, place, events)
    weeks = _weeks(_by_day(tables, pcode, text), events, desk.settings.first_weekday)
    return OriginView(line, place, weeks, events, populations)


def _gone(case: Any) -> Any:
    return (case.status == "open") & (case.displacement != STAYED)


def _figures(tables: Tables, condition: Any, by: Any, begun: date) -> list[tuple[Any, ...]]:
    """Return (origin, families, people, first day, last day, families gone since the week began, 1) of each origin."""
    case, family = tables["case_list"], tables["family"]
    known = Case(None, [(case.left_on < NO_DAY, case.left_on)], None)
    this_week = fn.SUM(Case(None, [(case.left_on.between(begun, NO_DAY - 1), 1)], 0))
    query = case.select(by, fn.COUNT(case.family), fn.SUM(case.people), fn.MIN(known), fn.MAX(known), this_week)
    if by is family.origin_text:
        query = query.join(family)
    return [(*row, 1) for row in query.where(condition).group_by(by).tuples()]


def _rolled_up(
    rows: Iterable[tuple[Any, ...]], events: Mapping[int, tuple[str, date]], views: PlaceViews, level: int
) -> tuple[list[tuple[Any, ...]], dict[int, tuple[str, date]]]:
    """Return figures and newest events summed by the place of `level` around each origin."""
    groups: dict[int, list[tuple[Any, ...]]] = {}
    newest: dict[int, tuple[str, date]] = {}
    for row in rows:
        around = views.around(row[0], level)
        local = around.id if around is not None else row[0]
        groups.setdefault(local, []).append(row)
        event = events.get(row[0])
        if event is not None and (local not in newest or event[1] > newest[local][1]):
            newest[local] = event
    summed: list[tuple[Any, ...]] = []
    for local, parts in groups.items():
        first = min((_number(part[3]) for part in parts if part[3] is not None), default=None)
        last = max((_number(part[4]) for part in parts if part[4] is not None), default=None)
        families, people, this_week, places = (sum(int(part[place]) for part in parts) for place in (1, 2, 5, 6))
        summed.append((local, families, people, first, last, this_week, places))
    return summed, newest


def _populations(tables: Tables, views: PlaceViews, places: list[int]) -> dict[int, tuple[Population, ...]]:
    """Return what is known of how many people lived in places: the gazetteer's figure, and counts of the place."""
    known: dict[int, list[Population]] = {place: [] for place in places}
    for place in places:
        row = views.row(place)
        if row is not None and row.population is not None and row.population_year:
            known[place].append(of_year(row.population, row.population_year))
    count = tables["count"]
    query = count.select(count.place, count.people, count.on, count.source)
    said = query.where(count.place.in_(places) & count.people.is_null(False)).order_by(count.on, count.made, count.id)
    for place, people, on, source in said.tuples():
        known[place].append(Population(people, on, source))
    return {place: tuple(figures) for place, figures in known.items()}


def _newest_events(tables: Tables, places: list[int]) -> Mapping[int, tuple[str, date]]:
    event = tables["event"]
    query = event.select(event.place, event.kind, event.on).where(event.place.in_(places))
    return {place: (kind, on) for place, kind, on in query.order_by(event.on, event.made, event.id).tuples()}


def _line(
    place: PlaceView | None,
    known: Collection[Population],
    figures: tuple[Any, ...],
    event: tuple[str, date] | None,
) -> OriginLine:
    families, people, first, last, this_week, places = figures
    before = figure_before(known, _day(first))
    shown = before or max(known, key=lambda figure: figure.on, default=None)
    return OriginLine(
        pcode=place.pcode if place else "",
        name=place.name if place else "",
        name_ar=place.name_ar if place else "",
        within=place.within if place else Named(),
        families=families,
        people=int(people),
        first_left=_day(first),
        last_left=_day(last),
        this_week=int(this_week),
        population=shown.people if shown else None,
        population_on=shown.on if shown else None,
        share=share_gone(int(people), before),
        last_event=event[0] if event else "",
        last_event_on=event[1] if event else None,
        places=places,
    )


def _nobody(desk: Desk, place: PlaceView, events: tuple[EventView, ...]) -> OriginLine:
    """Return the line of a place that nobody of ours left."""
    tables = desk.store.tables
    local = tables["place"].select(tables["place"].id).where(tables["place"].pcode == place.pcode).scalar()
    known = _populations(tables, PlaceViews(tables, [local]), [local])[local] if local else ()
    last = (events[0].kind, events[0].on) if events else None
    return replace(_line(place, known, (0, 0, None, None, 0, 1), last), share=None)


def _by_day(tables: Tables, pcode: str, text: str) -> list[tuple[date | None, int, int]]:
    """Return (day, families, people) that left a place; None for those of whom nobody told the day."""
    case, family, place = tables["case_list"], tables["family"], tables["place"]
    query = case.select(case.left_on, fn.COUNT(case.family), fn.SUM(case.people))
    if pcode:
        local = place.select(place.id).where(place.pcode == pcode).scalar()
        query = query.where(_gone(case) & (case.origin == local))
    else:
        query = query.join(family).where(_gone(case) & (case.origin == 0) & (family.origin_text == text))
    return [(_day(day), int(families), int(people)) for day, families, people in query.group_by(case.left_on).tuples()]


def _weeks(
    days: list[tuple[date | None, int, int]], events: tuple[EventView, ...], first_weekday: int
) -> tuple[DepartureWeek, ...]:
    """Return departures by week with the events of that week, the newest week first, those of no known day last."""
    left: dict[date | None, tuple[int, int]] = {}
    for day, families, people in days:
        week = week_of(day, first_weekday) if day else None
        before = left.get(week, (0, 0))
        left[week] = (before[0] + families, before[1] + people)
    happened: dict[date, list[EventView]] = {}
    for event in events:
        happened.setdefault(week_of(event.on, first_weekday), []).append(event)
    told = {week for week in left if week is not None} | set(happened)
    if told and (max(told) - min(told)).days < 7 * _MOST_WEEKS:
        told |= {min(told) + timedelta(days=7 * n) for n in range((max(told) - min(told)).days // 7)}
    weeks = [
        DepartureWeek(week, *left.get(week, (0, 0)), tuple(happened.get(week, ())))
        for week in sorted(told, reverse=True)
    ]
    return (*weeks, *([DepartureWeek(None, *left[None], ())] if None in left else ()))


def _both(named: Named) -> tuple[str, str]:
    return named.latin, named.arabic


def _number(value: date | int) -> int:
    return value.toordinal() if isinstance(value, date) else value


def _day(value: date | int | None) -> date | None:
    day = date.fromordinal(value) if isinstance(value, int) and value != NO_DAY else value
    return day if isinstance(day, date) else None
