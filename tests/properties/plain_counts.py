"""Every summary counted anew in plain Python from the records of a random caseload, without any query of famcase."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from tests.conftest import AUG_15
from tests.properties.random_caseload import PLACES, SITES, Record, World

FIRST, LAST = date(2018, 6, 25), AUG_15
"""The last eight weeks."""

Labels = tuple[Any, ...]
Lines = dict[Labels, dict[str, Any]]
"""What the figures of each line are, by its labels."""

HOURS = {1: 24, 2: 72, 3: 168, 4: 336}
HOME = "at-risk"
OPEN_NEEDS = ("open", "in-progress", "referred")


def people(family: Record) -> int:
    return max(
        sum(m["presence"] in ("here", "away", "found") for m in family["member"]), family["declared_people"] or 0
    )


def listed(family: Record) -> list[Record]:
    return [m for m in family["member"] if m["presence"] in ("here", "away", "found")]


def last(family: Record) -> Record:
    return family["stay"][-1] if family["stay"] else {"living": "unknown", "since": None, "confirmed_on": None}


def named(record: Record, place: str = "place", text: str = "place_text") -> str:
    if record.get("site") is not None:
        return SITES[record["site"]]
    return PLACES[record[place]] if record.get(place) else record.get(text) or ""


def came_from(family: Record) -> str:
    return named(family, "origin_place", "origin_text")


def week(day: date) -> str:
    return (day - timedelta(days=day.weekday())).isoformat()


def in_time(day: date | None) -> bool:
    return day is not None and FIRST <= day <= LAST


def fresh(family: Record) -> bool:
    confirmed = last(family)["confirmed_on"]
    return confirmed is not None and confirmed >= AUG_15 - timedelta(days=30)


def is_open(family: Record) -> bool:
    return bool(family["status"] == "open")


def gone(family: Record) -> bool:
    return is_open(family) and family["displacement"] != HOME


def grouped(
    families: Iterable[Record], label: Callable[[Record], tuple[Any, ...]]
) -> dict[tuple[Any, ...], list[Record]]:
    groups: dict[tuple[Any, ...], list[Record]] = {}
    for family in families:
        groups.setdefault(label(family), []).append(family)
    return groups


def parts(family: Record) -> dict[str, int]:
    """Return how many of a family are women and men, girls and boys, as far as anybody told it."""
    known = [(m["sex"], age(m["born_on"]) >= 18) for m in listed(family) if m["sex"] and m["born_on"]]
    said = {part: family[part] or 0 for part in ("women", "men", "girls", "boys")}
    declared = family["declared_people"] or 0
    if declared > len(listed(family)) and len(known) < sum(said.values()) <= declared:
        told = said
    else:
        told = {
            "women": known.count(("female", True)),
            "men": known.count(("male", True)),
            "girls": known.count(("female", False)),
            "boys": known.count(("male", False)),
        }
    return {**told, "sex_or_age_not_told": people(family) - sum(told.values())}


def who(group: list[Record]) -> dict[str, int]:
    """Return how many people families are, and how many of them are in each part."""
    split = [parts(family) for family in group]
    names = ("women", "men", "girls", "boys", "sex_or_age_not_told")
    return {"people": sum(map(people, group)), **{name: sum(each[name] for each in split) for name in names}}


def fp(group: list[Record]) -> dict[str, Any]:
    return {"families": len(group), **who(group)}


def middle(days: list[int]) -> int | None:
    return sorted(days)[(len(days) - 1) // 2] if days else None


def arrivals(world: World) -> Lines:
    moved = [f for f in world.families if gone(f) and in_time(last(f)["since"])]
    return {at: fp(g) for at, g in grouped(moved, lambda f: (week(last(f)["since"]), came_from(f))).items()}


def departures(world: World) -> Lines:
    left = [f for f in world.families if gone(f) and in_time(f["left_on"])]
    return {at: fp(g) for at, g in grouped(left, lambda f: (week(f["left_on"]), came_from(f))).items()}


def came(world: World) -> Lines:
    moved = [f for f in world.families if gone(f) and in_time(last(f)["since"])]
    return {at: fp(g) for at, g in grouped(moved, lambda f: (week(last(f)["since"]), named(last(f)))).items()}


def where(world: World) -> Lines:
    groups = grouped(filter(is_open, world.families), lambda f: (named(last(f)), last(f)["living"]))
    newest = {SITES[at]: newest_count(world, at) for at in range(len(SITES))}
    return {
        at: {
            **fp(g),
            "count_families": (newest.get(at[0]) or {}).get("families"),
            "confirmed_30_days": sum(map(fresh, g)),
        }
        for at, g in groups.items()
    }


def newest_count(world: World, site: int) -> Record | None:
    found = [count for count in world.counts if count["site"] == site]
    return max(reversed(found), key=lambda count: count["on"]) if found else None


def flows(world: World) -> Lines:
    groups = grouped(filter(gone, world.families), lambda f: (came_from(f), named(last(f))))
    return {at: {**fp(g), "confirmed_30_days": sum(map(fresh, g))} for at, g in groups.items()}


def sites(world: World) -> Lines:
    lines: Lines = {}
    for at, name in enumerate(SITES):
        there = [f for f in world.families if is_open(f) and last(f).get("site") == at]
        in_the_open = sum(last(f)["living"] == "open" for f in there)
        lines[(name,)] = {"with_us_families": len(there), "in_the_open": in_the_open}
    return lines


def outside(world: World) -> Lines:
    lines: Lines = {}
    there = [f for f in world.families if is_open(f) and last(f)["living"] == "open"]
    for at, group in grouped(there, lambda f: (named(last(f)),)).items():
        days = [None if last(f)["since"] is None else (AUG_15 - last(f)["since"]).days for f in group]
        known = [day for day in days if day is not None]
        lines[at] = {
            **fp(group),
            "up_to_3": sum(day <= 3 for day in known),
            "up_to_7": sum(3 < day <= 7 for day in known),
            "up_to_14": sum(7 < day <= 14 for day in known),
            "up_to_30": sum(14 < day <= 30 for day in known),
            "longer": sum(day > 30 for day in known),
            "not_known": len(days) - len(known),
            "longest": max(known, default=None),
        }
    return lines


def cases(world: World) -> Lines:
    kinds: dict[str, Callable[[Record], bool]] = {
        "families": is_open,
        "registered": lambda f: f["status"] != "duplicate" and in_time(f["registered_on"]),
        "closed": lambda f: f["status"] == "closed" and in_time(f["closed_on"]),
    }
    counted = [f for f in world.families if any(holds(f) for holds in kinds.values())]
    return {
        at: {kind: sum(map(holds, g)) for kind, holds in kinds.items()}
        for at, g in grouped(counted, lambda f: (named(last(f)),)).items()
    }


def registrations(world: World) -> Lines:
    lines: Lines = {}
    for monday in (FIRST + timedelta(weeks=number) for number in range(8)):
        days = (monday, min(monday + timedelta(days=6), LAST))
        new = [
            f
            for f in world.families
            if f["status"] != "duplicate" and f["registered_on"] and days[0] <= f["registered_on"] <= days[1]
        ]
        closed = [f for f in world.families if f["status"] == "closed" and days[0] <= f["closed_on"] <= days[1]]
        if lines or new or closed:
            lines[(monday.isoformat(),)] = {
                "registered": len(new),
                **who(new),
                "closed": len(closed),
            }
    return lines


def needs(world: World) -> Lines:
    lines: Lines = {}
    for kind in ("food", "shelter", "health"):
        lack = [
            f
            for f in world.families
            if is_open(f) and any(n["category"] == kind and n["status"] in OPEN_NEEDS for n in f["need"])
        ]
        met = [
            n
            for f in world.families
            for n in f["need"]
            if f["merged_into"] is None and n["category"] == kind and n["status"] == "met" and in_time(n["met_on"])
        ]
        days = [max(0, (n["met_on"] - n["since"]).days) for n in met if n["since"]]
        if lack or met:
            lines[(kind,)] = {**fp(lack), "met": len(met), "median_days": middle(days)}
    return lines


def assistance(world: World) -> Lines:
    given: dict[tuple[Any, ...], list[Record]] = {}
    for family in world.families:
        for one in family["assistance"]:
            if family["merged_into"] is not None or one["giver"] != "us" or one["outcome"] == "absent":
                continue
            if not in_time(one["on"]):
                continue
            handed = world.distributions[one["distribution"]] if one["distribution"] is not None else last(family)
            # of where only words are known nothing is said here
            place = "" if handed.get("place") is None and handed.get("site") is None else named(handed)
            given.setdefault((one["on"].replace(day=1).isoformat(), one["item"], place), []).append(family)
    return {
        at: {**fp([f for f in world.families if any(f is other for other in g)]), "times": len(g)}
        for at, g in given.items()
    }


def overdue(world: World) -> Lines:
    lines: Lines = {}
    for at, group in _by_user(world):
        due = [[f["due"] for f in family["follow_up"] if f["status"] == "open"] for family in group]
        late = [min(days) for days in due if days and min(days) < AUG_15]
        lines[at] = {
            "families": len(group),
            "overdue": len(late),
            "worst_days": max(((AUG_15 - day).days for day in late), default=0),
            "first_contact": sum(map(unreached, group)),
            "steps_overdue": sum(
                any(s["status"] == "open" and s["due"] < AUG_15 for s in family["plan_step"]) for family in group
            ),
            "no_access": sum(map(put_off, group)),
        }
    return lines


def unreached(family: Record) -> bool:
    if family["priority"] == 0 or family["registered_on"] is None:
        return False
    by = family["registered_on"] + timedelta(days=-(-HOURS[family["priority"]] // 24))
    return by < AUG_15 and not any(v["outcome"] in ("seen", "by-phone", "refused") for v in family["visit"])


def put_off(family: Record) -> bool:
    still_open = [f for f in family["follow_up"] if f["status"] == "open"]
    waits = any(f["put_off_from"] and f["due"] >= AUG_15 for f in still_open)
    return waits and min(f["due"] for f in still_open) >= AUG_15


def _by_user(world: World) -> list[tuple[tuple[str], list[Record]]]:
    groups = grouped(filter(is_open, world.families), lambda f: (f["assigned_to"],))
    return [(("" if at is None else world.users[at],), group) for (at,), group in groups.items()]


def approvals(world: World) -> Lines:
    asked = [(at, [f for f in group if f["close_requested_by"] is not None]) for at, group in _by_user(world)]
    return {
        at: {"families": len(g), "oldest": min(f["close_requested_on"] for f in g).isoformat()} for at, g in asked if g
    }


def caseload(world: World) -> Lines:
    names = {f"priority_{number}": number for number in range(1, 5)} | {"not_assessed": 0}
    return {
        at: {**fp(g), **{name: sum(f["priority"] == number for f in g) for name, number in names.items()}}
        for at, g in _by_user(world)
    }


def priority(world: World) -> Lines:
    def late(family: Record) -> bool:
        due = [f["due"] for f in family["follow_up"] if f["status"] == "open"]
        return bool(due) and min(due) < AUG_15

    groups = grouped(filter(is_open, world.families), lambda f: (f["priority"],))
    return {at: {**fp(g), "overdue": sum(map(late, g))} for at, g in groups.items()}


def by_code(world: World, name: str) -> Lines:
    groups = grouped(filter(is_open, world.families), lambda f: (f[name],))
    return {at: {"families": len(g)} for at, g in groups.items()}


def age(born: date) -> int:
    return AUG_15.year - born.year - ((AUG_15.month, AUG_15.day) < (born.month, born.day))


def ages(world: World) -> Lines:
    bands = {"0-4": (0, 4), "5-11": (5, 11), "12-17": (12, 17), "18-59": (18, 59), "60+": (60, 200)}
    everybody = [m for f in world.families if is_open(f) for m in listed(f)]
    lines: Lines = {}
    if everybody:
        for band, (young, old) in bands.items():
            lines[(band,)] = by_sex([m for m in everybody if m["born_on"] and young <= age(m["born_on"]) <= old])
        unknown = [m for m in everybody if m["born_on"] is None]
        if unknown:
            lines[("unknown",)] = by_sex(unknown)
    rest = sum(people(f) - len(listed(f)) for f in world.families if is_open(f))
    if rest:
        lines[("not-listed",)] = {"female": 0, "male": 0, "not_told": rest, "people": rest}
    return lines


def by_sex(members: list[Record]) -> dict[str, int]:
    counted = {sex: sum(m["sex"] == sex for m in members) for sex in ("female", "male")}
    return {**counted, "not_told": len(members) - sum(counted.values()), "people": len(members)}


def by_part(members: list[Record]) -> dict[str, int]:
    known = [(m["sex"], "adult" if age(m["born_on"]) >= 18 else "child") for m in members if m["sex"] and m["born_on"]]
    told = {
        "women": known.count(("female", "adult")),
        "men": known.count(("male", "adult")),
        "girls": known.count(("female", "child")),
        "boys": known.count(("male", "child")),
    }
    return {"people": len(members), **told, "sex_or_age_not_told": len(members) - len(known)}


def vulnerabilities(world: World) -> Lines:
    lines: Lines = {}
    for kind in ("pregnant", "disability", "no-documents"):
        group = [(f, m) for f in world.families if is_open(f) for m in listed(f) if kind in m["vulnerabilities"]]
        if group:
            families = len({id(family) for family, _ in group})
            lines[(kind,)] = {"families": families, **by_part([member for _, member in group])}
    return lines


def referrals(world: World) -> Lines:
    found = [(r, f) for f in world.families if is_open(f) for r in f["referral"] if r["kind"] != "confidential"]
    lines: Lines = {}
    for at in {(r["kind"], r["status"]) for r, _ in found}:
        group = [(r, f) for r, f in found if (r["kind"], r["status"]) == at]
        oldest = min(r["requested_on"] for r, _ in group).isoformat()
        lines[at] = {"referrals": len(group), "families": len({id(f) for _, f in group}), "oldest": oldest}
    return lines


def _closed(world: World) -> list[Record]:
    return [f for f in world.families if f["status"] == "closed" and in_time(f["closed_on"])]


def _lasted(family: Record) -> int | None:
    if family["registered_on"] is None:
        return None
    return max(0, int((family["closed_on"] - family["registered_on"]).days))


def closures(world: World) -> Lines:
    lines: Lines = {}
    for at, group in grouped(_closed(world), lambda f: (f["close_reason"],)).items():
        days = [day for day in map(_lasted, group) if day is not None]
        lines[at] = {**fp(group), "median_days": middle(days)}
    return lines


def lengths(world: World) -> Lines:
    closed = _closed(world)
    days = [day for day in map(_lasted, closed) if day is not None]
    if not closed:
        return {}
    lines = {
        ("30",): sum(day <= 30 for day in days),
        ("90",): sum(30 < day <= 90 for day in days),
        ("180",): sum(90 < day <= 180 for day in days),
        ("365",): sum(180 < day <= 365 for day in days),
        ("more",): sum(day > 365 for day in days),
    }
    if len(days) < len(closed):
        lines["unknown",] = len(closed) - len(days)
    return {at: {"families": families} for at, families in lines.items()}


COUNTS: dict[str, Callable[[World], Lines]] = {
    "arrivals": arrivals,
    "departures": departures,
    "came": came,
    "where": where,
    "flows": flows,
    "sites": sites,
    "outside": outside,
    "cases": cases,
    "registrations": registrations,
    "needs": needs,
    "assistance": assistance,
    "overdue": overdue,
    "approvals": approvals,
    "caseload": caseload,
    "priority": priority,
    "steps": lambda world: by_code(world, "step"),
    "ages": ages,
    "vulnerabilities": vulnerabilities,
    "intentions": lambda world: by_code(world, "intention"),
    "referrals": referrals,
    "closures": closures,
    "lengths": lengths,
}
