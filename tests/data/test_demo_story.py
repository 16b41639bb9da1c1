"""The demo's data: it tells the story, refers only to what exists, and can be moved to any day."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from famcase import paths
from famcase.domain.vocabulary import Vocabulary
from famcase.storage.reference import read_places, read_vocabulary

DATA = paths.data_folder()

# Which list a field's code is of, and below which heading where that tells.
LIST_OF = {
    ("events", "kind"): "event-kind",
    ("contacts", "kind"): "contact-kind",
    ("contacts", "safe"): "contact-safe",
    ("contacts", "whose"): "contact-whose",
    ("follow_ups", "kind"): "follow-up-kind",
    ("follow_ups", "status"): "follow-up-status",
    ("referrals", "kind"): "referral-kind",
    ("referrals", "status"): "referral-status",
    ("referrals", "service"): "need",
    ("flags", "kind"): "flag-kind",
    ("needs", "category"): "need",
    ("needs", "status"): "need-status",
    ("needs", "urgency"): "urgency",
    ("assistance", "item"): "item",
    ("assistance", "need"): "need",
    ("assistance", "giver"): "giver",
    ("assistance", "evidence"): "evidence",
    ("consents", "purpose"): "consent-purpose",
    ("consents", "state"): "consent-state",
    ("consents", "basis"): "consent-basis",
    ("counts", "source"): "count-source",
    ("sites", "type"): "site-type",
    ("sites", "status"): "site-status",
    ("sites", "room"): "room",
    **{("sites", each): "coverage" for each in ("shelter", "nfi", "water", "sanitation", "waste", "food")},
    ("stays", "living"): "living",
    ("stays", "reason"): "reason",
    ("stays", "tenure"): "tenure",
    ("stays", "confirmed_how"): "confirmed-how",
    ("visits", "outcome"): "outcome",
    ("members", "relation"): "relation",
    ("members", "sex"): "sex",
    ("members", "born_precision"): "birth-precision",
    ("members", "vulnerabilities"): "vulnerability",
    ("families", "step"): "step",
    ("families", "displacement"): "displacement",
    ("families", "intention"): "intention",
    **{(each, "sureness"): "sureness" for each in ("events", "counts", "stays")},
}

# Which list the weights of neighbours.toml are of.
WEIGHTS_OF = {
    "reasons": "reason",
    "stop_living": "living",
    "sureness": "sureness",
    "vulnerabilities": "vulnerability",
    "priorities": "priority",
    "steps": "step",
    "statuses": "status",
    "close_reasons": "close-reason",
    "consents": "consent-state",
    "needs": "need",
    "urgencies": "urgency",
    "need_statuses": "need-status",
    "assistance": "item",
    "givers": "giver",
    "outcomes": "outcome",
    "intentions": "intention",
    "follow_up_kinds": "follow-up-kind",
    "heads": "sex",
}

MAY_BE_LATER = {"due", "rent_until", "notice_until"}


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / "demo" / f"{name}.toml").read_text(encoding="utf-8"))


def fields(value: Any, heading: str = "", key: str = "") -> Iterator[tuple[str, str, Any]]:
    """Yield (heading, key, value) of every plain value in a parsed file."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from fields(inner, heading if not isinstance(inner, dict | list) else name, name)
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner, heading, key)
    else:
        yield heading, key, value


STORY, SITES, NEIGHBOURS = load("story"), load("sites"), load("neighbours")
TODAY: date = STORY["today"]
FAMILIES = {family["key"]: family for family in STORY["families"]}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(read_vocabulary(DATA))


@pytest.fixture(scope="module")
def pcodes() -> set[str]:
    return {place.pcode for place in read_places(DATA)}


def test_every_code_of_the_story_is_in_its_list(vocabulary: Vocabulary) -> None:
    told = [
        (heading, key, value)
        for table in ("events", "families")
        for record in STORY[table]
        for heading, key, value in told_of(table, record)
    ]
    told += [each for site in SITES["sites"] for each in told_of("sites", site)]
    coded = [(LIST_OF[heading, key], value) for heading, key, value in told if (heading, key) in LIST_OF]

    assert len(coded) > 150
    assert [(name, code) for name, code in coded if not vocabulary.has(name, code)] == []


def told_of(table: str, record: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield (table, field, value) of a record and of those below it."""
    for key, value in record.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from told_of(key, each)
            else:
                yield table, key, each


def test_no_coded_field_was_forgotten_by_this_test() -> None:
    coded = {"kind", "status", "living", "reason", "sureness", "source", "outcome", "type", "state", "urgency"}
    told = {(table, key) for each in STORY["families"] for table, key, _ in told_of("families", each)}
    told |= {("events", key) for event in STORY["events"] for key in event}

    assert {each for each in told if each[1] in coded} <= set(LIST_OF)


def test_every_place_site_and_person_that_is_named_exists(pcodes: set[str]) -> None:
    sites = {site["key"] for site in SITES["sites"]}
    users = {user["key"] for user in STORY["users"]}
    named = [*fields(STORY), *fields(SITES), *fields(NEIGHBOURS)]

    places = {value for _, key, value in named if key in {"place", "origin", "stop_places", "places"}}
    assert len(places) > 30
    assert places <= pcodes
    assert {value for _, key, value in named if key == "site"} <= sites
    assert {value for _, key, value in named if key in {"by", "assigned_to"}} <= users
    assert len(sites) == len(SITES["sites"])


def test_one_person_of_the_demo_is_the_one_who_opens_it() -> None:
    assert [user["key"] for user in STORY["users"] if user.get("is_you")] == ["salma"]
    assert {user["role"] for user in STORY["users"]} == {"caseworker", "supervisor"}


@pytest.mark.parametrize("told", [STORY, SITES, NEIGHBOURS], ids=["story", "sites", "neighbours"])
def test_every_text_is_told_in_both_languages(told: dict[str, Any]) -> None:
    def check(value: Any) -> int:
        if isinstance(value, list):
            return sum(check(each) for each in value)
        if not isinstance(value, dict):
            return 0
        english = [key for key in value if key.endswith("_en")]
        assert all(re.search(r"[\u0621-\u064a]", value[key[:-3] + "_ar"]) for key in english)
        parts = [key for key in value if f"{key}_ar" in value]
        assert all(value[key] and re.search(r"[\u0621-\u064a]", value[f"{key}_ar"]) for key in parts)
        arabic = [key for key in value if key.endswith("_ar")]
        assert len(arabic) == len(english) + len(parts)
        return len(arabic) + sum(check(each) for each in value.values())

    assert check(told) > 5


def test_no_text_names_a_day_since_all_days_are_shifted() -> None:
    days = re.compile(
        r"\b20\d\d\b|\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(january|february|march|april|june|july|august|"
        r"september|october|november|december)\b|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|آب|أيلول|تموز",
        re.IGNORECASE,
    )
    texts = [value for _, _, value in (*fields(STORY), *fields(SITES), *fields(NEIGHBOURS)) if isinstance(value, str)]

    assert [text for text in texts if days.search(text)] == []


def test_nothing_has_happened_after_the_storys_today() -> None:
    later = [
        (key, value)
        for _, key, value in (*fields(STORY), *fields(SITES))
        if isinstance(value, date) and value > TODAY and key not in MAY_BE_LATER
    ]

    assert later == []


def test_every_journey_goes_forward() -> None:
    for family in STORY["families"]:
        since = [stay["since"] for stay in family["stays"]]
        assert since == sorted(since)
        for stay, following in zip(family["stays"], family["stays"][1:], strict=False):
            assert stay["since"] <= stay["left_on"] <= following["since"]
        assert "left_on" not in family["stays"][-1]
        if "left_on" in family:
            assert family["left_on"] <= since[0]


def test_a_declared_size_is_the_sum_of_its_people_and_no_smaller_than_those_listed() -> None:
    for family in STORY["families"]:
        declared = family["declared"]
        assert declared["people"] == sum(declared[each] for each in ("men", "women", "boys", "girls"))
        assert len(family["members"]) <= declared["people"]
        assert [member["relation"] for member in family["members"]].count("head") == 1


def test_khaled_and_thirteen_others_reach_a_rented_house_by_nightfall() -> None:
    khaled = FAMILIES["khaled"]

    assert khaled["declared"]["people"] == 14
    assert len(khaled["members"]) == 3
    assert (khaled["members"][0]["first"], khaled["members"][0]["surname_ar"]) == ("Khaled", "العدنان")
    assert [stay["place"] for stay in khaled["stays"]] == ["C4099", "C3983", "C4176"]
    assert {stay["since"] for stay in khaled["stays"]} == {date(2018, 8, 10)} == {khaled["left_on"]}
    assert khaled["stays"][-1]["living"] == "rented"
    assert [need["category"] for need in khaled["needs"]] == ["shelter", "food"]


def test_every_village_on_khaleds_way_was_bombed_that_day() -> None:
    bombed = {
        event["place"]
        for event in STORY["events"]
        if event["kind"] == "bombardment" and event["on"] == FAMILIES["khaled"]["left_on"]
    }

    assert {FAMILIES["khaled"]["origin"], "C4099", "C3983"} <= bombed


def test_al_midan_takes_more_than_a_hundred_families_in_a_week_and_is_far_over_its_capacity() -> None:
    al_midan = next(site for site in SITES["sites"] if site["key"] == "al-midan")
    first, *_, newest = al_midan["counts"]

    assert (newest["families"], newest["source"], newest["on"]) == (231, "manager", TODAY)
    assert newest["families"] > al_midan["capacity_families"]
    assert newest["families"] - first["families"] > 100
    assert newest["in_the_open"] > (newest["families"] - first["families"]) / 2


def test_no_site_has_a_point() -> None:
    names = {key for site in SITES["sites"] for _, key, _ in told_of("sites", site)}

    assert not [name for name in names if re.search("lat|lon|point|coord", name)]


def test_with_the_storys_own_thirty_four_families_of_al_midan_are_with_us_most_of_them_in_the_open() -> None:
    ours = sum(family["stays"][-1].get("site") == "al-midan" for family in STORY["families"])
    neighbours = next(each for each in NEIGHBOURS["destinations"] if each.get("site") == "al-midan")

    assert ours + neighbours["exactly"] == 34
    assert neighbours["living"]["open"] > sum(neighbours["living"].values()) / 2


def test_the_activist_is_at_risk_at_home_and_nameless_to_others() -> None:
    activist = FAMILIES["withheld"]

    assert activist["withhold_name"]
    assert activist["displacement"] == "at-risk"
    assert [(stay["place"], stay["living"]) for stay in activist["stays"]] == [("R-ZAWIYA", "own")]
    assert "left_on" not in activist
    assert activist["intention"] == "stay"
    name = {activist["members"][0][part] for part in ("first", "surname", "first_ar", "surname_ar")}
    notes = " ".join(note[key] for note in activist["notes"] for key in ("text_en", "text_ar"))
    assert not [part for part in name if part in notes]


def test_a_closed_crossing_explains_why_nobody_passes(pcodes: set[str]) -> None:
    closed = [event["place"] for event in STORY["events"] if event["kind"] == "crossing-closed"]

    assert closed == ["C3207"]
    assert set(closed) <= pcodes


@pytest.mark.parametrize("section", sorted(WEIGHTS_OF))
def test_what_neighbours_are_drawn_from_is_in_its_list(section: str, vocabulary: Vocabulary) -> None:
    assert [code for code in NEIGHBOURS[section] if not vocabulary.has(WEIGHTS_OF[section], code)] == []
    assert all(weight > 0 for weight in NEIGHBOURS[section].values())


def test_where_neighbours_come_from_and_live_can_be_drawn(vocabulary: Vocabulary) -> None:
    for destination in NEIGHBOURS["destinations"]:
        assert ("weight" in destination) != ("exactly" in destination)
        assert sum(key in destination for key in ("site", "place", "text_en")) == 1
        assert all(vocabulary.has("living", code) and weight > 0 for code, weight in destination["living"].items())
    for origin in NEIGHBOURS["origins"]:
        assert origin["weight"] > 0
        assert ("place" in origin) != ("text_en" in origin)


def test_every_share_is_a_share() -> None:
    shares = [
        *NEIGHBOURS["shares"].values(),
        *NEIGHBOURS["vulnerabilities"].values(),
        *NEIGHBOURS["needs"].values(),
        *NEIGHBOURS["assistance"].values(),
        NEIGHBOURS["at_risk"]["share"],
        NEIGHBOURS["confirmed_share_30_days"],
    ]

    assert all(0 < share <= 1 for share in shares)


def test_families_are_about_as_large_as_in_the_camps_of_the_northwest() -> None:
    sizes = {int(size): weight for size, weight in NEIGHBOURS["sizes"].items()}

    mean = sum(size * weight for size, weight in sizes.items()) / sum(sizes.values())

    assert mean == pytest.approx(5.5, abs=0.1)
