"""A desk with something of every kind in it, whose texts the test gives: every screen and form opens on it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts
from famcase.paths import Home
from famcase.services.commands.closing import assign, close, send_back
from famcase.services.commands.consents import set_consent
from famcase.services.commands.contacts import add_contact
from famcase.services.commands.distributing import make_distribution
from famcase.services.commands.events import record_event
from famcase.services.commands.families import register
from famcase.services.commands.flags import add_flag
from famcase.services.commands.links import link_families
from famcase.services.commands.members import add_member, add_other_number
from famcase.services.commands.moves import record_move
from famcase.services.commands.needs import record_assistance
from famcase.services.commands.notes import write_note
from famcase.services.commands.plans import add_step
from famcase.services.commands.referrals import refer, transfer
from famcase.services.commands.saved_lists import save_list
from famcase.services.commands.sites import add_site, record_count
from famcase.services.desk import Desk
from famcase.services.inputs import (
    NewAssistance,
    NewContact,
    NewCount,
    NewDistribution,
    NewEvent,
    NewFamily,
    NewFollowUp,
    NewMember,
    NewNeed,
    NewReferral,
    NewSavedList,
    NewSite,
    NewStay,
    NewStep,
    Where,
)
from famcase.services.queries.families import get_family
from famcase.services.views import Composition, FamilyView
from tests.conftest import AUG_15
from tests.services.builders import colleague

Say = Callable[[str], str]
"""Gives the text that stands for a plain one."""


@dataclass(frozen=True, slots=True)
class World:
    """What the ways to the screens need to know of the desk."""

    desk: Desk
    sami: Desk
    """A caseworker's desk on the same database."""
    camp: RecordId
    family: RecordId
    """One with something in every part of its page."""
    others: tuple[RecordId, ...]
    closed: RecordId
    asked: RecordId
    """One whose caseworker asked to close it."""
    refused: RecordId
    """One whose caseworker's wish to close it was sent back."""
    transferred: RecordId

    @property
    def view(self) -> FamilyView:
        return get_family(self.desk, self.family)


def plain(text: str) -> str:
    """Say a text as it is."""
    return text


def tell(desk: Desk, home: Home, say: Say = plain) -> World:
    """Fill an empty desk; every free text goes through `say`."""

    def named(first: str, surname: str) -> NameParts:
        return NameParts(say(first), surname=say(surname)) if first else NameParts()

    def ago(days: int) -> date:
        return AUG_15 - timedelta(days=days)

    def of(first: str, first_ar: str, to: Where, living: str = "tent", **more: object) -> RecordId:
        given: dict[str, object] = {
            "head": NewMember(named(first, "al-Adnan"), named(first_ar, "العدنان"), "head", "male"),
            "composition": Composition(people=14, under5=2),
            "origin": Where(pcode="C4081"),
            "left_on": ago(5),
            "stays": (NewStay(to, ago(5), living, confirmed_on=ago(3)),),
            "consent": "given",
            **more,
        }
        return register(desk, NewFamily(**given)).uid  # type: ignore[arg-type]

    camp = add_site(
        desk,
        NewSite(
            say("al-Midan camp"),
            "self-settled",
            Where(pcode="C4132"),
            name_ar=say("مخيم الميدان"),
            aliases=(say("Midan of the olives"),),
            capacity_families=150,
            cluster=say("Dana"),
            manager=say("Abu Yasin"),
            manager_phone="0933 123 456",
            notice_until=ago(1),
        ),
    )
    add_site(desk, NewSite(say("Old school"), "collective", Where(pcode="C4176"), room="refuses", room_on=ago(3)))
    record_count(desk, NewCount("manager", families=231, in_the_open=9, on=AUG_15, site=camp))
    record_count(desk, NewCount("survey", people=52, on=ago(60), pcode="C4081"))
    there = Where(site=camp)
    record_event(desk, NewEvent("bombardment", Where(pcode="C4081"), ago(6), say("council"), "seen", say("two nights")))
    record_event(desk, NewEvent("flood", Where(text=say("وادي قرب سرمدا")), ago(40)))
    family = of(
        "Khaled",
        "خالد",
        there,
        "open",
        priority=1,
        needs=(NewNeed("shelter", say("a roof")), NewNeed("nfi")),
        follow_up=NewFollowUp(ago(0), say("rent due")),
        note=say("The uncle has a dry room."),
        withhold_name=False,
    )
    other = of("Mariam", "مريم", there, follow_up=NewFollowUp(AUG_15, say("خيمة للعائلة")))
    third = of("", "يوسف", Where(text=say("مزرعة قرب سرمدا")), follow_up=NewFollowUp(AUG_15 + timedelta(days=2)))
    hidden = of("Samer", "سامر", there, withhold_name=True, withhold_reason=say("asked for it"))
    closed, asked, refused, transferred = (
        of(name, name_ar, Where(pcode="C4176"), origin=Where(text=say("an unknown hamlet")))
        for name, name_ar in (("Adnan", "عدنان"), ("Omar", "عمر"), ("Hassan", "حسن"), ("Rahaf", "رهف"))
    )
    _fill(desk, family, other, say)
    close(desk, closed, "goals-met")
    sami = colleague(desk, home)
    for one in (asked, refused, third):
        assign(desk, one, "Sami")
    close(sami, asked, "goals-met")
    close(sami, refused, "goals-met")
    send_back(desk, refused, say("The roof is not mended."))
    transfer(desk, transferred, desk.user.name, say("near to them"))
    make_distribution(desk, NewDistribution("nfi-kit", there))
    save_list(desk, NewSavedList(say("round of Monday"), "open"))
    return World(desk, sami, camp, family, (family, other, third, hidden), closed, asked, refused, transferred)


def _fill(desk: Desk, family: RecordId, other: RecordId, say: Say) -> None:
    """Put something into every part of a family's page."""
    wife = NewMember(NameParts(say("Fatima")), NameParts(say("فاطمة")), "wife-husband", "female")
    add_member(desk, family, wife)
    gone = NewMember(NameParts(say("Rahaf")), NameParts(say("رهف")), "son-daughter", "female", presence="separated")
    child = add_member(desk, family, gone)
    add_flag(desk, family, "do-not-visit", say("the neighbour informs on them"), member=child)
    link_families(desk, family, other)
    add_other_number(desk, family, say("camp list"), say("31"))
    add_contact(desk, family, NewContact("0933 123 456", whose="head", safe="yes", when=say("after dark")))
    set_consent(desk, family, "services", "given", basis="consent", given_by=say("his wife"), how="aloud")
    stay = NewStay(Where(pcode="C4140"), AUG_15 - timedelta(days=2), "host", directions=say("behind the mosque"))
    record_move(desk, family, stay)
    record_assistance(desk, family, NewAssistance("bread", quantity=2))
    add_step(desk, family, NewStep(say("see a doctor"), say("the grandson")))
    refer(desk, family, NewReferral(say("Bright clinic"), service="health", reason=say("a cough"), basis="consent"))
    write_note(desk, family, say("They sleep in two places."))
