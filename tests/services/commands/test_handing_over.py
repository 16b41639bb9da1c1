"""A caseload handed over as one batch: what goes with it, what stays, and who may."""

import pytest

from famcase.domain.names import split_name
from famcase.errors import NotFound, Refused
from famcase.paths import Home
from famcase.services.commands.bulk import Outcome, do_all, preview
from famcase.services.commands.closing import SupervisorOnly, assign, close
from famcase.services.commands.families import Registered, register
from famcase.services.commands.follow_ups import schedule
from famcase.services.commands.handing_over import (
    NobodyReceives,
    NothingToHandOver,
    SameHands,
    handing_over,
)
from famcase.services.commands.undoing import undo
from famcase.services.commands.users import add_user, remove_user
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily, NewFollowUp, NewMember, NewStay, Where
from famcase.services.queries.supervising import loads
from famcase.services.views import Composition
from famcase.storage.keys import CHEAP_FOR_TESTS
from tests.conftest import PASSPHRASE
from tests.services.builders import AUG_12, AUG_15


def some(desk: Desk, number: int, holder: str, pcodes: tuple[str, ...] = ("C4176",)) -> list[Registered]:
    """Register families that somebody has, by turns at these places."""
    made = []
    for index in range(number):
        stay = NewStay(Where(pcode=pcodes[index % len(pcodes)]), AUG_12, "rented")
        head = NewMember(split_name(f"Family {chr(65 + index % 26)}"), sex="male")
        made.append(register(desk, NewFamily(head=head, composition=Composition(people=5), stays=(stay,))))
        assign(desk, made[-1].uid, holder)
    return made


def handed_over(desk: Desk, from_user: str, to_users: list[str]) -> Outcome:
    return do_all(desk, *handing_over(desk, from_user, to_users))


def carried(desk: Desk) -> dict[str, int]:
    return {load.name: load.families for load in loads(desk) if load.families}


def planned_for(desk: Desk) -> set[str]:
    follow_up = desk.store.tables["follow_up"]
    return {row.assigned_to.name for row in follow_up.select().where(follow_up.assigned_to.is_null(False))}


def test_forty_cases_of_a_sick_colleague_are_handed_over_and_taken_back_as_one(desk: Desk, sami: Desk) -> None:
    made = some(desk, 40, sami.user.name)
    schedule(desk, made[0].uid, NewFollowUp(AUG_15, "tents", assigned_to=sami.user.name))

    outcome = handed_over(desk, sami.user.name, [desk.user.name])

    assert (len(outcome.changed), outcome.left_out, outcome.done.changed) == (40, (), 40)
    assert carried(desk) == {desk.user.name: 40}
    assert planned_for(desk) == {desk.user.name}
    undo(desk)
    assert carried(desk) == {sami.user.name: 40}
    assert planned_for(desk) == {sami.user.name}


def test_closed_cases_stay_whose_they_were(desk: Desk, sami: Desk) -> None:
    first, _ = some(desk, 2, sami.user.name)
    close(desk, first.uid, "goals-met")

    handed_over(desk, sami.user.name, [desk.user.name])

    family = desk.store.tables["family"]
    holders = {row.status: row.assigned_to.name for row in family.select()}
    assert holders == {"closed": sami.user.name, "open": desk.user.name}


def test_a_visit_planned_for_them_by_name_goes_too_and_the_case_of_another_stays(desk: Desk, sami: Desk) -> None:
    (one,) = some(desk, 1, desk.user.name)
    schedule(desk, one.uid, NewFollowUp(AUG_15, "tents", assigned_to=sami.user.name))

    outcome = handed_over(desk, sami.user.name, [desk.user.name])

    assert outcome.changed == (one.uid,)
    assert planned_for(desk) == {desk.user.name}
    assert carried(desk) == {desk.user.name: 1}


def test_several_receivers_share_evenly_and_a_place_stays_together(desk: Desk, sami: Desk, hire: object) -> None:
    lina: Desk = hire("Lina")  # type: ignore[operator]
    some(desk, 7, sami.user.name, ("C4176", "C4132"))

    handed_over(desk, sami.user.name, [desk.user.name, lina.user.name])

    case, user = desk.store.tables["case_list"], desk.store.tables["user"]
    pairs = {(row.place, user.get_by_id(row.assigned_to).name) for row in case.select()}
    assert sorted(carried(desk).values()) == [3, 4]
    assert len(pairs) <= 3  # one place at most is cut in two


def test_what_a_removed_user_left_behind_is_handed_over(file_desk: Desk, home: Home) -> None:
    from famcase.services import opening

    add_user(file_desk, home, "Sami", "caseworker", "a passphrase of Sami", mine=PASSPHRASE, cost=CHEAP_FOR_TESTS)
    some(file_desk, 2, "Sami")
    clock = file_desk.clock
    remove_user(file_desk, home, "Sami", mine=PASSPHRASE)
    again = opening.unlock(home, PASSPHRASE, clock=clock)
    assert next((load.name, load.active, load.families) for load in loads(again)) == ("Sami", False, 2)

    handed_over(again, "sami", ["Rana"])

    assert [(load.name, load.families) for load in loads(again)] == [("Rana", 2)]
    again.close()


def test_what_will_happen_is_known_before_and_changes_nothing(desk: Desk, sami: Desk) -> None:
    some(desk, 3, sami.user.name)

    outcome = preview(desk, *handing_over(desk, sami.user.name, [desk.user.name]))

    assert len(outcome.changed) == 3
    assert carried(desk) == {sami.user.name: 3}


def test_a_caseworker_hands_no_load_over(desk: Desk, sami: Desk) -> None:
    some(desk, 1, sami.user.name)

    with pytest.raises(SupervisorOnly):
        handed_over(sami, sami.user.name, [desk.user.name])


def test_a_load_goes_from_somebody_who_has_one_to_somebody_else(desk: Desk, sami: Desk) -> None:
    with pytest.raises(NothingToHandOver):
        handed_over(desk, sami.user.name, [desk.user.name])
    some(desk, 1, sami.user.name)
    with pytest.raises(NobodyReceives):
        handed_over(desk, sami.user.name, [])
    with pytest.raises(SameHands):
        handed_over(desk, sami.user.name, [sami.user.name])
    with pytest.raises(NotFound):
        handed_over(desk, "Nobody", [desk.user.name])
    assert issubclass(SameHands, Refused)
