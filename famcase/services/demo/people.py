"""Draws the people of an invented family: who they are to each other, their ages and their names in both scripts."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, TypeVar

from famcase.services.demo.told import Name, Names, Record, Told

T = TypeVar("T")

_SPELLINGS = (("ei", "ai"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "k"), ("ah", "a"), ("a", "aa"))
"""How the same name is written by somebody else."""

_OLDEST_CHILD = 18
_MOST_CHILDREN = 8
_DOUBTFUL_AGES = (104, 112, 119, 131, 145)


def weighted(random: Random, weights: Mapping[str, int]) -> str:
    """Draw a key by its weight."""
    return random.choices(tuple(weights), tuple(weights.values()))[0]


def weighted_record(random: Random, records: Sequence[Record]) -> Record:
    """Draw a record by its `weight`."""
    return random.choices(records, [record["weight"] for record in records])[0]


class People:
    """Draws families of a size that the demo's file makes likely."""

    def __init__(self, told: Told, random: Random) -> None:
        self._told = told
        self._rules: dict[str, Any] = told.neighbours
        self._random = random
        self._heads: list[Record] = []

    def household(self) -> list[Record]:
        """Return everybody of a family, the head first, as member records with `age`; not all will be listed."""
        random, rules = self._random, self._rules
        size = int(weighted(random, rules["sizes"]))
        sex = weighted(random, rules["heads"])
        age = int(weighted(random, rules["head_ages"])) + random.randrange(10)
        surname = self._draw(self._told.surnames)
        head = self._person("head", sex, age, surname, self._first("male"))
        people = [head]
        if size > 1 and sex == "male" and random.random() < 0.93:
            wife = max(18, age - random.randrange(0, 9))
            people.append(self._person("wife-husband", "female", wife, self._draw(self._told.surnames)))
        father = self._first_of(head) if sex == "male" else self._first("male")
        youngest_parent = people[-1]["age"]
        while len(people) < size:
            people.append(self._one_more(people, youngest_parent, surname, father))
        self._call(head, people)
        if random.random() < rules["shares"]["same_name_as_another"] and self._heads:
            same = random.choice(self._heads)
            head.update({part: same[part] for part in _NAME if part in same})
        elif len(self._heads) < 1_000:
            self._heads.append(dict(head))
        return people

    def written(self, person: Record, script: str) -> Record:
        """Return a person as somebody wrote them down: in one script or both, with a slip or a gap here and there."""
        random, shares = self._random, self._rules["shares"]
        unwritten = {"arabic": "", "latin": "_ar"}.get(script)
        kept = {
            name: value
            for name, value in person.items()
            if name not in _NAME or unwritten is None or name.endswith("_ar") != (unwritten == "_ar")
        }
        if person["relation"] != "head" and person["age"] < 2 and random.random() < shares["nameless_child"]:
            kept = {name: value for name, value in kept.items() if name not in _NAME}
        if random.random() < shares["doubtful_age"]:
            kept["age"] = random.choice(_DOUBTFUL_AGES)
        if random.random() < shares["estimated_age"]:
            kept |= {"estimated": True, "born_precision": "age"}
        if kept.get("first") and kept.get("surname") and random.random() < shares["other_spelling"]:
            kept["spellings"] = _respelled(f"{kept['first']} {kept['surname']}")
        return kept

    def _one_more(self, people: list[Record], youngest_parent: int, surname: Name, father: Name) -> Record:
        """Return a child where the parents can have one more, else somebody of the wider family."""
        random = self._random
        children = sum(person["relation"] == "son-daughter" for person in people)
        oldest = min(youngest_parent - 18, _OLDEST_CHILD)
        if oldest >= 0 and children < _MOST_CHILDREN and random.random() < 0.9:
            child = self._person("son-daughter", self._sex(), random.randint(0, oldest), surname, father)
            while child["first"] in {person["first"] for person in people}:
                _name(child, "first", self._first(child["sex"]))
            return child
        if random.random() < 0.4:
            return self._person("mother-father", "female", youngest_parent + random.randint(18, 30), surname)
        relation = random.choice(("brother-sister", "nephew-niece", "daughter-in-law-son-in-law"))
        age = random.randint(1, 17) if relation == "nephew-niece" else random.randint(18, 40)
        return self._person(relation, self._sex(), age, surname)

    def _person(self, relation: str, sex: str, age: int, surname: Name, father: Name | None = None) -> Record:
        shares = self._rules["shares"]
        person: Record = {"relation": relation, "sex": sex, "age": min(age, 95), "born_precision": "year"}
        _name(person, "first", self._first(sex))
        _name(person, "surname", surname)
        if self._random.random() < shares["father"]:
            _name(person, "father", father or self._first("male"))
        if self._random.random() < shares["mother"]:
            _name(person, "mother", self._first("female"))
        return person

    def _call(self, head: Record, people: list[Record]) -> None:
        """Call the head after the oldest son, as is the custom."""
        sons = [each for each in people if each["relation"] == "son-daughter" and each["sex"] == "male"]
        if self._random.random() < self._rules["shares"]["called"]:
            son = self._first_of(max(sons, key=lambda each: int(each["age"]))) if sons else self._first("male")
            latin, arabic = ("Abu", "أبو") if head["sex"] == "male" else ("Umm", "أم")
            _name(head, "called", Name(f"{latin} {son.latin}", f"{arabic} {son.arabic}"))

    def _first_of(self, person: Record) -> Name:
        return Name(person["first"], person["first_ar"])

    def _first(self, sex: str) -> Name:
        return self._draw(self._told.first_names[sex])

    def _draw(self, names: Names) -> Name:
        return names.names[bisect(names.weights, self._random.random() * names.weights[-1])]

    def _sex(self) -> str:
        return "male" if self._random.random() < 0.5 else "female"


_NAME = frozenset(
    part + script for part in ("first", "father", "surname", "called", "mother") for script in ("", "_ar")
)


def _name(person: Record, part: str, name: Name) -> None:
    person[part] = name.latin
    person[part + "_ar"] = name.arabic


def _respelled(name: str) -> list[str]:
    for usual, other in _SPELLINGS:
        if usual in name:
            return [name.replace(usual, other, 1)]
    return []
