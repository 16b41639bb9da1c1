"""Tables about what is done for a family: needs, assistance, distributions, visits, referrals, plans and notes."""

from typing import Any

from peewee import IntegerField, SmallIntegerField, TextField

from famcase.storage.fields import CodeField, DayField, FlagField, PlaceField, RecordField


def work_tables(record: Any, tables: dict[str, Any]) -> dict[str, Any]:
    """Return the models by table name; `tables` holds those they refer to (family, member, site, place, user)."""
    families, members, users = tables["family"], tables["member"], tables["user"]
    sites, places = tables["site"], tables["place"]

    class Need(record):
        """What a family lacks, until it is met."""

        family = RecordField(families, backref="+")
        member = RecordField(members, null=True, backref="+")
        category = CodeField()
        what = TextField(default="")
        urgency = CodeField()
        since = DayField(null=True)
        status = CodeField(default="open")
        by = TextField(default="")
        met_on = DayField(null=True)

        class Meta:
            indexes = ((("status", "category", "since", "met_on", "family"), False),)

    class Distribution(record):
        """Items handed out to many families on one day by one rule."""

        item = CodeField()
        site = RecordField(sites, null=True, backref="+")
        place = PlaceField(places, null=True, backref="+")
        on = DayField()
        rule = CodeField()
        per = SmallIntegerField(default=1)
        """How many people one ration is for, where the rule counts people."""
        quantity = IntegerField(default=1)
        """Pieces of the item in one ration."""
        life_saving = FlagField()
        """Whether families that were never asked are listed too, on vital interest."""
        closed_on = DayField(null=True)
        """When the last of its list was ticked off or left."""

    class Ration(record):
        """A family's line of a distribution list: its number there, what it is to get, and whether it came."""

        family = RecordField(families, backref="+")
        distribution = RecordField(Distribution, backref="+")
        number = IntegerField()
        """From 1 on each list: what is called out and ticked off."""
        quantity = IntegerField(default=1)
        outcome = CodeField()
        """Empty until it is ticked: collected, by-proxy, absent."""
        by = TextField(default="")
        """Who collected it for them."""

    class Assistance(record):
        """What a family received, from anybody."""

        family = RecordField(families, backref="+")
        member = RecordField(members, null=True, backref="+")
        need = RecordField(Need, null=True, backref="+")
        distribution = RecordField(Distribution, null=True, backref="+")
        on = DayField()
        item = CodeField()
        quantity = IntegerField(null=True)
        amount = IntegerField(null=True)
        """Money in hundredths of `currency`."""
        currency = CodeField()
        giver = CodeField(default="us")
        evidence = CodeField()
        outcome = CodeField()
        """At a distribution: collected, by-proxy, absent."""

        class Meta:
            indexes = ((("giver", "on", "item", "outcome", "distribution", "family"), False),)

    class Visit(record):
        """What came of a visit or call, planned or not."""

        family = RecordField(families, backref="+")
        on = DayField()
        outcome = CodeField()
        by = RecordField(users, null=True, backref="+")

    class FollowUp(record):
        """A planned visit or call; "overdue" is never stored, it follows from the day."""

        family = RecordField(families, backref="+")
        due = DayField()
        what = TextField(default="")
        kind = CodeField(default="visit")
        status = CodeField(default="open")
        """open, done (its visit says how), put-off, cancelled."""
        assigned_to = RecordField(users, null=True, backref="+")
        repeats = TextField(default="")
        """An RFC 5545 rule, empty where it does not repeat."""
        put_off_from = DayField(null=True, index=True)
        """The day it was due before nobody could go: what is late by no fault of its caseworker."""
        put_off_why = TextField(default="")
        visit = RecordField(Visit, null=True, backref="+")

        class Meta:
            indexes = ((("status", "due", "family"), False),)

    class Referral(record):
        """A family, or a person, handed to somebody else for a service or for good (a transfer)."""

        family = RecordField(families, backref="+")
        member = RecordField(members, null=True, backref="+")
        kind = CodeField(default="referral")
        to = TextField(default="")
        to_user = RecordField(users, null=True, backref="+")
        service = CodeField()
        status = CodeField(default="requested")
        reason = TextField(default="")
        requested_on = DayField(null=True)
        requested_by = RecordField(users, null=True, backref="+")
        answered_on = DayField(null=True)
        answer = TextField(default="")
        """Why it was rejected, or what came of it."""

        class Meta:
            indexes = ((("status", "kind", "family"), False),)

    class PlanStep(record):
        """A step of the case plan: what is to be done, by whom and until when."""

        family = RecordField(families, backref="+")
        need = RecordField(Need, null=True, backref="+")
        what = TextField()
        who = TextField(default="")
        """Who does it: the family, we, a partner."""
        due = DayField(null=True)
        status = CodeField(default="open")
        """open, done, dropped."""
        ended_on = DayField(null=True)

    class Note(record):
        """What somebody wrote about a family."""

        family = RecordField(families, backref="+")
        on = DayField()
        text = TextField()
        by = RecordField(users, null=True, backref="+")

    return {
        "need": Need,
        "distribution": Distribution,
        "ration": Ration,
        "assistance": Assistance,
        "visit": Visit,
        "follow_up": FollowUp,
        "referral": Referral,
        "plan_step": PlanStep,
        "note": Note,
    }
