"""Tables about where people are: gazetteer places, sites with a capacity, stays, counts and events."""

from typing import Any

from peewee import FloatField, IntegerField, SmallIntegerField, TextField

from famcase.storage.fields import (
    CodeField,
    DayField,
    NamesField,
    PlaceField,
    RecordField,
    RecordIdsField,
)


def gazetteer_tables(local: Any, bytewise: str) -> dict[str, Any]:
    """Return the models of the shipped gazetteer, which is loaded and not journaled; `local` is their base.

    `bytewise` is the engine's collation by code point.
    """

    class Place(local):
        """A gazetteer entry with its P-code."""

        pcode = TextField(unique=True)
        level = SmallIntegerField()
        """0 country, 1 governorate, 2 district, 3 sub-district, 4 community, 5 region without a P-code."""
        name = TextField()
        name_ar = TextField(default="")
        parent = TextField(default="")
        """The parent's P-code."""
        latitude = FloatField(null=True)
        longitude = FloatField(null=True)
        population = IntegerField(null=True)
        population_year = IntegerField(null=True)

    class PlaceName(local):
        """One spelling of a place, folded for search."""

        place = PlaceField(Place, backref="+")
        fold = TextField(index=True, collation=bytewise)
        sound = TextField(index=True, collation=bytewise)
        """domain.names.joined_sound of the spelling."""
        shown = TextField()

    return {"place": Place, "place_name": PlaceName}


def place_tables(record: Any, places: Any, families: Any) -> dict[str, Any]:
    """Return the models by table name; `record` is the base of journaled tables of the same database."""

    class Site(record):
        """A camp, collective centre or reception centre: a place with a capacity. It never holds coordinates."""

        name = TextField(default="")
        name_ar = TextField(default="")
        aliases = NamesField()
        """Other and former names."""
        place = PlaceField(places, null=True, backref="+")
        place_text = TextField(default="")
        type = CodeField()
        status = CodeField(default="open")
        capacity_families = IntegerField(null=True)
        capacity_people = IntegerField(null=True)
        capacity_tents = IntegerField(null=True)
        room = CodeField()
        """What is said where no capacity is known: has-room, few, full, refuses."""
        room_on = DayField(null=True)
        cluster = TextField(default="")
        sectors = NamesField()
        notice_until = DayField(null=True)
        """The landowner's notice."""
        manager = TextField(default="")
        manager_phone = TextField(default="")
        shelter = CodeField()
        nfi = CodeField()
        water = CodeField()
        sanitation = CodeField()
        waste = CodeField()
        food = CodeField()

    class Stay(record):
        """Where a family, or some of its members, lived from a day on; the last stay of all is where they are now."""

        family = RecordField(families, backref="+")
        place = PlaceField(places, null=True, backref="+")
        place_text = TextField(default="")
        site = RecordField(Site, null=True, backref="+")
        living = CodeField()
        """Empty where nobody told it; `unknown` where the whereabouts are not known."""
        since = DayField(null=True)
        """None where nobody told since when."""
        left_on = DayField(null=True)
        """Only where a departure was reported; else the next stay's beginning ends this one."""
        reason = CodeField()
        """Why they left the place before this one."""
        members = RecordIdsField()
        """Ids of those who moved; none means all."""
        tenure = CodeField()
        rent_until = DayField(null=True)
        eviction_until = DayField(null=True)
        tent_since = DayField(null=True)
        onward_to = TextField(default="")
        sector = TextField(default="")
        tent = TextField(default="")
        directions = TextField(default="")
        sureness = CodeField()
        confirmed_on = DayField(null=True)
        confirmed_how = CodeField()

        class Meta:
            # what a verification round looks for
            indexes = ((("sureness", "family"), False),)

    class Count(record):
        """What somebody reports of a site or place; never mixed with our own caseload."""

        site = RecordField(Site, null=True, backref="+")
        place = PlaceField(places, null=True, backref="+")
        on = DayField()
        families = IntegerField(null=True)
        people = IntegerField(null=True)
        in_the_open = IntegerField(null=True)
        arrived = IntegerField(null=True)
        left = IntegerField(null=True)
        remaining = IntegerField(null=True)
        source = CodeField()
        sureness = CodeField()

    class Event(record):
        """What happened at a place: bombardment, a crossing closed, a flood; never who did it."""

        kind = CodeField()
        place = PlaceField(places, null=True, backref="+")
        place_text = TextField(default="")
        on = DayField()
        source = TextField(default="")
        sureness = CodeField()
        text = TextField(default="")

    return {"site": Site, "stay": Stay, "count": Count, "event": Event}


def site_lists(local: Any, sites: Any, bytewise: str) -> dict[str, Any]:
    """Return the model of the words that find a site; `project_site` alone writes them."""

    class SiteName(local):
        """One name or former name of a site as `domain.site_names` compares it, or a single word of one."""

        site = RecordField(sites, backref="+", on_delete="CASCADE")
        fold = TextField(index=True, collation=bytewise)
        sound = TextField(index=True, collation=bytewise)
        shown = TextField(default="")
        """The name as it is written; empty for a single word."""
        sort_key = TextField(default="")
        """What the site is listed by, where this is the name that it is listed by; else empty."""

    return {"site_name": SiteName}
