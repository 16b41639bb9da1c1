"""A family needs a clinic and somebody of ours who sees them, and nobody asked yet whether they agree to the clinic.

The form asks on what that rests, and their consent is recorded with it; Nour finds what was asked of her when she
unlocks the desk, accepts it, and later says that it is done.
"""

import pytest

from famcase.services.desk import Desk
from tests.conftest import PASSPHRASE
from tests.tui.stories.conftest import ARMANAZ, SIZES, Sit, change_seats, found, lives

pytestmark = pytest.mark.slow


@SIZES
async def test_a_referral(file_desk: Desk, sit: Sit, with_nour: str, size: tuple[int, int]) -> None:
    lives(file_desk, "مريم بركات", ARMANAZ, living="rented")
    async with sit(size) as me:
        await me.press("2", "enter", "enter")
        begun = me.keys
        await me.choose("refer")
        await me.press("enter")
        await me.type("Bright clinic")
        await me.press("ctrl+s")
        assert "consent is “Not asked”" in me.screen, "it asks before anything is saved"
        assert found(file_desk, "مريم").referrals == ()
        await me.press("right", "ctrl+s")  # they agree, now
        assert me.keys - begun <= 20

        begun = me.keys
        await me.choose("refer")
        await me.press("enter", "enter")
        await me.type("Nour")
        await me.press("enter")
        await me.type("health")
        await me.press("ctrl+s")
        assert "saved 12:00" in me.screen
        assert me.keys - begun <= 20

        await change_seats(me, with_nour)
        await me.press("1")
        assert "referral" in me.screen, "Today says that it waits for her"
        await me.press("p")
        assert "مريم بركات" in me.screen
        await me.press("y", "down", "enter")
        desk = me.pilot.app.open_desk  # type: ignore[attr-defined]
        assert {one.to or one.to_user: one.status for one in found(desk, "مريم").referrals} == {
            "Bright clinic": "requested", "Nour": "accepted",
        }  # fmt: skip

        await change_seats(me, PASSPHRASE)
        await me.press("2", "enter", "enter", "tab")
        assert "Accepted" in me.screen, "who asked sees what was answered"
        await change_seats(me, with_nour)
        await me.press("2", "enter", "enter", "tab")
        await me.press("home", "f2")
        assert "Answer: Referral for a service, Nour" in me.screen
        await me.press("enter")
        await me.type("عولجت في المستوصف")
        await me.press("ctrl+s")
        desk = me.pilot.app.open_desk  # type: ignore[attr-defined]
        family = found(desk, "مريم")
    answered = {one.to or one.to_user: (one.service, one.status) for one in family.referrals}
    assert answered == {"Bright clinic": ("", "requested"), "Nour": ("health", "done")}
    agreed = [(one.partner, one.state, one.basis) for one in family.consents if one.partner]
    assert agreed == [("Bright clinic", "given", "consent")]
