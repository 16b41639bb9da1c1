"""What a form hands over: the command it asks for, and the complaint that something is missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from famcase.errors import Refused
from famcase.wording import N_, Said


@dataclass(frozen=True, slots=True)
class Sending:
    """What a form asks the desk to do."""

    command: Callable[..., Any]
    args: tuple[Any, ...] = ()
    named: Mapping[str, Any] = field(default_factory=dict)


class Missing(Refused):
    """Something without which the form says nothing."""

    def __init__(self, label: str) -> None:
        super().__init__(N_("“{field}” is missing."), field=Said(label))
