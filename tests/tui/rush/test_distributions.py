"""A distribution on the screen: the list by its rule, numbers ticked as they are called out, paper, and its end."""

import re
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from famcase.domain.changes import RecordId
from famcase.services.commands.consents import set_consent
from famcase.services.commands.distributing import make_distribution
from famcase.services.desk import Desk
from famcase.services.inputs import NewDistribution, Where
from famcase.services.leaving import what_left
from famcase.services.queries.distributions import distribution_lines, list_distributions
from famcase.services.queries.families import get_family
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed
from tests.tui.rendered import check_golden, in_each_look


def outcomes(desk: Desk) -> list[str]:
    return [line.outcome for line in distribution_lines(desk, list_distributions(desk)[0].uid)]


@pytest.mark.usefixtures("camp")
async def test_a_distribution_from_its_rule_to_its_end(file_desk: Desk, make_app: AppMaker) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await pilot.press("f9")
        await typed(pilot, "distributions")
        await press(pilot, "enter")
        assert "No distribution here yet" in screen(pilot)
        await press(pilot, "f4")
        await typed(pilot, "nfi")
        await press(pilot, "enter")
        await typed(pilot, "midan")
        await press(pilot, "enter", "enter", "right", "enter")
        await typed(pilot, "5")
        await press(pilot, "ctrl+s")
        assert "5 families, 33 people: 8 × NFI kit" in screen(pilot)
        assert "1 left out: 1 not asked for consent" in screen(pilot)
        assert re.search(r"\d{5}-\d{3}-\d .+: not asked for consent", " ".join(screen(pilot).split()))
        await press(pilot, "enter")
        assert "0 of 5 ticked" in screen(pilot)
        await typed(pilot, "1-2")
        await press(pilot, "enter")
        assert "Is the need “Household items (NFI)” of those who collect met by it?" in screen(pilot)
        await press(pilot, "enter")
        assert "2 of 5 ticked: 2 collected" in screen(pilot)
        await typed(pilot, "٣")
        await press(pilot, "f5")
        assert "who collects it for them?" in screen(pilot)
        await typed(pilot, "her brother")
        await press(pilot, "enter")
        await typed(pilot, "4")
        await press(pilot, "f6")
        assert outcomes(file_desk) == ["collected", "collected", "by-proxy", "absent", ""]
        await typed(pilot, "9")
        await press(pilot, "enter")
        assert "The list has no number 9: it goes from 1 to 5." in screen(pilot)
        await press(pilot, "f8")
        assert "1 family was not ticked" in screen(pilot)
        await press(pilot, "enter")
        assert outcomes(file_desk)[4] == "", "Enter alone is no"
        await press(pilot, "f8", "down", "enter")
        assert "closed Wed 15 Aug 2018" in screen(pilot)
    assert outcomes(file_desk)[4] == "absent"
    first = get_family(file_desk, distribution_lines(file_desk, list_distributions(file_desk)[0].uid)[0].family)
    assert [(given.item, given.quantity) for given in first.assistance] == [("nfi-kit", 1)]
    assert [need.status for need in first.needs] == ["met"]


async def test_a_line_is_ticked_without_its_number_and_taken_back(
    file_desk: Desk, camp: RecordId, make_app: AppMaker
) -> None:
    make_distribution(file_desk, NewDistribution("food-basket", Where(site=camp)))
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        pilot.app.open_rush("distributions")  # type: ignore[attr-defined]
        await quiet(pilot)
        await press(pilot, "enter", "down", "down", "enter", "down", "enter")
        assert outcomes(file_desk) == ["", "collected", "", "", ""]
        await press(pilot, "ctrl+z")
        assert outcomes(file_desk) == [""] * 5


async def test_a_number_that_the_list_has_not_is_said_before_anything_is_asked(
    file_desk: Desk, camp: RecordId, make_app: AppMaker
) -> None:
    make_distribution(file_desk, NewDistribution("nfi-kit", Where(site=camp), quantity=2))
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        pilot.app.open_rush("distributions")  # type: ignore[attr-defined]
        await quiet(pilot)
        await press(pilot, "enter")
        assert "number, or 1-5" in screen(pilot)
        await typed(pilot, "99")
        for key in ("enter", "f5"):
            await press(pilot, key)
            assert "The list has no number 99: it goes from 1 to 5." in screen(pilot)
            assert "met by it" not in screen(pilot)


TEXT = ("right",) * 3
"""Goes from PDF, which stands first, to text."""


async def paper(pilot: Pilot[Any], file: Path, *keys: str) -> None:
    """Print the newest list into a file; `keys` choose its form and level."""
    await quiet(pilot)
    pilot.app.open_rush("distributions")  # type: ignore[attr-defined]
    await quiet(pilot)
    await press(pilot, "enter", "ctrl+e", "enter", "ctrl+u")
    await typed(pilot, str(file))
    await press(pilot, *keys, "ctrl+s")
    await quiet(pilot)


@pytest.mark.slow
async def test_a_list_on_paper_has_no_names_unless_somebody_says_so(
    file_desk: Desk, camp: RecordId, make_app: AppMaker, tmp_path: Path
) -> None:
    made = make_distribution(file_desk, NewDistribution("food-basket", Where(site=camp)))
    case = distribution_lines(file_desk, made.uid)[0].case
    plain, named = tmp_path / "plain.txt", tmp_path / "named.html"
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await paper(pilot, plain, "tab", *TEXT)
        assert "Wrote 5 lines to" in " ".join(screen(pilot).split())
        await paper(pilot, named, "tab", "h", "tab", "right", "right")
        assert "Use a printer of your own" in " ".join(screen(pilot).split())
        assert not named.exists()
        await press(pilot, "down", "enter")
        await paper(pilot, tmp_path / "no" / "such")
        assert "There is no folder for" in screen(pilot)
    codes, names = plain.read_text(encoding="utf-8"), named.read_text(encoding="utf-8")
    assert "Khaled" not in codes
    assert f"{case[:5]}-{case[5:8]}-{case[8]}" in codes
    assert "Food basket · al-Midan camp" in codes
    assert "Khaled" in names
    assert "Samer" not in names, "a withheld name is on no paper"
    assert "[@click=app.quit]Ali" in names
    assert [(left.form, left.level, left.lines, left.number) for left in what_left(file_desk)] == [
        ("html", "full", 5, 2),
        ("simple", "codes", 5, 1),
    ]


async def test_who_took_consent_back_since_is_not_on_paper(
    file_desk: Desk, camp: RecordId, make_app: AppMaker, tmp_path: Path
) -> None:
    made = make_distribution(file_desk, NewDistribution("food-basket", Where(site=camp)))
    first, *others = distribution_lines(file_desk, made.uid)
    set_consent(file_desk, first.family, "services", "withdrawn")
    file = tmp_path / "list.txt"
    async with make_app(file_desk).run_test(size=(120, 40)) as pilot:
        await paper(pilot, file, "tab", *TEXT)
        assert "1 left out: 1 took their consent back" in " ".join(screen(pilot).split())
    written = file.read_text(encoding="utf-8").replace("-", "")
    assert first.case not in written
    assert all(line.case in written for line in others)


@pytest.mark.parametrize("life_saving", [True, False])
async def test_who_was_never_asked_is_on_the_paper_of_a_life_saving_list_alone(
    file_desk: Desk, camp: RecordId, make_app: AppMaker, tmp_path: Path, life_saving: bool
) -> None:
    made = make_distribution(file_desk, NewDistribution("food-basket", Where(site=camp), life_saving=life_saving))
    lines = distribution_lines(file_desk, made.uid)
    set_consent(file_desk, lines[0].family, "services", "not-asked")
    file = tmp_path / "list.txt"
    async with make_app(file_desk).run_test(size=(120, 40)) as pilot:
        await paper(pilot, file, "tab", *TEXT)
    assert (lines[0].case in file.read_text(encoding="utf-8").replace("-", "")) is life_saving
    assert bool(what_left(file_desk)[0].vital) is life_saving


@in_each_look
async def test_the_screens_of_distributions_look_as_they_did(
    file_desk: Desk, camp: RecordId, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    end = f"{size[0]}x{size[1]}-{language}"
    app = make_app(file_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await quiet(pilot)
        app.open_rush("distributions")
        await quiet(pilot)
        check_golden(f"distributions-empty-{end}", app)
        app.open_rush("distribution", site=camp, shown="al-Midan camp")
        await quiet(pilot)
        check_golden(f"form-distribution-{end}", app)
        await press(pilot, "escape", "escape")
        file_desk.tell(make_distribution, NewDistribution("nfi-kit", Where(site=camp), quantity=2)).result()
        app.open_rush("distributions")
        await quiet(pilot)
        check_golden(f"distributions-{end}", app)
        await press(pilot, "enter")
        await typed(pilot, "1")
        await press(pilot, "enter", "enter")
        await typed(pilot, "4")
        await press(pilot, "f6")
        check_golden(f"distribution-{end}", app)
