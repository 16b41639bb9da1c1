"""Sites, counts, events and origins by the command line."""

import pytest

from tests.command_line import CommandLine


def test_a_site_is_added_shown_and_corrected_with_everything_known_of_it(famcase: CommandLine) -> None:
    added = famcase(
        *("site", "add", "al-Midan camp", "--at", "C4132", "--type", "self-settled", "--tents", "40"),
        *("--sector", "A", "--sector", "B", "--manager", "Abu Yasin", "--manager-phone", "0933 123 456"),
        *("--water", "partly", "--notice-until", "2018-09-30", "--room", "refuses", "--room-on", "2018-08-12"),
    )
    assert added.code == 0

    assert "Refuses (12 Aug)" in famcase("sites").out
    shown = famcase("site", "show", "الميدان").out + famcase("site", "show", "midan").out
    assert "Abu Yasin" in shown
    assert famcase("site", "edit", "midan", "--water", "fully", "--cluster", "Dana").code == 0
    site = famcase("site", "show", "midan", "--format", "json").json
    assert (site["water"], site["cluster"], site["sectors"], site["capacity_tents"]) == (
        "fully",
        "Dana",
        ["A", "B"],
        40,
    )
    assert (site["notice_until"], site["room_on"]) == ("2018-09-30", "2018-08-12")


def test_a_managers_phone_stands_on_no_list(famcase: CommandLine) -> None:
    famcase(
        "site",
        "add",
        "X",
        "--at",
        "C4132",
        "--type",
        "collective",
        "--manager",
        "Abu Y",
        "--manager-phone",
        "0933123456",
    )

    for format_ in ("simple", "csv", "json", "html"):
        listed = famcase("sites", "--format", format_).out
        assert "0933123456" not in listed
        assert "Abu Y" not in listed


def test_closing_a_site_with_families_is_asked_first_and_leaves_them_there(famcase: CommandLine) -> None:
    famcase("site", "add", "al-Midan camp", "--at", "C4132", "--type", "self-settled")
    famcase.case("--to", "al-Midan camp", "--since", "today", "--living", "tent")

    refused = famcase("site", "close", "midan", "--as", "evicted")
    assert refused.code == 1
    closed = famcase("site", "close", "midan", "--as", "evicted", "--why", "the owner", "--yes")

    assert "al-Midan camp: Evicted. Families of ours still recorded there: 1." in closed.out
    (line,) = famcase("sites", "--format", "json").json
    assert (line["status"], line["with_us_families"]) == ("evicted", 1)
    assert famcase("site", "reopen", "midan").code == 0
    assert famcase("sites", "--format", "json").json[0]["status"] == "open"


def test_counts_are_listed_corrected_and_taken_back_by_their_numbers(famcase: CommandLine) -> None:
    famcase("site", "add", "al-Midan camp", "--at", "C4132", "--type", "self-settled", "--capacity", "100")
    famcase("count", "midan", "--families", "90", "--source", "council", "--on", "2018-08-01")
    famcase("count", "midan", "--families", "2310", "--arrived", "7", "--source", "manager")

    assert famcase("counts", "midan", "correct", "2", "--families", "231").code == 0
    listed = famcase("counts", "midan", "--format", "json").json
    assert [(line["no"], line["families"], line["arrived"]) for line in listed] == [(2, 231, 7), (1, 90, None)]
    assert famcase("counts", "midan", "remove", "2").code == 0
    assert famcase("sites", "--format", "json").json[0]["occupancy_percent"] == 90
    assert famcase("counts", "midan", "remove", "2").code == 3
    assert famcase("counts", "midan", "correct", "1").code == 2
    assert famcase("undo", "--yes").code == 0
    assert len(famcase("counts", "midan", "--format", "json").json) == 2


def test_events_are_listed_corrected_and_taken_back(famcase: CommandLine) -> None:
    famcase("event", "add", "bombardment", "--at", "C4081", "--on", "2018-08-09")
    famcase("event", "add", "fire", "--at", "C4176", "--on", "2018-08-10")

    assert famcase("event", "correct", "1", "--kind", "ground-offensive", "--on", "2018-08-08").code == 0
    listed = famcase("event", "list", "--at", "Tamanaah", "--format", "json").json
    assert [(line["no"], line["kind"], line["on"]) for line in listed] == [(1, "ground-offensive", "2018-08-08")]
    assert famcase("event", "remove", "1").code == 0
    assert [line["kind"] for line in famcase("event", "list", "--format", "json").json] == ["fire"]
    assert famcase("event", "remove", "1").code == 3
    assert famcase("event", "correct", "2").code == 2


@pytest.mark.parametrize(
    ("add", "listed", "remove"),
    [
        (("event", "add", "fire", "--at", "C4132"), ("event", "list"), ("event", "remove")),
        (
            ("count", "midan", "--families", "9", "--source", "council"),
            ("counts", "midan"),
            ("counts", "midan", "remove"),
        ),
    ],
)
def test_numbers_stay_while_others_come_and_go(
    famcase: CommandLine, add: tuple[str, ...], listed: tuple[str, ...], remove: tuple[str, ...]
) -> None:
    def numbers() -> dict[str, int]:
        return {line["on"]: line["no"] for line in famcase(*listed, "--format", "json").json}

    famcase("site", "add", "al-Midan camp", "--at", "C4132", "--type", "self-settled")
    for day in ("2018-08-01", "2018-08-02", "2018-08-03"):
        assert famcase(*add, "--on", day).code == 0
    before = numbers()

    assert famcase(*remove, str(before["2018-08-02"])).code == 0
    famcase(*add, "--on", "2018-07-01")
    famcase(*add, "--on", "2018-08-14")

    after = numbers()
    assert {day: after[day] for day in ("2018-08-01", "2018-08-03")}.items() <= before.items()
    assert famcase(*remove, str(before["2018-08-02"])).code == 3


def test_origins_are_summed_up_and_shown_by_week(famcase: CommandLine) -> None:
    for pcode, left in (("C4081", "2018-08-07"), ("C4081", "2018-07-30"), ("C4090", "2018-08-10")):
        famcase("register", "--name", "X", "--people", "5", "--from", pcode, "--left", left)
    famcase("event", "add", "bombardment", "--at", "C4081", "--on", "2018-08-09")

    places = famcase("origins", "--format", "json").json
    districts = famcase("origins", "--by", "district", "--format", "json").json
    assert sum(line["families"] for line in places) == sum(line["families"] for line in districts) == 3
    assert [line["places"] for line in districts] == [2]
    weeks = famcase("origins", "C4081", "--format", "json").json
    assert [(line["week"], line["families"], [event["kind"] for event in line["events"]]) for line in weeks] == [
        ("2018-08-06", 1, ["bombardment"]),
        ("2018-07-30", 1, []),
    ]
    assert famcase("origins", "--by", "street").code == 2


def test_a_site_that_is_known_is_not_added_again(famcase: CommandLine) -> None:
    adding = ("site", "add", "al-Nour camp", "--at", "Kafr Deryan", "--type", "planned-camp")
    assert famcase(*adding).code == 0
    again = famcase(*adding)
    assert again.code == 1
    assert "al-Nour camp is known already at Kafr Deryan" in again.err

    assert famcase(*adding[:4], "Armanaz", *adding[5:]).code == 0
    unsure = famcase("count", "al-Nour camp", "--families", "9", "--source", "manager")
    assert "al-Nour camp (Kafr Deryan), al-Nour camp (Armanaz)" in unsure.err
    assert famcase("count", "al-Nour camp (Armanaz)", "--families", "9", "--source", "manager").code == 0


def test_words_for_an_origin_are_in_no_file_without_names(famcase: CommandLine) -> None:
    assert famcase("register", "--name", "Omar Hassan", "--people", "5", "--from", "the house of Abu Salim").code == 0
    assert "Abu Salim" in famcase("origins").out
    file = famcase.folder / "origins.txt"
    assert famcase("origins", "--output", str(file)).code == 0
    assert file.exists()
    assert "Salim" not in file.read_text(encoding="utf-8")
