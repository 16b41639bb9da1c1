"""The morning begins with who is overdue, and goes on to the camp where two families are due: one round.

Each visit is recorded from Today itself, with its outcome, and the next day is set before the cursor goes on.
"""

from datetime import timedelta

from famcase.services.desk import Desk
from famcase.services.inputs import NewNeed, Where
from famcase.services.queries.today import today
from tests.conftest import AUG_15
from tests.tui.stories.conftest import ARMANAZ, SALQIN, SIZES, Sit, camp, found, lives

MOST_FOR_A_VISIT = 10


@SIZES
async def test_a_morning_round(file_desk: Desk, sit: Sit, size: tuple[int, int]) -> None:
    tents = Where(site=camp(file_desk))
    late = AUG_15 - timedelta(days=5)
    lives(file_desk, "Khaled al-Adnan", ARMANAZ, living="rented", due=late, what="rent due", priority=1)
    lives(file_desk, "مريم بركات", tents, due=AUG_15, what="خيمة", needs=(NewNeed("shelter"),), priority=2)
    lives(file_desk, "Omar Qaddour", SALQIN, due=AUG_15, what="school", priority=2)
    lives(file_desk, "يوسف الحسين", tents, due=AUG_15, what="tents", priority=3)
    async with sit(size) as me:
        assert "! OVERDUE (1)" in me.screen
        assert me.line_with("Khaled").startswith("5 d Khaled al-Adnan Armanaz")
        at_camp = [index for index, line in enumerate(me.lines) if "al-Midan camp," in line]
        assert at_camp[1] == at_camp[0] + 1, "one round visits them all"

        taken = []
        await me.press("f5", "ctrl+s")  # Khaled was seen, today; the next visit is the one that is proposed
        taken.append(me.keys)
        assert "OVERDUE" not in me.screen
        assert "saved 12:00" in me.screen

        await me.press("f5")
        assert "مريم بركات" in me.screen, "the cursor went on to the first of today"
        await me.press("right", *["enter"] * 5)  # by phone; past the day, what was given and the needs
        await me.type("+10d")
        await me.press("enter")
        await me.type("bring the papers")
        await me.press("ctrl+s")
        taken.append(me.keys - sum(taken))

        await me.press("f5")
        assert "يوسف الحسين" in me.screen, "who is at the same camp stays the next"
        await me.press("right", "right", "ctrl+s")  # nobody there
        taken.append(me.keys - sum(taken))
        await me.press("f5", "ctrl+s")
        taken.append(me.keys - sum(taken))
        assert "TODAY" not in me.screen
        assert "OVERDUE" not in me.screen
        assert max(taken) <= MOST_FOR_A_VISIT, taken

    khaled = found(file_desk, "Khaled")
    assert [(visit.outcome, visit.on) for visit in khaled.visits] == [("seen", AUG_15)]
    assert [one.status for one in khaled.follow_ups] == ["done", "open"]
    others = [found(file_desk, name) for name in ("مريم بركات", "يوسف الحسين", "Omar")]
    assert [view.visits[0].outcome for view in others] == ["by-phone", "nobody-there", "seen"]
    assert others[0].next_due == AUG_15 + timedelta(days=10)
    assert all(view.next_due for view in others), "nobody is left without a next date"
    assert today(file_desk).overdue == ()
    assert today(file_desk).today == ()
