"""Reordering: the same order as fribidi, the same cells out as in, marks on their letters, brackets mirrored."""

import random
import subprocess
import unicodedata

import pytest

from famcase.presentation.bidi import Bidi, Reorderer, choose, for_terminal, kept_whole, reorder
from famcase.presentation.cells import cells_wide

MARKS = "ًُّ"
ALPHABETS = (
    "ابتمحدلأةىي", "ابتمحدلأةىي", "abcXYZ", "0123456789", "٠١٢٣", " ", "()[]<>«»", "-/:.,+#%", "،؟", "אבג", "│",
)  # fmt: skip


def drawn(logical: str, right_to_left: bool) -> list[tuple[str, bool]]:
    """What fribidi puts in each cell: the character of `logical` and whether it was turned around."""
    command = [
        "fribidi",
        "--rtl" if right_to_left else "--ltr",
        "--nobreak",
        "--nopad",
        "--novisual",
        "--ltov",
        "--levels",
    ]
    answer = subprocess.run(command, input=f"{logical}\n", capture_output=True, text=True, check=True).stdout
    places, levels = ([int(word) for word in line.split()] for line in answer.splitlines()[:2])
    cells = sorted(zip(places, logical, levels, strict=True))
    return [(character, level % 2 == 1) for _, character, level in cells]


MIRROR = str.maketrans("()[]<>«»", ")(][><»«")


def joined_apart(text: str) -> str:
    """Undo the joining of letters, to compare with what was stored."""
    return "".join(
        unicodedata.normalize("NFKC", character) if character > "\ufb00" else character for character in text
    )


@pytest.mark.slow
def test_a_thousand_mixed_lines_stand_as_fribidi_sets_them() -> None:
    """Needs the program `fribidi`."""
    chance = random.Random(2018)  # noqa: S311
    for _ in range(1_000):
        logical = "".join(chance.choice(chance.choice(ALPHABETS)) for _ in range(chance.randint(1, 40)))
        for right_to_left in (False, True):
            expected = "".join(
                character.translate(MIRROR) if turned else character
                for character, turned in drawn(logical, right_to_left)
            )
            assert joined_apart(reorder(logical, right_to_left=right_to_left)) == expected, ascii(logical)


@pytest.mark.parametrize(
    ("logical", "left_to_right", "right_to_left"),
    [
        ("אב 12", "12 בא", "12 בא"),
        ("a אב 12", "a 12 בא", "12 בא a"),
        ("אב (ג) x", "(ג) בא x", "x (ג) בא"),
        ("a <אב>", "a <בא>", "<בא> a"),
        ("12-34 אב", "12-34 בא", "בא 12-34"),
    ],
)
def test_short_lines_stand_as_fribidi_set_them(logical: str, left_to_right: str, right_to_left: str) -> None:
    assert reorder(logical) == left_to_right
    assert reorder(logical, right_to_left=True) == right_to_left


def test_letters_are_joined_and_brackets_face_each_other() -> None:
    assert reorder("a (محمد 12) [b]") == "a (12 ﺪﻤﺤﻣ) [b]"
    assert reorder("محمد (خالد)", right_to_left=True) == "(ﺪﻟﺎﺧ) ﺪﻤﺤﻣ"


def test_marks_follow_their_letter() -> None:
    assert reorder("مُد") == "ﺪﻣُ"


def test_a_family_of_emoji_is_not_taken_apart() -> None:
    family = "👨‍👩‍👧‍👦"
    assert reorder(f"محمد {family} خالد") == f"ﺪﻟﺎﺧ {family} ﺪﻤﺤﻣ"


def test_columns_stay_in_place() -> None:
    line = "│ خالد\u200e │ 14 │ 2018-08-15 │"

    assert reorder(line) == "│ ﺪﻟﺎﺧ │ 14 │ 2018-08-15 │"


@pytest.mark.parametrize("seed", range(20))
def test_as_many_cells_come_out_as_went_in(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    parts = (
        "سلام",
        "لا",
        "مُحَمَّد",
        "👍🏽",
        "👨‍👩‍👧",
        "عبد\u200cالله",
        "漢字",
        "(x)",
        " ",
        "12",
        "٣",
        "ﷺ",
        "\u200e",
        MARKS,
    )
    line = "".join(chance.choice(parts) for _ in range(15))

    assert cells_wide(reorder(line)) == cells_wide(line)
    assert cells_wide(reorder(line, right_to_left=True)) == cells_wide(line)


@pytest.mark.parametrize(
    "line", ["\x1b[31mمحمد", "محمد\x00", "محمد\u202eabc", "\ud800 محمد", "", "\u0651", "م" * 10_000, "(" * 5_000 + "م"]
)
def test_hostile_lines_neither_crash_nor_pass_a_command(line: str) -> None:
    shown = reorder(line)

    assert shown.isprintable() or "\ufffd" in shown
    assert not set(shown) & set("\x1b\x00\u202e\ud800")


def test_english_lines_are_left_alone() -> None:
    assert reorder("Khaled (14) [/b]") == "Khaled (14) [/b]"


@pytest.mark.parametrize(
    ("environ", "chosen"),
    [
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, Bidi.TERMINAL),
        ({"TERM": "xterm-256color", "VTE_VERSION": "5202"}, Bidi.APP),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "230805"}, Bidi.TERMINAL),
        ({"TERM": "mlterm"}, Bidi.TERMINAL),
        ({"TERM": "putty-256color"}, Bidi.TERMINAL),
        ({"TERM_PROGRAM": "Apple_Terminal"}, Bidi.TERMINAL),
        ({"TERM": "xterm-kitty", "VTE_VERSION": "7600"}, Bidi.APP),
        ({"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"}, Bidi.APP),
        ({"WT_SESSION": "1"}, Bidi.APP),
        ({"TERM": "foot"}, Bidi.APP),
        ({"VTE_VERSION": "new"}, Bidi.APP),
        ({}, Bidi.APP),
    ],
)
def test_who_reorders_is_known_by_the_terminal(environ: dict[str, str], chosen: Bidi) -> None:
    assert choose(Bidi.AUTO, environ) is chosen


def test_a_setting_goes_before_the_terminal() -> None:
    assert choose(Bidi.OFF, {"VTE_VERSION": "7600"}) is Bidi.OFF
    assert choose(Bidi.APP, {"VTE_VERSION": "7600"}) is Bidi.APP


@pytest.mark.parametrize(
    ("sentence", "sent"),
    [
        ("مع Salma\u200f · 9 أشخاص", "\u200eأشخاص\u200e 9 · Salma \u200eمع\u200e"),
        ("لبنى، وليد.", ".\u200eلبنى، وليد\u200e"),
        ("خالد (أبو أحمد)", "(\u200eأبو أحمد\u200e) \u200eخالد\u200e"),
        ("مُحَمَّد ١٢", "\u200e١٢\u200e \u200eمُحَمَّد\u200e"),
        ("English only", "English only"),
    ],
)
def test_a_terminal_that_reorders_is_sent_what_makes_it_show_an_arabic_sentence(sentence: str, sent: str) -> None:
    ordered = Reorderer(joins=False)(sentence, right_to_left=True)

    assert for_terminal(ordered) == sent
    # such a terminal takes the line for one that is read from the left
    assert Reorderer(joins=False)(sent) == ordered


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("أبج /home/salma/list.csv.", "./home/salma/list.csv جبأ"),
        ("أبج ~/2018-08-15.csv أبج", "جبأ ~/2018-08-15.csv جبأ"),
        ("أبج C:\\lists\\، أبج", "جبأ ،C:\\lists\\ جبأ"),
        ("لـ/home/salma/ أبج", "جبأ /home/salma/ـل"),
        ("أبج --level full (.pdf)", "--level full (.pdf) جبأ"),
        ("أبج “--yes” أبج", "جبأ ”--yes“ جبأ"),
        ("أبج 20411-087-3؟", "؟20411-087-3 جبأ"),
        ("أبج +963 944 123456.", ".+963 944 123456 جبأ"),
        ("أبج 12-14 أبج", "جبأ 14-12 جبأ"),
        ("/home/أبج/list.csv أبج", "جبأ list.csv/جبأ/home/"),
        ("أبج. Salma\u200f، 3 أبج", "جبأ 3 ،Salma .جبأ"),
    ],
)
def test_what_is_no_word_keeps_its_signs_in_an_arabic_sentence(sentence: str, shown: str) -> None:
    reordered = Reorderer(joins=False)

    assert reordered(kept_whole(sentence), right_to_left=True) == shown
    assert kept_whole(sentence).replace("\u200e", "") == sentence


def test_characters_that_are_followed_tell_where_they_went() -> None:
    cells = Reorderer(joins=False).cells("ابج 12", (1,), right_to_left=True)

    assert [(text, index) for text, index in cells if index is not None] == [
        ("1", 4), ("2", 5), ("ج", 2), ("ب", 1), ("ا", 0),
    ]  # fmt: skip
