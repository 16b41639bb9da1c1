"""Families drawn by chance as plain records, and written to a desk as they are: summaries count the one, tests both."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from famcase.domain.changes import RecordId
from famcase.services.desk import Desk
from tests.conftest import AUG_15

Record = dict[str, Any]

PLACES = {"C4081": "Tamanaah", "C4176": "Armanaz", "C4132": "Kafr Deryan", "R-ZAWIYA": "Jabal a-Zawiya"}
WORDS = ("a village", "behind the mill")
SITES = ("al-Midan camp", "Camp 7", "The school")
ITEMS = ("food-basket", "nfi-kit", "tent", "cash")
PARTS = ("member", "stay", "need", "visit", "follow_up", "referral", "plan_step", "assistance")
"""The tables of what a family has."""


@dataclass
class World:
    """All that is in one random desk, as records by their fields."""

    families: list[Record] = field(default_factory=list)
    """Each with a list for each of `PARTS`; users and sites are named by their place in a list."""
    distributions: list[Record] = field(default_factory=list)
    counts: list[Record] = field(default_factory=list)
    users: list[str] = field(default_factory=list)


def drawn(chance: random.Random) -> World:
    """Draw a caseload of up to fifteen families."""
    world = World(users=["Rana", "Samir", "Lina"])
    world.distributions = [
        {"item": chance.choice(ITEMS), "on": _day(chance, 70), **_where(chance, words=False)} for _ in range(3)
    ]
    for at in range(len(SITES)):
        for _ in range(chance.randrange(3)):
            families = chance.choice((None, chance.randrange(300)))
            world.counts.append(
                {"site": at, "on": _day(chance, 40), "families": families, "people": chance.randrange(900)}
            )
    world.families = [_family(chance, world) for _ in range(chance.randrange(2, 16))]
    return world


def write(desk: Desk, world: World) -> None:
    """Write a drawn world to an empty desk in one batch, past all commands: as an import of any age would have it."""
    with desk.write("imported") as batch:
        users = [
            desk.user.uid,
            *(batch.new("user", name=name, role="caseworker", active=True).id for name in world.users[1:]),
        ]
        sites = [batch.new("site", name=name, place="C4132").id for name in SITES]
        for count in world.counts:
            batch.new("count", **{**count, "site": sites[count["site"]], "source": "manager"})
        handed = [
            batch.new("distribution", **_resolved(one, users, sites, []), rule="family").id
            for one in world.distributions
        ]
        made: list[RecordId] = []
        for number, family in enumerate(world.families):
            own = {name: value for name, value in family.items() if name not in PARTS and name != "merged_into"}
            into = made[family["merged_into"]] if family["merged_into"] is not None else None
            subject = batch.new(
                "family", number=f"20411{number:05d}", merged_into=into, **_resolved(own, users, sites, handed)
            )
            made.append(subject.id)
            for table in PARTS:
                for record in family[table]:
                    batch.add(subject, table, family=subject.id, **_resolved(record, users, sites, handed))


def _resolved(record: Record, users: list[RecordId], sites: list[RecordId], handed: list[RecordId]) -> Record:
    """Return a record with ids for what it names by its place in a list."""
    lists = {"assigned_to": users, "close_requested_by": users, "site": sites, "distribution": handed}
    return {
        name: lists[name][value] if name in lists and value is not None else value for name, value in record.items()
    }


def _family(chance: random.Random, world: World) -> Record:
    status = chance.choice(("open", "open", "open", "closed", "duplicate"))
    standing = [at for at, other in enumerate(world.families) if other["status"] != "duplicate"]
    if status == "duplicate" and not standing:
        status = "open"
    asked = status == "open" and chance.random() < 0.2
    registered = _day(chance, 400) if chance.random() < 0.95 else None
    origin = _where(chance, sites=False)
    family: Record = {
        "status": status,
        "merged_into": chance.choice(standing) if status == "duplicate" else None,
        "step": chance.choice(("new", "assessed", "services", "follow-up")),
        "priority": chance.randrange(5),
        "registered_on": registered,
        "closed_on": _day(chance, 70) if status == "closed" else None,
        "close_reason": chance.choice(("goals-met", "moved-away", "other")) if status == "closed" else "",
        "close_requested_by": chance.randrange(3) if asked else None,
        "close_requested_on": _day(chance, 20) if asked else None,
        "displacement": chance.choice(("displaced", "displaced", "displaced", "at-risk", "returned")),
        "origin_place": origin["place"],
        "origin_text": origin["place_text"],
        "left_on": _day(chance, 90) if chance.random() < 0.9 else None,
        "declared_people": chance.choice((None, chance.randrange(1, 15))),
        **{part: chance.choice((None, chance.randrange(5))) for part in ("women", "men", "girls", "boys")},
        "intention": chance.choice(("", "stay", "return-origin")),
        "assigned_to": chance.choice((None, 0, 1, 2)),
    }
    family["member"] = [_member(chance) for _ in range(chance.randrange(6))]
    days = sorted({_day(chance, 100) for _ in range(chance.randrange(4))})
    family["stay"] = [_stay(chance, since) for since in days]
    family |= _work(chance, world)
    return family


def _member(chance: random.Random) -> Record:
    turning = (5 * 365 + 1, 18 * 365 + 4, 18 * 365 + 5, 18 * 365 + 4 + chance.randrange(800), 60 * 365 + 15)
    born = AUG_15 - timedelta(days=chance.choice((chance.randrange(30_000), *turning)))
    return {
        "first": "Somebody",
        "sex": chance.choice(("female", "male", "")),
        "born_on": born if chance.random() < 0.8 else None,
        "presence": chance.choice(("here", "here", "here", "away", "found", "dead", "missing")),
        "vulnerabilities": chance.choice(((), (), ("pregnant",), ("disability", "no-documents"))),
    }


def _stay(chance: random.Random, since: date) -> Record:
    living = chance.choice(("open", "open", "open", "rented", "tent", ""))
    confirmed = _day(chance, 60) if chance.random() < 0.7 else None
    return {**_where(chance), "living": living, "since": since, "confirmed_on": confirmed}


def _work(chance: random.Random, world: World) -> Record:
    def some(make: Callable[[], Record], most: int) -> list[Record]:
        return [make() for _ in range(chance.randrange(most))]

    def need() -> Record:
        met = chance.random() < 0.4
        return {
            "category": chance.choice(("food", "shelter", "health")),
            "since": _day(chance, 120) if chance.random() < 0.8 else None,
            "status": "met" if met else chance.choice(("open", "in-progress", "referred", "declined")),
            "met_on": _day(chance, 80) if met else None,
        }

    def follow_up() -> Record:
        put_off = _day(chance, 20) if chance.random() < 0.4 else None
        due = AUG_15 + timedelta(days=chance.randrange(-20, 20))
        return {"due": due, "status": chance.choice(("open", "open", "done", "put-off")), "put_off_from": put_off}

    def given() -> Record:
        handed = chance.choice((None, chance.randrange(3)))
        of = (
            world.distributions[handed]
            if handed is not None
            else {"item": chance.choice(ITEMS), "on": _day(chance, 70)}
        )
        outcome, giver = chance.choice(("", "collected", "absent")), chance.choice(("us", "us", "other"))
        return {"distribution": handed, "item": of["item"], "on": of["on"], "outcome": outcome, "giver": giver}

    def referral() -> Record:
        kind, status = (
            chance.choice(("referral", "transfer", "confidential")),
            chance.choice(("requested", "accepted", "done")),
        )
        return {"kind": kind, "status": status, "to": "a clinic", "requested_on": _day(chance, 50)}

    def step() -> Record:
        due = AUG_15 + timedelta(days=chance.randrange(-9, 9))
        return {"what": "ask", "due": due, "status": chance.choice(("open", "done"))}

    def visit() -> Record:
        return {"on": _day(chance, 50), "outcome": chance.choice(("seen", "by-phone", "nobody-there", "no-access"))}

    return {
        "need": some(need, 4),
        "follow_up": some(follow_up, 3),
        "assistance": some(given, 5),
        "referral": some(referral, 3),
        "plan_step": some(step, 3),
        "visit": some(visit, 2),
    }


def _where(chance: random.Random, *, words: bool = True, sites: bool = True) -> Record:
    kinds = ["place", *(["site"] if sites else []), *(["words"] if words else [])]
    kind = chance.choice(kinds)
    return {
        "place": chance.choice(list(PLACES)) if kind == "place" else None,
        "place_text": chance.choice((*WORDS, "")) if kind == "words" else "",
        **({"site": chance.randrange(len(SITES)) if kind == "site" else None} if sites else {}),
    }


def _day(chance: random.Random, back: int) -> date:
    """Return one of the last days, often one at which a column or a period ends."""
    bounds = [days for days in (3, 4, 7, 8, 14, 15, 30, 31, 51, 52) if days < back]
    days = chance.choice(bounds) if bounds and chance.random() < 0.4 else chance.randrange(back)
    return AUG_15 - timedelta(days=days)
