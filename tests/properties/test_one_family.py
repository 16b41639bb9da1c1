"""Whatever is merged, split, moved, edited and undone in whatever order: nothing is lost, and every number finds it."""

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from peewee import fn

from famcase.domain import journeys
from famcase.domain.changes import RecordId, Ref
from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
from famcase.domain.union import Choices, Side, plan
from famcase.errors import FamcaseError, StorageFault
from famcase.paths import Home
from famcase.services.commands import contacts, families, links, members, moves, needs, notes, undoing
from famcase.services.commands.splitting import move_members, split
from famcase.services.commands.telling_apart import tell_apart
from famcase.services.commands.uniting import unite
from famcase.services.desk import Desk
from famcase.services.inputs import (
    NewContact,
    NewFamily,
    NewFollowUp,
    NewHousehold,
    NewMember,
    NewNeed,
    NewStay,
    Where,
)
from famcase.services.queries.families import find_case, get_family
from famcase.services.queries.history import history
from famcase.services.views import Composition, FamilyView, MemberView
from famcase.storage import journal, soundness
from famcase.storage.rebuild import rebuild, snapshot
from tests.conftest import FrozenClock, copied_file_desk, copied_server_desk

FIRST = ("Khaled", "Khalid", "Amina", "Omar", "Umar", "خالد", "أمينة", "")
SURNAMES = ("al-Adnan", "Aladnan", "العدنان", "Hassoun")
PLACES = ("C4176", "C4081", "C4132")
CATEGORIES = ("food", "shelter")


@dataclass
class Families:
    """A desk, the families that were registered on it, and how much was done."""

    desk: Desk
    known: list[RecordId] = field(default_factory=list)
    begun: tuple[RecordId, ...] = ()
    """Those that are there at the beginning of each sequence."""
    done: int = 0
    merged: int = 0
    undone: int = 0

    def step(self, action: str, seed: int) -> None:
        """Do one thing; a refusal leaves everything as it was."""
        draw = random.Random(seed)  # noqa: S311
        last = self.last()
        try:
            ACTIONS[action](self, draw)
        except StorageFault:
            raise
        except FamcaseError:
            assert self.last() == last
            return
        self.done += 1
        self.merged += action == "merge"
        self.undone += action.startswith("undo")

    def last(self) -> Ref | None:
        change, writer = self.desk.store.tables["change"], self.desk.store.tables["writer"]
        row = change.select(writer.uid, change.batch).join(writer).order_by(change.id.desc()).tuples().first()
        return Ref(bytes(row[0]), row[1]) if row else None

    def one(self, draw: random.Random) -> RecordId:
        """Return a family, most often one that stands."""
        family = self.desk.store.tables["family"]
        standing = [
            RecordId(bytes(row[0])) for row in family.select(family.uid).where(family.status == "open").tuples()
        ]
        standing.sort(key=self.known.index)
        return draw.choice(standing if standing and draw.random() < 0.9 else self.known)

    def some(self, draw: random.Random, family: RecordId) -> list[RecordId]:
        people = [state.record for state in journal.load(self.desk.store.tables, family).of("member")]
        return draw.sample(people, draw.randint(1, min(2, len(people)))) if people else []


def a_person(draw: random.Random, relation: str = "") -> NewMember:
    return NewMember(
        NameParts(draw.choice(FIRST[:5]), draw.choice(("", "Ahmad")), draw.choice(SURNAMES)),
        NameParts(first=draw.choice(FIRST[5:])),
        relation=relation or draw.choice(("", "wife-husband", "son-daughter")),
        sex=draw.choice(("", "male", "female")),
        born=draw.choice((None, BirthDay(date(draw.choice((1980, 1982, 2010)), 1, 1), "year", True))),
        presence=draw.choice(("here", "here", "away", "missing")),
    )


def a_stay(draw: random.Random, since: date | None) -> NewStay:
    return NewStay(Where(pcode=draw.choice(PLACES)), since, draw.choice(("tent", "rented")))


def register(of: Families, draw: random.Random) -> None:
    today = of.desk.clock.today()
    days = sorted(draw.sample(range(20), draw.randint(0, 3)), reverse=True)
    stays = [a_stay(draw, today - timedelta(days=back)) for back in days]
    if draw.random() < 0.2:
        stays.insert(0, a_stay(draw, None))
    new = NewFamily(
        head=a_person(draw, "head") if draw.random() < 0.9 else None,
        members=tuple(a_person(draw) for _ in range(draw.randint(0, 3))),
        composition=Composition(people=draw.choice((None, 4, 9))),
        stays=tuple(stays),
        needs=tuple(NewNeed(draw.choice(CATEGORIES), draw.choice(("", "flour", "a stove"))) for _ in range(2)),
        contacts=(NewContact(f"093312345{draw.randint(0, 9)}"),),
        consent=draw.choice(("given", "refused", "not-asked")),
        withhold_name=draw.random() < 0.1,
        priority=draw.randint(0, 4),
        follow_up=NewFollowUp(today + timedelta(days=draw.randint(0, 5))),
        note=draw.choice(("", "They came by night.", "يسكنون خيمة")),
        foreign=("list", str(draw.randint(0, 9))) if draw.random() < 0.6 else None,
    )
    of.known.append(families.register(of.desk, new).uid)


def merge(of: Families, draw: random.Random) -> None:
    keep, gone = of.one(draw), of.one(draw)
    ours, theirs = (journal.load(of.desk.store.tables, family) for family in (keep, gone))
    chosen = draw.random() < 0.5
    unite(of.desk, keep, gone, a_choice(draw, ours, theirs) if chosen else None, ours.version, theirs.version)


def a_choice(draw: random.Random, ours: Any, theirs: Any) -> Choices:
    there = [None, *(state.record for state in ours.of("member"))]
    people = {state.record: draw.choice(there) for state in theirs.of("member") if draw.random() < 0.3}
    proposed = plan(ours, theirs, people)
    sides: tuple[Side, ...] = ("left", "right")
    return Choices(
        {pair.name: draw.choice(sides) for pair in (*proposed.fields, *proposed.consents)},
        people,
        {(pair.right, one.name): draw.choice(sides) for pair in proposed.people if pair.right for one in pair.fields},
    )


def split_one(of: Families, draw: random.Random) -> None:
    family = of.one(draw)
    leaving = of.some(draw, family)
    new_head = draw.choice([None, *of.some(draw, family)])
    to = a_stay(draw, of.desk.clock.today()) if draw.random() < 0.5 else None
    of.known.append(split(of.desk, family, leaving, NewHousehold(new_head=new_head, to=to)).uid)


def move_some(of: Families, draw: random.Random) -> None:
    family = of.one(draw)
    new_head = draw.choice([None, *of.some(draw, family)])
    move_members(of.desk, family, of.some(draw, family), of.one(draw), new_head=new_head)


def undo_any(of: Families, draw: random.Random) -> None:
    change, writer = of.desk.store.tables["change"], of.desk.store.tables["writer"]
    query = change.select(writer.uid, change.batch).join(writer).order_by(change.id.desc()).limit(12).tuples()
    undoing.undo(of.desk, draw.choice([Ref(bytes(uid), batch) for uid, batch in query]))


def edit(of: Families, draw: random.Random) -> None:
    """Add something to a family or correct what is no name: what is asked about afterwards is never taken out."""
    desk, family = of.desk, of.one(draw)
    act = draw.randint(0, 7)
    if act == 0:
        needs.raise_need(
            desk, family, NewNeed(draw.choice(CATEGORIES), "soap", member=draw.choice([None, *of.some(draw, family)]))
        )
    elif act == 1:
        notes.write_note(desk, family, f"Note {draw.randint(0, 99)}")
    elif act == 2:
        contacts.add_contact(desk, family, NewContact(f"094412345{draw.randint(0, 9)}"))
    elif act == 3:
        members.add_member(desk, family, a_person(draw))
    elif act == 4:
        who = draw.choice([None, *of.some(draw, family)])
        members.add_other_number(desk, family, "paper", str(draw.randint(0, 9)), member=who)
    elif act == 5:
        some = tuple(of.some(draw, family)) if draw.random() < 0.5 else ()
        stay = a_stay(draw, of.desk.clock.today() - timedelta(days=draw.randint(0, 3)))
        moves.record_move(desk, family, NewStay(stay.to, stay.since, stay.living, members=some))
    elif act == 6:
        families.edit_family(desk, family, priority=draw.randint(0, 4), declared_people=draw.choice((None, 3, 12)))
    else:
        draw.choice((links.link_families, tell_apart))(desk, family, of.one(draw))


ACTIONS: dict[str, Callable[[Families, random.Random], object]] = {
    "register": register,
    "merge": merge,
    "merge another": merge,
    "split": split_one,
    "move": move_some,
    "edit": edit,
    "edit more": edit,
    "undo": lambda of, _draw: undoing.undo(of.desk),
    "undo any": undo_any,
}
STEPS = st.lists(st.tuples(st.sampled_from(sorted(ACTIONS)), st.integers(0, 2**32)), min_size=2, max_size=8)
"""Two families are there before; most steps find something to do."""


def check(of: Families) -> None:
    """Check that all that any family ever had is on the one that it is now, and that the tables are sound."""
    tables = of.desk.store.tables
    views = {family: get_family(of.desk, family) for family in _looked_at(of)}
    for family, view in views.items():
        stands = find_case(of.desk, view.number)
        assert views[stands].status != "duplicate"
        assert stands == (view.merged_into.uid if view.merged_into else family)
        if stands != family:
            _check_nothing_lost(view, views[stands])
        else:
            _check_journey(view)
            _check_who_left(view, views)
        history(of.desk, family)
    assert not any(soundness.differences(tables, of.desk.clock.today()).values())
    assert journal.verify(tables) == []


def _looked_at(of: Families) -> list[RecordId]:
    """Return the families that are there, but for those of the beginning to which nothing was done."""
    family, change = of.desk.store.tables["family"], of.desk.store.tables["change"]
    query = change.select(change.subject, fn.COUNT(change.id)).join(family, on=(family.uid == change.subject))
    counted = ((RecordId(bytes(uid)), changes) for uid, changes in query.group_by(change.subject).tuples())
    return [uid for uid, changes in counted if changes > 1 or uid not in of.begun]


def _check_nothing_lost(gone: FamilyView, kept: FamilyView) -> None:
    words = [_words(member) for member in kept.members]
    for member in gone.members:
        assert any(_words(member) <= known for known in words)
    assert {one.number for one in gone.contacts} <= {one.number for one in kept.contacts}
    assert {(one.source, one.value) for one in gone.other_numbers} <= {
        (one.source, one.value) for one in kept.other_numbers
    }
    assert {one.text for one in gone.notes} <= {one.text for one in kept.notes}
    for need in gone.needs:
        assert any(one.category == need.category and need.what in one.what for one in kept.needs)
    assert {one.purpose for one in gone.consents} <= {one.purpose for one in kept.consents}


def _names(member: MemberView) -> set[str]:
    return {name for name in (member.name.shown(), member.name_ar.shown(), *member.spellings) if name}


def _words(member: MemberView) -> set[str]:
    """Return the words of all names of a person: a name may have got a part that it had not."""
    return {word for name in _names(member) for word in name.split()}


def _check_journey(view: FamilyView) -> None:
    whole = [stay for stay in journeys.in_order(view.stays) if not stay.members]
    for stay, following in pairwise(whole):
        assert stay.left_on is None or following.since is None or stay.left_on <= following.since
    assert not whole or whole[-1].left_on is None


def _check_who_left(view: FamilyView, views: dict[RecordId, FamilyView]) -> None:
    """Check that whoever is listed as having left is listed elsewhere too; here where that family was merged again."""
    listed = [(one, _words(one)) for other in views.values() for one in other.members]
    for member in view.members:
        if member.presence == "left":
            assert any(_words(member) <= known for one, known in listed if one is not member)


Opened = Callable[[], Any]


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.slow])]
)
def doubles(request: pytest.FixtureRequest) -> Iterator[Opened]:
    """Open, again and again, the same two families on one desk; what was done to them is forgotten after it."""
    with tempfile.TemporaryDirectory() as folder:
        home, clock = Home(Path(folder) / "home"), FrozenClock()
        if request.param == "sqlite":
            desk: Desk = copied_file_desk(request.getfixturevalue("founded_home"), home, clock)
        else:
            server, founded = (request.getfixturevalue(name) for name in ("postgres", "founded_database"))
            desk = copied_server_desk(server, founded, clock)
        begun = Families(desk)
        for seed in (1, 2, 3):
            register(begun, random.Random(seed))  # noqa: S311

        @contextmanager
        def opened() -> Iterator[Families]:
            with desk.store.database.atomic() as saved:
                yield Families(desk, list(begun.known), tuple(begun.known))
                saved.rollback()

        yield opened
        desk.close()


def work_through(opened: Opened, steps: list[tuple[str, int]], *, thorough: bool) -> tuple[int, int]:
    with opened() as of:
        for action, seed in steps:
            of.step(action, seed)
        check(of)
        if thorough:
            before = snapshot(of.desk.store.tables)
            with of.desk.store.write():
                rebuild(of.desk.store.tables, of.desk.clock.today())
            assert snapshot(of.desk.store.tables) == before
        return of.merged, of.undone


@settings(
    max_examples=10, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(steps=STEPS)
def test_nothing_is_lost_between_families(doubles: Opened, steps: list[tuple[str, int]]) -> None:
    work_through(doubles, steps, thorough=True)


@pytest.mark.slow
@settings(
    max_examples=300, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(steps=STEPS)
def test_nothing_is_lost_in_hundreds_of_sequences(doubles: Opened, steps: list[tuple[str, int]]) -> None:
    work_through(doubles, steps, thorough=len(steps) > 7)
