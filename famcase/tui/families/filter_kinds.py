"""The filters that F8 lists: what each is called, the words that begin it, and what it can be set to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from famcase.domain.vocabulary import Vocabulary
from famcase.presentation.wording import Wording
from famcase.services.queries.filter_words import Said
from famcase.wording import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """One filter of the list; its words are those that somebody could type too."""

    title: str
    """A msgid."""
    fields: frozenset[str]
    """Fields of CaseFilters that it sets."""
    words: tuple[str, str] = ("", "")
    """What begins it, in English and in Arabic; empty where its values say all."""
    values: tuple[tuple[str, str], ...] = ()
    """Values in English and in Arabic, that need nothing before them."""
    vocabulary: str = ""
    """The list that its other values are of."""
    hint: str = ""
    """A msgid: an example of what is typed; empty where nothing can be typed."""

    def begun(self, words: Wording) -> str:
        return self.words[words.right_to_left]

    def choices(self, words: Wording, vocabulary: Vocabulary) -> list[tuple[str, str]]:
        """Return (what is typed, what is shown) for each value."""
        fixed = [value[words.right_to_left] for value in self.values]
        listed = [words.label(self.vocabulary, code) for code in vocabulary.codes(self.vocabulary)]
        begun = self.begun(words)
        return [(value, value) for value in fixed] + [(f"{begun} {label}", label) for label in listed]

    def said_in(self, said: Sequence[Said]) -> str:
        """Return the words of a line that set it; empty where none do."""
        return next((one.typed for one in said if self.is_set_by(one.fields)), "")

    def is_set_by(self, fields: Mapping[str, object]) -> bool:
        return bool(self.fields & set(fields))


KINDS: Final = (
    Kind(N_("Status"), frozenset({"status"}), ("status", "الحالة"), (("all", "الكل"),), "status"),
    Kind(
        N_("Caseworker"),
        frozenset({"mine", "unassigned", "assigned_to"}),
        ("with", "مع"),
        (("mine", "حالاتي"), ("unassigned", "غير مسندة")),
    ),
    Kind(N_("Overdue"), frozenset({"overdue"}), values=(("overdue", "متأخرة"),)),
    Kind(
        N_("First contact"),
        frozenset({"first_contact_late"}),
        values=(("first contact overdue", "أول تواصل متأخر"),),
    ),
    Kind(N_("Priority"), frozenset({"priority"}), ("priority", "أولوية"), vocabulary="priority"),
    Kind(N_("Step"), frozenset({"step"}), ("step", "المرحلة"), vocabulary="step"),
    Kind(
        N_("Site or place now"),
        frozenset({"site", "at", "place"}),
        ("at", "في"),
        hint=N_("a site, village or district"),
    ),
    Kind(N_("From"), frozenset({"origin"}), ("from", "من"), hint=N_("a village or district")),
    Kind(N_("Living"), frozenset({"living"}), ("living", "السكن"), vocabulary="living"),
    Kind(
        N_("In the open"),
        frozenset({"in_the_open", "open_days"}),
        ("in the open", "في العراء"),
        (("in the open", "في العرا"),),
        hint=N_("for more than: 3 days"),
    ),
    Kind(N_("Displacement"), frozenset({"displacement"}), ("displacement", "النزوح"), vocabulary="displacement"),
    Kind(N_("Need not met"), frozenset({"need"}), ("need", "بحاجة إلى"), vocabulary="need"),
    Kind(
        N_("Did not get"),
        frozenset({"without", "without_for"}),
        ("no", "بلا"),
        hint=N_("tent 6 months; assistance 3 months"),
    ),
    Kind(N_("Confirmed"), frozenset({"confirmed"}), ("confirmed", "مؤكدة"), hint=N_("within: 7 days")),
    Kind(N_("Not confirmed"), frozenset({"unconfirmed"}), ("not confirmed", "غير مؤكدة"), hint=N_("for: 30 days")),
    Kind(
        N_("Registered"),
        frozenset({"registered"}),
        ("registered", "سجلت"),
        hint=N_("since last Friday; 1 Aug - 15 Aug"),
    ),
    Kind(N_("Moved"), frozenset({"moved"}), ("moved", "انتقلوا"), hint=N_("since last Friday; 1 Aug - 15 Aug")),
    Kind(N_("People"), frozenset({"people"}), ("size", "عدد"), hint=N_("5-9; >= 8; <= 3")),
    Kind(N_("Vulnerability"), frozenset({"vulnerability"}), ("vulnerable", "ضعف"), vocabulary="vulnerability"),
    Kind(N_("Missing people"), frozenset({"looked_for"}), values=(("looked for", "مفقودون"),)),
    Kind(
        N_("Consent"),
        frozenset({"consent"}),
        ("consent", "موافقة"),
        (("no consent", "بلا موافقة"),),
        "consent-state",
    ),
    Kind(N_("Name withheld"), frozenset({"withheld"}), values=(("withheld", "محجوبة"),)),
    Kind(N_("Flag"), frozenset({"flag", "flagged"}), ("flag", "علامة"), (("flagged", "عليها علامة"),), "flag-kind"),
    Kind(N_("Close requested"), frozenset({"close_requested"}), values=(("close requested", "طلب إغلاق"),)),
)


def put(said: Sequence[Said], kind: Kind, phrase: str) -> str:
    """Return the words of a line with those of one filter replaced; an empty phrase takes it away."""
    kept: list[str] = []
    for one in said:
        if not kind.is_set_by(one.fields):
            kept.append(one.typed)
        elif phrase:
            kept.append(phrase)
            phrase = ""
    # before the text, which somebody may still be typing
    filters = [one for one in said if "text" not in one.fields]
    return " ".join([*kept[: len(filters)], phrase, *kept[len(filters) :]] if phrase else kept)
