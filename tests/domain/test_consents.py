"""What a family answered decides whether it may be in what leaves."""

import pytest

from famcase.domain.consents import KEPT_FROM, NOT_ASKED, Answer, why_kept_back


def said(
    state: str, purpose: str = "services", partner: str = "", basis: str = "consent", withhold: str = ""
) -> Answer:
    return Answer(purpose, partner, state, basis, withhold)


@pytest.mark.parametrize(
    ("answers", "why", "why_vital"),
    [
        ([], NOT_ASKED, ""),
        ([said("not-asked")], NOT_ASKED, ""),
        ([said("given")], "", ""),
        ([said("refused")], "refused", "refused"),
        ([said("withdrawn")], "withdrawn", "withdrawn"),
        ([said("given"), said("withdrawn")], "withdrawn", "withdrawn"),
        ([said("refused"), said("given")], "", ""),
        ([said("given", "statistics")], NOT_ASKED, ""),
        ([said("given", basis="legitimate-interest")], NOT_ASKED, ""),
        ([said("not-asked", basis="vital-interest")], NOT_ASKED, ""),
    ],
)
def test_the_last_answer_for_the_purpose_counts(answers: list[Answer], why: str, why_vital: str) -> None:
    assert why_kept_back(answers, "services") == why
    assert why_kept_back(answers, "services", is_vital=True) == why_vital


def test_a_referral_is_agreed_to_for_one_partner_by_any_spelling_of_its_name() -> None:
    answers = [said("given", "referral", "Maram Foundation"), said("refused", "referral", "Other")]

    assert why_kept_back(answers, "referral", "maram  foundation") == ""
    assert why_kept_back(answers, "referral", "Other") == "refused"
    assert why_kept_back(answers, "referral", "Third") == NOT_ASKED
    assert why_kept_back(answers, "services", "Maram Foundation") == NOT_ASKED


@pytest.mark.parametrize("recipient", ["", "the Camp Manager", "Health cluster"])
@pytest.mark.parametrize("is_vital", [False, True])
def test_who_wants_something_kept_from_somebody_is_kept_back(recipient: str, is_vital: bool) -> None:
    answers = [said("given", withhold="the telephone, from the camp manager"), said("given", "statistics")]

    assert why_kept_back(answers, "services", recipient, is_vital=is_vital) == KEPT_FROM
