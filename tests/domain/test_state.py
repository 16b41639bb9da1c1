"""Merging is set union: any order of changes gives one state, and no edit is silently lost."""

from hypothesis import given
from hypothesis import strategies as st

from famcase.domain.changes import GONE, Change, Json, Ref, Version, record_id
from famcase.domain.state import SubjectState, fold
from tests.hand_made import FAMILY, ME, SECRET, SHE, change, edit, new

FIRST = Ref(ME, 1)
MEMBER = record_id(ME, 2, 0)


def values(state: SubjectState) -> dict[bytes, tuple[bool, dict[str, Json], dict[str, list[Json]]]]:
    return {
        record: (one.stands, one.values(), {name: [s.value for s in both] for name, both in one.conflicts().items()})
        for record, one in state.records.items()
    }


def test_an_edit_replaces_the_value_that_it_names() -> None:
    state = fold(FAMILY, [change(ME, 1, 10, new({"priority": 1})), change(ME, 2, 20, edit("priority", 3, [FIRST]))])

    family = state.records[FAMILY]
    assert family.value("priority") == 3
    assert family.conflicts() == {}


def test_two_edits_of_one_value_without_knowing_of_each_other_both_stand() -> None:
    made = change(ME, 1, 10, new({"priority": 1}))
    mine = change(ME, 2, 20, edit("priority", 2, [FIRST]))
    hers = change(SHE, 1, 30, edit("priority", 4, [FIRST]))

    family = fold(FAMILY, [made, mine, hers]).records[FAMILY]

    assert family.value("priority") == 4
    assert [setting.value for setting in family.conflicts()["priority"]] == [4, 2]


def test_the_same_value_given_twice_is_no_conflict() -> None:
    made = change(ME, 1, 10, new({"priority": 1}))
    both = [change(ME, 2, 20, edit("priority", 2, [FIRST])), change(SHE, 1, 30, edit("priority", 2, [FIRST]))]

    assert fold(FAMILY, [made, *both]).records[FAMILY].conflicts() == {}


def test_a_choice_between_two_values_ends_their_conflict() -> None:
    made = change(ME, 1, 10, new({"priority": 1}))
    both = [change(ME, 2, 20, edit("priority", 2, [FIRST])), change(SHE, 1, 30, edit("priority", 4, [FIRST]))]
    chosen = change(ME, 3, 40, edit("priority", 2, [Ref(ME, 2), Ref(SHE, 1)]))

    family = fold(FAMILY, [made, *both, chosen]).records[FAMILY]

    assert family.value("priority") == 2
    assert family.conflicts() == {}


def test_a_wrong_clock_hides_no_edit() -> None:
    made = change(ME, 1, 10, new({"priority": 1}))
    ahead = change(SHE, 1, 10**12, edit("priority", 4, [FIRST]))
    later = change(ME, 2, 20, edit("priority", 2, [Ref(SHE, 1)]))

    assert fold(FAMILY, [made, ahead, later]).records[FAMILY].value("priority") == 2


def test_a_record_taken_back_stands_no_more_until_that_is_taken_back() -> None:
    made = change(ME, 1, 10, new({"priority": 1}))
    undone = change(ME, 2, 20, edit(GONE, True, []))
    redone = change(ME, 3, 30, edit(GONE, None, [Ref(ME, 2)]))

    assert fold(FAMILY, [made, undone]).of("family") == []
    assert [state.record for state in fold(FAMILY, [made, undone, redone]).of("family")] == [FAMILY]
    assert GONE not in fold(FAMILY, [made, undone]).records[FAMILY].values()


def test_an_edit_of_a_record_whose_making_is_not_here_makes_none() -> None:
    made = change(ME, 1, 10, new({"priority": 1}))
    stray = change(ME, 3, 30, edit("first", "Khaled", [Ref(ME, 2)], MEMBER, "member"))

    assert fold(FAMILY, [made, stray]).of("member") == []


def test_an_erased_part_says_nothing_and_counts_as_known() -> None:
    state = fold(FAMILY, [change(ME, 1, 10, new({"priority": 1})), change(ME, 2, 20, SECRET * 2)])

    assert state.version == Version({ME: 2})
    assert values(state) == {FAMILY: (True, {"priority": 1}, {})}


def test_records_stand_in_the_order_they_were_made() -> None:
    later, earlier = record_id(ME, 9, 0), record_id(SHE, 5, 0)
    made = [
        change(ME, 9, 90, new({}, later, "note"), new({}, record_id(ME, 9, 1), "note")),
        change(SHE, 5, 50, new({}, earlier, "note")),
    ]

    assert [state.record for state in fold(FAMILY, made).of("note")] == [earlier, later, record_id(ME, 9, 1)]


def test_a_subjects_clock_is_the_latest_of_its_changes() -> None:
    assert fold(FAMILY, []).hlc == 0
    assert fold(FAMILY, [change(ME, 1, 70, new({})), change(SHE, 1, 60)]).hlc == 70


@st.composite
def histories(draw: st.DrawFn) -> list[Change]:
    """Return changes of two people to one family, each edit replacing some of what its writer could have seen."""
    made = [change(ME, 1, 10, new({"priority": 0, "status": "open"}))]
    numbers = {ME: 1, SHE: 0}
    for _ in range(draw(st.integers(0, 12))):
        writer = draw(st.sampled_from([ME, SHE]))
        numbers[writer] += 1
        name = draw(st.sampled_from(["priority", "status", GONE]))
        seen = draw(st.lists(st.sampled_from([one.ref for one in made]), unique=True))
        part = edit(name, draw(st.integers(0, 3)) if name != GONE else draw(st.sampled_from([True, None])), seen)
        made.append(change(writer, numbers[writer], draw(st.integers(11, 20)), part))
    return made


@given(histories(), st.randoms(use_true_random=False))
def test_any_order_of_the_same_changes_gives_the_same_state(changes: list[Change], random: object) -> None:
    shuffled = list(changes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert values(fold(FAMILY, shuffled)) == values(fold(FAMILY, changes))
    assert fold(FAMILY, shuffled).changes == fold(FAMILY, changes).changes
    assert fold(FAMILY, shuffled).version == fold(FAMILY, changes).version


@given(histories())
def test_no_value_is_lost_without_a_change_that_names_it(changes: list[Change]) -> None:
    family = fold(FAMILY, changes).records[FAMILY]

    for name, settings in family.settings.items():
        standing = {setting.ref for setting in family.standing(name)}
        assert {setting.ref for setting in settings} - standing <= family.replaced.get(name, set())
