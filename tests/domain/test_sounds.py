"""The consonantal key of a single word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain.sounds import SILENT, sound, sound_of_parts


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("adnan", "Adnn"),
        ("عدنان", "Adnn"),
        ("khaled", "xld"),
        ("خالد", "xld"),
        ("محمد", "mhmd"),
        ("mohd", "mhmd"),
        ("mhd", "mhmd"),
        ("ghassan", "Gsn"),
        ("غسان", "Gsn"),
        ("hammam", "hmm"),
        ("همام", "hmm"),
        ("salem", "slm"),
        ("salma", "slma"),
        ("سلمى", "slma"),
        ("saleh", "sla"),
        ("salih", "sla"),
        ("صالح", "sla"),
        ("hamdi", "hmdy"),
        ("حمدي", "hmdy"),
        ("jumblatt", "jmblt"),
        ("جنبلاط", "jmblt"),
        ("marcel", "mrsl"),
        ("مارسيل", "mrsl"),
        ("fawziyyeh", "fza"),
        ("فوزية", "fza"),
        ("شەڤین", "Sfn"),
        ("şevîn", "Sfn"),
    ],
)
def test_both_scripts_have_one_key(word: str, key: str) -> None:
    assert sound(word) == key


def test_a_word_without_any_sound_has_a_key_all_the_same() -> None:
    assert sound("-") == SILENT
    assert sound("") == SILENT


def test_words_spoken_as_one_keep_the_doubles_between_them() -> None:
    assert sound_of_parts(("rasm", "mashrafa")) == sound("رسممشرفة") == "rsmmSrfa"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_every_word_has_a_key(word: str) -> None:
    assert sound(word)
