"""The mapping of REACH's survey against a count made straight from the sheets, by other means."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from famcase.domain.vocabulary import Vocabulary
from famcase.exchange.households import read_households
from famcase.exchange.mapping_text import read_mapping
from famcase.exchange.sheets import Limits, read_workbook
from famcase.services.household_drafts import Reading

TODAY = date(2024, 8, 1)
Records = list[dict[str, Any]]


@pytest.fixture(scope="module")
def reading(reach_file: Path, reach_mapping_text: str, vocabulary: Vocabulary) -> Reading:
    return read_households(read_workbook(reach_file, Limits()), read_mapping(reach_mapping_text, vocabulary), TODAY)


@pytest.fixture(scope="module")
def sheets(reach_file: Path) -> dict[str, Records]:
    book = CalamineWorkbook.from_path(reach_file)
    tables = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    return {
        name: [dict(zip(map(str, rows[0]), row, strict=True)) | {"_row": n} for n, row in enumerate(rows[1:], start=2)]
        for name, rows in tables.items()
    }


def test_every_family_and_every_person_is_there_once(reading: Reading, sheets: dict[str, Records]) -> None:
    assert len(reading.households) == len(sheets["main"]) == 241
    assert reading.people == len(sheets["roster"]) == 965
    assert reading.rejected == ()
    assert {household.foreign_id for household in reading.households} == {row["uuid"] for row in sheets["main"]}
    assert {household.source for household in reading.households} == {"reach-msna-2024"}


def test_each_person_stands_in_their_own_household(reading: Reading, sheets: dict[str, Records]) -> None:
    expected = {row["person_id"]: (row["uuid"], row["_row"]) for row in sheets["roster"]}
    read = {m.foreign_id: (h.foreign_id, m.row) for h in reading.households for m in h.members}

    assert read == expected


def test_sex_and_age_are_those_of_the_roster(reading: Reading, sheets: dict[str, Records]) -> None:
    expected = {
        row["person_id"]: (row["ind_gender"] if row["ind_gender"] in ("male", "female") else None, int(row["ind_age"]))
        for row in sheets["roster"]
    }

    assert {m.foreign_id: (m.sex, m.age) for h in reading.households for m in h.members} == expected
    assert Counter(sex for sex, _ in expected.values()) == {None: 464, "female": 264, "male": 237}


def test_the_145_ages_over_100_are_flagged_by_sheet_and_row_and_kept(
    reading: Reading, sheets: dict[str, Records]
) -> None:
    expected = [(row["_row"], int(row["ind_age"])) for row in sheets["roster"] if row["ind_age"] > 100]
    doubts = [doubt for doubt in reading.doubts if doubt.kind == "doubtful-age"]

    assert len(expected) == 145
    assert [(doubt.row, doubt.values["age"]) for doubt in sorted(doubts, key=lambda doubt: doubt.row)] == expected
    assert {(doubt.sheet, doubt.column) for doubt in doubts} == {("roster", "ind_age")}
    assert all(doubt.person for doubt in doubts)


def test_months_are_read_for_infants(reading: Reading, sheets: dict[str, Records]) -> None:
    expected = sorted(int(row["ind_age_under1"]) for row in sheets["roster"] if row["ind_age_under1"] != "")

    assert (
        sorted(m.months for h in reading.households for m in h.members if m.months is not None)
        == expected
        == [4, 4, 11]
    )


def test_where_they_live_is_what_the_two_shelter_questions_say(reading: Reading, sheets: dict[str, Records]) -> None:
    expected = {row["uuid"]: _living(row) for row in sheets["main"]}

    assert {h.foreign_id: h.stays[0].living for h in reading.households} == expected
    assert Counter(expected.values())["open"] == 33
    assert Counter(expected.values())["collective"] == 43


def _living(row: dict[str, Any]) -> str:
    """Write the rule a second time, the other way round: from the shelter outwards."""
    group, kind, occupancy = row["snfi_shelter_type"], row["snfi_shelter_type_individual"], row["hlp_occupancy"]
    if group in ("none", "collective_center", "hosted"):
        return {"none": "open", "collective_center": "collective", "hosted": "host"}[group]
    if kind in ("unfinished_building", "makeshift"):
        return {"unfinished_building": "unfinished", "makeshift": "makeshift"}[kind]
    if kind == "tent":
        return "self-settled" if row["setting"] == "camp" else "tent"
    if kind in ("house", "apartment"):
        known = {"rented": "rented", "hosted_free": "host", "ownership": "own"}
        return known.get(occupancy, "own" if group == "hosting" and occupancy != "no_agreement" else "other")
    return "other"


def test_the_place_is_kept_as_it_was_written_and_confirmed_on_the_day_of_the_interview(
    reading: Reading, sheets: dict[str, Records]
) -> None:
    expected = {row["uuid"]: row["admin4"] for row in sheets["main"]}

    assert {h.foreign_id: h.stays[0].place_text for h in reading.households} == expected
    assert {len(h.stays) for h in reading.households} == {1}
    assert {(h.stays[0].pcode, h.stays[0].since, h.stays[0].confirmed_on) for h in reading.households} == {
        (None, None, date(2024, 7, 30))
    }
    assert Counter(h.stays[0].sureness for h in reading.households) == {"seen": 125, "told-by-family": 116}


NEED_ANSWERS = {
    "wash": ("drinking_water", "wash", "hygiene_nfis"),
    "food": ("food", "nutrition_services"),
    "shelter": ("shelter_housing",),
    "nfi": ("non_hygiene_nfis",),
    "livelihoods": ("livelihoods_support_employment", "seeds_other_agricultural_inputs"),
    "health": ("healthcare",),
    "psychosocial": ("psychosocial_support",),
    "protection": ("protection_safety", "law_justice", "women_not_safe"),
    "education": ("education_children",),
    "documentation": ("legal_documentation",),
    "infrastructure": ("telecomunication", "access_to_energy"),
    "cash": ("need_to_repay_debt",),
    "other": ("other",),
}


def test_needs_are_the_ticked_boxes_of_the_two_questions(reading: Reading, sheets: dict[str, Records]) -> None:
    """The mapping reads the column with all answers; this reads the column of each single answer."""
    questions = ("aap_priority_challenge", "aap_priority_support_ngo")
    expected = {
        row["uuid"]: {
            need
            for need, answers in NEED_ANSWERS.items()
            if any(row.get(f"{question}/{answer}") == 1 for question in questions for answer in answers)
        }
        for row in sheets["main"]
    }
    read = {h.foreign_id: [need.category for need in h.needs if not need.person] for h in reading.households}

    assert {foreign: set(needs) for foreign, needs in read.items()} == expected
    assert all(len(needs) == len(set(needs)) for needs in read.values())
    assert {need.status for h in reading.households for need in h.needs} == {"open"}


def test_health_care_not_received_is_a_need_of_that_person(reading: Reading, sheets: dict[str, Records]) -> None:
    expected = {
        row["health_person_id"]
        for row in sheets["health_ind"]
        if (row["health_ind_healthcare_needed"], row["health_ind_healthcare_received"]) == ("yes", "no")
    }

    assert {need.person for h in reading.households for need in h.needs if need.person} == expected
    assert len(expected) == 61


def test_disability_is_the_washington_group_cutoff_from_five_years(
    reading: Reading, sheets: dict[str, Records]
) -> None:
    domains = ("vision", "hearing", "mobility", "cognition", "self_care", "communication")
    expected = {
        row["person_id"]
        for row in sheets["roster"]
        if row["ind_age"] >= 5 and {row[f"wgq_{domain}"] for domain in domains} & {"lot_of_difficulty", "cannot_do"}
    }
    read = {m.foreign_id for h in reading.households for m in h.members if "disability" in m.vulnerabilities}

    assert read == expected
    assert any(row["wgq_vision"] == "cannot_do" and row["ind_age"] < 5 for row in sheets["roster"])


def test_children_of_school_age_who_did_not_attend_are_out_of_school(
    reading: Reading, sheets: dict[str, Records]
) -> None:
    ages = {row["person_id"]: row["ind_age"] for row in sheets["roster"]}
    expected = {
        row["edu_person_id"]
        for row in sheets["edu_ind"]
        if row["edu_access"] == "no" and 5 <= ages[row["edu_person_id"]] <= 17
    }

    assert {
        m.foreign_id for h in reading.households for m in h.members if "out-of-school" in m.vulnerabilities
    } == expected


def test_a_respondent_who_heads_the_household_is_the_first_listed(reading: Reading, sheets: dict[str, Records]) -> None:
    heads = {row["uuid"] for row in sheets["main"] if row["resp_hoh_yn"] == "yes"}

    assert {h.foreign_id for h in reading.households for m in h.members if m.relation == "head"} == heads
    assert all(h.members[0].relation == "head" for h in reading.households if h.foreign_id in heads)
    assert len(heads) == 112


def test_who_else_heads_a_household_is_asked_and_not_guessed(reading: Reading, sheets: dict[str, Records]) -> None:
    """In this invented file no head's sex and age fit anybody listed."""
    told = {row["_row"] for row in sheets["main"] if row["resp_hoh_yn"] == "no"}
    asked = {doubt.row for doubt in reading.doubts if doubt.column == "hoh_gender"}

    assert asked == told
    assert len(told) == 129


def test_reading_twice_gives_the_same(
    reading: Reading, reach_file: Path, reach_mapping_text: str, vocabulary: Vocabulary
) -> None:
    mapping = read_mapping(reach_mapping_text, vocabulary)

    assert read_households(read_workbook(reach_file, Limits()), mapping, TODAY) == reading
