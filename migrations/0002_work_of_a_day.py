"""Case plans, distribution lists, saved lists, names of sites, and what referrals, follow-ups and people lacked."""

from typing import Any

from peewee import (
    BigIntegerField,
    BlobField,
    CharField,
    ForeignKeyField,
    IntegerField,
    Model,
    PostgresqlDatabase,
    SmallIntegerField,
    TextField,
)

_COLUMNS = (
    "follow_up ADD COLUMN put_off_from INTEGER",
    "follow_up ADD COLUMN put_off_why TEXT NOT NULL DEFAULT ''",
    "referral ADD COLUMN requested_by_id INTEGER REFERENCES desk_user (id)",
    "referral ADD COLUMN answer TEXT NOT NULL DEFAULT ''",
    "distribution ADD COLUMN quantity INTEGER NOT NULL DEFAULT 1",
    "distribution ADD COLUMN closed_on INTEGER",
    "family ADD COLUMN close_requested_on INTEGER",
    "member ADD COLUMN functioning TEXT NOT NULL DEFAULT ''",
)

_INDEXES = (
    "CREATE INDEX referral_requested_by_id ON referral (requested_by_id)",
    "CREATE INDEX referral_status_kind_family_id ON referral (status, kind, family_id)",
    "CREATE INDEX follow_up_put_off_from ON follow_up (put_off_from)",
    "CREATE INDEX family_status_step_intention ON family (status, step, intention)",
    "CREATE INDEX family_closed ON family (status, closed_on, close_reason, registered_on)",
    "CREATE INDEX case_list_load ON case_list (status, assigned_to, priority, people, next_due)",
    "CREATE INDEX case_list_outside ON case_list (status, living, since, site, place, people)",
    "CREATE INDEX case_list_registered_on ON case_list (registered_on, status, people)",
    "CREATE INDEX case_list_waits ON case_list (status, assigned_to, registered_on)",
    "CREATE INDEX need_lacking ON need (status, category, family_id, since)",
    "CREATE INDEX member_vulnerable ON member (vulnerabilities, presence, sex, family_id)",
    "CREATE INDEX member_ages ON member (presence, sex, born_on, family_id)",
    "CREATE INDEX stay_sureness ON stay (sureness, family_id)",
)

_SUPERSEDED = ("need_status_category_family_id",)
"""Indexes of before that a longer one holds."""


def up(_migrator: Any, db: Any) -> None:
    """Add the columns, and the tables as frozen copies that know nothing of the program."""
    bytewise = '"C"' if isinstance(db, PostgresqlDatabase) else "BINARY"
    for column in _COLUMNS:
        db.execute_sql(f"ALTER TABLE {column}")
    for index in _INDEXES:
        db.execute_sql(index)
    for index in _SUPERSEDED:
        db.execute_sql(f"DROP INDEX {index}")

    class Record(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()

        class Meta:
            database = db

    class User(Model):
        class Meta:
            database = db
            table_name = "desk_user"

    class Family(Model):
        class Meta:
            database = db
            table_name = "family"

    class Need(Model):
        class Meta:
            database = db
            table_name = "need"

    class Distribution(Model):
        class Meta:
            database = db
            table_name = "distribution"

    class Site(Model):
        class Meta:
            database = db
            table_name = "site"

    class SavedList(Record):
        user = ForeignKeyField(User, backref="+")
        name = TextField()
        words = TextField()
        columns = TextField()
        sort = CharField(max_length=40)
        backwards = SmallIntegerField()

        class Meta:
            table_name = "saved_list"

    class Outgoing(Record):
        what = TextField()
        level = CharField(max_length=40)
        form = CharField(max_length=40)
        lines = IntegerField()
        on = IntegerField()
        by = ForeignKeyField(User, backref="+", null=True)
        seal = TextField()

        class Meta:
            table_name = "outgoing"

    class Ration(Record):
        family = ForeignKeyField(Family, backref="+")
        distribution = ForeignKeyField(Distribution, backref="+")
        number = IntegerField()
        quantity = IntegerField()
        outcome = CharField(max_length=40)
        by = TextField()

        class Meta:
            table_name = "ration"

    class PlanStep(Record):
        family = ForeignKeyField(Family, backref="+")
        need = ForeignKeyField(Need, backref="+", null=True)
        what = TextField()
        who = TextField()
        due = IntegerField(null=True)
        status = CharField(max_length=40)
        ended_on = IntegerField(null=True)

        class Meta:
            table_name = "plan_step"

    class SiteName(Model):
        """Filled by the program, from the sites that are there."""

        site = ForeignKeyField(Site, backref="+", on_delete="CASCADE")
        fold = TextField(index=True, collation=bytewise)
        sound = TextField(index=True, collation=bytewise)
        shown = TextField()
        sort_key = TextField()

        class Meta:
            database = db
            table_name = "site_name"

    db.create_tables([SavedList, Outgoing, Ration, PlanStep, SiteName])
