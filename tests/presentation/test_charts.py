"""Charts as lines of text: bars of the right length, numbers beside them, nothing wider than its room."""

import random

import pytest

from famcase.presentation.cells import cells_wide
from famcase.presentation.charts import FILLS, as_text, bars, fill, in_cells, legend, pyramid
from famcase.presentation.drawings import Bar, BarChart, ShadedTable
from famcase.presentation.wording import Wording

EN, AR = Wording("en"), Wording("ar")


def drawn(lines: object, wording: Wording = EN) -> list[str]:
    return [as_text(line, right_to_left=wording.right_to_left) for line in lines]  # type: ignore[attr-defined]


def test_bars_stand_for_their_numbers() -> None:
    given = [Bar("Armanaz", 8), Bar("Salqin", 4), Bar("Sarmada", 1), Bar("Kafr Deryan", 0)]
    assert drawn(bars(EN, given, 26)) == [
        "Armanaz  ███████████████ 8",
        "Salqin   ███████▌        4",
        "Sarmada  █▉              1",
        "Kafr De…                 0",
    ]


def test_an_event_stands_behind_the_bar_of_its_week() -> None:
    given = [Bar("6 Aug", 3, "▼ Bombardment, Tamanaah"), Bar("13 Aug", 6)]
    assert drawn(bars(EN, given, 50)) == [
        "6 Aug  ████████▌         3 ▼ Bombardment, Tamanaah",
        "13 Aug █████████████████ 6",
    ]


def test_parts_are_told_apart_without_colour() -> None:
    given = [Bar("Samir", 10, parts=(1, 3, 0, 2, 4)), Bar("Rana", 5, parts=(5, 0, 0, 0, 0))]
    assert drawn(bars(EN, given, 30)) == [
        "Samir ██▓▓▓▓▓▓░░░░░········ 10",
        "Rana  ██████████             5",
    ]
    assert drawn(legend(["one", "two", "three"], 40)) == ["█ one   ▓ two   ▒ three"]
    assert len(legend(["a longer name", "another long name"], 20)) == 2


def test_in_arabic_bars_grow_from_the_right() -> None:
    given = [Bar("أرمناز", 8), Bar("سلقين", 3)]
    lines = drawn(bars(AR, given, 22), AR)
    assert lines[0].index("8") < lines[0].index("█") < lines[0].index("أ")
    assert lines[1].count("█") < lines[0].count("█")
    assert "▌" not in lines[1]


def test_what_is_more_than_nothing_always_shows() -> None:
    assert fill(1, 10_000, 10) == "▏"
    assert fill(1, 10_000, 10, right_to_left=True) == "▐"
    assert fill(0, 10, 10) == ""
    assert fill(10, 10, 10) == "█" * 10
    assert fill(11, 10, 10) == "█" * 10


def test_a_pyramid_has_the_oldest_above_and_both_sexes_beside_the_age() -> None:
    lines = drawn(pyramid(EN, [("0–4", 4, 2), ("5–11", 1, 0), ("60+", 0, 1)], ("Female", "Male"), 31))
    assert lines == [
        "      Female      Male",
        "0             60+ ██▌        1",
        "1        ▐██ 5–11            0",
        "4 ██████████  0–4 █████      2",
    ]


@pytest.mark.parametrize("wording", [EN, AR], ids=["en", "ar"])
def test_no_line_is_wider_than_its_room(wording: Wording) -> None:
    chosen = random.Random(2018)  # noqa: S311
    labels = ["", "Armanaz", "مخيم الميدان", "a very long name of a place that nobody can say", "村", "é" * 9]
    for _ in range(400):
        width = chosen.randint(12, 90)
        count = chosen.randint(1, 6)
        given = [
            Bar(
                chosen.choice(labels),
                sum(parts := [chosen.randint(0, 10 ** chosen.randint(0, 5)) for _ in FILLS]),
                chosen.choice(["", "▼ flood", "ملاحظة طويلة"]),
                parts=chosen.choice([(), tuple(parts)]),
            )
            for _ in range(count)
        ]
        for line in bars(wording, given, width):
            assert sum(part.width for part in line) + len(line) - 1 <= width
            assert all(cells_wide(part.text) <= part.width for part in line[1:2] if len(line) > 2)
        bands = [(chosen.choice(labels)[:8], chosen.randint(0, 9999), chosen.randint(0, 9)) for _ in range(count)]
        for line in pyramid(wording, bands, ("Female", "Male"), max(width, 30)):
            assert sum(part.width for part in line) + len(line) - 1 <= max(width, 30)


def test_nothing_is_no_chart() -> None:
    assert bars(EN, [], 40) == []
    assert pyramid(EN, [], ("a", "b"), 40) == []


def test_two_arabic_months_are_told_apart_beside_a_table() -> None:
    weeks = [Bar("26 تشرين الأول", 2), Bar("16 تشرين الثاني", 35, "قصف، اللطامنة")]
    first, second = drawn(bars(AR, weeks, 36), AR)
    assert "الأول" in first
    assert "الثاني" in second


def test_counts_by_two_things_are_shaded_and_say_their_number() -> None:
    table = ShadedTable(("Saraqib", "Idlib"), ("Armanaz", "al-Midan camp"), ((40, 1), (0, 12)), "From · now")
    assert drawn(in_cells(EN, table, 40)) == [
        "                    al-Midan",
        "From · now  Armanaz     camp",
        "Saraqib        █ 40      ░ 1",
        "Idlib                   ▒ 12",
    ]
    assert drawn(in_cells(EN, table, 22))[-1] == "and 1 more column"


def test_a_chart_says_below_what_its_signs_are() -> None:
    chart = BarChart((Bar("a", 2, parts=(1, 1)),), ("one", "two"), below=("said",))
    assert drawn(in_cells(EN, chart, 20))[1:] == ["█ one   ▓ two", "said"]
    assert in_cells(EN, None, 20) == []
