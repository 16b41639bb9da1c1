"""Some people leave a family: for one of their own, or for another that is registered."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from textual import on

from famcase.domain.changes import RecordId
from famcase.domain.households import COUNTED, could_lead
from famcase.domain.text import check_name
from famcase.presentation import dates
from famcase.presentation.columns import case_number
from famcase.presentation.family_columns import numbered
from famcase.presentation.family_words import person_name
from famcase.presentation.people_columns import Person, people_of
from famcase.presentation.union_words import JOINED, SPLIT
from famcase.services.commands.parting import Parted, plan_of_move, plan_of_split
from famcase.services.commands.splitting import NobodyLeaves, move_members, split
from famcase.services.inputs import NewHousehold, NewStay
from famcase.tui.dialogs.question import Question
from famcase.tui.forms.asked import CHOICE_HELP, DAY_HELP, PLACE_HELP, TICKS_HELP, Asked
from famcase.tui.forms.entry import Entry
from famcase.tui.forms.families import FamilyEntry
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.places import PlaceEntry, near_family
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.ticks import Choice, ChoiceEntry, TicksEntry
from famcase.tui.forms.typed import DayEntry, TextEntry
from famcase.wording import N_

_REFUSED: Mapping[str, str] = {
    "NobodyLeaves": "who",
    "NobodyStays": "who",
    "CannotLeave": "who",
    "WhoLeadsNow": "new_head",
    "NotTheHead": "new_head",
    "NotYet": "on",
}


class PartingForm(Form):
    """Asks who leaves, on which day and why, and who heads those who stay; says what will be before it is saved."""

    FAULTY: ClassVar[Mapping[str, str]] = _REFUSED

    _parted: Parted | None = None

    def plan(self, sending: Sending) -> Sending:
        """Return how the desk is asked what would be."""
        raise NotImplementedError

    def will(self, parted: Parted) -> str:
        """Say what will be."""
        raise NotImplementedError

    async def agreed(self, sending: Sending) -> bool:
        asked = self.plan(sending)
        parted: Parted = await self.ask.tell(asked.command, *asked.args, **asked.named)
        self._parted = parted
        question = Question(
            self.will(parted), yes=self.words(N_("Save it so")), no=self.words(N_("Go back")), is_harmless=True
        )
        return await self.app.push_screen_wait(question)

    # What is asked

    def who_leaves(self) -> TicksEntry:
        return TicksEntry("who", N_("Who leaves"), self.choices(self._counted()), help=TICKS_HELP)

    def day_and_reason(self) -> Iterable[Part]:
        yield DayEntry("on", N_("Day"), help=DAY_HELP)
        yield TextEntry(
            "reason",
            N_("Reason"),
            help=N_("In a few words, such as: she married. Both histories have it."),
            check=lambda typed: check_name(typed, N_("Reason")),
        )

    def next_head(self) -> ChoiceEntry:
        return ChoiceEntry("new_head", N_("Head of who stays"), (), help=CHOICE_HELP)

    def ready(self) -> None:
        today = self.desk_app.clock.today()
        self.part("on").suggest(dates.day_echo(self.words, today, today))
        self.fit()

    @on(Entry.Changed)
    def fit(self) -> None:
        """Ask who heads those who stay only where the head leaves and one of them could."""
        if "new_head" not in self.parts:
            return
        leaving = self.leaving()
        staying = [row for row in self._counted() if row not in leaving]
        could = any(could_lead(one.presence, one.age, is_named=one.is_named) for _, one, _ in staying)
        self.part("new_head").ticks.offer(self.choices(staying))
        self.part("new_head").display = could and any(row[1].relation == "head" for row in leaving)

    # What was answered

    def choices(self, people: Sequence[Person]) -> list[Choice]:
        return [Choice(row[1].uid.hex(), person_name(self.words, row)) for row in people]

    def leaving(self) -> list[Person]:
        """Return who is ticked."""
        ticked = set(self.part("who").read())
        return [row for row in self._counted() if row[1].uid.hex() in ticked]

    def members(self) -> tuple[RecordId, ...]:
        """Return who leaves; that nobody does is noted as wrong."""
        leaving = self.leaving()
        if not leaving:
            self.refuse(self.part("who"), NobodyLeaves())
        return tuple(row[1].uid for row in leaving)

    def one_of(self, key: str) -> RecordId | None:
        """Return the person chosen in an entry that is in sight."""
        entry = self.part(key)
        chosen = self.read(entry) if entry.display else ""
        return RecordId(bytes.fromhex(chosen)) if chosen else None

    def names(self) -> str:
        return self.words(N_(", ")).join(person_name(self.words, row) for row in self.leaving())

    def _counted(self) -> list[Person]:
        return [row for row in people_of(self.shown_family) if row[1].presence in COUNTED]


class SplitForm(PartingForm):
    """They are a family of their own."""

    NAME = "split"
    TITLE_TEXT = N_("A family of their own")
    HELP_TEXT = N_(
        "Tick who leaves: a couple, a son who married, a mother and her children. They get a case number of their own, "
        "with their journey so far and what is recorded of them alone; both pages name the other family. Where they "
        "live elsewhere now, say where. What will be is said before it is saved, and one undo takes all of it back."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {
        **_REFUSED,
        "NotAmongThem": "head",
        "StayBeforeLast": "where",
        "StayInFuture": "on",
    }

    def ask_for(self) -> Iterable[Part]:
        yield self.who_leaves()
        yield ChoiceEntry("head", N_("Head of the new family"), (), help=CHOICE_HELP)
        yield from self.day_and_reason()
        yield self.next_head()
        near = PlaceEntry("where", N_("Where now"), near=lambda: near_family(self.family), help=PLACE_HELP)
        yield near
        yield Asked(self, self.desk_app.open_desk).code("living", N_("Living in"), "living")

    @on(Entry.Changed)
    def fit(self) -> None:
        super().fit()
        if "living" in self.parts:
            leaving = self.leaving()
            self.part("head").ticks.offer(self.choices(leaving))
            self.part("head").display = len(leaving) > 1
            self.part("living").display = bool(self.part("where").text.strip())

    def gather(self) -> Sending:
        members, on = self.members(), self.read(self.part("on"))
        where = self.read(self.part("where"))
        living = self.read(self.part("living")) if where else ""
        new = NewHousehold(
            head=self.one_of("head"),
            on=on,
            new_head=self.one_of("new_head"),
            to=NewStay(where, on or self.desk_app.clock.today(), living) if where else None,
            reason=self.read(self.part("reason")),
        )
        return Sending(split, (self.shown_family.uid, members, new), {"seen": self.shown_family.version})

    def plan(self, sending: Sending) -> Sending:
        return Sending(plan_of_split, sending.args, sending.named)

    def will(self, parted: Parted) -> str:
        return self.words(
            N_(
                "{names}: a family of their own, of {count}, with a case number of its own; {family} are {left} then. "
                "One undo takes it back."
            ),
            names=self.names(),
            count=parted.other.people,
            family=numbered(self.words, self.shown_family),
            left=parted.family.people,
        )

    def after(self, answer: Any) -> None:
        app, parted = self.desk_app, self._parted
        app.open_family(answer.uid)
        if parted is not None:
            said = self.words(
                SPLIT,
                family=case_number(self.words, answer.number),
                count=parted.other.people,
                other=numbered(self.words, self.shown_family),
                left=parted.family.people,
            )
            app.call_next(app.say, said)


class MovePeopleForm(PartingForm):
    """They are people of another family."""

    NAME = "move-people"
    TITLE_TEXT = N_("People of another family")
    HELP_TEXT = N_(
        "Tick who is of another family from now on, and find that family. They stay listed here as gone there, and are "
        "counted there. What they are to its head is to be said on its page. What will be is said before it is saved, "
        "and one undo takes all of it back."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {**_REFUSED, "OneFamily": "other"}

    def ask_for(self) -> Iterable[Part]:
        yield self.who_leaves()
        found_by = N_(
            "Its case number, or a name, phone or place in any spelling; Down and Enter take one of the list."
        )
        yield FamilyEntry("other", N_("Other family"), besides=self.shown_family.uid, help=found_by)
        yield from self.day_and_reason()
        yield self.next_head()

    def gather(self) -> Sending:
        members, other = self.members(), self.read(self.part("other"))
        if other is None and not self.part("other").text.strip():
            self.refuse(self.part("other"), Missing(N_("Other family")))
        args = (self.shown_family.uid, members, other, self.read(self.part("on")), self.one_of("new_head"))
        named = {"seen": self.shown_family.version, "reason": self.read(self.part("reason"))}
        return Sending(move_members, args, named)

    def plan(self, sending: Sending) -> Sending:
        return Sending(plan_of_move, sending.args, {"seen": sending.named["seen"]})

    def will(self, parted: Parted) -> str:
        return self.words(
            N_(
                "{names}: people of {other} from then on, which are {others} then; {family} are {left}. "
                "One undo takes it back."
            ),
            names=self.names(),
            other=numbered(self.words, parted.other),
            others=parted.other.people,
            family=numbered(self.words, self.shown_family),
            left=parted.family.people,
        )

    def after(self, answer: Any) -> None:  # noqa: ARG002 - the form's way
        app, parted = self.desk_app, self._parted
        if parted is not None:
            said = self.words(
                JOINED,
                family=numbered(self.words, self.shown_family),
                count=parted.family.people,
                other=numbered(self.words, parted.other),
                others=parted.other.people,
            )
            app.call_next(app.say, said)
