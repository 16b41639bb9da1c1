"""Why a search found a family, what was merged, and texts that nobody meant for a search."""

import os
import random

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts
from famcase.services.commands.families import register
from famcase.services.commands.uniting import unite
from famcase.services.desk import Desk
from famcase.services.inputs import NewContact, NewFamily, NewMember
from famcase.services.queries import hits, search, standing
from famcase.services.queries.cases import CaseFilters, case_page, count_cases
from famcase.services.queries.find import find
from famcase.services.queries.found_why import found_why
from famcase.services.queries.order import order_of
from famcase.services.views import Composition
from famcase.storage.rebuild import rebuild, snapshot
from famcase.storage.statements import local_id
from tests.services.queries.conftest import Caseload

_HOW = {"exact": 0, "beginning": 1, "ending": 1, "sound": 2, "slip": 3, "turkish": 3}
"""By rank."""
_SIGNS = "abkmzاعمنه079'\"`%_*?\\/-.,;:()[]{}|#@+=<>$~^&!\t\n\r\x00\x1bʿ٣۷ﷺßİı\u202e\u200f\ufeff\ud800💥"
_SCRAPS = (
    *_SIGNS,
    *("al-", "el", "ال", "abd", "abu", "umm", "bin", "khaled", "Mohamed", "خالد", "العدنان", "kafr", "idlib", "ŞÊXO"),
    *("0944", "20411", "SY-123", "+963", "3ali", "NULL", "'; DROP TABLE word; --", "%s", "{}", "##"),
    *("e\u0301" * 20, "ا" * 300, "a" * 300),
)
_TEXTS = int(os.environ.get("HOSTILE_TEXTS", "500"))
"""For each engine; 10,000 take some minutes."""


def test_the_worst_of_what_matched_is_the_rank_that_the_family_was_found_with(caseload: Caseload) -> None:
    desk, tables = caseload.desk, caseload.desk.store.tables
    said: set[str] = set()
    for text in (
        "adnan",
        "khaleb",
        "fatmeh sabbagh",
        "Tamanah",
        "armanaz adnan",
        "midan",
        "0944",
        "3456",
        "kha ad",
        "عدنن",
    ):
        tokens = search.read(desk, text)
        assert tokens
        for key, local in hits.page(tables, tokens, [], order_of(tables, "name"), None, 50):
            family = tables["family"].get_by_id(local)
            why = found_why(desk, text, [RecordId(bytes(family.uid))])[RecordId(bytes(family.uid))]
            assert why, text
            assert max(_HOW[one.how] for one in why) == int(str(key[0])[:1], 16) // 4, (text, why)
            said |= {one.what for one in why}
    assert said >= {"head", "phone", "site", "now", "origin"}


def test_a_withheld_name_is_no_reason(caseload: Caseload) -> None:
    why = found_why(caseload.desk, "mustafa zawiya", [caseload.withheld])[caseload.withheld]
    assert {one.what for one in why} <= {"now", "origin"}
    assert why


def _known(desk: Desk, first: str, phone: str, id_: str) -> tuple[RecordId, str]:
    new = NewFamily(
        head=NewMember(NameParts(first, "", "Barazi")),
        composition=Composition(people=4),
        contacts=(NewContact(phone),),
        foreign=("list", id_),
    )
    registered = register(desk, new)
    return registered.uid, registered.number


@pytest.mark.parametrize("few", [500, 0])
def test_every_number_of_a_merged_family_finds_the_one_that_stands_for_it(
    desk: Desk, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "_FEW", few)  # of more, all that were merged are read
    first, _ = _known(desk, "Omar", "0944 111 111", "AB-1")
    second, second_number = _known(desk, "Umar", "0944 222 222", "AB-2/22")
    third, third_number = _known(desk, "Omer", "0944 333 333", "AB-3/33")
    for keep, gone in ((second, third), (first, second)):
        unite(desk, keep, gone)
    by_end = ("3333", third_number[-6:])
    for typed in ("0944 333", *by_end, third_number, "ab-333", second_number, "0944222222", "ab 222", "barazi"):
        for status in ("open", ""):
            assert [hit.line.uid for hit in find(desk, typed, status=status).hits] == [first], typed
        assert count_cases(desk, CaseFilters(text=typed, status="")) == 1, typed
    [hit] = find(desk, third_number).hits
    assert [(one.what, one.text, one.merged) for one in hit.why] == [("number", third_number, True)]
    assert local_id(desk.store.tables, "family", third) is not None


def test_ids_find_a_withheld_family_and_all_is_rebuilt_from_the_journal(desk: Desk) -> None:
    tables = desk.store.tables
    new = NewFamily(
        head=NewMember(NameParts("Mustafa")),
        composition=Composition(people=6),
        withhold_name=True,
        foreign=("list", "HH/77"),
    )
    hidden = register(desk, new).uid
    first, _ = _known(desk, "Omar", "0944 111 111", "AB-1")
    second, _ = _known(desk, "Umar", "0944 222 222", "AB-2/22")
    unite(desk, first, second)
    [hit] = find(desk, "hh 77").hits
    assert (hit.line.uid, hit.line.name) == (hidden, "")
    assert "id" in [one.what for one in hit.why]  # by chance 77 stands in the case number too
    assert find(desk, "mustafa").hits == ()
    before = snapshot(tables)
    with desk.store.write():
        rebuild(tables, desk.clock.today())
    assert snapshot(tables) == before
    assert [one.line.uid for one in find(desk, "ab222").hits] == [first]


def _hostile(seed: int) -> str:
    drawing = random.Random(seed)  # noqa: S311
    scraps = [drawing.choice(_SCRAPS) for _ in range(drawing.randint(1, 6))]
    odd = "".join(chr(drawing.choice((drawing.randrange(0x20, 0x700), drawing.randrange(0x110000)))) for _ in range(3))
    return drawing.choice(("", " ")).join(drawing.choice((scraps, [*scraps, odd])))


def test_no_text_breaks_a_search(caseload: Caseload) -> None:
    for seed in range(25):
        text = _hostile(seed)
        filters = CaseFilters(text=text, status="")
        lines = case_page(caseload.desk, filters).lines
        assert len(lines) == count_cases(caseload.desk, filters), ascii(text)
        found = find(caseload.desk, text)
        assert not found.hits or [hit.line for hit in found.hits] == list(lines), ascii(text)


@pytest.mark.slow
def test_no_text_of_many_breaks_a_search(caseload: Caseload) -> None:
    for seed in range(_TEXTS):
        case_page(caseload.desk, CaseFilters(text=_hostile(seed)), limit=5)
