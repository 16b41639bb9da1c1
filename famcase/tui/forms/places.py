"""The entry for a place: every place of the country and every site, by any spelling."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from famcase.domain.changes import RecordId
from famcase.domain.names import fold
from famcase.domain.text import check_name
from famcase.presentation.place_columns import kind_words
from famcase.presentation.site_columns import room_left
from famcase.presentation.wording import Wording
from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.views import FamilyView
from famcase.tui.asking import Asking
from famcase.tui.forms.picking import Match, PickEntry
from famcase.wording import N_, Named


class PlaceEntry(PickEntry[Where, Where]):
    """A site or place by any spelling in either script; what nobody knows is kept as words and never refused."""

    blank = Where()

    def __init__(self, key: str, label: str, near: Callable[[], Where] = Where, **named: Any) -> None:
        """`near` says from where it tells how far each place is."""
        super().__init__(key, label, **named)
        self._ask = Asking(self)
        self._near = near
        self._waiting = ""

    def start_with(self, where: Where, shown: str) -> "PlaceEntry":
        """Have a place chosen from the beginning."""
        if where:
            self.picked = Match(where, shown)
            self._field.value = shown
        return self

    def look_up(self, typed: str) -> None:
        self._waiting = typed
        if not typed.strip():
            self._ask.forget()
            self.offer((), None)
            return
        self._ask(_places_like, typed, self._near(), then=self._found)

    def _found(self, answer: "_Found") -> None:
        matches = [self._match(hit, answer.near) for hit in answer.hits]
        meant = _meant(answer)
        self._waiting = ""
        if self.picked is not None or self.text != answer.typed:
            return
        if meant is not None and not self._field.has_focus:
            self.pick(matches[meant])
            return
        self.offer(matches, meant)
        if not (matches and self._field.has_focus):
            self._say_kept_as_words()

    def is_up_to_date(self) -> bool:
        return not self._waiting

    def left(self) -> None:
        if self.picked is None and self.text.strip() and not self._waiting:
            self._say_kept_as_words()

    def _say_kept_as_words(self) -> None:
        told = N_("none chosen: kept as words") if self._matches else N_("not listed: kept as words")
        self.echo(self.words(told))

    async def settle(self) -> None:
        """Have what was just typed looked up before it is saved as mere words."""
        await super().settle()
        if self._waiting and self.picked is None:
            self._ask.forget()
            answer = await self._ask.now(_places_like, self.text, self._near())
            meant = _meant(answer)
            self._waiting = ""
            if meant is not None:
                self.pick(self._match(answer.hits[meant], answer.near))

    def read(self) -> Where:
        return self.picked.value if self.picked is not None else Where(text=check_name(self.text, self.label))

    def kept(self) -> Any:
        if self.picked is None:
            return {"text": self.text} if self.text else None
        where = self.picked.value
        kept = {"site": where.site.hex() if where.site else "", "pcode": where.pcode, "text": where.text}
        return {"where": kept, "shown": self.picked.shown, "beside": self.picked.beside}

    async def restore(self, kept: Any) -> None:
        if not kept or "where" not in kept:
            self.picked = None
            self._field.value = str(kept["text"]) if kept else ""
            return
        where = kept["where"]
        site = RecordId(bytes.fromhex(where["site"])) if where["site"] else None
        self.pick(Match(Where(site, where["pcode"], where["text"]), kept["shown"], kept["beside"]))

    def _match(self, hit: Any, near: Named) -> Match[Where]:
        words = self.words
        # how full a site is goes first, and how far it is: a narrow list cuts the end
        room = room_left(words, hit.note) if hit.note is not None else ""
        # the village Harim, and the district that is named after it
        kind = "" if hit.kind in ("site", "community") else kind_words(words, hit)
        beside = [kind, room, _far(words, hit, near), words.named(hit.within)]
        return Match(hit.where, words.named(hit.named), " · ".join(filter(None, beside)))


@dataclass(frozen=True, slots=True)
class _Found:
    """What was typed, what it may mean, and what it means without a doubt (else the words alone)."""

    typed: str
    hits: tuple[Any, ...]
    meant: Where
    near: Named
    """From where it is told how far each hit is."""


def _meant(answer: _Found) -> int | None:
    """Return which hit is meant without a doubt: by its name, or as the only one whose name begins so."""
    named = next((index for index, hit in enumerate(answer.hits) if hit.where == answer.meant), None)
    if named is not None or len(answer.hits) != 1:
        return named
    typed, hit = fold(answer.typed), answer.hits[0]
    return 0 if any(fold(name).startswith(typed) for name in (hit.name, hit.name_ar) if name) else None


def near_family(family: FamilyView | None) -> Where:
    """Return where a family is now, where a map has it; else where it is from."""
    now = family.now if family is not None else None
    if now is not None and (now.site_uid or (now.place and now.place.pcode)):
        return Where(now.site_uid, "" if now.site_uid or now.place is None else now.place.pcode)
    origin = family.origin if family is not None else None
    return Where(pcode=origin.pcode) if origin is not None else Where()


def _far(words: Wording, hit: Any, near: Named) -> str:
    return words(N_("{km} km from {place}"), km=hit.km, place=near) if hit.km is not None else ""


def _places_like(desk: Desk, typed: str, near: Where) -> _Found:
    from famcase.services.queries.arrivals import names_of
    from famcase.services.queries.places import find_places, resolve

    [named] = names_of(desk, [near])
    return _Found(typed, find_places(desk, typed, near=near), resolve(desk, typed), named)
