"""The columns of what left the desk: prints and files."""

from typing import Final

from famcase.domain.consents import WHY_KEPT_BACK
from famcase.domain.levels import Level
from famcase.presentation.columns import Column, code, day, figure, number, text
from famcase.presentation.figures_told import FiguresTold
from famcase.presentation.left_out import left_out
from famcase.presentation.level_words import LEVEL_WORDS
from famcase.presentation.page_marks import FOR_OUTSIDERS
from famcase.presentation.wording import Wording
from famcase.services.leaving import Left
from famcase.services.outsiders import Audience
from famcase.services.printing import LIFE_SAVING
from famcase.wording import N_

FORM_WORDS: Final = {"printer": N_("printer"), "simple": N_("text")}
"""The msgids of forms that have no name of their own."""


def form(wording: Wording, value: object) -> str:
    """Show the form in which something left."""
    told = FORM_WORDS.get(str(value))
    return wording(told) if told else str(value)


def what_it_was(wording: Wording, value: object) -> str:
    """Show what left: some commands call their answer by a whole sentence."""
    return wording(str(value)).removesuffix(".")


def _vital(wording: Wording, value: object) -> str:
    """Show why lives depended on it: what a list says of itself is translated, people's words stay theirs."""
    return wording(LIFE_SAVING) if value == LIFE_SAVING else text(wording, value)


def what_was_in_it(wording: Wording, left: Left) -> str:
    """Return what was in something that left: exact figures are told from those for outsiders, which tell no few."""
    if left.audience:
        return FiguresTold(Audience(left.audience), left.few).sentence(wording)
    if left.level == Level.FIGURES.value:
        return FiguresTold().sentence(wording)
    return wording(LEVEL_WORDS.get(left.level, left.level))


def _in_it(wording: Wording, value: object) -> str:
    return what_was_in_it(wording, value) if isinstance(value, Left) else ""


def _level(value: object) -> str:
    return value.level if isinstance(value, Left) else ""


def _audience(wording: Wording, value: object) -> str:
    return wording(FOR_OUTSIDERS[Audience(str(value))]) if value else ""


def _left_out(wording: Wording, value: object) -> str:
    return left_out(wording, value, WHY_KEPT_BACK) if isinstance(value, dict) else ""


LEFT: Final[tuple[Column[Left], ...]] = (
    Column("number", N_("Print no."), lambda left: left.number or None, number, align="right"),
    Column("on", N_("Day"), lambda left: left.on, day),
    Column("what", N_("What"), lambda left: left.what, what_it_was, width=28),
    Column("form", N_("Form"), lambda left: left.form, form),
    Column("level", N_("What is in it"), lambda left: left, _in_it, raw=_level),
    figure("lines", N_("Lines")),
    Column("left_out", N_("Left out"), lambda left: left.left_out, _left_out, width=32),
    Column("purpose", N_("What for"), lambda left: left.purpose, code("consent-purpose"), width=20),
    Column("recipient", N_("Who receives it"), lambda left: left.recipient, width=20, is_private=True),
    Column("vital", N_("Vital interest"), lambda left: left.vital, _vital, width=20, is_private=True),
    Column("audience", N_("Figures for"), lambda left: left.audience, _audience),
    Column("few", N_("Few: up to"), lambda left: left.few or None, number, align="right"),
    Column("caseworker", N_("By"), lambda left: left.by, width=16),
    Column("seal", N_("SHA-256"), lambda left: left.seal, width=64),
)
"""Where a print or a file was put stands nowhere: only what it was."""
