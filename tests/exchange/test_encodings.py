"""The encoding of a text file is guessed right for lists of real names and villages."""

import csv
import random
from pathlib import Path

import pytest

from famcase.exchange.encodings import decode_text, guess_encoding

DATA = Path(__file__).parents[2] / "data"


def column(file: str, name: str) -> list[str]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return [row[name] for row in csv.DictReader(lines) if row[name]]


@pytest.fixture(scope="module")
def lists() -> list[str]:
    """Two hundred lists of 2 to 40 families, with an English or an Arabic header."""
    chance = random.Random(2018)  # noqa: S311 - a seed, not a secret
    given, surnames = column("names/given.csv", "name_ar"), column("names/family.csv", "name_ar")
    places = column("gazetteer/places.csv", "name_ar")
    texts = []
    for _ in range(200):
        rows = [chance.choice(["الاسم,القرية,عدد", "name,place,people"])]
        for _ in range(chance.randint(2, 40)):
            name = f"{chance.choice(given)} {chance.choice(surnames)}"
            rows.append(f"{name},{chance.choice(places)},{chance.randint(1, 14)}")
        texts.append("\n".join(rows))
    return texts


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "iso8859-6", "utf-16-le", "utf-16-be"])
def test_lists_of_families_are_read_in_every_encoding_that_teams_send(lists: list[str], encoding: str) -> None:
    wrong = [text for text in lists if decode_text(text.encode(encoding, "replace")) != _as_told(text, encoding)]

    assert wrong == []


def _as_told(text: str, encoding: str) -> str:
    return text.encode(encoding, "replace").decode(encoding)


def test_french_accents_survive_the_arabic_code_page() -> None:
    assert decode_text("Prénom;âge\nHélène;3".encode("cp1256")) == "Prénom;âge\nHélène;3"


def test_one_stray_nul_does_not_make_utf_16_of_a_list() -> None:
    assert guess_encoding(b"name,place\nKha\0led,Armanaz\nFatima,Idlib\n\n") == "utf-8"
    assert guess_encoding(b"ab,\0") == guess_encoding(b"\0,ab") == guess_encoding(b"a,\0") == "utf-8"


def test_a_mark_wins_over_every_guess() -> None:
    assert decode_text(b"\xef\xbb\xbfname") == "name"
    assert decode_text("name".encode("utf-32")) == "name"
