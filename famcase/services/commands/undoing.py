"""Take back a batch, as long as nobody built on it."""

from itertools import count, pairwise
from typing import Any

from famcase.domain import journeys
from famcase.domain.changes import Change, Json, Part, Ref, made_by
from famcase.domain.state import RecordState, Setting
from famcase.errors import NotFound, Refused
from famcase.services.batch import Batch, BuiltOn, Subject
from famcase.services.commands.closing import require_supervisor
from famcase.services.commands.moves import stays_of
from famcase.services.commands.rehearsing import rehearsed
from famcase.services.commands.tied import BETWEEN
from famcase.services.desk import Desk, command
from famcase.services.queries.about import about
from famcase.services.views import LastDone, TakenBack, Undone
from famcase.storage import journal
from famcase.storage.projection import MERGED
from famcase.wording import N_

FOR_GOOD = frozenset({"erased", "user-added", "user-removed", "passphrase-changed", "exported"})
"""Verbs that no undo takes back: keys and erased values are not in the journal, a file that left is elsewhere."""

_PASSED_OVER = (FOR_GOOD - {"erased"}) | {"columns-chosen"}
"""Verbs that "my last batch" is never: nobody who undoes means them. An erasing is: it says that it is for good, lest
an earlier change goes in its place and the erased seem to be back."""

_BATCHES_AT_ONCE = 20


@command
def look(desk: Desk, batch: Ref) -> TakenBack:
    """Say what taking back a batch would undo; nothing is changed. Raises whatever `undo` would raise."""

    def taken_back() -> TakenBack:
        undone = _undo(desk, batch)
        users = desk.store.tables["user"]
        by = users.select(users.name).where(users.uid == bytes.fromhex(undone.actor)).scalar()
        return TakenBack(undone.verb, str(by or ""), undone.subjects)

    return rehearsed(desk, taken_back)


@command
def last_done(desk: Desk) -> LastDone:
    """Return what `undo` would take back, my last batch that still stands; nothing is changed.

    Raises NotFound where there is none, Refused for one that no undo takes back.
    """
    with desk.store.write():
        batch = _last(desk)
        changes = _changes(desk, batch)
        first = changes[0]
        return LastDone(
            _batch_of(first), first.verb, first.when(), first.hlc, about(desk, changes), _registers(changes)
        )


@command
def undo(desk: Desk, batch: Ref | None = None) -> Undone:
    """Take back one batch: my last one that still stands, or a chosen one, which may itself be an undo.

    Raises Refused when somebody built on it since, when it is of a kind that cannot be taken back, and for a
    caseworker when somebody else did it.
    """
    with desk.store.write():
        return _undo(desk, batch)


def _undo(desk: Desk, batch: Ref | None) -> Undone:
    with desk.store.write():
        chosen = batch or _last(desk)
        changes = _changes(desk, chosen)
        if changes[0].actor != desk.user.uid.hex():
            require_supervisor(desk.user)
        chosen = _batch_of(changes[0])
        of = about(desk, changes)  # before a family is gone
        brings_copies = _brings_copies(desk, changes[0])
        with desk.write("undid", undoes=str(chosen)) as undoing:
            for change in reversed(changes):
                subject = undoing.open(change.subject)
                _check_not_merged(subject, _kin(subject, chosen))
                if brings_copies:
                    _check_nothing_since(subject, change, _kin(subject, chosen))
                _take_back(undoing, subject, change, _kin(subject, chosen))
                _check_journey(subject, _kin(subject, chosen))
        if not undoing.done.changed:
            raise NotFound(N_("This was undone already."))
    return Undone(changes[0].verb, len(changes), changes[0].when(), changes[0].actor, of, _registers(changes))


def _changes(desk: Desk, batch: Ref | None) -> list[Change]:
    """Return the changes of a batch that can be taken back at all."""
    changes = journal.changes_of_batch(desk.store.tables, batch) if batch else []
    if not changes:
        raise NotFound(N_("There is nothing to undo."))
    if changes[0].verb in FOR_GOOD:
        raise Refused(N_("This cannot be undone."), hint=N_("Erasing and the users' keys are for good."))
    return changes


def _registers(changes: list[Change]) -> bool:
    """Return whether families are here by this batch alone: taken back, nothing of them is left.

    Who was split off goes back into the family they came from.
    """
    return changes[0].verb not in BETWEEN and any(
        isinstance(part, Part) and part.is_new and part.table == "family" and part.record == change.subject
        for change in changes
        for part in change.parts
    )


def _last(desk: Desk) -> Ref | None:
    change, writer = desk.store.tables["change"], desk.store.tables["writer"]
    query = (
        change.select(writer.uid, change.batch)
        .join(writer)
        .where((writer.user == desk.user.uid) & (change.seq == change.batch))
        .order_by(change.hlc.desc(), change.id.desc())
        .tuples()
    )
    # page by page to its end: a statement left half read would hold this connection in the past
    for start in count(0, _BATCHES_AT_ONCE):
        page = list(query.limit(_BATCHES_AT_ONCE).offset(start))
        for uid, seq in page:
            ref = Ref(bytes(uid), seq)
            changes = journal.changes_of_batch(desk.store.tables, ref)
            if changes[0].undoes or changes[0].verb in _PASSED_OVER:
                continue
            if _stands(desk, ref, changes):
                return ref
        if not page:
            break
    return None


def _stands(desk: Desk, batch: Ref, changes: list[Change]) -> bool:
    """Return whether no undo took a batch back, or only one that was itself undone; whoever undid it."""
    for subject in {change.subject for change in changes}:
        known = journal.load(desk.store.tables, subject).changes
        if not stands_among(known, batch):
            return False
    return True


def stands_among(changes: list[Change], batch: Ref) -> bool:
    """Return whether among the changes of one subject no undo of a batch stands."""
    undoing = [_batch_of(change) for change in changes if change.undoes == str(batch)]
    return not any(stands_among(changes, ref) for ref in undoing)


def _batch_of(change: Change) -> Ref:
    return Ref(change.ref.writer, change.batch)


def _kin(subject: Subject, batch: Ref) -> set[Ref]:
    """Return the changes of a batch to a subject, of its undoing and of the undoing of that, and of all that cancels.

    A later batch that was undone and its undoing add up to nothing: nobody has built on what they leave as it was.
    """
    changes = subject.state.changes
    batches = {batch}
    batches |= {_batch_of(change) for change in changes if not stands_among(changes, _batch_of(change))}
    for change in changes:
        if change.undoes in {str(ref) for ref in batches}:
            batches.add(_batch_of(change))
    return {change.ref for change in changes if _batch_of(change) in batches}


def _take_back(batch: Batch, subject: Subject, change: Change, own: set[Ref]) -> None:
    if any(isinstance(part, bytes) for part in change.parts):
        raise Refused(N_("This cannot be undone: some of it was erased."))
    begun = {part.record for part in change.parts if isinstance(part, Part) and part.is_new}
    for part in reversed(change.parts):
        if not isinstance(part, Part) or part.table not in batch.store.tables.records:
            continue
        state = subject.state.records[part.record]
        if not part.is_new and part.record in begun:
            continue  # it goes as a whole
        if part.is_new:
            _check_not_built_on(subject, state, own)
            batch.remove(subject, part.record)
            continue
        fields = {name: _before(subject, state, name, said, own) for name, said in part.values.items()}
        batch.edit(subject, part.record, **fields)


def _check_not_merged(subject: Subject, own: set[Ref]) -> None:
    """Raise BuiltOn where the family was merged into another since: that one has copies of all this."""
    if _is_merged(subject):
        merged = {setting.ref for setting in subject.state.records[subject.id].standing("status")} - own
        if merged:
            raise BuiltOn(_verbs(subject, merged))


def _brings_copies(desk: Desk, undone: Change) -> bool:
    """Return whether taking back a change would bring a merge, a split or a move of people again, and their copies."""
    brings = False
    while undone.undoes:
        brings = not brings
        undone = journal.changes_of_batch(desk.store.tables, Ref.read(undone.undoes))[0]
    return brings and undone.verb in BETWEEN


def _check_nothing_since(subject: Subject, undone: Change, own: set[Ref]) -> None:
    """Raise BuiltOn where something was recorded since, of which the copies would know nothing."""
    refs = [change.ref for change in subject.state.changes]
    since = set(refs[refs.index(undone.ref) :]) - own
    if since:
        raise BuiltOn(_verbs(subject, since))


def _is_merged(subject: Subject) -> bool:
    head = subject.state.records.get(subject.id)
    return head is not None and head.table == "family" and head.value("status") == MERGED


def _check_not_built_on(subject: Subject, state: RecordState, own: set[Ref]) -> None:
    later = {setting.ref for name in state.settings for setting in state.standing(name)} - own
    if later:
        raise BuiltOn(_verbs(subject, later))
    tied = {made_by(other.record) for other in subject.state.records.values() if _refers(other, state)} - own
    if tied:
        raise BuiltOn(_verbs(subject, tied))
    if state.table == "stay":
        # a stay in the middle of a journey is corrected, not undone: later ones were recorded knowing of it
        stays = [other for other in subject.records("stay") if (other.made, other.record) > (state.made, state.record)]
        followed = {made_by(other.record) for other in stays} - own
        if followed:
            raise BuiltOn(_verbs(subject, followed))


def _refers(other: RecordState, state: RecordState) -> bool:
    """Return whether a standing record of the same subject names another, which would leave it without."""
    if not other.stands or other.record == state.record:
        return False
    named = state.record.hex()
    return any(value == named or (isinstance(value, list) and named in value) for value in other.values().values())


def _check_journey(subject: Subject, own: set[Ref]) -> None:
    """Raise BuiltOn where stays would overlap that were recorded or corrected since."""
    whole = [stay for stay in journeys.in_order(stays_of(subject)) if not stay.members]
    for stay, following in pairwise(whole):
        if stay.left_on is not None and following.since is not None and stay.left_on > following.since:
            later = {
                setting.ref
                for uid in (stay.uid, following.uid)
                for name in ("since", "left_on")
                for setting in subject.state.records[uid].standing(name)
            }
            raise BuiltOn(_verbs(subject, later - own))


def _verbs(subject: Subject, refs: set[Ref]) -> list[str]:
    return [change.verb for change in subject.state.changes if change.ref in refs]


def _before(subject: Subject, state: RecordState, name: str, said: Json, own: set[Ref]) -> Json:
    """Return the value that an edit replaced; raise BuiltOn when its own value does not stand alone any more."""
    later = {setting.ref for setting in state.standing(name)} - own
    if later:
        raise BuiltOn(_verbs(subject, later))
    pair: list[Any] = said if isinstance(said, list) else [None, []]
    replaced = {Ref.read(text) for text in pair[1]}
    settings: list[Setting] = [setting for setting in state.settings[name] if setting.ref in replaced]
    return max(settings, key=lambda setting: (setting.hlc, setting.ref)).value if settings else None
