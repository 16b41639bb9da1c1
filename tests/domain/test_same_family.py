"""Two descriptions of a family are known as one, and a brother's, a cousin's and a namesake's are told apart."""

from dataclasses import replace
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from famcase.domain.described_families import Described, Origin, Person, completed, named
from famcase.domain.names import NameParts, split_name
from famcase.domain.same_family import LIKELY, Crowd, compare_families

KAFR_DERYAN = Origin(1, "SY0703", (36.12, 36.68))
ARMANAZ = Origin(2, "SY0703", (36.08, 36.5))
MADIQ = Origin(3, "SY0504", (35.42, 36.39))

CROWD = Crowd(families=20_000, village=200)


def head(text: str, born: int | None = 1978, sex: str = "male", mother: str = "") -> Person:
    parts = replace(split_name(text), mother=mother)
    return Person(
        **named([parts]), sex=sex, born_on=date(born, 1, 1) if born else None, born_precision="year", relation="head"
    )


def person(name: NameParts, relation: str, sex: str = "") -> Person:
    return Person(**named([name]), sex=sex, born_on=None, born_precision="", relation=relation)


def family(text: str, *, size: int = 6, origin: Origin | None = KAFR_DERYAN, **about: object) -> Described:
    return Described((head(text, **about),), size, origin)  # type: ignore[arg-type]


AHMAD = "Khaled Ahmad al-Adnan"
KHALED = family(AHMAD)


def score(one: Described, other: Described) -> float:
    return compare_families(one, other, CROWD).score


def told(one: Described, other: Described) -> dict[str, bool]:
    return {why.message: why.speaks_for for why in compare_families(one, other, CROWD).reasons}


def test_a_family_is_known_in_the_other_script_with_its_age_off_by_two_and_a_child_more() -> None:
    again = family("خالد أحمد العدنان", size=7, born=1980)

    assert score(KHALED, again) > 0.9
    assert told(KHALED, again) == {
        "same name of the head": True,
        "same father's name": True,
        "same surname": True,
        "same village": True,
        "ages {years} years apart": True,
        "sizes {one} and {other}": False,
    }


def test_a_brother_is_somebody_else_though_all_but_his_first_name_agrees() -> None:
    brother = family("Omar Ahmad al-Adnan", size=6, born=1979)

    assert score(KHALED, brother) < 0.1
    assert not told(KHALED, brother)["other name of the head: {one}, {other}"]


def test_a_cousin_with_the_same_first_name_is_somebody_else() -> None:
    assert score(KHALED, family("Khaled Mahmoud al-Adnan", born=1986)) < 0.1


def test_a_namesake_from_elsewhere_is_somebody_else_the_more_so_the_commoner_the_name() -> None:
    namesake = family("Khaled Ahmad al-Adnan", origin=MADIQ, born=1960, size=3)
    shares = {"xld": 0.05, "Ahmd": 0.1, "Adnn": 0.05}
    common = Crowd(20_000, 200, shares)

    assert score(KHALED, namesake) < LIKELY
    assert compare_families(KHALED, namesake, common).score < score(KHALED, namesake)


def test_the_same_telephone_outweighs_what_is_missing() -> None:
    one = replace(family("Khaled al-Adnan", origin=None), phones=frozenset({"963933123456"}))
    other = replace(family("Khaled al-Adnan", size=0, origin=None), phones=frozenset({"963933123456"}))

    assert score(one, other) > 0.9
    assert score(one, replace(other, phones=frozenset())) < score(one, other)
    assert told(one, other)["same telephone"]


def test_a_number_of_one_list_tells_families_apart_where_it_is_another() -> None:
    one, same, other = (replace(KHALED, ids=frozenset({("UNHCR", number)})) for number in ("12", "12", "13"))

    assert score(one, same) > score(KHALED, KHALED) > score(one, other)
    assert not told(one, other)["other number in {source}"]


def test_a_family_that_she_registers_is_known_by_her_husband_s_name() -> None:
    wife = person(NameParts("Fatima", "Omar", "Haddad"), "wife-husband", "female")
    son = person(NameParts("Yazan"), "son-daughter", "male")
    by_him = replace(KHALED, people=(*KHALED.people, wife, son))
    husband = replace(KHALED.people[0], relation="wife-husband")
    by_her = replace(KHALED, people=(replace(wife, relation="head"), husband, son))

    assert score(by_him, by_her) > LIKELY
    assert "another head of household" in told(by_him, by_her)


def test_a_father_s_name_written_as_the_surname_is_a_father_s_name() -> None:
    assert told(KHALED, family("Khaled Ahmad"))["same father's name"]
    assert score(KHALED, family("Khaled Ahmad")) > score(KHALED, family("Khaled Mahmoud"))


def test_children_s_names_tell_what_is_missing_of_the_head_s() -> None:
    unnamed = Person(sex="male", relation="head")
    child = person(NameParts("Yazan", "Khaled", "al-Adnan"), "son-daughter")

    known, _ = completed((unnamed, child))

    assert (known.first, known.surname) == (("Khaled",), ("al-Adnan",))


def test_villages_near_each_other_speak_for_it_and_far_ones_against() -> None:
    near, far = (replace(KHALED, origin=origin) for origin in (ARMANAZ, MADIQ))

    assert told(KHALED, near)["villages of one sub-district"]
    assert not told(KHALED, far)["other village"]
    assert score(KHALED, KHALED) > score(KHALED, near) > score(KHALED, far)


def both(arabic: str, latin: str) -> Described:
    """A family whose head's name is known in either script."""
    parts = named([split_name(latin), split_name(arabic)])
    known = replace(head(latin), first=parts["first"], father=parts["father"], surname=parts["surname"])
    return Described((known,), 6, KAFR_DERYAN)


def called(text: str, called: str, *children: str) -> Described:
    """A family whose head is called after a child, with some children."""
    known = head(text)
    people = [person(split_name(child), "son-daughter", "male") for child in children]
    return Described((replace(known, called=(called,)), *people), 0, MADIQ)


def test_a_name_that_differs_in_latin_letters_is_another_though_the_arabic_one_would_fit() -> None:
    mahmoud = family("Mahmoud Ahmad al-Adnan")

    in_arabic, in_both = family("محمد أحمد العدنان"), both("محمد أحمد العدنان", "Muhammad Ahmad al-Adnan")
    assert "same name of the head" in told(in_arabic, mahmoud)
    assert "same name of the head" not in told(in_both, mahmoud)
    assert score(in_both, mahmoud) < score(in_arabic, mahmoud)


def test_a_son_called_after_his_grandfather_says_little_that_the_father_s_name_did_not() -> None:
    after_him, after_another = called(AHMAD, "Abu Ahmad"), called(AHMAD, "Abu Omar")
    unknown = replace(KHALED, size=0, origin=MADIQ)

    assert score(unknown, unknown) < score(after_him, after_him) < score(after_another, after_another)


def test_the_child_after_whom_the_head_is_called_is_counted_once() -> None:
    without, with_him = called(AHMAD, "Abu Omar"), called(AHMAD, "Abu Omar", "Omar")
    with_another = called(AHMAD, "Abu Omar", "Omar", "Ziad")

    assert score(with_him, with_him) == score(without, without)
    assert told(with_him, with_him)["{count} of {all} other people the same: {people}"]
    assert score(with_another, with_another) > score(without, without)


def test_who_is_described_by_nothing_is_like_nobody() -> None:
    assert score(Described(), Described()) < 0.01
    assert score(Described(), KHALED) < 0.01


NAMES = st.sampled_from(["", "Khaled", "خالد", "Muhammad", "محمد", "Abd al-Rahman", "Umm Ahmad", "🙂", "'", "x" * 300])


@st.composite
def families(draw: st.DrawFn) -> Described:
    """Families of up to four people, led by one of them at most: no rule lets a second head in."""
    others = draw(st.lists(st.sampled_from(["wife-husband", "son-daughter"]), max_size=3))
    people = tuple(
        Person(
            **named([NameParts(draw(NAMES), draw(NAMES), draw(NAMES), draw(NAMES), draw(NAMES))]),
            sex=draw(st.sampled_from(["", "male", "female"])),
            born_on=draw(st.none() | st.dates(date(1900, 1, 1), date(2018, 1, 1))),
            born_precision=draw(st.sampled_from(["", "day", "year"])),
            relation=relation,
        )
        for relation in (*draw(st.sampled_from([(), ("head",)])), *others)
    )
    origin = draw(st.none() | st.sampled_from([KAFR_DERYAN, ARMANAZ, MADIQ]))
    return Described(completed(people), draw(st.integers(0, 20)), origin, phones=draw(st.frozensets(NAMES, max_size=2)))


@settings(max_examples=60, deadline=None)
@given(families(), families())
@example(
    Described((Person(father=("Khaled",), called=("Khaled",), relation="head"),)),
    Described((Person(father=("Muhammad",), called=("Khaled",), relation="head"),)),
)
@example(
    Described((Person(first=("Khaled",), born_on=date(2001, 1, 1)), Person(first=("Khaled",)))),
    Described((Person(first=("Khalid",)), Person(first=("Khaled",), born_on=date(2001, 1, 1)))),
)
def test_whatever_is_written_gives_a_probability_the_same_both_ways(one: Described, other: Described) -> None:
    there, back = compare_families(one, other, CROWD), compare_families(other, one, CROWD)

    assert 0 <= there.score <= 1
    assert abs(there.score - back.score) < 1e-9
