"""Screens that no other test looks at, as plain text: with data, empty, with an error, without colour, in contrast.

One walk shows each on a small terminal and on a big one. What others look at is not here a second time.
"""

from collections.abc import Iterator

import pytest
from textual.pilot import Pilot

from famcase.paths import Home
from famcase.services.desk import Desk
from famcase.settings import Settings, find_setting, write_setting
from famcase.tui.app import FamcaseApp
from famcase.tui.forms.form import Form
from tests.tui.conftest import AppMaker
from tests.tui.every_screen import EMPTY, PLACES, WAYS, concrete, every, go_wrong
from tests.tui.keys import quiet
from tests.tui.rendered import Check, goldens, rendered
from tests.tui.told_world import World, tell

SIZES = ((80, 24), (120, 40))

ELSEWHERE = {
    *("forms.register.RegisterForm", "forms.edit.EditForm", "forms.moved.MovedForm", "forms.visited.VisitedForm"),
    *("forms.note.NoteForm", "forms.member.MemberForm", "forms.need.NeedForm", "forms.planned.FollowUpForm"),
    *("forms.contact.ContactForm", "forms.ending.CloseForm", "forms.ending.AssignForm", "forms.referral.ReferForm"),
    *("forms.referral.TransferForm", "forms.plan.PlanStepForm", "forms.assistance.AssistanceForm"),
    *("forms.stay.StayForm", "forms.referral.ReferralAnswerForm", "forms.changed.ChangedForm", "forms.flag.FlagForm"),
    *("forms.linked.LinkForm", "forms.other_number.OtherNumberForm", "forms.consent.ConsentForm"),
    *("forms.consent.WithholdForm", "forms.flag.FlagSettledForm", "forms.functioning.FunctioningForm"),
    *("forms.sites.SiteNewForm", "forms.sites.SiteEditForm", "forms.sites.SiteStatusForm", "forms.counts.CountForm"),
    *("forms.events.EventForm", "forms.events.EventCorrectedForm", "forms.many.AssignManyForm"),
    *("supervising.handing_over.HandOverForm", "supervising.screen.SupervisingScreen", "supervising.sheet.SheetScreen"),
    *("supervising.doubles.DoublesScreen", "same_family.screen.SideBySide", "forms.merging.MergeForm"),
    *("forms.parting.SplitForm", "forms.parting.MovePeopleForm"),
    *("rush.everyone.BulkMoveForm", "rush.everyone.PutOffForm", "rush.round.RoundScreen", "rush.findings.PartForm"),
    *("rush.arrivals.ArrivalSheet", "rush.arrivals_header.HeaderForm", "rush.distributions.DistributionsScreen"),
    *("rush.distribution_form.DistributionForm", "rush.distribution.DistributionScreen"),
    *("today.screen.TodayScreen", "families.screen.FamiliesScreen", "sites.screen.SitesScreen"),
    *("origins.screen.OriginsScreen", "origins.page.OriginPage", "origins.events.EventsScreen", "sites.page.SitePage"),
    *("sites.standards.Standards", "summary.screen.SummaryScreen", "summary.period.PeriodDialog"),
    *("exchange.screen.ExchangeScreen", "exchange.bringing.BringForm", "exchange.leaving.LeavingForm"),
    "exchange.brought.BroughtScreen",
    *("families.filter_dialog.FilterDialog", "families.columns_dialog.ColumnsDialog", "dialogs.choosing.Choosing"),
    *("dialogs.help.HelpDialog", "dialogs.all_actions.AllActions", "own.settings.SettingsScreen"),
    *("own.drafts.DraftsScreen", "visit.screen.VisitScreen", "family.screen.FamilyScreen"),
    *("way_in.unlock.UnlockScreen", "way_in.create.CreateScreen"),
}
"""Screens with data whose goldens other tests of this folder hold."""

WITH_DATA = {name: way for name, way in WAYS.items() if name not in ELSEWHERE and " " not in name}
WITH_ERROR = {
    name: way
    for name, way in WAYS.items()
    if " " not in name
    and name != "own.settings.SettingsScreen"  # it asks the desk nothing
    and (issubclass(concrete()[name], Form) or name in PLACES or name == "family.screen.FamilyScreen")
}
SOME = ("today.screen.TodayScreen", "families.screen.FamiliesScreen with marks", "family.screen.FamilyScreen",
        "sites.screen.SitesScreen", "origins.page.OriginPage", "summary.screen.SummaryScreen", "rush.round.RoundScreen",
        "rush.distribution.DistributionScreen", "forms.visited.VisitedForm", "dialogs.question.Question",
        "families.columns_dialog.ColumnsDialog")  # fmt: skip
"""Those that say something in a colour too."""


async def at_each_size(pilot: Pilot[int], check: Check, name: str, language: str, number: str = "") -> None:
    """Compare a screen at either size; `number` is what case numbers begin with."""
    for columns, rows in SIZES:
        await pilot.resize_terminal(columns, rows)
        await quiet(pilot)
        check(f"every/{name}-{columns}x{rows}-{language}", pilot.app, hidden=number)
    await pilot.resize_terminal(*SIZES[0])
    await quiet(pilot)


def short(name: str) -> str:
    """Return "MovedForm" of "forms.moved.MovedForm", with what follows a blank."""
    if name == "rush.everyone.PutOffForm":  # there is another of that name
        return "PutOffManyForm"
    return name.rpartition(".")[2].replace(" ", "-")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
async def test_with_data(file_desk: Desk, home: Home, make_app: AppMaker, language: str) -> None:
    world = tell(file_desk, home)
    number = world.view.number[:5]
    app = make_app(file_desk, language=language)
    with goldens() as check:
        async with app.run_test(size=SIZES[0]) as pilot:
            await quiet(pilot)
            async for name in every(pilot, world, WITH_DATA):
                await at_each_size(pilot, check, short(name), language, number)


@pytest.mark.slow
async def test_with_an_error(file_desk: Desk, home: Home, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    world = tell(file_desk, home)
    number = world.view.number[:5]
    app = make_app(file_desk)
    with goldens() as check:
        async with app.run_test(size=SIZES[0]) as pilot:
            await quiet(pilot)
            async for name in every(pilot, world, WITH_ERROR):
                await go_wrong(pilot, monkeypatch)
                await at_each_size(pilot, check, f"{short(name)}-error", "en", number)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
async def test_empty(file_desk: Desk, make_app: AppMaker, language: str) -> None:
    app = make_app(file_desk, language=language)
    me = file_desk.user.uid
    nobody = World(file_desk, file_desk, me, me, (), me, me, me, me)
    with goldens() as check:
        async with app.run_test(size=SIZES[0]) as pilot:
            await quiet(pilot)
            async for name in every(pilot, nobody, EMPTY):
                await at_each_size(pilot, check, f"{short(name)}-empty", language)


def marked(app: FamcaseApp) -> Iterator[str]:
    """Yield the lines of a screen with what shows without colours: ‹bold›, _underlined_, ⟦turned round⟧."""
    for strip in app.screen._compositor.render_strips():
        line = ""
        for text, style, _ in strip:
            for is_so, (before, after) in (
                (style and style.bold, "‹›"),
                (style and style.underline, "__"),
                (style and style.reverse, "⟦⟧"),
            ):
                text = f"{before}{text}{after}" if is_so and text.strip() else text
            line += text
        yield line.rstrip()


async def looks(app: FamcaseApp, world: World, name_of_look: str, marks: dict[str, str]) -> dict[str, str]:
    """Return the plain text of some screens, and put what it looks like with its marks into `marks`."""
    texts = {}
    async with app.run_test(size=SIZES[0]) as pilot:
        await quiet(pilot)
        async for name in every(pilot, world, {name: WAYS[name] for name in SOME}):
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await quiet(pilot)
                key = f"{short(name)}-{size[0]}x{size[1]}"
                texts[key] = rendered(app)
                marks[f"{key}-{name_of_look}"] = "\n".join(marked(app)) + "\n"
            await pilot.resize_terminal(*SIZES[0])
    return texts


@pytest.mark.slow
async def test_without_colours_and_in_contrast_the_same_stands_there_and_signs_say_it(
    file_desk: Desk, home: Home, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = tell(file_desk, home)
    marks: dict[str, str] = {}
    dark = await looks(make_app(file_desk), world, "dark", marks)
    write_setting(home.settings, Settings(), find_setting("theme"), "contrast")
    contrast = await looks(make_app(file_desk), world, "contrast", marks)
    monkeypatch.setenv("NO_COLOR", "1")
    without = await looks(make_app(file_desk), world, "no-color", marks)
    assert dark == contrast == without
    assert all("▸" in text or "⟦" in marks[f"{name}-no-color"] for name, text in without.items())  # where one is
    assert "! Do not visit" in without["FamilyScreen-80x24"]
    with goldens() as check:
        for name, text in marks.items():
            if not name.endswith("-dark"):
                check(f"every/{name}", text, hidden=world.view.number[:5])
