"""Names of places that try to be more than text, in every summary, its chart, and the files written of it."""

from pathlib import Path
from unicodedata import category

import pytest

from famcase.domain.names import NameParts
from famcase.presentation.bidi import Bidi
from famcase.presentation.summary_tables import SUMMARIES
from famcase.services.commands.events import record_event
from famcase.services.commands.families import register
from famcase.services.desk import Desk
from famcase.services.inputs import NewEvent, NewMember, NewStay, Where
from tests.conftest import AUG_15
from tests.presentation.conftest import HOSTILE
from tests.tui.conftest import AppMaker, family
from tests.tui.keys import press, quiet, typed
from tests.tui.rendered import rendered


def _kept(text: str) -> str:
    """Return what the way in lets through of a hostile text."""
    return "".join(letter for letter in text if category(letter) not in {"Cc", "Cs", "Cf", "Zl", "Zp"})[:200]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
async def test_hostile_places_are_shown_as_text(
    file_desk: Desk, make_app: AppMaker, tmp_path: Path, language: str
) -> None:
    for text in filter(None, map(str.strip, map(_kept, HOSTILE))):
        stay = NewStay(Where(text=text), AUG_15, "open")
        head = NewMember(NameParts(first=text), NameParts(first=text), "head", "male")
        register(file_desk, family("", "", Where(text=text), head=head, stays=(stay,), origin=Where(text=text)))
        record_event(file_desk, NewEvent("flood", Where(text=text), AUG_15))
    app = make_app(file_desk, language=language, bidi=Bidi.APP)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        for table in SUMMARIES:
            shown = rendered(app).replace("\n", "")
            assert not [letter for letter in shown if category(letter) in {"Cc", "Cs"} or letter in "\u202e\u2066"]
            if table.name in ("arrivals", "where"):
                file = tmp_path / f"{table.name}.csv"
                await press(pilot, "ctrl+e", "end", "enter", "ctrl+u")
                await typed(pilot, str(file))
                await press(pilot, "ctrl+s")
                await quiet(pilot)
                cells = file.read_text(encoding="utf-8-sig").replace('"', "").replace("\n", ",").split(",")
                assert not [cell for cell in cells if cell[:1] in ("=", "+", "@")]
            await press(pilot, "down")
    assert app.return_code in (None, 0)
