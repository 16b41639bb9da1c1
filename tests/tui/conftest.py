"""A small desk in August 2018, and the app over it."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor
from textual._context import active_app
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen

from famcase.domain.names import split_name
from famcase.paths import Home
from famcase.presentation.bidi import Bidi
from famcase.services.commands.families import register
from famcase.services.commands.sites import add_site, record_count
from famcase.services.desk import Desk
from famcase.services.inputs import NewCount, NewFamily, NewFollowUp, NewMember, NewNeed, NewSite, NewStay, Where
from famcase.services.views import Composition
from famcase.storage.keys import CHEAP_FOR_TESTS
from famcase.tui.app import FamcaseApp
from famcase.tui.way_in.way_in import way_into
from tests.conftest import AUG_15, FrozenClock, copied_file_desk

AppMaker = Callable[..., FamcaseApp]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what a form writes beside the program, a pasted file name too, go with the test."""
    monkeypatch.chdir(tmp_path_factory.mktemp("here"))


@pytest.fixture(autouse=True)
def _without_long_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a pilot look every 4 ms whether the program rests: `quiet` waits for what takes longer. Nobody pauses."""
    monkeypatch.setattr("famcase.tui.forms.noticing.PAUSE", 0.0)
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 250)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1 / 2_500)


@pytest.fixture(autouse=True)
def _only_those_told_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a pilot wait for those that were told something since it last waited.

    Textual's own tells every widget of the screen to answer, each time: a third of all the work of these tests.
    """
    told: set[MessagePump] = set()
    post = MessagePump.post_message

    def noted(pump: MessagePump, message: Message) -> bool:
        told.add(pump)
        return post(pump, message)

    async def answered(pilot: Pilot[Any], timeout: float = 30.0) -> bool:
        app = pilot.app
        end = asyncio.get_running_loop().time() + timeout
        asked = [each for each in (app, *app.screen.walk_children(with_self=True)) if each in told]
        told.clear()
        answers: list[None] = []
        wanted = sum(each.call_later(answers.append, None) for each in asked)
        told.clear()
        while len(answers) < wanted and not app._exception_event.is_set():
            assert asyncio.get_running_loop().time() < end, "the screen does not answer"
            await asyncio.sleep(0 if len(answers) < wanted / 2 else 0.001)  # the last one may wait for a query
        return len(answers) == wanted

    monkeypatch.setattr(MessagePump, "post_message", noted)
    monkeypatch.setattr(Pilot, "_wait_for_screen", answered)


@pytest.fixture(autouse=True)
def _nothing_is_drawn_for_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what Textual draws after each change and, without a terminal, throws away: a quarter of all the work.

    `rendered` draws the whole screen by itself whenever a test looks at it.
    """

    drawn = Compositor.render_update

    def forgotten(compositor: Compositor, screen_stack: list[Screen[Any]] | None = None) -> Any:
        if not active_app.get().is_headless:
            return drawn(compositor, screen_stack=screen_stack)
        compositor._dirty_regions.clear()
        return None

    monkeypatch.setattr(Compositor, "render_update", forgotten)


@pytest.fixture(scope="session")
def _rules_read() -> dict[object, list[RuleSet]]:
    return {}


@pytest.fixture(autouse=True)
def _rules_are_read_once(_rules_read: dict[object, list[RuleSet]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all programs of a run share what Textual reads of the same style sheets with the same colours."""
    read = Stylesheet._parse_rules

    def known(sheet: Stylesheet, *of: Any, **more: Any) -> list[RuleSet]:
        key = (frozenset(sheet._variables.items()), of, frozenset(more.items()))
        if key not in _rules_read:
            _rules_read[key] = read(sheet, *of, **more)
        return _rules_read[key]

    monkeypatch.setattr(Stylesheet, "_parse_rules", known)


@pytest.fixture
def make_app(home: Home, clock: FrozenClock) -> AppMaker:
    """Make the app over a home, with a desk that is open already where one is given."""

    def make(desk: Desk | None = None, *, language: str = "en", bidi: Bidi = Bidi.OFF) -> FamcaseApp:
        way_in = way_into(home, clock=clock, cost=CHEAP_FOR_TESTS)
        return FamcaseApp(way_in, desk=desk, language=language, bidi=bidi, clock=clock)

    return make


def family(name: str, name_ar: str, to: Where, **more: object) -> NewFamily:
    """Return a family that left southern Idlib five days ago and has been somewhere since."""
    given: dict[str, object] = {
        "head": NewMember(split_name(name), split_name(name_ar), "head", "male"),
        "composition": Composition(people=6),
        "origin": Where(pcode="C4081"),
        "left_on": AUG_15 - timedelta(days=5),
        "stays": (NewStay(to, AUG_15 - timedelta(days=5), "rented"),),
        **more,
    }
    return NewFamily(**given)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def told_home(founded_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a told desk, to be copied."""
    home = Home(tmp_path_factory.mktemp("told") / "home")
    desk = copied_file_desk(founded_home, home, FrozenClock())
    _tell(desk)
    desk.close()
    return home.folder


@pytest.fixture
def told_desk(told_home: Path, home: Home, clock: FrozenClock) -> Iterator[Desk]:
    """Seven families: two overdue, one today, two to come, one withheld, one without a plan; a camp over its room."""
    desk = copied_file_desk(told_home, home, clock)
    yield desk
    desk.close()


def _tell(desk: Desk) -> None:
    camp = add_site(
        desk,
        NewSite("al-Midan camp", "self-settled", Where(pcode="C4132"), name_ar="مخيم الميدان", capacity_families=150),
    )
    record_count(desk, NewCount("manager", families=231, on=AUG_15, site=camp))
    armanaz = Where(pcode="C4176")
    in_the_open = (NewStay(Where(site=camp), AUG_15 - timedelta(days=4), "open"),)

    def due(days: int, what: str) -> NewFollowUp:
        return NewFollowUp(AUG_15 + timedelta(days=days), what)

    def day(number: int) -> date:
        return date(2018, 8, number)

    told = (
        family(
            "Khaled Ahmad al-Adnan (Abu Ahmad)",
            "خالد أحمد العدنان",
            armanaz,
            composition=Composition(people=14, under5=2),
            stays=(NewStay(Where(text="the first village"), day(10), "host"), NewStay(armanaz, day(10), "rented")),
            priority=1,
            needs=(NewNeed("shelter"), NewNeed("food")),
            follow_up=due(-5, "rent due"),
        ),
        family("Mariam Barakat", "مريم بركات", Where(site=camp), stays=in_the_open, follow_up=due(-1, "tents")),
        family("Omar Qaddour", "", Where(site=camp), follow_up=due(0, "خيمة للعائلة")),
        family("", "يوسف الحسين", armanaz, follow_up=due(2, "")),
        family("Hassan al-Khatib", "حسن الخطيب", Where(text="a farm outside Sarmada"), follow_up=due(6, "safety call")),
        family("Samer al-Hidden", "سامر", armanaz, withhold_name=True, withhold_reason="asked for it"),
        family("Adnan Sabbagh", "عدنان صباغ", armanaz, priority=2),
    )
    for each in told:
        # what is overdue now was planned on its day
        planned = min(each.follow_up.due, AUG_15) if isinstance(each.follow_up, NewFollowUp) else AUG_15
        register(replace(desk, clock=FrozenClock(planned)), each)
