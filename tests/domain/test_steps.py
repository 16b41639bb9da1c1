"""How far a case could be moved on."""

import pytest

from famcase.domain import steps

NOTHING = {"is_assessed": False, "has_plan": False, "has_services": False, "is_plan_ended": True}


@pytest.mark.parametrize(
    ("step", "there", "then"),
    [
        ("new", {}, ""),
        ("new", {"is_assessed": True}, "assessed"),
        ("assessed", {"is_assessed": True}, ""),
        ("assessed", {"is_assessed": True, "has_plan": True, "is_plan_ended": False}, "plan"),
        ("new", {"has_plan": True}, ""),
        ("plan", {"is_assessed": True, "has_plan": True, "has_services": True, "is_plan_ended": False}, "services"),
        ("services", {"is_assessed": True, "has_plan": True, "has_services": True}, "follow-up"),
        ("follow-up", {"is_assessed": True, "has_plan": True, "has_services": True}, ""),
        ("closed", {"is_assessed": True}, ""),
        ("reopened", {"is_assessed": True}, "assessed"),
    ],
)
def test_a_case_goes_on_when_what_a_step_needs_is_there(step: str, there: dict[str, bool], then: str) -> None:
    assert steps.proposed(step, **{**NOTHING, **there}) == then
