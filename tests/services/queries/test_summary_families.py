"""The words behind a figure find as many families as the figure counts, in both languages."""

import pytest

from famcase.domain.names import NameParts
from famcase.presentation.summary_tables import SUMMARIES
from famcase.presentation.wording import Wording
from famcase.services.commands.members import add_member
from famcase.services.inputs import NewMember
from famcase.services.queries.cases import count_cases, read_words
from famcase.services.queries.summaries import figures
from tests.services.queries.conftest import Caseload

COUNTED = {
    "where": "families",
    "outside": "families",
    "cases": "families",
    "needs": "families",
    "overdue": "overdue",
    "caseload": "families",
    "priority": "families",
    "steps": "families",
    "sites": "with_us_families",
    "registrations": "registered",
    "vulnerabilities": "families",
}
"""The column that the words of a line find."""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_words_of_a_line_find_the_families_that_it_counts(caseload: Caseload, language: str) -> None:
    words = Wording(language, caseload.desk.vocabulary)
    wife = NewMember(NameParts("Mona"), relation="wife-husband", vulnerabilities=("pregnant", "chronic-illness"))
    late = NewMember(NameParts("Ziad"), vulnerabilities=("pregnant",), presence="dead")
    for family, member in ((caseload.khaled, wife), (caseload.ahmad, late)):
        add_member(caseload.desk, family, member)
    asked = set()
    for table in SUMMARIES:
        for line in figures(caseload.desk, table.name).lines:
            typed = table.families(words, line)
            if not typed or not getattr(line, COUNTED[table.name]):
                continue
            filters = read_words(caseload.desk, typed.split())
            assert count_cases(caseload.desk, filters) == getattr(line, COUNTED[table.name]), (table.name, typed)
            asked.add((table.name, typed))
    assert len(asked) > 20
    assert {name for name, _ in asked} == set(COUNTED)
