"""Lists with hashtags: another program finds no fault in them, and what stands below each tag is what it says."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from famcase.presentation.case_columns import CASES
from famcase.presentation.site_columns import SITES
from famcase.presentation.summary_tables import SUMMARIES
from tests.command_line import CommandLine

SCHEMA = Path("tests/files/famcase_hxl_schema.csv")
TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")


def faults(data: bytes) -> list[str]:
    """Return what libhxl has against a list."""
    import hxl
    from hxl.input import InputOptions

    options = InputOptions(allow_local=True)
    found: list[str] = []
    schema = hxl.schema(hxl.data(str(SCHEMA), options), callback=lambda fault: found.append(str(fault.message)))
    schema.validate(hxl.data(io.BytesIO(data), options))
    return found


def rows(data: bytes) -> list[dict[str, str]]:
    """Return the lines below the hashtags, by hashtag."""
    _names, tags, *lines = csv.reader(io.StringIO(data.decode("utf-8")))
    return [dict(zip(tags, line, strict=True)) for line in lines]


@pytest.fixture
def families(famcase: CommandLine) -> CommandLine:
    """Three families that agreed: of a village, of words, and one of whom nothing is known."""
    agreed = ("--consent", "given")
    known = ("--from", "C4081", "--left", "10 Aug", "--to", "Armanaz", "--since", "11 Aug", "--living", "tent")
    in_words = ("--from", "the farm of Abu Samer", "--to", "=cmd|'/C calc'!A1", "--since", "12 Aug", "--living", "open")
    famcase.case(*agreed, *known, "--priority", "2")
    famcase.case(*agreed, *in_words)
    famcase.case(*agreed, "--withhold-name")
    return famcase


def test_libhxl_finds_no_fault_in_a_list_at_any_level(families: CommandLine) -> None:
    file = families.folder / "families.hxl.csv"
    for level in ("codes", "initials", "full"):
        done = families("export", str(file), "--level", level)

        assert done.code == 0, done.err
        data = file.read_bytes()
        assert faults(data) == []
        listed = rows(data)
        assert {row["#affected+ind+idps"] for row in listed} == {"14"}
        known = next(row for row in listed if row["#severity+priority"] == "2")
        assert known["#adm3+origin+code+v_pcodes"].startswith("SY07")
        assert known["#adm4+dest+code+v_pcodes"].startswith("C")
        assert known["#date+arrived"] == ("2018-08-06" if level == "codes" else "2018-08-11")
        assert ("C4081" in data.decode()) == (level != "codes"), "the village leaves only beside initials or names"
    assert faults(data.replace(b",14,", b",many,")) != []


@pytest.mark.parametrize("command", [("sites",), ("summary", "arrivals"), ("summary", "needs")])
def test_figures_can_be_had_with_hashtags(families: CommandLine, command: tuple[str, ...]) -> None:
    done = families(*command, "--format", "hxl")

    assert done.code == 0, done.err
    names, tags = list(csv.reader(io.StringIO(done.out)))[:2]
    assert len(names) == len(tags)
    assert any(tags)


def test_figures_for_outsiders_have_hashtags_and_no_word_where_a_number_is_wanted(families: CommandLine) -> None:
    for _ in range(40):
        families.case("--consent", "given", "--to", "Salqin", "--since", "12 Aug", "--living", "tent")
    asked = ("summary", "where", "--public", "--format", "hxl")

    data = families(*asked).out.encode()

    assert faults(data) == ["Expected at least 1 matching column(s)"], "the number of the case alone"
    assert b"few" in families(*asked[:-1], "csv").out.encode()
    assert {row["#affected+f+adults+ind+idps"] for row in rows(data)} == {""}
    assert all(int(row["#affected+hh+idps"]) > 11 for row in rows(data))
    assert {(row["#meta+audience"], row["#meta+few"]) for row in rows(data)} == {("public", "11")}


def test_every_hashtag_is_one() -> None:
    columns: list[Any] = [*CASES, *SITES, *(column for table in SUMMARIES for column in table.columns)]
    tags = [each.hxl for column in columns for each in (column, *column.beside) if each.hxl]

    assert len(tags) > 40
    assert all(map(TAG.fullmatch, tags))
    assert all(column.hxl for column in CASES)
    assert len({column.hxl for column in CASES}) == len(CASES)


def test_a_list_of_ours_comes_back_and_changes_nothing(families: CommandLine) -> None:
    for name, level in (("list.hxl.csv", "codes"), ("list.csv", "full"), ("list.tsv", "initials")):
        file = families.folder / name
        assert families("export", str(file), "--level", level).code == 0
        done = families("import", str(file), "--mapping", "famcase-list", "--format", "json")
        assert done.code == 0, done.err
        told = done.json
        assert (told["families"], told["new"], told["changed"], told["rejected"], told["doubts"]) == (3, 0, 0, 0, [])


def test_a_priority_given_in_a_spreadsheet_comes_back(families: CommandLine) -> None:
    file = families.folder / "families.hxl.csv"
    assert families("export", str(file), "priority 2").code == 0
    file.write_bytes(file.read_bytes().replace(b',14,2,"open"', b',14,1,"open"'))
    mapping = families.folder / "own.toml"
    mapping.write_text(
        'source = "own"\n[household]\nforeign_id = "#meta+id+case"\n'
        '[family]\nnumber = "#meta+id+case"\npriority = "#severity+priority"\n',
        encoding="utf-8",
    )

    assert families("import", str(file), "--mapping", str(mapping), "--format", "json").json["changed"] == 1
    listed = json.loads(families("list", "--format", "json").out)
    assert sorted((line["priority"] or 0) for line in listed) == [0, 0, 1]
