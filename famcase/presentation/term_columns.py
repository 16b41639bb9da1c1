"""The columns of a list of codes."""

from typing import Final

from famcase.domain.vocabulary import Term
from famcase.presentation.columns import Column
from famcase.wording import N_

TERMS: Final[tuple[Column[Term], ...]] = (
    Column("code", N_("Code"), lambda term: term.code),
    Column("label_en", N_("In English"), lambda term: term.label_en, width=44),
    Column("label_ar", N_("In Arabic"), lambda term: term.label_ar, width=44),
)
