"""The desk at which a story begins, the people at it, and the screen that they sit before."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.names import split_name
from famcase.paths import Home
from famcase.services.commands.families import register
from famcase.services.commands.sites import add_site
from famcase.services.commands.users import add_user
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily, NewFollowUp, NewMember, NewSite, NewStay, Where
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.families import get_family
from famcase.services.views import Composition, FamilyView
from famcase.storage.keys import CHEAP_FOR_TESTS
from tests.conftest import AUG_15, PASSPHRASE, FrozenClock
from tests.tui.conftest import AppMaker
from tests.tui.keys import quiet
from tests.tui.stories.keyboard import Keyboard

SMALL, LARGE = (80, 24), (120, 40)
SIZES = pytest.mark.parametrize(
    "size", [pytest.param(SMALL, id="80x24"), pytest.param(LARGE, id="120x40", marks=pytest.mark.slow)]
)

ARMANAZ, SALQIN = Where(pcode="C4176"), Where(pcode="C4140")

Sit = Callable[..., AbstractAsyncContextManager[Keyboard]]


@pytest.fixture
def sit(file_desk: Desk, make_app: AppMaker) -> Sit:
    """Sit down before the screen of a size, in a language; who unlocks it meanwhile is closed out at the end."""

    @asynccontextmanager
    async def seated(size: tuple[int, int] = SMALL, *, language: str = "en") -> AsyncIterator[Keyboard]:
        app = make_app(file_desk, language=language)
        async with app.run_test(size=size) as pilot:
            await quiet(pilot)
            yield Keyboard(pilot)
            if app.desk is not None and app.desk.store is not file_desk.store:
                app.desk.close()

    return seated


@pytest.fixture
def with_nour(file_desk: Desk, home: Home) -> str:
    """Let Nour, a caseworker, work here; return her passphrase."""
    add_user(file_desk, home, "Nour", "caseworker", "the passphrase of Nour", mine=PASSPHRASE, cost=CHEAP_FOR_TESTS)
    return "the passphrase of Nour"


async def change_seats(keyboard: Keyboard, passphrase: str) -> None:
    """Lock the desk and have somebody else unlock it."""
    await keyboard.press("ctrl+l")
    await keyboard.type(passphrase)
    await keyboard.press("enter")


def camp(desk: Desk, **more: object) -> RecordId:
    """Make al-Midan camp near Kafr Deryan."""
    given: dict[str, object] = {"name_ar": "مخيم الميدان", **more}
    return add_site(desk, NewSite("al-Midan camp", "self-settled", Where(pcode="C4132"), **given))  # type: ignore[arg-type]


def lives(
    desk: Desk, name: str, at: Where, *, days: int = 5, living: str = "tent", due: date | None = None, **more: object
) -> RecordId:
    """Register a family of six that came somewhere so many days ago; `name` in either script."""
    is_arabic = any("\u0600" <= letter <= "\u06ff" for letter in name)
    head = NewMember(split_name("" if is_arabic else name), split_name(name if is_arabic else ""), "head")
    stay = NewStay(at, AUG_15 - timedelta(days=days), living, confirmed_on=AUG_15 - timedelta(days=days))
    follow_up = NewFollowUp(due, str(more.pop("what", ""))) if due else None
    given: dict[str, object] = {"composition": Composition(people=6), "stays": (stay,), "consent": "given", **more}
    if due is not None and due < desk.clock.today():  # it was planned before its day
        desk = replace(desk, clock=FrozenClock(due))
    return register(desk, NewFamily(head=head, follow_up=follow_up, **given)).uid  # type: ignore[arg-type]


def found(desk: Desk, text: str) -> FamilyView:
    """Return the first family that a search finds, open or closed."""
    return get_family(desk, case_page(desk, CaseFilters(text=text, status="")).lines[0].uid)
