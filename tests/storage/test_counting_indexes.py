"""Indexes over a part of the case list are found by the conditions that summaries count with."""

from typing import Any

import pytest
from peewee import fn

from famcase.services.desk import Desk
from famcase.services.queries.summaries import figures
from famcase.storage.tables.desk import WHO, is_away, is_closed, is_open


def walked(query: Any) -> str:
    """Return how SQLite would answer a query."""
    return explained(query.model._meta.database, *query.sql())


def explained(database: Any, sql: str, values: Any) -> str:
    steps = database.execute_sql(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
    return " ".join(step[-1] for step in steps)


@pytest.mark.parametrize(
    ("condition", "columns"),
    [
        (is_away, ("since", "origin", "origin_words")),
        (is_away, ("left_on", "origin", "origin_words")),
        (is_away, ("origin", "origin_words", "site", "place", "place_words")),
        (is_open, ("priority",)),
        (is_closed, ("people",)),
    ],
)
def test_what_is_counted_is_walked_in_its_order(file_desk: Desk, condition: Any, columns: tuple[str, ...]) -> None:
    case = file_desk.store.tables["case_list"]
    at = [getattr(case, column) for column in columns]
    sums = [fn.SUM(getattr(case, column)) for column in WHO]
    plan = walked(case.select(*at, *sums).where(condition(case)).group_by(*at))
    assert "USING INDEX" in plan or "COVERING INDEX" in plan
    assert "TEMP B-TREE" not in plan


def test_another_status_is_not_answered_from_the_part_that_is_open(file_desk: Desk) -> None:
    case = file_desk.store.tables["case_list"]
    by_origin = case.select(case.origin, fn.SUM(case.people)).group_by(case.origin, case.origin_words)
    assert "TEMP B-TREE" in walked(by_origin.where(is_closed(case)))


def test_specific_needs_are_read_in_the_order_of_their_index(file_desk: Desk) -> None:
    connection, asked = file_desk.store.database.connection(), list[tuple[str, Any]]()

    def heard(_cursor: Any, sql: str, values: Any) -> bool:
        asked.append((sql, values))
        return True

    connection.exec_trace = heard
    figures(file_desk, "vulnerabilities")
    connection.exec_trace = None
    (question,) = (each for each in asked if "vulnerabilities" in each[0])
    plan = explained(file_desk.store.database, *question)
    assert "COVERING INDEX" in plan
    assert "TEMP B-TREE" not in plan
