"""The round of a day: once each family, in the order of the way, with nothing that a slip may not say."""

from pathlib import Path

from famcase.domain.changes import RecordId
from famcase.domain.levels import Level
from famcase.domain.names import NameParts
from famcase.services.commands.consents import set_consent
from famcase.services.commands.families import withhold_name
from famcase.services.commands.follow_ups import schedule
from famcase.services.desk import Desk
from famcase.services.gate import Terms, checked
from famcase.services.inputs import NewFollowUp, NewMember, NewStay, Where
from famcase.services.leaving import Leaving
from famcase.services.printing import of_round
from famcase.services.queries.day_round import day_round, items_in
from tests.services.builders import AUG_12, AUG_15, the_adnans


def due(desk: Desk, *whats: str, called: str = "Abu Ahmad", **more: object) -> RecordId:
    """Register a family with something due today."""
    head = NewMember(NameParts(first="Khaled", surname="al-Adnan", called=called), relation="head")
    stay = NewStay(Where(pcode="C4176"), AUG_12, "rented", directions="behind the mill", sector="B", tent="7")
    family = the_adnans(desk, head=head, stays=(stay,), **{"follow_up": None, **more}).uid
    for what in whats:
        schedule(desk, family, NewFollowUp(AUG_15, what))
    return family


def test_a_family_stands_once_with_all_that_is_to_be_brought(desk: Desk) -> None:
    family = due(desk, "2 tents and bread", "rent due, cash", "a safety call")

    (stop,) = day_round(desk)

    assert (stop.family, stop.called, stop.directions, stop.sector, stop.tent) == (
        family, "Abu Ahmad", "behind the mill", "B", "7",
    )  # fmt: skip
    assert set(stop.bring) == {"tent", "bread"}


def test_a_withheld_name_has_no_nickname_either(file_desk: Desk) -> None:
    withhold_name(file_desk, due(file_desk, "tents"), True, reason="asked for it")

    assert [(stop.called, stop.called_ar) for stop in day_round(file_desk)] == [("", "")]


def test_what_people_call_them_is_on_paper_only_where_they_agreed_themselves(file_desk: Desk, tmp_path: Path) -> None:
    agreed, unasked, refused = (
        due(file_desk, "tents", called=called) for called in ("Abu One", "Abu Two", "Abu Three")
    )
    set_consent(file_desk, agreed, "services", "given")
    set_consent(file_desk, unasked, "services", "not-asked")
    set_consent(file_desk, refused, "services", "refused")
    out = Leaving(tmp_path / "round.pdf", checked(file_desk, Terms(vital="shelling"), Level.FULL))

    stops = {stop.family: stop.called for stop in of_round(file_desk, out)}

    assert stops == {agreed: "Abu One", unasked: ""}
    assert (out.lines, out.kept_back) == (2, {refused: "refused"})


def test_only_items_of_the_list_are_brought_and_no_money(file_desk: Desk) -> None:
    for words, found in (
        ("tents", ("tent",)),
        ("٢ خيمة، بطانيات", ("tent", "blankets")),
        ("3 x blankets; NFI kit", ("blankets", "nfi-kit")),
        ("cash and rent support", ()),
        ("see the shelter", ()),
        ("", ()),
    ):
        assert items_in(file_desk.vocabulary, words) == found, words
