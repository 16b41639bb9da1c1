"""Brings one family's records to what a file says of it; what the file does not say stays as it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from famcase.domain import journeys, numbers
from famcase.domain.changes import RecordId, journal_value
from famcase.domain.phones import check_phone, fold_phone
from famcase.domain.state import RecordState
from famcase.domain.text import check_name, check_note
from famcase.domain.ties import MOVED_TO
from famcase.services.batch import Batch, Subject
from famcase.services.commands import checked, drafted
from famcase.services.commands.consents import answer_known
from famcase.services.commands.drafted import Fields, Places
from famcase.services.commands.moves import stays_of
from famcase.services.desk import Desk
from famcase.services.household_drafts import (
    ConsentDraft,
    ContactDraft,
    Doubt,
    HouseholdDraft,
    MemberDraft,
    NeedDraft,
    StayDraft,
)
from famcase.wording import N_

_NOT_FLAGGED = "needs-a-look"
"""Doubts of this kind are about the row and its reading; the others are about the people and stay with them."""


class Merging:
    """One household of a file and the family that it is about, in one batch."""

    def __init__(self, desk: Desk, batch: Batch, places: Places, draft: HouseholdDraft) -> None:
        self._through: Subject | None = None
        """The family that the file means, where that was merged into another since."""
        self._desk = desk
        self._batch = batch
        self._places = places
        self._draft = draft
        registered = draft.fields.get("registered_on")
        self._registered_on = registered if isinstance(registered, date) else desk.clock.today()
        self._people: dict[str, RecordId] = {}
        self.at = (draft.sheet, draft.row)
        """The row that is being read, for a sentence about what is wrong with it."""

    def begin(self) -> Subject:
        """Write the family as a new one; raises FamcaseError for what cannot be kept."""
        digits, counter = self._batch.next_case()
        desk, fields = self._desk, drafted.family_fields(self._desk, self._places, self._draft)
        holder = {} if desk.user.is_supervisor else {"assigned_to": desk.user.uid, "assigned_on": desk.clock.today()}
        subject = self._batch.new(
            "family",
            number=numbers.case_number(digits, counter),
            **{"registered_on": self._registered_on, **holder, **fields},
        )
        self._name_after_source(subject, self._draft.foreign_id)
        self._records(subject)
        return subject

    def go_on(self, family: RecordId, through: RecordId | None = None) -> Subject:
        """Change a known family where the file says otherwise; raises FamcaseError for what cannot be kept.

        A closed case is refused only where the file would change it. `through` is the family that the file means,
        where that was merged into this one since: what it says was weighed then, and only the rest is news.
        """
        if through not in (None, family):
            self._through = self._batch.open(through)
        subject = checked.open_family(self._batch, family)
        fields = drafted.family_fields(self._desk, self._places, self._draft)
        told = self._through
        self._edit(subject, subject.state.records[family], _news(told.state.records[told.id] if told else None, fields))
        is_named = any(
            self._is_source_of(state) and not state.value("member") for state in subject.records("foreign_id")
        )
        # a list of ours names families by the numbers that they bear here
        if not is_named and self._draft.foreign_id != subject.state.records[family].value("number"):
            self._name_after_source(subject, self._draft.foreign_id)
        self._records(subject)
        if subject.parts:
            checked.working(subject)
        return subject

    def _records(self, subject: Subject) -> None:
        self._members(subject)
        for stay in self._draft.stays:
            self._stay(subject, stay)
        for need in self._draft.needs:
            self._need(subject, need)
        for consent in self._draft.consents:
            self._consent(subject, consent)
        for contact in self._draft.contacts:
            self._contact(subject, contact)
        known = {note.value("text") for note in subject.records("note")}
        for note in self._draft.notes:
            text = check_note(note.text, N_("Note"))
            if text and text not in known:
                self._add(subject, "note", {"on": note.on or self._registered_on, "text": text})
        for doubt in self._draft.doubts:
            self._flag(subject, doubt)

    def _members(self, subject: Subject) -> None:
        known = {
            str(state.value("value")): RecordId(bytes.fromhex(str(state.value("member"))))
            for state in subject.records("foreign_id")
            if self._is_source_of(state) and state.value("member")
        }
        # a person who was erased is nobody known any more
        known = {value: person for value, person in known.items() if person in subject.state.records}
        self._people.update(known)
        unnamed = [state for state in subject.records("member") if state.record not in known.values()]
        for draft in self._draft.members:
            self.at = (draft.sheet, draft.row)
            self._member(subject, draft, known.get(draft.foreign_id), unnamed)
        self.at = (self._draft.sheet, self._draft.row)
        if self._draft.names and not self._draft.members:
            fields = {"relation": "head", **drafted.name_fields(self._draft.names)}
            heads = _heads(subject)
            if heads:
                told = _heads(self._through) if self._through else []
                self._edit(subject, heads[0], _news(told[0] if told else None, fields))
            else:
                self._add(subject, "member", fields)

    def _member(self, subject: Subject, draft: MemberDraft, known: RecordId | None, unnamed: list[RecordState]) -> None:
        fields = drafted.member_fields(self._desk, draft, self._registered_on)
        if known is None:
            same = next((state for state in unnamed if _is_called(state, drafted.name_fields(draft.names))), None)
            if same is not None:
                unnamed.remove(same)
                known = same.record
                self._edit(subject, same, fields)
            else:
                known = self._add(subject, "member", fields)
            self._name_after_source(subject, draft.foreign_id, known)
        else:
            state = subject.state.records[known]
            fields = _news(self._told(draft), fields)
            if state.value(MOVED_TO):
                # they are of another family since: the file was written before
                fields.pop("presence", None)
            if state.stands:
                # what a caseworker saw beside what the file ticks is no less true
                seen = state.value("vulnerabilities")
                if "vulnerabilities" in fields and isinstance(seen, list):
                    fields["vulnerabilities"] = tuple(dict.fromkeys((*seen, *fields["vulnerabilities"])))
                self._edit(subject, state, fields)
        self._people[draft.foreign_id] = known

    def _told(self, draft: MemberDraft) -> RecordState | None:
        """Return the record of a person in the family that the file means, where that was merged since."""
        if self._through is None:
            return None
        for state in self._through.records("foreign_id"):
            if self._is_source_of(state) and state.value("value") == draft.foreign_id and state.value("member"):
                return self._through.state.records.get(RecordId(bytes.fromhex(str(state.value("member")))))
        return None

    def _stay(self, subject: Subject, draft: StayDraft) -> None:
        fields = drafted.stay_fields(self._desk, self._places, draft)
        if self._through is not None:
            told = self._same_stay(self._through, draft, fields)
            if told is not None and not _news(told, fields):
                return
        known = self._same_stay(subject, draft, fields)
        if known is not None:
            confirmed, said = known.value("confirmed_on"), fields.get("confirmed_on")
            if confirmed and said and str(confirmed) > said.isoformat():
                # somebody was there after the file was written
                fields = {name: value for name, value in fields.items() if not name.startswith("confirmed")}
            self._edit(subject, known, fields)
            return
        since = draft.since or draft.confirmed_on or self._registered_on
        journeys.check_next(stays_of(subject), since, today=self._desk.clock.today())
        self._add(subject, "stay", {**fields, "since": since})

    def _same_stay(self, subject: Subject, draft: StayDraft, fields: Fields) -> RecordState | None:
        """Return the stay that the file speaks of: of the same day and place, or the last where it tells no day."""
        told = [state for state in subject.records("stay") if _is_there(state, fields)]
        if draft.since is not None:
            told = [state for state in told if state.value("since") == draft.since.isoformat()]
            return told[-1] if told else None
        now = journeys.current(stays_of(subject))
        return next((state for state in told if now is not None and state.record == now.uid), None)

    def _need(self, subject: Subject, draft: NeedDraft) -> None:
        person = self._people.get(draft.person)
        fields: Fields = {
            "member": person,
            "category": checked.code(self._desk, "need", draft.category),
            "what": check_note(draft.what, N_("What exactly")),
            "urgency": checked.code(self._desk, "urgency", draft.urgency or ""),
            "since": draft.since or self._registered_on,
        }
        if self._through is not None and any(
            (state.value("category"), state.value("since")) == (fields["category"], fields["since"].isoformat())
            and not _news(state, {name: fields[name] for name in ("what", "urgency") if fields[name]})
            for state in self._through.records("need")
        ):
            return
        for state in subject.records("need"):
            same = (fields["category"], person.hex() if person else None, fields["since"].isoformat())
            if (state.value("category"), state.value("member"), state.value("since")) == same:
                # its status is the caseworker's: the file was written before it was met
                self._edit(subject, state, {name: fields[name] for name in ("what", "urgency") if fields[name]})
                return
        self._add(subject, "need", {**fields, "status": checked.code(self._desk, "need-status", draft.status)})

    def _consent(self, subject: Subject, draft: ConsentDraft) -> None:
        fields = {
            "purpose": checked.code(self._desk, "consent-purpose", draft.purpose),
            "state": checked.code(self._desk, "consent-state", draft.state),
            "on": draft.on or self._registered_on,
        }
        if self._through is not None and any(not _news(state, fields) for state in self._through.records("consent")):
            return
        # what they answered of one partner by name stands apart from what a file says of a purpose
        known = answer_known(subject, str(fields["purpose"]))
        if known is None:
            self._add(subject, "consent", fields)
        elif str(known.value("on") or "") <= str(fields["on"]):
            self._edit(subject, known, fields)

    def _contact(self, subject: Subject, draft: ContactDraft) -> None:
        number = fold_phone(check_phone(draft.number))
        known = {fold_phone(str(state.value("number"))) for state in subject.records("contact")}
        if number and number not in known:
            whose = checked.code(self._desk, "contact-whose", draft.whose)
            self._add(subject, "contact", {"number": number, "whose": whose})

    def _flag(self, subject: Subject, doubt: Doubt) -> None:
        if doubt.kind == _NOT_FLAGGED:
            return
        member = self._people.get(doubt.person)
        fields = {
            "kind": checked.code(self._desk, "flag-kind", doubt.kind),
            "member": member,
        }
        for state in subject.records("flag"):
            if (state.value("kind"), state.value("member")) == (doubt.kind, member.hex() if member else None):
                return
        reason = check_name(doubt.message.format(**doubt.values), N_("Reason"))
        self._add(subject, "flag", {**fields, "reason": reason, "on": self._desk.clock.today()})

    def _is_source_of(self, state: RecordState) -> bool:
        return state.value("source") == self._draft.source

    def _name_after_source(self, subject: Subject, value: str, member: RecordId | None = None) -> None:
        if value:
            value = check_name(value, N_("Id"))
            self._add(subject, "foreign_id", {"member": member, "source": self._draft.source, "value": value})

    def _add(self, subject: Subject, table: str, fields: Mapping[str, Any]) -> RecordId:
        return self._batch.add(subject, table, family=subject.id, **fields)

    def _edit(self, subject: Subject, state: RecordState, fields: Fields) -> None:
        self._batch.edit(subject, state.record, **fields)


def _heads(subject: Subject) -> list[RecordState]:
    return [member for member in subject.records("member") if member.value("relation") == "head"]


def _news(told: RecordState | None, fields: Fields) -> Fields:
    """Return what a record does not say so already; all of it where there is no record."""
    if told is None:
        return fields
    return {name: value for name, value in fields.items() if told.value(name) != journal_value(value)}


def _is_called(state: RecordState, name: Fields) -> bool:
    """Return whether a member bears a name of two parts or more, every part of it."""
    return len(name) > 1 and all(state.value(part) == value for part, value in name.items())


def _is_there(state: RecordState, fields: Fields) -> bool:
    """Return whether a stay is at the place of `fields`: the same site, P-code or words; nowhere is nowhere."""
    site = fields["site"].hex() if "site" in fields else None
    if site or fields.get("place"):
        return bool(site and state.value("site") == site) or state.value("place") == fields.get("place", "?")
    return (state.value("place_text") or None) == (fields.get("place_text") or None)
