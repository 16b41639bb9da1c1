"""The words of the case list that say which families stand behind a line of a summary; empty where none say exactly."""

from collections.abc import Callable
from typing import Any

from famcase.presentation.wording import Wording
from famcase.services.views import (
    LoadLine,
    NeedLine,
    OpenCasesLine,
    OutsideLine,
    OverdueLine,
    PriorityLine,
    SiteLine,
    WhereLine,
)
from famcase.wording import N_

Drill = Callable[[Wording, Any], str]


def nowhere(_wording: Wording, _line: Any) -> str:
    """No words say which families these are."""
    return ""


def where(wording: Wording, line: WhereLine) -> str:
    if not line.where or not line.living:
        return ""
    return f"{wording.named(line.where)} {wording.label('living', line.living)}"


def outside(wording: Wording, line: OutsideLine) -> str:
    return f"{wording.named(line.where)} {wording.label('living', 'open')}" if line.where else ""


def place(wording: Wording, line: OpenCasesLine) -> str:
    return wording.named(line.where)


def site(wording: Wording, line: SiteLine) -> str:
    return wording.named(line.named)


def need(wording: Wording, line: NeedLine) -> str:
    return wording.label("need", line.category)


def nobodys(wording: Wording, line: LoadLine | OverdueLine) -> str:
    return "" if line.caseworker else wording(N_("unassigned"))


def priority(wording: Wording, line: PriorityLine) -> str:
    return wording.label("priority", str(line.priority))
