"""The shipped lists hold together: labels, codes, credits, and nothing that must not be held."""

import csv
import fnmatch
import re
from collections import Counter
from pathlib import Path

import pytest

from famcase import paths
from famcase.domain.vocabulary import Vocabulary
from famcase.settings import Settings
from famcase.storage.reference import REGION, PlaceRow, read_places, read_vocabulary

DATA = paths.data_folder()
LISTS = sorted(file.stem for file in (DATA / "vocabularies").glob("*.csv"))

NEEDED = """
    living reason tenure sureness confirmed-how who-moved need urgency need-status item giver evidence outcome
    follow-up-kind relation sex presence vulnerability event-kind priority status step close-reason consent-purpose
    consent-state consent-basis site-type site-status room coverage count-source contact-kind contact-whose
    referral-status referral-kind flag-kind link-kind distribution-rule distribution-outcome displacement intention
    plan-step-status cluster birth-precision follow-up-status contact-safe currency family-change
    functioning-domain functioning-level
"""

# What others rely on word for word: scripts, imports, the journal of every desk.
BINDING = {
    "living": "own host rented planned-camp self-settled collective reception unfinished damaged public tent makeshift"
    " open other unknown",
    "sureness": "seen told-by-family told-by-others assumed",
    "need-status": "open in-progress referred met unavailable declined no-longer",
    "outcome": "seen by-phone nobody-there moved-unknown refused no-access put-off",
    "sex": "male female",
    "presence": "here away with-relatives separated missing found dead left",
    "priority": "0 1 2 3 4",
    "consent-state": "not-asked given refused withdrawn",
    "site-type": "planned-camp self-settled collective reception",
    "room": "has-room few full refuses",
    "coverage": "fully mostly partly not",
    "count-source": "manager council our-count cluster survey",
    "distribution-outcome": "collected by-proxy absent",
    "displacement": "displaced at-risk returned",
}

NOT_HELD_UNHCR = re.compile(r"SV-|TR-|SV$|TR$|CR-AF|LP-AP|LP-AF")
NOT_HELD_WORDS = re.compile(
    r"sexual|gbv|rape|tortur|perpetrat|armed (group|force)|fighter|honou?r|mutilation|cause of death"
    r"|جنسي|اغتصاب|تعذيب|مرتكب|جماعات مسلحة|فصائل|فصيل|مقاتل",
    re.IGNORECASE,
)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(read_vocabulary(DATA))


@pytest.fixture(scope="module")
def places() -> list[PlaceRow]:
    return read_places(DATA)


def test_the_lists_are_the_needed_ones() -> None:
    assert sorted(NEEDED.split()) == LISTS


@pytest.mark.parametrize("name", LISTS)
def test_every_term_has_a_stable_code_two_labels_and_a_source(name: str) -> None:
    terms = rows(DATA / "vocabularies" / f"{name}.csv")

    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", term["code"]) for term in terms)
    assert all(re.search(r"[A-Za-z]", term["label_en"]) for term in terms)
    assert all(re.search(r"[\u0621-\u064a]", term["label_ar"]) for term in terms)
    assert all(term["source"] for term in terms)
    assert all(None not in term and None not in term.values() for term in terms), "a row of another length"


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("column", ["code", "label_en", "label_ar"])
def test_no_two_terms_of_a_list_read_the_same(name: str, column: str) -> None:
    counted = Counter(term[column].casefold() for term in rows(DATA / "vocabularies" / f"{name}.csv"))

    assert [text for text, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_a_label_names_its_own_code(name: str, vocabulary: Vocabulary) -> None:
    for term in vocabulary.terms(name):
        assert vocabulary.find(name, term.label_en) == vocabulary.find(name, term.label_ar) == term.code


@pytest.mark.parametrize("name", sorted(BINDING))
def test_codes_that_others_rely_on_are_these(name: str, vocabulary: Vocabulary) -> None:
    assert vocabulary.codes(name) == tuple(BINDING[name].split())


def test_the_head_stands_first_among_the_relations(vocabulary: Vocabulary) -> None:
    assert vocabulary.codes("relation")[0] == "head"


def test_what_must_not_be_held_cannot_be_recorded(vocabulary: Vocabulary) -> None:
    for name in LISTS:
        for term in vocabulary.terms(name):
            said = " ".join((term.code.replace("-", " "), term.label_en, term.label_ar))
            assert not NOT_HELD_WORDS.search(said), said
    for term in vocabulary.terms("vulnerability"):
        assert not NOT_HELD_UNHCR.match(term.extra["unhcr_code"]), term.code


def test_vulnerabilities_are_few_and_map_to_one_unhcr_code_each(vocabulary: Vocabulary) -> None:
    codes = [term.extra["unhcr_code"] for term in vocabulary.terms("vulnerability")]

    assert 12 <= len(codes) <= 16
    assert all(re.fullmatch(r"[A-Z]{2}(-[A-Z]{2})?|", code) for code in codes)
    assert max(Counter(filter(None, codes)).values()) == 1
    assert codes.count("") == 1, "an ordinary pregnancy has no code"


def test_sensitive_reasons_and_intentions_are_marked(vocabulary: Vocabulary) -> None:
    marked = {
        name: {term.code for term in vocabulary.terms(name) if term.extra["sensitive"] == "1"}
        for name in ("reason", "intention")
    }

    assert marked == {"reason": {"conscription-arrest", "detained"}, "intention": {"return-origin", "leave-country"}}


def test_lists_refer_to_codes_that_other_lists_have(vocabulary: Vocabulary) -> None:
    for term in vocabulary.terms("item"):
        assert vocabulary.has("need", term.extra["need"]), term.code
    for term in vocabulary.terms("need"):
        assert term.extra["cluster"] == "" or vocabulary.has("cluster", term.extra["cluster"]), term.code
    for term in vocabulary.terms("site-type"):
        assert vocabulary.has("living", term.code)


def test_the_timetable_is_the_documented_one(vocabulary: Vocabulary) -> None:
    timetable = [
        (term.code, term.extra["first_contact_hours"], term.extra["next_visit_days"])
        for term in vocabulary.terms("priority")
    ]

    assert timetable == [("0", "", ""), ("1", "24", "3"), ("2", "72", "7"), ("3", "168", "14"), ("4", "336", "30")]
    shipped = Settings()
    assert [int(hours) for _, hours, _ in timetable[1:]] == list(shipped.first_contact_hours)
    assert [int(days) for _, _, days in timetable[1:]] == list(shipped.next_visit_days)


def test_only_a_family_that_cannot_be_contacted_has_to_be_waited_for(vocabulary: Vocabulary) -> None:
    waits = {term.code: term.extra["after_months"] for term in vocabulary.terms("close-reason")}

    assert {code: months for code, months in waits.items() if months} == {"cannot-be-contacted": "3"}


def test_which_visits_reach_a_family(vocabulary: Vocabulary) -> None:
    reached = {term.code for term in vocabulary.terms("outcome") if term.extra["reached"] == "1"}

    assert reached == {"seen", "by-phone", "refused"}


def test_the_gazetteer_is_whole(places: list[PlaceRow]) -> None:
    by_code = {place.pcode: place for place in places}

    assert len(by_code) == len(places)
    assert Counter(place.level for place in places)[4] == 7593
    assert sum(place.level < REGION for place in places) == 7942
    assert all(place.parent in by_code for place in places if place.pcode != "SY")
    assert all(by_code[place.parent].level < place.level for place in places if place.parent)
    assert {row["pcode"] for row in rows(DATA / "gazetteer" / "aliases.csv")} <= set(by_code)


def test_a_point_lies_in_syria(places: list[PlaceRow]) -> None:
    assert all(
        place.lat is not None and place.lon is not None and 32 < place.lat < 37.5 and 35.5 < place.lon < 42.5
        for place in places
        if place.level < REGION
    )


def test_a_population_has_its_year(places: list[PlaceRow]) -> None:
    assert all((place.population is None) == (place.population_year is None) for place in places)
    assert {place.population_year for place in places} == {None, 2004, 2016, 2023}


def test_a_region_is_marked_as_no_administrative_unit(places: list[PlaceRow]) -> None:
    regions = [place for place in places if place.level == REGION]

    assert all(place.pcode.startswith("R-") and place.lat is None and place.population is None for place in regions)
    assert all(row["about"] for row in rows(DATA / "gazetteer" / "regions.csv"))


@pytest.mark.parametrize(
    ("spelling", "pcode"),
    [
        ("Armanaz", "C4176"),
        ("أرمناز", "C4176"),
        ("a-Tamanah", "C4081"),
        ("Kafr Dariyan", "C4132"),
        ("Qalaat al-Madiq", "C3207"),
        ("Jabal a-Zawiya", "R-ZAWIYA"),
        ("جبل الزاوية", "R-ZAWIYA"),
        ("southern Idlib", "R-SOUTH-IDLIB"),
        ("ريف إدلب الجنوبي", "R-SOUTH-IDLIB"),
        ("northern Hama", "R-NORTH-HAMA"),
        ("Idlib", "SY07"),
    ],
)
def test_the_places_of_the_story_are_found_as_people_spell_them(
    places: list[PlaceRow], spelling: str, pcode: str
) -> None:
    assert pcode in {place.pcode for place in places if spelling in place.names}


def test_names_for_invented_people_are_in_both_scripts(vocabulary: Vocabulary) -> None:
    given, family = (rows(DATA / "names" / f"{name}.csv") for name in ("given", "family"))

    assert {row["sex"] for row in given} == set(vocabulary.codes("sex"))
    for row in given + family:
        assert re.fullmatch(r"[\u0621-\u064a ]+", row["name_ar"]), row
        assert re.search("[A-Z]", row["name_en"]), row
        assert int(row["weight"]) > 0


def test_every_shipped_file_is_credited() -> None:
    said = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    credited = re.findall(r"`([\w./*-]+\.\w+)`", said.split("## ")[0])
    files = [file.relative_to(DATA).as_posix() for file in DATA.rglob("*") if file.is_file() and file.name[0] != "."]

    uncredited = [
        file for file in files if file != "SOURCES.md" and not any(fnmatch.fnmatch(file, each) for each in credited)
    ]

    assert uncredited == []
