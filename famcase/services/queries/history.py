"""What was done with a family, from its journal: who, when, what was there before and what after."""

from collections.abc import Iterable, Iterator
from typing import Any

from famcase.domain.changes import Change, Json, Part, RecordId, Ref
from famcase.domain.state import SubjectState
from famcase.domain.ties import UNSEEN
from famcase.errors import NotFound, StorageFault
from famcase.services.batch import REASON
from famcase.services.desk import Desk
from famcase.services.queries.naming import Naming
from famcase.services.views import Detail, HistoryLine
from famcase.storage import journal
from famcase.wording import N_


def history(desk: Desk, family: RecordId, limit: int = 100) -> tuple[HistoryLine, ...]:
    """Return up to `limit` changes of a family (site, event …), the newest first.

    Places, sites, people and users are given by their names, other values as the journal has them (codes, ISO days).
    What was erased is left out of its change. Raises NotFound when nothing of this id was ever recorded,
    StorageFault where a change is damaged.
    """
    tables = desk.store.tables
    try:
        state = journal.load(tables, family)
    except ValueError as error:
        raise StorageFault(
            N_("The journal of this family is damaged, so its history cannot be shown."),
            hint=N_("`famcase check` says which change it is; a backup from before has it whole."),
        ) from error
    if not state.changes:
        raise NotFound(N_("Nothing was ever recorded of this."), hint=N_("Look for the family in the list."))
    undone = _undone(state.changes)
    newest = state.changes[::-1][: max(0, limit)]
    users = {
        bytes(uid).hex(): name for uid, name in tables["user"].select(tables["user"].uid, tables["user"].name).tuples()
    }
    naming = Naming(tables, state)
    return tuple(_line(change, state, naming, users.get(change.actor, ""), undone) for change in newest)


def _line(change: Change, state: SubjectState, naming: Naming, by: str, undone: set[Ref]) -> HistoryLine:
    parts = [part for part in change.parts if isinstance(part, Part)]
    return HistoryLine(
        ref=change.ref,
        batch=_batch(change),
        at=change.when(),
        verb=change.verb,
        by=by,
        reason=next((str(part.values.get("text", "")) for part in parts if part.table == REASON), ""),
        details=tuple(_details(parts, state, naming)),
        undone=_batch(change) in undone,
        is_confidential=any(
            part.table == "referral" and state.records[part.record].value("kind") == "confidential" for part in parts
        ),
    )


def _details(parts: Iterable[Part], state: SubjectState, naming: Naming) -> Iterator[Detail]:
    for part in parts:
        if part.table == REASON:
            continue
        for field, said in part.values.items():
            if field in UNSEEN:
                continue
            if part.is_new:
                yield Detail(part.table, field, None, naming.shown(part.table, field, said), True)
                continue
            after, replaced = _edit(said)
            before = _before(state, part.record, field, replaced)
            yield Detail(
                part.table,
                field,
                naming.shown(part.table, field, before),
                naming.shown(part.table, field, after),
                False,
            )


def _edit(said: Any) -> tuple[Json, list[Ref]]:
    value, replaced = said
    return value, [Ref.read(text) for text in replaced]


def _before(state: SubjectState, record: RecordId, field: str, replaced: list[Ref]) -> Json:
    """Return the value that showed before: of those replaced the latest; None where nothing had been said."""
    known = state.records.get(record)
    settings = [] if known is None else [one for one in known.settings.get(field, ()) if one.ref in replaced]
    return max(settings, key=lambda one: (one.hlc, one.ref)).value if settings else None


def _batch(change: Change) -> Ref:
    return Ref(change.ref.writer, change.batch)


def _undone(changes: Iterable[Change]) -> set[Ref]:
    """Return the batches that an undo took back and no undo of that undo brought again."""
    undoing = {_batch(change): Ref.read(change.undoes) for change in changes if change.undoes}
    undone: set[Ref] = set()
    # A later undo is decided first: what it takes back is itself an undo that no longer counts.
    for undo in reversed(undoing):
        if undo not in undone:
            undone.add(undoing[undo])
    return undone
