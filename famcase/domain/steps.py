"""How far a case is: what its next step is, once what that step needs is there."""

from typing import Final

ORDER: Final = ("new", "assessed", "plan", "services", "follow-up")
"""A reopened case goes on where what is known of it puts it."""


def proposed(step: str, *, is_assessed: bool, has_plan: bool, has_services: bool, is_plan_ended: bool) -> str:
    """Return the step that a case could be moved on to; empty where it stands as far as it has come.

    A case is assessed when it has a priority, planned when it has steps, in services when something was given or
    somebody was asked for it, and in follow-up when every step of its plan ended.
    """
    reached = "new"
    for then, is_there in (
        ("assessed", is_assessed),
        ("plan", is_assessed and has_plan),
        ("services", is_assessed and has_plan and has_services),
        ("follow-up", is_assessed and has_plan and has_services and is_plan_ended),
    ):
        reached = then if is_there else reached
    now = ORDER.index(step) if step in ORDER else -1
    if step == "closed":
        return ""
    return reached if ORDER.index(reached) > max(now, 0) else ""
