"""Two people at work on one database, what they made so far, and what is drawn for them to do more."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta

from famcase.domain.changes import RecordId, Ref
from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
from famcase.services.desk import Desk
from famcase.services.inputs import NewMember, NewStay, Where
from famcase.storage import journal

FIRST = ("Khaled", "Amina", "Omar", "Fatima", "Yusuf", "خالد", "أمينة", "")
SURNAMES = ("al-Adnan", "Hassoun", "Abd al-Rahman", "العدنان", "النعسان", "")
PLACES = ("C4176", "C4081", "C4132", "C3207", "no such code")
TEXTS = ("", "They asked for blankets.", "سقف البيت يسرّب الماء", "=cmd|'/c calc'!A1", "[/b] 🙂", "x" * 300)


@dataclass
class Work:
    """Two people's desks on one database, and what they made so far."""

    supervisor: Desk
    caseworker: Desk
    families: list[RecordId] = field(default_factory=list)
    sites: list[RecordId] = field(default_factory=list)
    lists: list[RecordId] = field(default_factory=list)
    saved: int = 0
    refused: int = 0

    def check_nothing_half_read(self) -> None:
        """Check that no statement is left open: it would hold its connection at a moment that passed."""
        for desk in (self.supervisor, self.caseworker):
            if desk.store.engine == "sqlite":
                assert desk.store.database.connection().txn_state("main") == 0

    def last(self) -> Ref | None:
        tables = self.supervisor.store.tables
        change, writer = tables["change"], tables["writer"]
        row = change.select(writer.uid, change.batch).join(writer).order_by(change.id.desc()).tuples().first()
        return Ref(bytes(row[0]), row[1]) if row else None

    def family(self, draw: random.Random) -> RecordId:
        return draw.choice(self.families) if self.families else RecordId(bytes(16))

    def some(self, draw: random.Random) -> list[RecordId]:
        """Return a few families for a command about many, some of them twice or not there any more."""
        return [self.family(draw) for _ in range(draw.randint(0, 8))]

    def standing(self, desk: Desk, draw: random.Random, table: str) -> RecordId:
        """Return any record of a table that stands for itself, such as an event."""
        model = desk.store.tables[table]
        known = [RecordId(bytes(row[0])) for row in model.select(model.uid).order_by(model.made).tuples()]
        return draw.choice(known) if known else RecordId(bytes(16))

    def where(self, draw: random.Random) -> Where:
        if self.sites and draw.random() < 0.4:
            return Where(site=draw.choice(self.sites))
        return Where(pcode=draw.choice(PLACES)) if draw.random() < 0.7 else Where(text=draw.choice(SURNAMES))

    def a_record(self, draw: random.Random, family: RecordId, table: str) -> RecordId:
        known = journal.load(self.supervisor.store.tables, family).of(table)
        return draw.choice(known).record if known else RecordId(bytes(16))


@contextmanager
def closing_both(work: Work) -> Iterator[Work]:
    try:
        yield work
    finally:
        work.caseworker.close()
        work.supervisor.close()


def a_day(desk: Desk, draw: random.Random, least: int = -20, most: int = 3) -> date:
    return desk.clock.today() + timedelta(draw.randint(least, most))


def a_person(draw: random.Random) -> NewMember:
    return NewMember(
        NameParts(draw.choice(FIRST), draw.choice(FIRST), draw.choice(SURNAMES)),
        NameParts(first=draw.choice(FIRST)),
        relation=draw.choice(("", "head", "wife-husband")),
        sex=draw.choice(("", "male", "female")),
        born=draw.choice((None, BirthDay(date(1985, 1, 1), "year", True))),
        presence=draw.choice(("here", "away", "missing", "dead")),
        spellings=tuple(draw.sample(("Khalid", "Haled", "Umar"), draw.randint(0, 2))),
    )


def a_stay(work: Work, desk: Desk, draw: random.Random) -> NewStay:
    living = draw.choice(("rented", "open", "tent", "unknown", "no such living" if draw.random() < 0.1 else "host"))
    since = a_day(desk, draw) if draw.random() < 0.9 else None
    return NewStay(work.where(draw), since, living, sureness=draw.choice(("", "seen", "told-by-others")))
