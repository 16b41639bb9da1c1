"""All sites at once, with every word they are found by: read once a visit, then narrowed while somebody types."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

from famcase.domain import names
from famcase.domain.changes import RecordId
from famcase.domain.site_names import KINDS
from famcase.services.desk import Desk
from famcase.services.queries.gazetteer import PlaceViews
from famcase.services.queries.sites import list_sites
from famcase.services.views import SiteLine

SiteOrder = Literal["fullness", "name", "with-us", "place"]
ORDERS: Final[tuple[SiteOrder, ...]] = ("fullness", "name", "with-us", "place")

_ROOM: Final = {"refuses": 0, "full": 1, "few": 2, "": 3, "has-room": 4}
"""Where no capacity is known: who takes nobody first, then who said nothing, then where there is room."""


@dataclass(frozen=True, slots=True)
class SiteWords:
    """The words of a site's names and former names, of its place and sub-district."""

    folds: tuple[str, ...]
    sounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SiteBook:
    """All sites by name, as they were when they were read."""

    lines: tuple[SiteLine, ...]
    words: tuple[SiteWords, ...] | None = None
    """In the order of the lines; None until somebody looks for a site."""


@dataclass(frozen=True, slots=True)
class SitesFound:
    """The sites that a search line finds, in an order."""

    lines: tuple[SiteLine, ...]
    open: int
    """How many sites are open in all."""
    closed: int
    book: SiteBook
    """What was searched, with the words that were read for it: the next search needs not read them again."""


def site_book(desk: Desk) -> SiteBook:
    """Return all sites; their words are read when they are first looked for."""
    return SiteBook(list_sites(desk))


def find_sites(desk: Desk, book: SiteBook, typed: str, order: SiteOrder, *, with_closed: bool) -> SitesFound:
    """Return the sites of which every word typed begins a word: as spelled, else as it sounds."""
    wanted = names.words(typed)
    telling = [word for word in wanted if word.fold not in KINDS] or list(wanted)
    # what is no word (" \N{COLLISION SYMBOL}") finds nothing; nothing typed finds all
    found = list(range(len(book.lines))) if telling or not typed.strip() else []
    if telling:
        words = book.words if book.words is not None else _all_words(desk, book.lines)
        book = SiteBook(book.lines, words)
        spelled = [n for n in found if all(_begins(word.fold, words[n].folds) for word in telling)]
        found = spelled or [n for n in found if all(_sounds(word, words[n]) for word in telling)]
    kept = [(n, book.lines[n]) for n in found if with_closed or book.lines[n].status == "open"]
    ordered = sorted(kept, key=lambda numbered: (*_KEYS[order](numbered[1]), numbered[0]))
    opened = sum(line.status == "open" for line in book.lines)
    return SitesFound(tuple(line for _, line in ordered), opened, len(book.lines) - opened, book)


def _all_words(desk: Desk, lines: tuple[SiteLine, ...]) -> tuple[SiteWords, ...]:
    """Return the words of all sites; the same text is taken apart once: 1,300 sites lie in some hundred places."""
    site, named = desk.store.tables["site"], desk.store.tables["site_name"]
    rows = list(site.select(site.id, site.uid, site.place, site.place_text).tuples())
    views = PlaceViews(desk.store.tables, [place for _, _, place, _ in rows])
    own: dict[int, list[names.Word]] = {}
    for local, fold, sound in named.select(named.site, named.fold, named.sound).where(named.shown == "").tuples():
        own.setdefault(local, []).append(names.Word(fold, sound))
    taken: dict[str, tuple[names.Word, ...]] = {"": ()}

    def words_of(texts: Iterable[str]) -> tuple[names.Word, ...]:
        for text in texts:
            if text not in taken:
                taken[text] = names.words(text)
        return tuple(word for text in texts for word in taken[text])

    by_site: dict[RecordId, list[names.Word]] = {}
    for local, uid, place, text in rows:
        view = views.view(place)
        told = (view.name, view.name_ar, view.within.latin, view.within.arabic) if view else ()
        by_site[RecordId(bytes(uid))] = [*own.get(local, ()), *words_of((text, *told))]
    found = [by_site.get(line.uid, []) for line in lines]
    return tuple(SiteWords(tuple(w.fold for w in words), tuple(w.sound for w in words)) for words in found)


def _begins(typed: str, words: Iterable[str]) -> bool:
    return any(word.startswith(typed) for word in words)


def _sounds(word: names.Word, site: SiteWords) -> bool:
    return _begins(word.fold, site.folds) or (len(word.sound) > 1 and _begins(word.sound, site.sounds))


def _by_fullness(line: SiteLine) -> tuple[Any, ...]:
    """Sort what is known in percent, the fullest first, then what is only said of the room."""
    known = line.occupancy_percent
    said = _ROOM.get(line.room, len(_ROOM))
    return (line.status != "open", known is None, -(known or 0), said, -(line.count_families or 0))


_KEYS: Final[dict[SiteOrder, Callable[[SiteLine], tuple[Any, ...]]]] = {
    "fullness": _by_fullness,
    "name": lambda line: (),  # noqa: ARG005 - they come by name
    "with-us": lambda line: (line.status != "open", -line.with_us_families),
    "place": lambda line: (names.fold(str(line.place)),),
}
"""What goes before the name, which is the order of the book."""
