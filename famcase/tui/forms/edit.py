"""What is recorded of a family as a whole, corrected."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from famcase.domain.changes import RecordId, Version
from famcase.domain.names import NameParts
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
        yield NumberEntry("people", N_("People, as declared"), value=_shown(size.people))
        counts = {"men": size.men, "women": size.women, "boys": size.boys, "girls": size.girls}
        entries = [NumberEntry(key, label, value=_shown(counts[key]), is_inline=True) for key, label in PARTS]
        yield Row(self.words(N_("of them")), entries, key="composition")
        yield asked.choice("priority", N_("Priority"), "priority", value=str(family.priority))
        origin = family.origin
        where = Where(pcode=origin.pcode, text="" if origin.pcode else origin.name) if origin else Where()
        yield PlaceEntry("origin", N_("From where"), help=PLACE_HELP).start_with(where, place_name(self.words, origin))
        left = family.left_on.isoformat() if family.left_on else ""
        yield DayEntry("left", N_("Left on"), value=left, help=DAY_HELP)
        yield asked.choice("displacement", N_("Displacement"), "displacement", value=family.displacement)
        yield asked.choice("intention", N_("Intention"), "intention", value=family.intention)

    def gather(self) -> Sending:
        family, typed = self.shown_family, self.typed()
        fields: dict[str, Any] = {}
        if "people" in typed:
            fields["declared_people"] = self.read(self.part("people"))
        if "composition" in typed:
            fields |= {entry.key: self.read(entry) for entry in self.part("composition").entries}
        if "priority" in typed:
            fields["priority"] = int(self.read(self.part("priority")) or 0)
        if "origin" in typed:
            origin = self.read(self.part("origin"))
            fields |= {"origin_place": origin.pcode, "origin_text": origin.text}
        if "left" in typed:
            fields["left_on"] = self.read(self.part("left"))
        fields |= {key: self.read(self.part(key)) for key in ("displacement", "intention") if key in typed}
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
