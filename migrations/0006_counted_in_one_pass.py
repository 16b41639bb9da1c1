"""What summaries count, so that each walks one index in its order: words for a place that no list has, and indexes."""

from typing import Any

from peewee import PostgresqlDatabase

_COLUMNS = (
    "case_list ADD COLUMN origin_words TEXT {bytewise} NOT NULL DEFAULT ''",
    "case_list ADD COLUMN place_words TEXT {bytewise} NOT NULL DEFAULT ''",
)
"""The program fills them from the families."""

_OPEN = "WHERE LOWER(status) = 'open'"
_AWAY = f"{_OPEN} AND displacement <> 'at-risk'"

_INDEXES = (
    "CREATE INDEX case_list_where ON case_list "
    "(place, site, place_words, living, status, people, confirmed_on, registered_on)",
    f"CREATE INDEX case_list_priority ON case_list (priority, people, next_due) {_OPEN}",
    "CREATE INDEX case_list_unreached ON case_list (status, assigned_to, registered_on, priority)",
    f"CREATE INDEX case_list_people ON case_list (people, family_id) {_OPEN}",
    "CREATE INDEX case_list_closed ON case_list (people, site, place, place_words, family_id) "
    "WHERE LOWER(status) = 'closed'",
    f"CREATE INDEX case_list_came ON case_list (since, origin, origin_words, site, place, place_words, people) {_AWAY}",
    f"CREATE INDEX case_list_left ON case_list (left_on, origin, origin_words, people) {_AWAY}",
    "CREATE INDEX case_list_flows ON case_list "
    f"(origin, origin_words, site, place, place_words, people, confirmed_on) {_AWAY}",
    "CREATE INDEX need_counted ON need (status, category, since, met_on, family_id)",
    "CREATE INDEX member_family_ages ON member (family_id, presence, sex, born_on)",
    'CREATE INDEX assistance_counted ON assistance (giver, "on", item, outcome, distribution_id, family_id)',
)

_SUPERSEDED = (
    "caserow_status_place_site_living_people_confirmed_on",
    "caserow_status_displacement_since_origin_people",
    "case_list_waits",
    "need_lacking",
    "member_family_id",
)
"""Indexes of before that another one stands for."""


def up(_migrator: Any, db: Any) -> None:
    bytewise = 'COLLATE "C"' if isinstance(db, PostgresqlDatabase) else ""
    for column in _COLUMNS:
        db.execute_sql(f"ALTER TABLE {column.format(bytewise=bytewise)}")
    for index in _INDEXES:
        db.execute_sql(index)
    for index in _SUPERSEDED:
        db.execute_sql(f"DROP INDEX {index}")
