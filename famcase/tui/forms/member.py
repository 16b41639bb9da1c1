"""One person of a family: new, or corrected."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar, Final

from textual import on

from famcase.domain.changes import RecordId
from famcase.domain.households import SOUGHT
from famcase.domain.names import NameParts, split_name
from famcase.domain.text import check_name
from famcase.services.commands.checked import name_fields
from famcase.services.commands.members import add_member, edit_member
from famcase.services.inputs import NewMember
from famcase.services.views import MemberView
from famcase.tui.forms.asked import DAY_HELP, NAME_HELP, Asked, born_fields, name_parts
from famcase.tui.forms.entry import Entry
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.rows import Row
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.ticks import no_or_yes
from famcase.tui.forms.typed import BirthEntry, DayEntry, TextEntry
from famcase.wording import N_

PARTS: Final = (
    ("first", N_("first")),
    ("father", N_("father's")),
    ("surname", N_("surname")),
    ("called", N_("called")),
)

_BY_CHANGE: Final = ("dead", "left")
"""Where somebody is by "what changed", not by a correction."""


class MemberForm(Form):
    """A person."""

    NAME = "member"
    TITLE_TEXT = N_("New person")
    HELP_TEXT = N_(
        "Every answer but a name may be missing; an age may be a guess: “about 40”. Who was born, died, married out, "
        "joined or came back is recorded as “what changed” (c), with its day."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {"NotYet": "since"}

    def __init__(self, family: RecordId, member: RecordId | None = None) -> None:
        super().__init__(family)
        self._uid = member

    def subject(self) -> str:
        return self._uid.hex() if self._uid else super().subject()

    def title_text(self) -> str:
        return N_("Person") if self._uid else super().title_text()

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        known = self._known()
        yield TextEntry("name", N_("Name"), value=known.name.shown() if known else "", help=NAME_HELP)
        yield TextEntry("name_ar", N_("in Arabic"), value=known.name_ar.shown() if known else "", help=NAME_HELP)
        yield asked.code("relation", N_("Relation"), "relation", value=known.relation if known else "")
        yield asked.choice("sex", N_("Sex"), "sex", value=known.sex if known else "")
        born = known.born_on.isoformat() if known and known.born_on else ""
        yield BirthEntry("born", N_("Age or birth"), value=born, help=N_("34, 8 months, 1985, about 1985 or a day."))
        yield no_or_yes(
            self.words,
            "estimated",
            N_("A guess"),
            value=bool(known and known.estimated),
            help=N_("Whether it is about."),
        )
        here = known.presence if known else "here"
        without = [code for code in _BY_CHANGE if code != here]
        yield asked.choice("presence", N_("Where"), "presence", value=here, without=without)
        since = known.presence_since.isoformat() if known and known.presence_since else ""
        yield DayEntry("since", N_("Since"), value=since, help=DAY_HELP)
        is_sought = bool(known and known.tracing_open)
        yield no_or_yes(self.words, "tracing", N_("Looked for"), value=is_sought)
        vulnerabilities = asked.ticks("vulnerabilities", N_("To be considered"), "vulnerability")
        if known:
            vulnerabilities.start_with(known.vulnerabilities)
        yield vulnerabilities
        mother, mother_ar = (known.name.mother, known.name_ar.mother) if known else ("", "")
        yield TextEntry("mother", N_("Mother's name"), value=mother)
        yield TextEntry("mother_ar", N_("in Arabic"), value=mother_ar)
        spelled = " / ".join(known.spellings) if known else ""
        yield TextEntry(
            "spellings",
            N_("Other spellings"),
            value=spelled,
            check=lambda typed: typed,
            help=N_("Whole names as papers spell them, with / between them: each finds this person."),
        )
        if known:
            yield self._parts("parts", N_("Name in parts"), known.name)
            yield self._parts("parts_ar", N_("in Arabic"), known.name_ar)

    def ready(self) -> None:
        self._fit()

    def gather(self) -> Sending:
        family, known = self.shown_family, self._known()
        name, name_ar = self._names()
        if name.is_blank and name_ar.is_blank and known is None:
            self.refuse(self.part("name"), Missing(N_("Name")))
        answers = {key: self.read(self.part(key)) for key in ("relation", "sex", "presence", "vulnerabilities")}
        answers["spellings"] = self._spellings()
        born, since = self.read(self.part("born")), self.read(self.part("since"))
        is_sought, is_guess = (self.read(self.part(key)) == "yes" for key in ("tracing", "estimated"))
        typed = self.typed()
        if born is not None and "estimated" in typed:
            born = replace(born, estimated=is_guess)
        if known is None or self._uid is None:
            tracing = is_sought if "tracing" in typed else None
            new = NewMember(name, name_ar, born=born, presence_since=since, tracing_open=tracing, **answers)
            return Sending(add_member, (family.uid, new), {"seen": family.version})
        changed: dict[str, Any] = self.only_typed(answers)
        if {"name", "name_ar", "mother", "mother_ar", "parts", "parts_ar"} & set(typed):
            before = name_fields(known.name, known.name_ar)
            changed |= {part: said for part, said in name_fields(name, name_ar).items() if said != before[part]}
        if "born" in typed:
            changed |= born_fields(born)
        elif "estimated" in typed:
            changed["estimated"] = is_guess
        if "since" in typed:
            changed["presence_since"] = since
        if "tracing" in typed:
            changed["tracing_open"] = is_sought
        return Sending(edit_member, (family.uid, self._uid), {"seen": family.version, **changed})

    @on(Entry.Changed)
    def _fit(self) -> None:
        """Ask since when, and whether somebody looks for them, only of who is not simply here."""
        presence = next(iter(self.part("presence").ticks.chosen), "") if "presence" in self.parts else ""
        if presence:
            self.part("since").display = presence != "here"
            self.part("tracing").display = presence in {*SOUGHT, "with-relatives", "found"}
        if "estimated" in self.parts:
            self.part("estimated").display = bool(self.part("born").text.strip())

    def _parts(self, key: str, label: str, name: NameParts) -> Row:
        entries = [
            TextEntry(part, title, value=getattr(name, part), is_inline=True, help=NAME_HELP) for part, title in PARTS
        ]
        return Row(self.words(label), entries, key=key)

    def _names(self) -> tuple[NameParts, NameParts]:
        """Return the name in both scripts: of a line or a part that nobody typed in, what was known."""
        lines = name_parts(self.read(self.part("name")), self.read(self.part("name_ar")))
        known = self._known()
        before = (known.name, known.name_ar) if known else (NameParts(), NameParts())
        latin, arabic = (self._told(*one) for one in zip(lines, before, ("", "_ar"), strict=True))
        return latin, arabic

    def _told(self, line: NameParts, known: NameParts, script: str) -> NameParts:
        # a name whose line stands as it was keeps its parts, which the line may split otherwise
        name = known if line == split_name(known.shown()) else line
        if f"parts{script}" in self.typed():
            parts = {entry.key: self.read(entry) for entry in self.part(f"parts{script}").entries}
            name = NameParts(**parts)
        return replace(name, mother=self.read(self.part(f"mother{script}")))

    def _spellings(self) -> tuple[str, ...]:
        typed = str(self.part("spellings").text)
        return tuple(one for spelling in typed.split("/") if (one := check_name(spelling, N_("Other spelling"))))

    def _known(self) -> MemberView | None:
        return next((member for member in self.shown_family.members if member.uid == self._uid), None)
