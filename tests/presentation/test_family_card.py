"""The card of a family, and the words of Today."""

from datetime import date, timedelta

from famcase.domain.names import split_name
from famcase.presentation import family_card, today_words
from famcase.presentation.wording import Wording
from famcase.services.commands.families import register
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily, NewFollowUp, NewMember, NewNeed, NewStay, Where
from famcase.services.queries.families import get_family
from famcase.services.queries.today import today
from famcase.services.views import Composition, FamilyView

AUG_15 = date(2018, 8, 15)


def _register(desk: Desk, **more: object) -> FamilyView:
    given: dict[str, object] = {
        "head": NewMember(split_name("Khaled al-Adnan"), split_name("خالد العدنان"), "head", "male"),
        "composition": Composition(people=14, under5=2),
        "origin": Where(text="southern Idlib"),
        "left_on": date(2018, 8, 10),
        "stays": (
            NewStay(Where(text="first village"), date(2018, 8, 10), "host"),
            NewStay(Where(pcode="C4176"), date(2018, 8, 10), "rented"),
        ),
        "needs": (NewNeed("shelter"), NewNeed("food")),
        "follow_up": NewFollowUp(AUG_15 - timedelta(days=5), "rent due"),
        "note": "a note that stands on no card",
        **more,
    }
    return get_family(desk, register(desk, NewFamily(**given)).uid)  # type: ignore[arg-type]


def test_a_card_tells_where_they_come_from_are_and_need_and_no_note(file_desk: Desk) -> None:
    view = _register(file_desk)
    words = Wording("en", file_desk.vocabulary)

    lines = {line.title: line.text for line in family_card.card(words, view, AUG_15)}

    assert lines["from"] == "southern Idlib, 10 Aug"
    assert lines["now"] == "Armanaz, Rented house or room"
    assert lines["moves"] == "2 within 1 day"
    assert lines["needs"] == "● Shelter ● Food"
    assert lines["next"] == "Fri 10 Aug 2018 · rent due · ! overdue 5 d"
    assert not any("note" in text for text in lines.values())
    assert family_card.size(words, view) == "14 people · 1 by name · 2 under 5"


def test_a_card_shows_both_scripts_the_reader_s_first_and_neither_of_a_withheld_name(file_desk: Desk) -> None:
    view = _register(file_desk)
    hidden = _register(file_desk, withhold_name=True, withhold_reason="asked for it")

    english, arabic = (Wording(language, file_desk.vocabulary) for language in ("en", "ar"))

    assert family_card.names(english, view) == ("Khaled al-Adnan", "خالد العدنان")
    assert family_card.names(arabic, view) == ("خالد العدنان", "Khaled al-Adnan")
    assert family_card.names(english, hidden) == ("(name withheld)",)


def test_only_an_overdue_next_visit_is_a_warning(file_desk: Desk) -> None:
    words = Wording("en", file_desk.vocabulary)
    late = family_card.card(words, _register(file_desk), AUG_15)
    in_time = family_card.card(words, _register(file_desk, follow_up=NewFollowUp(AUG_15)), AUG_15)

    assert [line.title for line in late if line.is_warning] == ["next"]
    assert not any(line.is_warning for line in in_time)


def test_a_day_says_how_late_today_nothing_and_which_day_to_come(file_desk: Desk) -> None:
    for days in (-5, 0, 2):
        _register(file_desk, follow_up=NewFollowUp(AUG_15 + timedelta(days=days)))
    words = Wording("en", file_desk.vocabulary)
    day = today(file_desk)

    late, now, to_come = (today_words.late(words, lines[0]) for lines in (day.overdue, day.today, day.next_days))

    assert (late, now, to_come) == ("5 d", "", "Fri 17")
