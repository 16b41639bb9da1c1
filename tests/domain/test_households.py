"""How many people a family is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain import households


@pytest.mark.parametrize(
    ("presences", "declared", "size"),
    [
        (["here"] * 3, 14, 14),
        (["here"] * 15, 14, 15),
        (["here"] * 3, None, 3),
        ([], 14, 14),
        ([], None, 0),
        (["here", "away", "found"], 1, 3),
        (["here", "dead", "missing", "separated", "with-relatives"], None, 1),
        (["dead"], 0, 0),
    ],
)
def test_the_size_is_the_members_listed_or_the_declared_size_where_that_is_larger(
    presences: list[str], declared: int | None, size: int
) -> None:
    assert households.size(presences, declared) == size


@given(st.lists(st.sampled_from(["here", "dead", "away", ""])), st.none() | st.integers(0, 500))
def test_no_listed_member_and_no_declared_one_is_left_out(presences: list[str], declared: int | None) -> None:
    size = households.size(presences, declared)

    assert size >= presences.count("here")
    assert size >= (declared or 0)
