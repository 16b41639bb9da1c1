"""Flags, links of families, contacts corrected, consent by purpose and partner, other numbers."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from famcase.domain.names import NameParts
from famcase.domain.vocabulary import UnknownCode
from famcase.errors import NotFound, Refused, Usage
from famcase.services.commands.closing import close
from famcase.services.commands.consents import PartnerUnnamed, set_consent
from famcase.services.commands.contacts import add_contact, edit_contact, remove_contact
from famcase.services.commands.erasing import erase
from famcase.services.commands.families import Registered, edit_family, register, withhold_name
from famcase.services.commands.flags import SettledAlready, add_flag, resolve_flag
from famcase.services.commands.links import LinkedAlready, LinkedToItself, link_families, unlink
from famcase.services.commands.members import add_member, add_other_number, remove_member, remove_other_number
from famcase.services.commands.needs import raise_need, record_assistance
from famcase.services.commands.referrals import refer
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.services.inputs import NewAssistance, NewContact, NewFamily, NewMember, NewNeed, NewReferral
from famcase.services.queries.families import get_family
from famcase.services.queries.history import history
from famcase.storage.rebuild import rebuild, snapshot
from tests.services.builders import AUG_12, AUG_15


@pytest.fixture
def other(desk: Desk) -> Registered:
    return register(desk, NewFamily(head=NewMember(NameParts("Mariam", surname="Barakat"), NameParts("مريم"))))


@pytest.mark.parametrize(
    "record",
    [
        lambda desk, family, _: add_flag(desk, family, ""),
        lambda desk, family, other: link_families(desk, family, other, ""),
        lambda desk, family, _: set_consent(desk, family, "", "given"),
        lambda desk, family, _: set_consent(desk, family, "services", ""),
        lambda desk, family, _: refer(desk, family, NewReferral("Bright clinic", kind="", basis="consent")),
        lambda desk, family, _: raise_need(desk, family, NewNeed("")),
        lambda desk, family, _: record_assistance(desk, family, NewAssistance("")),
    ],
)
def test_what_says_nothing_is_not_recorded(
    desk: Desk, family: Registered, other: Registered, record: Callable[..., object]
) -> None:
    version = get_family(desk, family.uid).version

    with pytest.raises(UnknownCode):
        record(desk, family.uid, other.uid)

    assert get_family(desk, family.uid).version == version


def test_a_flag_stands_until_it_is_settled_and_says_why(desk: Desk, family: Registered) -> None:
    omar = add_member(desk, family.uid, NewMember(NameParts("Omar")))
    add_flag(desk, family.uid, "do-not-visit", "the neighbour informs", member=omar)
    (flag,) = get_family(desk, family.uid).flags
    assert (flag.kind, flag.reason, flag.on, flag.member) == ("do-not-visit", "the neighbour informs", AUG_15, omar)

    resolve_flag(desk, family.uid, flag.uid, "he moved away", on=AUG_12)

    assert get_family(desk, family.uid).flags[0].resolved_on == AUG_12
    assert (history(desk, family.uid)[0].verb, history(desk, family.uid)[0].reason) == (
        "flag-resolved",
        "he moved away",
    )
    with pytest.raises(SettledAlready):
        resolve_flag(desk, family.uid, flag.uid, "again")


def test_what_is_to_be_looked_at_stands_before_what_is_settled(desk: Desk, family: Registered) -> None:
    add_flag(desk, family.uid, "doubtful-age")
    resolve_flag(desk, family.uid, get_family(desk, family.uid).flags[0].uid, "")
    add_flag(desk, family.uid, "other", "look")

    assert [flag.kind for flag in get_family(desk, family.uid).flags] == ["other", "doubtful-age"]


def test_both_pages_show_a_link_and_both_histories_say_it(desk: Desk, family: Registered, other: Registered) -> None:
    link_families(desk, family.uid, other.uid, "split-from")

    (mine,), (theirs,) = get_family(desk, family.uid).links, get_family(desk, other.uid).links
    assert (mine.kind, mine.is_reverse, mine.number, mine.name) == ("split-from", False, other.number, "Mariam Barakat")
    assert (theirs.other, theirs.is_reverse) == (family.uid, True)
    assert mine.uid == theirs.uid
    assert {history(desk, each.uid)[0].verb for each in (family, other)} == {"linked"}


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_a_link_is_taken_away_from_either_page(desk: Desk, family: Registered, other: Registered, side: str) -> None:
    link_families(desk, family.uid, other.uid)
    page = family if side == "mine" else other

    unlink(desk, page.uid, get_family(desk, page.uid).links[0].uid)

    assert get_family(desk, family.uid).links == get_family(desk, other.uid).links == ()
    assert {history(desk, each.uid)[0].verb for each in (family, other)} == {"unlinked"}
    undo(desk)
    assert len(get_family(desk, other.uid).links) == 1


def test_families_are_linked_once_and_never_to_themselves(desk: Desk, family: Registered, other: Registered) -> None:
    link_families(desk, family.uid, other.uid)

    with pytest.raises(LinkedToItself):
        link_families(desk, family.uid, family.uid)
    with pytest.raises(LinkedAlready):
        link_families(desk, other.uid, family.uid)
    link_families(desk, other.uid, family.uid, "relatives")
    assert len(get_family(desk, family.uid).links) == 2


def test_a_link_shows_no_withheld_name_and_goes_with_an_erased_family(
    desk: Desk, family: Registered, other: Registered
) -> None:
    link_families(desk, family.uid, other.uid)
    withhold_name(desk, other.uid, True)
    (link,) = get_family(desk, family.uid).links
    assert (link.name, link.name_ar, link.withheld) == ("", "", True)

    erase(desk, other.uid, reason="asked for it")

    assert get_family(desk, family.uid).links == ()
    before = snapshot(desk.store.tables)
    with desk.store.write():
        rebuild(desk.store.tables, desk.clock.today())
    assert snapshot(desk.store.tables) == before


def test_a_contact_is_corrected_and_taken_out(desk: Desk, family: Registered) -> None:
    add_contact(desk, family.uid, NewContact("0933 123 456", safe="yes", whatsapp=True, when="mornings"))
    (known,) = get_family(desk, family.uid).contacts

    edit_contact(desk, family.uid, known.uid, NewContact("0944 123 456", whose="neighbour", do_not_say_who=True))

    (now,) = get_family(desk, family.uid).contacts
    assert (now.number, now.whose, now.safe, now.whatsapp, now.when) == (
        "963944123456",
        "neighbour",
        "unknown",
        False,
        "",
    )
    remove_contact(desk, family.uid, now.uid)
    assert get_family(desk, family.uid).contacts == ()
    with pytest.raises(NotFound):
        remove_contact(desk, family.uid, now.uid)


def test_consent_to_a_referral_is_for_one_partner_at_a_time(desk: Desk, family: Registered) -> None:
    for partner, state in (("the clinic", "given"), ("the school", "refused"), ("the clinic", "withdrawn")):
        set_consent(desk, family.uid, "referral", state, partner=partner, on=AUG_12, withhold="the phone, from both")

    consents = get_family(desk, family.uid).consents
    assert [(one.partner, one.state) for one in consents] == [("the clinic", "withdrawn"), ("the school", "refused")]
    assert {(one.on, one.withhold) for one in consents} == {(AUG_12, "the phone, from both")}


def test_a_partner_spelled_otherwise_is_the_same_partner(desk: Desk, family: Registered) -> None:
    for partner, state in (("the clinic", "given"), ("The  Clinic", "withdrawn"), ("the clinic", "given")):
        set_consent(desk, family.uid, "referral", state, partner=partner, on=AUG_12)

    consents = [one for one in get_family(desk, family.uid).consents if one.purpose == "referral"]
    assert [one.state for one in consents] == ["given"]
    with pytest.raises(PartnerUnnamed):
        set_consent(desk, family.uid, "referral", "given")


def test_earlier_answers_stay_in_the_history(desk: Desk, family: Registered) -> None:
    set_consent(desk, family.uid, "services", "given", given_by="the wife", how="aloud")
    set_consent(desk, family.uid, "services", "withdrawn")

    (now,) = get_family(desk, family.uid).consents
    assert (now.state, now.given_by, now.how) == ("withdrawn", "", "")
    states = [
        (detail.before, detail.after)
        for line in history(desk, family.uid)
        for detail in line.details
        if detail.field == "state"
    ]
    assert states == [("given", "withdrawn"), (None, "given")]


def test_numbers_of_other_lists_are_kept_for_a_family_and_a_person(desk: Desk, family: Registered) -> None:
    omar = add_member(desk, family.uid, NewMember(NameParts("Omar")))
    add_other_number(desk, family.uid, "camp list", "31")
    add_other_number(desk, family.uid, "family booklet", "A-77", member=omar)

    numbers = get_family(desk, family.uid).other_numbers
    assert [(one.source, one.value, one.member) for one in numbers] == [
        ("camp list", "31", None), ("family booklet", "A-77", omar),
    ]  # fmt: skip
    with pytest.raises(Refused):
        add_other_number(desk, family.uid, "camp list", "  ")
    remove_member(desk, family.uid, omar)
    remove_other_number(desk, family.uid, numbers[0].uid)
    assert get_family(desk, family.uid).other_numbers == ()


def test_a_family_is_corrected_in_full(desk: Desk, family: Registered) -> None:
    fields: dict[str, Any] = {"under5": 2, "over60": 1, "pregnant": 1, "disability": 0, "units": 3,
                              "withhold_from": "the camp council",
              "withhold_reason": "They fear for a son.\nAsk again in May."}  # fmt: skip
    edit_family(desk, family.uid, **fields)

    now = get_family(desk, family.uid)
    assert (now.composition.under5, now.composition.disability, now.units) == (2, 0, 3)
    assert (now.withhold_from, now.withhold_reason) == ("the camp council", fields["withhold_reason"])
    for units in (0, 51):
        with pytest.raises(Refused):
            edit_family(desk, family.uid, units=units)


def test_a_closed_case_takes_none_of_this(desk: Desk, family: Registered, other: Registered) -> None:
    close(desk, family.uid, "goals-met")

    acts: tuple[Callable[[], object], ...] = (
        lambda: add_flag(desk, family.uid, "other"),
        lambda: link_families(desk, family.uid, other.uid),
        lambda: add_other_number(desk, family.uid, "list", "1"),
    )
    for act in acts:
        with pytest.raises(Refused):
            act()


def test_kinds_that_no_list_has_are_refused(desk: Desk, family: Registered, other: Registered) -> None:
    with pytest.raises(Usage):
        add_flag(desk, family.uid, "anything")
    with pytest.raises(Usage):
        link_families(desk, family.uid, other.uid, "anything")
    with pytest.raises(Refused):
        set_consent(desk, family.uid, "services", "given", on=date(2018, 8, 16))
