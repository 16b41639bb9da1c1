"""Two families side by side, with what is proposed where they are to be merged."""

from collections.abc import Mapping
from typing import Final

from famcase.domain import union
from famcase.domain.changes import Json, RecordId
from famcase.domain.union import FieldPair
from famcase.services.desk import Desk
from famcase.services.queries.families import get_family
from famcase.services.queries.naming import Naming
from famcase.services.views import ChoiceView, Detail, PersonChoice, UnionView
from famcase.storage import journal

_EMPTY: Final[tuple[object, ...]] = (None, "", [], False)


def side_by_side(
    desk: Desk, left: RecordId, right: RecordId, people: Mapping[RecordId, RecordId | None] | None = None
) -> UnionView:
    """Return what two families say and what is proposed; `after` is the left one as it is.

    `people` says who is whom where somebody chose. Raises NotFound for a family that is not there any more.
    """
    tables = desk.store.tables
    kept, gone = get_family(desk, left), get_family(desk, right)
    ours, theirs = journal.load(tables, left), journal.load(tables, right)
    naming = Naming(tables, ours), Naming(tables, theirs)
    plan = union.plan(ours, theirs, people)
    members = ({one.uid: one for one in kept.members}, {one.uid: one for one in gone.members})
    return UnionView(
        left=kept,
        right=gone,
        after=kept,
        fields=tuple(_choice("family", pair, naming) for pair in plan.fields),
        people=tuple(
            PersonChoice(
                left=members[0].get(pair.left) if pair.left else None,
                right=members[1].get(pair.right) if pair.right else None,
                score=pair.score,
                fields=tuple(_choice("member", one, naming) for one in pair.fields),
            )
            for pair in plan.people
        ),
        consents=tuple(_choice("consent", pair, naming) for pair in plan.consents),
    )


def _choice(table: str, pair: FieldPair, naming: tuple[Naming, Naming]) -> ChoiceView:
    return ChoiceView(
        pair.name,
        _said(table, pair.fields, pair.left, naming[0]),
        _said(table, pair.fields, pair.right, naming[1]),
        pair.proposed,
        pair.differs,
    )


def _said(table: str, fields: tuple[str, ...], values: tuple[Json, ...], naming: Naming) -> tuple[Detail, ...]:
    return tuple(
        Detail(table, name, None, naming.shown(table, name, value), True)
        for name, value in zip(fields, values, strict=True)
        if value not in _EMPTY
    )
