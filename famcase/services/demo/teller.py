"""Writes what the demo tells into a desk: each change by the person who made it, at the time it was made."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal

from famcase.domain import numbers
from famcase.domain.changes import RecordId
from famcase.domain.phones import fold_phone
from famcase.services.batch import Batch, Subject
from famcase.services.demo.told import Record, Told, in_language
from famcase.services.desk import Desk
from famcase.services.opening import writer_of
from famcase.services.views import UserView

_WHO = {
    "members": "member",
    "stays": "stay",
    "contacts": "contact",
    "consents": "consent",
    "needs": "need",
    "referrals": "referral",
    "flags": "flag",
}
"""What is told of a family when it is registered, and the tables that hold it."""

_WORK = {"assistance": "assistance", "visits": "visit", "follow_ups": "follow_up"}
_NOTES = {"notes": "note"}
_BELOW = frozenset({*_WHO, *_WORK, *_NOTES, "declared", "key"})

_MORNING = time(6, tzinfo=UTC)


class _ThatDay:
    """A clock whose day is the desk's and whose moment is set: a change is dated when it is told to have been made."""

    def __init__(self, desk: Desk) -> None:
        self._today = desk.clock.today()
        self._now = desk.clock.now()
        self._moment = self._now

    def set(self, day: date, minute: int) -> None:
        """Stand at a minute of the day's ten working hours, at the latest now."""
        self._moment = min(datetime.combine(day, _MORNING) + timedelta(minutes=minute % 600), self._now)

    def today(self) -> date:
        return self._today

    def now(self) -> datetime:
        return self._moment


class Teller:
    """Writes users, sites, events and families; one for one desk and one language."""

    def __init__(self, desk: Desk, told: Told, language: Literal["en", "ar"]) -> None:
        self._desk = desk
        self._told = told
        self._language = language
        self._clock = _ThatDay(desk)
        self._users: dict[str, UserView] = {}
        self._sites: dict[str, RecordId] = {}

    def add_users(self, supervisor_slot: str = "") -> None:
        """Add the story's people as users, the supervisor with the slot of a passphrase; you sit here already."""
        with self._desk.write("user-added") as batch:
            for user in self._told.story["users"]:
                if user.get("is_you"):
                    self._users[user["key"]] = self._desk.user
                    continue
                name, role = user["name_ar" if self._language == "ar" else "name"], user["role"]
                slot = supervisor_slot if role == "supervisor" else ""
                uid = batch.new("user", name=name, role=role, active=True, slot=slot).id
                self._users[user["key"]] = UserView(uid, name, role)

    def add_sites(self) -> None:
        """Add the sites and what was reported of each."""
        sites = self._told.sites["sites"]
        counts = [(count, site["key"]) for site in sites for count in site.get("counts", ())]
        counts.sort(key=lambda each: each[0]["on"])
        desk = self._desk_of(self._supervisor)
        self._clock.set(min(each["on"] for each, _ in counts) - timedelta(days=1), 0)
        with desk.write("site-added") as batch:
            for site in sites:
                fields = in_language(site, self._language)
                fields.pop("counts", None)
                self._sites[fields.pop("key")] = batch.new("site", **fields).id
        for count, key in counts:
            self._clock.set(count["on"], 30)
            with desk.write("counted") as batch:
                batch.add(batch.open(self._sites[key]), "count", site=self._sites[key], **count)

    def add_events(self) -> None:
        """Add what happened at places."""
        desk = self._desk_of(self._supervisor)
        for event in sorted(self._told.story["events"], key=lambda event: event["on"]):
            self._clock.set(event["on"], 400)
            with desk.write("event") as batch:
                batch.new("event", **in_language(event, self._language))

    def register(self, user: str, families: Iterable[Record]) -> None:
        """Write families, in the order of their registration, as one batch of a user of the story."""
        # their own writers: what follows in the same one could not be dated before these
        with self._desk_of(user, "demo").write("registered") as batch:
            for nth, family in enumerate(families):
                self._clock.set(family["registered_on"], nth * 3)
                subject = self._begin(batch, family)
                for tables in (_WHO, _WORK, _NOTES):
                    self._add(batch, subject, family, tables)

    def tell_story(self) -> None:
        """Write the story's own families step by step: the registration, what was done, what was noted."""
        steps: list[tuple[date, int, str, Record]] = []
        for family in self._told.story["families"]:
            visited = max((visit["on"] for visit in family.get("visits", ())), default=family["registered_on"])
            steps.append((family["registered_on"], 0, "registered", family))
            steps.append((visited, 1, "visited", family))
            if "notes" in family:
                steps.append((visited, 2, "note", family))
        begun: dict[str, RecordId] = {}
        for nth, (day, _, verb, family) in enumerate(sorted(steps, key=lambda step: step[:2])):
            self._clock.set(day, 20 + nth * 25)
            with self._desk_of(family["assigned_to"]).write(verb) as batch:
                if verb == "registered":
                    subject = self._begin(batch, family)
                    begun[family["key"]] = subject.id
                    self._add(batch, subject, family, _WHO)
                else:
                    self._add(batch, batch.open(begun[family["key"]]), family, _WORK if verb == "visited" else _NOTES)

    @property
    def _supervisor(self) -> str:
        return next(str(user["key"]) for user in self._told.story["users"] if user["role"] == "supervisor")

    def _desk_of(self, user: str, kind: str = "desk") -> Desk:
        """Return the desk as a user of the story sits at it, on the day that the clock is set to."""
        view = self._users[user]
        if view is self._desk.user:
            kind = "demo"  # the desk's own writer begins today, and nothing of it can be dated before
        return replace(self._desk, user=view, clock=self._clock, writer=writer_of(self._desk.store, view.uid, kind))

    def _begin(self, batch: Batch, family: Record) -> Subject:
        digits, counter = batch.next_case()
        own = self._fields({name: value for name, value in family.items() if name not in _BELOW})
        declared = dict(family["declared"])
        return batch.new(
            "family",
            number=numbers.case_number(digits, counter),
            assigned_on=family["registered_on"] if family.get("assigned_to") else None,
            declared_people=declared.pop("people"),
            **declared,
            **own,
        )

    def _add(self, batch: Batch, subject: Subject, family: Record, tables: Mapping[str, str]) -> None:
        for heading, table in tables.items():
            for record in family.get(heading, ()):
                fields = self._fields(record)
                if "need" in fields:
                    needs = {state.value("category"): state.record for state in subject.records("need")}
                    fields["need"] = needs.get(fields["need"])
                batch.add(subject, table, family=subject.id, **fields)

    def _fields(self, record: Mapping[str, Any]) -> Record:
        """Return what is told of one record as the fields of its table."""
        fields = in_language(record, self._language)
        if "origin" in fields:
            fields["origin_place"] = fields.pop("origin")
        for name in ("by", "assigned_to"):
            if name in fields:
                fields[name] = self._users[fields[name]].uid
        if "site" in fields:
            fields["site"] = self._sites[fields["site"]]
        if "number" in fields:
            fields["number"] = fold_phone(str(fields["number"]))
        if "age" in fields:
            fields["born_on"] = date(self._told.today.year - fields.pop("age"), 1, 1)
        return fields
