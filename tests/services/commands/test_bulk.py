"""The same done to many families: one batch, the rules of the single commands, and who is left out by name."""

import pytest

from famcase.domain.changes import RecordId
from famcase.errors import NotFound, Refused
from famcase.services.commands import bulk
from famcase.services.commands.bulk import Assigning, Flagging, Scheduling, do_all, preview
from famcase.services.commands.checked import CaseClosed
from famcase.services.commands.closing import SupervisorOnly, close
from famcase.services.commands.families import withhold_name
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.services.inputs import NewFollowUp
from famcase.services.queries.families import get_family
from tests.services.builders import AUG_10, AUG_15, KHALED, the_adnans

FRIDAY = AUG_15.replace(day=17)


def three(desk: Desk) -> list[RecordId]:
    return [the_adnans(desk).uid for _ in range(3)]


def holders(desk: Desk, families: list[RecordId]) -> list[str]:
    return [get_family(desk, family).assigned_to for family in families]


def test_many_cases_are_assigned_in_one_batch_and_taken_back_in_one(desk: Desk, sami: Desk) -> None:
    families = three(desk)
    done = do_all(desk, families, Assigning(sami.user.name))
    assert (len(done.changed), done.left_out, done.done.changed) == (3, (), 3)
    assert holders(desk, families) == [sami.user.name] * 3
    undo(desk)
    assert holders(desk, families) == [""] * 3


def test_what_will_happen_is_said_by_the_same_rules_and_nothing_is_written(desk: Desk, sami: Desk) -> None:
    families = three(desk)
    close(desk, families[1], "moved-away")
    task = Assigning(sami.user.name)
    before = preview(desk, families, task)
    assert before.done.batch is None
    assert holders(desk, families) == [""] * 3
    after = do_all(desk, families, task)
    assert before.changed == after.changed == (families[0], families[2])
    [left] = before.left_out
    assert (left.family, type(left.why)) == (families[1], CaseClosed)
    assert left.head is not None
    assert (left.head.number, left.head.name) == (
        get_family(desk, families[1]).number,
        KHALED.shown(),
    )


def test_a_withheld_name_is_left_out_by_its_number_alone(desk: Desk, sami: Desk) -> None:
    [family, *_] = three(desk)
    withhold_name(desk, family, True)
    close(desk, family, "moved-away")
    [left] = preview(desk, [family], Assigning(sami.user.name)).left_out
    assert left.head is not None
    assert (left.head.name, left.head.name_ar, left.head.withheld) == ("", "", True)


def test_a_caseworker_takes_cases_that_nobody_has_and_no_other(desk: Desk, sami: Desk) -> None:
    families = three(desk)
    do_all(desk, families[:1], Assigning(desk.user.name))
    done = do_all(sami, families, Assigning(sami.user.name))
    assert done.changed == tuple(families[1:])
    assert [type(left.why) for left in done.left_out] == [SupervisorOnly]
    assert holders(desk, families) == [desk.user.name, sami.user.name, sami.user.name]


def test_who_has_the_case_already_is_counted_apart(desk: Desk, sami: Desk) -> None:
    families = three(desk)
    do_all(desk, families[:2], Assigning(sami.user.name))
    done = do_all(desk, [*families, families[0]], Assigning(sami.user.name))
    assert (done.changed, done.already, done.asked) == ((families[2],), tuple(families[:2]), 3)


def test_the_same_visit_is_planned_for_each(desk: Desk) -> None:
    families = three(desk)
    close(desk, families[0], "moved-away")
    done = do_all(desk, families, Scheduling(NewFollowUp(FRIDAY, "tents")))
    assert done.changed == tuple(families[1:])
    planned = [(one.due, one.what) for one in get_family(desk, families[1]).follow_ups]
    assert (FRIDAY, "tents") in planned


def test_a_flag_is_raised_once(desk: Desk) -> None:
    families = three(desk)
    assert do_all(desk, families[:1], Flagging("do-not-visit", "armed men")).changed == (families[0],)
    done = do_all(desk, families, Flagging("do-not-visit"))
    assert (done.changed, done.already) == (tuple(families[1:]), (families[0],))


def test_a_task_that_is_wrong_itself_is_refused_as_a_whole(desk: Desk) -> None:
    families = three(desk)
    with pytest.raises(NotFound):
        do_all(desk, families, Assigning("Nobody"))
    with pytest.raises(Refused):
        do_all(desk, families, Scheduling(NewFollowUp(AUG_10)))


def test_a_family_that_is_gone_is_left_out(desk: Desk) -> None:
    [kept, *_] = three(desk)
    gone = RecordId(bytes(16))
    done = do_all(desk, [kept, gone], Assigning(desk.user.name))
    assert done.changed == (kept,)
    assert [(left.family, left.head, type(left.why)) for left in done.left_out] == [(gone, None, NotFound)]


def test_more_families_than_one_go_can_have_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "MOST", 2)
    with pytest.raises(bulk.TooMany):
        preview(desk, three(desk), Assigning(desk.user.name))
