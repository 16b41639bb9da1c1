"""Names and comments that try to be more than text, where what waits is listed."""

from unicodedata import category

import pytest

from famcase.domain.names import NameParts
from famcase.paths import Home
from famcase.presentation.bidi import Bidi
from famcase.services.commands.closing import assign, close, send_back
from famcase.services.commands.families import register
from famcase.services.commands.referrals import transfer
from famcase.services.desk import Desk
from famcase.services.inputs import NewFollowUp, NewMember, NewStay, Where
from famcase.tui.supervising.screen import SupervisingScreen
from famcase.tui.supervising.sheet import SheetScreen
from tests.conftest import AUG_15
from tests.presentation.conftest import HOSTILE
from tests.services.builders import colleague
from tests.tui.conftest import AppMaker, family
from tests.tui.keys import press, quiet, screen
from tests.tui.rendered import in_each_language


def kept(text: str) -> str:
    """Return what the way in lets through of a hostile text."""
    return "".join(letter for letter in text if category(letter) not in {"Cc", "Cs", "Cf", "Zl", "Zp"})[:200]


@pytest.mark.slow
@pytest.mark.parametrize("bidi", [pytest.param(Bidi.OFF, marks=pytest.mark.slow), Bidi.APP])
@in_each_language
async def test_hostile_names_and_comments_are_shown_as_text(
    file_desk: Desk, home: Home, make_app: AppMaker, language: str, bidi: Bidi
) -> None:
    sami = colleague(file_desk, home)
    for index, text in enumerate(map(kept, HOSTILE)):
        stay = NewStay(Where(text=text), AUG_15, "other", directions=text)
        head = NewMember(NameParts(first=text), NameParts(first=text), "head", "male")
        planned = NewFollowUp(AUG_15, text)
        new = family("", "", Where(text=text), head=head, stays=(stay,), follow_up=planned)
        uid = register(file_desk, new).uid
        if index % 3 == 1:
            assign(file_desk, uid, "Sami")
            close(sami, uid, "goals-met")
            if index % 2 and text.strip():
                send_back(file_desk, uid, text)
        elif index % 3 == 2:
            transfer(file_desk, uid, "Sami", text)
    for desk in (file_desk, sami):
        app = make_app(desk, language=language, bidi=bidi)
        async with app.run_test(size=(80, 24)) as pilot:
            await quiet(pilot)
            await press(pilot, "p")
            assert isinstance(app.screen, SupervisingScreen)
            for _ in range(4):
                for key in ("down", "end", "tab"):
                    await press(pilot, key)
                    assert_safe(screen(pilot))
            app.push_screen(SheetScreen(sami.user.uid, None, kept(HOSTILE[0])))
            await press(pilot, "down", "end")
            assert_safe(screen(pilot))
        assert app.return_code in (None, 0)
        if desk is file_desk:
            assert app.desk is file_desk
    sami.close()


def assert_safe(shown: str) -> None:
    letters = shown.replace("\n", "")
    assert not [letter for letter in letters if category(letter) in {"Cc", "Cs"} or letter in "\u202e\u2066"]
