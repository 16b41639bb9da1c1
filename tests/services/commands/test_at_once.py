"""Two desks do something to the same families at once: one after the other, or one is told; never half."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from famcase.domain.changes import RecordId
from famcase.errors import Locked, Refused
from famcase.paths import Home
from famcase.services.commands import bulk, closing, distributing, follow_ups, referrals, undoing
from famcase.services.commands.bulk_moves import Moving
from famcase.services.commands.notes import write_note
from famcase.services.commands.putting_off import PuttingOff
from famcase.services.commands.users import remove_user
from famcase.services.desk import Desk
from famcase.services.inputs import NewDistribution, NewFollowUp, NewStay, Where
from famcase.services.queries.cases import case_page
from famcase.services.queries.distributions import distribution_lines
from famcase.services.queries.families import get_family, version_of
from famcase.storage import journal
from famcase.storage.rebuild import rebuild, snapshot
from tests.conftest import AUG_15, FrozenClock, Server, copied_server_desk
from tests.services.builders import ARMANAZ, again, colleague, the_adnans

FAMILIES = 12
Act = Callable[[Desk], object]


@pytest.fixture
def other(desk: Desk, home: Home) -> Iterator[Desk]:
    """A second program of the same person on the same database."""
    made = again(desk, home)
    yield made
    made.close()


@pytest.fixture
def families(desk: Desk) -> list[RecordId]:
    return [the_adnans(desk, consent="given", follow_up=NewFollowUp(AUG_15)).uid for _ in range(FAMILIES)]


def at_once(*acts: tuple[Desk, Act]) -> list[object]:
    """Do one thing at each desk at the same moment; return what each gave, or the refusal it met."""
    start = Barrier(len(acts))

    def do(desk: Desk, act: Act) -> object:
        start.wait()
        try:
            return act(desk)
        except Refused as refused:
            return refused
        finally:
            desk.store.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return [each.result() for each in [threads.submit(do, desk, act) for desk, act in acts]]


def check(desk: Desk) -> None:
    tables = desk.store.tables
    assert journal.verify(tables) == []
    before = snapshot(tables)
    with desk.store.write():
        rebuild(tables, desk.clock.today())
    assert snapshot(tables) == before


def moving(families: list[RecordId], pcode: str) -> Act:
    return lambda desk: bulk.do_all(desk, families, Moving(NewStay(Where(pcode=pcode), AUG_15, "tent")))


def test_two_moves_of_many_at_once_both_stand_one_after_the_other(
    desk: Desk, other: Desk, families: list[RecordId]
) -> None:
    done = at_once((desk, moving(families, "C4132")), (other, moving(families[::-1], "C4081")))

    assert all(isinstance(one, bulk.Outcome) and len(one.changed) == FAMILIES for one in done)
    journeys = {tuple(str(stay.place) for stay in get_family(desk, family).stays) for family in families}
    assert len(journeys) == 1
    check(desk)


def test_a_number_that_two_desks_tick_at_once_is_given_once(desk: Desk, other: Desk, families: list[RecordId]) -> None:
    made = distributing.make_distribution(desk, NewDistribution("food-basket", ARMANAZ))
    numbers = range(1, FAMILIES + 1)

    at_once(
        (desk, lambda at: distributing.tick(at, made.uid, numbers, "collected")),
        (other, lambda at: distributing.tick(at, made.uid, numbers, "by-proxy", by="her brother")),
    )

    outcomes = {line.outcome for line in distribution_lines(desk, made.uid)}
    assert len(outcomes) == 1
    assert [len(get_family(desk, family).assistance) for family in families] == [1] * FAMILIES
    check(desk)


def test_a_list_that_is_closed_while_it_is_ticked_is_ticked_wholly_or_not(
    desk: Desk, other: Desk, families: list[RecordId]
) -> None:
    made = distributing.make_distribution(desk, NewDistribution("food-basket", ARMANAZ))

    _, ticked = at_once(
        (other, lambda at: distributing.close_distribution(at, made.uid)),
        (desk, lambda at: distributing.tick(at, made.uid, range(1, FAMILIES + 1), "collected")),
    )

    is_told = isinstance(ticked, distributing.ListClosed)
    assert {line.outcome for line in distribution_lines(desk, made.uid)} == {"absent" if is_told else "collected"}
    assert len(get_family(desk, families[0]).assistance) == (0 if is_told else 1)
    check(desk)


def test_a_transfer_that_is_accepted_and_taken_back_at_once_is_one_of_the_two(desk: Desk, home: Home) -> None:
    sami = colleague(desk, home)
    family = the_adnans(desk).uid
    asked = referrals.transfer(desk, family, sami.user.name)

    answers = at_once(
        (sami, lambda at: referrals.answer_referral(at, family, asked, "accepted")),
        (desk, lambda at: referrals.take_back_referral(at, family, asked)),
    )

    assert sum(isinstance(answer, Exception) for answer in answers) in (0, 1)
    view = get_family(desk, family)
    has_it = view.assigned_to == sami.user.name
    assert has_it is bool([one for one in view.referrals if one.status == "accepted"]) or not view.referrals
    check(desk)
    sami.close()


def test_many_are_moved_and_put_off_and_given_away_while_the_last_change_is_undone(
    desk: Desk, other: Desk, home: Home, families: list[RecordId]
) -> None:
    draw, sami = random.Random(7), colleague(desk, home)  # noqa: S311
    acts: list[Act] = [
        moving(families, "C4132"),
        moving(families[::2], "C4081"),
        lambda at: bulk.do_all(at, families, PuttingOff(AUG_15.replace(day=20), "no road")),
        lambda at: bulk.do_all(at, families, bulk.Assigning(sami.user.name)),
        lambda at: undoing.undo(at),
        lambda at: closing.close(at, families[0], "goals-met"),
    ]
    for _ in range(5):
        at_once(*((each, draw.choice(acts)) for each in (desk, other, sami)))
    check(desk)
    sami.close()


def test_who_looked_before_a_move_of_many_is_told_and_nothing_of_theirs_is_saved(
    desk: Desk, other: Desk, families: list[RecordId]
) -> None:
    seen = version_of(desk, families[0])
    follow_up = get_family(desk, families[0]).follow_ups[0].uid
    bulk.do_all(other, families, PuttingOff(AUG_15.replace(day=20), "no road"))

    with pytest.raises(Refused):
        follow_ups.put_off(desk, families[0], follow_up, AUG_15.replace(day=18), "rain", seen)

    assert get_family(desk, families[0]).follow_ups[0].due == AUG_15.replace(day=20)


@pytest.mark.postgres
def test_who_was_removed_from_the_office_meanwhile_is_told_and_saves_nothing(
    postgres: Server, founded_database: str, clock: FrozenClock, home: Home
) -> None:
    desk = copied_server_desk(postgres, founded_database, clock)
    sami, family = colleague(desk, home), the_adnans(desk).uid
    remove_user(desk, home, sami.user.name)

    for at_work in (lambda: sami.tell(write_note, family, "x"), lambda: sami.ask(case_page)):
        with pytest.raises(Locked):
            at_work().result()
    with pytest.raises(Locked):
        write_note(sami, family, "x")
    sami.close()
