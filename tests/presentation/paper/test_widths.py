"""How columns are fitted to a page: at ease where there is room, smaller, then in several groups."""

import random

from famcase.presentation.documents import PageForm
from famcase.presentation.paper.widths import Need, Way, fitted

UPRIGHT = Way(PageForm.A4, 500, 9)
WAYS = (UPRIGHT, Way(PageForm.A4_WIDE, 760, 9), Way(PageForm.A4_WIDE, 760, 8), Way(PageForm.A4_WIDE, 760, 7))


def test_a_few_short_columns_stand_upright() -> None:
    found = fitted([Need(6, 6)] * 5, WAYS)
    assert (found.form, found.size, found.groups) == (PageForm.A4, 9, ((0, 1, 2, 3, 4),))
    assert all(width >= 6 * 9 for width in found.widths)


def test_more_lie_down_and_then_become_smaller() -> None:
    assert (fitted([Need(6, 6)] * 11, WAYS).form, fitted([Need(6, 6)] * 11, WAYS).size) == (PageForm.A4_WIDE, 9)
    assert fitted([Need(6, 6)] * 15, WAYS).size == 7


def test_what_fits_nowhere_goes_on_beside_its_first_column() -> None:
    found = fitted([Need(20, 8)] * 40, WAYS)
    assert len(found.groups) > 1
    assert all(group[0] == 0 for group in found.groups)
    assert sorted(at for group in found.groups for at in group[1:]) == list(range(1, 40))


def test_no_page_is_overrun_whatever_columns_need() -> None:
    chosen = random.Random(2018)  # noqa: S311
    for _ in range(500):
        words = [chosen.uniform(0, 60) for _ in range(chosen.randint(1, 45))]
        needs = [Need(word + chosen.choice((0, 5, 400)), word) for word in words]
        found = fitted(needs, WAYS)
        room = {way.form: way.width for way in WAYS}[found.form]
        for group in found.groups:
            assert sum(found.widths[at] for at in group) <= room + 0.01
        assert all(width > 0 for width in found.widths)
        assert {at for group in found.groups for at in group} == set(range(len(needs)))
