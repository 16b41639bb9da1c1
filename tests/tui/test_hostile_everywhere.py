"""Whatever can be typed into is pasted into: a form or a line that no test knows yet fails here."""

import ast
import importlib
import pkgutil
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

import famcase.tui
from famcase.domain.changes import RecordId
from famcase.services.commands.closing import assign
from famcase.services.commands.members import add_member
from famcase.services.commands.needs import record_assistance
from famcase.services.commands.plans import add_step
from famcase.services.commands.referrals import transfer
from famcase.services.desk import Desk
from famcase.services.inputs import NewAssistance, NewMember, NewStep
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.families import get_family
from famcase.services.queries.site_page import get_site
from famcase.services.queries.sites import find_site
from famcase.settings import find_setting
from famcase.tui.app import FamcaseApp
from famcase.tui.exchange.bringing import BringForm
from famcase.tui.forms import OF_PLACES, open_form
from famcase.tui.forms.counts import CountCorrectedForm
from famcase.tui.forms.form import Form
from famcase.tui.own.settings import TypeSetting
from famcase.tui.supervising.handing_over import HandOverForm
from famcase.tui.way_in.day import DayScreen
from tests.tui import test_hostile_pastes as pastes
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet

written = pastes.written
terminal = pastes.terminal

ANY = RecordId(bytes(16))
Pilots = Pilot[Any]
Opener = Callable[[FamcaseApp, Pilots, Desk], Awaitable[None]]

UNFINISHED = {
    *(
        "Form",
        "NoticingForm",
        "PartingForm",
        "RecordForm",
        "ManyForm",
        "EveryoneForm",
        "FindingForm",
        "WorkForm",
        "WayOut",
    ),
    "_Planning",
}
"""Forms that only others are made of."""

ELSEWHERE = {
    *("CreateScreen", "UnlockScreen", "AllActions", "FamiliesScreen", "AskingLine"),  # test_hostile_pastes
    *("FollowUpManyForm", "FlagManyForm"),  # test_hostile_pastes
    *("HeaderForm", "ArrivalSheet", "BulkMoveForm", "PutOffForm", "ElsewhereForm"),  # rush/test_hostile
    *("PartForm", "SizeForm", "DistributionForm", "DistributionScreen", "ProxyForm", "PrintForm"),  # rush/test_hostile
    *("NarrowedScreen", "LineEntry", "NoteEntry"),  # the search lines below; what forms are made of
}
"""What other tests paste into, by hand."""


def _classes() -> dict[str, type[Any]]:
    """Return every class of the screen by its name."""
    found: dict[str, type[Any]] = {}
    for module in pkgutil.walk_packages(famcase.tui.__path__, "famcase.tui."):
        loaded = importlib.import_module(module.name)
        found |= {name: one for name, one in vars(loaded).items() if isinstance(one, type)}
    return found


def _with_lines() -> set[str]:
    """Return the names of the classes whose own code makes a line or a page to type into."""
    made: set[str] = set()
    for file in Path(famcase.tui.__path__[0]).rglob("*.py"):
        for one in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            calls = (call for call in ast.walk(one) if isinstance(call, ast.Call) and isinstance(call.func, ast.Name))
            if isinstance(one, ast.ClassDef) and any(
                isinstance(call.func, ast.Name) and call.func.id in {"Field", "Writing", "Input", "TextArea"}
                for call in calls
            ):
                made.add(one.name)
    return made


def test_every_form_and_every_line_to_type_into_is_pasted_into() -> None:
    concrete = {name for name, one in _classes().items() if issubclass(one, Form)} - UNFINISHED
    corrected = {"member-corrected": "member"}
    named = {
        type(open_form(corrected.get(name, name), None if name == "register" else ANY, ANY)).__name__
        for name in (*pastes.FORMS, *OF_PLACES)
    }

    assert (concrete | _with_lines()) - named - ELSEWHERE - set(OPENERS) == set()
    assert not (set(OPENERS) | ELSEWHERE) - set(_classes())


def _khaled(desk: Desk) -> RecordId:
    return case_page(desk, CaseFilters(text="Khaled")).lines[0].uid


def _form(name: str, record: Callable[[Desk, RecordId], RecordId]) -> Opener:
    async def opened(app: FamcaseApp, _pilot: Pilots, desk: Desk) -> None:
        uid = _khaled(desk)
        app.push_screen(open_form(name, uid, record(desk, uid)))

    return opened


def _keys(*keys: str) -> Opener:
    async def opened(_app: FamcaseApp, pilot: Pilots, _desk: Desk) -> None:
        await press(pilot, *keys)

    return opened


def _given(desk: Desk, uid: RecordId) -> RecordId:
    record_assistance(desk, uid, NewAssistance("bread"))
    return get_family(desk, uid).assistance[0].uid


def _step(desk: Desk, uid: RecordId) -> RecordId:
    add_step(desk, uid, NewStep("see a doctor"))
    return get_family(desk, uid).plan[0].uid


def _asked(desk: Desk, uid: RecordId) -> RecordId:
    return transfer(desk, uid, desk.user.name)


def _member(desk: Desk, uid: RecordId) -> RecordId:
    add_member(desk, uid, NewMember())
    return get_family(desk, uid).members[0].uid


async def _count(app: FamcaseApp, _pilot: Pilots, desk: Desk) -> None:
    site = find_site(desk, "midan")
    app.push_screen(CountCorrectedForm(get_site(desk, site).counts[0], None, site=site))


async def _assign(app: FamcaseApp, _pilot: Pilots, desk: Desk) -> None:
    app.open_many("assign-many", tuple(line.uid for line in case_page(desk).lines))


async def _hand_over(app: FamcaseApp, _pilot: Pilots, desk: Desk) -> None:
    assign(desk, _khaled(desk), desk.user.name)
    app.push_screen(HandOverForm(desk.user.uid))


async def _bring(app: FamcaseApp, _pilot: Pilots, _desk: Desk) -> None:
    app.push_screen(BringForm())


async def _setting(app: FamcaseApp, _pilot: Pilots, _desk: Desk) -> None:
    app.push_screen(TypeSetting(find_setting("holidays"), "2018-08-21"))


async def _day(app: FamcaseApp, _pilot: Pilots, _desk: Desk) -> None:
    app.push_screen(DayScreen(datetime(2018, 8, 20, 12, tzinfo=UTC)))


OPENERS: dict[str, Opener] = {
    "AssistanceChangedForm": _form("assistance-changed", _given),
    "PlanStepChangedForm": _form("plan-step-changed", _step),
    "ReferralAnswerForm": _form("referral-answer", _asked),
    "ReferralRejectedForm": _form("referral-rejected", _asked),
    "FunctioningForm": _form("functioning", _member),
    "CountCorrectedForm": _count,
    "AssignManyForm": _assign,
    "HandOverForm": _hand_over,
    "BringForm": _bring,
    "LeavingForm": _keys("2", "ctrl+e"),
    "PeriodDialog": _keys("5", "p"),
    "TypeSetting": _setting,
    "DayScreen": _day,
    "SitesScreen": _keys("3"),
    "OriginsScreen": _keys("4"),
}


@pytest.mark.slow
@pytest.mark.parametrize("first", [0, *(pytest.param(first, marks=pytest.mark.slow) for first in (5, 13))])
@pytest.mark.parametrize("name", OPENERS)
async def test_whatever_is_pasted_is_only_text(
    told_desk: Desk, make_app: AppMaker, terminal: list[str], name: str, first: int
) -> None:
    app = make_app(told_desk, language="ar" if first % 2 else "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await OPENERS[name](app, pilot, told_desk)
        await quiet(pilot)
        assert type(app.screen).__name__ == name
        if app.screen.query("Input, TextArea"):
            await pastes.paste_all(pilot, first)
        else:
            app.post_message(events.Paste(pastes.PASTED[first]))
        await press(pilot, "ctrl+s", "enter", "f1", "escape")
        assert pastes.still_well(app)
        await press(pilot, "escape", "escape", "escape")
        assert pastes.still_well(app)
    assert terminal
