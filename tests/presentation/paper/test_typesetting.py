"""Text as lines of paper: nothing lost, nothing too wide, in the order in which it is read."""

import random
from collections import Counter
from unicodedata import normalize

import pytest

from famcase.presentation.paper.typesetting import Line, Typesetter

ARABIC = ("خالد", "العدنان", "لأن", "محمّد", "[ب]", "٣")
LATIN = ("Khaled", "al-Adnan", "Şêxo", "(12)", "20411-087-5", "5%", "+963", "x" * 40)
PARTS = ARABIC + LATIN


@pytest.fixture(scope="module")
def setters() -> tuple[Typesetter, Typesetter]:
    return Typesetter(right_to_left=False), Typesetter(right_to_left=True)


def drawn(line: Line) -> str:
    return "".join(text for _, text in line.runs)


def shown(line: Line) -> str:
    """Return a line as it is drawn, in the letters that are typed."""
    return normalize("NFKC", drawn(line))


def characters(text: str) -> Counter[str]:
    mirrored = text.translate(str.maketrans(")]}", "([{"))
    return Counter(each for each in normalize("NFKC", mirrored) if not each.isspace())


def test_nothing_is_lost_and_no_line_is_too_wide(setters: tuple[Typesetter, Typesetter]) -> None:
    chosen = random.Random(2018)  # noqa: S311
    for _ in range(400):
        text = " ".join(chosen.choices(PARTS, k=chosen.randint(1, 12)))
        setter = chosen.choice(setters)
        width, bold = chosen.uniform(3, 40), chosen.random() < 0.3
        lines = setter.lines(text, width, bold=bold, sentence=chosen.random() < 0.5)
        assert sum((characters(drawn(line)) for line in lines), Counter()) == characters(text)
        assert max(line.width for line in lines) <= width + 0.5, text
        assert all(line.is_bold == bold for line in lines)


def test_words_stay_whole_where_they_fit(setters: tuple[Typesetter, Typesetter]) -> None:
    setter = setters[0]
    whole, word = setter.measured("Khaled al-Adnan")
    assert [drawn(line) for line in setter.lines("Khaled al-Adnan", whole)] == ["Khaled al-Adnan"]
    assert [drawn(line) for line in setter.lines("Khaled al-Adnan", word)] == ["Khaled", "al-Adnan"]
    assert len(setter.lines("al-Adnan", word / 2)) > 1


@pytest.mark.parametrize(
    ("text", "from_left"),
    [
        ("خالد العدنان", "ناندعلا دلاخ"),
        ("خالد (12)", "(12) دلاخ"),
        ("الحالة 20411-087-5", "20411-087-5 ةلاحلا"),
        ("في 2018-08-15", "2018-08-15 يف"),
        ("+963 944 123 456", "+963 944 123 456"),
        ("Khaled خالد", "Khaled دلاخ"),
        ("خالد Khaled", "Khaled دلاخ"),
        ("two\nlines", "two"),
        ("↵", ""),
    ],
    ids=ascii,
)
def test_a_cell_is_read_in_the_direction_of_its_first_letter(
    setters: tuple[Typesetter, Typesetter], text: str, from_left: str
) -> None:
    for setter in setters:
        assert shown(setter.lines(text, 1_000)[0]) == from_left


def test_a_sentence_is_read_in_the_direction_of_the_document(setters: tuple[Typesetter, Typesetter]) -> None:
    english, arabic = (setter.lines("Armanaz أرمناز 12", 1_000, sentence=True)[0] for setter in setters)
    assert shown(english) == "Armanaz 12 زانمرأ"
    assert shown(arabic) == "12 زانمرأ Armanaz"


def test_letters_are_drawn_in_the_forms_they_have_beside_each_other(setters: tuple[Typesetter, Typesetter]) -> None:
    (line,) = setters[1].lines("سلام", 1_000)
    assert drawn(line) == "\ufee1\ufefc\ufeb3", "lam and alef are one"


def test_what_no_face_has_shows_that_something_is_there(setters: tuple[Typesetter, Typesetter]) -> None:
    (line,) = setters[0].lines("a🙂b村\u200d", 1_000)
    assert drawn(line).rstrip("\u200d") == "a◊b◊"
