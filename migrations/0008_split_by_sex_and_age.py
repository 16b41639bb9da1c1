"""Who families are by sex and age, beside how many people they are; filled here, and in what summaries walk."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

_COLUMNS = (
    *(f"case_list ADD COLUMN {part} INTEGER NOT NULL DEFAULT 0" for part in ("women", "men", "girls", "boys")),
    "case_list ADD COLUMN eldest_child INTEGER NOT NULL DEFAULT 9999999",
)

_OPEN = "WHERE LOWER(status) = 'open'"
_AWAY = f"{_OPEN} AND displacement <> 'at-risk'"
_WHO = "people, women, men, girls, boys"

_INDEXES = (
    "CREATE INDEX case_list_eldest_child ON case_list (eldest_child)",
    f"CREATE INDEX case_list_carried ON case_list (status, assigned_to, priority, {_WHO}, next_due)",
    f"CREATE INDEX case_list_in_the_open ON case_list (status, living, since, site, place, {_WHO})",
    f"CREATE INDEX case_list_registered ON case_list (registered_on, status, {_WHO})",
    "CREATE INDEX case_list_there ON case_list "
    f"(place, site, place_words, living, status, {_WHO}, confirmed_on, registered_on)",
    f"CREATE INDEX case_list_by_priority ON case_list (priority, {_WHO}, next_due) {_OPEN}",
    f"CREATE INDEX case_list_who ON case_list ({_WHO}, family_id) {_OPEN}",
    f"CREATE INDEX case_list_ended ON case_list ({_WHO}, site, place, place_words, family_id) "
    "WHERE LOWER(status) = 'closed'",
    f"CREATE INDEX case_list_arrived ON case_list (since, origin, origin_words, site, place, place_words, {_WHO}) "
    f"{_AWAY}",
    f"CREATE INDEX case_list_departed ON case_list (left_on, origin, origin_words, {_WHO}) {_AWAY}",
    "CREATE INDEX case_list_from_to ON case_list "
    f"(origin, origin_words, site, place, place_words, {_WHO}, confirmed_on) {_AWAY}",
)

_SUPERSEDED = (
    *("case_list_load", "case_list_outside", "case_list_registered_on", "case_list_where", "case_list_priority"),
    *("case_list_people", "case_list_closed", "case_list_came", "case_list_left", "case_list_flows"),
)
"""Indexes of before that had only the number of people."""

_FILL = """WITH listed AS (
    SELECT family_id, SUM(counts) AS counted,
        SUM(counts * is_known) AS told,
        SUM(counts * is_known * is_woman * (1 - is_child)) AS women,
        SUM(counts * is_known * (1 - is_woman) * (1 - is_child)) AS men,
        SUM(counts * is_known * is_woman * is_child) AS girls,
        SUM(counts * is_known * (1 - is_woman) * is_child) AS boys,
        MIN(CASE WHEN counts * is_known * is_child = 1 THEN born_on END) AS eldest_child
    FROM (
        SELECT family_id, born_on,
            CASE WHEN presence IN ('here', 'away', 'found') THEN 1 ELSE 0 END AS counts,
            CASE WHEN born_on IS NOT NULL AND sex IN ('female', 'male') THEN 1 ELSE 0 END AS is_known,
            CASE WHEN sex = 'female' THEN 1 ELSE 0 END AS is_woman,
            CASE WHEN born_on >= {born_from} THEN 1 ELSE 0 END AS is_child
        FROM member
    ) AS each_member GROUP BY family_id),
declared AS (
    SELECT id, declared_people,
        COALESCE(women, 0) AS women, COALESCE(men, 0) AS men, COALESCE(girls, 0) AS girls, COALESCE(boys, 0) AS boys,
        COALESCE(women, 0) + COALESCE(men, 0) + COALESCE(girls, 0) + COALESCE(boys, 0) AS told
    FROM family),
split AS (
    SELECT d.id, l.women AS l_women, l.men AS l_men, l.girls AS l_girls, l.boys AS l_boys, l.eldest_child,
        d.women, d.men, d.girls, d.boys,
        CASE WHEN COALESCE(d.declared_people, 0) > COALESCE(l.counted, 0) AND d.told > COALESCE(l.told, 0)
            AND d.told <= d.declared_people THEN 1 ELSE 0 END AS is_declared
    FROM declared AS d LEFT JOIN listed AS l ON l.family_id = d.id)
UPDATE case_list SET
    women = CASE WHEN split.is_declared = 1 THEN split.women ELSE COALESCE(l_women, 0) END,
    men = CASE WHEN split.is_declared = 1 THEN split.men ELSE COALESCE(l_men, 0) END,
    girls = CASE WHEN split.is_declared = 1 THEN split.girls ELSE COALESCE(l_girls, 0) END,
    boys = CASE WHEN split.is_declared = 1 THEN split.boys ELSE COALESCE(l_boys, 0) END,
    eldest_child = CASE WHEN split.is_declared = 1 THEN 9999999 ELSE COALESCE(split.eldest_child, 9999999) END
FROM split WHERE split.id = case_list.family_id"""


def up(_migrator: Any, db: Any) -> None:
    for column in _COLUMNS:
        db.execute_sql(f"ALTER TABLE {column}")
    for index in _SUPERSEDED:
        db.execute_sql(f"DROP INDEX {index}")
    db.execute_sql(_FILL.format(born_from=_child_born_from(_as_of(db)).toordinal()))
    for index in _INDEXES:
        db.execute_sql(index)


def _as_of(db: Any) -> date:
    """Return the day before the newest change, wherever its clock was: summaries know who has grown since any day."""
    newest = db.execute_sql("SELECT MAX(hlc) FROM change").fetchone()[0]
    now = datetime.now(UTC)
    changed = now if newest is None else min(now, datetime.fromtimestamp((newest >> 10) / 1000, UTC))
    return changed.date() - timedelta(days=1)


def _child_born_from(day: date) -> date:
    """Return the first day of birth with which somebody is under 18."""
    # 18 years before a 29 February there is none
    last = date(day.year - 18, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 18)
    return last + timedelta(days=1)
