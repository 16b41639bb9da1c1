"""A tie to another family."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from famcase.services.commands.links import link_families
from famcase.tui.forms.asked import Asked
from famcase.tui.forms.families import FamilyEntry
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Missing, Sending
from famcase.wording import N_


class LinkForm(Form):
    """Families that live together, or belong together otherwise."""

    NAME = "link"
    TITLE_TEXT = N_("Link to another family")
    HELP_TEXT = N_(
        "Families that do not eat together are each their own, with needs and visits of their own; the link says that "
        "they live together, or how they belong together. It stands on both pages."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {"LinkedToItself": "other", "LinkedAlready": "kind"}

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        yield asked.choice("kind", N_("Tie"), "link-kind", value="lives-together")
        found_by = N_(
            "Its case number, or a name, phone or place in any spelling; Down and Enter take one of the list."
        )
        yield FamilyEntry("other", N_("Other family"), besides=self.shown_family.uid, help=found_by)

    def gather(self) -> Sending:
        family = self.shown_family
        other = self.read(self.part("other"))
        if other is None and not self.part("other").text.strip():
            self.refuse(self.part("other"), Missing(N_("Other family")))
        return Sending(link_families, (family.uid, other, self.read(self.part("kind"))), {"seen": family.version})
