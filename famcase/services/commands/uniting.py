"""Merge two families that are one: all that one of them has goes into the other, and both numbers find it.

It is one batch over both, undone as one. The family that is kept gets *copies* of what it lacks; the other keeps its
own records as they were, in its own history, is a `duplicate` from then on and counts nowhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from famcase.domain import journeys, union
from famcase.domain.changes import RecordId, Version
from famcase.domain.names import NameParts, fold
from famcase.domain.needs import OPEN_NEEDS
from famcase.domain.state import RecordState
from famcase.domain.ties import MERGED_FROM, MOVED_TO, SAME_AS
from famcase.domain.union import Choices, PersonPair, UnionPlan
from famcase.domain.union_journeys import one_journey, same_move
from famcase.errors import Refused, Usage
from famcase.services.batch import Batch, Done, Subject
from famcase.services.commands import checked, child_alone, declared
from famcase.services.commands.copying import Copying, OneFamily, check_all_seen, check_hands
from famcase.services.commands.moves import say_again, stays_of
from famcase.services.commands.rehearsing import rehearsed
from famcase.services.desk import Desk, command
from famcase.services.queries.families import get_family
from famcase.services.queries.unions import side_by_side
from famcase.services.views import UnionView
from famcase.storage.projection import MERGED
from famcase.wording import N_

_SAME: Final[Mapping[str, tuple[str, ...]]] = {
    "visit": ("on", "outcome", "by"),
    "follow_up": ("due", "kind", "what", "status", "repeats"),
    "referral": ("member", "kind", "to", "to_user", "service", "status", "requested_on"),
    "plan_step": ("need", "what", "who", "due", "status"),
    "flag": ("member", "kind", "resolved_on"),
    "foreign_id": ("member", "source", "value"),
    "note": ("on", "text"),
}
"""Tables whose records are copied where none of the kept family says the same, and what is the same."""

_ANSWER: Final = ("state", "basis", "given_by", "how", "on", "withhold")

_LONGEST: Final = 200
"""Characters that the words of a need may have."""

_SAFETY: Final = ("no", "unknown", "yes")


class HowToTake(Usage):
    """A choice of something that there is not."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            N_("There is nothing called “{name}” to choose."),
            hint=N_("There are: {known}."),
            name=name,
            known=sorted(known),
        )


class KeptIsClosed(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("The case that is to be kept is closed: nothing was merged."),
            hint=N_("Reopen it first, or merge it into the other one."),
        )


@command
def unite(
    desk: Desk,
    keep: RecordId,
    gone: RecordId,
    choices: Choices | None = None,
    seen_keep: Version | None = None,
    seen_gone: Version | None = None,
) -> Done:
    """Merge the family `gone` into the family `keep`, as `domain.union.plan` proposes and `choices` say otherwise.

    What `keep` lacks is copied: people, stays, needs, contacts, numbers, notes, help, visits, what is planned. What
    both have is united. `gone` becomes a duplicate, what was planned for it is cancelled, and its numbers find `keep`.
    A caseworker merges cases of their own or of nobody. Raises OneFamily, KeptIsClosed, SupervisorOnly, ChangedSince,
    and HowToTake for a choice that there is not.
    """
    return _unite(desk, keep, gone, choices or Choices(), seen_keep, seen_gone)


@command
def plan_of_union(desk: Desk, keep: RecordId, gone: RecordId, choices: Choices | None = None) -> UnionView:
    """Return what `unite` would make of two families, and what there is to choose; nothing is changed.

    Raises whatever `unite` would raise.
    """
    chosen = choices or Choices()

    def united() -> UnionView:
        before = side_by_side(desk, keep, gone, chosen.people)
        _unite(desk, keep, gone, chosen)
        return replace(before, after=get_family(desk, keep))

    return rehearsed(desk, united)


def _unite(
    desk: Desk,
    keep: RecordId,
    gone: RecordId,
    chosen: Choices,
    seen_keep: Version | None = None,
    seen_gone: Version | None = None,
) -> Done:
    with desk.write("merged") as batch:
        if keep == gone:
            raise OneFamily
        kept = checked.open_family(batch, keep, seen_keep)
        other = checked.open_family(batch, gone, seen_gone)
        if kept.state.records[keep].value("status") not in (None, "open"):
            raise KeptIsClosed
        check_hands(desk, kept, other)
        for subject in (kept, other):
            check_all_seen(subject)
        _Uniting(desk, batch, kept, other, chosen).do()
    return batch.done


class _Uniting:
    """The parts of one merge, in the order in which they refer to each other."""

    def __init__(self, desk: Desk, batch: Batch, kept: Subject, gone: Subject, choices: Choices) -> None:
        self._desk = desk
        self._batch = batch
        self._kept = kept
        self._gone = gone
        self._choices = choices
        self._plan: UnionPlan = union.plan(kept.state, gone.state, choices.people)
        self._copying = Copying(
            batch, gone, kept, {pair.right: pair.left for pair in self._plan.people if pair.left and pair.right}
        )
        names = {pair.name for pair in (*self._plan.fields, *self._plan.consents)}
        for name in choices.fields:
            if name not in names:
                raise HowToTake(name, names)

    def do(self) -> None:
        kept, gone, copying = self._kept, self._gone, self._copying
        was_alone = child_alone.is_so(self._desk, kept)
        self._family()
        self._people()
        self._journey()
        self._needs()
        self._contacts()
        self._consents()
        for table in ("visit", "follow_up"):
            copying.copy_missing(table, _SAME[table], self._still_told(table))
        for table in ("referral", "plan_step", "flag", "foreign_id", "note"):
            copying.copy_missing(table, _SAME[table])
        self._help()
        self._others()
        child_alone.act_on(self._desk, self._batch, kept, was_alone)
        self._batch.edit(gone, gone.id, status=MERGED, merged_into=kept.id)
        for planned in checked.open_follow_ups(gone):
            self._batch.edit(gone, planned.record, status="cancelled")

    def _family(self) -> None:
        said: dict[str, Any] = {MERGED_FROM: self._gone.id}
        for pair in self._plan.fields:
            said |= union.taken(pair, self._choices.fields.get(pair.name))
        self._batch.edit(self._kept, self._kept.id, **said)

    def _people(self) -> None:
        leads = next((state.record for state in self._kept.records("member") if _is_head(state)), None)
        heads_are_one = any(
            pair.left == leads and pair.right and _is_head(self._gone.state.records[pair.right])
            for pair in self._plan.people
        )
        for pair in self._plan.people:
            if pair.left and pair.right:
                self._unite_person(pair, has_head=leads is not None)
            elif pair.right:
                state = self._gone.state.records[pair.right]
                # what they are to another head is theirs to be said, one by one
                relation = {} if heads_are_one or leads is None else {"relation": ""}
                self._copying.copy(state, **relation)

    def _unite_person(self, pair: PersonPair, *, has_head: bool) -> None:
        if pair.left is None or pair.right is None:
            return
        state, other = self._kept.state.records[pair.left], self._gone.state.records[pair.right]
        before = declared.person_of(state)
        said: dict[str, Any] = {}
        for one in pair.fields:
            chosen = self._choices.of_people.get((pair.right, one.name))
            said |= union.taken(one, chosen)
        if said["relation"] == "head" and state.value("relation") != "head" and has_head:
            said["relation"] = state.value("relation")
        for script in ("", "_ar"):
            for part in union.NAME_PARTS:
                name = part + script
                said[name] = said.get(name) or state.value(name) or other.value(name)
        if said["presence"] != "left":
            said[MOVED_TO] = None
        said["spellings"] = _spellings(said, state, other)
        known = state.value(SAME_AS)
        said[SAME_AS] = [*(known if isinstance(known, list) else ()), other.record.hex()]
        self._batch.edit(self._kept, pair.left, **said)
        declared.follow(
            self._desk, self._batch, self._kept, before, declared.person_of(self._kept.state.records[pair.left])
        )

    def _journey(self) -> None:
        kept, gone = self._kept, self._gone
        registered = gone.state.records[gone.id].day("registered_on") or self._desk.clock.today()
        last = journeys.current(stays_of(kept))
        copied: list[RecordId] = []
        for stay in one_journey(kept.records("stay"), gone.records("stay"), registered):
            if stay.left is not None:
                if stay.right is not None:
                    self._copying.stands_for(stay.right, stay.left)
                self._batch.edit(kept, stay.left.record, **stay.changes())
            elif stay.right is not None and (made := self._copying.copy(stay.right, **stay.changes())) is not None:
                copied.append(made)
        if last is not None and any(kept.state.records[made].day("since") == last.since for made in copied):
            # of two that began on one day they are where the kept family was
            say_again(self._batch, kept, [one for one in stays_of(kept) if one.uid == last.uid])
        people = {pair.right.hex(): pair.left.hex() for pair in self._plan.people if pair.left and pair.right}
        ours = [state for state in kept.records("stay") if state.value("members")]
        for state in gone.records("stay"):
            if state.value("members") and not any(same_move(one, state, people) for one in ours):
                self._copying.copy(state)

    def _needs(self) -> None:
        ours = self._kept.records("need")
        for state in self._gone.records("need"):
            said = self._copying.values(state) or {}
            same = next((one for one in ours if _is_one_need(one, state, said)), None)
            if same is None:
                self._copying.copy(state)
                continue
            ours.remove(same)
            self._copying.stands_for(state, same)
            if same.value("status") in (None, *OPEN_NEEDS):
                self._batch.edit(self._kept, same.record, **self._of_both_needs(same, state))

    def _of_both_needs(self, one: RecordState, other: RecordState) -> dict[str, object]:
        urgencies = self._desk.vocabulary.codes("urgency")
        said = [str(state.value("urgency")) for state in (one, other) if state.value("urgency")]
        days = [day for state in (one, other) if (day := state.day("since"))]
        return {
            "what": _both(str(one.value("what") or ""), str(other.value("what") or "")),
            "urgency": min(said, key=lambda code: urgencies.index(code) if code in urgencies else 99, default=""),
            "since": min(days, default=None),
        }

    def _contacts(self) -> None:
        known = {(state.value("kind"), state.value("number")): state for state in self._kept.records("contact")}
        for state in self._gone.records("contact"):
            same = known.get((state.value("kind"), state.value("number")))
            if same is None:
                self._copying.copy(state)
                continue
            self._copying.stands_for(state, same)
            said = [str(one.value("safe") or "unknown") for one in (same, state)]
            self._batch.edit(
                self._kept,
                same.record,
                whose=same.value("whose") or state.value("whose"),
                when=same.value("when") or state.value("when"),
                whatsapp=bool(same.value("whatsapp") or state.value("whatsapp")),
                do_not_say_who=bool(same.value("do_not_say_who") or state.value("do_not_say_who")),
                safe=min(said, key=lambda code: _SAFETY.index(code) if code in _SAFETY else 1),
            )

    def _consents(self) -> None:
        """Take the answer that counts into the one record that a purpose and a partner have."""
        ours, theirs = (
            {fold(union.consent_name(state)): state for state in subject.records("consent")}
            for subject in (self._kept, self._gone)
        )
        both = {fold(pair.name): pair for pair in self._plan.consents}
        for key, state in theirs.items():
            if key not in both:
                self._copying.copy(state)
                continue
            kept = ours[key]
            said = {name: kept.value(name) for name in _ANSWER}
            if (self._choices.fields.get(both[key].name) or both[key].proposed) == "right":
                said = {name: state.value(name) for name in _ANSWER}
            # what is to be kept from somebody stays so, whichever answer counts
            withheld = (str(one.value("withhold") or "") for one in (kept, state))
            said["withhold"] = "\n".join(dict.fromkeys(filter(None, withheld)))
            changed = {name: value for name, value in said.items() if value != kept.value(name)}
            if changed:
                self._batch.edit(self._kept, kept.record, **changed)

    def _still_told(self, table: str) -> list[RecordState]:
        """Return what is worth telling again: not what was cancelled."""
        return [state for state in self._gone.records(table) if state.value("status") != "cancelled"]

    def _help(self) -> None:
        """Copy what was received, and the lines of lists; of one list a family has one line."""
        lines = {state.value("distribution"): state for state in self._kept.records("ration")}
        for state in self._gone.records("ration"):
            known = lines.get(state.value("distribution"))
            if known is None:
                self._copying.copy(state)
            elif known.value("outcome") in (None, "", "absent") and state.value("outcome"):
                self._batch.edit(self._kept, known.record, outcome=state.value("outcome"), by=state.value("by"))
        for state in self._gone.records("assistance"):
            self._copying.copy(state)

    def _others(self) -> None:
        """Copy ties to other families; one between the two is none any more."""
        kept, gone = self._kept, self._gone
        both = {kept.id.hex(), gone.id.hex()}
        for table in ("link", "told_apart"):
            for state in kept.records(table):
                if state.value("other") in both:
                    self._batch.remove(kept, state.record)
            known = {(state.value("kind"), state.value("other")) for state in kept.records(table)}
            for state in gone.records(table):
                if state.value("other") not in both and (state.value("kind"), state.value("other")) not in known:
                    self._copying.copy(state)


def _is_head(state: RecordState) -> bool:
    return state.value("relation") == "head"


def _spellings(said: Mapping[str, Any], state: RecordState, other: RecordState) -> list[str]:
    """Return the other spellings of the union: every name of both that is not the one they are listed by."""
    found: list[str] = []
    for one in (state, other):
        known = one.value("spellings")
        found.extend(str(name) for name in (known if isinstance(known, list) else ()))
    for one in (state, other):
        for script in ("", "_ar"):
            parts = [str(one.value(part + script) or "") for part in union.NAME_PARTS]
            listed = [str(said.get(part + script) or "") for part in union.NAME_PARTS]
            if any(part and part != chosen for part, chosen in zip(parts[:4], listed[:4], strict=True)):
                found.append(NameParts(*parts).shown())
            if parts[4] and parts[4] != listed[4]:
                found.append(parts[4])
    return list(dict.fromkeys(filter(None, found)))


def _is_one_need(one: RecordState, other: RecordState, said: Mapping[str, Any]) -> bool:
    """Return whether two needs are one: open ones of a kind and person, others only where all of them is the same."""
    member = said.get("member")
    who = member.hex() if isinstance(member, bytes) else None
    if (one.value("category"), one.value("member")) != (other.value("category"), who):
        return False
    open_ones = [state.value("status") in (None, *OPEN_NEEDS) for state in (one, other)]
    if all(open_ones):
        return len(_both(str(one.value("what") or ""), str(other.value("what") or ""))) <= _LONGEST
    return all(one.value(name) == other.value(name) for name in ("status", "what", "since", "met_on"))


def _both(one: str, other: str) -> str:
    """Return the words of both, each once."""
    if other in one:
        return one
    return other if one in other else f"{one}; {other}"
