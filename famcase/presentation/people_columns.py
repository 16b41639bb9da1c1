"""The columns of a family's people, its flags and ties, how to reach it, and what it agreed to."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from famcase.domain.changes import RecordId
from famcase.domain.levels import CONTACTS as CONTACTS_ALONE
from famcase.domain.levels import ONLY_HERE
from famcase.presentation import dates
from famcase.presentation.columns import Column, Json, code, codes, day, flag, number, raw
from famcase.presentation.columns import case_number as in_groups
from famcase.presentation.names_shown import ShownName, name, name_raw, named
from famcase.presentation.wording import Wording
from famcase.services.views import (
    Composition,
    ConsentView,
    ContactView,
    FamilyView,
    FlagView,
    LinkView,
    MemberView,
    OtherNumberView,
)
from famcase.wording import N_


def people_of(family: FamilyView) -> list[tuple[int, MemberView, bool]]:
    """Return what PEOPLE shows: number in the list from 1, the person, and whether names are withheld."""
    return [(index, member, family.withheld) for index, member in enumerate(family.members, start=1)]


def flags_of(family: FamilyView) -> list[tuple[int, FlagView, ShownName | None]]:
    """Return what FLAGS shows."""
    return [(index, flag, _named(family, flag.member)) for index, flag in enumerate(family.flags, start=1)]


def links_of(family: FamilyView) -> list[tuple[int, LinkView]]:
    """Return what LINKS shows: each link with its number from 1."""
    return list(enumerate(family.links, start=1))


def other_numbers_of(family: FamilyView) -> list[tuple[int, OtherNumberView, ShownName | None]]:
    """Return what OTHER_NUMBERS shows."""
    return [(index, one, _named(family, one.member)) for index, one in enumerate(family.other_numbers, start=1)]


def consents_of(family: FamilyView, purposes: Sequence[str]) -> list[ConsentView]:
    """Return what a family said for each purpose, in the order of `purposes`; "not asked" where nobody did."""
    found: list[ConsentView] = []
    for purpose in purposes:
        said = [view for view in family.consents if view.purpose == purpose]
        found += said or [ConsentView(None, purpose, "not-asked", "", None)]
    return found


def _named(family: FamilyView, member: RecordId | None) -> ShownName | None:
    found = next((one for one in family.members if one.uid == member), None)
    return ShownName(found.name.shown(), found.name_ar.shown(), family.withheld) if found else None


def _born(wording: Wording, value: object) -> str:
    """Show a birth as far as it is known: the day, the month, the year; nothing where only an age is."""
    on, precision = value if isinstance(value, tuple) else (None, "")
    if not isinstance(on, date) or precision == "age":
        return ""
    if precision == "year":
        return str(on.year)
    if precision == "month":
        return f"{wording(dates.MONTHS[on.month - 1])} {on.year}"
    return dates.day(wording, on)


def _born_raw(value: object) -> Json:
    return raw(value[0]) if isinstance(value, tuple) else None


def _nothing(_wording: Wording, _value: object) -> str:
    """Show nothing: what the column beside it says already; machines get it all the same."""
    return ""


def _unless(withheld: bool, said: str) -> str | None:
    return None if withheld else said or None


def _functioning(wording: Wording, value: object) -> str:
    """Show "Seeing, even with glasses: Some difficulty"."""
    answers = [str(one).partition(":") for one in value] if isinstance(value, list) else []
    return wording(N_(", ")).join(
        wording(
            N_("{field}: {sentence}"),
            field=wording.label("functioning-domain", domain),
            sentence=wording.label("functioning-level", level),
        )
        for domain, _, level in answers
    )


def _whose(wording: Wording, value: object) -> str:
    """Show whose something is; nothing where it is the family's."""
    return name(wording, value) if value is not None else ""


def _tie(wording: Wording, value: object) -> str:
    """Show how two families are tied, as it is said on the page of the one."""
    if not isinstance(value, LinkView):
        return ""
    label = wording.label("link-kind", value.kind)
    return (
        wording(N_("{tie} (said of the other)"), tie=label)
        if value.kind == "split-from" and value.is_reverse
        else label
    )


def _tie_raw(value: object) -> Json:
    return value.kind if isinstance(value, LinkView) else None


Person = tuple[int, MemberView, bool]

PEOPLE: Final[tuple[Column[Person], ...]] = (
    Column("person", N_("No."), lambda row: row[0], number, align="right"),
    named("name", N_("Name"), lambda row: ShownName(row[1].name.shown(), row[1].name_ar.shown(), row[2]), 28),
    Column(
        "name_ar",
        N_("Name in Arabic"),
        lambda row: None if row[2] else row[1].name_ar.shown(),
        width=28,
        is_private=True,
    ),
    Column("relation", N_("Relation"), lambda row: row[1].relation, code("relation"), width=20),
    Column("sex", N_("Sex"), lambda row: row[1].sex, code("sex")),
    Column("age", N_("Age"), lambda row: row[1].age, number, align="right"),
    Column(
        "born_on",
        N_("Born"),
        lambda row: (row[1].born_on, row[1].born_precision),
        _born,
        raw=_born_raw,
        is_private=True,
    ),
    Column("born_precision", N_("Birth known to the"), lambda row: row[1].born_precision, _nothing, is_private=True),
    Column("estimated", N_("Estimated"), lambda row: row[1].estimated, flag),
    Column("presence", N_("Where this person is"), lambda row: row[1].presence, code("presence"), width=20),
    Column("presence_since", N_("There since"), lambda row: row[1].presence_since, day),
    Column("tracing_open", N_("Looked for"), lambda row: row[1].tracing_open or None, flag, raw=bool),
    Column(
        "vulnerabilities",
        N_("Vulnerabilities"),
        lambda row: list(row[1].vulnerabilities),
        codes("vulnerability"),
        width=30,
    ),
    Column("mother", N_("Mother's name"), lambda row: _unless(row[2], row[1].name.mother), width=20, is_private=True),
    Column(
        "mother_ar",
        N_("Mother's name in Arabic"),
        lambda row: _unless(row[2], row[1].name_ar.mother),
        width=20,
        is_private=True,
    ),
    Column(
        "spellings",
        N_("Other spellings"),
        lambda row: [] if row[2] else list(row[1].spellings),
        width=28,
        is_private=True,
    ),
    Column("functioning", N_("What is hard"), lambda row: list(row[1].functioning), _functioning, width=40),
)

OfOne = tuple[int, FlagView, ShownName | None]
"""Number in the list from 1, a flag, and of whom it is; None is the family."""

FLAGS: Final[tuple[Column[OfOne], ...]] = (
    Column("flag", N_("No."), lambda row: row[0], number, align="right"),
    Column("kind", N_("To look at"), lambda row: row[1].kind, code("flag-kind"), width=28),
    named("person", N_("Of whom"), lambda row: row[2], 28, _whose),
    Column("reason", N_("Reason"), lambda row: row[1].reason, width=40, is_private=True),
    Column("on", N_("Day"), lambda row: row[1].on, day),
    Column("resolved_on", N_("Settled on"), lambda row: row[1].resolved_on, day),
)

LINKS: Final[tuple[Column[tuple[int, LinkView]], ...]] = (
    Column("link", N_("No."), lambda row: row[0], number, align="right"),
    Column("kind", N_("Tie"), lambda row: row[1], _tie, width=28, raw=lambda view: _tie_raw(view)),
    Column("number", N_("Case"), lambda row: row[1].number, in_groups, is_private=True, choice=ONLY_HERE),
    Column(
        "name",
        N_("Name"),
        lambda row: ShownName(row[1].name, row[1].name_ar, row[1].withheld),
        name,
        width=32,
        raw=name_raw,
        is_private=True,
        is_name=True,
        choice=ONLY_HERE,
    ),
)

OTHER_NUMBERS: Final[tuple[Column[tuple[int, OtherNumberView, ShownName | None]], ...]] = (
    Column("other_number", N_("No."), lambda row: row[0], number, align="right"),
    Column("source", N_("List or document"), lambda row: row[1].source, width=28, is_private=True),
    Column("value", N_("Number there"), lambda row: row[1].value, width=28, is_private=True),
    named("person", N_("Of whom"), lambda row: row[2], 28, _whose),
)


_SIZES: Final = (
    ("men", N_("men")),
    ("women", N_("women")),
    ("boys", N_("boys")),
    ("girls", N_("girls")),
    ("under5", N_("under 5")),
    ("over60", N_("60 and over")),
    ("pregnant", N_("pregnant or breastfeeding")),
    ("disability", N_("with a disability")),
)


def declared(wording: Wording, value: object) -> str:
    """Show the parts of a declared composition that somebody told: "men 2, women 3"."""
    if not isinstance(value, Composition):
        return ""
    told = [(wording(title), getattr(value, part)) for part, title in _SIZES]
    return wording(N_(", ")).join(f"{title} {wording.number(many)}" for title, many in told if many is not None)


def declared_raw(value: object) -> Json:
    if not isinstance(value, Composition):
        return None
    return {part: getattr(value, part) for part in ("people", *(part for part, _ in _SIZES))}


def contacts_of(family: FamilyView) -> list[tuple[int, ContactView]]:
    """Return what CONTACTS shows: each contact with its number from 1."""
    return list(enumerate(family.contacts, start=1))


CONTACTS: Final[tuple[Column[tuple[int, ContactView]], ...]] = (
    Column("contact", N_("No."), lambda row: row[0], number, align="right"),
    Column("number", N_("Number"), lambda row: row[1].number, is_private=True, choice=CONTACTS_ALONE),
    Column("kind", N_("Kind"), lambda row: row[1].kind, code("contact-kind")),
    Column("whose", N_("Whose"), lambda row: row[1].whose, code("contact-whose")),
    Column("safe", N_("Safe to call"), lambda row: row[1].safe, code("contact-safe")),
    Column("when", N_("When"), lambda row: row[1].when, width=20, is_private=True, choice=CONTACTS_ALONE),
    Column("whatsapp", N_("WhatsApp"), lambda row: row[1].whatsapp, flag),
    Column("do_not_say_who", N_("Do not say who we are"), lambda row: row[1].do_not_say_who, flag),
)

CONSENTS: Final[tuple[Column[ConsentView], ...]] = (
    Column("purpose", N_("Consent to"), lambda view: view.purpose, code("consent-purpose"), width=28),
    Column("partner", N_("Partner"), lambda view: view.partner, width=24, is_private=True),
    Column("state", N_("Answer"), lambda view: view.state, code("consent-state")),
    Column("basis", N_("Basis"), lambda view: view.basis, code("consent-basis"), width=20),
    Column("given_by", N_("Given by"), lambda view: view.given_by, width=20, is_private=True),
    Column("how", N_("How"), lambda view: view.how, width=20, is_private=True),
    Column("on", N_("Day"), lambda view: view.on, day),
    Column("withhold", N_("Withhold"), lambda view: view.withhold, width=30, is_private=True),
)
