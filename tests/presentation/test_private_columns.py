"""What says who somebody is, or was written by people, is in no file of codes alone."""

import importlib
import pkgutil
from collections.abc import Sequence
from typing import Any

import pytest

from famcase import presentation
from famcase.presentation import names_shown, supervising_columns
from famcase.presentation.case_columns import CASES
from famcase.presentation.columns import Column, text
from famcase.presentation.distribution_columns import NAMED_PAPER, NAMED_RATIONS, PAPER, RATIONS
from famcase.presentation.due_columns import DUE
from famcase.presentation.event_columns import EVENTS
from famcase.presentation.handover_columns import HANDOVER
from famcase.presentation.referral_columns import WAITING
from famcase.presentation.round_columns import ROUND
from famcase.presentation.saved_columns import SAVED
from famcase.presentation.stop_columns import STOPS

_SAYS_WHO = {"name", "name_ar", "by"}
_WRITTEN = {"what", "next_what", "comment", "text", "source", "directions", "promised", "words"}
_TOLD = {"safe_contact"}
_OF_PLACES = {
    "where",
    "place",
    "pcode",
    "origin",
    "origin_adm3",
    "origin_adm4",
    "place_adm4",
    "within",
    "sectors",
    "aliases",
    "cluster",
}
_IN_A_PLACE = {"sector", "tent", "occupancy_percent"}
_OF_THE_OFFICE = {"assigned_to", "requested_by", "asked_by", "close_requested_by", "caseworker"}
_OF_FILES = {"sheet", "row", "column", "other_sheet", "other_row", "columns", "sort", "setting", "source"}
_NAMES_NO_FAMILY = {
    "origin_columns",
    "place_columns",
    "site_columns",
    "today_columns",
    "summary_columns",
    "user_columns",
}
"""Modules whose names are of no family."""
_OF_THE_FIELD = {"term_columns", "standard_columns"}
_BY_A_USER = {"family_columns": {"by"}, "course_columns": {"by"}, "history_columns": {"by"}}
_OTHERS = {
    ("left_columns", "seal"),
    ("union_columns", "field"),
}
"""The hash of a file, and what differs between two."""

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
    "stops": STOPS,
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
    assert {column.id for column in SAVED if column.is_private} == {"name", "words"}


def test_every_other_column_of_text_is_private() -> None:
    """A new column of people's words is private, or stands above as one that says nothing of somebody."""
    said: set[tuple[str, str]] = set()
    for found in pkgutil.iter_modules(presentation.__path__):
        module = importlib.import_module(f"famcase.presentation.{found.name}")
        listed = [value if isinstance(value, tuple) else (value,) for value in vars(module).values()]
        for column in (each for columns in listed for each in columns if isinstance(each, Column)):
            if column.show in {text, names_shown.name} and not column.is_private:
                said.add((found.name, column.id))
    known = _OF_PLACES | _IN_A_PLACE | _OF_THE_OFFICE | _OF_FILES
    assert {
        (module, column)
        for module, column in said
        if column not in known | _BY_A_USER.get(module, set())
        and not (module in _NAMES_NO_FAMILY and column.startswith("name"))
        and module not in _OF_THE_FIELD
    } == _OTHERS
    assert len(said) > 40
