"""What was changed behind the journal's back is found, on both engines; a sound database has no findings."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pyroaring import BitMap

from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
from famcase.paths import Home
from famcase.services import demo, opening
from famcase.services.commands.checking import Finding, check, rebuild
from famcase.services.commands.erasing import erase
from famcase.services.commands.families import register
from famcase.services.commands.notes import write_note
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily, NewMember
from famcase.storage import postings
from famcase.storage.rebuild import snapshot
from tests.conftest import FrozenClock, Server, copied_file_desk, copied_server_desk, drop


def _fill(desk: Desk) -> None:
    demo.fill(desk, families=6)
    family = register(desk, NewFamily(head=NewMember(NameParts("Nour", surname="al-Hariri")))).uid
    gone = register(desk, NewFamily(head=NewMember(NameParts("Samir", surname="al-Masri")))).uid
    for nth in range(3):
        write_note(desk, family, f"note {nth}")
    erase(desk, gone, "they asked for it")
    write_note(desk, family, "taken back")
    undo(desk)
    assert check(desk) == ()
    desk.close()


@pytest.fixture(scope="module")
def filled_home(founded_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = Home(tmp_path_factory.mktemp("filled") / "home")
    _fill(copied_file_desk(founded_home, home, FrozenClock()))
    return home.folder


@pytest.fixture(scope="module")
def filled_database(postgres: Server, founded_database: str) -> str:
    name = "famcase_filled"
    postgres.drop(name)
    _fill(opening.open_server(postgres.make(name, of=founded_database), clock=FrozenClock()))
    return name


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def filled(request: pytest.FixtureRequest, home: Home, clock: FrozenClock) -> Iterator[Desk]:
    """A desk with the demo's families and some work of its own user, of which something was erased and undone."""
    clock.go_on(1)
    if request.param == "sqlite":
        made = copied_file_desk(request.getfixturevalue("filled_home"), home, clock)
    else:
        filled = request.getfixturevalue("filled_database")
        made = copied_server_desk(request.getfixturevalue("postgres"), filled, clock)
    yield made
    made.close()
    if request.param == "postgresql":
        drop(request.getfixturevalue("postgres"), made)


def changes(desk: Desk) -> list[Any]:
    """Return the changes of the desk's own writer."""
    change = desk.store.tables["change"]
    return list(change.select().where(change.writer == desk.writer).order_by(change.seq))


def said(findings: tuple[Finding, ...]) -> list[str]:
    return [
        finding.message.format(**{name: getattr(value, "message", value) for name, value in finding.values.items()})
        for finding in findings
    ]


def alter(desk: Desk, table: str, row: Any, **values: Any) -> None:
    model = desk.store.tables[table]
    with desk.store.write():
        model.update(**values).where(model._meta.primary_key == row).execute()


def test_a_changed_byte_in_a_body_is_found(filled: Desk) -> None:
    change = changes(filled)[-1]
    body = bytearray(bytes(change.body))
    body[len(body) // 2] ^= 1
    alter(filled, "change", change.id, body=bytes(body))

    assert any("this change" in text.lower() for text in said(check(filled)))


def test_a_body_that_says_something_else_is_found(filled: Desk) -> None:
    first, second = (change for change in changes(filled)[-6:-4])
    alter(filled, "change", first.id, body=bytes(second.body))

    assert any("its hash does not hold" in text for text in said(check(filled)))


def test_a_missing_change_is_found(filled: Desk) -> None:
    missing = changes(filled)[3]
    with filled.store.write():
        filled.store.tables["change"].delete().where(filled.store.tables["change"].id == missing.id).execute()

    assert any("A change before this one is missing." in text for text in said(check(filled)))


def test_two_swapped_changes_are_found(filled: Desk) -> None:
    first, second = changes(filled)[3:5]
    alter(filled, "change", first.id, seq=1_000)
    alter(filled, "change", second.id, seq=first.seq)
    alter(filled, "change", first.id, seq=second.seq)

    assert any("its hash does not hold" in text for text in said(check(filled)))


def test_a_journal_whose_last_change_was_cut_off_is_found(filled: Desk) -> None:
    last = changes(filled)[-1]
    with filled.store.write():
        filled.store.tables["change"].delete().where(filled.store.tables["change"].id == last.id).execute()

    assert any("The end of this writer's changes is missing." in text for text in said(check(filled)))


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("member", {"first": "Somebody else"}),
        ("family", {"priority": 9}),
        ("family", {"registered_on": 99_999_999}),
        ("stay", {"sector": "Z"}),
        ("member", {"born_on": 99_999_999}),
        ("note", {"made": 5}),
        ("follow_up", {"assigned_to": None}),
    ],
)
def test_a_row_edited_behind_the_journals_back_is_found(filled: Desk, table: str, values: dict[str, Any]) -> None:
    row = filled.store.tables[table].select().first()
    alter(filled, table, row.id, **values)

    assert f"Table “{table}”: 1 rows are not what the journal says." in said(check(filled))


def test_a_row_of_which_the_journal_knows_nothing_is_found(filled: Desk) -> None:
    note = filled.store.tables["note"]
    known = note.select().dicts().first()
    with filled.store.write():
        del known["id"]
        note.insert(**{**known, "uid": bytes(16)}).execute()

    assert said(check(filled)) == ["Table “note”: the journal knows nothing of 1 rows."]


def test_a_row_taken_away_is_found(filled: Desk) -> None:
    note = filled.store.tables["note"]
    with filled.store.write():
        note.delete().where(note.id == note.select().first().id).execute()

    assert said(check(filled)) == ["Table “note”: 1 rows that the journal tells of are not there."]


@pytest.mark.parametrize("values", [{"name_key": "zzz"}, {"people": 99}, {"next_due": 800_000}, {"site": 1_000}])
def test_an_altered_row_of_the_case_list_is_found(filled: Desk, values: dict[str, Any]) -> None:
    case = filled.store.tables["case_list"].select().first()
    alter(filled, "case_list", case.family_id, **values)

    assert said(check(filled)) == ["Table “case_list”: 1 rows are not what the journal says."]


def test_a_word_that_finds_a_family_no_more_or_finds_too_much_is_found(filled: Desk) -> None:
    tables = filled.store.tables
    posting = tables["posting"]
    first = posting.select().order_by(posting.family, posting.word).first()
    with filled.store.write():
        posting.delete().where((posting.word == first.word) & (posting.family == first.family)).execute()
        word = tables["word"].insert(fold="nobody", sound="nobody").execute()
        posting.insert(word=word, family=first.family).execute()
        tables["word"].insert(fold="unused", sound="unused").execute()

    findings = said(check(filled))
    assert "Table “posting”: 1 rows that the journal tells of are not there." in findings
    assert "Table “posting”: the journal knows nothing of 1 rows." in findings
    assert any(text.startswith("Table “word”") for text in findings)


def test_packed_families_that_a_word_should_find_or_should_not_are_found(
    filled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = filled.store.tables
    packed = tables["packed"]
    monkeypatch.setattr(postings, "_MANY", 1)
    with filled.store.write():
        postings.pack(tables)
    assert said(check(filled)) == []
    row = packed.select().where(packed.others != b"").first()
    bears = BitMap.deserialize(bytes(row.others))
    nobody = BitMap([bears[0] + 1_000])
    with filled.store.write():
        key = (packed.word == row.word) & (packed.part == row.part)
        packed.update(others=(bears - bears[:1] | nobody).serialize()).where(key).execute()

    assert said(check(filled)) == [
        "Table “posting”: the journal knows nothing of 1 rows.",
        "Table “posting”: 1 rows that the journal tells of are not there.",
    ]


def test_words_of_a_family_that_are_not_its_own_are_found(filled: Desk) -> None:
    listed = filled.store.tables["family_words"]
    with filled.store.write():
        listed.delete().where(listed.family == listed.select().first().family).execute()

    findings = said(check(filled))
    assert "Table “family_words”: 1 rows are not what the journal says." in findings
    assert any(text.startswith("Table “posting”: the journal knows nothing of ") for text in findings)


def test_a_name_of_a_site_that_is_not_its_own_is_found(filled: Desk) -> None:
    named = filled.store.tables["site_name"]
    alter(filled, "site_name", named.select().first().id, fold="elsewhere")

    assert said(check(filled)) == [
        "Table “site_name”: the journal knows nothing of 1 rows.",
        "Table “site_name”: 1 rows that the journal tells of are not there.",
    ]


def test_a_row_from_before_somebody_grew_up_is_right_and_another_one_is_not(filled: Desk) -> None:
    born = filled.clock.today() - timedelta(days=17 * 366)
    register(filled, NewFamily(head=NewMember(sex="female", born=BirthDay(born, "day", False))))
    assert isinstance(filled.clock, FrozenClock)
    filled.clock.go_on(2 * 366)
    assert check(filled) == ()

    case = filled.store.tables["case_list"]
    case.update(women=1, girls=0).where(case.eldest_child == born).execute()

    assert said(check(filled)) == ["Table “case_list”: 1 rows are not what the journal says."]


def test_making_the_tables_anew_mends_them(filled: Desk) -> None:
    whole = snapshot(filled.store.tables)
    member = filled.store.tables["member"]
    alter(filled, "member", member.select().first().id, first="Somebody else")
    subjects = filled.store.tables["change"].select(filled.store.tables["change"].subject).distinct().count()

    assert rebuild(filled) == subjects

    assert check(filled) == ()
    assert snapshot(filled.store.tables) == whole


def test_a_reference_to_nothing_is_found_in_a_file(file_desk: Desk, clock: FrozenClock) -> None:
    demo.fill(file_desk, families=5)
    clock.go_on(days=1)
    file_desk.store.database.execute_sql("PRAGMA foreign_keys = OFF")
    site = file_desk.store.tables["site"]
    with file_desk.store.write():
        site.delete().where(site.name == "al-Midan camp").execute()

    findings = said(check(file_desk))
    assert "Table “stay”: 2 rows refer to something that is not there." in findings
    assert "Table “site”: 1 rows that the journal tells of are not there." in findings


def test_findings_hold_no_name(filled: Desk) -> None:
    member = filled.store.tables["member"]
    row = member.select().where(member.first == "Khaled").first()
    alter(filled, "member", row.id, surname="al-Canary")

    assert not [text for text in said(check(filled)) if "Canary" in text or "Adnan" in text]
