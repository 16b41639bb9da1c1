"""How many keys the daily forms take beyond what has to be typed: from the family's page until it is saved."""

from datetime import timedelta

import pytest

from famcase.services.desk import Desk
from famcase.services.queries.families import get_family
from tests.conftest import AUG_15
from tests.tui.conftest import AppMaker
from tests.tui.family.test_page import uid_of
from tests.tui.keys import press, quiet, screen, typed

MOST_FOR_A_MOVE = 15
MOST_FOR_A_VISIT = 10


@pytest.mark.slow
async def test_a_move_to_a_site_takes_few_keys_and_shows_how_full_it_is(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    keys = 0
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        for key, text in (("f6", "midan"), ("enter", "yesterday"), ("enter", "open"), ("enter", "eviction")):
            await press(pilot, key)
            await typed(pilot, text)
            keys += 1
            if text == "midan":
                assert "! over, 154 %" in screen(pilot)
        await press(pilot, "ctrl+s")
        keys += 1
        assert "saved 12:00" in screen(pilot)
    now = get_family(told_desk, family).now
    assert now is not None
    assert (str(now.where), now.since, now.living, now.reason) == (
        *("al-Midan camp", AUG_15 - timedelta(days=1), "open"),
        "eviction",
    )
    assert keys <= MOST_FOR_A_MOVE


async def test_a_follow_up_is_answered_and_the_next_one_set_in_few_keys(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    keys = ("f5", "ctrl+s")
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, *keys)
        assert "saved 12:00" in screen(pilot)
    planned = get_family(told_desk, family).follow_ups
    assert [(each.status, each.due) for each in planned] == [
        ("done", AUG_15 - timedelta(days=5)),
        ("open", AUG_15 + timedelta(days=3)),
    ]
    assert len(keys) <= MOST_FOR_A_VISIT


@pytest.mark.slow
async def test_nobody_comes_again_where_the_form_says_none_and_it_says_what_goes_without(
    told_desk: Desk, make_app: AppMaker
) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("visited", family)
        await quiet(pilot)
        assert "(Sat 18 Aug 2018, in 3 days)" in screen(pilot)
        await press(pilot, *["enter"] * 5)
        await typed(pilot, "none")
        assert "no next visit" in screen(pilot)
        await press(pilot, "enter")
        await typed(pilot, "the tent")
        await press(pilot, "ctrl+s")
        assert "There is no next visit, and yet it is for something: the tent." in " ".join(screen(pilot).split())
        await press(pilot, "tab", "ctrl+u", "ctrl+s")
    assert get_family(told_desk, family).next_due is None


@pytest.mark.slow
async def test_a_visit_on_another_day_with_another_outcome_and_a_next_day_stays_short(
    told_desk: Desk, make_app: AppMaker
) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    keys = ("f5", "right", "enter", "enter", "enter", "enter", "enter")
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, *keys)
        await typed(pilot, "+10d")
        await press(pilot, "ctrl+s")
        assert "saved 12:00" in screen(pilot)
    found = get_family(told_desk, family)
    assert found.visits[0].outcome == "by-phone"
    assert [each.due for each in found.follow_ups if each.status == "open"] == [AUG_15 + timedelta(days=10)]
    assert len(keys) + 1 <= MOST_FOR_A_VISIT
