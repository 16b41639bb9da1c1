"""A small caseload whose every figure can be counted by hand, on both engines; queries only read it."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from famcase.domain import names, numbers
from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts
from famcase.paths import Home
from famcase.services.commands.closing import assign, close
from famcase.services.commands.events import record_event
from famcase.services.commands.families import register
from famcase.services.commands.sites import add_site, record_count
from famcase.services.desk import Desk
from famcase.services.inputs import (
    NewContact,
    NewCount,
    NewEvent,
    NewFamily,
    NewFollowUp,
    NewMember,
    NewNeed,
    NewSite,
    NewStay,
    Where,
)
from famcase.services.views import Composition
from famcase.storage import postings
from famcase.storage.fields import NO_DAY
from tests.conftest import AUG_15, FrozenClock, copied_file_desk, copied_server_desk

ARMANAZ, KAFR_DERYAN, TAMANAAH = "C4176", "C4132", "C4081"
SOUTH_IDLIB, ZAWIYA = "R-SOUTH-IDLIB", "R-ZAWIYA"


def august(day: int) -> date:
    return AUG_15.replace(day=day)


@dataclass(frozen=True)
class Caseload:
    """The desk of a supervisor, Rana, on Wednesday 15 August 2018, and what is in it."""

    desk: Desk
    al_midan: RecordId
    camp_seven: RecordId
    khaled: RecordId
    """14 people, in Armanaz since the 10th; Samir's; due on the 10th; needs shelter and food."""
    withheld: RecordId
    """6 people still at home in Jabal a-Zawiya; due on the 13th."""
    ahmad: RecordId
    """5 people in the open at al-Midan since the 8th; priority 1; due on the 14th; needs shelter twice."""
    fatima: RecordId
    """4 people in the open at al-Midan since the 14th; Samir's; due today."""
    nameless: RecordId
    """3 people at a place of no list, since 30 July; nothing planned."""
    omar: RecordId
    """Closed; 2 people in Armanaz."""


def _family(desk: Desk, head: NewMember | None, people: int, **said: object) -> RecordId:
    new = NewFamily(head=head, composition=Composition(people=people), **said)  # type: ignore[arg-type]
    return register(desk, new).uid


def _head(first: str, surname: str, first_ar: str = "", surname_ar: str = "") -> NewMember:
    return NewMember(NameParts(first, "", surname), NameParts(first_ar, "", surname_ar))


def fill(desk: Desk) -> Caseload:
    with desk.write("user-added") as batch:
        batch.new("user", name="Samir", role="caseworker", active=True)
    midan = add_site(
        desk,
        NewSite(
            "al-Midan camp",
            "planned-camp",
            Where(pcode=KAFR_DERYAN),
            name_ar="مخيم الميدان",
            aliases=("Midan of the olives",),
            capacity_families=130,
        ),
    )
    seven = add_site(desk, NewSite("Camp 7", "self-settled", Where(pcode=KAFR_DERYAN), room="full"))
    record_count(desk, NewCount("our-count", families=122, people=671, on=august(7), site=midan))
    record_count(desk, NewCount("our-count", families=230, on=AUG_15, site=midan))
    record_count(desk, NewCount("manager", families=231, people=1_290, on=AUG_15, site=midan))
    record_count(desk, NewCount("manager", families=40, on=august(1), site=seven))
    record_event(desk, NewEvent("flood", Where(pcode=TAMANAAH), august(1)))
    record_event(desk, NewEvent("bombardment", Where(pcode=TAMANAAH), august(8)))
    khaled = _family(
        desk,
        _head("Khaled", "al-Adnan", "خالد", "العدنان"),
        14,
        origin=Where(pcode=SOUTH_IDLIB),
        left_on=august(10),
        stays=(
            NewStay(Where(text="a village"), august(10), "open"),
            NewStay(Where(pcode=ARMANAZ), august(10), "rented"),
        ),
        needs=(NewNeed("shelter", since=august(10)), NewNeed("food")),
        contacts=(NewContact("0944 123 456"),),
        follow_up=NewFollowUp(august(10), "rent due"),
    )
    assign(desk, khaled, "Samir")
    withheld = _family(
        desk,
        _head("Mustafa", "al-Hajj"),
        6,
        displacement="at-risk",
        origin=Where(pcode=ZAWIYA),
        stays=(NewStay(Where(pcode=ZAWIYA), date(1990, 1, 1), "own", confirmed_on=date(2018, 7, 1)),),
        withhold_name=True,
        follow_up=NewFollowUp(august(13), "safety call"),
    )
    ahmad = _family(
        desk,
        _head("Ahmad", "Sabbagh"),
        5,
        origin=Where(pcode=TAMANAAH),
        left_on=august(8),
        stays=(NewStay(Where(site=midan), august(8), "open", confirmed_on=date(2018, 7, 16)),),
        priority=1,
        needs=(NewNeed("shelter", "tent", since=august(8)), NewNeed("shelter", "plastic sheet", since=august(9))),
        follow_up=NewFollowUp(august(14), "tents"),
    )
    fatima = _family(
        desk,
        _head("Fatima", "Sabbagh"),
        4,
        origin=Where(pcode=TAMANAAH),
        left_on=august(13),
        stays=(NewStay(Where(site=midan), august(14), "open"),),
        follow_up=NewFollowUp(AUG_15, "tents"),
    )
    assign(desk, fatima, "Samir")
    nameless = _family(
        desk,
        None,
        3,
        origin=Where(text="PCODE2222"),
        stays=(NewStay(Where(text="PCODE1111"), date(2018, 7, 30), "tent"),),
        registered_on=august(1),
    )
    omar = _family(desk, _head("Omar", "Adnani"), 2, stays=(NewStay(Where(pcode=ARMANAZ), august(2), "rented"),))
    close(desk, omar, "moved-away")
    return Caseload(desk, midan, seven, khaled, withheld, ahmad, fatima, nameless, omar)


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def caseload(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caseload]:
    desk = new_desk(request, tmp_path_factory)
    yield fill(desk)
    desk.close()


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def namesakes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Families whose names, in one script each, are those of villages: Khaled and Adnan stand in the gazetteer."""
    desk = new_desk(request, tmp_path_factory)
    _family(desk, _head("", "", "خالد", "العدنان"), 3)
    _family(desk, _head("Khaled", "al-Adnan"), 4)
    nephew = NewMember(NameParts("Khaled", "", "Zaher"), relation="nephew-niece")
    _family(desk, _head("Aziz", "Zaher"), 2, members=(nephew,))
    khaled = Where(pcode="C4714")
    _family(desk, _head("Amina", "Barazi"), 5, stays=(NewStay(khaled, august(1), "rented"),))
    yield desk
    desk.close()


def new_desk(request: pytest.FixtureRequest, folders: pytest.TempPathFactory) -> Desk:
    """Return a desk of its own for a fixture that many tests share."""
    if request.param == "sqlite":
        home = Home(folders.mktemp("queries") / "home")
        return copied_file_desk(request.getfixturevalue("founded_home"), home, FrozenClock())
    founded = request.getfixturevalue("founded_database")
    return copied_server_desk(request.getfixturevalue("postgres"), founded, FrozenClock())


_FIRST = ("Mohammad", "Ahmad", "Khaled", "Mona", "Moussa", "Fatima", "Omar", "Amal")
_LAST = ("al-Adnan", "Sabbagh", "Mohammad", "Kilani", "al-Ahmad", "Haddad", "Mousa")
_CROWD = 2_000


@pytest.fixture(
    scope="session", params=["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.slow])]
)
def crowd(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Two thousand families with few names among them, written straight into the lists that searches read."""
    desk = new_desk(request, tmp_path_factory)
    tables, made = desk.store.tables, range(1, _CROWD + 1)
    chosen = random.Random(2018)  # noqa: S311
    heads = [(chosen.choice(_FIRST), chosen.choice(_LAST)) for _ in made]
    folded = {word.fold: word.sound for name in (*_FIRST, *_LAST) for word in names.words(name)}
    ids = {fold: number for number, fold in enumerate(folded, start=1)}
    rows: dict[str, list[dict[str, object]]] = {
        "family": [
            {"id": n, "uid": uid(1, n), "made": n, "number": numbers.case_number(20_411, n), "status": "open"}
            for n in made
        ],
        "member": [
            {"uid": uid(2, n), "made": n, "family": n, "relation": "head", "first": first, "surname": last}
            for n, (first, last) in zip(made, heads, strict=True)
        ],
        "word": [{"id": ids[fold], "fold": fold, "sound": sound} for fold, sound in folded.items()],
        "posting": [
            {"word": word, "family": n, "head": True}
            for n, head in zip(made, heads, strict=True)
            for word in sorted({ids[word.fold] for name in head for word in names.words(name)})
        ],
        "case_list": [
            {
                "family": n,
                "name_key": names.sort_key(" ".join(head)) if n % 50 else "",
                "status": "open",
                "priority": n % 5,
                "people": n % 9 + 1,
                "assigned_to": 0,
                "origin": 0,
                "place": 0,
                "site": 0,
                "living": "tent",
                "withheld": False,
                "displacement": "displaced",
                "left_on": NO_DAY,
                "since": august(1),
                "confirmed_on": NO_DAY,
                "registered_on": august(1),
                "next_due": AUG_15.toordinal() + n % 90 if n % 3 else NO_DAY,
            }
            for n, head in zip(made, heads, strict=True)
        ],
    }
    with desk.store.write():
        for name, listed in rows.items():
            for start in range(0, len(listed), 500):
                tables[name].insert_many(listed[start : start + 500]).execute()
        postings.pack(tables)
    yield desk
    desk.close()


def uid(kind: int, number: int) -> bytes:
    return kind.to_bytes(8, "big") + number.to_bytes(8, "big")


@pytest.fixture
def counted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Return how many statements the desk's database has run."""
    database = desk.store.database
    execute, ran = database.execute_sql, [0]

    def counting(*args: object, **named: object) -> object:
        ran[0] += 1
        return execute(*args, **named)

    monkeypatch.setattr(database, "execute_sql", counting)
    return lambda: ran[0]
