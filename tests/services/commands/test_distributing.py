"""A distribution: the list by its rule, ticked off by number, closed, and what each family then has received."""

from collections.abc import Callable
from pathlib import Path

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.levels import Level
from famcase.domain.rations import ImpossibleRation
from famcase.errors import FamcaseError, NotFound, Refused
from famcase.services.batch import BuiltOn
from famcase.services.commands.closing import SupervisorOnly, close
from famcase.services.commands.consents import set_consent
from famcase.services.commands.distributing import (
    ListClosed,
    NobodyListed,
    NotOnTheList,
    SayWhoCollected,
    close_distribution,
    make_distribution,
    preview_distribution,
    tick,
)
from famcase.services.commands.families import withhold_name
from famcase.services.commands.sites import add_site
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.services.gate import Terms, checked
from famcase.services.inputs import NewDistribution, NewNeed, NewSite, NewStay, Where
from famcase.services.leaving import Leaving
from famcase.services.printing import of_distribution
from famcase.services.queries.distributions import (
    distribution_line,
    distribution_lines,
    find_distribution,
    list_distributions,
)
from famcase.services.queries.families import get_family
from famcase.services.views import Composition
from famcase.storage.rebuild import rebuild, snapshot
from famcase.storage.soundness import differences
from tests.services.builders import AUG_12, AUG_15, the_adnans

Camped = Callable[..., RecordId]


@pytest.fixture
def camp(desk: Desk) -> RecordId:
    return add_site(desk, NewSite("al-Midan camp", "self-settled", Where(pcode="C4132")))


@pytest.fixture
def camped(desk: Desk, camp: RecordId) -> Camped:
    """Register a family in the camp that agreed to our services."""

    def register_one(tent: str = "", people: int = 6, consent: str = "given", **more: object) -> RecordId:
        stay = NewStay(Where(site=camp), AUG_12, "self-settled", tent=tent, confirmed_on=AUG_12)
        given: dict[str, object] = {"stays": (stay,), "composition": Composition(people=people), "consent": consent}
        return the_adnans(desk, **{**given, **more}).uid

    return register_one


def kits(camp: RecordId, **more: object) -> NewDistribution:
    return NewDistribution(**{"item": "nfi-kit", "at": Where(site=camp), **more})  # type: ignore[arg-type]


def test_a_list_is_numbered_by_tent_and_says_who_is_left_out_and_why(
    desk: Desk, camp: RecordId, camped: Camped
) -> None:
    tenth, second = camped("10", people=11), camped("2", people=6)
    camped("3", consent="not-asked")
    camped("4", consent="not-asked")
    set_consent(desk, camped("5"), "services", "withdrawn")
    closed = camped("6")
    close(desk, closed, "moved-away")

    shown = preview_distribution(desk, kits(camp, rule="per-people", per=5, quantity=2))

    assert [(line.number, line.family, line.quantity) for line in shown.lines] == [(1, second, 4), (2, tenth, 6)]
    assert shown.reasons() == (("not-asked", 2), ("withdrawn", 1))
    assert (shown.people, shown.pieces) == (17, 10)
    assert list_distributions(desk) == (), "nothing was saved"
    made = make_distribution(desk, kits(camp, rule="per-people", per=5, quantity=2))
    assert made.rations == 2
    assert [line.quantity for line in distribution_lines(desk, made.uid)] == [4, 6]


def test_families_of_one_tent_are_one_ration_by_that_rule(desk: Desk, camp: RecordId, camped: Camped) -> None:
    for tent in ("7", "7", "", ""):
        camped(tent)

    shown = preview_distribution(desk, kits(camp, rule="per-tent"))

    assert [line.tent for line in shown.lines] == ["7", "", ""]
    assert shown.reasons() == (("shares-a-tent", 1),)


def test_a_life_saving_list_has_who_was_not_asked_and_only_a_supervisor_makes_it(
    desk: Desk, sami: Desk, camp: RecordId, camped: Camped
) -> None:
    camped(consent="not-asked")
    camped(consent="refused")

    with pytest.raises(NobodyListed):
        make_distribution(desk, kits(camp))
    with pytest.raises(SupervisorOnly):
        preview_distribution(sami, kits(camp, life_saving=True))
    with pytest.raises(SupervisorOnly):
        make_distribution(sami, kits(camp, life_saving=True))
    shown = preview_distribution(desk, kits(camp, life_saving=True))

    assert len(shown.lines) == 1
    assert shown.reasons() == (("refused", 1),)
    assert [(line.name.split()[0], line.withheld) for line in shown.left_out] == [("Khaled", False)]
    made = make_distribution(desk, kits(camp, life_saving=True))
    assert distribution_line(desk, made.uid).life_saving
    assert differences(desk.store.tables, desk.clock.today()).total() == 0


def test_a_life_saving_list_gives_nobody_to_a_partner_who_was_not_asked(
    desk: Desk, sami: Desk, camp: RecordId, camped: Camped, tmp_path: Path
) -> None:
    unasked, agreed = camped(consent="not-asked"), camped()
    set_consent(desk, agreed, "referral", "given", partner="Maram")
    made = make_distribution(desk, kits(camp, life_saving=True))

    def let(terms: Terms) -> set[RecordId]:
        out = Leaving(tmp_path / "list.pdf", checked(sami, terms, Level.FULL))
        return {line.family for line in of_distribution(sami, out, made.uid).lines}

    assert let(Terms("referral", "Maram")) == {agreed}
    assert let(Terms()) == {agreed, unasked}


def test_words_narrow_a_list_down(desk: Desk, camp: RecordId, camped: Camped) -> None:
    urgent = camped(priority=1)
    camped(priority=3)

    assert [line.family for line in preview_distribution(desk, kits(camp, words="priority 1")).lines] == [urgent]


def test_numbers_ticked_are_assistance_and_the_need_is_met(desk: Desk, camp: RecordId, camped: Camped) -> None:
    families = [camped(str(tent), needs=(NewNeed("nfi"), NewNeed("food"))) for tent in range(1, 5)]
    made = make_distribution(desk, kits(camp, quantity=2))

    ticked = tick(desk, made.uid, [1, 2], "collected", meets_needs=True)
    tick(desk, made.uid, [3], "by-proxy", by="her brother")

    assert (ticked.ticked, ticked.needs_met) == ((1, 2), 2)
    first, third, last = (get_family(desk, families[index]) for index in (0, 2, 3))
    assert [(one.item, one.quantity, one.evidence, one.giver) for one in first.assistance] == [
        ("nfi-kit", 2, "gave", "us")
    ]
    assert {need.category: need.status for need in first.needs} == {"nfi": "met", "food": "open"}
    assert first.now is not None
    assert (first.now.confirmed_on, first.now.confirmed_how) == (AUG_15, "distribution")
    assert third.now is not None
    assert third.now.confirmed_on == AUG_12, "whoever came for them tells nothing of where they are"
    assert {need.status for need in third.needs} == {"open"}
    assert last.assistance == ()
    line = distribution_line(desk, made.uid)
    assert (line.families, line.collected, line.by_proxy, line.absent, line.left) == (4, 2, 1, 0, 1)
    assert [row.by for row in distribution_lines(desk, made.uid)] == ["", "", "her brother", ""]


def test_a_list_of_an_earlier_day_meets_no_need_that_began_after_it(desk: Desk, camp: RecordId, camped: Camped) -> None:
    family = camped(needs=(NewNeed("nfi", since=AUG_15),))
    made = make_distribution(desk, kits(camp, on=AUG_12))

    assert tick(desk, made.uid, [1], "collected", meets_needs=True).needs_met == 0

    (need,) = get_family(desk, family).needs
    assert (need.status, need.met_on) == ("open", None)


def test_a_number_ticked_by_mistake_is_ticked_otherwise(desk: Desk, camp: RecordId, camped: Camped) -> None:
    family = camped(needs=(NewNeed("nfi"),))
    made = make_distribution(desk, kits(camp))
    tick(desk, made.uid, [1], "collected", meets_needs=True)

    tick(desk, made.uid, [1], "absent")

    view = get_family(desk, family)
    assert view.assistance == ()
    assert [need.status for need in view.needs] == ["open"]
    tick(desk, made.uid, [1], "collected", meets_needs=True)
    assert tick(desk, made.uid, [1], "collected", meets_needs=True).ticked == ()
    assert len(get_family(desk, family).assistance) == 1


def test_a_tick_and_a_whole_list_are_each_taken_back_by_one_undo(desk: Desk, camp: RecordId, camped: Camped) -> None:
    families = [camped(str(tent), needs=(NewNeed("nfi"),)) for tent in range(3)]
    made = make_distribution(desk, kits(camp))
    tick(desk, made.uid, [1, 2, 3], "collected", meets_needs=True)

    assert made.done.batch is not None
    with pytest.raises(BuiltOn):
        undo(desk, made.done.batch)
    undo(desk)

    for family in families:
        view = get_family(desk, family)
        assert view.assistance == ()
        assert [need.status for need in view.needs] == ["open"]
    undo(desk)
    assert list_distributions(desk) == ()
    assert not any(count for count in differences(desk.store.tables, desk.clock.today()).values())


def test_who_was_not_ticked_is_absent_when_the_list_is_closed(desk: Desk, camp: RecordId, camped: Camped) -> None:
    for _ in range(3):
        camped()
    made = make_distribution(desk, kits(camp))
    tick(desk, made.uid, [2], "collected")

    closed = close_distribution(desk, made.uid)

    assert closed.ticked == (1, 3)
    assert [line.outcome for line in distribution_lines(desk, made.uid)] == ["absent", "collected", "absent"]
    assert distribution_line(desk, made.uid).closed_on == AUG_15
    with pytest.raises(ListClosed):
        tick(desk, made.uid, [1], "collected")
    with pytest.raises(ListClosed):
        close_distribution(desk, made.uid)
    undo(desk)
    tick(desk, made.uid, [1], "collected")


def test_a_number_that_is_not_on_the_list_ticks_nothing(desk: Desk, camp: RecordId, camped: Camped) -> None:
    camped()
    made = make_distribution(desk, kits(camp))

    with pytest.raises(NotOnTheList):
        tick(desk, made.uid, [1, 2], "collected")
    with pytest.raises(SayWhoCollected):
        tick(desk, made.uid, [1], "by-proxy", by=" ")
    with pytest.raises(FamcaseError):
        tick(desk, made.uid, [1], "eaten")
    with pytest.raises(NotFound):
        tick(desk, RecordId(bytes(16)), [1], "collected")

    assert distribution_line(desk, made.uid).left == 1


def test_what_no_distribution_can_be_is_refused(desk: Desk, camp: RecordId, camped: Camped) -> None:
    camped()

    for wrong in (kits(camp, quantity=0), kits(camp, rule="per-people", per=0)):
        with pytest.raises(ImpossibleRation):
            make_distribution(desk, wrong)
    for other in (kits(camp, at=Where()), kits(camp, item=""), kits(camp, at=Where(text="somewhere"))):
        with pytest.raises((Refused, NotFound)):
            make_distribution(desk, other)
    with pytest.raises(FamcaseError):
        make_distribution(desk, kits(camp, item="no such"))
    with pytest.raises(NotFound):
        find_distribution(desk, 1)


def test_a_list_keeps_its_number_when_an_earlier_one_is_taken_back(desk: Desk, camp: RecordId, camped: Camped) -> None:
    camped()
    first, second = make_distribution(desk, kits(camp)), make_distribution(desk, kits(camp))
    number = distribution_line(desk, second.uid).number

    undo(desk, first.done.batch)

    assert find_distribution(desk, number).uid == second.uid
    assert [line.number for line in list_distributions(desk)] == [number]


def test_a_withheld_name_is_on_no_list(desk: Desk, camp: RecordId, camped: Camped) -> None:
    withhold_name(desk, camped(), withheld=True, reason="asked for it")
    made = make_distribution(desk, kits(camp))

    line = distribution_lines(desk, made.uid)[0]

    assert (line.name, line.name_ar, line.withheld) == ("", "", True)
    assert line.case


def test_lists_made_anew_from_the_journal_are_the_same(desk: Desk, camp: RecordId, camped: Camped) -> None:
    camped()
    made = make_distribution(desk, kits(camp))
    tick(desk, made.uid, [1], "by-proxy", by="a neighbour")
    before = snapshot(desk.store.tables)

    with desk.store.write():
        rebuild(desk.store.tables, desk.clock.today())

    assert snapshot(desk.store.tables) == before
