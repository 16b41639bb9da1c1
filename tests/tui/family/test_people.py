"""The people of a family on its page: what changed, flags, ties, contacts, consent, by keys alone."""

from datetime import date

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
from famcase.services.commands.consents import set_consent
from famcase.services.commands.contacts import add_contact
from famcase.services.commands.families import register
from famcase.services.commands.flags import add_flag
from famcase.services.commands.links import link_families
from famcase.services.commands.members import add_member
from famcase.services.desk import Desk
from famcase.services.inputs import NewContact, NewFamily, NewMember
from famcase.services.queries.families import get_family
from famcase.services.queries.history import history
from famcase.services.views import MemberView
from tests.tui.conftest import AppMaker
from tests.tui.family.test_page import uid_of
from tests.tui.keys import press, quiet, screen, typed


def aged(years: int) -> BirthDay:
    return BirthDay(date(2018 - years, 8, 1), "age", False)


def called(desk: Desk, family: RecordId, name: str) -> MemberView:
    return next(member for member in get_family(desk, family).members if member.name.first == name)


@pytest.fixture
def mother_and_child(told_desk: Desk) -> RecordId:
    """Amina of 30, who heads the family, and Rahaf of 9, who was separated from her."""
    amina = NewMember(NameParts("Amina"), sex="female", born=aged(30))
    rahaf = NewMember(NameParts("Rahaf"), relation="son-daughter", sex="female", born=aged(9), presence="separated")
    return register(told_desk, NewFamily(head=amina, members=(rahaf,))).uid


@pytest.mark.slow
async def test_a_separated_child_is_found_and_brought_home(
    told_desk: Desk, mother_and_child: RecordId, make_app: AppMaker
) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(mother_and_child)
        await quiet(pilot)
        assert "! looked for: Rahaf" in screen(pilot)
        await press(pilot, "down", "c")
        await typed(pilot, "found")
        await press(pilot, "ctrl+s")
        assert called(told_desk, mother_and_child, "Rahaf").presence == "found"
        assert "! looked for: Rahaf" in screen(pilot)
        await press(pilot, "tab", "tab")
        assert "Bring the family together" in screen(pilot)
        await press(pilot, "shift+tab", "shift+tab", "c")
        await typed(pilot, "reunited")
        await press(pilot, "ctrl+s")
        assert "looked for" not in screen(pilot)
        await press(pilot, "shift+tab", "enter")
        assert "recorded who is back" in screen(pilot)
    home = get_family(told_desk, mother_and_child)
    assert (home.people, home.members[1].presence, home.members[1].tracing_open) == (2, "here", False)


async def test_a_birth_takes_a_few_keys_and_no_name(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "c")
        await typed(pilot, "born")
        assert "Relation" in screen(pilot)
        assert "Age or birth" not in screen(pilot)
        assert "15" in screen(pilot)
        await press(pilot, "ctrl+s")
        assert "15 people" in screen(pilot)
    assert history(told_desk, family)[0].verb == "born"


@pytest.mark.slow
async def test_a_head_who_died_is_followed_by_another(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    add_member(told_desk, family, NewMember(NameParts("Fatima"), relation="wife-husband", born=aged(40)))
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "c")
        assert "New head" not in screen(pilot)
        await typed(pilot, "died")
        assert "New head" in screen(pilot)
        await press(pilot, "enter", "enter", "enter")
        await typed(pilot, "fatima")
        await press(pilot, "ctrl+s")
        assert "Fatima" in screen(pilot).splitlines()[1]
        assert "13 people" in screen(pilot)
    assert called(told_desk, family, "Khaled").presence == "dead"


async def test_the_form_does_not_leave_a_dead_head_in_place_and_says_when_it_must(
    told_desk: Desk, make_app: AppMaker
) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "c")
        await typed(pilot, "died")
        assert "● nobody yet: the family keeps its name" in screen(pilot)
        told_desk.tell(add_member, family, NewMember(NameParts("Fatima"), relation="wife-husband")).result()
        await press(pilot, "escape", "c", "down", "enter")
        await typed(pilot, "died")
        assert "nobody yet" not in screen(pilot)
        await press(pilot, "ctrl+s")
        assert "who heads it now?" in screen(pilot)
        assert called(told_desk, family, "Khaled").presence == "here"
        await typed(pilot, "fatima")
        await press(pilot, "ctrl+s")
    assert called(told_desk, family, "Khaled").presence == "dead"


@pytest.mark.slow
async def test_a_child_left_alone_stands_at_the_head_of_the_page_and_on_no_list(
    told_desk: Desk, make_app: AppMaker
) -> None:
    amina = NewMember(NameParts("Amina"), sex="female", born=aged(30))
    rahaf = NewMember(NameParts("Rahaf"), relation="son-daughter", born=aged(9))
    family = register(told_desk, NewFamily(head=amina, members=(rahaf,))).uid
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "c")
        await typed(pilot, "died")
        await press(pilot, "ctrl+s")
        shown = screen(pilot)
        assert "! Child without an adult: person 2" in shown
        assert "priority 1" in shown
        assert "(name withheld)" in shown
        assert "Rahaf" not in shown
        await press(pilot, "escape", "2")
        assert "Amina" not in screen(pilot)


async def test_a_flag_is_raised_for_a_person_and_settled(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "f9")
        await typed(pilot, "needs a look")
        await press(pilot, "enter")
        await typed(pilot, "do not")
        await press(pilot, "enter")
        await typed(pilot, "the neighbour informs")
        await press(pilot, "ctrl+s")
        assert "! Do not visit: Khaled Ahmad al-Adnan (Abu Ahmad), the neighbour informs" in " ".join(
            screen(pilot).split()
        )
        await press(pilot, "down", "f2")
        assert "Settled: Do not visit" in screen(pilot)
        await typed(pilot, "he moved away")
        await press(pilot, "ctrl+s")
        assert "settled 15 Aug" in screen(pilot)
        assert "! Do not visit" not in screen(pilot)


@pytest.mark.slow
async def test_a_family_is_linked_by_its_number_or_name_and_the_link_taken_away(
    told_desk: Desk, make_app: AppMaker
) -> None:
    family, other = uid_of(told_desk, "Khaled"), uid_of(told_desk, "Mariam")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "f9")
        await typed(pilot, "lives together")
        await press(pilot, "enter", "enter")
        await typed(pilot, get_family(told_desk, other).number)
        assert "Mariam Barakat" in screen(pilot)
        await press(pilot, "enter", "ctrl+s")
        assert "Lives together with" in screen(pilot)
        assert get_family(told_desk, other).links[0].name == "Khaled Ahmad al-Adnan (Abu Ahmad)"
        await press(pilot, "down", "delete")
        assert "Take this link of Khaled" in screen(pilot)
        await press(pilot, "enter")
        assert "Lives together with" in screen(pilot)
        await press(pilot, "delete", "down", "enter")
        await quiet(pilot)
        assert "Lives together with" not in screen(pilot)
    assert get_family(told_desk, other).links == ()


async def test_a_contact_is_corrected_and_taken_out(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    add_contact(told_desk, family, NewContact("0933 123 456", whose="head", safe="no", when="mornings"))
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "shift+tab", "shift+tab")
        assert "! Not safe to call" in screen(pilot)
        assert "mornings" in screen(pilot)
        await press(pilot, "f2", "ctrl+u")
        await typed(pilot, "0944 123 456")
        await press(pilot, "ctrl+s")
        (contact,) = get_family(told_desk, family).contacts
        assert (contact.number, contact.safe, contact.when) == ("963944123456", "no", "mornings")
        await press(pilot, "delete", "down", "enter")
        await quiet(pilot)
    assert get_family(told_desk, family).contacts == ()


async def test_consent_has_a_line_for_each_purpose_and_a_withdrawal_says_what_it_means(
    told_desk: Desk, make_app: AppMaker
) -> None:
    family = uid_of(told_desk, "Khaled")
    set_consent(told_desk, family, "services", "given", basis="consent")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "shift+tab", "shift+tab")
        shown = screen(pilot)
        assert shown.count("Not asked") == 2
        assert "Anonymous statistics" in shown
        await press(pilot, "f2", "enter")
        await typed(pilot, "withdr")
        await press(pilot, "ctrl+s")
        assert "took back its consent to: Services" in " ".join(screen(pilot).replace("│", " ").split())
        await press(pilot, "enter")
        assert get_family(told_desk, family).consents[0].state == "given"
        await press(pilot, "ctrl+s", "down", "enter")
        await quiet(pilot)
        assert get_family(told_desk, family).consents[0].state == "withdrawn"
        await press(pilot, "down", "down", "f2", "enter")
        await typed(pilot, "refused")
        await press(pilot, "ctrl+s")
    assert {(one.purpose, one.state) for one in get_family(told_desk, family).consents} == {
        ("services", "withdrawn"), ("statistics", "refused"),
    }  # fmt: skip


async def test_a_person_entered_in_error_is_taken_out_after_a_question(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    add_member(told_desk, family, NewMember(NameParts("Fatima")))
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "down", "delete")
        assert "Take this person out of Khaled" in screen(pilot)
        await press(pilot, "enter")
        assert get_family(told_desk, family).listed == 2
        await press(pilot, "delete", "down", "enter")
        await quiet(pilot)
    assert get_family(told_desk, family).listed == 1


@pytest.mark.slow
async def test_everything_of_a_person_is_asked_and_kept(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "f4", "enter")
        await quiet(pilot)
        await typed(pilot, "Umm Ahmad")
        await press(pilot, "enter")
        await typed(pilot, "أم أحمد")
        await press(pilot, "enter", "enter", "right", "right", "enter")
        await typed(pilot, "40")
        await press(pilot, "enter", "right", "enter")
        await typed(pilot, "missing")
        await press(pilot, "enter")
        await typed(pilot, "10 Aug")
        await press(pilot, "enter", "enter", "space", "enter")
        await typed(pilot, "Khadija")
        await press(pilot, "enter")
        await typed(pilot, "خديجة")
        await press(pilot, "enter")
        await typed(pilot, "Om Ahmed / Oum Ahmad")
        await press(pilot, "ctrl+s")
    member = get_family(told_desk, family).members[1]
    assert member.name == NameParts(called="Umm Ahmad", mother="Khadija")
    assert member.name_ar == NameParts(called="أم أحمد", mother="خديجة")
    assert member.spellings == ("Om Ahmed", "Oum Ahmad")
    assert (member.presence, member.presence_since, member.tracing_open) == ("missing", date(2018, 8, 10), True)
    assert (member.age, member.estimated, member.sex) == (40, True, "female")
    assert len(member.vulnerabilities) == 1


async def test_a_name_split_wrongly_is_corrected_in_its_parts(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "f2")
        app.screen.part("parts").entries[1].control.focus()  # type: ignore[attr-defined]
        await press(pilot, "ctrl+u")
        await typed(pilot, "Mahmoud")
        await press(pilot, "ctrl+s")
    name = get_family(told_desk, family).members[0].name
    assert (name.first, name.father, name.surname, name.called) == ("Khaled", "Mahmoud", "al-Adnan", "Abu Ahmad")


async def test_a_family_shows_at_most_two_flags_and_how_many_more(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    for kind in ("doubtful-age", "doubtful-size", "needs-a-look", "other"):
        add_flag(told_desk, family, kind)
    link_families(told_desk, family, uid_of(told_desk, "Omar"))
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        assert "! and 2 more to look at" in screen(pilot)
