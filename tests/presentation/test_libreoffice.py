"""LibreOffice opens what we write: days are days, Arabic is whole, and nothing in it is a formula."""

import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from famcase.presentation.files import FileForm
from tests.presentation.test_files import HOSTILE, Line, written

pytestmark = [pytest.mark.slow, pytest.mark.libreoffice]

_ROWS = [Line(), *(Line(name=text) for text in HOSTILE)]
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# comma, double quotes, UTF-8, from row 1, English, numbers of any kind are looked for: what its dialog proposes
_AS_CSV = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false,false,false,-1"


def opened(folder: Path, files: dict[str, bytes], *options: str) -> dict[str, ElementTree.Element]:
    """Have LibreOffice open files and tell what is in them, as its own flat XML."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    program = shutil.which("soffice") or "soffice"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", *options, "--convert-to", "fods", "--outdir", str(folder / "told")]
    environment = {**os.environ, "HOME": str(folder)}
    subprocess.run(
        [*command, *(str(folder / name) for name in files)],
        env=environment,
        check=True,
        capture_output=True,
        timeout=120,
    )
    told = {name: folder / "told" / f"{Path(name).stem}.fods" for name in files}
    return {name: ElementTree.parse(file).getroot() for name, file in told.items()}  # noqa: S314 - LibreOffice wrote it


def cells(book: ElementTree.Element) -> list[list[tuple[str, str]]]:
    """Return (kind, what stands there) of the cells of the first sheet."""
    sheet = next(book.iter(f"{_TABLE}table"))
    rows = []
    for row in sheet.iter(f"{_TABLE}table-row"):
        filled = [cell for cell in row.iter(f"{_TABLE}table-cell") if cell.get(f"{_OFFICE}value-type")]
        rows.append([_cell(cell) for cell in filled])
    return [row for row in rows if row]


def _cell(cell: ElementTree.Element) -> tuple[str, str]:
    kind = cell.get(f"{_OFFICE}value-type", "")
    said = cell.get(f"{_OFFICE}date-value") or cell.get(f"{_OFFICE}value")
    return kind, said or "\n".join("".join(line.itertext()) for line in cell.iter(f"{_TEXT}p"))


def formulas(book: ElementTree.Element) -> list[str]:
    return [cell.attrib[f"{_TABLE}formula"] for cell in book.iter() if f"{_TABLE}formula" in cell.attrib]


def test_it_opens_our_workbooks(tmp_path: Path) -> None:
    languages = ("en", "ar")
    files = {f"{each}.xlsx": written(FileForm.XLSX, [_ROWS], each, tmp_path) for each in languages}
    for name, book in opened(tmp_path, files).items():
        _titles, first, *hostile = cells(book)
        assert first[:4] == [
            ("string", "20411-087-5"),
            ("string", "خالد العدنان"),
            ("float", "14"),
            ("date", "2018-08-12"),
        ]
        assert formulas(book) == []
        assert [row[1][0] for row in hostile] == ["string"] * len(HOSTILE)
        assert [row[1][1] for row in hostile][:4] == list(HOSTILE[:4])
        modes = [each.get(f"{_STYLE}writing-mode") for each in book.iter(f"{_STYLE}table-properties")]
        assert ("rl-tb" in modes) == (name == "ar.xlsx")


def test_it_opens_our_csv(tmp_path: Path) -> None:
    (book,) = opened(tmp_path, {"list.csv": written(FileForm.CSV, [_ROWS])}, _AS_CSV).values()
    _names, first, *hostile = cells(book)

    assert first[1:4] == [("string", "خالد العدنان"), ("float", "14"), ("date", "2018-08-12")]
    assert formulas(book) == []
    assert [row[1] for row in hostile][:4] == [("string", f"'{text}") for text in HOSTILE[:4]]
    assert {row[1][0] for row in hostile} == {"string"}
