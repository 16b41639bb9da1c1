"""Figures of summaries against a count in plain Python, over random databases; and figures that are to agree do."""

import random
from contextlib import suppress
from datetime import date
from typing import Any

import pytest

from famcase.domain.periods import Period, everything, last_weeks
from famcase.presentation.summary_table import SPLIT
from famcase.presentation.summary_tables import SUMMARIES, summary_table
from famcase.services.desk import Desk
from famcase.services.queries.summaries import figures
from tests.conftest import AUG_15, FrozenClock
from tests.properties.plain_counts import COUNTS
from tests.properties.random_caseload import World, drawn, write
from tests.services.builders import the_adnans


def counted(desk: Desk, name: str, words: str = "") -> dict[tuple[Any, ...], dict[str, Any]]:
    """Return a summary as a file for machines has it, by its labels."""
    table = summary_table(name)
    labels = table.labels
    return {
        tuple(label.value(line) for label in labels): {
            column.id: column.value(line) for column in table.columns if column not in labels
        }
        for line in figures(desk, name, words=words.split()).lines
    }


def total(desk: Desk, name: str, column: str) -> int:
    return sum(line[column] for line in counted(desk, name).values())


def written(desk: Desk, world: World, days: int) -> None:
    """Write a world as it was some days ago: who turned 18 since has grown up without anybody touching the family."""
    assert isinstance(desk.clock, FrozenClock)
    desk.clock.go_on(-days)
    write(desk, world)
    desk.clock.go_on(days)


def check_figures(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    world = drawn(chance)
    written(desk, world, chance.choice((0, 1, 300, 800)))
    assert COUNTS.keys() == {table.name for table in SUMMARIES}
    for name, count in COUNTS.items():
        found, wanted = counted(desk, name), count(world)
        assert found.keys() == wanted.keys(), (seed, name)
        for at, line in wanted.items():
            assert {column: found[at][column] for column in line} == line, (seed, name, at)


def check_split(desk: Desk) -> None:
    """Compare who people are with how many there are, and with who is listed."""
    for table in SUMMARIES:
        if not table.splits_people:
            continue
        for line in counted(desk, table.name).values():
            assert sum(line[part] for part in SPLIT) == line["people"]
    for part in SPLIT:
        assert len({total(desk, name, part) for name in ("where", "caseload", "priority")}) == 1
        assert total(desk, "arrivals", part) == total(desk, "came", part)


def check_agreement(desk: Desk) -> None:
    """Compare figures of the same families in several tables."""
    everywhere = ("where", "cases", "overdue", "caseload", "priority", "steps", "intentions")
    assert len({total(desk, name, "families") for name in everywhere}) == 1
    assert len({total(desk, name, "people") for name in ("where", "caseload", "priority", "ages")}) == 1
    assert total(desk, "arrivals", "families") == total(desk, "came", "families")
    assert total(desk, "arrivals", "people") == total(desk, "came", "people")
    assert total(desk, "overdue", "overdue") == total(desk, "priority", "overdue")
    in_the_open = [line["families"] for at, line in counted(desk, "where").items() if at[1] == "open"]
    assert sum(in_the_open) == total(desk, "outside", "families")
    at_sites = {at[0]: line for at, line in counted(desk, "sites").items()}
    for site, line in at_sites.items():
        there = sum(each["families"] for at, each in counted(desk, "where").items() if at[0] == site)
        assert line["with_us_families"] == there
    closed = {total(desk, name, column) for name, column in (("cases", "closed"), ("registrations", "closed"))}
    assert closed == {total(desk, "closures", "families")} == {total(desk, "lengths", "families")}
    assert total(desk, "cases", "registered") == total(desk, "registrations", "registered")


def test_words_of_the_case_list_narrow_every_summary(desk: Desk) -> None:
    for seed in range(2):
        world = drawn(random.Random(seed))  # noqa: S311
        with suppress(TakenBack), desk.store.database.atomic():
            written(desk, world, 800)
            world.users[0] = desk.user.name
            world.families = [f for f in world.families if f["priority"] == 1 and f["status"] != "duplicate"]
            for name, count in COUNTS.items():
                found, wanted = counted(desk, name, "priority 1"), count(world)
                assert found.keys() == wanted.keys(), (seed, name)
                for at, line in wanted.items():
                    assert {column: found[at][column] for column in line} == line, (seed, name, at)
            raise TakenBack
    assert total(desk, "where", "families") == 0


def test_a_name_and_a_state_narrow_a_summary_too(desk: Desk) -> None:
    the_adnans(desk)
    assert [len(counted(desk, "where", words)) for words in ("adnan", "nobody", "adnan closed", "open", "")] == [
        1,
        0,
        0,
        1,
        1,
    ]


class TakenBack(Exception):
    """Ends a transaction, so that the desk is empty again for the next caseload."""


def checked(desk: Desk, seed: int) -> None:
    with suppress(TakenBack), desk.store.database.atomic():
        check_figures(desk, seed)
        check_agreement(desk)
        check_split(desk)
        raise TakenBack


def test_every_figure_is_what_plain_python_counts(file_desk: Desk) -> None:
    for seed in range(10):
        checked(file_desk, seed)


@pytest.mark.slow
def test_every_figure_of_two_hundred_caseloads_is_what_plain_python_counts(file_desk: Desk) -> None:
    for seed in range(100, 300):
        checked(file_desk, seed)


def test_the_period_before_is_as_long_and_ends_where_this_one_begins(file_desk: Desk) -> None:
    write(file_desk, drawn(random.Random(2)))  # noqa: S311
    this = last_weeks(AUG_15)
    before = this.before()
    assert before == Period(date(2018, 5, 4), date(2018, 6, 24))
    assert figures(file_desk, "departures", this).before == figures(file_desk, "departures", before).lines != ()
    assert figures(file_desk, "departures", everything(AUG_15)).before == ()
    assert figures(file_desk, "where", this).before == ()
