"""A supervisor and a caseworker who do anything, in any order, drawn from numbers: the same numbers, the same work."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from famcase.domain.changes import RecordId, Ref
from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
from famcase.domain.repeating import Repeat
from famcase.errors import FamcaseError, StorageFault
from famcase.services.commands import (
    arriving,
    bulk,
    bulk_moves,
    closing,
    consents,
    contacts,
    distributing,
    erasing,
    events,
    families,
    flags,
    follow_ups,
    handing_over,
    household_changes,
    links,
    members,
    moves,
    needs,
    notes,
    plans,
    putting_off,
    referrals,
    saved_lists,
    sites,
    terms,
    undoing,
    verifying,
)
from famcase.services.desk import Desk
from famcase.services.inputs import (
    HouseholdChange,
    NewAssistance,
    NewContact,
    NewCount,
    NewDistribution,
    NewEvent,
    NewFamily,
    NewFollowUp,
    NewMember,
    NewNeed,
    NewReferral,
    NewSavedList,
    NewSite,
    NewStay,
    NewStep,
    NewVisit,
    Where,
)
from famcase.services.queries.distributions import distribution_lines
from famcase.services.views import Composition
from famcase.storage import journal
from famcase.storage.rebuild import snapshot

FIRST = ("Khaled", "Amina", "Omar", "Fatima", "Yusuf", "خالد", "أمينة", "")
SURNAMES = ("al-Adnan", "Hassoun", "Abd al-Rahman", "العدنان", "النعسان", "")
PLACES = ("C4176", "C4081", "C4132", "C3207", "no such code")
TEXTS = ("", "They asked for blankets.", "سقف البيت يسرّب الماء", "=cmd|'/c calc'!A1", "[/b] 🙂", "x" * 300)


@dataclass
class Work:
    """Two people's desks on one database, and what they made so far."""

    supervisor: Desk
    caseworker: Desk
    families: list[RecordId] = field(default_factory=list)
    sites: list[RecordId] = field(default_factory=list)
    lists: list[RecordId] = field(default_factory=list)
    saved: int = 0
    refused: int = 0

    def step(self, action: str, seed: int) -> None:
        """Do one thing; check that a refusal leaves everything as it was, and now and then that undo does too."""
        draw = random.Random(seed)  # noqa: S311
        desk = draw.choice([self.supervisor, self.caseworker])
        self.check_nothing_half_read()
        thorough = draw.random() < 0.2 and action not in _FOR_GOOD
        tables = desk.store.tables
        before = snapshot(tables) if thorough else None
        last = self._last()
        try:
            _ACTIONS[action](self, desk, draw)
        except StorageFault:
            raise
        except FamcaseError:
            self.refused += 1
            assert self._last() == last
            assert before is None or snapshot(tables) == before
            return
        self.saved += self._last() != last
        if before is not None and self._last() != last:
            after = snapshot(tables)
            undoing.undo(desk)
            assert snapshot(tables) == before
            undoing.undo(desk, self._last())
            assert snapshot(tables) == after

    def check_nothing_half_read(self) -> None:
        """Check that no statement is left open: it would hold its connection at a moment that passed."""
        for desk in (self.supervisor, self.caseworker):
            if desk.store.engine == "sqlite":
                assert desk.store.database.connection().txn_state("main") == 0

    def _last(self) -> Ref | None:
        tables = self.supervisor.store.tables
        change, writer = tables["change"], tables["writer"]
        row = change.select(writer.uid, change.batch).join(writer).order_by(change.id.desc()).tuples().first()
        return Ref(bytes(row[0]), row[1]) if row else None

    def family(self, draw: random.Random) -> RecordId:
        return draw.choice(self.families) if self.families else RecordId(bytes(16))

    def some(self, draw: random.Random) -> list[RecordId]:
        """Return a few families for a command about many, some of them twice or not there any more."""
        return [self.family(draw) for _ in range(draw.randint(0, 8))]

    def standing(self, desk: Desk, draw: random.Random, table: str) -> RecordId:
        """Return any record of a table that stands for itself, such as an event."""
        model = desk.store.tables[table]
        known = [RecordId(bytes(row[0])) for row in model.select(model.uid).order_by(model.made).tuples()]
        return draw.choice(known) if known else RecordId(bytes(16))

    def where(self, draw: random.Random) -> Where:
        if self.sites and draw.random() < 0.4:
            return Where(site=draw.choice(self.sites))
        return Where(pcode=draw.choice(PLACES)) if draw.random() < 0.7 else Where(text=draw.choice(SURNAMES))

    def a_record(self, draw: random.Random, family: RecordId, table: str) -> RecordId:
        known = journal.load(self.supervisor.store.tables, family).of(table)
        return draw.choice(known).record if known else RecordId(bytes(16))


def a_day(desk: Desk, draw: random.Random, least: int = -20, most: int = 3) -> date:
    return desk.clock.today() + timedelta(draw.randint(least, most))


def a_person(draw: random.Random) -> NewMember:
    return NewMember(
        NameParts(draw.choice(FIRST), draw.choice(FIRST), draw.choice(SURNAMES)),
        NameParts(first=draw.choice(FIRST)),
        relation=draw.choice(("", "head", "wife-husband")),
        sex=draw.choice(("", "male", "female")),
        born=draw.choice((None, BirthDay(date(1985, 1, 1), "year", True))),
        presence=draw.choice(("here", "away", "missing", "dead")),
        spellings=tuple(draw.sample(("Khalid", "Haled", "Umar"), draw.randint(0, 2))),
    )


def a_stay(work: Work, desk: Desk, draw: random.Random) -> NewStay:
    living = draw.choice(("rented", "open", "tent", "unknown", "no such living" if draw.random() < 0.1 else "host"))
    since = a_day(desk, draw) if draw.random() < 0.9 else None
    return NewStay(work.where(draw), since, living, sureness=draw.choice(("", "seen", "told-by-others")))


def register(work: Work, desk: Desk, draw: random.Random) -> None:
    stays = sorted((a_stay(work, desk, draw) for _ in range(draw.randint(0, 3))), key=lambda s: s.since or date.min)
    new = NewFamily(
        head=a_person(draw) if draw.random() < 0.8 else None,
        composition=Composition(people=draw.choice((None, 1, 14))),
        origin=work.where(draw),
        left_on=a_day(desk, draw),
        stays=tuple(stays),
        members=tuple(a_person(draw) for _ in range(draw.randint(0, 3))),
        priority=draw.randint(0, 4),
        needs=tuple(NewNeed(draw.choice(("food", "shelter"))) for _ in range(draw.randint(0, 2))),
        contacts=(NewContact("0933 123 456"),) if draw.random() < 0.3 else (),
        consent=draw.choice(("given", "refused", "not-asked")),
        withhold_name=draw.random() < 0.2,
        note=draw.choice(TEXTS),
        foreign=("list", str(draw.randint(0, 99))) if draw.random() < 0.3 else None,
    )
    work.families.append(families.register(desk, new).uid)


def edit(work: Work, desk: Desk, draw: random.Random) -> None:
    fields: dict[str, Any] = {
        "priority": draw.randint(0, 4),
        "origin_place": draw.choice((*PLACES[:4], "")),
        "declared_people": draw.choice((None, 3, 14, 501)),
        "left_on": draw.choice((None, a_day(desk, draw))),
        "intention": "",
    }
    chosen = draw.sample(sorted(fields), draw.randint(1, 3))
    families.edit_family(desk, work.family(draw), **{name: fields[name] for name in chosen})


def move(work: Work, desk: Desk, draw: random.Random) -> None:
    family = work.family(draw)
    moving = a_stay(work, desk, draw)
    some = (work.a_record(draw, family, "member"),) if draw.random() < 0.3 else ()
    moves.record_move(desk, family, NewStay(moving.to, moving.since, moving.living, members=some))


def edit_member(work: Work, desk: Desk, draw: random.Random) -> None:
    family = work.family(draw)
    first, presence = draw.choice(FIRST), draw.choice(("here", "dead"))
    member = work.a_record(draw, family, "member")
    members.edit_member(desk, family, member, first=first, presence=presence, spellings=("Halid",))


def meet(work: Work, desk: Desk, draw: random.Random) -> None:
    family = work.family(draw)
    status = draw.choice(("met", "in-progress", "declined"))
    needs.meet_need(desk, family, work.a_record(draw, family, "need"), status=status)


def visit(work: Work, desk: Desk, draw: random.Random) -> None:
    family = work.family(draw)
    follow_ups.record_visit(
        desk,
        family,
        NewVisit(
            draw.choice(("seen", "by-phone", "nobody-there", "moved-unknown", "put-off")),
            on=a_day(desk, draw, -10, 1),
            gave=(NewAssistance("food-basket", quantity=draw.choice((None, 1, 3))),) if draw.random() < 0.5 else (),
            needs_met=(work.a_record(draw, family, "need"),) if draw.random() < 0.3 else (),
            new_needs=(NewNeed("food", "flour"),) if draw.random() < 0.3 else (),
            next=NewFollowUp(a_day(desk, draw, 0, 9), draw.choice(TEXTS)) if draw.random() < 0.5 else None,
            note=draw.choice(TEXTS),
        ),
    )


def add_site(work: Work, desk: Desk, draw: random.Random) -> None:
    new = NewSite(draw.choice(SURNAMES), "self-settled", Where(pcode=draw.choice(PLACES)), capacity_families=100)
    work.sites.append(sites.add_site(desk, new))


def edit_site(work: Work, desk: Desk, draw: random.Random) -> None:
    site = draw.choice(work.sites) if work.sites else RecordId(bytes(16))
    sites.edit_site(desk, site, name=draw.choice(SURNAMES), room=draw.choice(("full", "few")))


def count(work: Work, desk: Desk, draw: random.Random) -> None:
    site = draw.choice(work.sites) if work.sites and draw.random() < 0.6 else None
    pcode = "" if site else draw.choice(PLACES)
    new = NewCount("manager", families=draw.randint(0, 300), on=a_day(desk, draw), site=site, pcode=pcode)
    sites.record_count(desk, new)


def withhold(work: Work, desk: Desk, draw: random.Random) -> None:
    families.withhold_name(desk, work.family(draw), draw.random() < 0.6, reason=draw.choice(TEXTS))


def consent(work: Work, desk: Desk, draw: random.Random) -> None:
    purpose, state = draw.choice(("services", "referral")), draw.choice(("given", "refused", "withdrawn"))
    consents.set_consent(desk, work.family(draw), purpose, state, partner="a partner")


def changed(work: Work, desk: Desk, draw: random.Random) -> None:
    family = work.family(draw)
    kind = draw.choice(("born", "died", "married-out", "joined", "missing", "found", "reunited"))
    member = work.a_record(draw, family, "member") if kind != "born" and draw.random() < 0.7 else None
    person = None if member else a_person(draw)
    household_changes.record_change(desk, family, HouseholdChange(kind, a_day(desk, draw, -10, 1), member, person))


def resolve_flag(work: Work, desk: Desk, draw: random.Random) -> None:
    family = work.family(draw)
    flags.resolve_flag(desk, family, work.a_record(draw, family, "flag"), draw.choice(TEXTS))


def correct_stay(work: Work, desk: Desk, draw: random.Random) -> None:
    family = work.family(draw)
    stay = work.a_record(draw, family, "stay")
    if draw.random() < 0.3:
        moves.remove_stay(desk, family, stay)
    elif draw.random() < 0.3:
        told = a_stay(work, desk, draw)
        moves.insert_stay(desk, family, NewStay(told.to, told.since, told.living), stay)
    else:
        days = {"since": a_day(desk, draw), "left_on": draw.choice((None, a_day(desk, draw)))}
        moves.correct_stay(desk, family, stay, None, **days, tent=draw.choice(TEXTS)[:20])


def ask_others(work: Work, desk: Desk, draw: random.Random) -> None:
    family = work.family(draw)
    if draw.random() < 0.5:
        referrals.transfer(desk, family, draw.choice((work.supervisor, work.caseworker)).user.name)
    else:
        referrals.refer(desk, family, NewReferral("a partner", basis=draw.choice(("consent", "vital-interest"))))


def answer(work: Work, desk: Desk, draw: random.Random) -> None:
    family = work.family(draw)
    asked = work.a_record(draw, family, "referral")
    if draw.random() < 0.2:
        referrals.take_back_referral(desk, family, asked)
    else:
        referrals.answer_referral(desk, family, asked, draw.choice(("accepted", "rejected", "done")), why="so it is")


def plan(work: Work, desk: Desk, draw: random.Random) -> None:
    family = work.family(draw)
    if draw.random() < 0.5:
        plans.add_step(desk, family, NewStep("see a doctor", due=a_day(desk, draw, 0, 9)))
    elif draw.random() < 0.5:
        plans.move_on(desk, family)
    else:
        step = work.a_record(draw, family, "plan_step")
        plans.change_step(desk, family, step, None, status=draw.choice(("done", "dropped", "open")))


def follow_up_changed(work: Work, desk: Desk, draw: random.Random) -> None:
    family = work.family(draw)
    one = work.a_record(draw, family, "follow_up")
    if draw.random() < 0.4:
        repeat = Repeat("WEEKLY", 1, times=draw.randint(2, 5))
        follow_ups.correct_follow_up(desk, family, one, None, repeat=repeat)
    elif draw.random() < 0.5:
        follow_ups.put_off(desk, family, one, a_day(desk, draw, 0, 20), "no road")
    else:
        draw.choice((follow_ups.cancel_follow_up, follow_ups.skip_follow_up))(desk, family, one)


def erase_person(work: Work, desk: Desk, draw: random.Random) -> None:
    family = work.family(draw)
    erasing.erase(desk, family, "asked for it", work.a_record(draw, family, "member"))


def for_many(work: Work, desk: Desk, draw: random.Random) -> None:
    """Do something to many families at once, after looking at what it would do: both say the same."""
    tasks: tuple[bulk.Task, ...] = (
        bulk.Assigning(draw.choice((work.supervisor, work.caseworker)).user.name),
        bulk.Scheduling(NewFollowUp(a_day(desk, draw, -1, 9), draw.choice(TEXTS)[:50])),
        bulk.Flagging("needs-a-look", draw.choice(TEXTS)),
        bulk_moves.Moving(a_stay(work, desk, draw)),
        putting_off.PuttingOff(a_day(desk, draw, 0, 9), draw.choice(("no road", "no road", ""))),
    )
    task, families = draw.choice(tasks), work.some(draw)
    told = bulk.preview(desk, families, task)
    done = bulk.do_all(desk, families, task)
    assert (done.changed, done.already) == (told.changed, told.already)
    assert [(out.family, str(out.why)) for out in done.left_out] == [(o.family, str(o.why)) for o in told.left_out]


def arrive(work: Work, desk: Desk, draw: random.Random) -> None:
    header = arriving.ArrivalHeader(
        work.where(draw), a_day(desk, draw, -9, 0), "bombardment", work.where(draw), a_day(desk, draw, -3, 1), "tent"
    )
    lines = [
        arriving.Arrived(
            f"{draw.choice(FIRST)} {draw.choice(SURNAMES)}",
            sizes=draw.choice(("4", "1 1 2 0", "", "many" if draw.random() < 0.1 else "٣")),
            phone=draw.choice(("", "0933 123 456")),
            tent=draw.choice(("", "12")),
        )
        for _ in range(draw.randint(0, 3))
    ]
    work.families += [made.uid for made in arriving.register_arrivals(desk, header, lines)]


def verify(work: Work, desk: Desk, draw: random.Random) -> None:
    family = work.family(draw)
    found = verifying.Found(
        draw.choice(verifying.FINDINGS),
        work.where(draw),
        draw.choice((None, a_day(desk, draw, -5, 1))),
        draw.choice(("host", "tent")),
        people=draw.choice((None, 3, 9)),
        gone=(work.a_record(draw, family, "member"),) if draw.random() < 0.3 else (),
    )
    verifying.verify(desk, family, found)


def hand_out(work: Work, desk: Desk, draw: random.Random) -> None:
    if not work.lists or draw.random() < 0.3:
        new = NewDistribution(
            draw.choice(("food-basket", "bread")),
            draw.choice([*_where_they_are(desk), work.where(draw)]),
            rule=draw.choice(("per-family", "per-people", "per-tent")),
            per=draw.choice((1, 3)),
            quantity=draw.choice((1, 2)),
            life_saving=draw.random() < 0.5,
        )
        work.lists.append(distributing.make_distribution(desk, new).uid)
        return
    giving = draw.choice(work.lists)
    if draw.random() < 0.1:
        distributing.close_distribution(desk, giving)
        return
    known = [line.number for line in distribution_lines(desk, giving)]
    numbers = draw.sample(known, draw.randint(0, len(known))) if draw.random() < 0.95 else [9_999]
    outcome = draw.choice(("collected", "collected", "by-proxy", "absent"))
    by = draw.choice(("her brother", ""))
    distributing.tick(desk, giving, numbers, outcome, by=by, meets_needs=draw.random() < 0.5)


def _where_they_are(desk: Desk) -> list[Where]:
    """Return the places that open cases are at."""
    case, place = desk.store.tables["case_list"], desk.store.tables["place"]
    query = case.select(place.pcode).join(place, on=(case.place == place.id)).where(case.status == "open").distinct()
    return [Where(pcode=pcode) for (pcode,) in query.order_by(place.pcode).tuples()]


def saved_list(_work: Work, desk: Desk, draw: random.Random) -> None:
    name, other = draw.choice(FIRST), draw.choice(FIRST)
    act = draw.randint(0, 3)
    if act == 0:
        saved_lists.remove_list(desk, name)
    elif act == 1:
        saved_lists.rename_list(desk, name, other)
    else:
        saved_lists.save_list(desk, NewSavedList(name, draw.choice(TEXTS), ("number", "name"), "name"))


def hand_over(work: Work, desk: Desk, draw: random.Random) -> None:
    names = [work.supervisor.user.name, work.caseworker.user.name]
    handing_over.reassign_load(desk, draw.choice(names), draw.sample(names, draw.randint(0, 2)))


def site_status(work: Work, desk: Desk, draw: random.Random) -> None:
    site = draw.choice(work.sites) if work.sites else RecordId(bytes(16))
    if draw.random() < 0.5:
        sites.close_site(desk, site, draw.choice(("closed", "evicted", "hit", "open")), reason=draw.choice(TEXTS))
    else:
        sites.reopen_site(desk, site)


def put_right(work: Work, desk: Desk, draw: random.Random) -> None:
    """Correct or take back a count or an event."""
    event = work.standing(desk, draw, "event")
    act = draw.randint(0, 3)
    if act == 0:
        events.remove_event(desk, event)
    elif act == 1:
        events.correct_event(desk, event, on=a_day(desk, draw), text=draw.choice(TEXTS))
    else:
        count = work.standing(desk, draw, "count")
        known = desk.store.tables["count"].get_or_none(desk.store.tables["count"].uid == count)
        subject = RecordId(bytes(known.site.uid)) if known and known.site_id else count
        if act == 2:
            sites.remove_count(desk, subject, count)
        else:
            sites.correct_count(desk, subject, count, families=draw.choice((None, 7)), on=a_day(desk, draw))


def correct_help(work: Work, desk: Desk, draw: random.Random) -> None:
    """Correct or take back a need or what was given."""
    family = work.family(draw)
    need, given = work.a_record(draw, family, "need"), work.a_record(draw, family, "assistance")
    act = draw.randint(0, 3)
    if act == 0:
        needs.remove_need(desk, family, need)
    elif act == 1:
        needs.correct_need(desk, family, need, urgency=draw.choice(("", "urgent")), what=draw.choice(TEXTS))
    elif act == 2:
        needs.remove_assistance(desk, family, given)
    else:
        needs.correct_assistance(desk, family, given, quantity=draw.choice((None, 2)), need=need)


def people_more(work: Work, desk: Desk, draw: random.Random) -> None:
    """Number, unlink, and take out people and contacts."""
    family = work.family(draw)
    member = work.a_record(draw, family, "member")
    act = draw.randint(0, 4)
    if act == 0:
        members.remove_member(desk, family, member)
    elif act == 1:
        members.add_other_number(desk, family, "list", str(draw.randint(0, 9)), member=member)
    elif act == 2:
        members.remove_other_number(desk, family, work.a_record(draw, family, "foreign_id"))
    elif act == 3:
        links.unlink(desk, family, work.a_record(draw, family, "link"))
    else:
        contacts.remove_contact(desk, family, work.a_record(draw, family, "contact"))


def undo_any(_work: Work, desk: Desk, draw: random.Random) -> None:
    """Undo a batch of any age: one's own, another's, or an undo itself (a redo)."""
    change, writer = desk.store.tables["change"], desk.store.tables["writer"]
    query = change.select(writer.uid, change.batch).join(writer).order_by(change.id.desc()).limit(12).tuples()
    undoing.undo(desk, draw.choice([Ref(bytes(uid), batch) for uid, batch in query]))


def term(_work: Work, desk: Desk, draw: random.Random) -> None:
    terms.set_term(desk, "need", draw.choice(("bags", "seeds")), draw.choice(("Bags", "Seeds", "")))


_Action = Callable[[Work, Desk, random.Random], object]
_ACTIONS: dict[str, _Action] = {
    "register": register,
    "register another": register,
    "edit": edit,
    "name": lambda w, d, r: families.edit_family(
        d, w.family(r), head=(a_person(r).name, NameParts(first=r.choice(FIRST)))
    ),
    "member": lambda w, d, r: members.add_member(d, w.family(r), a_person(r)),
    "edit member": edit_member,
    "move": move,
    "correct stay": correct_stay,
    "ask others": ask_others,
    "answer": answer,
    "plan": plan,
    "follow-up changed": follow_up_changed,
    "confirm": lambda w, d, r: moves.confirm_stay(d, w.family(r), "phone", a_day(d, r)),
    "need": lambda w, d, r: needs.raise_need(d, w.family(r), NewNeed("shelter", r.choice(TEXTS))),
    "meet": meet,
    "schedule": lambda w, d, r: follow_ups.schedule(d, w.family(r), NewFollowUp(a_day(d, r, -1, 9))),
    "visit": visit,
    "assist": lambda w, d, r: needs.record_assistance(d, w.family(r), NewAssistance("bread", a_day(d, r))),
    "note": lambda w, d, r: notes.write_note(d, w.family(r), r.choice(TEXTS)),
    "contact": lambda w, d, r: contacts.add_contact(d, w.family(r), NewContact("+90 532 123 45 67")),
    "consent": consent,
    "changed": changed,
    "flag": lambda w, d, r: flags.add_flag(d, w.family(r), "needs-a-look", r.choice(TEXTS)),
    "resolve flag": resolve_flag,
    "link": lambda w, d, r: links.link_families(d, w.family(r), w.family(r)),
    "withhold": withhold,
    "assign": lambda w, d, r: closing.assign(d, w.family(r), r.choice((w.supervisor, w.caseworker)).user.name),
    "close": lambda w, d, r: closing.close(d, w.family(r), r.choice(("goals-met", "moved-away"))),
    "send back": lambda w, d, r: closing.send_back(d, w.family(r), "Not yet."),
    "reopen": lambda w, d, r: closing.reopen(d, w.family(r)),
    "approve": lambda w, d, r: closing.approve_closing(d, w.family(r)),
    "many": for_many,
    "many more": for_many,
    "arrive": arrive,
    "verify": verify,
    "hand out": hand_out,
    "hand out more": hand_out,
    "saved list": saved_list,
    "hand over": hand_over,
    "correct help": correct_help,
    "people more": people_more,
    "site status": site_status,
    "put right": put_right,
    "site": add_site,
    "edit site": edit_site,
    "count": count,
    "event": lambda w, d, r: events.record_event(d, NewEvent("bombardment", w.where(r), a_day(d, r))),
    "term": term,
    "undo": lambda _w, d, _r: undoing.undo(d),
    "undo any": undo_any,
    "erase person": erase_person,
    "erase": lambda w, d, r: erasing.erase(d, w.family(r), "asked for it") if r.random() < 0.3 else None,
}
_FOR_GOOD = frozenset({"undo", "undo any", "erase person", "erase"})
ACTIONS = tuple(_ACTIONS)


@contextmanager
def closing_both(work: Work) -> Iterator[Work]:
    try:
        yield work
    finally:
        work.caseworker.close()
        work.supervisor.close()
