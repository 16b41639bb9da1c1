"""The course of a case on the family's page: stays put right, referrals answered, a change taken back, by keys."""

from datetime import timedelta

import pytest

from famcase.domain.repeating import Repeat
from famcase.services.commands.follow_ups import correct_follow_up
from famcase.services.commands.moves import correct_stay, record_move
from famcase.services.commands.referrals import refer, transfer
from famcase.services.desk import Desk
from famcase.services.inputs import NewReferral, NewStay, Where
from famcase.services.queries.families import get_family
from tests.conftest import AUG_15
from tests.tui.conftest import AppMaker
from tests.tui.family.test_page import uid_of
from tests.tui.keys import press, quiet, screen, typed

NEEDS, FOLLOW_UPS, JOURNEY, HISTORY = 1, 2, 4, 6
SALQIN = Where(pcode="C4140")


@pytest.mark.slow
async def test_a_wrong_stay_is_corrected_where_it_stands(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, *["tab"] * JOURNEY, "f2", "ctrl+u")
        assert "Correct the stay: the first" in screen(pilot)
        await typed(pilot, "Kafr Nobol")
        await press(pilot, "enter", "ctrl+u")
        await typed(pilot, "12 Aug")
        await press(pilot, "ctrl+s")
        assert "They cannot have come on Sun 12 Aug 2018: the next stay began on Fri 10 Aug 2018." in " ".join(
            screen(pilot).split()
        )
        await press(pilot, "ctrl+u")
        await typed(pilot, "9 Aug")
        await press(pilot, "ctrl+s")
        assert "9 Aug" in screen(pilot)
    first = get_family(told_desk, family).stays[0]
    assert (str(first.where), first.since) == ("Kafr Nobol", AUG_15 - timedelta(days=6))


async def test_who_only_corrects_a_need_leaves_it_on_the_list_and_a_day_of_meeting_asks_for_met(
    told_desk: Desk, make_app: AppMaker
) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, *["tab"] * NEEDS, "f2", "tab", "tab", "tab", "tab")
        await typed(pilot, "a tarpaulin")
        await press(pilot, "ctrl+s")
        first, second = sorted(get_family(told_desk, family).needs, key=lambda need: need.what, reverse=True)
        assert (first.what, first.status, second.status) == ("a tarpaulin", "open", "open")

        await press(pilot, "f2", "tab", "tab")
        await typed(pilot, "today")
        await press(pilot, "ctrl+s")
        assert "what became of it is something else than met" in " ".join(screen(pilot).split())
        await typed(pilot, "met")  # the row of what became of it has the cursor
        await press(pilot, "ctrl+s")
    needs = get_family(told_desk, family).needs
    assert sorted((need.status, need.met_on) for need in needs) == [("met", AUG_15), ("open", None)]


async def test_days_of_which_nobody_told_stand_in_line_and_list(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    record_move(told_desk, family, NewStay(SALQIN, AUG_15, "host", left_before=AUG_15 - timedelta(days=2)))
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, *["tab"] * JOURNEY)
        assert "not known where, 13 Aug – 15 Aug →" in screen(pilot)
        assert "13 Aug 15 Aug ! not known where" in screen(pilot)


@pytest.mark.slow
async def test_a_stay_is_inserted_before_another_and_one_taken_out(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, *["tab"] * JOURNEY, "down", "f9")
        await typed(pilot, "insert a stay")
        await press(pilot, "enter")
        await typed(pilot, "Sarmada school")
        await press(pilot, "enter")
        await typed(pilot, "10 Aug")
        await press(pilot, "ctrl+s")
        assert [str(stay.where) for stay in get_family(told_desk, family).stays] == [
            *("the first village", "Sarmada school", "Armanaz")
        ]
        await press(pilot, "up", "up", "delete")
        assert "Take this stay of Khaled Ahmad al-Adnan" in screen(pilot)
        await press(pilot, "enter")
        assert len(get_family(told_desk, family).stays) == 3
        await press(pilot, "delete", "down", "enter")
        await quiet(pilot)
    assert [str(stay.where) for stay in get_family(told_desk, family).stays] == ["Sarmada school", "Armanaz"]


@pytest.mark.slow
async def test_a_change_is_taken_back_from_the_history_after_it_was_shown(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    record_move(told_desk, family, NewStay(SALQIN, AUG_15, "host"))
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, *["tab"] * HISTORY, "u")
        shown = " ".join(screen(pilot).replace("│", " ").replace("▸", "").split())
        assert "Take back for Khaled Ahmad al-Adnan (Abu Ahmad): recorded a move, saved " in shown
        assert "12:00 by Rana?" in shown
        assert "Salqin" in shown
        await press(pilot, "enter")
        assert len(get_family(told_desk, family).stays) == 3
        await press(pilot, "u", "down", "enter")
        await quiet(pilot)
        assert "Taken back for Khaled Ahmad al-Adnan" in screen(pilot)
    assert str(get_family(told_desk, family).now.where) == "Armanaz"  # type: ignore[union-attr]


async def test_what_was_built_on_a_change_is_named_when_it_is_not_taken_back(
    told_desk: Desk, make_app: AppMaker
) -> None:
    family = uid_of(told_desk, "Khaled")
    record_move(told_desk, family, NewStay(SALQIN, AUG_15, "host"))
    correct_stay(told_desk, family, get_family(told_desk, family).stays[-1].uid, living="open")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, *["tab"] * HISTORY, "down", "u")
        shown = " ".join(screen(pilot).split())
        assert "Something was built on this since then (corrected a stay), so it cannot be taken back." in shown
    assert len(get_family(told_desk, family).stays) == 3


async def test_a_referral_without_consent_asks_what_it_rests_on(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        app.open_form("refer", family)
        await quiet(pilot)
        await press(pilot, "enter")
        await typed(pilot, "Bright clinic")
        await press(pilot, "ctrl+s")
        assert "Referral to Bright clinic: consent is “Not asked”." in screen(pilot)
        await press(pilot, "right", "ctrl+s")  # consent, given now
        assert "saved 12:00" in screen(pilot)
        await press(pilot, "tab", "down", "down", "f2")
        assert "Answer: Referral for a serv" in screen(pilot)
        await press(pilot, "ctrl+s")
    assert get_family(told_desk, family).referrals[0].status == "accepted"


async def test_an_accepted_transfer_makes_the_case_its_receivers(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    transfer(told_desk, family, told_desk.user.name, "near her village")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        assert "nobody's case yet" in screen(pilot)
        await press(pilot, "tab", "down", "down", "f2", "ctrl+s")
        assert "with Rana" in screen(pilot)
    assert get_family(told_desk, family).assigned_to == "Rana"


async def test_a_case_moves_on_when_somebody_says_so(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        assert get_family(told_desk, family).step == "new"
        await press(pilot, "f9")
        await typed(pilot, "move the case on")
        await press(pilot, "enter")
        assert "Move the case of Khaled Ahmad al-Adnan (Abu Ahmad) on to “Assessed”?" in " ".join(
            screen(pilot).replace("│", " ").split()
        )
        await press(pilot, "down", "enter")
        await quiet(pilot)
    assert get_family(told_desk, family).step == "assessed"


@pytest.mark.slow
async def test_a_follow_up_repeats_in_plain_words_and_is_put_off(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "tab", "tab", "f2", "tab", "tab", "tab", "right")
        await press(pilot, "ctrl+s")
        assert "A follow-up does not repeat for ever" in screen(pilot)
        await typed(pilot, "6")
        await press(pilot, "ctrl+s")
        assert "every week, 6 times in all" in screen(pilot)
        await press(pilot, "f9")
        await typed(pilot, "put the follow-up")
        await press(pilot, "enter")
        await typed(pilot, "+3d")
        await press(pilot, "enter")
        await typed(pilot, "the road is closed")
        await press(pilot, "ctrl+s")
    put_off = get_family(told_desk, family).follow_ups[0]
    assert (put_off.due, put_off.put_off_from) == (AUG_15 + timedelta(days=3), AUG_15 - timedelta(days=5))
    assert put_off.put_off_why == "the road is closed"


async def test_a_confidential_referral_stands_on_the_page_alone(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    refer(told_desk, family, NewReferral("FP-7", kind="confidential"))
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "tab")
        assert "FP-7" in screen(pilot)


async def test_a_roof_that_does_not_last_and_a_transfer_that_waits_are_signs(
    told_desk: Desk, make_app: AppMaker
) -> None:
    family = uid_of(told_desk, "Khaled")
    correct_stay(
        told_desk,
        family,
        get_family(told_desk, family).stays[-1].uid,
        eviction_until=AUG_15 + timedelta(days=9),
        tent_since=AUG_15 - timedelta(days=366),
    )
    transfer(told_desk, family, told_desk.user.name)
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        assert "! Eviction notice until Fri 24 Aug 2018" in screen(pilot)
        assert "! The tent is older than a year" in screen(pilot)
        assert "! Rana was asked to take this case over, 0 d ago" in screen(pilot)


async def test_a_visit_to_one_of_a_series_plans_the_next_of_it_and_nothing_besides(
    told_desk: Desk, make_app: AppMaker
) -> None:
    family = uid_of(told_desk, "Khaled")
    correct_follow_up(
        told_desk, family, get_family(told_desk, family).follow_ups[0].uid, repeat=Repeat("WEEKLY", 1, times=9)
    )
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "f5")
        assert "(Sat 18 Aug 2018, in 3 days)" in screen(pilot)  # the series falls on a Friday, a day off
        await press(pilot, "ctrl+s")
    planned = [each.due for each in get_family(told_desk, family).follow_ups if each.status == "open"]
    assert planned == [AUG_15 + timedelta(days=3)]
