"""What two families say differently, in words."""

from famcase.presentation.union_columns import choice_name, choice_said
from famcase.presentation.wording import Wording
from famcase.services.views import Detail


def said(**values: object) -> tuple[Detail, ...]:
    return tuple(Detail("family", name, None, value, True) for name, value in values.items())  # type: ignore[arg-type]


def test_of_a_size_it_is_said_whom_each_number_counts() -> None:
    size = said(declared_people=8, men=1, women=4, under5=3)

    assert choice_said(Wording("en"), size) == "8, men 1, women 4, under 5 3"
    assert choice_said(Wording("ar"), size).startswith("8، ")


def test_what_is_only_so_or_not_is_said_as_yes() -> None:
    assert choice_said(Wording("en"), said(withhold_name=True)) == "yes"
    assert choice_said(Wording("en"), ()) == ""


def test_a_choice_is_named_in_the_language_of_the_reader() -> None:
    assert choice_name(Wording("en"), "size") == "People"
    assert choice_name(Wording("en"), "consent:referral:Bright clinic") == "Consent, referral, Bright clinic"
