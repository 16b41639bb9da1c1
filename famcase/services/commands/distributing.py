"""Distributions: make the list by a rule, tick it off by number, close it; each collected ration is assistance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from famcase.domain import journeys, rations
from famcase.domain.changes import RecordId
from famcase.domain.needs import OPEN_NEEDS
from famcase.domain.state import RecordState
from famcase.domain.text import check_name
from famcase.errors import NotFound, Refused
from famcase.services.batch import Batch, Done, Subject
from famcase.services.commands import checked
from famcase.services.commands.closing import require_supervisor
from famcase.services.commands.moves import stays_of
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewAssistance, NewDistribution
from famcase.services.queries.distributions import Listing, RationLine, distribution_lines, listing
from famcase.wording import N_

_COLLECTED: Final = frozenset({"collected", "by-proxy"})
_MEETABLE: Final = frozenset({None, *OPEN_NEEDS, "unavailable"})
"""States of a need that a ration meets; what could not be had is there now."""


class NobodyListed(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("No family would be on this list: nothing was saved."),
            hint=N_("Look at who is left out and why, or choose another place."),
        )


class NotOnTheList(NotFound):
    """A number was called that the list does not have."""

    def __init__(self, numbers: Sequence[int], last: int) -> None:
        super().__init__(
            N_("The list has no number {numbers}: it goes from 1 to {last}."),
            hint=N_("Nothing was ticked."),
            numbers=tuple(numbers),
            last=last,
        )


class ListClosed(Refused):
    def __init__(self, on: date) -> None:
        super().__init__(
            N_("This list was closed on {day}: nothing was changed."),
            hint=N_("Undo the closing, or record what a family received on its own page."),
            day=on,
        )


class SayWhoCollected(Refused):
    def __init__(self) -> None:
        super().__init__(N_("Say who collected it for them."), hint=N_("A name, or how they are related."))


@dataclass(frozen=True, slots=True)
class Listed:
    """A distribution that was made."""

    uid: RecordId
    rations: int
    done: Done


@dataclass(frozen=True, slots=True)
class Ticked:
    """What ticking did."""

    ticked: tuple[int, ...]
    needs_met: int
    done: Done


def preview_distribution(desk: Desk, new: NewDistribution) -> Listing:
    """Return the list that `make_distribution` would make: who gets how much, and how many are left out and why.

    Raises Refused for a rule that cannot be, and SupervisorOnly for a life-saving list of a caseworker.
    """
    _check(desk, new)
    return listing(desk, new)


@command
def make_distribution(desk: Desk, new: NewDistribution) -> Listed:
    """Make the list of a distribution, numbered from 1, in one batch; see `preview_distribution`."""
    fields = _check(desk, new)
    with desk.write("distribution-made") as batch:
        found = listing(desk, new)
        if not found.lines:
            raise NobodyListed
        begun = batch.new("distribution", **fields)
        for line in found.lines:
            subject = checked.working(checked.open_family(batch, line.family))
            batch.add(
                subject,
                "ration",
                family=line.family,
                distribution=begun.id,
                number=line.number,
                quantity=line.quantity,
            )
    return Listed(begun.id, len(found.lines), batch.done)


@command
def tick(
    desk: Desk,
    distribution: RecordId,
    numbers: Iterable[int],
    outcome: str,
    *,
    by: str = "",
    meets_needs: bool = False,
) -> Ticked:
    """Tick numbers of an open list off, in one batch: collected, by-proxy (`by` says who) or absent.

    What was collected is assistance; where it `meets_needs`, the need that the list of items names is met by it. Who
    came in person is confirmed where they are. A number ticked so already stays as it is; one ticked otherwise is
    corrected. Raises NotOnTheList, ListClosed and SayWhoCollected, and then ticks nothing.
    """
    outcome = desk.vocabulary.get("distribution-outcome", outcome).code
    who = check_name(by, N_("Who collected it"))
    if outcome == "by-proxy" and not who:
        raise SayWhoCollected
    with desk.write("ticked") as batch:
        giving = _open_list(batch, distribution)
        lines = _lines(desk, distribution, numbers)
        ticked = [line for line in lines if (line.outcome, line.by) != (outcome, who if outcome == "by-proxy" else "")]
        met = sum(_tick(desk, batch, giving, line, outcome, who, meets_needs=meets_needs) for line in ticked)
    return Ticked(tuple(line.number for line in ticked), met, batch.done)


@command
def close_distribution(desk: Desk, distribution: RecordId) -> Ticked:
    """Close a list: whoever was not ticked is absent, and no number is ticked any more."""
    with desk.write("distribution-closed") as batch:
        giving = _open_list(batch, distribution)
        left = [line for line in distribution_lines(desk, distribution) if not line.outcome]
        for line in left:
            _tick(desk, batch, giving, line, "absent", "", meets_needs=False)
        batch.edit(giving, distribution, closed_on=desk.clock.today())
    return Ticked(tuple(line.number for line in left), 0, batch.done)


def need_met_by(desk: Desk, item: str) -> str:
    """Return the kind of need that an item meets by the list of items; empty where the list names none."""
    return desk.vocabulary.get("item", item).extra.get("need", "")


def _check(desk: Desk, new: NewDistribution) -> dict[str, object]:
    """Return the distribution's own fields."""
    if new.life_saving:
        require_supervisor(desk.user)
    if not new.at:
        raise Refused(N_("Say where it is: a site or a place."), hint=N_("The list has the families that are there."))
    if new.at.text:
        raise NotFound(
            N_("No site or place is called “{text}”; a distribution needs one."),
            hint=N_("Choose a site or a village of the list."),
            text=new.at.text,
        )
    rule = desk.vocabulary.get("distribution-rule", new.rule).code
    rations.check(rule, new.per, new.quantity)
    if not new.item:
        raise Refused(N_("Say what is handed out."))
    return {
        "item": checked.code(desk, "item", new.item),
        "site": checked.known_site(desk, new.at.site),
        "place": new.at.pcode,
        "on": new.on or desk.clock.today(),
        "rule": rule,
        "per": new.per,
        "quantity": new.quantity,
        "life_saving": new.life_saving,
    }


def _open_list(batch: Batch, distribution: RecordId) -> Subject:
    subject = batch.open(distribution)
    head = subject.state.records.get(distribution)
    if head is None or not head.stands or head.table != "distribution":
        raise NotFound(N_("This list is not there any more."), hint=N_("It was taken back."))
    closed = head.value("closed_on")
    if closed:
        raise ListClosed(date.fromisoformat(str(closed)))
    return subject


def _lines(desk: Desk, distribution: RecordId, numbers: Iterable[int]) -> list[RationLine]:
    by_number = {line.number: line for line in distribution_lines(desk, distribution)}
    wanted = sorted(set(numbers))
    unknown = [number for number in wanted if number not in by_number]
    if unknown:
        raise NotOnTheList(unknown, max(by_number, default=0))
    return [by_number[number] for number in wanted]


def _tick(
    desk: Desk, batch: Batch, giving: Subject, line: RationLine, outcome: str, by: str, *, meets_needs: bool
) -> int:
    """Tick one line; return how many needs it met."""
    subject = checked.open_family(batch, line.family)
    head = giving.state.records[giving.id]
    on = min(date.fromisoformat(str(head.value("on"))), desk.clock.today())
    batch.edit(subject, line.uid, outcome=outcome, by=by if outcome == "by-proxy" else "")
    given = _given(subject, giving.id)
    if outcome not in _COLLECTED:
        for one in given:
            _take_back(batch, subject, one)
        return 0
    if outcome == "collected":
        _confirm(batch, subject, giving, on)
    if given:
        batch.edit(subject, given[0].record, outcome=outcome)
        return 0
    item = str(head.value("item"))
    need = _need(subject, need_met_by(desk, item), on) if meets_needs else None
    fields: dict[str, Any] = checked.assistance_fields(
        desk, subject.id, NewAssistance(item, on=on, quantity=line.quantity, need=need.record if need else None)
    )
    batch.add(subject, "assistance", **fields, distribution=giving.id, outcome=outcome)
    if need is not None:
        batch.edit(subject, need.record, status="met", met_on=on)
    return int(need is not None)


def _given(subject: Subject, distribution: RecordId) -> list[RecordState]:
    return [one for one in subject.records("assistance") if one.value("distribution") == distribution.hex()]


def _take_back(batch: Batch, subject: Subject, given: RecordState) -> None:
    """Take back what was ticked by mistake, and open the need again that it met."""
    need = given.value("need")
    if need:
        record = subject.record("need", RecordId(bytes.fromhex(str(need))))
        if record.value("status") == "met" and record.value("met_on") == given.value("on"):
            batch.edit(subject, record.record, status="open", met_on=None)
    batch.remove(subject, given.record)


def _need(subject: Subject, category: str, on: date) -> RecordState | None:
    """Return the oldest open need of a kind that began by that day; None where there is none."""
    open_needs = [
        one
        for one in subject.records("need")
        if one.value("category") == category and one.value("status") in _MEETABLE and (one.day("since") or on) <= on
    ]
    return min(open_needs, key=lambda one: str(one.value("since") or ""), default=None) if category else None


def _confirm(batch: Batch, subject: Subject, giving: Subject, on: date) -> None:
    """Take who came as confirmed, where the list is one of the site or place that they are at."""
    now = journeys.current(stays_of(subject))
    head = giving.state.records[giving.id]
    if now is None or (now.since is not None and now.since > on):
        return
    stay = subject.state.records[now.uid]
    is_here = any(head.value(name) and head.value(name) == stay.value(name) for name in ("site", "place"))
    known = stay.value("confirmed_on")
    if is_here and (not known or str(known) < on.isoformat()):
        batch.edit(subject, now.uid, confirmed_on=on, confirmed_how="distribution")
