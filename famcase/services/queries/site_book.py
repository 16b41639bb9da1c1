"""All sites at once, with every word they are found by: read once, then narrowed while somebody types."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

from famcase.domain import names
from famcase.domain.changes import RecordId
from famcase.services.desk import Desk
from famcase.services.queries.gazetteer import PlaceViews
from famcase.services.queries.sites import KINDS, list_sites
from famcase.services.views import SiteLine

SiteOrder = Literal["fullness", "name", "with-us", "place"]
ORDERS: Final[tuple[SiteOrder, ...]] = ("fullness", "name", "with-us", "place")

_ROOM: Final = {"refuses": 0, "full": 1, "few": 2, "": 3, "has-room": 4}
"""Where no capacity is known: who takes nobody first, then who said nothing, then where there is room."""


@dataclass(frozen=True, slots=True)
class BookedSite:
    """A site and the words of its names, former names, place and sub-district."""

    line: SiteLine
    folds: tuple[str, ...]
    sounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SiteBook:
    """All sites as they were when they were read."""

    sites: tuple[BookedSite, ...]


@dataclass(frozen=True, slots=True)
class SitesFound:
    """The sites that a search line finds, in an order."""

    lines: tuple[SiteLine, ...]
    open: int
    """How many sites are open in all."""
    closed: int


def site_book(desk: Desk) -> SiteBook:
    """Return all sites with their words; 1,300 sites take 0.2 s, so that it is asked once and narrowed after."""
    lines = list_sites(desk)
    site = desk.store.tables["site"]
    rows = list(site.select(site.uid, site.place, site.place_text, site.aliases).tuples())
    views = PlaceViews(desk.store.tables, [place for _, place, *_ in rows])
    around: dict[int, tuple[names.Word, ...]] = {}
    words: dict[RecordId, tuple[names.Word, ...]] = {}
    for uid, place, text, aliases in rows:
        if place not in around:
            view = views.view(place)
            told = (view.name, view.name_ar, str(view.within), view.within.arabic) if view else ()
            around[place] = _words(told)
        words[RecordId(bytes(uid))] = (*_words((text, *aliases)), *around[place])
    return SiteBook(
        tuple(
            BookedSite(line, tuple(word.fold for word in all_words), tuple(word.sound for word in all_words))
            for line in lines
            for all_words in [(*_words((line.name, line.name_ar)), *words.get(line.uid, ()))]
        )
    )


def find_sites(desk: Desk, book: SiteBook, typed: str, order: SiteOrder, *, with_closed: bool) -> SitesFound:  # noqa: ARG001
    """Return the sites of which every word typed begins a word: as spelled, else as it sounds. No database is read."""
    wanted = names.words(typed)
    telling = [word for word in wanted if word.fold not in KINDS] or list(wanted)
    # what is no word (" 💥") finds nothing; nothing typed finds all
    found = list(book.sites) if telling or not typed.strip() else []
    if telling:
        spelled = [each for each in found if all(_begins(word.fold, each.folds) for word in telling)]
        found = spelled or [each for each in found if all(_sounds(word, each) for word in telling)]
    lines = [each.line for each in found if with_closed or each.line.status == "open"]
    opened = sum(each.line.status == "open" for each in book.sites)
    return SitesFound(tuple(sorted(lines, key=_KEYS[order])), opened, len(book.sites) - opened)


def _words(texts: Iterable[str]) -> tuple[names.Word, ...]:
    return tuple(word for text in texts if text for word in names.words(text))


def _begins(typed: str, words: Iterable[str]) -> bool:
    return any(word.startswith(typed) for word in words)


def _sounds(word: names.Word, site: BookedSite) -> bool:
    return _begins(word.fold, site.folds) or (len(word.sound) > 1 and _begins(word.sound, site.sounds))


def _by_fullness(line: SiteLine) -> tuple[Any, ...]:
    """Sort what is known in percent, the fullest first, then what is only said of the room, then by name."""
    known = line.occupancy_percent
    said = _ROOM.get(line.room, len(_ROOM))
    return (line.status != "open", known is None, -(known or 0), said, -(line.count_families or 0), *_by_name(line))


def _by_name(line: SiteLine) -> tuple[Any, ...]:
    return (names.sort_key(line.name or line.name_ar), line.uid)


def _by_ours(line: SiteLine) -> tuple[Any, ...]:
    return (line.status != "open", -line.with_us_families, *_by_name(line))


def _by_place(line: SiteLine) -> tuple[Any, ...]:
    return (names.sort_key(str(line.place)), *_by_name(line))


_KEYS: Final[dict[SiteOrder, Callable[[SiteLine], tuple[Any, ...]]]] = {
    "fullness": _by_fullness,
    "name": _by_name,
    "with-us": _by_ours,
    "place": _by_place,
}
