"""A mapping is found by its shipped name or as a file of one's own."""

from pathlib import Path

import pytest

from famcase.domain.vocabulary import Vocabulary
from famcase.errors import NotFound, Refused, StorageFault
from famcase.exchange.mapping_files import mapping_text, shipped_mappings
from famcase.exchange.mapping_text import read_mapping
from famcase.exchange.populations import is_population_mapping, read_population_mapping

SHIPPED = Path(__file__).parents[2] / "data" / "mappings"


@pytest.mark.parametrize("name", shipped_mappings(SHIPPED))
def test_every_shipped_mapping_is_correct_and_called_as_its_source(name: str, vocabulary: Vocabulary) -> None:
    text = mapping_text(name, SHIPPED)
    read = read_population_mapping if is_population_mapping(text) else read_mapping
    assert read(text, vocabulary).source == name


def test_a_file_of_one_s_own_is_read_with_or_without_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(b'\xef\xbb\xbfsource = "own"')

    assert mapping_text(str(path), SHIPPED) == 'source = "own"'


@pytest.mark.parametrize("wanted", ["gone", "gone/reach", "reach-msna-2024.toml"])
def test_a_mapping_that_is_not_there_is_said_so_with_those_that_are(wanted: str) -> None:
    with pytest.raises(NotFound) as caught:
        mapping_text(wanted, SHIPPED)

    assert "reach-msna-2024" in str(caught.value.values["known"])


@pytest.mark.parametrize("content", [b"\xff\xfe\xfd", b"#" * ((1 << 20) + 1)])
def test_a_file_that_is_no_text_is_no_mapping(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)

    with pytest.raises(Refused):
        mapping_text(str(path), SHIPPED)


def test_a_folder_and_a_name_no_system_takes_are_sentences(tmp_path: Path) -> None:
    with pytest.raises((Refused, StorageFault)):
        mapping_text(str(tmp_path), SHIPPED)
    with pytest.raises(StorageFault):
        mapping_text("a\0b", SHIPPED)
