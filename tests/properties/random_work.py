"""A supervisor and a caseworker who do anything, in any order, drawn from numbers: the same numbers, the same work."""

import random
from collections.abc import Callable

from famcase.domain.names import NameParts
from famcase.errors import FamcaseError, StorageFault
from famcase.services.commands import (
    closing,
    contacts,
    erasing,
    events,
    families,
    flags,
    follow_ups,
    links,
    members,
    moves,
    needs,
    notes,
    telling_apart,
    undoing,
)
from famcase.services.desk import Desk
from famcase.services.inputs import NewAssistance, NewContact, NewEvent, NewFollowUp, NewNeed
from famcase.storage.rebuild import snapshot
from tests.properties import work_on_a_family, work_on_many
from tests.properties.two_at_work import FIRST, TEXTS, Work, a_day, a_person

_Action = Callable[[Work, Desk, random.Random], object]
_ACTIONS: dict[str, _Action] = {
    "register": work_on_a_family.register,
    "register another": work_on_a_family.register,
    "edit": work_on_a_family.edit,
    "name": lambda w, d, r: families.edit_family(
        d, w.family(r), head=(a_person(r).name, NameParts(first=r.choice(FIRST)))
    ),
    "member": lambda w, d, r: members.add_member(d, w.family(r), a_person(r)),
    "edit member": work_on_a_family.edit_member,
    "move": work_on_a_family.move,
    "correct stay": work_on_a_family.correct_stay,
    "ask others": work_on_a_family.ask_others,
    "answer": work_on_a_family.answer,
    "plan": work_on_a_family.plan,
    "follow-up changed": work_on_a_family.follow_up_changed,
    "confirm": lambda w, d, r: moves.confirm_stay(d, w.family(r), "phone", a_day(d, r)),
    "need": lambda w, d, r: needs.raise_need(d, w.family(r), NewNeed("shelter", r.choice(TEXTS))),
    "meet": work_on_a_family.meet,
    "schedule": lambda w, d, r: follow_ups.schedule(d, w.family(r), NewFollowUp(a_day(d, r, -1, 9))),
    "visit": work_on_a_family.visit,
    "assist": lambda w, d, r: needs.record_assistance(d, w.family(r), NewAssistance("bread", a_day(d, r))),
    "note": lambda w, d, r: notes.write_note(d, w.family(r), r.choice(TEXTS)),
    "contact": lambda w, d, r: contacts.add_contact(d, w.family(r), NewContact("+90 532 123 45 67")),
    "consent": work_on_a_family.consent,
    "changed": work_on_a_family.changed,
    "flag": lambda w, d, r: flags.add_flag(d, w.family(r), "needs-a-look", r.choice(TEXTS)),
    "resolve flag": work_on_a_family.resolve_flag,
    "link": lambda w, d, r: links.link_families(d, w.family(r), w.family(r)),
    "withhold": work_on_a_family.withhold,
    "assign": lambda w, d, r: closing.assign(d, w.family(r), r.choice((w.supervisor, w.caseworker)).user.name),
    "close": lambda w, d, r: closing.close(d, w.family(r), r.choice(("goals-met", "moved-away"))),
    "send back": lambda w, d, r: closing.send_back(d, w.family(r), "Not yet."),
    "reopen": lambda w, d, r: closing.reopen(d, w.family(r)),
    "approve": lambda w, d, r: closing.approve_closing(d, w.family(r)),
    "merge": work_on_a_family.merge,
    "split": work_on_a_family.split,
    "tell apart": lambda w, d, r: telling_apart.tell_apart(d, w.family(r), w.family(r)),
    "many": work_on_many.for_many,
    "many more": work_on_many.for_many,
    "arrive": work_on_many.arrive,
    "verify": work_on_a_family.verify,
    "hand out": work_on_many.hand_out,
    "hand out more": work_on_many.hand_out,
    "saved list": work_on_many.saved_list,
    "hand over": work_on_many.hand_over,
    "correct help": work_on_a_family.correct_help,
    "people more": work_on_a_family.people_more,
    "site status": work_on_many.site_status,
    "put right": work_on_many.put_right,
    "site": work_on_many.add_site,
    "edit site": work_on_many.edit_site,
    "count": work_on_many.count,
    "event": lambda w, d, r: events.record_event(d, NewEvent("bombardment", w.where(r), a_day(d, r))),
    "term": work_on_many.term,
    "undo": lambda _w, d, _r: undoing.undo(d),
    "undo any": work_on_many.undo_any,
    "erase person": work_on_a_family.erase_person,
    "erase": lambda w, d, r: erasing.erase(d, w.family(r), "asked for it") if r.random() < 0.3 else None,
}
_FOR_GOOD = frozenset({"undo", "undo any", "erase person", "erase"})
ACTIONS = tuple(_ACTIONS)


def step(work: Work, action: str, seed: int) -> None:
    """Do one thing; check that a refusal leaves everything as it was, and now and then that undo does too."""
    draw = random.Random(seed)  # noqa: S311
    desk = draw.choice([work.supervisor, work.caseworker])
    work.check_nothing_half_read()
    thorough = draw.random() < 0.2 and action not in _FOR_GOOD
    tables = desk.store.tables
    before = snapshot(tables) if thorough else None
    last = work.last()
    try:
        _ACTIONS[action](work, desk, draw)
    except StorageFault:
        raise
    except FamcaseError:
        work.refused += 1
        assert work.last() == last
        assert before is None or snapshot(tables) == before
        return
    work.saved += work.last() != last
    if before is not None and work.last() != last:
        after = snapshot(tables)
        undoing.undo(desk)
        assert snapshot(tables) == before
        undoing.undo(desk, work.last())
        assert snapshot(tables) == after
