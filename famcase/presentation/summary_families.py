"""The words of the case list that say which families stand behind a line of a summary; empty where none say exactly."""

from collections.abc import Callable
from typing import Any

from famcase.presentation.wording import Wording
from famcase.services.views import (
    CodeLine,
    LoadLine,
    NeedLine,
    OpenCasesLine,
    OutsideLine,
    OverdueLine,
    PriorityLine,
    RegistrationLine,
    SiteLine,
    VulnerabilityLine,
    WhereLine,
)
from famcase.wording import N_, Named

Drill = Callable[[Wording, Any], str]


def nowhere(_wording: Wording, _line: Any) -> str:
    """No words say which families these are."""
    return ""


def where(wording: Wording, line: WhereLine) -> str:
    return (
        f"{_at(wording, line.where)} {wording.label('living', line.living)}" if line.is_listed and line.living else ""
    )


def outside(wording: Wording, line: OutsideLine) -> str:
    return f"{_at(wording, line.where)} {wording.label('living', 'open')}" if line.is_listed else ""


def place(wording: Wording, line: OpenCasesLine) -> str:
    return _at(wording, line.where) if line.is_listed else ""


def _at(wording: Wording, where: Named) -> str:
    return f"{'في' if wording.right_to_left else 'at'} {wording.named(where)}"


def site(wording: Wording, line: SiteLine) -> str:
    return _at(wording, line.named)


def registered(wording: Wording, line: RegistrationLine) -> str:
    """Return the words for the families registered in a week, whatever became of their cases."""
    start, end = line.days.start.isoformat(), line.days.end.isoformat()
    return f"سجلت {start} إلى {end} الكل" if wording.right_to_left else f"registered {start} to {end} all"


def vulnerable(wording: Wording, line: VulnerabilityLine) -> str:
    label = wording.label("vulnerability", line.code)
    return f"{'ضعف' if wording.right_to_left else 'vulnerable'} {label}"


def need(wording: Wording, line: NeedLine) -> str:
    return wording.label("need", line.category)


def held_by(wording: Wording, line: LoadLine | OverdueLine) -> str:
    """Return the words for the families of a caseworker, or for those that are nobody's."""
    if not line.caseworker:
        return wording(N_("unassigned"))
    return f"{'مع' if wording.right_to_left else 'with'} {line.caseworker}"


def late_with(wording: Wording, line: OverdueLine) -> str:
    """Return the words for the overdue families of a caseworker."""
    return f"{wording(N_('overdue'))} {held_by(wording, line)}" if line.overdue else held_by(wording, line)


def step(wording: Wording, line: CodeLine) -> str:
    return f"{'المرحلة' if wording.right_to_left else 'step'} {wording.label('step', line.code)}" if line.code else ""


def priority(wording: Wording, line: PriorityLine) -> str:
    return wording.label("priority", str(line.priority))
