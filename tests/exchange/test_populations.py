"""Populations of places, read from a file by a mapping."""

from datetime import date
from pathlib import Path

import pytest

from famcase.domain.vocabulary import Vocabulary
from famcase.errors import Refused
from famcase.exchange.mapping_text import MappingRefused
from famcase.exchange.populations import is_population_mapping, read_population_mapping, read_populations
from famcase.exchange.sheets import Limits, Sheet, Workbook, read_workbook
from famcase.paths import data_folder
from famcase.storage.reference import read_vocabulary

FILE = Path(__file__).parents[1] / "files" / "worldbank_idleb_communities_population.xlsx"
SHIPPED = (data_folder() / "mappings" / "worldbank-idleb-2023.toml").read_text(encoding="utf-8")
MAPPING = """
source = "x"
[population]
pcode = "P"
people = "N"
on = 2018-06-01
count_source = "survey"
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(read_vocabulary(data_folder()))


def _book(*rows: tuple[object, ...]) -> Workbook:
    return Workbook("x.xlsx", (Sheet("one", (("P", "N"), *rows)),))  # type: ignore[arg-type]


def test_the_shipped_mapping_reads_every_community_of_idleb(vocabulary: Vocabulary) -> None:
    reading = read_populations(read_workbook(FILE, Limits()), read_population_mapping(SHIPPED, vocabulary))

    assert len(reading.counts) == 680
    assert (reading.on, reading.count_source) == (date(2023, 12, 31), "survey")
    assert (reading.counts[0].pcode, reading.counts[0].people, reading.counts[0].row) == ("C3866", 2_119, 2)
    assert sum(count.people for count in reading.counts) == 2_816_210
    assert reading.rejected == ()
    assert len(reading.doubts) == sum(count.people == 0 for count in reading.counts) == 261


def test_no_row_is_lost_and_each_that_cannot_be_kept_says_why(vocabulary: Vocabulary) -> None:
    book = _book(("C1", 10), ("c1", 11), ("", 4), ("C2", "many"), ("C3", "٢٠"), ("C4", -1), ("C5", None), ("C6", 2.5))
    reading = read_populations(book, read_population_mapping(MAPPING, vocabulary))

    assert [(count.pcode, count.people) for count in reading.counts] == [("C1", 10), ("C3", 20)]
    assert [(doubt.row, doubt.column) for doubt in reading.rejected] == [
        (3, "P"), (4, "P"), (5, "N"), (7, "N"), (8, "N"), (9, "N"),
    ]  # fmt: skip


def test_a_mapping_of_families_is_none_of_populations() -> None:
    assert is_population_mapping(SHIPPED)
    assert not is_population_mapping((data_folder() / "mappings" / "reach-msna-2024.toml").read_text(encoding="utf-8"))
    assert not is_population_mapping("[population")


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ('count_source = "survey"', 'count_source = "rumour"', 7),
        ("on = 2018-06-01", 'on = "2018-06-01"', 6),
        ("on = 2018-06-01", "on = 2018-06-01T12:00:00", 6),
        ('people = "N"', "people = 3", 5),
        ('people = "N"', "", 3),
        ('source = "x"', 'source = "x"\nhousehold = 1', 3),
        ('pcode = "P"', 'pcode = "P"\nname = "Q"', 5),
    ],
)
def test_a_mistake_in_a_mapping_names_its_line(vocabulary: Vocabulary, before: str, after: str, line: int) -> None:
    with pytest.raises(MappingRefused) as refused:
        read_population_mapping(MAPPING.replace(before, after), vocabulary)
    assert refused.value.values["line"] == line


def test_a_file_without_the_column_is_refused(vocabulary: Vocabulary) -> None:
    with pytest.raises(Refused):
        read_populations(_book(), read_population_mapping(MAPPING.replace('"N"', '"People"'), vocabulary))
