"""Record what happened at a place, correct it, and take back what never happened."""

from datetime import date
from typing import Final

from famcase.domain.changes import RecordId, Version
from famcase.domain.text import check_name, check_note
from famcase.errors import NotFound, Refused
from famcase.services.batch import Batch, Done, Subject
from famcase.services.commands import checked
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewEvent
from famcase.wording import N_

_EDITABLE: Final = frozenset({"kind", "place", "place_text", "on", "source", "sureness", "text"})


@command
def record_event(desk: Desk, new: NewEvent) -> Done:
    """Record what happened at a place; there is no field for who did it."""
    given: dict[str, object] = {
        "kind": new.kind,
        **checked.place_fields(new.at),
        "on": new.on,
        "source": new.source,
        "sureness": new.sureness,
        "text": new.text,
    }
    fields = {name: _checked(desk, name, value) for name, value in given.items()}
    _need_a_kind(fields["kind"])
    with desk.write("event") as batch:
        batch.new("event", **fields)
    return batch.done


@command
def correct_event(desk: Desk, /, event: RecordId, seen: Version | None = None, **fields: object) -> Done:
    """Correct what was recorded of an event; `seen` is the version that the person looked at."""
    checked.only(fields, _EDITABLE)
    with desk.write("event-corrected") as batch:
        subject = _open(batch, event, seen)
        said = {name: _checked(desk, name, value) for name, value in fields.items()}
        _need_a_kind(said.get("kind", "said already"))
        batch.edit(subject, event, **said)
    return batch.done


@command
def remove_event(desk: Desk, event: RecordId, *, seen: Version | None = None) -> Done:
    """Take back an event that was recorded in error."""
    with desk.write("event-removed") as batch:
        batch.remove(_open(batch, event, seen), event)
    return batch.done


def _open(batch: Batch, event: RecordId, seen: Version | None) -> Subject:
    subject = batch.open(event, seen)
    known = subject.state.records.get(event)
    if known is None or known.table != "event" or not known.stands:
        raise NotFound(N_("This event is not there any more."), hint=N_("Look at the list of events."))
    return subject


def _need_a_kind(kind: object) -> None:
    if not kind:
        raise Refused(N_("An event needs a kind: what happened."))


def _checked(desk: Desk, name: str, value: object) -> object:
    if name in ("kind", "sureness"):
        return checked.code(desk, "event-kind" if name == "kind" else "sureness", str(value or ""))
    if name == "on":
        return checked.not_later(desk, value if isinstance(value, date) else None)
    if name == "text":
        return check_note(str(value or ""), N_("What happened"))
    if name == "place":
        return value
    return check_name(str(value or ""), N_("Place") if name == "place_text" else N_("Source"))
