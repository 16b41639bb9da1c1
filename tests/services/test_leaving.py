"""The gate before every file: only families that agreed leave, and what left is recorded with what did not."""

from pathlib import Path

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.levels import Level
from famcase.domain.vocabulary import UnknownCode
from famcase.errors import Refused
from famcase.paths import Home
from famcase.services.batch import Batch
from famcase.services.commands.closing import SupervisorOnly
from famcase.services.commands.consents import set_consent
from famcase.services.commands.families import withhold_name
from famcase.services.commands.undoing import undo
from famcase.services.commands.uniting import unite
from famcase.services.desk import Desk
from famcase.services.gate import NamesInFigures, NoRecipient, Terms, checked, everybody, families_of, kept_back
from famcase.services.leaving import Leaving, NumberTaken, drawn_number, leave, let_out, next_number, what_left
from famcase.services.queries.cases import case_page
from famcase.services.queries.families import get_family
from famcase.services.queries.same_family import likely_pairs
from famcase.services.queries.sites import list_sites
from famcase.services.views.alike import LikelyPair
from famcase.storage.store import TryAgain
from tests.services.builders import colleague, the_adnans

STATES = ("given", "refused", "withdrawn", "not-asked", "")


@pytest.fixture
def families(desk: Desk) -> dict[str, RecordId]:
    """A family for each answer to services; the last one was never asked."""
    made = {state: the_adnans(desk).uid for state in STATES}
    for state, family in made.items():
        if state:
            set_consent(desk, family, "services", state, basis="consent")
    return made


def left_by(desk: Desk, folder: Path, terms: Terms) -> tuple[set[RecordId], Leaving]:
    file = Leaving(folder / "list.csv", checked(desk, terms, Level.CODES))
    let = {line.uid for line in let_out(desk, file, case_page(desk).lines)}
    return let, file


def test_only_who_agreed_leaves_and_the_rest_is_counted_by_why(
    desk: Desk, families: dict[str, RecordId], tmp_path: Path
) -> None:
    let, file = left_by(desk, tmp_path, Terms())
    file.write(b"list", len(let))
    leave(desk, file, what="Families", level=Level.CODES, form="csv")

    assert let == {families["given"]}
    assert set(file.kept_back) == set(families.values()) - let
    (left,) = what_left(desk)
    assert (left.purpose, left.recipient, left.vital, left.lines) == ("services", "", "", 1)
    assert left.left_out == {"not-asked": 2, "refused": 1, "withdrawn": 1}


def test_what_leaves_while_another_saves_is_recorded_once_and_stands_whole(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, tried = Batch.save, []

    def came_between(batch: Batch) -> None:
        save(batch)
        tried.append(1)
        if len(tried) == 1:
            raise TryAgain

    monkeypatch.setattr(Batch, "save", came_between)
    file = Leaving(tmp_path / "list.csv", Terms())
    file.write(b"list", 1)
    leave(desk, file, what="Families", level=Level.CODES, form="csv")

    assert (len(tried), len(what_left(desk))) == (2, 1)
    assert (tmp_path / "list.csv").read_bytes() == b"list"


def test_numbers_of_prints_have_five_digits_and_never_run_out() -> None:
    few, many = range(10_000, 50_000), range(10_000, 100_000)
    for _ in range(100):
        assert 50_000 <= drawn_number(few) < 100_000
        assert 100_000 <= drawn_number(many) < 1_000_000


def test_two_prints_never_bear_one_number(desk: Desk, tmp_path: Path) -> None:
    number = next_number(desk)
    for name in ("one", "other"):
        file = Leaving(tmp_path / name, Terms())
        file.write(b"round", 1)
        if name == "other":
            with pytest.raises(NumberTaken):
                leave(desk, file, what="Round", level=Level.CODES, form="pdf", number=number)
        else:
            leave(desk, file, what="Round", level=Level.CODES, form="pdf", number=number)

    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["one"]
    assert [left.number for left in what_left(desk)] == [number]
    assert next_number(desk) != number


def test_vital_interest_lets_those_out_who_were_never_asked_and_nobody_who_said_no(
    desk: Desk, families: dict[str, RecordId], tmp_path: Path
) -> None:
    let, file = left_by(desk, tmp_path, Terms(recipient="White Helmets", vital="shelling tonight"))
    leave(desk, file, what="Families", level=Level.FULL, form="csv")

    assert let == {families[state] for state in ("given", "not-asked", "")}
    (left,) = what_left(desk)
    assert (left.recipient, left.vital) == ("White Helmets", "shelling tonight")
    assert left.left_out == {"refused": 1, "withdrawn": 1}


def test_a_caseworker_claims_no_vital_interest(desk: Desk, home: Home) -> None:
    sami = colleague(desk, home)
    with pytest.raises(SupervisorOnly):
        checked(sami, Terms(vital="shelling tonight"), Level.CODES)
    assert checked(sami, Terms(), Level.CODES) == Terms()
    sami.close()


def test_terms_name_a_purpose_and_for_a_referral_who_receives_it(file_desk: Desk) -> None:
    with pytest.raises(UnknownCode):
        checked(file_desk, Terms("curiosity"), Level.CODES)
    with pytest.raises(NamesInFigures):
        checked(file_desk, Terms("statistics"), Level.FULL)
    with pytest.raises(NoRecipient):
        checked(file_desk, Terms("referral", "  "), Level.CODES)
    with pytest.raises(Refused):
        checked(file_desk, Terms(recipient="a\x1bb"), Level.CODES)
    assert checked(file_desk, Terms("referral", " Maram "), Level.CODES).recipient == "Maram"


def test_who_wants_something_kept_from_somebody_is_kept_back_after_a_merge_too(desk: Desk, tmp_path: Path) -> None:
    kept, gone = the_adnans(desk, consent="given").uid, the_adnans(desk, consent="given").uid
    set_consent(desk, gone, "services", "given", withhold="where they are, from the camp manager")
    assert left_by(desk, tmp_path, Terms(recipient="Health cluster"))[0] == {kept}

    unite(desk, kept, gone)
    let, file = left_by(desk, tmp_path, Terms())
    file.drop()
    assert let == set()
    assert file.kept_back == {kept: "kept-from"}
    undo(desk)
    let, file = left_by(desk, tmp_path, Terms())
    file.drop()
    assert let == {kept}


def test_whose_name_is_kept_from_somebody_is_in_no_file(desk: Desk, tmp_path: Path) -> None:
    hidden, shown = (the_adnans(desk, consent="given").uid for _ in range(2))
    withhold_name(desk, hidden, True, reason="threats", withhold_from="her brother")
    withhold_name(desk, shown, True, reason="threats")

    let, file = left_by(desk, tmp_path, Terms())

    assert (let, file.kept_back) == ({shown}, {hidden: "kept-from"})
    assert everybody(desk, Terms()).why_kept_back([hidden, shown]) == {hidden: "kept-from"}
    file.drop()


def test_of_a_merged_family_counts_what_the_one_that_it_is_now_said(desk: Desk) -> None:
    kept, gone = the_adnans(desk, consent="given").uid, the_adnans(desk, consent="given").uid
    unite(desk, kept, gone)
    assert kept_back(desk, [kept, gone], Terms()) == {}

    set_consent(desk, kept, "services", "withdrawn")
    assert kept_back(desk, [kept, gone], Terms()) == {kept: "withdrawn", gone: "withdrawn"}


@pytest.mark.parametrize(
    "terms",
    [Terms(), Terms("statistics"), Terms("referral", "Maram"), Terms(vital="shelling")],
    ids=["services", "statistics", "referral", "vital"],
)
def test_all_families_asked_at_once_may_leave_as_each_asked_alone(desk: Desk, terms: Terms) -> None:
    made = [the_adnans(desk).uid for _ in range(9)]
    for at, state in enumerate(STATES[:4]):
        set_consent(desk, made[at], "services", state, basis="consent")
    set_consent(desk, made[0], "services", "withdrawn")
    set_consent(desk, made[4], "services", "given", basis="legitimate-interest")
    set_consent(desk, made[5], "services", "given")
    set_consent(desk, made[5], "statistics", "given", withhold="where they are")
    set_consent(desk, made[6], "referral", "given", partner="Maram")
    set_consent(desk, made[6], "referral", "refused", partner="other")
    set_consent(desk, made[7], "services", "given")
    unite(desk, made[7], made[8])

    assert everybody(desk, terms).why_kept_back(made) == kept_back(desk, made, terms)


def test_a_file_of_many_families_has_those_that_agreed(
    desk: Desk, families: dict[str, RecordId], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("famcase.services.leaving._MANY", 1)
    file = Leaving(tmp_path / "list.csv")
    for line in case_page(desk).lines:
        file.lines += len(let_out(desk, file, [line]))
    file.drop()

    assert file.everybody is not None
    assert file.lines == 1
    assert set(file.kept_back) == set(families.values()) - {families["given"]}


def test_a_line_about_two_families_needs_both(desk: Desk, tmp_path: Path) -> None:
    one, other = the_adnans(desk, consent="given").uid, the_adnans(desk).uid
    (pair,) = likely_pairs(desk, None, 5).pairs
    assert isinstance(pair, LikelyPair)
    assert set(families_of(pair)) == {one, other}

    file = Leaving(tmp_path / "pairs.csv")
    assert let_out(desk, file, [pair]) == []
    set_consent(desk, other, "services", "given")
    file.kept_back.clear()
    assert let_out(desk, file, [pair]) == [pair]
    file.drop()


def test_lines_about_no_family_leave(desk: Desk, tmp_path: Path) -> None:
    file = Leaving(tmp_path / "sites.csv")
    sites = list(list_sites(desk))
    assert let_out(desk, file, [*sites, (1, 2), "x"]) == [*sites, (1, 2), "x"]
    assert families_of(get_family(desk, the_adnans(desk).uid)) != ()
    file.drop()


def test_a_later_answer_is_heard_and_an_undone_one_forgotten(desk: Desk, tmp_path: Path) -> None:
    family = the_adnans(desk, consent="given").uid
    set_consent(desk, family, "services", "withdrawn")

    let, file = left_by(desk, tmp_path, Terms())
    file.drop()
    assert let == set()
    undo(desk)
    let, file = left_by(desk, tmp_path, Terms())
    file.drop()
    assert let == {family}
