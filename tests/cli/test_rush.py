"""Many families at once by the command line: arrivals, a move of all, a round, a distribution, what is put off."""

from pathlib import Path

import pytest

from tests.command_line import CommandLine

TO = ("--to", "Armanaz", "--since", "2018-08-14", "--living", "open")
LIST = (
    "Name,Called,Men,Women,Boys,Girls,Phone,Tent\n"
    "Khaled al-Adnan,Abu Ahmad,1,2,3,1,0933 123 456,B 1\n"
    "Mariam Barakat,,1,1,0,0,,B 2\n"
)


def numbers(line: CommandLine) -> list[str]:
    return [row["number"] for row in line("--format", "json", "list").json]


@pytest.fixture
def arrived(anywhere: CommandLine, tmp_path: Path) -> CommandLine:
    """Three families in Armanaz that agreed to our services."""
    file = tmp_path / "list.csv"
    file.write_text(LIST + "Omar Qaddour,,1,1,2,2,,\n", encoding="utf-8")
    done = anywhere("arrivals", str(file), "--from", "Tah", "--left", "2018-08-10", *TO, "--consent", "given")
    assert done.code == 0, done.err
    return anywhere


def test_a_list_of_arrivals_is_registered_whole(arrived: CommandLine) -> None:
    rows = arrived("--format", "json", "list").json

    assert sorted(row["people"] for row in rows) == [2, 6, 7]
    assert {row["place"] for row in rows} == {"Armanaz"}
    shown = arrived("show", next(row["number"] for row in rows if row["people"] == 7)).out
    assert "B 1" in shown
    assert "Abu Ahmad" in shown
    assert arrived("undo", "--yes").code == 0
    assert numbers(arrived) == []


def test_a_list_with_wrong_lines_names_each_and_saves_none(anywhere: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST + "Omar,,x,,,,12,\n", encoding="utf-8")

    refused = anywhere("arrivals", str(file), *TO)

    assert refused.code == 1
    assert " 4 " in refused.out
    assert "nothing of the list was saved" in refused.err
    assert numbers(anywhere) == []
    assert anywhere("arrivals", str(file), "--dry-run", *TO).code == 1
    file.write_text("Colour\nred\n", encoding="utf-8")
    assert "no column that is known" in anywhere("arrivals", str(file), *TO).err


def test_lines_of_arrivals_are_taken_from_the_input(anywhere: CommandLine) -> None:
    anywhere.answers = ["Khaled al-Adnan; Abu Ahmad; 1 2 3 1; 0933 123 456; B 1\n", "\n", "مريم بركات;;٤\n"]

    assert anywhere("arrivals", "-", *TO, "--dry-run").out == "2 families could be registered; nothing was saved.\n"
    anywhere.answers = ["Khaled al-Adnan; Abu Ahmad; 1 2 3 1\n", "مريم بركات;;٤\n"]
    done = anywhere("--format", "json", "arrivals", "-", *TO)

    assert [row["number"] for row in done.json] == sorted(numbers(anywhere))


def test_everyone_of_a_place_moves_after_it_was_said_and_asked(arrived: CommandLine) -> None:
    move = ("move", "--at", "Armanaz", "--to", "Salqin", "--since", "today", "--living", "open", "--reason", "eviction")

    shown = arrived(*move, "--dry-run")
    assert "3 of 3 families: assumed at Salqin" in shown.out
    assert "Sat 18 Aug 2018" in shown.out
    assert arrived(*move).code == 1, "nobody could be asked"
    assert {row["place"] for row in arrived("--format", "json", "list").json} == {"Armanaz"}
    arrived.interactive, arrived.answers = True, ["yes"]
    assert arrived(*move).code == 0
    assert {row["place"] for row in arrived("--format", "json", "list").json} == {"Salqin"}
    assert len(arrived("--format", "json", "verify").json) == 3


def test_what_is_told_of_a_place_is_kept_of_everyone_who_moves_there(arrived: CommandLine) -> None:
    move = ("move", "--at", "Armanaz", "--to", "Salqin", "--since", "today", "--living", "open", "--yes")

    refused = arrived(*move, "--tent", "B 1", "--rent-until", "2018-09-01")
    assert (refused.code, "--tent" in refused.err, "--rent-until" in refused.err) == (2, True, True)
    assert arrived(*move, "--sector", "C", "--directions", "behind the mosque").code == 0

    for number in numbers(arrived):
        assert "behind the mosque" in arrived("show", number).out


def test_some_scatter_and_others_are_left_out(arrived: CommandLine) -> None:
    moved = arrived(
        *(
            "move",
            "--where",
            "Khaled",
            "--to",
            "Salqin",
            "--or-to",
            "Tah",
            "--since",
            "today",
            "--living",
            "host",
            "--yes",
        )
    )

    assert "1 of 1 family" in moved.out
    assert {row["place"] for row in arrived("--format", "json", "list").json} == {"Armanaz", "Salqin / Tah"}
    assert arrived("move", *TO).code == 2
    assert arrived("move", numbers(arrived)[0], "--at", "Armanaz", *TO).code == 2
    assert arrived("move", "--at", "Tah", *TO).code == 3


def test_a_round_records_what_was_found(arrived: CommandLine) -> None:
    arrived("move", "--at", "Armanaz", "--to", "Salqin", "--since", "today", "--living", "open", "--yes")
    first, second, third = (row["number"] for row in arrived("--format", "json", "verify").json)

    for line in (
        ("verify", first, "here"),
        ("verify", second, "elsewhere", "--to", "Tah", "--living", "host"),
        ("verify", third, "not-found"),
    ):
        assert arrived(*line).code == 0

    assert arrived("verify").out == "Nobody is left to verify: each was found or looked for today.\n"
    places = {row["number"]: row["place"] for row in arrived("--format", "json", "list").json}
    assert [places[case] for case in (first, second, third)] == ["Salqin", "Tah", ""]
    assert arrived("verify", first).code == 2
    assert arrived("verify", first, "asleep").code == 2
    assert arrived("verify", first, "part").code == 1


def test_what_is_due_where_nobody_can_go_is_put_off(arrived: CommandLine) -> None:
    case = numbers(arrived)[0]
    arrived("follow-up", case, "add", "--due", "today", "--what", "tent")
    put_off = ("put-off", "--at", "Armanaz", "--until", "in 5 days", "--why", "no access")

    assert "1 of 3 families" in arrived(*put_off, "--dry-run").out
    assert arrived(*put_off, "--yes").code == 0
    assert [row["next_due"] for row in arrived("--format", "json", "list", "Armanaz").json if row["next_due"]] == [
        "2018-08-20"
    ]
    assert arrived("put-off", "--until", "today", "--why", "x").code == 2


def test_a_distribution_from_its_list_to_its_end(arrived: CommandLine) -> None:
    new = ("distribution", "new", "nfi-kit", "--at", "Armanaz", "--rule", "per-people", "--per", "5", "--yes")

    assert "3 families, 15 people: 5 × NFI kit" in arrived(*new, "--dry-run").out
    assert "Distribution 1:" in arrived(*new).out
    assert arrived("distribution", "tick", "1", "1-2", "collected", "--meets-needs").code == 0
    assert arrived("distribution", "tick", "1", "3", "by-proxy").code == 1
    assert arrived("distribution", "tick", "1", "3", "by-proxy", "--by", "her brother").code == 0
    assert arrived("distribution", "tick", "1", "9", "collected").code == 3
    assert arrived("distribution", "tick", "1", "x", "collected").code == 2
    paper = arrived("distribution", "show", "1", "--paper")
    assert "Signature" in paper.out
    assert "Khaled" not in paper.out
    assert "Khaled" in arrived("distribution", "show", "1", "--names").out
    assert [row["outcome"] for row in arrived("--format", "json", "distribution", "show", "1").json] == [
        "collected",
        "collected",
        "by-proxy",
    ]
    assert arrived("distribution", "close", "1", "--yes").code == 0
    assert [row["closed_on"] for row in arrived("--format", "json", "distribution", "list").json] == ["2018-08-15"]
    assert arrived("distribution", "close", "1", "--yes").code == 1
    assert arrived("distribution", "show", "7").code == 3
