"""One person of a family: new, or corrected."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from famcase.domain.changes import RecordId
from famcase.services.commands.checked import name_fields
from famcase.services.commands.members import add_member, edit_member
from famcase.services.inputs import NewMember
from famcase.services.views import MemberView
from famcase.tui.forms.asked import NAME_HELP, Asked, born_fields, name_parts
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.typed import BirthEntry, TextEntry
from famcase.wording import N_


class MemberForm(Form):
    """A person."""

    NAME = "member"
    TITLE_TEXT = N_("New person")
    HELP_TEXT = N_("Every answer but a name may be missing; an age may be a guess: “about 40”.")

    def __init__(self, family: RecordId, member: RecordId | None = None) -> None:
        super().__init__(family)
        self._uid = member

    def subject(self) -> str:
        return self._uid.hex() if self._uid else super().subject()

    def head_line(self) -> str:
        return self.words(N_("Person")) if self._uid else super().head_line()

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        known = self._known()
        yield TextEntry("name", N_("Name"), value=known.name.shown() if known else "", help=NAME_HELP)
        yield TextEntry("name_ar", N_("in Arabic"), value=known.name_ar.shown() if known else "", help=NAME_HELP)
        yield asked.code("relation", N_("Relation"), "relation", value=known.relation if known else "")
        yield asked.choice("sex", N_("Sex"), "sex", value=known.sex if known else "")
        born = known.born_on.isoformat() if known and known.born_on else ""
        yield BirthEntry("born", N_("Age or birth"), value=born, help=N_("34, 8 months, 1985, about 1985 or a day."))
        yield asked.choice("presence", N_("Where"), "presence", value=known.presence if known else "here")
        vulnerabilities = asked.ticks("vulnerabilities", N_("To be considered"), "vulnerability")
        if known:
            vulnerabilities.start_with(known.vulnerabilities)
        yield vulnerabilities

    def gather(self) -> Sending:
        family, known = self.shown_family, self._known()
        name, name_ar = name_parts(self.read(self.part("name")), self.read(self.part("name_ar")))
        if name.is_blank and name_ar.is_blank and known is None:
            self.refuse(self.part("name"), Missing(N_("Name")))
        answers = {key: self.read(self.part(key)) for key in ("relation", "sex", "presence", "vulnerabilities")}
        born = self.read(self.part("born"))
        if known is None or self._uid is None:
            return Sending(
                add_member, (family.uid, NewMember(name, name_ar, born=born, **answers)), {"seen": family.version}
            )
        changed: dict[str, Any] = self.only_typed(answers)
        typed = self.typed()
        if "name" in typed or "name_ar" in typed:
            # one line does not say the mother's name
            name, name_ar = replace(name, mother=known.name.mother), replace(name_ar, mother=known.name_ar.mother)
            changed |= name_fields(name, name_ar)
        if "born" in typed:
            changed |= born_fields(born)
        return Sending(edit_member, (family.uid, self._uid), {"seen": family.version, **changed})

    def _known(self) -> MemberView | None:
        return next((member for member in self.shown_family.members if member.uid == self._uid), None)
