"""Settings: one table, a file that anybody may edit, and nothing in it that keeps famcase from starting."""

import stat
import sys
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from famcase.errors import NotFound, StorageFault, Usage
from famcase.presentation.wording import Wording
from famcase.settings import SETTINGS, Settings, find_setting, read_settings, write_setting


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_every_field_is_a_setting_and_its_default_can_be_written_and_read() -> None:
    assert {setting.name for setting in SETTINGS} == {field.name for field in fields(Settings)}
    for setting in SETTINGS:
        default = getattr(Settings(), setting.name)
        assert setting.checked(setting.written(default)) == default
        assert setting.read(setting.text(default)) == default


def test_without_a_file_famcase_works_as_it_came(file: Path) -> None:
    reading = read_settings(file)
    assert (reading.settings, reading.complaints) == (Settings(), ())


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("theme", "CONTRAST", "contrast"),
        ("days-off", "friday saturday", ("friday", "saturday")),
        ("days_off", "none", ()),
        ("holidays", "2018-08-22, ٢٠١٨-٠٨-٢١", (date(2018, 8, 21), date(2018, 8, 22))),
        ("lock_minutes", "١٠", 10),
        ("next_visit_days", "2 5 10 20", (2, 5, 10, 20)),
        ("washington_group", "yes", True),
        ("organisation", "Hand in hand – يد بيد", "Hand in hand – يد بيد"),
    ],
)
def test_what_is_set_is_read_back(file: Path, name: str, typed: str, value: object) -> None:
    setting = find_setting(name)
    changed = write_setting(file, Settings(), setting, setting.read(typed))
    assert getattr(changed, setting.name) == value
    assert read_settings(file).settings == changed


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("theme", "pink"),
        ("lock_minutes", "0"),
        ("lock_minutes", "61"),
        ("lock_minutes", "five"),
        ("days_off", "friday someday"),
        ("days_off", "monday tuesday wednesday thursday friday saturday sunday"),
        ("holidays", "2018-02-30"),
        ("next_visit_days", "3 7 14"),
        ("next_visit_days", "30 14 7 3"),
        ("first_contact_hours", "24 72 168 0"),
        ("washington_group", "perhaps"),
        ("organisation", "two\nlines"),
        ("organisation", "x" * 81),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(name: str, typed: str) -> None:
    setting = find_setting(name)
    with pytest.raises(Usage) as refused:
        setting.read(typed)
    assert Wording("en")(setting.title) in Wording("en").error(refused.value)


def test_a_wrong_value_in_the_file_is_named_with_its_line_and_the_rest_is_taken(file: Path) -> None:
    file.write_text('# ours\ntheme = "light"\n\nlock_minutes = "soon"\ndays_off = ["sunday"]\n', encoding="utf-8")
    reading = read_settings(file)
    assert (reading.settings.theme, reading.settings.days_off, reading.settings.lock_minutes) == (
        "light",
        ("sunday",),
        5,
    )
    [complaint] = reading.complaints
    assert Wording("en").error(complaint) == (
        "Settings, line 4: Lock after minutes cannot be “soon”; “5” is used.\nIt is a whole number from 1 to 60."
    )


@pytest.mark.parametrize("raw", ["theme", "theme = [", "\x00", "theme = {a = {b = [1, 2, [3]]}}", "theme = 1979-05-27"])
def test_a_file_that_is_no_file_of_settings_is_a_sentence_and_famcase_starts(file: Path, raw: str) -> None:
    file.write_text(raw, encoding="utf-8")
    reading = read_settings(file)
    assert reading.settings == Settings()
    assert "line 1" in Wording("en").error(reading.complaints[0])


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"organisation = '\xc3\x28'", b"a = 1\n\xff"])
def test_bytes_that_are_no_text_are_a_sentence(file: Path, raw: bytes) -> None:
    file.write_bytes(raw)
    reading = read_settings(file)
    assert reading.settings == Settings()
    assert len(reading.complaints) == 1


@pytest.mark.parametrize("raw", ["9" * 5_000, "[" * 5_000 + "]" * 5_000, "{a=" * 3_000 + "1" + "}" * 3_000])
def test_what_no_reader_gets_to_the_end_of_is_a_sentence_that_names_its_line(file: Path, raw: str) -> None:
    file.write_text(f'theme = "light"\nlock_minutes = {raw}\nlanguage = "ar"\n', encoding="utf-8")
    reading = read_settings(file)
    assert reading.settings == Settings()
    assert [type(one).__name__ for one in reading.complaints] == ["FileNotUnderstood"]
    assert reading.complaints[0].values["line"] == 2
    with pytest.raises(Usage, match="cannot be understood"):
        write_setting(file, Settings(), find_setting("theme"), "dark")
    assert raw in file.read_text(encoding="utf-8")


def test_a_folder_in_its_place_is_a_sentence_and_stays(file: Path) -> None:
    file.mkdir()
    [complaint] = read_settings(file).complaints
    assert "cannot be read" in Wording("en").error(complaint)
    with pytest.raises(StorageFault, match="cannot be read"):
        write_setting(file, Settings(), find_setting("theme"), "dark")
    assert file.is_dir()


def test_lines_that_famcase_does_not_know_and_comments_are_kept(file: Path) -> None:
    file.write_text('# do not touch\nnew_in_a_later_famcase = 7\ntheme = "dark"  # at night\n', encoding="utf-8")
    write_setting(file, Settings(), find_setting("theme"), "light")
    assert file.read_text(encoding="utf-8") == (
        '# do not touch\nnew_in_a_later_famcase = 7\ntheme = "light"  # at night\n'
    )


@pytest.mark.skipif(sys.platform == "win32", reason="modes mean nothing there")
def test_the_file_is_for_its_owner_alone(file: Path) -> None:
    write_setting(file, Settings(), find_setting("theme"), "light")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_cannot_be_understood_is_not_written_over(file: Path) -> None:
    file.write_text("theme = [\n", encoding="utf-8")
    with pytest.raises(Usage):
        write_setting(file, Settings(), find_setting("theme"), "light")
    assert file.read_text(encoding="utf-8") == "theme = [\n"


def test_a_setting_that_does_not_exist_is_not_found() -> None:
    with pytest.raises(NotFound):
        find_setting("colour")
