"""What says who somebody is, or was written by people, is in no file of codes alone."""

from collections.abc import Sequence
from typing import Any

import pytest

from famcase.presentation import supervising_columns
from famcase.presentation.case_columns import CASES
from famcase.presentation.columns import Column
from famcase.presentation.distribution_columns import NAMED_PAPER, NAMED_RATIONS, PAPER, RATIONS
from famcase.presentation.due_columns import DUE
from famcase.presentation.event_columns import EVENTS
from famcase.presentation.handover_columns import HANDOVER
from famcase.presentation.referral_columns import WAITING
from famcase.presentation.round_columns import ROUND
from famcase.presentation.saved_columns import SAVED

_SAYS_WHO = {"name", "name_ar", "by"}
_WRITTEN = {"what", "next_what", "comment", "text", "source", "directions", "promised", "words"}
_TOLD = {"safe_contact"}

LISTS: dict[str, Sequence[Column[Any]]] = {
    "cases": CASES,
    "due": DUE,
    "handover": HANDOVER,
    "round": ROUND,
    "waiting": WAITING,
    "unassigned": supervising_columns.UNASSIGNED,
    "closures": supervising_columns.CLOSURES,
    "sent back": supervising_columns.SENT_BACK,
    "answers": supervising_columns.ANSWERS,
    "rations": RATIONS,
    "rations by name": NAMED_RATIONS,
    "paper": PAPER,
    "paper by name": NAMED_PAPER,
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_families_leaves_without_names_and_words(name: str) -> None:
    public = {column.id for column in LISTS[name] if not column.is_private}

    assert not public & (_SAYS_WHO | _WRITTEN | _TOLD)
    assert public, "case numbers and codes are left"


@pytest.mark.parametrize("columns", [WAITING, supervising_columns.ANSWERS])
def test_why_somebody_was_referred_is_in_people_s_words(columns: Sequence[Column[Any]]) -> None:
    assert {column.id: column.is_private for column in columns}["reason"]


def test_what_happened_leaves_without_who_said_so_and_how() -> None:
    assert {column.id for column in EVENTS if column.is_private} == {"source", "text"}


def test_the_words_of_a_kept_list_may_be_a_name() -> None:
    assert {column.id for column in SAVED if column.is_private} == {"words"}
