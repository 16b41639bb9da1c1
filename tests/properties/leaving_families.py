"""Random families with a word of their own in every field, and what of them may leave, told without the gate."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from famcase.domain.changes import RecordId
from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
from famcase.services.commands.consents import set_consent
from famcase.services.commands.families import register
from famcase.services.commands.links import link_families
from famcase.services.desk import Desk
from famcase.services.inputs import NewContact, NewFamily, NewFollowUp, NewMember, NewNeed, NewStay, Where
from famcase.services.views import Composition

PARTNERS = ("Maram", "Violet")
SENSITIVE = ("conscription-arrest", "detained", "return-origin", "leave-country")
VILLAGE, VILLAGE_NAME = "C1040", "Western Kafr Jum"
"""Where some come from: at codes only its sub-district may leave."""
_LETTERS = "ابتثجحخدرزسشصضطعغفقكلمنهوي"
_THURSDAYS = (date(2018, 7, 12), date(2018, 7, 19), date(2018, 7, 26))
_STATES = ("given", "given", "given", "refused", "withdrawn", "not-asked")


@dataclass(slots=True)
class Secret:
    """One family, and the words by which each part of it is known in a file."""

    uid: RecordId
    number: str
    names: tuple[str, ...]
    notes: tuple[str, ...]
    contacts: tuple[str, ...]
    words: tuple[str, ...]
    """What people wrote that leaves only in full."""
    places: tuple[str, ...]
    """Words used for places, and a village: never at codes."""
    days: tuple[date, ...]
    is_withheld: bool
    answers: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    """(purpose, partner, state, basis, withhold), as they were recorded."""

    @property
    def everything(self) -> tuple[str, ...]:
        shown = f"{self.number[:5]}-{self.number[5:8]}-{self.number[8:]}"
        return (self.number, shown, *self.names, *self.notes, *self.contacts, *self.words, *self.places[:2])

    def may_leave(self, purpose: str, recipient: str, *, is_vital: bool) -> bool:
        """Say from the answers alone whether it may be in a file."""
        if any(withhold for *_, withhold in self.answers):
            return False
        said = [
            "never" if state == "given" and basis == "legitimate-interest" else state
            for asked, partner, state, basis, _ in self.answers
            if asked == purpose and (asked != "referral" or partner == recipient)
        ]
        last = said[-1] if said else "never"
        return last == "given" or (is_vital and last in ("never", "not-asked"))


class Teller:
    """Registers random families; a word is never used twice."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self._count = 0

    def word(self, kind: str) -> str:
        self._count += 1
        return f"{kind}{self._count:05d}x"

    def arabic(self) -> str:
        return "".join(self.draw.choices(_LETTERS, k=12))

    def family(self, desk: Desk) -> Secret:
        """Register one with whatever a family may have."""
        draw = self.draw
        names = (*(self.word("Zork") for _ in range(5)), self.arabic())
        head = NewMember(
            NameParts(names[0], names[1], names[2], mother=names[3]),
            NameParts(names[5]),
            sex=draw.choice(("male", "female")),
            born=BirthDay(date(1980, 7, draw.choice((12, 19, 26))), "day", estimated=False),
        )
        child = NewMember(NameParts(names[4]), relation="son-daughter", sex="female")
        note, phone = self.word("Note"), f"+9639{draw.randrange(10**8):08d}"
        what, directions, need = self.word("What"), self.word("Behind"), self.word("Lack")
        origin, now = self.word("Farm"), self.word("Barn")
        left = draw.choice(_THURSDAYS)
        is_withheld = draw.random() < 0.3
        stay = NewStay(
            draw.choice((Where(text=now), Where(pcode="C4176"))),
            left + timedelta(days=7),
            draw.choice(("tent", "open", "rented")),
            reason=draw.choice(("bombardment", *SENSITIVE[:2])),
            directions=directions,
        )
        made = register(
            desk,
            NewFamily(
                head=head,
                members=(child,),
                composition=Composition(people=2),
                origin=draw.choice((Where(text=origin), Where(pcode=VILLAGE))),
                left_on=left,
                stays=(stay,),
                priority=draw.randrange(5),
                needs=(NewNeed("food", need),),
                contacts=(NewContact(phone),),
                intention=draw.choice(("", *SENSITIVE[2:])),
                follow_up=NewFollowUp(date(2018, 8, draw.choice((9, 16, 23))), what),
                note=note,
                withhold_name=is_withheld,
                withhold_reason=self.word("Hunted") if is_withheld else "",
            ),
        )
        secret = Secret(
            made.uid,
            made.number,
            names,
            (note,),
            (phone, phone[4:]),
            (what, directions, need),
            (origin, now, VILLAGE, VILLAGE_NAME),
            (left, left + timedelta(days=7)),
            is_withheld,
        )
        self._ask(desk, secret)
        return secret

    def _ask(self, desk: Desk, secret: Secret) -> None:
        for _ in range(self.draw.randrange(4)):
            purpose = self.draw.choice(("services", "services", "statistics", "referral"))
            partner = self.draw.choice(PARTNERS) if purpose == "referral" else ""
            state = self.draw.choice(_STATES)
            basis = self.draw.choice(("consent", "consent", "legitimate-interest"))
            withhold = self.word("Hide") if self.draw.random() < 0.05 else ""
            set_consent(desk, secret.uid, purpose, state, basis=basis, partner=partner, withhold=withhold)
            # an answer stands in the place of the one before it for the same purpose and partner
            kept = [each for each in secret.answers if each[:2] != (purpose, partner)]
            secret.answers = [*kept, (purpose, partner, state, basis, withhold)]

    def families(self, desk: Desk) -> list[Secret]:
        """Register a few, some of them tied to each other."""
        made = [self.family(desk) for _ in range(self.draw.randrange(1, 4))]
        if len(made) > 1 and self.draw.random() < 0.5:
            link_families(desk, made[0].uid, made[1].uid)
        return made
