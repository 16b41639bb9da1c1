"""Give a list an organisation's own entries, or its own wording of a shipped one; no code is ever lost."""

import re

from famcase.domain.changes import RecordId
from famcase.domain.text import check_name
from famcase.errors import Refused, Usage
from famcase.services.batch import Done
from famcase.services.commands.closing import require_supervisor
from famcase.services.desk import Desk, command
from famcase.wording import N_

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 40


@command
def set_term(desk: Desk, list_name: str, code: str, label_en: str = "", label_ar: str = "") -> Done:
    """Add an entry to a list, or change the labels of one; it is offered from the next opening of the desk on.

    Raises Refused for a caseworker, an entry without a label, or a code that is no code; Usage for an unknown list.
    """
    require_supervisor(desk.user)
    labels = (check_name(label_en, N_("Label in English")), check_name(label_ar, N_("Label in Arabic")))
    if not any(labels):
        raise Refused(N_("An entry of a list needs a label."))
    if not _CODE.fullmatch(code) or len(code) > _LONGEST:
        raise Refused(
            N_("“{code}” is no code: it has small Latin letters, digits and single hyphens, at most {longest}."),
            code=code,
            longest=_LONGEST,
        )
    return _write(desk, list_name, code, labels, retired=False)


@command
def retire_term(desk: Desk, list_name: str, code: str) -> Done:
    """Offer an entry no more, own or shipped; records that bear it keep it and its labels."""
    require_supervisor(desk.user)
    term = desk.vocabulary.get(list_name, code)
    return _write(desk, list_name, code, (term.label_en, term.label_ar), retired=True)


def _write(desk: Desk, list_name: str, code: str, labels: tuple[str, str], *, retired: bool) -> Done:
    offered = desk.vocabulary.terms(list_name)
    if not offered:
        raise Usage(N_("There is no list called {list}."), list=list_name)
    known = desk.vocabulary.has(list_name, code)
    position = desk.vocabulary.get(list_name, code).position if known else offered[-1].position + 1
    own = desk.store.tables["term"]
    with desk.write("term-set") as batch:
        fields = {"label_en": labels[0], "label_ar": labels[1], "position": position, "retired": retired}
        row = own.get_or_none((own.list == list_name) & (own.code == code))
        if row is None:
            batch.new("term", list=list_name, code=code, **fields)
        else:
            uid = RecordId(bytes(row.uid))
            batch.edit(batch.open(uid), uid, **fields)
    return batch.done
