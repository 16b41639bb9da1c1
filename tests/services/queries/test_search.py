"""Search: any spelling, numbers, phones, sites and places; likeness before the order; nothing typed can break it."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from famcase.domain.names import NameParts
from famcase.services.commands.families import register
from famcase.services.desk import Desk
from famcase.services.inputs import NewContact, NewFamily, NewMember
from famcase.services.queries import hits
from famcase.services.queries.cases import CaseFilters, case_page, count_cases, read_words
from famcase.services.queries.sources import ends_with
from tests.services.queries.conftest import Caseload


def found(desk: Desk, text: str, **filters: object) -> list[str]:
    page = case_page(desk, CaseFilters(text=text, **filters))  # type: ignore[arg-type]
    return [line.name for line in page.lines]


@pytest.mark.parametrize(
    "text", ["adnan", "Adnaan", "AL-ADNAN", "العدنان", "عدنان", "adn", "khaled adnan", "adnan khalid", "خالد", "ad kh"]
)
def test_a_family_is_found_by_any_spelling_in_either_script(caseload: Caseload, text: str) -> None:
    assert found(caseload.desk, text) == ["Khaled al-Adnan"]


@pytest.mark.parametrize("words", ["adnan", "Adnaan", "khaled", "Khalid", "العدنان", "خالد", "khaled adnan"])
def test_a_village_of_the_name_hides_no_family_of_either_script(namesakes: Desk, words: str) -> None:
    filters = read_words(namesakes, words.split())
    lines = case_page(namesakes, filters).lines
    assert {"Khaled al-Adnan", "خالد العدنان"} <= {line.name or line.name_ar for line in lines}
    assert count_cases(namesakes, filters) == len(lines)


def test_a_village_with_a_persons_name_is_found_with_the_people_of_the_name(namesakes: Desk) -> None:
    lines = case_page(namesakes, read_words(namesakes, ["Khaled"])).lines
    assert "Amina Barazi" in [line.name for line in lines]


@pytest.mark.parametrize("words", ["khaled", "خالد", "kha", "Khalid"])
def test_whose_head_has_the_name_comes_before_a_member_and_that_before_a_place(namesakes: Desk, words: str) -> None:
    lines = case_page(namesakes, read_words(namesakes, words.split())).lines
    shown = [line.name or line.name_ar for line in lines]
    order = {name: shown.index(name) for name in ("Khaled al-Adnan", "Aziz Zaher")}
    assert order["Khaled al-Adnan"] < order["Aziz Zaher"]
    if words == "khaled":
        assert shown == ["Khaled al-Adnan", "Aziz Zaher", "Amina Barazi", "خالد العدنان"]


@pytest.mark.parametrize("text", ["0944", "0944 123 456", "+963 944 123", "963944123456", "٠٩٤٤ ١٢٣", "944123"])
def test_a_family_is_found_by_its_telephone_as_it_is_typed(caseload: Caseload, text: str) -> None:
    assert found(caseload.desk, text) == ["Khaled al-Adnan"]


@pytest.mark.parametrize("text", ["3456", "23 456", "٣٤٥٦", "123456", "adnan 3456"])
def test_a_family_is_found_by_the_last_digits_of_its_telephone(caseload: Caseload, text: str) -> None:
    assert found(caseload.desk, text) == ["Khaled al-Adnan"]


def test_a_telephone_typed_with_its_country_is_not_looked_for_at_the_end_of_others(desk: Desk) -> None:
    begins = register(desk, NewFamily(contacts=(NewContact("+963 900 593 111"),))).number
    register(desk, NewFamily(contacts=(NewContact("+961 963 900 593"),)))

    def numbers(text: str) -> list[str]:
        return [line.number for line in case_page(desk, CaseFilters(text=text)).lines]

    assert numbers("963900593") == [begins]
    assert len(numbers("3900593")) == 1


def test_a_family_is_found_by_the_end_of_its_case_number_behind_whose_number_begins_so(desk: Desk) -> None:
    for _ in range(101):
        begun = register(desk, NewFamily()).number
    ends = register(desk, NewFamily(contacts=(NewContact(f"0944 12{begun[-4:]}"),))).number
    begins = register(desk, NewFamily(contacts=(NewContact(f"{begun[-4:]}123"),))).number
    lines = case_page(desk, CaseFilters(text=f"{begun[-4:-1]}-{begun[-1]}")).lines
    assert lines[0].number == begins
    assert {line.number for line in lines} == {begun, ends, begins}
    assert found(desk, begun[-3:]) == []


def test_who_is_called_khaled_stands_before_who_is_called_after_a_khaled(desk: Desk) -> None:
    for name in (("Ahmad", "Khaled", "Sabbagh"), ("Hanna", "", "Daher", "Umm Khaled"), ("Khaled", "", "Zein")):
        register(desk, NewFamily(head=NewMember(NameParts(*name))))
    assert found(desk, "khaled") == ["Khaled Zein", "Ahmad Khaled Sabbagh", "Hanna Daher (Umm Khaled)"]
    assert found(desk, "umm khaled") == ["Hanna Daher (Umm Khaled)"]


def test_so_does_one_whose_name_is_typed_in_the_other_script(desk: Desk) -> None:
    for latin, arabic in (
        (("Hanna", "", "", "Umm Khaled"), ("حنة", "", "", "أم خالد")),
        (("Khalid", "", "Zein"), ("خالد", "", "زين")),
    ):
        register(desk, NewFamily(head=NewMember(NameParts(*latin), NameParts(*arabic))))
    assert found(desk, "خالد") == ["Khalid Zein", "Hanna (Umm Khaled)"]


@pytest.mark.parametrize("text", ["midan", "Midan of the olives", "مخيم الميدان", "al-Mi"])
def test_families_are_found_by_the_site_where_they_are(caseload: Caseload, text: str) -> None:
    assert found(caseload.desk, text) == ["Ahmad Sabbagh", "Fatima Sabbagh"]


@pytest.mark.parametrize("text", ["Tamanah", "a-Tamanah", "التمانعة"])
def test_families_are_found_by_where_they_came_from(caseload: Caseload, text: str) -> None:
    assert found(caseload.desk, text) == ["Ahmad Sabbagh", "Fatima Sabbagh"]


def test_all_words_must_find_the_family(caseload: Caseload) -> None:
    assert found(caseload.desk, "sabbagh fatima") == ["Fatima Sabbagh"]
    assert found(caseload.desk, "sabbagh midan ahmad") == ["Ahmad Sabbagh"]
    assert found(caseload.desk, "sabbagh khaled") == []


def test_the_exact_name_comes_before_a_longer_one_before_one_that_only_sounds_so(caseload: Caseload) -> None:
    assert found(caseload.desk, "adnan", status="") == ["Khaled al-Adnan", "Omar Adnani"]
    assert found(caseload.desk, "adnani", status="") == ["Omar Adnani", "Khaled al-Adnan"]


def test_a_withheld_name_is_found_by_nothing_of_it(caseload: Caseload) -> None:
    assert found(caseload.desk, "Mustafa") == []
    assert found(caseload.desk, "Hajj", status="") == []
    assert count_cases(caseload.desk, CaseFilters(text="Zawiya")) == 1


@pytest.mark.parametrize("text", ["'", "💥", "\x00", "\ud800", "---", "%", "no such name"])
def test_what_is_nobodys_finds_nobody(caseload: Caseload, text: str) -> None:
    assert found(caseload.desk, text) == []


@pytest.mark.parametrize("sort", ["people", "due", "place"])
def test_what_is_nobodys_finds_nobody_in_any_order(caseload: Caseload, sort: str) -> None:
    for text in ("0955999", "xyzzy", "khaled xyzzy", "fatima omar"):
        assert case_page(caseload.desk, CaseFilters(text=text), sort=sort).lines == ()
    found = case_page(caseload.desk, CaseFilters(text="sabbagh"), sort=sort).lines
    assert {line.name for line in found} == {"Ahmad Sabbagh", "Fatima Sabbagh"}


def test_a_single_letter_narrows_nothing_yet(caseload: Caseload) -> None:
    assert len(found(caseload.desk, "a")) == 5


@settings(max_examples=150, deadline=None, derandomize=True)
@given(text=st.text(max_size=40) | st.text("0123456789 -+()/.٠٩", max_size=20))
def test_whatever_is_typed_gives_a_page_that_agrees_with_its_count(caseload: Caseload, text: str) -> None:
    filters = CaseFilters(text=text, status="")
    assert len(case_page(caseload.desk, filters).lines) == count_cases(caseload.desk, filters)


@pytest.mark.parametrize("sort", ["name", "due", "people"])
def test_walking_to_common_words_gives_the_order_that_gathering_rare_ones_gives(
    crowd: Desk, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything: dict[str, list[str]] = {}
    for looked_up, scanned in ((10**9, 10**9), (0, 0)):  # always walk or scan, always gather
        monkeypatch.setattr(hits, "_LOOKED_UP", looked_up)
        monkeypatch.setattr(hits, "_SCANNED", scanned)
        for text in ("mo", "mohammad", "mo ah", "20"):
            walked: list[str] = []
            after = None
            for _ in range(40):
                page = case_page(crowd, CaseFilters(text=text, status=""), sort=sort, after=after, limit=200)
                walked += [line.number for line in page.lines]
                after = page.next
                if after is None:
                    break
            assert len(walked) == len(set(walked)) == count_cases(crowd, CaseFilters(text=text, status=""))
            assert everything.setdefault(text, walked) == walked
    assert len(everything["mo"]) > len(everything["mohammad"]) > len(everything["mo ah"]) > 0


def test_families_found_exactly_fill_the_first_page(crowd: Desk) -> None:
    page = case_page(crowd, CaseFilters(text="mohammad", status=""), limit=10)
    assert len(page.lines) == 10
    assert page.next is not None
    assert str(page.next[0]).startswith("0")


@pytest.mark.parametrize("name", ["family", "contact"])
def test_what_a_number_ends_with_is_looked_up_along_an_index(desk: Desk, name: str) -> None:
    number = desk.store.tables[name].number
    sql, values = desk.store.tables[name].select().where(ends_with(number, "3456")).sql()
    with desk.store.database.atomic() as transaction:
        explain = "EXPLAIN QUERY PLAN"
        if desk.store.engine != "sqlite":
            explain = "EXPLAIN"
            # an empty table is read faster than an index: what counts is that it can be used
            desk.store.database.execute_sql("SET LOCAL enable_seqscan = off")
        steps = desk.store.database.execute_sql(f"{explain} {sql}", values).fetchall()
        transaction.rollback()
    assert f"{name}_last_digits" in str(steps)


@pytest.fixture
def plans(crowd: Desk) -> Iterator[list[tuple[str, str]]]:
    """Every statement that reads from here on, with how SQLite goes about each table in it."""
    if crowd.store.engine != "sqlite":
        pytest.skip("PostgreSQL plans by its statistics")
    steps: list[tuple[str, str]] = []
    database = crowd.store.database
    execute = database.execute_sql

    def explained(sql: str, params: object = None) -> object:
        if sql.startswith("SELECT"):
            steps.extend((sql, row[3]) for row in execute("EXPLAIN QUERY PLAN " + sql, params).fetchall())
        return execute(sql, params)

    database.execute_sql = explained
    yield steps
    database.execute_sql = execute


@pytest.mark.parametrize("text", ["kafr", "mo", "mohammad", "mo ah", "20411", "0944", "3456"])
def test_a_keystroke_reads_no_list_of_families_from_end_to_end(
    crowd: Desk, plans: list[tuple[str, str]], text: str
) -> None:
    case_page(crowd, CaseFilters(text=text), limit=50)
    steps = [step for _, step in plans]
    assert steps
    # A range of names is walked as far as a page needs; what has no more than the status would be all that is open.
    assert [step for step in steps if "case" in step and step.endswith("(status=?)")] == []
    assert [step for step in steps if "followup" in step and "family_id=?" not in step] == []
    assert [step for step in steps if step.startswith("SCAN") and "INDEX" in step] == []
    assert [step for step in steps if step in {"SCAN t1", "SCAN family", "SCAN contact"}] == []


@pytest.mark.parametrize("status", ["open", ""])
def test_an_order_and_its_pages_walk_an_index(crowd: Desk, plans: list[tuple[str, str]], status: str) -> None:
    filters = CaseFilters(status=status)
    for sort in ("name", "due"):
        page = case_page(crowd, filters, sort=sort, limit=50)
        case_page(crowd, filters, sort=sort, after=page.next, limit=50)
    steps = [step for sql, step in plans if "ORDER BY" in sql and '"case_list"' in sql]
    walks = [step for step in steps if "case_list" in step or '"t1"' in step or " t1" in step]
    assert len(walks) >= 4
    assert all("name_key_family_id" in step or "next_due_family_id" in step for step in walks), walks
    assert not any("TEMP B-TREE" in step for step in steps)
