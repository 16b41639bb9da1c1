"""What is printed goes whole to the printing program on the path, and nothing of it stays behind."""

import stat
import sys
from pathlib import Path

import pytest

from famcase.domain.levels import Level
from famcase.errors import FamcaseError
from famcase.presentation.wording import Wording
from famcase.services import printer
from famcase.services.desk import Desk
from famcase.services.leaving import PRINTER, Leaving, leave, what_left
from famcase.services.printer import NoPrinter, NotPrinted, Printout

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows prints by what opens files")


def program(folder: Path, name: str, script: str) -> None:
    """Put a printing program of this test's own into a folder."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are found."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return folder


@pytest.mark.parametrize(("name", "arguments"), [("lp", "-t famcase"), ("lpr", "-J famcase")])
def test_a_print_goes_to_the_program_that_is_there_under_no_title_of_its_own(
    path: Path, tmp_path: Path, name: str, arguments: str
) -> None:
    program(path, name, f'echo "$@" > {tmp_path}/said; /bin/cat > {tmp_path}/printed')
    printout = Printout("pdf")
    printout.write(b"%PDF")
    printout.write(b"-1.4 \xd8\xae")
    assert not (tmp_path / "printed").exists()

    printout.put_in_place()
    printout.drop()

    assert (tmp_path / "printed").read_bytes() == b"%PDF-1.4 \xd8\xae"
    assert (tmp_path / "said").read_text(encoding="utf-8").strip() == arguments
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bin", "printed", "said"]


def test_lp_goes_before_lpr(path: Path, tmp_path: Path) -> None:
    program(path, "lp", f"/bin/cat > {tmp_path}/printed")
    program(path, "lpr", "exit 1")

    Printout("pdf").put_in_place()

    assert (tmp_path / "printed").exists()


def test_without_a_printing_program_nothing_is_begun(path: Path) -> None:
    with pytest.raises(NoPrinter) as found:
        Printout("pdf")
    assert list(path.iterdir()) == []
    assert ".pdf" in found.value.hint


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo 'lp: Error - no default destination available.' >&2; exit 1", "no default destination available"),
        ("printf '\\033[2J\\377' >&2; exit 1", "\x1b[2J"),
    ],
)
def test_what_the_program_does_not_take_is_a_sentence(path: Path, script: str, reason: str) -> None:
    program(path, "lp", script)
    printout = Printout("txt")
    printout.write(b"list")

    with pytest.raises(NotPrinted) as found:
        printout.put_in_place()

    assert isinstance(found.value, FamcaseError)
    assert reason in str(found.value.values["reason"])
    assert found.value.exit_code == 5


@pytest.mark.parametrize(
    ("script", "patience", "sentence"),
    [
        ("exit 3", 20, "The printer did not take it: lp ended with 3 and did not say why."),
        ("exec /bin/sleep 20", 0.05, "The printer did not take it: lp gave no answer within 0.05 seconds."),
    ],
)
def test_a_program_that_says_nothing_is_named_without_its_folder(
    path: Path, monkeypatch: pytest.MonkeyPatch, script: str, patience: float, sentence: str
) -> None:
    monkeypatch.setattr(printer, "_PATIENCE", patience)
    program(path, "lp", script)

    with pytest.raises(NotPrinted) as found:
        Printout("txt").put_in_place()

    assert Wording("en").error(found.value).splitlines()[0] == sentence
    assert sentence not in Wording("ar").error(found.value)


def test_a_print_is_recorded_with_its_hash_before_it_is_handed_over(
    file_desk: Desk, path: Path, tmp_path: Path
) -> None:
    program(path, "lp", f"/bin/cat > {tmp_path}/printed")
    out = Leaving(Printout("pdf"))
    out.write(b"list", 3)
    leave(file_desk, out, what="Families", level=Level.CODES, form=PRINTER)
    (left,) = what_left(file_desk)
    assert (left.form, left.lines, left.seal) == ("printer", 3, out.seal)
    assert (tmp_path / "printed").read_bytes() == b"list"

    program(path, "lp", "exit 1")
    refused = Leaving(Printout("pdf"))
    with pytest.raises(NotPrinted):
        leave(file_desk, refused, what="Families", level=Level.CODES, form=PRINTER)
    assert len(what_left(file_desk)) == 2
