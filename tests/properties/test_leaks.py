"""Whatever a desk holds and however it is written: nobody is in the bytes of a file who may not be."""

import io
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from famcase.cli.context import Context
from famcase.domain.changes import RecordId
from famcase.paths import Home
from famcase.services import opening
from famcase.services.desk import Desk
from tests.command_line import CommandLine, bare_command_line
from tests.conftest import FrozenClock, copied_file_desk
from tests.properties.leaving_families import PARTNERS, SENSITIVE, Secret, Teller

_FORMS = ("csv", "tsv", "hxl", "json", "jsonl", "html", "simple")
_ENDINGS = ("csv", "tsv", "hxl.csv", "json", "jsonl", "html", "txt", "xlsx")
_PAPER = 0.03
"""How often a file is a PDF: it takes longest."""
_DAY_0 = 693_594
"""From which a workbook counts days."""


class _Undone(Exception):
    """Takes back everything of one random desk."""


@dataclass(frozen=True, slots=True)
class Asked:
    """On what terms a file was asked for."""

    level: str
    also: tuple[str, ...]
    purpose: str
    recipient: str
    is_vital: bool

    def arguments(self) -> list[str]:
        said = ["--level", self.level, "--purpose", self.purpose]
        said += [part for what in self.also for part in ("--with", what)]
        said += ["--recipient", self.recipient] if self.recipient else []
        return [*said, "--vital", "shelling"] if self.is_vital else said


def asked(draw: random.Random) -> Asked:
    purpose = draw.choice(("services", "services", "statistics", "referral"))
    return Asked(
        draw.choice(("codes", "figures") if purpose == "statistics" else ("codes", "initials", "full", "full")),
        tuple(what for what in ("notes", "contacts", "sensitive") if draw.random() < 0.3),
        purpose,
        draw.choice(PARTNERS) if purpose == "referral" or draw.random() < 0.2 else "",
        draw.random() < 0.3,
    )


@pytest.fixture
def line(
    founded_home: Path, tmp_path: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[CommandLine, Desk]]:
    """The command line over one desk that stays open, so that what was made can be taken back."""
    famcase = bare_command_line(tmp_path, clock)
    desk = copied_file_desk(founded_home, Home(tmp_path / "home"), clock)
    monkeypatch.setattr(opening, "unlock", lambda *_any, **_named: desk)
    monkeypatch.setattr(Context, "close", lambda _context: None)
    yield famcase, desk
    desk.close()


def text_of(data: bytes, ending: str) -> str:
    """Return all that somebody finds who takes a file apart."""
    if ending == "xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return "\n".join(name + book.read(name).decode("utf-8", "replace") for name in book.namelist())
    if ending == "pdf":
        from pypdf import PdfReader

        reader = PdfReader(io.BytesIO(data))
        return "\n".join([page.extract_text() for page in reader.pages] + [str(reader.metadata)])
    return data.decode("utf-8", "replace")


def forbidden(secret: Secret, terms: Asked) -> Iterator[str]:
    """Yield what of a family may not be in a file on these terms."""
    if terms.level == "figures" or not secret.may_leave(terms.purpose, terms.recipient, is_vital=terms.is_vital):
        yield from secret.everything
        return
    if secret.is_withheld or terms.level != "full":
        yield from secret.names
    if terms.level == "codes":
        yield from (*secret.notes, *secret.contacts, *secret.places)
        for day in secret.days:
            yield from (day.isoformat(), f"{day.day} Jul", f"<v>{day.toordinal() - _DAY_0}</v>")
    if "notes" not in terms.also:
        yield from secret.notes
    if "contacts" not in terms.also:
        yield from secret.contacts
    if terms.level != "full":
        yield from secret.words


def commands(draw: random.Random, families: list[Secret]) -> list[list[str]]:
    """Return some ways in which families are asked for."""
    one = draw.choice(families)
    name = draw.choice(one.names[:3])
    ways = [["list"], ["list", "--columns", "number,origin,place,left_on,next_what,name"], ["find", name]]
    ways += [
        ["show", one.number],
        ["history", one.number],
        ["due", "--on", "2018-08-30"],
        ["waiting"],
        ["handover", "Rana"],
    ]
    return [["export"], draw.choice(ways)]


def check(famcase: CommandLine, desk: Desk, seed: int) -> int:
    """Make a random desk, let files leave, look who is in them, take it back; return how many held somebody."""
    draw = random.Random(seed)  # noqa: S311
    found = 0
    try:
        with desk.store.write():
            families = Teller(draw).families(desk)
            for way in commands(draw, families):
                terms = asked(draw)
                is_paper = draw.random() < _PAPER
                ending = "pdf" if is_paper else draw.choice(_ENDINGS)
                if way[0] != "export":
                    ending = "pdf" if is_paper else "txt"
                file = famcase.folder / f"out.{ending}"
                form = [] if is_paper or way[0] == "export" else ["--format", draw.choice(_FORMS)]
                to = [str(file)] if way[0] == "export" else ["--output", str(file)]
                done = famcase(*way, *to, *form, *terms.arguments())
                assert done.code in (0, 1, 3), (way, done.err)
                if file.exists():
                    text = text_of(file.read_bytes(), ending)
                    told = f"{seed}: {way} {terms} as {ending}"
                    for secret in families:
                        leaked = [word for word in forbidden(secret, terms) if word in text]
                        assert not leaked, (told, leaked)
                        found += secret.number in text.replace("-", "")
                    if "sensitive" not in terms.also:
                        assert not [code for code in SENSITIVE if code in text], told
                    file.unlink()
            raise _Undone
    except _Undone:
        return found


def check_all(line: tuple[CommandLine, Desk], seeds: range) -> None:
    famcase, desk = line
    found = sum(check(famcase, desk, seed) for seed in seeds)
    tables: Any = desk.store.tables
    assert tables["family"].select().count() == 0, "each random desk was taken back"
    assert found > len(seeds) / 4, "what may leave does leave, or nothing was looked at"


def test_in_the_files_of_20_random_desks_nobody_is_who_may_not_be(line: tuple[CommandLine, Desk]) -> None:
    check_all(line, range(20))


@pytest.mark.slow
@pytest.mark.parametrize("first", range(20, 1_000, 245))
def test_in_the_files_of_1000_random_desks_nobody_is_who_may_not_be(line: tuple[CommandLine, Desk], first: int) -> None:
    check_all(line, range(first, first + 245))


def test_a_leak_would_be_found(line: tuple[CommandLine, Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    def everybody(_desk: Desk, _families: Any, _terms: Any) -> dict[RecordId, str]:
        return {}

    monkeypatch.setattr("famcase.services.gate.kept_back", everybody)
    with pytest.raises(AssertionError, match=r"Zork|[0-9]{5}-"):
        check_all(line, range(60))
