"""Register a family in two minutes: what is known now; whatever is missing is a gap to fill later."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from textual import on

from famcase.domain.changes import RecordId
from famcase.domain.phones import check_phone
from famcase.presentation import dates
from famcase.presentation.alike_words import called, speaks_for
from famcase.services.commands.families import Registered, register
from famcase.services.inputs import NewContact, NewFamily, NewMember, NewNeed, NewStay, Where
from famcase.services.queries.same_family import probably_here
from famcase.services.queries.timetable import proposed_visit
from famcase.services.views import Alike, Composition
from famcase.tui.actions import Action
from famcase.tui.dialogs.question import Question
from famcase.tui.forms import next_visit
from famcase.tui.forms.asked import DAY_HELP, NAME_HELP, PLACE_HELP, Asked, name_parts
from famcase.tui.forms.entry import Entry
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.noticing import SAME_ONE, NoticingForm, leniently
from famcase.tui.forms.number import SayNumber
from famcase.tui.forms.places import PlaceEntry
from famcase.tui.forms.rows import Row, Rows
from famcase.tui.forms.sending import Sending
from famcase.tui.forms.ticks import no_or_yes
from famcase.tui.forms.typed import BirthEntry, DayEntry, NoteEntry, NumberEntry, TextEntry
from famcase.wording import N_

PARTS = (
    ("men", N_("men")),
    ("women", N_("women")),
    ("boys", N_("boys")),
    ("girls", N_("girls")),
)


Reader = Callable[[Entry[Any]], Any]


class RegisterForm(NoticingForm):
    """A new family."""

    NAME = "register"
    ACTIONS: ClassVar[tuple[Action, ...]] = (*Form.ACTIONS[:2], SAME_ONE, *Form.ACTIONS[2:])
    SAME_TEXT = N_("It is this family: open their page; what was typed stays a draft")
    TITLE_TEXT = N_("Register a family")
    HELP_TEXT = N_(
        "Ask for consent first. Only what is known needs to be typed: a number of people and where they are is a good "
        "beginning. Enter goes on: past men, women, boys and girls where the number of people stands, past an empty "
        "row, and past whose phone it is where there is none. Tab goes to each field. "
        "ctrl+s saves from anywhere. Esc keeps what was typed as a draft. While the name is typed, a line at the foot "
        "says who may be here already; F3 shows why, and there you say whether it is the same family."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {
        "ImpossibleSize": "people",
        "StayBeforeLast": "since",
        "StayInFuture": "since",
        "NotYet": "left",
        "NotAPhoneNumber": "phone",
        "NoVisitForSomething": "next",
    }

    def __init__(self) -> None:
        super().__init__()
        self._asked_about: set[RecordId] = set()

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        # the first row: a name typed at once must not answer it
        yield asked.choice(
            "consent", N_("Consent"), "consent-state", value="not-asked", without=("withdrawn",), finds=False
        )
        yield TextEntry("name", N_("Name of the head"), help=NAME_HELP)
        yield TextEntry("name_ar", N_("in Arabic"), help=NAME_HELP)
        yield NumberEntry(
            "people",
            N_("People"),
            help=N_("How many they are; a number is enough, and Enter then goes past men, women …"),
        )
        yield Row(
            self.words(N_("or")), [NumberEntry(key, label, is_inline=True) for key, label in PARTS], key="composition"
        )
        yield PlaceEntry("origin", N_("From where"), help=PLACE_HELP)
        yield DayEntry("left", N_("Left on"), help=DAY_HELP)
        yield asked.code("reason", N_("Why"), "reason")
        yield Rows("way", N_("Stops on the way"), lambda: self._stop(asked))
        yield PlaceEntry("now", N_("Where now"), near=self._origin, help=PLACE_HELP)
        yield DayEntry("since", N_("Since"), help=DAY_HELP)
        yield asked.code("living", N_("Living in"), "living")
        yield TextEntry(
            "directions", N_("Where exactly"), help=N_("Sector, tent number, whose house: how to find them.")
        )
        yield TextEntry("phone", N_("Phone"), check=check_phone, help=N_("In any form: 0933 123 456, +90 …, ٠٩٣٣…"))
        yield asked.choice("whose", N_("Whose phone"), "contact-whose", value="head")
        yield asked.choice("priority", N_("Priority"), "priority", value="0")
        yield asked.ticks("needs", N_("Needs"), "need")
        yield Rows("members", N_("Others by name"), lambda: self._person(asked))
        yield from next_visit.asked()
        yield no_or_yes(
            self.words,
            "withhold",
            N_("Withhold name"),
            help=N_("With “yes” the name is shown on no list, and leaves this computer in no file."),
        )
        yield NoteEntry("note", N_("Note"), help=N_("No details of violence, names of armed men, or routes."))

    def ready(self) -> None:
        super().ready()
        self._suggest()

    @on(Entry.Changed)
    def changed(self) -> None:
        if self.parts and self.is_mounted:
            self._suggest()

    def skipped_after(self, entry: Entry[Any]) -> int:
        """A number of people is enough; who gives men, women, boys and girls leaves it empty."""
        if entry.key == "people" and entry.kept():
            return len(PARTS)
        return 1 if entry.key == "phone" and not entry.kept() else 0

    def gather(self) -> Sending:
        known = self._known(self.read)
        new = replace(
            known,
            stays=self._journey(known.left_on),
            priority=int(self.read(self.part("priority")) or 0),
            needs=tuple(NewNeed(category) for category in self.read(self.part("needs"))),
            consent=self.read(self.part("consent")),
            withhold_name=self.read(self.part("withhold")) == "yes",
            follow_up=next_visit.said(self),
            note=self.read(self.part("note")),
        )
        return Sending(register, (new,))

    def so_far(self) -> NewFamily:
        return self._known(leniently)

    def is_the_same(self, alike: Alike) -> None:
        self._leave()
        self.desk_app.open_family(alike.uid)

    async def agreed(self, sending: Sending) -> bool:
        """Ask once about a family that is likely the same; the answer is the person's."""
        likely = await self.ask.now(probably_here, *sending.args)
        if likely is None or likely.uid in self._asked_about:
            return True
        self._asked_about.add(likely.uid)
        words = self.words
        sentence = words(
            N_("{family} is probably the same family: {reasons}. Register anyway?"),
            family=called(words, likely),
            reasons=words(N_(", ")).join(speaks_for(words, likely)),
        )
        question = Question(sentence, yes=words(N_("Register anyway")), no=words(N_("Look first")))
        if await self.app.push_screen_wait(question):
            return True
        self.action_same()
        return False

    def _known(self, read: Reader) -> NewFamily:
        """Return what a family is told by."""
        name, name_ar = name_parts(read(self.part("name")), read(self.part("name_ar")))
        has_head = not (name.is_blank and name_ar.is_blank)
        phone = read(self.part("phone"))
        return NewFamily(
            head=NewMember(name, name_ar, relation="head") if has_head else None,
            composition=self._composition(read),
            origin=read(self.part("origin")),
            left_on=read(self.part("left")),
            members=tuple(self._members(read)),
            contacts=(NewContact(phone, whose=read(self.part("whose"))),) if phone else (),
            apart=tuple(self.apart),
        )

    def after(self, answer: Registered) -> None:
        self.desk_app.open_family(answer.uid)
        self.desk_app.push_screen(SayNumber(answer.number))

    def _origin(self) -> Where:
        """Return where they come from, as chosen so far: places are told apart by how far they are from there."""
        origin = self.part("origin")
        return origin.picked.value if isinstance(origin, PlaceEntry) and origin.picked is not None else Where()

    def _stop(self, asked: Asked) -> list[Entry[Any]]:
        return [
            PlaceEntry("place", N_("place"), near=self._origin, help=PLACE_HELP, is_inline=True),
            DayEntry("since", N_("since"), help=DAY_HELP, is_inline=True),
            asked.code("living", N_("living in"), "living", is_inline=True),
        ]

    def _person(self, asked: Asked) -> list[Entry[Any]]:
        return [
            TextEntry("name", N_("name"), help=NAME_HELP, is_inline=True),
            asked.code("sex", N_("sex"), "sex", is_inline=True),
            BirthEntry("born", N_("age"), help=N_("34, 8 months, 1985, about 1985 or a day."), is_inline=True),
            asked.code("relation", N_("relation"), "relation", is_inline=True),
        ]

    def _composition(self, read: Reader) -> Composition:
        people = read(self.part("people"))
        by_kind = {entry.key: read(entry) for entry in self.part("composition").entries}
        known = [number for number in by_kind.values() if number is not None]
        return Composition(people=people if people is not None else sum(known) if known else None, **by_kind)

    def _journey(self, left: date | None) -> tuple[NewStay, ...]:
        """Return the stays since the day they left; a day that was not given is the one before it on the way."""
        reason = self.read(self.part("reason"))
        day = left
        stays: list[NewStay] = []
        for row in self.part("way").filled:
            place, since, living = (self.read(entry) for entry in row.entries)
            day = since or day
            stays.append(NewStay(place, day, living, reason="" if stays else reason))
        where, living = self.read(self.part("now")), self.read(self.part("living"))
        since, directions = self.read(self.part("since")), self.read(self.part("directions"))
        if where or living or since or directions:
            stays.append(NewStay(where, since or day, living, reason="" if stays else reason, directions=directions))
        return tuple(stays)

    def _members(self, read: Reader) -> Iterable[NewMember]:
        for row in self.part("members").filled:
            typed, sex, born, relation = (read(entry) for entry in row.entries)
            name, name_ar = name_parts(typed)
            yield NewMember(name, name_ar, relation=relation, sex=sex, born=born)

    def _suggest(self) -> None:
        """Show in empty fields what goes without typing."""
        words, today = self.words, self.desk_app.clock.today()
        known = [row.entries[1].understood for row in self.part("way").filled]
        before = [day for day in (self.part("left").understood, *known) if day is not None]
        self.part("since").suggest(dates.day_echo(words, before[-1], today) if before else "")
        has_number = bool(self.part("people").kept())
        self.part("people").echo(words(N_("Enter goes past men, women …; Tab to them")) if has_number else "")
        next_visit.propose(self, proposed_visit(self.desk_app.open_desk, int(self.part("priority").read() or 0)))
