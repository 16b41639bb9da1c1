"""The first tables: gazetteer, journal, desk, people, places, work and lists."""

from typing import Any

from peewee import (
    BigIntegerField,
    BlobField,
    CharField,
    CompositeKey,
    FloatField,
    ForeignKeyField,
    IntegerField,
    Model,
    PostgresqlDatabase,
    SmallIntegerField,
    TextField,
)


def up(_migrator: Any, db: Any) -> None:
    """Create the tables of the first release, as frozen copies that know nothing of the program."""
    on_server = isinstance(db, PostgresqlDatabase)
    bytewise = '"C"' if on_server else "BINARY"

    class Place(Model):
        pcode = TextField(unique=True)
        level = SmallIntegerField()
        name = TextField()
        name_ar = TextField()
        parent = TextField()
        latitude = FloatField(null=True)
        longitude = FloatField(null=True)
        population = IntegerField(null=True)
        population_year = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "place"

    class PlaceName(Model):
        place = ForeignKeyField(Place, backref="+")
        fold = TextField(index=True, collation=bytewise)
        sound = TextField(index=True, collation=bytewise)
        shown = TextField()

        class Meta:
            database = db
            table_name = "place_name"

    class Writer(Model):
        uid = BlobField(unique=True)
        digits = IntegerField()
        user = BlobField(index=True, null=True)
        kind = CharField(max_length=40)
        cases = IntegerField()
        seq = IntegerField()
        head = BlobField()
        hlc = BigIntegerField()
        retired = SmallIntegerField()

        class Meta:
            database = db
            table_name = "writer"

    class Change(Model):
        writer = ForeignKeyField(Writer, backref="+", index=False)
        seq = IntegerField()
        hlc = BigIntegerField(index=True)
        batch = IntegerField()
        subject = BlobField(index=True)
        schema = SmallIntegerField()
        body = BlobField()
        hash = BlobField()

        class Meta:
            database = db
            table_name = "change"
            indexes = ((("writer", "seq"), True),)

    class User(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        name = TextField()
        role = CharField(max_length=40)
        active = SmallIntegerField()
        slot = TextField()

        class Meta:
            database = db
            table_name = "desk_user"

    class Term(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        list = CharField(max_length=40)
        code = CharField(max_length=40)
        label_en = TextField()
        label_ar = TextField()
        position = IntegerField()
        retired = SmallIntegerField()

        class Meta:
            database = db
            table_name = "term"

    class Family(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        number = TextField(index=True, collation=bytewise)
        status = CharField(max_length=40)
        step = CharField(max_length=40)
        priority = SmallIntegerField()
        registered_on = IntegerField(null=True)
        displacement = CharField(max_length=40)
        origin_place = ForeignKeyField(Place, backref="+", null=True)
        origin_text = TextField()
        left_on = IntegerField(null=True)
        units = SmallIntegerField()
        declared_people = IntegerField(null=True)
        men = IntegerField(null=True)
        women = IntegerField(null=True)
        boys = IntegerField(null=True)
        girls = IntegerField(null=True)
        under5 = IntegerField(null=True)
        over60 = IntegerField(null=True)
        pregnant = IntegerField(null=True)
        disability = IntegerField(null=True)
        intention = CharField(max_length=40)
        assigned_to = ForeignKeyField(User, backref="+", null=True)
        assigned_on = IntegerField(null=True)
        withhold_name = SmallIntegerField()
        withhold_from = TextField()
        withhold_reason = TextField()
        close_reason = CharField(max_length=40)
        close_requested_by = ForeignKeyField(User, backref="+", null=True)
        close_comment = TextField()
        closed_on = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "family"

    class Member(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        family = ForeignKeyField(Family, backref="+")
        relation = CharField(max_length=40)
        first = TextField()
        father = TextField()
        surname = TextField()
        called = TextField()
        mother = TextField()
        first_ar = TextField()
        father_ar = TextField()
        surname_ar = TextField()
        called_ar = TextField()
        mother_ar = TextField()
        spellings = TextField()
        sex = CharField(max_length=40)
        born_on = IntegerField(null=True)
        born_precision = CharField(max_length=40)
        estimated = SmallIntegerField()
        presence = CharField(max_length=40)
        presence_since = IntegerField(null=True)
        tracing_open = SmallIntegerField()
        vulnerabilities = TextField()

        class Meta:
            database = db
            table_name = "member"

    class Contact(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        family = ForeignKeyField(Family, backref="+")
        kind = CharField(max_length=40)
        number = TextField(index=True, collation=bytewise)
        whose = CharField(max_length=40)
        whatsapp = SmallIntegerField()
        safe = CharField(max_length=40)
        when = TextField()
        do_not_say_who = SmallIntegerField()

        class Meta:
            database = db
            table_name = "contact"

    class Consent(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        family = ForeignKeyField(Family, backref="+")
        purpose = CharField(max_length=40)
        state = CharField(max_length=40)
        basis = CharField(max_length=40)
        partner = TextField()
        given_by = TextField()
        how = TextField()
        on = IntegerField(null=True)
        withhold = TextField()

        class Meta:
            database = db
            table_name = "consent"

    class Link(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        family = ForeignKeyField(Family, backref="+")
        other = ForeignKeyField(Family, backref="+")
        kind = CharField(max_length=40)

        class Meta:
            database = db
            table_name = "link"

    class ForeignId(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        family = ForeignKeyField(Family, backref="+")
        member = ForeignKeyField(Member, backref="+", null=True)
        source = TextField()
        value = TextField(index=True)

        class Meta:
            database = db
            table_name = "foreign_id"

    class Flag(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        family = ForeignKeyField(Family, backref="+")
        member = ForeignKeyField(Member, backref="+", null=True)
        kind = CharField(max_length=40)
        reason = TextField()
        on = IntegerField(null=True)
        resolved_on = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "flag"

    class Site(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        name = TextField()
        name_ar = TextField()
        aliases = TextField()
        place = ForeignKeyField(Place, backref="+", null=True)
        place_text = TextField()
        type = CharField(max_length=40)
        status = CharField(max_length=40)
        capacity_families = IntegerField(null=True)
        capacity_people = IntegerField(null=True)
        capacity_tents = IntegerField(null=True)
        room = CharField(max_length=40)
        room_on = IntegerField(null=True)
        cluster = TextField()
        sectors = TextField()
        notice_until = IntegerField(null=True)
        manager = TextField()
        manager_phone = TextField()
        shelter = CharField(max_length=40)
        nfi = CharField(max_length=40)
        water = CharField(max_length=40)
        sanitation = CharField(max_length=40)
        waste = CharField(max_length=40)
        food = CharField(max_length=40)

        class Meta:
            database = db
            table_name = "site"

    class Stay(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        family = ForeignKeyField(Family, backref="+")
        place = ForeignKeyField(Place, backref="+", null=True)
        place_text = TextField()
        site = ForeignKeyField(Site, backref="+", null=True)
        living = CharField(max_length=40)
        since = IntegerField(null=True)
        left_on = IntegerField(null=True)
        reason = CharField(max_length=40)
        members = BlobField()
        tenure = CharField(max_length=40)
        rent_until = IntegerField(null=True)
        eviction_until = IntegerField(null=True)
        tent_since = IntegerField(null=True)
        onward_to = TextField()
        sector = TextField()
        tent = TextField()
        directions = TextField()
        sureness = CharField(max_length=40)
        confirmed_on = IntegerField(null=True)
        confirmed_how = CharField(max_length=40)

        class Meta:
            database = db
            table_name = "stay"

    class Count(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        site = ForeignKeyField(Site, backref="+", null=True)
        place = ForeignKeyField(Place, backref="+", null=True)
        on = IntegerField()
        families = IntegerField(null=True)
        people = IntegerField(null=True)
        in_the_open = IntegerField(null=True)
        arrived = IntegerField(null=True)
        left = IntegerField(null=True)
        remaining = IntegerField(null=True)
        source = CharField(max_length=40)
        sureness = CharField(max_length=40)

        class Meta:
            database = db
            table_name = "count"

    class Event(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        kind = CharField(max_length=40)
        place = ForeignKeyField(Place, backref="+", null=True)
        place_text = TextField()
        on = IntegerField()
        source = TextField()
        sureness = CharField(max_length=40)
        text = TextField()

        class Meta:
            database = db
            table_name = "event"

    class Need(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        family = ForeignKeyField(Family, backref="+")
        member = ForeignKeyField(Member, backref="+", null=True)
        category = CharField(max_length=40)
        what = TextField()
        urgency = CharField(max_length=40)
        since = IntegerField(null=True)
        status = CharField(max_length=40)
        by = TextField()
        met_on = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "need"
            indexes = ((("status", "category", "family"), False),)

    class Distribution(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        item = CharField(max_length=40)
        site = ForeignKeyField(Site, backref="+", null=True)
        place = ForeignKeyField(Place, backref="+", null=True)
        on = IntegerField()
        rule = CharField(max_length=40)
        per = SmallIntegerField()

        class Meta:
            database = db
            table_name = "distribution"

    class Assistance(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        family = ForeignKeyField(Family, backref="+")
        member = ForeignKeyField(Member, backref="+", null=True)
        need = ForeignKeyField(Need, backref="+", null=True)
        distribution = ForeignKeyField(Distribution, backref="+", null=True)
        on = IntegerField()
        item = CharField(max_length=40)
        quantity = IntegerField(null=True)
        amount = IntegerField(null=True)
        currency = CharField(max_length=40)
        giver = CharField(max_length=40)
        evidence = CharField(max_length=40)
        outcome = CharField(max_length=40)

        class Meta:
            database = db
            table_name = "assistance"

    class Visit(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        family = ForeignKeyField(Family, backref="+")
        on = IntegerField()
        outcome = CharField(max_length=40)
        by = ForeignKeyField(User, backref="+", null=True)

        class Meta:
            database = db
            table_name = "visit"

    class FollowUp(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        family = ForeignKeyField(Family, backref="+")
        due = IntegerField()
        what = TextField()
        kind = CharField(max_length=40)
        status = CharField(max_length=40)
        assigned_to = ForeignKeyField(User, backref="+", null=True)
        repeats = TextField()
        visit = ForeignKeyField(Visit, backref="+", null=True)

        class Meta:
            database = db
            table_name = "follow_up"
            indexes = ((("status", "due", "family"), False),)

    class Referral(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        family = ForeignKeyField(Family, backref="+")
        member = ForeignKeyField(Member, backref="+", null=True)
        kind = CharField(max_length=40)
        to = TextField()
        to_user = ForeignKeyField(User, backref="+", null=True)
        service = CharField(max_length=40)
        status = CharField(max_length=40)
        reason = TextField()
        requested_on = IntegerField(null=True)
        answered_on = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "referral"

    class Note(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        family = ForeignKeyField(Family, backref="+")
        on = IntegerField()
        text = TextField()
        by = ForeignKeyField(User, backref="+", null=True)

        class Meta:
            database = db
            table_name = "note"

    class CaseRow(Model):
        family = ForeignKeyField(Family, backref="+", on_delete="CASCADE", primary_key=True)
        name_key = TextField(collation=bytewise)
        status = CharField(max_length=40)
        priority = SmallIntegerField()
        people = IntegerField()
        assigned_to = IntegerField()
        origin = IntegerField()
        left_on = IntegerField()
        place = IntegerField()
        site = IntegerField()
        living = CharField(max_length=40)
        since = IntegerField()
        confirmed_on = IntegerField()
        next_due = IntegerField()
        registered_on = IntegerField()
        withheld = SmallIntegerField()
        displacement = CharField(max_length=40)

        class Meta:
            database = db
            table_name = "case_list"
            indexes = (
                (("status", "name_key", "family"), False),
                (("name_key", "family"), False),
                (("status", "next_due", "family"), False),
                (("next_due", "family"), False),
                (("status", "assigned_to", "next_due"), False),
                (("status", "site", "living", "people", "confirmed_on"), False),
                (("status", "displacement", "origin", "left_on", "people"), False),
                (("status", "displacement", "since", "origin", "people"), False),
                (("status", "place", "site", "living", "people", "confirmed_on"), False),
            )

    class Word(Model):
        fold = TextField(unique=True, collation=bytewise)
        sound = TextField(index=True, collation=bytewise)

        class Meta:
            database = db
            table_name = "word"

    class Posting(Model):
        word = ForeignKeyField(Word, backref="+", index=False)
        family = ForeignKeyField(Family, backref="+", on_delete="CASCADE")

        class Meta:
            database = db
            table_name = "posting"
            primary_key = CompositeKey("word", "family")
            without_rowid = not on_server

    db.create_tables(
        [
            Place,
            PlaceName,
            Writer,
            Change,
            User,
            Term,
            Family,
            Member,
            Contact,
            Consent,
            Link,
            ForeignId,
            Flag,
            Site,
            Stay,
            Count,
            Event,
            Need,
            Distribution,
            Assistance,
            Visit,
            FollowUp,
            Referral,
            Note,
            CaseRow,
            Word,
            Posting,
        ]
    )
