"""What changed among the people of a family: born, died, married out, joined, reunited, away for a while."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Final

from textual import on

from famcase.domain.changes import RecordId
from famcase.domain.households import COUNTED, could_lead
from famcase.presentation import dates
from famcase.presentation.family_words import person_name
from famcase.presentation.people_columns import Person, people_of
from famcase.services.commands.household_changes import ADDING, LEAVING, record_change
from famcase.services.inputs import HouseholdChange, NewMember
from famcase.tui.forms.asked import CHOICE_HELP, DAY_HELP, NAME_HELP, Asked, name_parts
from famcase.tui.forms.entry import Entry
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.ticks import Choice, ChoiceEntry
from famcase.tui.forms.typed import BirthEntry, DayEntry, NumberEntry, TextEntry
from famcase.wording import N_

_NEW: Final = ("born", "joined")
"""Changes of somebody who is not listed yet, mostly."""

_NOBODY: Final = "unlisted"

_NO_HEAD: Final = "nobody"


class ChangedForm(Form):
    """One change, with its day and whose it is; what does not belong to it is not asked."""

    NAME = "changed"
    TITLE_TEXT = N_("What changed")
    HELP_TEXT = N_(
        "One change at a time, with its day. How many they are follows, and can be said otherwise. Who died or married "
        "out stays listed and is counted no more; no cause is recorded. Where a child is left without an adult the "
        "family becomes urgent: priority 1, a flag, a referral to check tomorrow, its name on no list."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {
        "NotYet": "on",
        "BeforeBirth": "on",
        "ImpossibleSize": "people",
        "WhoChanged": "who",
        "NotTheHead": "head",
        "WhoLeadsNow": "head",
    }

    def __init__(self, family: RecordId, member: RecordId | None = None) -> None:
        super().__init__(family)
        self._member = member

    def ask_for(self) -> Iterable[Part]:
        for part in self._asked():
            part.display = part.key in ("kind", "on")  # the rest once it is said what changed
            yield part

    def _asked(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        words = self.words
        yield asked.choice("kind", N_("What"), "family-change", is_needed=True)
        yield DayEntry("on", N_("Day"), help=DAY_HELP)
        people = [person for person in self._people() if person[1].presence != "dead"]
        choices = [Choice(person[1].uid.hex(), person_name(words, person)) for person in people]
        who = self._member.hex() if self._member in {person[1].uid for person in people} else ""
        nobody = Choice(_NOBODY, words(N_("somebody not listed")))
        yield ChoiceEntry("who", N_("Of whom"), [*choices, nobody], value=who, help=CHOICE_HELP)
        yield TextEntry("name", N_("Name"), help=NAME_HELP)
        yield TextEntry("name_ar", N_("in Arabic"), help=NAME_HELP)
        yield asked.code("relation", N_("Relation"), "relation")
        yield asked.choice("sex", N_("Sex"), "sex")
        yield BirthEntry("born", N_("Age or birth"), help=N_("34, 8 months, 1985, about 1985 or a day."))
        yield self._next_head(people)
        yield NumberEntry("people", N_("People now"), help=N_("Where it is not simply one more or one less."))

    def _next_head(self, people: Sequence[Person]) -> ChoiceEntry:
        """Ask who leads after the head; that it is nobody yet is offered where nobody could."""
        others = [one for one in people if one[1].presence in COUNTED and one[1].relation != "head"]
        choices = [Choice(person[1].uid.hex(), person_name(self.words, person)) for person in others]
        if any(could_lead(one.presence, one.age, is_named=one.is_named) for _, one, _ in others):
            return ChoiceEntry("head", N_("New head"), choices, help=CHOICE_HELP)
        nobody = Choice(_NO_HEAD, self.words(N_("nobody yet: the family keeps its name")))
        return ChoiceEntry("head", N_("New head"), [*choices, nobody], value=_NO_HEAD, help=CHOICE_HELP)

    def ready(self) -> None:
        today = self.desk_app.clock.today()
        self.part("on").suggest(dates.day_echo(self.words, today, today))
        self._fit()

    @on(Entry.Changed)
    def _fit(self) -> None:
        """Ask only what the change needs, and show how many they will be."""
        if "people" not in self.parts:
            return
        kind, is_new = self._kind(), self._is_new()
        self.part("who").display = bool(kind) and kind != "born"
        for key in ("name", "name_ar", "relation", "sex"):
            self.part(key).display = bool(kind) and is_new
        self.part("born").display = bool(kind) and is_new and kind != "born"
        self.part("head").display = self._asks_for_head()
        self.part("people").display = bool(kind)
        self.part("people").suggest(str(self._people_after()))

    def gather(self) -> Sending:
        family, kind = self.shown_family, self._kind()
        if not kind:
            self.refuse(self.part("kind"), Missing(N_("What")))
        who, is_new = self._who(), self._is_new()
        if kind and not is_new and not who:
            self.refuse(self.part("who"), Missing(N_("Of whom")))
        head = self.read(self.part("head")) if self._asks_for_head() else ""
        new = HouseholdChange(
            kind,
            self.read(self.part("on")),
            None if is_new or not who else RecordId(bytes.fromhex(who)),
            self._person() if is_new else None,
            RecordId(bytes.fromhex(head)) if head not in ("", _NO_HEAD) else None,
            self.read(self.part("people")),
        )
        return Sending(record_change, (family.uid, new), {"seen": family.version})

    def _person(self) -> NewMember:
        name, name_ar = name_parts(self.read(self.part("name")), self.read(self.part("name_ar")))
        born = self.read(self.part("born")) if self._kind() != "born" else None
        relation, sex = self.read(self.part("relation")), self.read(self.part("sex"))
        return NewMember(name, name_ar, relation, sex, born)

    def _people(self) -> list[Person]:
        return people_of(self.shown_family)

    def _kind(self) -> str:
        return str(self.part("kind").read())

    def _who(self) -> str:
        return str(self.part("who").read())

    def _is_new(self) -> bool:
        """Return whether it is of somebody who is not listed."""
        return self._kind() == "born" or self._who() == _NOBODY or (self._kind() in _NEW and not self._who())

    def _asks_for_head(self) -> bool:
        """Return whether the head died or left."""
        chosen = next((one[1] for one in self._people() if one[1].uid.hex() == self._who()), None)
        is_head = chosen is not None and chosen.relation == "head"
        return self._kind() in LEAVING and is_head

    def _people_after(self) -> int:
        family, kind = self.shown_family, self._kind()
        term = self.desk_app.open_desk.vocabulary.get("family-change", kind) if kind else None
        chosen = next((one[1] for one in self._people() if one[1].uid.hex() == self._who()), None)
        counted = chosen.presence in COUNTED if chosen and not self._is_new() else kind not in ADDING
        counts = term is not None and term.extra["presence"] in COUNTED
        return max(0, family.people + (counts - counted if term else 0))
