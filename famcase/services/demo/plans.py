"""Draws of invented families when they left, where they are now and who looks after them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from famcase.services.demo.people import weighted, weighted_record
from famcase.services.demo.told import Record, Told

_SHARE_OF_EXACT = 0.6
"""Of few families no more than this share is at the one site whose families are counted out."""

_EXPECTED_ROOM = 40
"""Families of ours at a site of which neither a count nor a capacity is known."""

_UNASSIGNED_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Plan:
    """What is drawn of every family first, since they are written in the order of their registration."""

    left: date | None
    """None: at home still, and at risk."""
    registered: date
    destination: Record
    living: str
    assigned_to: str


class Plans:
    """Draws plans; the same ones for the same seed and number."""

    def __init__(self, told: Told, random: Random, count: int) -> None:
        self._told = told
        self._today = told.today
        self._rules: dict[str, Any] = told.neighbours
        self._random = random
        self._count = count
        self._workers = _with_role(told, "caseworker")
        self._drawn = [each for each in self._rules["destinations"] if "weight" in each]
        self._places = [each for each in self._drawn if "site" not in each]
        self._room = self._room_of_sites()

    def by_user(self) -> dict[str, list[Plan]]:
        """Return who registers which families, in the order of their registration."""
        plans = self._exact_plans()
        plans += [self._plan() for _ in range(self._count - len(plans))]
        plans.sort(key=lambda plan: plan.registered)
        # nobody should undo a hundred neighbours as the last thing they did: the supervisor registered yours
        you = next(user["key"] for user in self._told.story["users"] if user.get("is_you"))
        supervisor = supervisor_of(self._told)
        by_user: dict[str, list[Plan]] = {}
        for plan in plans:
            by_user.setdefault(supervisor if plan.assigned_to in ("", you) else plan.assigned_to, []).append(plan)
        return by_user

    def _exact_plans(self) -> list[Plan]:
        """Return plans of the sites whose families are counted out rather than drawn."""
        plans: list[Plan] = []
        for destination in self._rules["destinations"]:
            if "exactly" not in destination:
                continue
            deck = [living for living, count in destination["living"].items() for _ in range(count)]
            for family in self._told.story["families"]:
                last = family["stays"][-1]
                if last.get("site") == destination["site"] and last["living"] in deck:
                    deck.remove(last["living"])
            self._random.shuffle(deck)
            few = round(self._count * _SHARE_OF_EXACT)
            plans += [self._moved(destination, living) for living in deck[: min(destination["exactly"], few)]]
        return plans

    def _plan(self) -> Plan:
        random, at_risk = self._random, self._rules["at_risk"]
        if random.random() < at_risk["share"]:
            registered = self._today - timedelta(days=random.randrange(1, 60))
            return Plan(None, registered, {"place": random.choice(at_risk["places"])}, "own", self._worker())
        destination = weighted_record(random, self._drawn)
        if "site" in destination:
            if self._room[destination["site"]] <= 0:
                destination = weighted_record(random, self._places)
            else:
                self._room[destination["site"]] -= 1
        return self._moved(destination, weighted(random, destination["living"]))

    def _moved(self, destination: Record, living: str) -> Plan:
        first, last = weighted_record(self._random, self._rules["left"])["days_ago"]
        days_ago = self._random.randint(first, last)
        registered = self._random.randint(max(0, days_ago - 21), days_ago)
        return Plan(self._ago(days_ago), self._ago(registered), destination, living, self._worker())

    def _worker(self) -> str:
        """Draw who looks after them; some wait for the supervisor to give them to somebody."""
        return "" if self._random.random() < _UNASSIGNED_SHARE else self._random.choice(self._workers)

    def _room_of_sites(self) -> Counter[str]:
        """Return how many families of ours a site may have: no more than were counted there."""
        room: Counter[str] = Counter()
        for site in self._told.sites["sites"]:
            counts = [count["families"] for count in site.get("counts", ())]
            room[site["key"]] = counts[-1] if counts else site.get("capacity_families", _EXPECTED_ROOM)
        return room

    def _ago(self, days: int) -> date:
        return self._today - timedelta(days=days)


def supervisor_of(told: Told) -> str:
    """Return the key of the story's supervisor."""
    return _with_role(told, "supervisor")[0]


def _with_role(told: Told, role: str) -> list[str]:
    return [user["key"] for user in told.story["users"] if user["role"] == role]
