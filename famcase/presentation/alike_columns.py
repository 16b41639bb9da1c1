"""The columns of families that may be one, and why it is thought so."""

from collections.abc import Iterable
from typing import Final

from famcase.domain.family_evidence import Reason
from famcase.presentation.columns import Column, Json, case_number, text
from famcase.presentation.names_shown import ShownName, named
from famcase.presentation.wording import Wording
from famcase.services.views import Alike, LikelyDouble, LikelyPair, TwiceListed
from famcase.wording import N_


def likely(wording: Wording, value: object) -> str:
    """Show a score as "85 %"."""
    return wording(N_("{share} %"), share=min(99, round(100 * value))) if isinstance(value, float) else ""


def why(wording: Wording, reasons: Iterable[Reason]) -> str:
    """Return what speaks for two families being one, and then what speaks against it."""
    told = [(reason.speaks_for, wording(reason.message, **reason.values)) for reason in reasons]
    speaks_for = text(wording, [said for is_for, said in told if is_for])
    against = text(wording, [said for is_for, said in told if not is_for])
    if not against:
        return speaks_for
    return wording(N_("{reasons}; but {against}"), reasons=speaks_for, against=against)


def _likely_raw(value: object) -> Json:
    return round(value, 2) if isinstance(value, float) else None


def _why(wording: Wording, value: object) -> str:
    return why(wording, value) if isinstance(value, tuple) else ""


def _why_raw(value: object) -> Json:
    """Return the reasons in English: machines get one text whatever the session's language."""
    return _why(Wording("en"), value)


def _name(alike: Alike) -> ShownName:
    return ShownName(alike.name, alike.name_ar)


ALIKE: Final[tuple[Column[Alike], ...]] = (
    Column("number", N_("Case"), lambda one: one.number, case_number),
    named("name", N_("Name"), _name, 32),
    Column("score", N_("Likely"), lambda one: one.score, likely, align="right", raw=_likely_raw),
    Column("why", N_("Why"), lambda one: one.reasons, _why, raw=_why_raw, is_private=True),
)

PLACE: Final[Column[Alike]] = Column("place", N_("Now"), lambda one: one.place, width=20)
"""Where a family is now, for whoever has to tell it from another."""

PAIRS: Final[tuple[Column[LikelyPair], ...]] = (
    Column("number", N_("Case"), lambda pair: pair.one.number, case_number),
    named("name", N_("Name"), lambda pair: _name(pair.one), 28),
    Column("other_number", N_("May be"), lambda pair: pair.other.number, case_number),
    named("other_name", N_("Name"), lambda pair: _name(pair.other), 28),
    Column("score", N_("Likely"), lambda pair: pair.score, likely, align="right", raw=_likely_raw),
    Column("why", N_("Why"), lambda pair: pair.reasons, _why, raw=_why_raw, is_private=True),
)

DOUBLES: Final[tuple[Column[LikelyDouble], ...]] = (
    Column("sheet", N_("Sheet"), lambda double: double.sheet, width=20),
    Column("row", N_("Row"), lambda double: double.row, align="right"),
    Column("other_number", N_("May be"), lambda double: double.alike.number, case_number),
    named("other_name", N_("Name"), lambda double: _name(double.alike), 28),
    Column("score", N_("Likely"), lambda double: double.alike.score, likely, align="right", raw=_likely_raw),
    Column("why", N_("Why"), lambda double: double.alike.reasons, _why, raw=_why_raw, is_private=True),
)

TWICE: Final[tuple[Column[TwiceListed], ...]] = (
    Column("sheet", N_("Sheet"), lambda twice: twice.sheet, width=20),
    Column("row", N_("Row"), lambda twice: twice.row, align="right"),
    Column("name", N_("Name"), lambda twice: twice.name, width=28, is_private=True),
    Column("other_sheet", N_("As in"), lambda twice: twice.other_sheet, width=20),
    Column("other_row", N_("Row"), lambda twice: twice.other_row, align="right"),
    Column("score", N_("Likely"), lambda twice: twice.score, likely, align="right", raw=_likely_raw),
    Column("why", N_("Why"), lambda twice: twice.reasons, _why, raw=_why_raw, is_private=True),
)
