"""The entry for another family: by case number, name, phone or place, in any spelling."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from famcase.domain.changes import RecordId
from famcase.domain.numbers import read_case_number
from famcase.errors import NotFound
from famcase.presentation.alike_words import known_by, speaks_for
from famcase.presentation.columns import number_among_words
from famcase.presentation.names_shown import ShownName, name
from famcase.services.desk import Desk
from famcase.services.views import Alike, CaseLine
from famcase.tui.asking import Asking
from famcase.tui.forms.picking import Match, PickEntry
from famcase.wording import N_

_MOST = 8


@dataclass(frozen=True, slots=True)
class _Found:
    typed: str
    lines: tuple[CaseLine, ...]


class NoSuchFamily(NotFound):
    def __init__(self, typed: str) -> None:
        super().__init__(
            N_("No one family is found by “{typed}”."),
            hint=N_("Type its case number, or take it from the list below the field."),
            typed=typed,
        )


class FamilyEntry(PickEntry[RecordId | None, RecordId]):
    """Another family than the one that the form is of."""

    blank = None

    def __init__(
        self,
        key: str,
        label: str,
        *,
        besides: RecordId,
        likely: Callable[[Desk], Sequence[Alike]] | None = None,
        **named: Any,
    ) -> None:
        """`besides` is never offered: it is the family that looks for another. `likely` are offered before typing."""
        super().__init__(key, label, **named)
        self._besides = besides
        self._likely = likely
        self._ask = Asking(self)
        self._waiting = ""

    def on_descendant_focus(self) -> None:
        if self._likely is not None and not self.text:
            self.look_up("")

    def look_up(self, typed: str) -> None:
        self._waiting = typed
        if typed.strip():
            self._ask(_families_like, typed, then=self._found)
            return
        self._ask.forget()
        self.offer((), None)
        if self._likely is not None:
            self._ask(self._likely, then=self._found_likely)

    def _found_likely(self, found: Sequence[Alike]) -> None:
        if self.picked is None and not self.text.strip():
            self.offer([self._likely_match(alike) for alike in found], None)

    def _found(self, answer: _Found) -> None:
        if self.picked is not None or self.text != answer.typed:
            return
        self._waiting = ""
        matches = self._matches_of(answer)
        self.offer(matches, 0 if len(matches) == 1 else None)
        if not matches:
            self.echo(self.words(N_("no family is found")))

    def is_up_to_date(self) -> bool:
        return not self._waiting

    async def settle(self) -> None:
        """Have what was just typed looked up before it is refused."""
        await super().settle()
        if self.picked is None and self.text.strip():
            self._ask.forget()
            matches = self._matches_of(await self._ask.now(_families_like, self.text))
            self._waiting = ""
            if len(matches) == 1:
                self.pick(matches[0])

    def read(self) -> RecordId | None:
        if self.picked is not None:
            return self.picked.value
        if not self.text.strip():
            return None
        raise NoSuchFamily(self.text)

    def kept(self) -> Any:
        if self.picked is None:
            return {"text": self.text} if self.text else None
        return {"family": self.picked.value.hex(), "shown": self.picked.shown, "beside": self.picked.beside}

    async def restore(self, kept: Any) -> None:
        if kept and "family" in kept:
            self.pick(Match(RecordId(bytes.fromhex(kept["family"])), kept["shown"], kept["beside"]))
        else:
            self.picked = None
            self._field.value = str(kept["text"]) if kept else ""

    def _matches_of(self, answer: _Found) -> list[Match[RecordId]]:
        return [self._match(line) for line in answer.lines if line.uid != self._besides]

    def _match(self, line: CaseLine) -> Match[RecordId]:
        words = self.words
        shown = name(words, ShownName(line.name, line.name_ar, line.withheld))
        number = number_among_words(words, line.number)
        return Match(line.uid, shown, " · ".join(filter(None, (number, words.named(line.place)))))

    def _likely_match(self, alike: Alike) -> Match[RecordId]:
        who, *known = known_by(self.words, alike)
        return Match(alike.uid, who, " · ".join([*known, *speaks_for(self.words, alike)]))


def _families_like(desk: Desk, typed: str) -> _Found:
    from famcase.services.queries.cases import CaseFilters, case_page

    text = read_case_number(typed) or typed
    return _Found(typed, case_page(desk, CaseFilters(text=text, status=""), limit=_MOST).lines)
