"""The history of a family whose name is withheld says what was done and not who they are."""

import json

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts
from famcase.domain.numbers import shown_case_number
from famcase.domain.vocabulary import Vocabulary
from famcase.presentation.history_columns import HISTORY, told, without_names
from famcase.presentation.tables import TableFormat, render
from famcase.presentation.wording import Wording
from famcase.services.commands.consents import set_consent
from famcase.services.commands.families import withhold_name
from famcase.services.commands.members import add_member
from famcase.services.commands.moves import record_move
from famcase.services.commands.needs import raise_need
from famcase.services.desk import Desk
from famcase.services.inputs import NewMember, NewNeed, NewStay
from famcase.services.queries.history import history
from tests.services.builders import ARMANAZ, AUG_15, the_adnans


@pytest.mark.parametrize("form", list(TableFormat))
def test_a_withheld_name_stands_nowhere_in_a_history(file_desk: Desk, form: TableFormat) -> None:
    family = the_adnans(file_desk).uid
    amina: RecordId = add_member(file_desk, family, NewMember(NameParts("Amina")))
    record_move(file_desk, family, NewStay(ARMANAZ, AUG_15, "host", members=(amina,)))
    raise_need(file_desk, family, NewNeed("health", member=amina))
    set_consent(file_desk, family, "services", "given", given_by="Amina, his wife")
    withhold_name(file_desk, family, True)

    lines = without_names(history(file_desk, family))

    shown = render(HISTORY, lines, form, Wording("en", Vocabulary(())))
    assert len(lines) == 6
    assert not [name for name in ("Amina", "Khaled", "Adnan", json.dumps("خالد"), "خالد") if name in shown]


def test_a_case_number_stands_in_a_history_as_it_is_said(file_desk: Desk) -> None:
    family = the_adnans(file_desk)
    said = told(Wording("en", Vocabulary(())), history(file_desk, family.uid)[0])
    assert shown_case_number(family.number) in said
    assert family.number not in said


def test_an_arabic_history_parts_what_changed_by_its_own_semicolon(file_desk: Desk) -> None:
    line = history(file_desk, the_adnans(file_desk).uid)[0]

    assert "; " in told(Wording("en", Vocabulary(())), line)
    said = told(Wording("ar", Vocabulary(())), line)
    assert ("؛ " in said, ";" in said) == (True, False)
