"""What somebody does for one family, in an order that nobody would plan."""

import random
from datetime import date
from typing import Any

from famcase.domain.repeating import Repeat
from famcase.services.commands import (
    consents,
    contacts,
    erasing,
    families,
    flags,
    follow_ups,
    household_changes,
    links,
    members,
    moves,
    needs,
    plans,
    referrals,
    splitting,
    uniting,
    verifying,
)
from famcase.services.desk import Desk
from famcase.services.inputs import (
    HouseholdChange,
    NewAssistance,
    NewContact,
    NewFamily,
    NewFollowUp,
    NewHousehold,
    NewNeed,
    NewReferral,
    NewStay,
    NewStep,
    NewVisit,
)
from famcase.services.views import Composition
from tests.properties.two_at_work import FIRST, PLACES, TEXTS, Work, a_day, a_person, a_stay


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


def merge(work: Work, desk: Desk, draw: random.Random) -> None:
    """Merge two families, after looking at what would come of it."""
    keep, gone = work.family(draw), work.family(draw)
    uniting.plan_of_union(desk, keep, gone)
    uniting.unite(desk, keep, gone)


def split(work: Work, desk: Desk, draw: random.Random) -> None:
    """Make people a family of their own, or people of another one."""
    family = work.family(draw)
    leaving = [work.a_record(draw, family, "member") for _ in range(draw.randint(1, 2))]
    new_head = work.a_record(draw, family, "member") if draw.random() < 0.3 else None
    if draw.random() < 0.5:
        to = a_stay(work, desk, draw) if draw.random() < 0.5 else None
        new = NewHousehold(on=a_day(desk, draw, -9, 1), new_head=new_head, to=to)
        work.families.append(splitting.split(desk, family, leaving, new).uid)
    else:
        splitting.move_members(desk, family, leaving, work.family(draw), a_day(desk, draw, -9, 1), new_head)
