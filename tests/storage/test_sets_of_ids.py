"""Sets of local ids go to a database and come from it whole, on either engine."""

import pytest
from pyroaring import BitMap

from famcase.services.commands.families import register
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily
from famcase.storage.sets_of_ids import ids_where, looked_up, one_of_many


@pytest.fixture
def four(desk: Desk) -> Desk:
    for _ in range(4):
        register(desk, NewFamily())
    return desk


@pytest.mark.parametrize("bound", [0, 1, 3, 5])
def test_the_ids_of_the_rows_that_fulfil_a_condition_come_as_a_set(four: Desk, bound: int) -> None:
    family = four.store.tables["family"]

    assert ids_where(four.store.tables, family.id, family.id < bound) == BitMap(range(1, bound))


@pytest.mark.parametrize("chosen", [{1}, {2, 4}, {3, 70_000}, {1, 2, 3, 4}])
def test_a_scan_and_a_search_find_the_families_of_a_set(four: Desk, chosen: set[int]) -> None:
    tables = four.store.tables
    case = tables["case_list"]
    every = case.select(case.family).order_by(case.family)
    scanned = every.where(one_of_many(tables, case.family, BitMap(chosen)))
    searched = looked_up(tables, every, sorted(chosen))

    wanted = sorted(chosen & {1, 2, 3, 4})
    assert [row[0] for row in scanned.tuples()] == wanted
    assert [row[0] for row in searched.tuples()] == wanted
