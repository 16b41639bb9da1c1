"""What somebody does for many families, for sites and lists, and what they undo."""

import random

from famcase.domain.changes import RecordId, Ref
from famcase.services.commands import (
    arriving,
    bulk,
    bulk_moves,
    distributing,
    events,
    handing_over,
    putting_off,
    saved_lists,
    sites,
    terms,
    undoing,
)
from famcase.services.desk import Desk
from famcase.services.inputs import NewCount, NewDistribution, NewFollowUp, NewSavedList, NewSite, Where
from famcase.services.queries.distributions import distribution_lines
from tests.properties.two_at_work import FIRST, PLACES, SURNAMES, TEXTS, Work, a_day, a_stay


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
    load, task = handing_over.handing_over(desk, draw.choice(names), draw.sample(names, draw.randint(0, 2)))
    bulk.do_all(desk, load, task)


def add_site(work: Work, desk: Desk, draw: random.Random) -> None:
    new = NewSite(draw.choice(SURNAMES), "self-settled", Where(pcode=draw.choice(PLACES)), capacity_families=100)
    work.sites.append(sites.add_site(desk, new))


def edit_site(work: Work, desk: Desk, draw: random.Random) -> None:
    site = draw.choice(work.sites) if work.sites else RecordId(bytes(16))
    sites.edit_site(desk, site, name=draw.choice(SURNAMES), room=draw.choice(("full", "few")))


def site_status(work: Work, desk: Desk, draw: random.Random) -> None:
    site = draw.choice(work.sites) if work.sites else RecordId(bytes(16))
    if draw.random() < 0.5:
        sites.close_site(desk, site, draw.choice(("closed", "evicted", "hit", "open")), reason=draw.choice(TEXTS))
    else:
        sites.reopen_site(desk, site)


def count(work: Work, desk: Desk, draw: random.Random) -> None:
    site = draw.choice(work.sites) if work.sites and draw.random() < 0.6 else None
    pcode = "" if site else draw.choice(PLACES)
    new = NewCount("manager", families=draw.randint(0, 300), on=a_day(desk, draw), site=site, pcode=pcode)
    sites.record_count(desk, new)


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


def undo_any(_work: Work, desk: Desk, draw: random.Random) -> None:
    """Undo a batch of any age: one's own, another's, or an undo itself (a redo)."""
    change, writer = desk.store.tables["change"], desk.store.tables["writer"]
    query = change.select(writer.uid, change.batch).join(writer).order_by(change.id.desc()).limit(12).tuples()
    undoing.undo(desk, draw.choice([Ref(bytes(uid), batch) for uid, batch in query]))


def term(_work: Work, desk: Desk, draw: random.Random) -> None:
    terms.set_term(desk, "need", draw.choice(("bags", "seeds")), draw.choice(("Bags", "Seeds", "")))
