"""A mapping is data; a mistake in it is a sentence that names the key and the line."""

import pytest

from famcase.domain.vocabulary import Vocabulary
from famcase.exchange.mapping import Constant, FromColumn, folded
from famcase.exchange.mapping_text import MappingRefused, key_lines, read_mapping

SMALL = """\
source = "list"

[household]
foreign_id = "number"

[family]
declared_people = "people"
displacement = { constant = "displaced" }

[family.priority]
column = "how bad"
blank = ["?"]
values = { high = "1", low = "3" }

[[stay]]
place = "village"
living = "shelter"

[[stay.tenure]]
code = "renting"
when = { shelter = "rented" }
"""


def refusal(text: str, vocabulary: Vocabulary) -> MappingRefused:
    with pytest.raises(MappingRefused) as caught:
        read_mapping(text, vocabulary)
    return caught.value


def test_a_small_mapping_is_read(vocabulary: Vocabulary) -> None:
    mapping = read_mapping(SMALL, vocabulary)

    people, displacement, priority = mapping.family
    assert people == FromColumn("declared_people", "count", "people", 7)
    assert displacement == Constant("displacement", "code", "displaced", 8)
    assert isinstance(priority, FromColumn)
    assert priority.values == {"high": "1", "low": "3"}
    assert priority.blank == frozenset({"?"})


def test_a_code_column_without_values_takes_our_codes_and_their_labels(vocabulary: Vocabulary) -> None:
    living = read_mapping(SMALL, vocabulary).stays[0][1]

    assert isinstance(living, FromColumn)
    assert living.values is not None
    assert living.values["rented house or room"] == living.values["rented"] == "rented"
    assert living.values["بيت أو غرفة بالإيجار"] == "rented"


@pytest.mark.parametrize(
    ("wrong", "right", "message", "values"),
    [
        ("declared_people =", "how_many =", "nothing is called", {"line": 7, "key": "family.how_many"}),
        ("[[stay]]", "[[stays]]", "nothing is called", {"line": 15, "key": "stays"}),
        ('low = "3"', 'low = "9"', "is not in the list", {"line": 13, "code": "9", "list": "priority"}),
        ('"displaced"', '"fled"', "is not in the list", {"line": 8, "code": "fled", "list": "displacement"}),
        ('code = "renting"', 'code = "rents"', "is not in the list", {"line": 20, "code": "rents", "list": "tenure"}),
        ('code = "renting"\n', "", "is missing", {"line": 19, "key": "stay.tenure.code"}),
        ('foreign_id = "number"', "", "is missing", {"line": 3, "key": "household.foreign_id"}),
        ('place = "village"', "place = 3", "has to be", {"line": 16, "key": "stay.place"}),
        ('blank = ["?"]', 'blank = "?"', "has to be", {"line": 12, "key": "family.priority.blank"}),
        ('when = { shelter = "rented" }', 'when = "x"', "has to be", {"line": 21, "key": "stay.tenure.when"}),
        ('source = "list"', 'source = "a"\ndates = ["%d/%m"]', "has to be", {"line": 2, "key": "dates"}),
        ('source = "list"', 'source = "a"\ndates = ["day"]', "has to be", {"line": 2, "key": "dates"}),
        ("[family]", "[family", "not correct TOML", {}),
    ],
)
def test_a_mistake_names_its_key_and_line(
    vocabulary: Vocabulary, wrong: str, right: str, message: str, values: dict[str, object]
) -> None:
    assert wrong in SMALL
    refused = refusal(SMALL.replace(wrong, right), vocabulary)

    assert message in refused.message
    assert values.items() <= refused.values.items()
    assert refused.hint
    if message == "not correct TOML":
        assert "line 6" in str(refused.values["problem"])


def test_an_unknown_key_names_what_it_can_be(vocabulary: Vocabulary) -> None:
    refused = refusal(SMALL.replace("blank =", "empty ="), vocabulary)

    assert refused.values["known"] == "blank, column, constant, values"


@pytest.mark.parametrize("section", ["head", "people", "household", "member", "consent"])
def test_a_table_that_is_a_text_is_refused(vocabulary: Vocabulary, section: str) -> None:
    text = f'{section} = "x"\nsource = "a"\n' + ("" if section == "household" else '[household]\nforeign_id = "n"\n')

    assert refusal(text, vocabulary).values["key"] == section


def test_lines_are_found_in_tables_lists_of_tables_and_quoted_keys() -> None:
    text = '# x\na = 1\n[b.c]\n"d e" = 2\n[[f]]\ng = 3\n[[f]]\ng = 4\n[[f.h]]\ni = 5\n[f.j]\nk = 6\n'

    assert key_lines(text) == {
        ("a",): 2,
        ("b",): 3,
        ("b", "c"): 3,
        ("b", "c", "d e"): 4,
        ("f",): 5,
        ("f", "0"): 5,
        ("f", "0", "g"): 6,
        ("f", "1"): 7,
        ("f", "1", "g"): 8,
        ("f", "1", "h"): 9,
        ("f", "1", "h", "0"): 9,
        ("f", "1", "h", "0", "i"): 10,
        ("f", "1", "j"): 11,
        ("f", "1", "j", "k"): 12,
    }


@pytest.mark.parametrize(
    ("value", "compared"), [(1.0, "1"), (1, "1"), (" Yes  Sir ", "yes sir"), (True, "true"), (1.5, "1.5"), ("", "")]
)
def test_values_of_a_file_are_compared_without_capitals_and_blanks(value: object, compared: str) -> None:
    assert folded(value) == compared
