"""Forms about marked families, or about everyone who is at a site or place: a move overnight, what is put off."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from textual import on

from famcase.domain.changes import RecordId
from famcase.errors import FamcaseError, NotFound
from famcase.presentation import dates
from famcase.services.commands.bulk import Task
from famcase.services.commands.bulk_moves import VERIFIED_WITHIN, Moving, one_or_several
from famcase.services.commands.putting_off import NoReason, PuttingOff
from famcase.services.inputs import NewStay, Where
from famcase.services.queries.there import families_at
from famcase.services.queries.timetable import working_day
from famcase.tui.forms.asked import DAY_HELP, PLACE_HELP, Asked
from famcase.tui.forms.entry import Entry
from famcase.tui.forms.form import Part
from famcase.tui.forms.many import ManyForm
from famcase.tui.forms.places import PlaceEntry
from famcase.tui.forms.rows import Rows
from famcase.tui.forms.sending import Missing
from famcase.tui.forms.typed import DayEntry, DueEntry, TextEntry
from famcase.wording import N_


class NobodyThere(NotFound):
    def __init__(self) -> None:
        super().__init__(
            N_("None of our families is there."), hint=N_("Choose the site or place that they are recorded at.")
        )


class EveryoneForm(ManyForm):
    """A form over marked families or, where none are, over everyone at a site or place that it asks for first."""

    def __init__(
        self,
        families: tuple[RecordId, ...] | None = None,
        *,
        site: RecordId | None = None,
        pcode: str = "",
        shown: str = "",
    ) -> None:
        super().__init__(families or ())
        self._is_marked = bool(families)
        self._at = Where(site, pcode)
        self._shown = shown
        self._counted: Where | None = None
        """The place whose families were counted last: a letter of another field asks nobody."""

    def subject(self) -> str:
        return self._at.site.hex() if self._at.site else self._at.pcode

    def head_line(self) -> str:
        if self._is_marked:
            return super().head_line()
        title = self.words(self.TITLE_TEXT)
        if not self.families:
            return title
        there = self.words.plural("{count} family there", "{count} families there", len(self.families))
        return f"{title} · {there}"

    def ask_for_place(self) -> Iterable[Part]:
        """Yield the question where they are, unless families were marked."""
        if not self._is_marked:
            yield PlaceEntry("at", N_("Everyone at"), help=PLACE_HELP).start_with(self._at, self._shown)

    def ready(self) -> None:
        self._count()

    @on(Entry.Changed)
    def changed(self) -> None:
        if self._is_ready:
            self._count()

    def _count(self) -> None:
        """Say in the title how many families are at the place that is chosen."""
        if self._is_marked:
            return
        entry: PlaceEntry = self.part("at")
        where = entry.picked.value if entry.picked is not None else Where()
        if where != self._counted:
            self._counted = where
            self.ask(families_at, where, then=self._take, topic="there")

    def _take(self, families: tuple[RecordId, ...]) -> None:
        self.families = families
        self._show_title()

    async def _save(self) -> None:
        if not self._is_marked and not await self._found_everyone():
            self._is_saving = False
            return
        await super()._save()

    async def _found_everyone(self) -> bool:
        """Ask who is there now, so that nobody is asked about families of a place typed before."""
        entry: PlaceEntry = self.part("at")
        entry.content_again()
        try:
            await self._catch_up()
            await entry.settle()
            where = entry.read()
            if not where:
                raise Missing(entry.label)
            self._take(await self.ask.now(families_at, where))
            if not self.families:
                raise NobodyThere
        except FamcaseError as error:
            self.say_at(entry, error)
            return False
        except Exception as fault:  # nothing typed may be lost to a fault of the program
            self.desk_app.say_fault(fault)
            return False
        return True


class BulkMoveForm(EveryoneForm):
    """Where many families are now."""

    NAME = "move-many"
    TITLE_TEXT = N_("Everyone moved")
    HELP_TEXT = N_(
        "One form for all of them: where they are now, several places where they scattered, or none where nobody "
        "knows. It stays marked as assumed, and a visit in three days verifies it. What will happen is shown first."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {"StayInFuture": "since"}

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        yield from self.ask_for_place()
        yield Rows(
            "where", N_("Where now"), lambda: [PlaceEntry("place", N_("place"), help=PLACE_HELP, is_inline=True)]
        )
        yield DayEntry("since", N_("Since"), help=DAY_HELP)
        yield asked.code("living", N_("Living in"), "living")
        yield asked.code("reason", N_("Why"), "reason")

    def ready(self) -> None:
        super().ready()
        today = self.desk_app.clock.today()
        self.part("since").suggest(dates.day_echo(self.words, today, today))

    def what_to_do(self) -> Task:
        places = []
        for row in self.part("where").filled:
            entry = row.entries[0]
            places.append((self.read(entry), entry.text))
        new = NewStay(
            to=one_or_several(places),
            since=self.read(self.part("since")) or self.desk_app.clock.today(),
            living=self.read(self.part("living")),
            reason=self.read(self.part("reason")),
        )
        self._places = tuple(shown for where, shown in places if where)
        return Moving(new, self.words(N_("Are they there?")))

    _places: tuple[str, ...] = ()

    def in_words(self, task: Any) -> str:
        words, new = self.words, task.new
        verified = dates.day(words, working_day(self.desk_app.open_desk, VERIFIED_WITHIN))
        since = dates.day(words, new.since)
        if not new.to:
            return words(
                N_("nobody knows where, since {since}; a visit on {verified} verifies it"),
                since=since,
                verified=verified,
            )
        return words(
            N_("assumed at {place} since {since}; a visit on {verified} verifies it"),
            place=" / ".join(self._places),
            since=since,
            verified=verified,
        )


class PutOffForm(EveryoneForm):
    """What nobody can do now."""

    NAME = "put-off-many"
    TITLE_TEXT = N_("Put off everything")
    HELP_TEXT = N_(
        "Every visit and call that is due there before a day is moved to that day, with the reason. The day it was due "
        "at first stays with it: nobody counts it as the caseworker's lateness. What will happen is shown first."
    )

    def ask_for(self) -> Iterable[Part]:
        yield from self.ask_for_place()
        yield DueEntry("until", N_("Until"), help=DAY_HELP)
        yield TextEntry("why", N_("Why"), value=self.words(N_("no access")), help=N_("Why nobody can go there."))

    def what_to_do(self) -> Task:
        until, why = self.read(self.part("until")), self.read(self.part("why"))
        if until is None:
            self.refuse(self.part("until"), Missing(N_("Until")))
            until = self.desk_app.clock.today()
        if not why:
            self.refuse(self.part("why"), NoReason())
        return PuttingOff(until, why)

    def in_words(self, task: Any) -> str:
        return self.words(
            N_("all that is due earlier is put off until {day}: {why}"),
            day=dates.day(self.words, task.until),
            why=task.why,
        )
