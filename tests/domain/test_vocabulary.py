"""Lists of codes: what they offer, and what a typed word means."""

import pytest

from famcase.domain.vocabulary import Term, UnknownCode, Vocabulary
from famcase.errors import Usage

RENTED = Term("living", "rented", "Rented house or room", "بيت أو غرفة بالإيجار", 0)
OPEN = Term("living", "open", "Open ground", "في العراء", 1)
TENT = Term("item", "tent", "Tent", "خيمة", 0, extra={"need": "shelter"})


@pytest.fixture
def shipped() -> Vocabulary:
    return Vocabulary([OPEN, RENTED, TENT])


def test_a_list_offers_its_terms_in_their_order(shipped: Vocabulary) -> None:
    assert shipped.terms("living") == (RENTED, OPEN)
    assert shipped.codes("living") == ("rented", "open")


def test_a_list_that_nobody_filled_offers_nothing(shipped: Vocabulary) -> None:
    assert shipped.terms("shoe-size") == ()
    assert not shipped.has("shoe-size", "38")


def test_an_organisations_own_term_replaces_the_shipped_one() -> None:
    own = Term("living", "open", "Under the trees", "تحت الشجر", 0)
    vocabulary = Vocabulary([RENTED, OPEN, TENT, own, Term("living", "cave", "Cave", "مغارة", 7)])

    assert vocabulary.get("living", "open") is own
    assert vocabulary.codes("living") == ("rented", "open", "cave")


def test_a_code_no_longer_offered_can_still_be_read() -> None:
    retired = Term("living", "open", "Open ground", "في العراء", 1, active=False)
    vocabulary = Vocabulary([RENTED, OPEN, retired])

    assert vocabulary.codes("living") == ("rented",)
    assert vocabulary.known_codes("living") == ("rented", "open")
    assert vocabulary.has("living", "open")
    assert vocabulary.label("living", "open", "ar") == "في العراء"
    with pytest.raises(UnknownCode):
        vocabulary.find("living", "open")


@pytest.mark.parametrize("typed", ["open", " Open ", "OPEN GROUND", "open  ground", "في العراء"])
def test_a_code_is_found_by_itself_and_by_its_labels(shipped: Vocabulary, typed: str) -> None:
    assert shipped.find("living", typed) == "open"


def test_a_code_goes_before_a_label_that_reads_the_same() -> None:
    vocabulary = Vocabulary([Term("living", "own", "Rented", "", 0), Term("living", "rented", "Let", "", 1)])

    assert vocabulary.find("living", "rented") == "rented"


@pytest.mark.parametrize("typed", ["opne", "ope", "", "tent"])
def test_what_is_not_in_the_list_is_refused_with_the_codes_that_are(shipped: Vocabulary, typed: str) -> None:
    with pytest.raises(Usage) as caught:
        shipped.find("living", typed)

    assert caught.value.exit_code == 2
    assert caught.value.values == {"text": typed, "list": "living", "known": "rented, open"}


def test_an_unknown_code_is_refused_too(shipped: Vocabulary) -> None:
    with pytest.raises(UnknownCode) as caught:
        shipped.get("living", "palace")

    assert caught.value.values["known"] == "rented, open"


def test_a_missing_label_falls_back_to_the_other_language_and_then_to_the_code() -> None:
    vocabulary = Vocabulary([Term("living", "cave", "Cave", "", 0), Term("living", "bus", "", "", 1)])

    assert vocabulary.label("living", "cave", "ar") == "Cave"
    assert vocabulary.label("living", "bus", "en") == "bus"
    assert vocabulary.label("living", "palace", "ar") == "palace"


def test_a_term_keeps_what_only_its_list_says(shipped: Vocabulary) -> None:
    assert shipped.get("item", "tent").extra["need"] == "shelter"
