"""What the tests of readers share: the shipped vocabularies and mapping, and spreadsheets made by hand."""

import csv
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import psutil
import pytest

from famcase.domain.vocabulary import Term, Vocabulary
from tests.exchange.reading import MakeSpreadsheet

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    terms = []
    for file in sorted((ROOT / "data" / "vocabularies").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for position, row in enumerate(csv.DictReader(lines)):
                terms.append(Term(file.stem, row["code"], row["label_en"], row["label_ar"], position))
    return Vocabulary(terms)


@pytest.fixture(scope="session")
def reach_mapping_text() -> str:
    return (ROOT / "data" / "mappings" / "reach-msna-2024.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def reach_file() -> Path:
    return ROOT / "tests" / "files" / "reach_msna2024_dummy_raw_data.xlsx"


@pytest.fixture
def make_spreadsheet(tmp_path: Path) -> MakeSpreadsheet:
    """Return a function that writes {sheet name: rows} as an XLSX; a cell is a text, or raw XML in `cells`."""

    def make(sheets: dict[str, Sequence[Sequence[str]]], name: str = "made.xlsx", cells: str = "") -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, text in _parts(sheets, cells).items():
                archive.writestr(member, text)
        return path

    return make


def _parts(sheets: dict[str, Sequence[Sequence[str]]], cells: str) -> dict[str, str]:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{content}.sheet.main+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{content}.worksheet+xml"/>' for n in numbers
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        + "".join(
            f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>'
            for n, name in zip(numbers, sheets, strict=True)
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="rId{n}" Type="{relations}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in numbers
        )
        + "</Relationships>",
    }
    for n, rows in zip(numbers, sheets.values(), strict=True):
        data = "".join(
            "<row>" + "".join(f'<c t="inlineStr"><is><t xml:space="preserve">{escape(c)}</t></is></c>' for c in row)
            + "</row>"
            for row in rows
        )  # fmt: skip
        parts[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{main}"><sheetData>{data}{cells}</sheetData></worksheet>'
        )
    return parts


@pytest.fixture
def no_child_is_left() -> None:
    assert psutil.Process().children() == []
