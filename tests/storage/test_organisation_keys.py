"""The organisation's two texts: not taken for each other, nor for anything else."""

import pytest

from famcase.errors import Refused
from famcase.storage.organisation_keys import (
    make_organisation_keys,
    read_organisation_private,
    read_organisation_public,
)


def test_the_two_halves_of_the_organisations_key_are_not_taken_for_each_other() -> None:
    public, private = make_organisation_keys()

    with pytest.raises(Refused, match="private half"):
        read_organisation_public(private)
    with pytest.raises(Refused):
        read_organisation_private(public)


@pytest.mark.parametrize("text", ["", "hello", "a\nb\nc", "famcase organisation key, public half\nzz-00\n"])
def test_any_other_text_is_no_organisation_key(text: str) -> None:
    with pytest.raises(Refused):
        read_organisation_public(text)


def test_an_organisation_key_survives_mail_but_not_a_changed_digit() -> None:
    public, _ = make_organisation_keys()
    digit = "0" if public[-20] != "0" else "1"

    assert read_organisation_public("\ufeff" + public.replace("\n", "\r\n") + "\n ") == read_organisation_public(public)
    with pytest.raises(Refused):
        read_organisation_public(public[:-20] + digit + public[-19:])
