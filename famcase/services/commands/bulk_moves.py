"""Move many families at once, as a night moves a whole camp or village: assumed, and to be verified in three days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from famcase.domain import journeys
from famcase.domain.text import check_name
from famcase.services.batch import Batch, Subject
from famcase.services.commands import checked
from famcase.services.commands.bulk import Act
from famcase.services.commands.moves import stays_of
from famcase.services.desk import Desk
from famcase.services.inputs import NewFollowUp, NewStay, Where
from famcase.services.queries.timetable import working_day
from famcase.wording import N_

VERIFIED_WITHIN: Final = 3
"""Days after which somebody goes to see whether they are there; days off are passed over."""

VERIFICATION: Final = "verification"

_SAME_PLACE: Final = ("place", "place_text", "site")


@dataclass(frozen=True, slots=True)
class Moving:
    """Record the same stay for each, as one that is assumed, and plan a visit that verifies it.

    Who is there already stays as they are. Left out are closed cases, and families whose last stay began later.
    """

    verb: ClassVar[str] = "moved"
    new: NewStay
    what: str = ""
    """What the verification visit is for, in the words of whoever plans it."""

    def begun(self, desk: Desk) -> Act:
        today = desk.clock.today()
        new = replace(self.new, sureness="assumed", members=(), confirmed_on=None)
        journeys.check_next((), new.since, today=today)
        fields = checked.stay_fields(desk, desk.user.uid, new)
        visit = NewFollowUp(working_day(desk, VERIFIED_WITHIN), check_name(self.what, N_("What for")), VERIFICATION)

        def move(batch: Batch, subject: Subject) -> None:
            stays = stays_of(checked.working(subject))
            if _is_there(subject, fields):
                return
            journeys.check_next(stays, new.since, today=today)
            batch.add(subject, "stay", **{**fields, "family": subject.id})
            plan_verification(desk, batch, subject, visit)

        return move


def one_or_several(places: Sequence[tuple[Where, str]]) -> Where:
    """Return where families are who went to one of several places, nobody knows which: their names, as words.

    Each place comes with its name; of one place it is that, of none it is nowhere that anybody knows.
    """
    known = [(place, shown) for place, shown in places if place]
    if len(known) < 2:
        return known[0][0] if known else Where()
    return Where(text=" / ".join(place.text or shown for place, shown in known))


def plan_verification(desk: Desk, batch: Batch, subject: Subject, visit: NewFollowUp) -> None:
    """Plan a verification in a batch, unless one is planned that comes no later."""
    planned = checked.open_follow_ups(subject, VERIFICATION)
    if not any(str(record.value("due")) <= visit.due.isoformat() for record in planned):
        batch.add(subject, "follow_up", **checked.follow_up_fields(desk, subject.id, visit))


def _is_there(subject: Subject, fields: dict[str, object]) -> bool:
    now = journeys.current(stays_of(subject))
    if now is None:
        return False
    stay = subject.state.records[now.uid]
    wanted = (str(fields["place"] or ""), str(fields["place_text"] or ""), _hex(fields["site"]))
    return tuple(str(stay.value(name) or "") for name in _SAME_PLACE) == wanted


def _hex(record: object) -> str:
    return record.hex() if isinstance(record, bytes) else ""
