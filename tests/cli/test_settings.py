"""famcase settings, and that what is set is used."""

from tests.command_line import CommandLine


def test_every_setting_is_listed_with_its_value_in_words(famcase: CommandLine) -> None:
    shown = famcase("settings")
    assert shown.code == 0
    for words in ("theme", "Colours", "dark", "3 7 14 30", "Friday"):
        assert words in shown.out


def test_machines_get_the_values_as_they_are(famcase: CommandLine) -> None:
    lines = {line["setting"]: line["value"] for line in famcase("--format", "json", "settings").json}
    assert (lines["days_off"], lines["lock_minutes"], lines["next_visit_days"]) == (["friday"], 5, [3, 7, 14, 30])


def test_a_value_is_set_and_shown_and_a_wrong_one_changes_nothing(famcase: CommandLine) -> None:
    assert "Saturday" in famcase("settings", "days-off", "friday", "saturday").out
    refused = famcase("settings", "days_off", "someday")
    assert (refused.code, "someday" in refused.err) == (2, True)
    assert "Friday, Saturday" in famcase("settings", "days_off").out


def test_a_wrong_line_of_the_file_is_said_and_the_command_goes_on(famcase: CommandLine) -> None:
    famcase("settings", "theme", "light")
    file = famcase.folder / "home" / "settings.toml"
    file.write_text('theme = "pink"\n', encoding="utf-8")
    listed = famcase("user", "list")
    assert listed.code == 0
    assert "Settings, line 1: Colours cannot be “pink”; “dark” is used." in listed.err


def test_days_off_and_holidays_move_the_visit_that_is_proposed(famcase: CommandLine) -> None:
    famcase("settings", "days_off", "saturday")
    famcase("settings", "holidays", "2018-08-19")
    number = famcase.case("--priority", "1")  # in three days: Saturday 18 August
    assert _next_visit(famcase, number) == "2018-08-20"


def test_the_timetable_is_that_of_the_organisation(famcase: CommandLine) -> None:
    famcase("settings", "next_visit_days", "1 2 3 4")
    assert _next_visit(famcase, famcase.case("--priority", "1")) == "2018-08-16"


def test_numbers_of_a_day_are_read_in_the_order_that_was_set(famcase: CommandLine) -> None:
    number = famcase.case()
    famcase("settings", "date_order", "mdy")
    famcase("move", number, "--to", "Armanaz", "--since", "8/3/2018", "--living", "rented")
    assert "2018-08-03" in famcase("--format", "json", "show", number).out


def test_a_period_is_read_in_the_order_and_with_the_week_that_were_set(famcase: CommandLine) -> None:
    famcase.case()
    famcase("settings", "date_order", "mdy")
    famcase("settings", "week_start", "sunday")
    assert "3 Aug" in famcase("summary", "arrivals", "--period", "since 8/3").err
    assert "12 Aug" in famcase("summary", "arrivals", "--period", "this week").err
    assert "registered 3 Aug to" in famcase("list", "registered since 8/3").err
    assert "registered 12 Aug to" in famcase("list", "registered this week").err


def test_the_language_of_the_settings_goes_before_the_systems_and_after_the_option(famcase: CommandLine) -> None:
    famcase("settings", "language", "ar")
    assert "الألوان" in famcase("settings", "theme").out
    assert "Colours" in famcase("--language", "en", "settings", "theme").out


def test_a_desk_named_by_its_folder_has_its_own_settings(famcase: CommandLine) -> None:
    famcase("settings", "theme", "light")
    elsewhere = famcase.folder / "elsewhere"
    famcase("--database", str(elsewhere), "settings", "theme", "contrast")
    assert "light" in famcase("settings", "theme").out
    assert "contrast" in famcase("--database", str(elsewhere), "settings", "theme").out


def test_an_answer_never_replaces_the_file_of_settings(famcase: CommandLine) -> None:
    famcase("settings", "theme", "light")
    file = famcase.folder / "home" / "settings.toml"
    assert famcase("--output", str(file), "list").code == 2
    assert "light" in file.read_text(encoding="utf-8")


def test_a_clock_before_the_last_change_is_said_and_the_command_goes_on(famcase: CommandLine) -> None:
    famcase.case()
    famcase.clock.go_on(-2)
    listed = famcase("user", "list")
    assert listed.code == 0
    assert "says Mon 13 Aug 2018, but something was recorded on Wed 15 Aug 2018 already" in listed.err


def _next_visit(famcase: CommandLine, number: str) -> str:
    follow_ups = famcase("--format", "json", "show", number).json["follow_ups"]
    assert len(follow_ups) == 1
    return str(follow_ups[0]["due"])
