"""What is recorded of a family as a whole, corrected."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar, Final

from famcase.domain.changes import RecordId, Version
from famcase.domain.names import NameParts
from famcase.domain.text import check_note
from famcase.presentation.family_words import place_name
from famcase.services.commands.families import edit_family
from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.tui.forms.asked import DAY_HELP, NAME_HELP, PLACE_HELP, Asked, name_parts
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.places import PlaceEntry
from famcase.tui.forms.register import PARTS
from famcase.tui.forms.rows import Row
from famcase.tui.forms.sending import Sending
from famcase.tui.forms.typed import DayEntry, NumberEntry, TextEntry
from famcase.wording import N_

_GROUPS: Final = (
    ("under5", N_("under 5")),
    ("over60", N_("60 and over")),
    ("pregnant", N_("pregnant")),
    ("disability", N_("disability")),
)
_UNITS_HELP = N_("How many of them cook and eat apart, where they are more than one such unit in one record.")
_BY_CLOSING: Final = ("closed", "reopened")
"""Steps that closing and opening a case set."""
_AS_THEY_ARE: Final = ("displacement", "intention", "step", "withhold_from", "withhold_reason")


class EditForm(Form):
    """Name of the head, size, priority, origin."""

    NAME = "edit"
    TITLE_TEXT = N_("Correct")
    HELP_TEXT = N_(
        "Only what you change is recorded as changed. What happened is not corrected but recorded: F6, F5, F7."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {"ImpossibleSize": "people", "NotYet": "left"}

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        family, size = self.shown_family, self.shown_family.composition
        is_shown = not family.withheld
        if is_shown:
            yield TextEntry("name", N_("Name of the head"), value=family.name.shown(), help=NAME_HELP)
            yield TextEntry("name_ar", N_("in Arabic"), value=family.name_ar.shown(), help=NAME_HELP)
        yield NumberEntry("people", N_("People declared"), value=_shown(size.people))
        counts = {"men": size.men, "women": size.women, "boys": size.boys, "girls": size.girls}
        entries = [NumberEntry(key, label, value=_shown(counts[key]), is_inline=True) for key, label in PARTS]
        yield Row(self.words(N_("of them")), entries, key="composition")
        told = {"under5": size.under5, "over60": size.over60, "pregnant": size.pregnant, "disability": size.disability}
        groups = [NumberEntry(key, label, value=_shown(told[key]), is_inline=True) for key, label in _GROUPS]
        yield Row(self.words(N_("and of them")), groups, key="groups")
        units = _shown(family.units) if family.units > 1 else ""
        yield NumberEntry("units", N_("Cook apart"), value=units, help=_UNITS_HELP)
        yield asked.choice("priority", N_("Priority"), "priority", value=str(family.priority))
        origin = family.origin
        where = Where(pcode=origin.pcode, text="" if origin.pcode else origin.name) if origin else Where()
        yield PlaceEntry("origin", N_("From where"), help=PLACE_HELP).start_with(where, place_name(self.words, origin))
        left = family.left_on.isoformat() if family.left_on else ""
        yield DayEntry("left", N_("Left on"), value=left, help=DAY_HELP)
        yield asked.choice("displacement", N_("Displacement"), "displacement", value=family.displacement)
        yield asked.choice("intention", N_("Intention"), "intention", value=family.intention)
        yield asked.choice("step", N_("Step"), "step", value=family.step, without=_BY_CLOSING)
        if family.withheld:
            yield TextEntry("withhold_from", N_("Withheld from"), value=family.withhold_from)
            yield TextEntry(
                "withhold_reason",
                N_("Why"),
                value=family.withhold_reason,
                check=lambda typed: check_note(typed, N_("Reason")),
            )

    def gather(self) -> Sending:
        family, typed = self.shown_family, self.typed()
        fields: dict[str, Any] = {}
        if "people" in typed:
            fields["declared_people"] = self.read(self.part("people"))
        if "composition" in typed:
            fields |= {entry.key: self.read(entry) for entry in self.part("composition").entries}
        if "groups" in typed:
            fields |= {entry.key: self.read(entry) for entry in self.part("groups").entries}
        if "units" in typed:
            fields["units"] = self.read(self.part("units"))
        if "priority" in typed:
            fields["priority"] = int(self.read(self.part("priority")) or 0)
        if "origin" in typed:
            origin = self.read(self.part("origin"))
            fields |= {"origin_place": origin.pcode, "origin_text": origin.text}
        if "left" in typed:
            fields["left_on"] = self.read(self.part("left"))
        fields |= {key: self.read(self.part(key)) for key in _AS_THEY_ARE if key in typed}
        head = self._head(typed)
        return Sending(_correct, (family.uid, family.version, fields, head))

    def _head(self, typed: Mapping[str, Any]) -> tuple[NameParts, NameParts] | None:
        if "name" not in typed and "name_ar" not in typed:
            return None
        family = self.shown_family
        name, name_ar = name_parts(self.read(self.part("name")), self.read(self.part("name_ar")))
        # one line does not say the mother's name
        return replace(name, mother=family.name.mother), replace(name_ar, mother=family.name_ar.mother)


def _correct(
    desk: Desk,
    family: RecordId,
    seen: Version,
    fields: Mapping[str, Any],
    head: tuple[NameParts, NameParts] | None,
) -> None:
    """Correct the family's record and the name of its head in one go, as one undo takes them back."""
    edit_family(desk, family, seen, head=head, **fields)


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)
