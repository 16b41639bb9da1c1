"""Wording: both languages, six plural forms, values that are never instructions."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from famcase.errors import Refused
from famcase.presentation import wording as wording_module
from famcase.presentation.wording import Language, Wording
from famcase.wording import Coded, Said

AUG_15 = date(2018, 8, 15)


class Shelters:
    """A vocabulary of one code."""

    def label(self, list_name: str, code: str, language: Language, /) -> str:
        return (
            {"en": "rented house", "ar": "منزل مستأجر"}[language] if (list_name, code) == ("living", "rented") else code
        )

    def is_sensitive(self, list_name: str, code: str, /) -> bool:  # noqa: ARG002 - none is
        return False


def test_english_fills_the_places_of_the_message_itself() -> None:
    assert Wording("en")("{day}, {ago}", day="Monday", ago="today") == "Monday, today"


def test_a_value_is_never_a_template() -> None:
    assert Wording("en")("{name} and {other}", name="{other}", other="{name}{0}{x.y}") == "{other} and {name}{0}{x.y}"


def test_a_place_without_a_value_stays_visible_and_raises_nothing() -> None:
    assert Wording("en")("{day}, {ago}", day="Monday") == "Monday, {ago}"


def test_somebodys_text_is_not_translated_and_carries_no_command() -> None:
    arabic = Wording("ar")

    assert arabic("{day}, {ago}", day="today", ago="\x1b[2Jخالد").startswith("today")
    assert "\x1b" not in arabic("{day}, {ago}", day="today", ago="\x1b[2Jخالد")


def test_a_msgid_given_as_a_value_is_translated_when_it_is_marked() -> None:
    assert Wording("ar")("{day}, {ago}", day=Said("yesterday"), ago="").startswith("أمس")


def test_a_code_given_as_a_value_is_shown_by_its_label() -> None:
    assert Wording("en", Shelters())("{day}", day=Coded("living", "rented")) == "rented house"
    assert Wording("ar", Shelters()).label("living", "rented") == "منزل مستأجر"
    assert Wording("en").label("living", "rented") == "rented"


def test_an_arabic_name_in_an_english_sentence_keeps_what_follows_in_place() -> None:
    assert Wording("en")("{name} 5", name="خالد") == "خالد\u200e 5"
    assert Wording("ar")("{name} 5", name="Khaled") == "Khaled\u200f 5"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (AUG_15, "Wed 15 Aug 2018"),
        (datetime(2018, 8, 15, 14, 32), "Wed 15 Aug 2018 14:32"),  # noqa: DTZ001
        (1985, "1985"),
        (600_000, "600,000"),
        (True, "yes"),
        (None, ""),
        (["a", "b"], "a, b"),
    ],
)
def test_values_are_shown_by_their_type(value: object, shown: str) -> None:
    assert Wording("en")("{value}", value=value) == shown


def test_arabic_counts_in_six_forms() -> None:
    arabic = Wording("ar")

    shown = [arabic.plural("{count} day ago", "{count} days ago", count) for count in (0, 1, 2, 5, 11, 100)]

    assert len(set(shown)) == 6
    assert shown[2] == "قبل يومين"


def test_english_counts_in_two_forms() -> None:
    assert Wording("en").plural("{count} day ago", "{count} days ago", 1) == "1 day ago"
    assert Wording("en").plural("{count} day ago", "{count} days ago", 0) == "0 days ago"


def test_an_error_is_its_sentence_and_its_hint_below() -> None:
    error = Refused("{name} is closed.", hint="Reopen {name}.", name="20411-087-3")

    assert Wording("en").error(error) == "20411-087-3 is closed.\nReopen 20411-087-3."
    assert Wording("en").error(Refused("No.")) == "No."


def test_an_empty_message_is_not_the_header_of_the_catalogue() -> None:
    assert Wording("ar")("") == ""


def test_a_missing_catalogue_shows_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(wording_module, "CATALOGUES", tmp_path)

    arabic = Wording("ar")

    assert arabic("yesterday") == "yesterday"
    assert arabic.right_to_left


def test_only_arabic_is_written_from_right_to_left() -> None:
    assert not Wording("en").right_to_left
    assert Wording("ar").language == "ar"


def test_wording_loads_nothing_slow() -> None:
    code = "import sys, famcase.presentation.wording, famcase.presentation.tables; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert not {"tabulate", "babel", "textual", "rich", "wcwidth", "bidi", "arabic_reshaper", "peewee"} & set(loaded)
