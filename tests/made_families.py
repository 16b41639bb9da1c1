"""Invented families of villages with their clans, some of them registered twice; it knows nothing of finding them.

Villages have a few surnames each, a house has a father whose sons head families of their own, and first names are
drawn as often as they are borne: so a family has brothers (same father's name, surname and village), cousins, and
strangers of its name. Who is registered a second time is written down by somebody else: names spelled otherwise, in
either script (by pairs of spellings that were labelled as one name), two things not asked, ages off by up to two years,
somewhere else. Where a family is does not stand here: nothing compares it.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, TypeVar

T = TypeVar("T")

DATA = Path(__file__).parents[1] / "data"

TODAY = date(2018, 9, 15)

LEFT_OUT = 2
"""Things that somebody did not ask, or was not told, the second time."""

_ASKED = (
    *("first", "father", "surname", "mother", "called", "sex", "born"),
    *("phone", "id", "origin", "left", "size", "people"),
)
"""What may be left out the second time, each as likely."""

_GOVERNORATES = ("SY02", "SY05", "SY07")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A name as it is spelled: the Arabic letters, and the Latin ones."""

    arabic: str
    latin: str


@dataclass(slots=True)
class Someone:
    relation: str
    sex: str
    first: str
    """Names are kept as the Arabic key of their spellings."""
    father: str = ""
    surname: str = ""
    mother: str = ""
    called: str = ""
    """Whose father or mother they are called."""
    age: int = 0


@dataclass(slots=True)
class Truth:
    """A family as it is."""

    people: list[Someone]
    pcode: str
    left: date
    phone: str
    id: str


@dataclass(frozen=True, slots=True)
class WrittenPerson:
    relation: str
    names: dict[str, str]
    """By part, as `first` in Latin and `first_ar` in Arabic letters; what is not known is missing."""
    sex: str
    age: int | None


@dataclass(frozen=True, slots=True)
class Written:
    """A family as somebody wrote it down."""

    of: int
    """Which family it is in truth."""
    people: tuple[WrittenPerson, ...]
    size: int | None
    pcode: str
    left: date | None
    phone: str
    id: str
    left_out: tuple[str, ...] = ()
    """What was not asked, where it is the second time."""


@dataclass(slots=True)
class Names:
    """Names by how often they are borne, and all their spellings in each script."""

    given: dict[str, list[tuple[str, float]]]
    """By sex."""
    surnames: list[tuple[str, float]]
    arabic: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    latin: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def read_names(pairs: Path | None, folder: Path | None = None) -> Names:
    """Return names with their spellings: of labelled pairs, and of the lists in `folder` (else the shipped ones).

    `folder` holds given_names_levant.csv and family_names_syria.csv, which have spellings too.
    """
    names = Names({"male": [], "female": []}, [])
    if folder is None:
        for row in rows(DATA / "names" / "given.csv"):
            _know(names, row["name_ar"], [row["name_en"]])
            names.given[row["sex"]].append((row["name_ar"], float(row["weight"])))
        for row in rows(DATA / "names" / "family.csv"):
            _know(names, row["name_ar"], [row["name_en"]])
            names.surnames.append((row["name_ar"], float(row["weight"])))
    else:
        for row in rows(folder / "given_names_levant.csv"):
            _know(names, row["name_ar"], [row["latin_primary"]])
            for sex in {"M": ["male"], "F": ["female"]}.get(row["gender"], ["male", "female"]):
                names.given[sex].append((row["name_ar"], float(row["count_levant"] or 1)))
        for row in rows(folder / "family_names_syria.csv"):
            _know(names, row["name_ar"], [row["latin_primary"]])
            names.surnames.append((row["name_ar"], float(row["count_levant"] or 1)))
    if pairs is not None:
        for row in rows(pairs):
            if row["label"] == "1":
                _know(names, row["key_a"], [row["a"], row["b"]])
    return names


def _know(names: Names, key: str, spellings: Iterable[str]) -> None:
    known = _key(key)
    for text in (key, *spellings):
        if text:
            script = names.arabic if any("\u0600" <= letter <= "\u06ff" for letter in text) else names.latin
            if text not in script[known]:
                script[known].append(text)


_EVEN = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": "", "َ": "", "ُ": "", "ِ": "", "ّ": ""})


def _key(name: str) -> str:
    """Return what the Arabic spellings of a name in the lists have in common, without an article."""
    even = name.translate(_EVEN).replace(" ", "")
    return even.removeprefix("ال") if len(even) > 4 else even


def rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def make(families: int, doubles: int, seed: int, names: Names) -> list[Written]:
    """Return so many families as they were written down, so many of them a second time, in any order."""
    world = _World(names, Random(seed))  # noqa: S311 - these people do not exist
    truths = world.families(families - doubles)
    written = [world.written(number, truth) for number, truth in enumerate(truths)]
    twice = world.random.sample(range(len(truths)), doubles)
    written += [world.written_again(number, truths[number], written[number]) for number in twice]
    world.random.shuffle(written)
    return written


class _World:
    def __init__(self, names: Names, random: Random) -> None:
        self.random = random
        self._names = names
        self._ready: dict[int, tuple[list[str], list[float]]] = {}
        villages = [row for row in rows(DATA / "gazetteer" / "places.csv") if _is_village(row)]
        self._villages = random.sample(villages, 300)

    def families(self, count: int) -> list[Truth]:
        random = self.random
        found: list[Truth] = []
        weights = [1 / (rank + 3) for rank in range(len(self._villages))]
        clans = {id(village): self._clans() for village in self._villages}
        while len(found) < count:
            village = random.choices(self._villages, weights)[0]
            surnames = clans[id(village)]
            surname = random.choices(surnames, [1 / (rank + 1) for rank in range(len(surnames))])[0]
            found += self._house(village["pcode"], surname)
        return found[:count]

    def _clans(self) -> list[str]:
        return [self._drawn(self._names.surnames) for _ in range(self.random.randint(4, 14))]

    def _house(self, pcode: str, surname: str) -> list[Truth]:
        """Return the families of a house: of its sons, or of one alone."""
        random = self.random
        father, mother = self._given("male"), self._given("female")
        eldest = random.randint(25, 68)
        sons: list[str] = []
        while len(sons) < random.choice((1, 1, 2, 3, 4)):
            name = self._given("male")
            if name not in sons and name != father:
                sons.append(name)
        ages = [max(20, eldest - random.randint(0, 15)) for _ in sons]
        return [
            self._family(Someone("head", "male", son, father, surname, mother, age=age), pcode)
            for son, age in zip(sons, ages, strict=True)
        ]

    def _family(self, man: Someone, pcode: str) -> Truth:
        random = self.random
        wife_age = max(18, man.age - random.randint(0, 8))
        surname = self._drawn(self._names.surnames) if random.random() < 0.6 else man.surname
        wife = Someone("wife-husband", "female", self._given("female"), self._given("male"), surname, age=wife_age)
        wife.mother = self._given("female")
        children: list[Someone] = []
        for _ in range(random.choices(range(9), (8, 9, 13, 16, 17, 14, 11, 7, 5))[0]):
            oldest = min(wife_age - 18, 25)
            if oldest < 0:
                break
            sex = random.choice(("male", "female"))
            name = self._given(sex)
            if name not in {child.first for child in children} | {man.first}:
                age = random.randint(0, oldest)
                children.append(Someone("son-daughter", sex, name, man.first, man.surname, wife.first, age=age))
        sons = sorted((child for child in children if child.sex == "male"), key=lambda child: -child.age)
        if sons and random.random() < 0.3 and man.father not in {child.first for child in children}:
            sons[0].first = man.father  # after his grandfather
        called = sons[0].first if sons else self._given("male")
        man.called = wife.called = called
        people = [man, wife, *children] if random.random() < 0.95 else [man, *children]
        if random.random() < 0.15:  # a widow heads what is left
            people = [replace(wife, relation="head"), *children]
        left = date(2018, 5, 1) + timedelta(days=hash_of(pcode) % 120 + random.randint(0, 9))
        phone = f"09{random.choice('345689')}{random.randrange(10**7):07}" if random.random() < 0.6 else ""
        return Truth(people, pcode, left, phone, str(random.randrange(10**6, 10**7)) if random.random() < 0.3 else "")

    def written(self, number: int, truth: Truth) -> Written:
        """Return a family as it was written down the first time."""
        random = self.random
        script = random.choices(("latin", "arabic", "both"), (4, 4, 2))[0]
        knows = {"mother": random.random() < 0.6, "called": random.random() < 0.5, "father": random.random() < 0.9}
        people = self._listed(truth.people)
        return Written(
            number,
            tuple(self._person(person, script, knows, 0, is_head=person is people[0]) for person in people),
            len(truth.people) if random.random() < 0.9 else None,
            truth.pcode if random.random() < 0.93 else "",
            truth.left if random.random() < 0.8 else None,
            truth.phone,
            truth.id,
        )

    def written_again(self, number: int, truth: Truth, before: Written) -> Written:
        """Return a family as somebody else wrote it down somewhere else, with two things that were known left out."""
        random = self.random
        people = truth.people
        script = random.choices(("latin", "arabic", "both"), (4, 4, 2))[0]
        known = before.people[0].names
        knows = {part: part in known or f"{part}_ar" in known for part in ("mother", "called", "father")}
        listed = self._listed(people)
        born = 1 if random.random() < 0.2 else 0
        kept = [self._person(person, script, knows, 2, is_head=person is listed[0]) for person in listed]
        again = Written(
            number,
            tuple(kept),
            None if before.size is None else len(people) + born,
            before.pcode,
            None if before.left is None else before.left + timedelta(days=random.choice((0, 0, 1, -1, 3, 7))),
            before.phone if random.random() < 0.6 else (f"09{random.randrange(10**8):08}" if before.phone else ""),
            before.id if random.random() < 0.5 else "",
        )
        asked = [name for name in _ASKED if _is_known(again, name)]
        for name in random.sample(asked, min(LEFT_OUT, len(asked))):
            again = _without(again, name)
        return again

    def _listed(self, people: Sequence[Someone]) -> list[Someone]:
        random = self.random
        how = random.choices(("all", "some", "head"), (5, 3, 2))[0]
        if how == "all":
            return list(people)
        some = [person for person in people[1:] if random.random() < 0.6] if how == "some" else []
        return [people[0], *some]

    def _person(
        self, person: Someone, script: str, knows: dict[str, bool], off: int, *, is_head: bool
    ) -> WrittenPerson:
        random = self.random
        names: dict[str, str] = {}
        parts = ("first", "father", "surname", "mother", "called") if is_head else ("first", "father", "surname")
        for part in parts:
            if not getattr(person, part) or not knows.get(part, True):
                continue
            both = self._spelled(getattr(person, part), script, otherwise=bool(off))
            for ending, spelled in zip(("", "_ar"), both, strict=True):
                prefix = ""
                if part == "called":
                    prefix = (("Abu ", "أبو ") if person.sex == "male" else ("Umm ", "أم "))[bool(ending)]
                if spelled:
                    names[part + ending] = prefix + spelled
        age = max(0, person.age + random.randint(-off, off)) if random.random() < 0.92 else None
        return WrittenPerson(person.relation, names, person.sex, age)

    def _spelled(self, name: str, script: str, *, otherwise: bool) -> tuple[str, str]:
        """Return a name as it is spelled in Latin and in Arabic letters: usually, or somehow."""
        latin, arabic = self._names.latin[_key(name)], self._names.arabic[_key(name)]
        choose = self.random.choice if otherwise or self.random.random() < 0.3 else _first
        in_latin = choose(latin) if latin and script != "arabic" else ""
        return in_latin, choose(arabic) if script != "latin" or not latin else ""

    def _given(self, sex: str) -> str:
        return self._drawn(self._names.given[sex])

    def _drawn(self, weighted: list[tuple[str, float]]) -> str:
        if id(weighted) not in self._ready:
            drawn, sums = [name for name, _ in weighted], list(accumulate(weight for _, weight in weighted))
            self._ready[id(weighted)] = (drawn, sums)
        drawn, sums = self._ready[id(weighted)]
        return self.random.choices(drawn, cum_weights=sums)[0]


def _first(spellings: Sequence[T]) -> T:
    return spellings[0]


def hash_of(text: str) -> int:
    """Return a number of a text that is the same in every run."""
    return sum(ord(letter) * (at + 1) for at, letter in enumerate(text))


def _is_village(row: dict[str, str]) -> bool:
    return row["level"] == "4" and row["parent"].startswith(_GOVERNORATES)


def _is_known(written: Written, name: str) -> bool:
    head = written.people[0]
    special: dict[str, Any] = {
        "sex": head.sex, "born": head.age, "phone": written.phone, "id": written.id, "origin": written.pcode,
        "left": written.left, "size": written.size, "people": written.people[1:],
    }  # fmt: skip
    return bool(special[name]) if name in special else name in head.names or f"{name}_ar" in head.names


def _without(written: Written, name: str) -> Written:
    written = replace(written, left_out=(*written.left_out, name))
    head, *others = written.people
    if name in ("phone", "id"):
        return replace(written, phone="") if name == "phone" else replace(written, id="")
    if name == "origin":
        return replace(written, pcode="")
    if name in ("left", "size"):
        return replace(written, left=None) if name == "left" else replace(written, size=None)
    if name == "people":
        return replace(written, people=(head,))
    if name == "sex":
        head = replace(head, sex="")
    elif name == "born":
        head = replace(head, age=None)
    else:
        kept = {part: said for part, said in head.names.items() if part.removesuffix("_ar") != name}
        head = replace(head, names=kept)
    return replace(written, people=(head, *others))
