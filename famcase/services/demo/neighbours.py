"""Draws invented families who fled the same villages: their way, where they are now, and what is done for them."""

from datetime import date, timedelta
from random import Random
from typing import Any

from famcase.services.demo.people import People, weighted, weighted_record
from famcase.services.demo.plans import Plan, supervisor_of
from famcase.services.demo.told import Record, Told

_DAYS_TO_LOSE_TOUCH = 100
"""Days after which a case may be closed because nobody can be reached."""

_NOTE_SHARE = 0.3
_OLD = 60


class Neighbours:
    """Draws a family for each plan; the same ones for the same seed and plans."""

    def __init__(self, told: Told, random: Random) -> None:
        self._today = told.today
        self._rules: dict[str, Any] = told.neighbours
        self._random = random
        self._people = People(told, random)
        self._supervisor = supervisor_of(told)

    def family(self, plan: Plan) -> Record:
        """Return one family as the demo's files tell theirs."""
        random, rules = self._random, self._rules
        people = self._people.household()
        members = self._listed(people)
        family: Record = {
            "registered_on": plan.registered,
            "displacement": "displaced" if plan.left else "at-risk",
            "priority": int(weighted(random, rules["priorities"])),
            "intention": weighted(random, rules["intentions"]),
            "declared": _declared(people),
            "members": members,
            "consents": self._consents(plan),
            "visits": [],
        }
        if plan.assigned_to:
            family["assigned_to"] = plan.assigned_to
        if random.random() < rules["shares"]["withheld"]:
            family["withhold_name"] = True
        self._journey(family, plan)
        self._status(family, plan)
        self._needs(family, plan)
        self._work(family, plan)
        if random.random() < rules["shares"]["phone"]:
            number = f"0900 {random.randrange(1000):03} {random.randrange(1000):03}"
            family["contacts"] = [{"number": number, "whose": "head", "whatsapp": self._is("whatsapp")}]
        old = [member for member in members if member["age"] > 100]
        if old:
            family["flags"] = [{"kind": "doubtful-age", "on": plan.registered}]
        if random.random() < _NOTE_SHARE:
            note = random.choice(rules["notes"])
            family["notes"] = [{**note, "on": plan.registered, "by": plan.assigned_to or self._supervisor}]
        return family

    def _listed(self, people: list[Record]) -> list[Record]:
        random, rules = self._random, self._rules
        how = weighted(random, rules["members_listed"])
        if how == "none":
            return []
        some = 1 if how == "head" else random.randint(1, len(people)) if how == "some" else len(people)
        script = weighted(random, rules["scripts"])
        members = [self._people.written(person, script) for person in people[:some]]
        for code, share in rules["vulnerabilities"].items():
            if random.random() < share:
                fitting = [member for member in members if _fits(code, member)]
                if fitting:
                    random.choice(fitting).setdefault("vulnerabilities", []).append(code)
        return members

    def _journey(self, family: Record, plan: Plan) -> None:
        random, rules = self._random, self._rules
        last: Record = {"living": plan.living, "sureness": weighted(random, rules["sureness"])}
        last |= {name: plan.destination[name] for name in ("site", "place") if name in plan.destination}
        if "text_en" in plan.destination:
            last |= {"place_text_en": plan.destination["text_en"], "place_text_ar": plan.destination["text_ar"]}
        if plan.left is None:
            family["origin"] = plan.destination["place"]
            last["since"] = self._ago(365 * random.randint(5, 40))
            family["stays"] = [last]
            self._confirm(last, plan)
            return
        origin = weighted_record(random, rules["origins"])
        if "place" in origin:
            family["origin"] = origin["place"]
        else:
            family |= {"origin_text_en": origin["text_en"], "origin_text_ar": origin["text_ar"]}
        family["left_on"] = plan.left
        reason = weighted(random, rules["reasons"])
        days = (plan.registered - plan.left).days
        stops = int(weighted(random, rules["stops"]))
        arrivals = sorted(random.randint(0, days) for _ in range(stops + 1))
        family["stays"] = [
            {
                "place": place,
                "living": weighted(random, rules["stop_living"]),
                "since": plan.left + timedelta(days=arrival),
                "reason": reason,
                "sureness": "told-by-family",
            }
            for place, arrival in zip(random.sample(rules["stop_places"], stops), arrivals, strict=False)
        ]
        family["stays"].append({**last, "since": plan.left + timedelta(days=arrivals[-1]), "reason": reason})
        self._confirm(family["stays"][-1], plan)

    def _confirm(self, stay: Record, plan: Plan) -> None:
        """Say on which day somebody last confirmed where they are: most within thirty days."""
        if self._random.random() < self._rules["confirmed_share_30_days"]:
            first = max(plan.registered, self._ago(30))
            stay["confirmed_on"] = first + timedelta(days=self._random.randint(0, (self._today - first).days))
            stay["confirmed_how"] = self._random.choice(("visit", "visit", "phone", "came-to-us"))
        elif plan.registered < self._ago(31):
            stay |= {"confirmed_on": plan.registered, "confirmed_how": "visit"}

    def _status(self, family: Record, plan: Plan) -> None:
        random, rules = self._random, self._rules
        status = weighted(random, rules["statuses"])
        family["step"] = weighted(random, rules["steps"])
        # the families of a site that are counted out must count
        if status == "open" or "exactly" in plan.destination:
            return
        family["status"] = status
        if status == "closed":
            reason = weighted(random, rules["close_reasons"])
            if reason == "cannot-be-contacted" and plan.registered > self._ago(_DAYS_TO_LOSE_TOUCH):
                reason = "moved-away"
            days = (self._today - plan.registered).days
            closed = self._ago(random.randint(0, days))
            family |= {"step": "closed", "close_reason": reason, "closed_on": closed}

    def _needs(self, family: Record, plan: Plan) -> None:
        random, rules = self._random, self._rules
        needs: list[Record] = []
        for category, share in rules["needs"].items():
            is_bare = category == "shelter" and plan.living == "open"
            if random.random() < share or is_bare:
                status = "open" if is_bare else weighted(random, rules["need_statuses"])
                need = {
                    "category": category,
                    "urgency": "immediate" if is_bare else weighted(random, rules["urgencies"]),
                    "status": status,
                    "since": plan.registered,
                }
                if status == "met":
                    need["met_on"] = self._since(plan.registered)
                needs.append(need)
        family["needs"] = needs

    def _work(self, family: Record, plan: Plan) -> None:
        random, rules = self._random, self._rules
        size = family["declared"]["people"]
        family["assistance"] = []
        for item, share in rules["assistance"].items():
            if random.random() < share:
                giver = weighted(random, rules["givers"])
                given = {
                    "item": item,
                    "on": self._since(plan.registered),
                    "giver": giver,
                    "evidence": "gave" if giver == "us" else "told",
                    "quantity": size if item in ("blankets", "mattress", "bread", "ready-to-eat") else 1,
                }
                family["assistance"].append(given)
        by = plan.assigned_to or self._supervisor
        days = (self._today - plan.registered).days
        for _ in range(min(2, days // 7)):
            outcome = weighted(random, rules["outcomes"])
            family["visits"].append({"on": self._since(plan.registered), "outcome": outcome, "by": by})
        if "status" in family:
            return
        first, last = weighted_record(random, rules["follow_ups"])["due"]
        due = self._today + timedelta(days=random.randint(first, last))
        kind = weighted(random, rules["follow_up_kinds"])
        follow_up: Record = {"due": due, "kind": kind}
        if plan.assigned_to:
            follow_up["assigned_to"] = plan.assigned_to
        family["follow_ups"] = [follow_up]

    def _consents(self, plan: Plan) -> list[Record]:
        random, rules = self._random, self._rules
        asked = ["services", *(purpose for purpose in ("referral", "statistics") if random.random() < 0.5)]
        states = [(purpose, weighted(random, rules["consents"])) for purpose in asked]
        return [
            {"purpose": purpose, "state": state, "basis": "consent", "on": plan.registered}
            for purpose, state in states
            if state != "not-asked"
        ]

    def _is(self, share: str) -> bool:
        return self._random.random() < float(self._rules["shares"][share])

    def _ago(self, days: int) -> date:
        return self._today - timedelta(days=days)

    def _since(self, day: date) -> date:
        return day + timedelta(days=self._random.randint(0, (self._today - day).days))


def _declared(people: list[Record]) -> Record:
    def count(sex: str, *, grown: bool) -> int:
        return sum(1 for person in people if person["sex"] == sex and (person["age"] >= 18) == grown)

    return {
        "people": len(people),
        "men": count("male", grown=True),
        "women": count("female", grown=True),
        "boys": count("male", grown=False),
        "girls": count("female", grown=False),
        "under5": sum(1 for person in people if person["age"] < 5),
        "over60": sum(1 for person in people if person["age"] >= _OLD),
    }


def _fits(code: str, member: Record) -> bool:
    """Return whether a vulnerability can be true of somebody of this sex, age and place in the family."""
    age, relation, is_woman = int(member["age"]), str(member["relation"]), member["sex"] == "female"
    if code in ("pregnant", "breastfeeding"):
        return is_woman and 17 <= age <= 45
    if code == "woman-alone":
        return is_woman and relation == "head"
    if code == "single-parent":
        return is_woman and relation == "head" and age < _OLD
    if code in ("older-alone", "older-needs-care"):
        return age >= _OLD
    if code == "out-of-school":
        return 6 <= age <= 17
    if code in ("child-alone", "child-separated"):
        return age < 18 and relation == "nephew-niece"
    return True
