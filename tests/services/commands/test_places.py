"""Sites closed and corrected, counts and events put right, populations taken from a file."""

from datetime import date

import pytest

from famcase.domain.changes import RecordId
from famcase.errors import FamcaseError, NotFound, Refused
from famcase.services.batch import ChangedSince
from famcase.services.commands.events import correct_event, record_event, remove_event
from famcase.services.commands.importing import RowsRefused
from famcase.services.commands.importing_counts import import_counts
from famcase.services.commands.sites import (
    SiteTwin,
    add_site,
    close_site,
    correct_count,
    edit_site,
    record_count,
    remove_count,
    reopen_site,
)
from famcase.services.commands.undoing import undo
from famcase.services.count_drafts import CountDraft, CountReading
from famcase.services.desk import Desk
from famcase.services.inputs import NewCount, NewEvent, NewSite, NewStay, Where
from famcase.services.queries.events import counts_of_place, list_events
from famcase.services.queries.site_page import get_site
from famcase.services.queries.sites import site_line
from tests.conftest import AUG_15
from tests.services.builders import AUG_10, AUG_12, the_adnans

KAFR_DERYAN = Where(pcode="C4132")


@pytest.fixture
def camp(desk: Desk) -> RecordId:
    new = NewSite(
        "al-Midan",
        "self-settled",
        KAFR_DERYAN,
        capacity_tents=40,
        sectors=("A", "B"),
        manager="Abu Yasin",
        manager_phone="0933 123 456",
        coverage={"water": "partly"},
        notice_until=date(2018, 9, 30),
        room="refuses",
    )
    return add_site(desk, new)


def test_a_site_keeps_everything_that_was_said_of_it(desk: Desk, camp: RecordId) -> None:
    edit_site(desk, camp, capacity_families=150, food="not", cluster="Dana", sectors=())

    site = get_site(desk, camp)
    assert (site.line.capacity_families, site.capacity_tents, site.cluster, site.sectors) == (150, 40, "Dana", ())
    assert (site.manager, site.manager_phone, site.notice_until) == ("Abu Yasin", "0933 123 456", date(2018, 9, 30))
    assert dict(site.coverage) == {
        **dict.fromkeys(("shelter", "nfi", "sanitation", "waste"), ""),
        "water": "partly",
        "food": "not",
    }
    assert (site.line.room, site.line.room_on) == ("refuses", AUG_15)


@pytest.mark.parametrize(
    "fields",
    [
        {"manager_phone": "not a number"},
        {"water": "often"},
        {"capacity_tents": -1},
        {"room_on": date(2018, 8, 16)},
        {"manager": "a\x1b[2J"},
    ],
)
def test_what_no_site_can_have_is_refused(desk: Desk, camp: RecordId, fields: dict[str, object]) -> None:
    with pytest.raises(FamcaseError):
        edit_site(desk, camp, **fields)  # type: ignore[arg-type]
    assert get_site(desk, camp).manager_phone == "0933 123 456"


def test_a_site_has_no_field_for_coordinates(desk: Desk, camp: RecordId) -> None:
    with pytest.raises(TypeError):
        edit_site(desk, camp, latitude=36.1)


def test_a_closed_site_keeps_its_families_until_a_move(desk: Desk, camp: RecordId) -> None:
    the_adnans(desk, stays=(NewStay(Where(site=camp), AUG_12, "open"),))

    close_site(desk, camp, "evicted", reason="the owner came")
    line = site_line(desk, camp)
    assert (line.status, line.with_us_families) == ("evicted", 1)
    reopen_site(desk, camp)
    assert site_line(desk, camp).status == "open"
    with pytest.raises(Refused):
        close_site(desk, camp, "open")
    with pytest.raises(NotFound):
        close_site(desk, RecordId(bytes(16)))


def test_a_site_changed_meanwhile_is_not_overwritten(desk: Desk, camp: RecordId) -> None:
    seen = get_site(desk, camp).version
    edit_site(desk, camp, cluster="Atma")

    with pytest.raises(ChangedSince, match="This site was changed"):
        edit_site(desk, camp, seen, cluster="Dana")
    edit_site(desk, camp, seen, water="fully")


def test_a_count_put_right_or_taken_back_changes_the_occupancy(desk: Desk, camp: RecordId) -> None:
    edit_site(desk, camp, capacity_families=100)
    record_count(desk, NewCount("council", families=90, on=AUG_10, site=camp))
    record_count(desk, NewCount("manager", families=2_310, arrived=7, left=1, remaining=3, site=camp))
    wrong = get_site(desk, camp).counts[0]
    assert (wrong.families, wrong.arrived, wrong.left, wrong.remaining) == (2_310, 7, 1, 3)

    correct_count(desk, camp, wrong.uid, families=231)
    assert site_line(desk, camp).occupancy_percent == 231
    with pytest.raises(Refused):
        correct_count(desk, camp, wrong.uid, **dict.fromkeys(("families", "arrived", "left", "remaining")))
    remove_count(desk, camp, wrong.uid)
    assert site_line(desk, camp).occupancy_percent == 90
    with pytest.raises(NotFound):
        remove_count(desk, camp, wrong.uid)
    undo(desk)
    assert site_line(desk, camp).occupancy_percent == 231


def test_a_count_of_a_place_is_put_right_by_itself(desk: Desk) -> None:
    record_count(desk, NewCount("council", people=9_000, pcode="C4176"))
    (count,) = counts_of_place(desk, "C4176")

    correct_count(desk, count.subject, count.uid, people=900)
    assert [each.people for each in counts_of_place(desk, "C4176")] == [900]
    remove_count(desk, count.subject, count.uid)
    assert counts_of_place(desk, "C4176") == ()


def test_an_event_put_right_or_taken_back(desk: Desk) -> None:
    record_event(desk, NewEvent("bombardment", Where(pcode="C4081"), AUG_10, text="three nights"))
    record_event(desk, NewEvent("fire", Where(text="a farm"), AUG_12))
    fire, bombardment = list_events(desk)

    correct_event(desk, bombardment.uid, bombardment.version, kind="ground-offensive", on=AUG_12)
    with pytest.raises(ChangedSince, match="This event was changed"):
        correct_event(desk, bombardment.uid, bombardment.version, kind="threat")
    remove_event(desk, fire.uid, seen=fire.version)
    assert [(event.kind, event.on) for event in list_events(desk)] == [("ground-offensive", AUG_12)]
    assert list_events(desk, "C4176") == ()
    with pytest.raises(NotFound):
        correct_event(desk, fire.uid, kind="fire")
    with pytest.raises(FamcaseError):
        correct_event(desk, bombardment.uid, on=date(2018, 8, 16))
    with pytest.raises(Refused):
        record_event(desk, NewEvent("", Where(text="a farm"), AUG_12))


def _reading(*people: tuple[str, int], on: date = date(2018, 6, 1)) -> CountReading:
    drafts = tuple(CountDraft(pcode, number, "one", row) for row, (pcode, number) in enumerate(people, start=2))
    return CountReading("survey-2018", on, "survey", "told-by-others", drafts, (), ())


def test_populations_are_taken_once_and_one_undo_takes_all_back(desk: Desk) -> None:
    reading = _reading(("C4176", 900), ("C4081", 100), ("C4132", 0))

    rehearsed = import_counts(desk, reading, dry_run=True)
    assert (rehearsed.new, rehearsed.batch, counts_of_place(desk, "C4176")) == (3, None, ())
    done = import_counts(desk, reading)
    assert (done.places, done.people, done.new, done.rejected) == (3, 1_000, 3, 0)
    again = import_counts(desk, reading)
    assert (again.new, again.changed, again.unchanged, again.batch) == (0, 0, 3, None)
    changed = import_counts(desk, _reading(("C4176", 950), ("C4081", 100)))
    assert (changed.new, changed.changed, changed.unchanged) == (0, 1, 1)
    assert [count.people for count in counts_of_place(desk, "C4176")] == [950]
    undo(desk, changed.batch)
    undo(desk, done.batch)
    assert desk.store.tables["count"].select().count() == 0
    assert import_counts(desk, reading).new == 3


def test_populations_with_one_bad_row_are_not_taken_at_all(desk: Desk) -> None:
    reading = _reading(("C4176", 900), ("C0000", 100))

    assert [doubt.row for doubt in import_counts(desk, reading, dry_run=True).refused] == [3]
    with pytest.raises(RowsRefused):
        import_counts(desk, reading)
    assert desk.store.tables["count"].select().count() == 0


def test_populations_of_a_day_to_come_and_of_no_row_are_refused(desk: Desk) -> None:
    for reading in (_reading(("C4176", 1), on=date(2023, 12, 31)), _reading()):
        with pytest.raises(Refused):
            import_counts(desk, reading)


@pytest.mark.parametrize(
    "new",
    [
        NewSite("al-Midan", "self-settled", KAFR_DERYAN),
        NewSite("Midan Camp", "planned-camp", KAFR_DERYAN),
        NewSite("مخيم الميدان", "self-settled", KAFR_DERYAN),
        NewSite("Olives", "self-settled", KAFR_DERYAN, name_ar="ميدان"),
    ],
)
def test_a_second_site_of_a_name_at_its_place_is_refused_and_the_first_is_named(
    desk: Desk, camp: RecordId, new: NewSite
) -> None:
    edit_site(desk, camp, name_ar="الميدان")

    with pytest.raises(SiteTwin) as refused:
        add_site(desk, new)

    assert str(refused.value.values["site"]) == "al-Midan"
    assert str(refused.value.values["place"]) == "Kafr Deryan"
    assert desk.store.tables["site"].select().count() == 1


def test_sites_of_one_name_stand_at_two_places_and_neither_becomes_the_twin_of_the_other(
    desk: Desk, camp: RecordId
) -> None:
    other = add_site(desk, NewSite("al-Midan camp", "self-settled", Where(pcode="C4176")))
    third = add_site(desk, NewSite("Olives", "self-settled", KAFR_DERYAN))

    for site, fields in ((other, {"place": "C4132"}), (third, {"name": "Midan"})):
        with pytest.raises(SiteTwin):
            edit_site(desk, site, **fields)  # type: ignore[arg-type]
    edit_site(desk, camp, name="al-Maydan", capacity_families=9)
    edit_site(desk, other, name="al-Midan")


@pytest.mark.usefixtures("camp")
def test_a_site_that_was_a_twin_before_is_corrected_all_the_same(desk: Desk) -> None:
    with desk.write("site-added") as batch:
        twin = batch.new("site", name="al-Midan camp", place="C4132", type="self-settled").id

    edit_site(desk, twin, capacity_families=3)
    edit_site(desk, twin, name="al-Midan of the olives")
    assert site_line(desk, twin).name == "al-Midan of the olives"
