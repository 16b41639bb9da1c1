"""The columns of the sheet that a caseload is handed over with."""

from typing import Final

from famcase.domain.levels import CONTACTS
from famcase.presentation.columns import Column, case_number, codes, day, due, figure, flag, text
from famcase.presentation.names_shown import name_column
from famcase.presentation.summary_columns import priority
from famcase.presentation.wording import Wording
from famcase.services.views.supervising import HandoverLine
from famcase.wording import N_

NEVER: Final = N_("not yet")


def never(wording: Wording, value: object) -> str:
    """Show a day, or that there was none: a cell without anything would look like a fault."""
    return wording(NEVER) if value is None else day(wording, value)


def contact(wording: Wording, value: object) -> str:
    """Show a (number, when, must not say for whom) triple; nothing where no number is safe."""
    if not isinstance(value, tuple) or not value[0]:
        return ""
    number_of, when, do_not_say_who = value
    told = [text(wording, number_of), text(wording, when)]
    if do_not_say_who:
        told.append(wording(N_("do not say who calls")))
    return wording(N_(", ")).join(filter(None, told))


HANDOVER: Final[tuple[Column[HandoverLine], ...]] = (
    Column("number", N_("Case"), lambda line: line.number, case_number),
    name_column(),
    figure("people", N_("People")),
    Column("priority", N_("Priority"), lambda line: line.priority, priority, width=14),
    Column("place", N_("Now"), lambda line: line.place, width=20),
    Column("directions", N_("Directions"), lambda line: line.directions, width=28, is_private=True),
    Column("last_seen", N_("Last seen"), lambda line: line.last_seen, never),
    Column("next_due", N_("Next"), lambda line: line.next_due, due, width=18),
    Column("promised", N_("Promised"), lambda line: line.promised, width=36, is_private=True),
    Column("needs", N_("Needs"), lambda line: line.needs, codes("need"), width=28),
    Column(
        "safe_contact",
        N_("Safe to call"),
        lambda line: (line.safe_contact, line.call_when, line.do_not_say_who),
        contact,
        width=36,
        raw=lambda value: value[0] or None if isinstance(value, tuple) else None,
        is_private=True,
        choice=CONTACTS,
    ),
    Column("do_not_say_who", N_("Do not say who calls"), lambda line: line.do_not_say_who or None, flag),
)
