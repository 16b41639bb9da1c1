"""Short words for what stands on a family's page: the line of its journey, a person, a need, a follow-up."""

from datetime import date

from famcase.domain.journeys import gaps as gaps_of
from famcase.presentation import dates
from famcase.presentation.cells import safe
from famcase.presentation.names_shown import ShownName, name
from famcase.presentation.people_columns import Person, people_of
from famcase.presentation.wording import Wording
from famcase.services.views import FamilyView, FlagView, FollowUpView, NeedView, PlaceView, StayView
from famcase.wording import N_

_UNKNOWN = "unknown"
_MOST_NAMES = 2
_MOST_FLAGS = 2


def place_name(words: Wording, place: PlaceView | None) -> str:
    """Return a place in the reader's script where it is known in it."""
    return words.named(place.named) if place is not None else ""


def person_name(words: Wording, person: Person) -> str:
    """Return the name of a person of the list, or that it is withheld; without one the number in the list."""
    index, member, withheld = person
    names = ShownName(member.name.shown(), member.name_ar.shown(), withheld)
    if withheld or not (names.latin or names.arabic):
        return words(N_("person {number}"), number=index)
    return name(words, names)


def need_words(words: Wording, need: NeedView) -> str:
    """Return "Shelter: two tents"."""
    category = words.label("need", need.category)
    return words(N_("{need}: {what}"), need=category, what=need.what) if need.what else category


def follow_up_words(words: Wording, view: FollowUpView) -> str:
    """Return "Fri 10 Aug 2018 · rent due"."""
    return f"{dates.day(words, view.due)} · {safe(view.what) or words.label('follow-up-kind', view.kind)}"


def stay_where(words: Wording, stay: StayView) -> str:
    """Return where a stay is or was; "whereabouts unknown" where nobody knows."""
    return words.named(stay.where) or words(N_("whereabouts unknown"))


def some_of_them(words: Wording, count: object) -> str:
    """Return "2 of them", for a move that not all made; nothing for None."""
    return words.plural("{count} of them", "{count} of them", count) if isinstance(count, int) else ""


def who_moved(words: Wording, family: FamilyView, stay: StayView) -> str:
    """Return the names of those who moved where not all did; more than two, or withheld names, as a number."""
    if not stay.members:
        return ""
    people = [person for person in people_of(family) if person[1].uid in stay.members]
    if family.withheld or not 0 < len(people) <= _MOST_NAMES:
        return some_of_them(words, len(stay.members))
    return words(N_(" and ")).join(person_name(words, person) for person in people)


def journey(words: Wording, family: FamilyView, today: date) -> tuple[str, ...]:
    """Return the stops of the journey in their order: from where, each stay, now.

    ("southern Idlib, left 10 Aug", "Kafr Nobol, 10 Aug", "Armanaz, Rented house, now, 5 d · confirmed today"); a move
    of only some of them says who.
    """
    origin = place_name(words, family.origin)
    left = words(N_("left {day}"), day=dates.short_day(words, family.left_on, today)) if family.left_on else ""
    first = _joined(words, origin, left)
    gaps = {gap.after: gap for gap in gaps_of(family.stays)}
    stops = [first] if first else []
    for stay in family.stays:
        stops.append(_stop(words, family, stay, today))
        gap = gaps.get(bytes(stay.uid))
        if gap is not None:
            since, until = (dates.short_day(words, day, today) for day in (gap.since, gap.until))
            stops.append(words(N_("not known where, {since} – {until}"), since=since, until=until))
    return tuple(stops)


def confirmed(words: Wording, stay: StayView, today: date) -> str:
    """Return "confirmed 5 days ago", or that nobody confirmed it."""
    if stay.confirmed_on is None:
        return words(N_("not confirmed"))
    return words(N_("confirmed {ago}"), ago=dates.days_ago(words, stay.confirmed_on, today))


def warnings(words: Wording, family: FamilyView) -> tuple[str, ...]:
    """Return what is to be looked at, first of all: open flags, and who is looked for."""
    flags = [flag for flag in family.flags if flag.resolved_on is None]
    told = [_flag(words, family, flag) for flag in flags[:_MOST_FLAGS]]
    if len(flags) > _MOST_FLAGS:
        told.append(words(N_("! and {count} more to look at"), count=len(flags) - _MOST_FLAGS))
    sought = [person_name(words, person) for person in people_of(family) if person[1].tracing_open]
    if sought:
        told.append(words(N_("! looked for: {names}"), names=sought))
    return tuple(told)


def _flag(words: Wording, family: FamilyView, flag: FlagView) -> str:
    kind = words.label("flag-kind", flag.kind)
    who = next((person_name(words, person) for person in people_of(family) if person[1].uid == flag.member), "")
    rest = words(N_(", ")).join(filter(None, (who, safe(flag.reason))))
    return words(N_("! {kind}: {told}"), kind=kind, told=rest) if rest else words(N_("! {kind}"), kind=kind)


def _stop(words: Wording, family: FamilyView, stay: StayView, today: date) -> str:
    living = words.label("living", stay.living) if stay.living not in ("", _UNKNOWN) else ""
    who = who_moved(words, family, stay)
    if family.now is not None and stay.uid == family.now.uid:
        here = _joined(words, stay_where(words, stay), living, _for_days(words, stay.since, today))
        return f"{here} · {confirmed(words, stay, today)}"
    since = dates.short_day(words, stay.since, today) if stay.since else ""
    return _joined(words, stay_where(words, stay), living, who, since)


def _for_days(words: Wording, since: date | None, today: date) -> str:
    if since is None:
        return words(N_("now"))
    return words.plural("now, {count} d", "now, {count} d", (today - since).days)


def _joined(words: Wording, *parts: str) -> str:
    return words(N_(", ")).join(filter(None, parts))
