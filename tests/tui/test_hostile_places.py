"""Text that tries to be more than text, in forms of places and on the screens of sites, origins and events."""

import pytest

from famcase.domain.changes import RecordId
from famcase.presentation.bidi import Bidi
from famcase.services.commands.events import record_event
from famcase.services.commands.families import register
from famcase.services.commands.sites import add_site, record_count
from famcase.services.desk import Desk
from famcase.services.inputs import NewCount, NewEvent, NewSite, NewStay, Where
from famcase.services.queries.events import list_events
from famcase.services.queries.sites import find_site
from famcase.tui.forms import OF_PLACES, open_form
from tests.conftest import AUG_15
from tests.presentation.conftest import HOSTILE
from tests.tui import test_hostile_pastes as pastes
from tests.tui.conftest import AppMaker, family
from tests.tui.keys import press, quiet, screen
from tests.tui.rendered import settled
from tests.tui.test_hostile import _kept, _unsafe

written = pastes.written
terminal = pastes.terminal


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "first"),
    [
        pytest.param(name, first, marks=() if (name, first) in {("count", 0), ("event", 13)} else pytest.mark.slow)
        for name in OF_PLACES
        for first in (0, 13)
    ],
)
async def test_whatever_is_pasted_into_a_form_of_places_is_kept_refused_or_a_draft(
    told_desk: Desk, make_app: AppMaker, terminal: list[str], name: str, first: int
) -> None:
    record_event(told_desk, NewEvent("fire", Where(text="a farm"), AUG_15))
    event, site = list_events(told_desk)[0].uid, find_site(told_desk, "midan")
    record = event if name == "event-corrected" else None if name in ("event", "site-new") else site
    app = make_app(told_desk, language="ar" if first else "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.push_screen(open_form(name, record=record))
        await quiet(pilot)
        await pastes.paste_all(pilot, first)
        await press(pilot, "ctrl+s", "f1", "escape")
        assert pastes.still_well(app)
        await press(pilot, "escape", "escape")
        app.push_screen(open_form(name, record=record))
        await quiet(pilot)
        await press(pilot, "enter")  # where something was left: continue
        assert pastes.still_well(app)
    assert terminal


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "bidi"),
    [
        ("ar", Bidi.APP),
        pytest.param("en", Bidi.OFF, marks=pytest.mark.slow),
        pytest.param("ar", Bidi.OFF, marks=pytest.mark.slow),
        pytest.param("en", Bidi.APP, marks=pytest.mark.slow),
    ],
)
async def test_hostile_names_of_sites_and_places_are_shown_as_text(
    file_desk: Desk, make_app: AppMaker, language: str, bidi: Bidi
) -> None:
    for text in filter(None, map(_kept, HOSTILE)):
        new = NewSite(text, "self-settled", Where(text=text), name_ar=text, aliases=(text,), manager=text, cluster=text)
        site: RecordId = add_site(file_desk, new)
        record_count(file_desk, NewCount("manager", families=3, site=site))
        record_event(file_desk, NewEvent("other", Where(text=text), AUG_15, source=text, text=text))
        stay = NewStay(Where(site=site), AUG_15, "tent")
        register(file_desk, family("X", "", Where(), origin=Where(text=text), stays=(stay,)))
    app = make_app(file_desk, language=language, bidi=bidi)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        walk: tuple[tuple[str, ...], ...]
        walk = (("3",), ("enter",), ("tab",), ("tab",), ("o",), ("escape", "delete", "escape"), ("f2",))
        for keys in walk:
            await press(pilot, *keys)
            assert not _unsafe(screen(pilot))
            assert pastes.still_well(app)
        await press(pilot, "escape", "escape")
        at_origins: tuple[tuple[str, ...], ...] = (
            ("4",),
            ("enter",),
            ("tab",),
            ("escape", "e"),
            ("delete",),
            ("escape", "f2"),
        )
        for pressed in at_origins:
            await press(pilot, *pressed)
            assert not _unsafe(screen(pilot))
            assert pastes.still_well(app)
    assert app.return_code in (None, 0)
