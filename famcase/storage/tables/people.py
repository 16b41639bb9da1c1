"""Tables about people: the family, its members, how to reach them, what they agreed to, and links of families."""

from typing import Any, Final

from peewee import SQL, IntegerField, SmallIntegerField, TextField, fn

from famcase.storage.fields import (
    CodeField,
    CodesField,
    DayField,
    FlagField,
    NamesField,
    PlaceField,
    RecordField,
)

LAST_DIGITS: Final = 4
"""So many digits at the end of a number find it by an index: the 3456 of a telephone, the 087-5 of a case number."""


def last_digits(number: Any) -> Any:
    """Return the last LAST_DIGITS of a column of digits, as the index of them has it."""
    # The figure stands in the statement, not beside it: only so does SQLite see that an index is of just that.
    return fn.SUBSTR(number, fn.LENGTH(number) - SQL(str(LAST_DIGITS - 1)))


def people_tables(record: Any, places: Any, users: Any, bytewise: str) -> dict[str, Any]:
    """Return the models by table name; `record` is the base of journaled tables of the same database.

    `bytewise` is the engine's collation by code point, which lets an index find numbers by their beginning.
    """

    class Family(record):
        """Those who eat together and receive aid together; the case."""

        number = TextField(index=True, collation=bytewise)
        """Digits only, as domain.numbers makes them."""
        status = CodeField(default="open")
        step = CodeField(default="new")
        priority = SmallIntegerField(default=0)
        """1 to 4; 0 is not assessed."""
        registered_on = DayField(null=True)
        displacement = CodeField(default="displaced")
        origin_place = PlaceField(places, null=True, backref="+")
        origin_text = TextField(default="")
        """What people said, where no gazetteer place was chosen."""
        left_on = DayField(null=True)
        units = SmallIntegerField(default=1)
        declared_people = IntegerField(null=True)
        men = IntegerField(null=True)
        women = IntegerField(null=True)
        boys = IntegerField(null=True)
        girls = IntegerField(null=True)
        under5 = IntegerField(null=True)
        over60 = IntegerField(null=True)
        """60 years and over."""
        pregnant = IntegerField(null=True)
        """Pregnant or breastfeeding."""
        disability = IntegerField(null=True)
        intention = CodeField()
        assigned_to = RecordField(users, null=True, backref="+")
        assigned_on = DayField(null=True)
        withhold_name = FlagField()
        withhold_from = TextField(default="")
        withhold_reason = TextField(default="")
        close_reason = CodeField()
        close_requested_by = RecordField(users, null=True, backref="+")
        close_requested_on = DayField(null=True)
        close_comment = TextField(default="")
        """Why a supervisor sent a request to close back."""
        closed_on = DayField(null=True)
        merged_into = RecordField("self", null=True, backref="+")
        """The family that this one was found to be; its status is then `duplicate`, and it counts nowhere."""

        class Meta:
            indexes = (
                # what summaries count
                (("status", "step", "intention"), False),
                (("status", "closed_on", "close_reason", "registered_on"), False),
            )

    class Member(record):
        """One person of a family; the head's name is the family's name."""

        family = RecordField(Family, backref="+", index=False)
        relation = CodeField()
        first = TextField(default="")
        father = TextField(default="")
        surname = TextField(default="")
        called = TextField(default="")
        mother = TextField(default="")
        first_ar = TextField(default="")
        father_ar = TextField(default="")
        surname_ar = TextField(default="")
        called_ar = TextField(default="")
        mother_ar = TextField(default="")
        spellings = NamesField()
        sex = CodeField()
        born_on = DayField(null=True)
        born_precision = CodeField()
        estimated = FlagField()
        presence = CodeField(default="here")
        presence_since = DayField(null=True)
        tracing_open = FlagField()
        vulnerabilities = CodesField()
        functioning = CodesField()
        """Answers to the Washington Group's questions, each as "domain:level"."""

        class Meta:
            indexes = (
                # what summaries count
                (("vulnerabilities", "presence", "sex", "born_on", "family"), False),
                (("presence", "sex", "born_on", "family"), False),
                (("family", "presence", "sex", "born_on"), False),
            )

    class Contact(record):
        """A way to reach a family, and whether it is safe."""

        family = RecordField(Family, backref="+")
        kind = CodeField(default="phone")
        number = TextField(default="", collation=bytewise)
        """As domain.phones folds it: international digits."""
        whose = CodeField()
        whatsapp = FlagField()
        safe = CodeField(default="unknown")
        when = TextField(default="")
        do_not_say_who = FlagField()

        class Meta:
            # families too: half of all telephones may begin as somebody begins to type one
            indexes = ((("number", "family"), False),)

    class Consent(record):
        """What a family agreed to, for one purpose; the last one of a purpose counts."""

        family = RecordField(Family, backref="+")
        purpose = CodeField(default="services")
        state = CodeField(default="not-asked")
        basis = CodeField()
        partner = TextField(default="")
        given_by = TextField(default="")
        how = TextField(default="")
        on = DayField(null=True)
        withhold = TextField(default="")

    class Link(record):
        """A tie between two families; it stands in the history of the one that it was written for."""

        family = RecordField(Family, backref="+")
        other = RecordField(Family, backref="+")
        kind = CodeField()
        """A code of link-kind: lives together, another household of one husband …"""

    class ToldApart(record):
        """Somebody looked at two families that seemed one, and said that they are not."""

        family = RecordField(Family, backref="+")
        other = RecordField(Family, backref="+")
        on = DayField(null=True)
        by = RecordField(users, null=True, backref="+")

    class ForeignId(record):
        """What another system, list or document calls a family or one of its members."""

        family = RecordField(Family, backref="+")
        member = RecordField(Member, null=True, backref="+")
        source = TextField()
        value = TextField(index=True)

    class Flag(record):
        """A mark that a family or a person needs attention, with its reason."""

        family = RecordField(Family, backref="+")
        member = RecordField(Member, null=True, backref="+")
        kind = CodeField()
        reason = TextField(default="")
        on = DayField(null=True)
        resolved_on = DayField(null=True)

    for model in (Family, Contact):
        model.add_index(last_digits(model.number), name=f"{model._meta.table_name}_last_digits")
    return {
        "family": Family,
        "member": Member,
        "contact": Contact,
        "consent": Consent,
        "link": Link,
        "told_apart": ToldApart,
        "foreign_id": ForeignId,
        "flag": Flag,
    }
