"""Families that may be one are offered while registering and for review, and nobody who must not be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
from famcase.domain.same_family import ASKED_FOR, LIKELY
from famcase.services.commands.families import Registered, register, withhold_name
from famcase.services.commands.links import link_families
from famcase.services.commands.telling_apart import ToldApartAlready, tell_apart
from famcase.services.commands.undoing import undo
from famcase.services.commands.uniting import unite
from famcase.services.desk import Desk
from famcase.services.inputs import NewContact, NewFamily, NewMember, NewStay, Where
from famcase.services.queries import same_family
from famcase.services.queries.same_family import candidates, candidates_of, likely_pairs, probably_here
from famcase.services.views import Composition
from tests.services.builders import KHALED, KHALED_AR

FROM_ARMANAZ = Where(pcode="C4176")


def new(name: NameParts = KHALED, name_ar: NameParts = NameParts(), **about: object) -> NewFamily:
    head = NewMember(name, name_ar, sex="male", born=BirthDay(date(1975, 1, 1), "year", False))
    made = NewFamily(head=head, origin=FROM_ARMANAZ, composition=Composition(people=6))
    return replace(made, **about)  # type: ignore[arg-type]


IN_ARABIC = new(NameParts(), KHALED_AR, composition=Composition(people=7))
SOMEBODY_ELSE = new(NameParts("Samer", "Nabil", "Haddad"), origin=Where(pcode="C3207"))


@pytest.fixture
def twice(desk: Desk) -> tuple[Registered, Registered]:
    return register(desk, new()), register(desk, IN_ARABIC)


def test_who_registers_is_shown_the_family_that_is_there_already(desk: Desk) -> None:
    there = register(desk, new())
    register(desk, SOMEBODY_ELSE)

    (found,) = candidates(desk, IN_ARABIC)

    assert (found.uid, found.number, found.name) == (there.uid, there.number, KHALED.shown())
    assert found.score > 0.9
    assert {"same father's name", "same village"} <= {why.message for why in found.reasons}


def test_nobody_is_like_a_family_of_which_nothing_is_known(desk: Desk) -> None:
    register(desk, new())

    assert candidates(desk, NewFamily()) == ()


def test_the_same_telephone_is_enough_to_be_compared(desk: Desk) -> None:
    there = register(desk, new(contacts=(NewContact("0933 123 456"),)))
    asked = NewFamily(head=NewMember(NameParts("Khalid")), contacts=(NewContact("+963 933 123456"),))

    assert [found.uid for found in candidates(desk, asked)] == [there.uid]


def test_the_queue_has_a_pair_once_and_the_later_one_first(desk: Desk, twice: tuple[Registered, Registered]) -> None:
    register(desk, SOMEBODY_ELSE)
    (pair,) = likely_pairs(desk).pairs

    assert (pair.one.uid, pair.other.uid) == (twice[1].uid, twice[0].uid)
    assert pair.score == pair.other.score > 0.9
    assert [found.uid for found in candidates_of(desk, twice[0].uid)] == [twice[1].uid]


@pytest.mark.usefixtures("twice")
def test_the_queue_goes_on_where_a_page_ended(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(same_family, "_AT_ONCE", 1)
    first = likely_pairs(desk, limit=1)

    assert len(first.pairs) == 1
    assert first.next is not None
    assert likely_pairs(desk, first.next, limit=1) == same_family.PairPage((), None)


TAKES_AWAY: dict[str, Callable[[Desk, Registered, Registered], object]] = {
    "told apart": lambda desk, one, other: tell_apart(desk, one.uid, other.uid),
    "told apart the other way round": lambda desk, one, other: tell_apart(desk, other.uid, one.uid),
    "linked": lambda desk, one, other: link_families(desk, other.uid, one.uid, "split-from"),
    "merged": lambda desk, one, other: unite(desk, one.uid, other.uid),
    "withheld": lambda desk, one, _other: withhold_name(desk, one.uid, True),
}


@pytest.mark.parametrize("how", TAKES_AWAY)
def test_a_pair_that_is_settled_or_hidden_is_offered_no_more_until_that_is_undone(
    desk: Desk, twice: tuple[Registered, Registered], how: str
) -> None:
    one, other = twice
    TAKES_AWAY[how](desk, one, other)

    assert likely_pairs(desk).pairs == ()
    assert candidates_of(desk, one.uid) == candidates_of(desk, other.uid) == ()


def test_who_says_while_registering_that_it_is_another_family_is_not_asked_again(desk: Desk) -> None:
    there = register(desk, new())
    asked = replace(IN_ARABIC, apart=(there.uid,))

    assert candidates(desk, asked) == ()
    made = register(desk, asked)
    assert likely_pairs(desk).pairs == ()
    assert candidates_of(desk, there.uid) == candidates_of(desk, made.uid) == ()
    with pytest.raises(ToldApartAlready):
        tell_apart(desk, there.uid, made.uid)
    undo(desk)
    assert [found.uid for found in candidates(desk, IN_ARABIC)] == [there.uid]


def test_it_is_registered_also_where_the_family_that_it_is_not_is_gone_or_merged_meanwhile(desk: Desk) -> None:
    kept, merged, gone = register(desk, new()), register(desk, IN_ARABIC), register(desk, SOMEBODY_ELSE)
    undo(desk)
    unite(desk, kept.uid, merged.uid)

    made = register(desk, replace(IN_ARABIC, apart=(merged.uid, gone.uid, kept.uid)))

    assert desk.store.tables["told_apart"].select().count() == 1
    assert candidates_of(desk, made.uid) == ()


def test_who_registers_is_asked_about_a_family_that_would_stand_beside_it_in_the_queue(desk: Desk) -> None:
    there = register(desk, new())
    likely = probably_here(desk, IN_ARABIC)
    half_known = NewFamily(NewMember(NameParts("Khaled", "", "al-Adnan")))

    assert likely is not None
    assert (likely.uid, likely.score > 0.9) == (there.uid, True)
    assert 0.1 < candidates(desk, half_known)[0].score < LIKELY
    assert probably_here(desk, half_known) is None
    assert probably_here(desk, replace(IN_ARABIC, apart=(there.uid,))) is None


def test_who_asks_is_shown_namesakes_and_who_only_types_those_of_one_whole_name(desk: Desk) -> None:
    there = register(desk, NewFamily(NewMember(NameParts("Khaled", "Ahmad", "al-Adnan"))))
    for n in range(30):  # as many of these names as there are in a village
        first, surname = ("Khaled" if n < 3 else f"Samir{n}", "al-Adnan" if n > 25 else f"Clan{n}")
        register(desk, NewFamily(NewMember(NameParts(first, "Ahmad", surname))))
    short, whole = (NewFamily(NewMember(NameParts("khaled", father, "adnan"))) for father in ("", "ahmad"))

    assert [found.uid for found in candidates(desk, whole)] == [there.uid]
    assert candidates(desk, short) == ()
    assert there.uid in [found.uid for found in candidates(desk, short, least=ASKED_FOR)]
    assert probably_here(desk, whole) is None


def test_where_a_family_is_now_stands_beside_it(desk: Desk) -> None:
    register(desk, new(stays=(NewStay(FROM_ARMANAZ, date(2018, 8, 10), "rented"),)))

    assert [str(found.place) for found in candidates(desk, IN_ARABIC)] == ["Armanaz"]


def test_a_withheld_name_is_shown_to_nobody_who_registers_it_again(desk: Desk) -> None:
    register(desk, new(withhold_name=True, contacts=(NewContact("0933123456"),)))

    assert candidates(desk, new(contacts=(NewContact("0933123456"),))) == ()


def test_undoing_a_registration_forgets_its_keys(desk: Desk) -> None:
    made = register(desk, new())
    assert desk.store.tables["block"].select().count() > 0
    undo(desk, made.done.batch)

    assert desk.store.tables["block"].select().count() == 0
    assert candidates(desk, IN_ARABIC) == ()
