"""How many people some families are, and who they are by sex and age today."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from peewee import JOIN, Case, Join, fn

from famcase.domain.households import COUNTED, Split, child_born_from
from famcase.services.desk import Desk
from famcase.services.queries.sources import values
from famcase.storage.tables.desk import WHO

NOBODY: Final = (0,) * len(WHO)

PART_OF: Final[Mapping[tuple[str, bool | None], str]] = {
    ("female", False): "women",
    ("male", False): "men",
    ("female", True): "girls",
    ("male", True): "boys",
}
"""The part of a split that somebody is in, by their sex and whether they are a child."""

_GROWN: Final = {"female": "women", "male": "men"}
"""What part those of a sex are of who have grown up."""


def split_columns(case: Any) -> list[Any]:
    """Return the columns of the case list with how many people a family is and who they are; see `grown_since`."""
    return [getattr(case, column) for column in WHO]


def people(figures: Sequence[Any]) -> tuple[int, Split]:
    """Return how many people there are and how they are split, from what the columns of `split_columns` add up to."""
    many, *parts = map(int, figures)
    return many, Split(*parts)


def split_by(
    desk: Desk, at: Sequence[Any], condition: Any, figures: Sequence[Any] = (), walked: Sequence[Any] = ()
) -> list[tuple[Any, ...]]:
    """Return (`at`, `figures`, the sums of `split_columns`) of families for which a condition holds.

    Rows of the same `at` are to be added up: those who grew up since are in rows of their own. `walked` are the columns
    that SQLite is to group by instead of `at`, in the order of an index.
    """
    case = desk.store.tables["case_list"]
    query = case.select(*at, *figures, *map(fn.SUM, split_columns(case))).where(condition).group_by(*(walked or at))
    nothing = (0,) * len(figures)
    grown = grown_since(desk, at, condition)
    return values(query) + [(*row[: len(at)], *nothing, *row[len(at) :]) for row in grown]


def grown_since(desk: Desk, at: Sequence[Any], condition: Any) -> list[tuple[Any, ...]]:
    """Return (`at`, what to add to the sums of `split_columns`) for those who became 18 since rows were written.

    A row says who the eldest child was: only families are looked into where that one is a child no more.
    """
    tables = desk.store.tables
    case, member = tables["case_list"], tables["member"]
    grown_up = child_born_from(desk.clock.today()).toordinal()
    [(eldest,)] = values(case.select(fn.MIN(case.eldest_child)))
    if eldest is None or eldest >= grown_up:
        return []
    kept = case.alias("kept")
    of_sex = [fn.SUM(Case(None, [(member.sex == sex, 1)], 0)).alias(part) for sex, part in _GROWN.items()]
    # CROSS: each family is looked up, and then its members, who are few
    moved = (
        kept.select(kept.family.alias("family"), *of_sex)
        .from_(Join(kept, member, JOIN.CROSS))
        .where((kept.eldest_child < grown_up) & member.sex.in_(list(_GROWN)) & _grew_up(member, kept, grown_up))
        .group_by(kept.family)
        .alias("moved")
    )
    women, men = (fn.SUM(getattr(moved.c, part)) for part in _GROWN.values())
    query = case.select(*at, women, men).from_(Join(moved, case, JOIN.CROSS))
    rows = values(query.where((case.family == moved.c.family) & condition).group_by(*at))
    return [(*row[:-2], 0, *row[-2:], *(-many for many in row[-2:])) for row in rows]


def has_part(desk: Desk, part: str) -> Any:
    """Return the condition that somebody of a family is today in a part of its split, or in none of them for others."""
    tables = desk.store.tables
    case, member = tables["case_list"], tables["member"]
    if part not in WHO:
        return case.people > case.women + case.men + case.girls + case.boys
    sex = "female" if part in ("women", "girls") else "male"
    grown_up = child_born_from(desk.clock.today()).toordinal()
    grown = member.select(fn.COUNT(member.id)).where((member.sex == sex) & _grew_up(member, case, grown_up))
    kept, is_kept = getattr(case, part), case.eldest_child >= grown_up
    if part in _GROWN.values():
        return (kept > 0) | (~is_kept & (grown > 0))
    return (kept > 0) & (is_kept | (kept > grown))


def is_in_part(member: Any, part: str, today: date) -> Any:
    """Return the condition that a member is today in a part of a split, or in none of them for others."""
    grown_up = child_born_from(today)
    for (sex, is_child), name in PART_OF.items():
        if name == part:
            return (member.sex == sex) & (member.born_on >= grown_up if is_child else member.born_on < grown_up)
    return member.sex.not_in([sex for sex, _ in PART_OF]) | member.born_on.is_null()


def _grew_up(member: Any, case: Any, grown_up: int) -> Any:
    """Return the condition that a member of a family counts, and was a child when its row was written but is no more.

    `grown_up` is the first day of birth of who is a child today.
    """
    # LOWER: so that the members of a family are walked, and not each presence of them looked up
    counts = fn.LOWER(member.presence).in_(sorted(COUNTED))
    return (member.family == case.family) & counts & member.born_on.between(case.eldest_child, grown_up - 1)
