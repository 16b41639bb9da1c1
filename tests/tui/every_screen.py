"""Every screen, form and dialog of the program, and the way to each on a told desk: with data, empty, with an error."""

import importlib
import pkgutil
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

import famcase.tui
from famcase.domain.changes import RecordId
from famcase.domain.family_evidence import Reason
from famcase.errors import StorageFault
from famcase.services.desk import Desk
from famcase.services.queries.families import get_family
from famcase.services.queries.site_page import get_site
from famcase.services.views import Alike, ImportReport, LikelyDouble, TwiceListed
from famcase.tui.app import FamcaseApp
from famcase.tui.asking import Asking
from famcase.tui.exchange.brought import BroughtScreen
from famcase.tui.forms import open_form, open_many
from famcase.tui.forms.counts import CountCorrectedForm
from famcase.tui.forms.form import Form
from famcase.tui.forms.number import SayNumber
from famcase.tui.forms.register import RegisterForm
from famcase.tui.rush.arrivals import ArrivalSheet
from famcase.tui.rush.distribution_asked import ProxyForm
from famcase.tui.same_family.screen import SideBySide
from famcase.tui.screen import DeskDialog, DeskScreen
from famcase.tui.sites.page import SitePage
from famcase.tui.supervising.handing_over import HandOverForm
from famcase.tui.supervising.sheet import SheetScreen
from famcase.tui.today.screen import TodayScreen
from famcase.tui.way_in.create import CreateScreen
from famcase.tui.way_in.day import DayScreen
from famcase.tui.way_in.unlock import UnlockScreen
from famcase.wording import N_
from tests.tui.keys import press, quiet, typed
from tests.tui.told_world import World

Pilots = Pilot[Any]
Way = Callable[[Pilots, World], Awaitable[None]]
Record = Callable[[World], RecordId | None]

LIST = Path(__file__).parents[1] / "files" / "reach_msna2024_dummy_raw_data.xlsx"

UNFINISHED = {
    *("DeskScreen", "DeskDialog", "NarrowedScreen", "PartedScreen", "FoundScreen"),
    *(
        "FieldByField",
        "Form",
        "NoticingForm",
        "PartingForm",
        "RecordForm",
        "ManyForm",
        "EveryoneForm",
        "FindingForm",
        "WayOut",
        "WorkForm",
        "_Planning",
    ),
}
"""What only others are made of."""


def concrete() -> dict[str, type[Any]]:
    """Return the screens, forms and dialogs of the program by the module and name of their class."""
    found: dict[str, type[Any]] = {}
    for module in pkgutil.walk_packages(famcase.tui.__path__, "famcase.tui."):
        for name, one in vars(importlib.import_module(module.name)).items():
            if isinstance(one, type) and issubclass(one, DeskScreen | DeskDialog) and name not in UNFINISHED:
                found[called(one)] = one
    return found


def called(kind: type[Any]) -> str:
    """Return "forms.moved.MovedForm"."""
    return f"{kind.__module__.removeprefix('famcase.tui.')}.{kind.__name__}"


# The ways


async def slowly(pilot: Pilots, *pressed: str) -> None:
    """Press keys, each after the one before was answered."""
    for key in pressed:
        await press(pilot, key)
        await quiet(pilot)


def keys(*pressed: str) -> Way:
    """By keys alone, from Today."""

    async def gone(pilot: Pilots, _world: World) -> None:
        await slowly(pilot, *pressed)

    return gone


def page(*pressed: str) -> Way:
    """By keys from the page of the family that has everything."""

    async def gone(pilot: Pilots, world: World) -> None:
        _app(pilot).open_family(world.family)
        await quiet(pilot)
        await slowly(pilot, *pressed)

    return gone


def action(name: str, *pressed: str) -> Way:
    """By an action of F9 that has no key, then by keys."""

    async def gone(pilot: Pilots, _world: World) -> None:
        await pilot.app.run_action(name)
        await quiet(pilot)
        await slowly(pilot, *pressed)

    return gone


def form(name: str, record: Record = lambda _world: None, of: Record = lambda world: world.family) -> Way:
    """By the name of a form of a family, and of one of its records."""

    async def gone(pilot: Pilots, world: World) -> None:
        pilot.app.push_screen(open_form(name, of(world), record(world)))
        await quiet(pilot)

    return gone


def many(name: str) -> Way:
    """By the name of a form of many families."""

    async def gone(pilot: Pilots, world: World) -> None:
        pilot.app.push_screen(open_many(name, world.others))
        await quiet(pilot)

    return gone


def rush(name: str, *pressed: str) -> Way:
    """Into rush and upheaval, of the camp."""

    async def gone(pilot: Pilots, world: World) -> None:
        _app(pilot).open_rush(name, site=world.camp, shown="al-Midan camp")
        await quiet(pilot)
        await slowly(pilot, *pressed)

    return gone


def pushed(make: Callable[[World], Any], *pressed: str) -> Way:
    """Straight onto the screen, where the way to it is long."""

    async def gone(pilot: Pilots, world: World) -> None:
        pilot.app.push_screen(make(world))
        await quiet(pilot)
        await slowly(pilot, *pressed)

    return gone


async def _first_site(pilot: Pilots, world: World, *pressed: str) -> None:
    pilot.app.push_screen(SitePage(world.camp))
    await quiet(pilot)
    await slowly(pilot, *pressed)


def site(*pressed: str) -> Way:
    """By keys from the page of the camp."""
    return lambda pilot, world: _first_site(pilot, world, *pressed)


async def _asks_to_reopen(pilot: Pilots, world: World) -> None:
    _app(pilot).open_family(world.closed)
    await quiet(pilot)
    await pilot.app.run_action("screen.reopen")
    await quiet(pilot)


async def _left_form(pilot: Pilots, world: World) -> None:
    pilot.app.push_screen(open_form("moved", world.family))
    await quiet(pilot)
    await typed(pilot, "Tah")
    await press(pilot, "escape")


async def _draft(pilot: Pilots, world: World) -> None:
    await _left_form(pilot, world)
    _app(pilot).action_drafts()
    await quiet(pilot)


async def _begun_before(pilot: Pilots, world: World) -> None:
    await _left_form(pilot, world)
    await press(pilot, "escape")  # the first one closed the list of places
    pilot.app.push_screen(open_form("moved", world.family))
    await quiet(pilot)


async def _rehearsed(pilot: Pilots, _world: World) -> None:
    await slowly(pilot, "6", "f4", "ctrl+u")
    await typed(pilot, str(LIST))
    await press(pilot, "ctrl+s")


async def _noticed(pilot: Pilots, world: World, *pressed: str) -> None:
    await slowly(pilot, "f4")
    form = pilot.app.screen
    assert isinstance(form, RegisterForm)
    await form.part("phone").restore(world.view.contacts[0].number)
    await form.part("people").restore("14")
    where = {"site": "", "pcode": "C4081", "text": ""}
    await form.part("origin").restore({"where": where, "shown": "Tamanaah", "beside": ""})
    await quiet(pilot)
    await slowly(pilot, *pressed)


async def _noticed_in_a_line(pilot: Pilots, world: World) -> None:
    await WAYS["rush.arrivals.ArrivalSheet"](pilot, world)
    form = pilot.app.screen
    assert isinstance(form, ArrivalSheet)
    for entry in form.part("line").entries:
        await entry.restore({"sizes": "14", "phone": world.view.contacts[0].number}.get(entry.key))
    await quiet(pilot)


def _report(world: World) -> ImportReport:
    """Return what an import might have said that brought in the family that has everything, and two others."""
    families = [get_family(world.desk, uid) for uid in (world.family, world.others[2], world.others[1])]
    reasons = (Reason(N_("same telephone")), Reason(N_("same size: {count}"), {"count": 14}))
    first, second, third = families
    alike = Alike(first.uid, first.number, first.members[0].name.shown(), "", 0.97, reasons)
    twice = TwiceListed("main", 4, first.members[0].name.shown(), "main", 3, 0.8, reasons, second.uid, third.uid)
    double = LikelyDouble("main", 3, alike, second.uid)
    return ImportReport(3, 42, 3, 0, 0, 0, None, doubles=(double,), twice=(twice,))


async def _asks_who_collects(pilot: Pilots, world: World) -> None:
    await _distribution(pilot, world)
    pilot.app.push_screen(ProxyForm("2"))
    await quiet(pilot)


async def _distribution(pilot: Pilots, _world: World) -> None:
    _app(pilot).open_rush("distributions")
    await quiet(pilot)
    await press(pilot, "enter")


async def _prints(pilot: Pilots, world: World) -> None:
    await _distribution(pilot, world)
    await press(pilot, "ctrl+e", "enter")


WAYS: dict[str, Way] = {
    "today.screen.TodayScreen": keys(),
    "families.screen.FamiliesScreen": keys("2"),
    "families.screen.FamiliesScreen on a family": keys("2", "down", "down"),
    "families.screen.FamiliesScreen with marks": keys("2", "down", "space", "space"),
    "sites.screen.SitesScreen": keys("3"),
    "origins.screen.OriginsScreen": keys("4"),
    "summary.screen.SummaryScreen": keys("5"),
    "exchange.screen.ExchangeScreen": keys("6"),
    "dialogs.help.HelpDialog": keys("f1"),
    "dialogs.all_actions.AllActions": keys("f9"),
    "families.filter_dialog.FilterDialog": keys("2", "f8"),
    "families.columns_dialog.ColumnsDialog": keys("2", "down", "c"),
    "dialogs.choosing.Choosing": keys("2", "down", "s"),
    "dialogs.asking_line.AskingLine": keys("2", "f8", "down", "down", "enter"),
    "dialogs.question.Question": _asks_to_reopen,
    "dialogs.question.QuestionToLeave": _begun_before,
    "dialogs.take_back.TakeBack": keys("ctrl+z"),
    "family.screen.FamilyScreen": page(),
    "family.screen.FamilyScreen needs": page("tab"),
    "family.screen.FamilyScreen follow-ups": page("tab", "tab"),
    "family.screen.FamilyScreen history": page("tab", "tab", "tab"),
    "family.screen.FamilyScreen journey": page(*["tab"] * 4),
    "family.screen.FamilyScreen contacts": page(*["tab"] * 5),
    "family.details.Details": page("enter"),
    "visit.screen.VisitScreen": page("t"),
    "sites.page.SitePage": site(),
    "sites.page.SitePage counts": site("tab"),
    "sites.page.SitePage about": site("tab", "tab"),
    "sites.standards.Standards": site("t"),
    "origins.page.OriginPage": keys("4", "enter"),
    "origins.page.OriginPage events": keys("4", "enter", "tab"),
    "origins.page.OriginPage population": keys("4", "enter", "tab", "tab"),
    "origins.events.EventsScreen": keys("4", "e"),
    "summary.period.PeriodDialog": keys("5", "p"),
    "exchange.bringing.BringForm": keys("6", "f4"),
    "exchange.rehearsed.RehearsedScreen": _rehearsed,
    "exchange.brought.BroughtScreen": pushed(lambda world: BroughtScreen(_report(world))),
    "exchange.leaving.LeavingForm": keys("2", "ctrl+e"),
    "own.settings.SettingsScreen": action("settings"),
    "own.settings.TypeSetting": action("settings", *["down"] * 7, "enter"),
    "own.drafts.DraftsScreen": _draft,
    "supervising.screen.SupervisingScreen": keys("p"),
    "supervising.screen.SupervisingScreen closures": keys("p", "tab"),
    "supervising.screen.SupervisingScreen answers": keys("p", "tab", "tab"),
    "supervising.screen.SupervisingScreen loads": keys("p", "shift+tab"),
    "supervising.doubles.DoublesScreen": keys("p", "d"),
    "same_family.screen.SideBySide": pushed(lambda world: SideBySide(world.family, world.others[2])),
    "same_family.screen.SideBySide on a person": pushed(lambda world: SideBySide(world.family, world.asked), "end"),
    "same_family.screen.SideBySide withheld": pushed(lambda world: SideBySide(world.family, world.others[3])),
    "supervising.handing_over.HandOverForm": pushed(lambda world: HandOverForm(world.sami.user.uid)),
    "supervising.sheet.SheetScreen": pushed(lambda world: SheetScreen(world.sami.user.uid)),
    "rush.arrivals_header.HeaderForm": rush("arrivals"),
    "rush.arrivals.ArrivalSheet": rush("arrivals", *["tab"] * 3, "right", "ctrl+s"),
    "rush.arrivals.ArrivalSheet of who may be here": _noticed_in_a_line,
    "rush.everyone.BulkMoveForm": rush("move"),
    "rush.everyone.PutOffForm": rush("put-off"),
    "rush.round.RoundScreen": rush("round"),
    "rush.findings.ElsewhereForm": rush("round", "e"),
    "rush.findings.PartForm": rush("round", "p"),
    "rush.findings.SizeForm": rush("round", "s"),
    "rush.distributions.DistributionsScreen": rush("distributions"),
    "rush.distribution_form.DistributionForm": rush("distribution"),
    "rush.distribution.DistributionScreen": _distribution,
    "rush.distribution_asked.ProxyForm": _asks_who_collects,
    "exchange.print_form.PrintForm": _prints,
    "way_in.day.DayScreen": pushed(lambda _: DayScreen(datetime(2018, 8, 20, 12, tzinfo=UTC))),
    "way_in.unlock.UnlockScreen": lambda pilot, _: _shown(pilot, UnlockScreen),
    "way_in.create.CreateScreen": lambda pilot, _: _shown(pilot, CreateScreen),
    "forms.number.SayNumber": pushed(lambda _: SayNumber("204110875")),
    "forms.register.RegisterForm": keys("f4"),
    "forms.register.RegisterForm of who may be here": _noticed,
    "same_family.here_already.HereAlready": lambda pilot, world: _noticed(pilot, world, "f3"),
    "forms.edit.EditForm": form("edit"),
    "forms.moved.MovedForm": form("moved"),
    "forms.moved.ConfirmForm": form("confirm"),
    "forms.visited.VisitedForm": form("visited"),
    "forms.note.NoteForm": form("note"),
    "forms.member.MemberForm": form("member"),
    "forms.member.MemberForm corrected": form("member", lambda world: world.view.members[-1].uid),
    "forms.changed.ChangedForm": form("changed"),
    "forms.contact.ContactForm": form("contact"),
    "forms.consent.ConsentForm": form("consent"),
    "forms.consent.WithholdForm": form("withhold"),
    "forms.flag.FlagForm": form("flag"),
    "forms.flag.FlagSettledForm": form("flag-settled", lambda world: world.view.flags[0].uid),
    "forms.functioning.FunctioningForm": form("functioning", lambda world: world.view.members[-1].uid),
    "forms.linked.LinkForm": form("link"),
    "forms.merging.MergeForm": form("merge"),
    "forms.parting.SplitForm": form("split"),
    "forms.parting.SplitForm with the head": pushed(lambda world: open_form("split", world.family), "space"),
    "forms.parting.MovePeopleForm": form("move-people"),
    "forms.other_number.OtherNumberForm": form("other-number"),
    "forms.need.NeedForm": form("need"),
    "forms.need.NeedChangedForm": form("need-changed", lambda world: world.view.needs[0].uid),
    "forms.assistance.AssistanceForm": form("assistance"),
    "forms.assistance.AssistanceChangedForm": form("assistance-changed", lambda world: world.view.assistance[0].uid),
    "forms.planned.FollowUpForm": form("follow-up"),
    "forms.planned.FollowUpChangedForm": form("follow-up-changed", lambda world: world.view.follow_ups[0].uid),
    "forms.planned.PutOffForm": form("put-off", lambda world: world.view.follow_ups[0].uid),
    "forms.plan.PlanStepForm": form("plan-step"),
    "forms.plan.PlanStepChangedForm": form("plan-step-changed", lambda world: world.view.plan[0].uid),
    "forms.referral.ReferForm": form("refer"),
    "forms.referral.TransferForm": form("transfer"),
    "forms.referral.ReferralAnswerForm": form("referral-answer", lambda world: world.view.referrals[0].uid),
    "forms.referral.ReferralRejectedForm": form("referral-rejected", lambda world: world.view.referrals[0].uid),
    "forms.stay.StayForm": form("stay", lambda world: world.view.stays[-1].uid),
    "forms.stay.StayBeforeForm": form("stay-before", lambda world: world.view.stays[0].uid),
    "forms.ending.AssignForm": form("assign"),
    "forms.ending.CloseForm": form("close"),
    "forms.ending.SendBackForm": form("send-back", of=lambda world: world.asked),
    "forms.many.AssignManyForm": many("assign-many"),
    "forms.many.FollowUpManyForm": many("follow-up-many"),
    "forms.many.FlagManyForm": many("flag-many"),
    "forms.sites.SiteNewForm": keys("3", "f4"),
    "forms.sites.SiteEditForm": site("f2"),
    "forms.sites.SiteStatusForm": site("o"),
    "forms.counts.CountForm": site("f4"),
    "forms.counts.CountCorrectedForm": pushed(
        lambda world: CountCorrectedForm(get_site(world.desk, world.camp).counts[0], None, site=world.camp)
    ),
    "forms.events.EventForm": keys("4", "e", "f4"),
    "forms.events.EventCorrectedForm": keys("4", "e", "f2"),
}
"""The name of a class, and after a blank which of its sides."""

PLACES: Mapping[str, Way] = {
    name: WAYS[name]
    for name in (
        *("today.screen.TodayScreen", "families.screen.FamiliesScreen", "sites.screen.SitesScreen"),
        *("origins.screen.OriginsScreen", "origins.events.EventsScreen", "summary.screen.SummaryScreen"),
        *("exchange.screen.ExchangeScreen", "supervising.screen.SupervisingScreen", "rush.round.RoundScreen"),
        "supervising.doubles.DoublesScreen",
        *("rush.distributions.DistributionsScreen", "own.settings.SettingsScreen"),
    )
}
EMPTY: dict[str, Way] = {
    **{name: way for name, way in PLACES.items() if name != "rush.round.RoundScreen"},
    "rush.round.RoundScreen": lambda pilot, _: _empty_round(pilot),
    "supervising.sheet.SheetScreen": lambda pilot, _: _own_sheet(pilot),
    "own.drafts.DraftsScreen": action("drafts"),
}
"""What can be opened where nobody was registered yet."""


async def _empty_round(pilot: Pilots) -> None:
    _app(pilot).open_rush("round")
    await quiet(pilot)


async def _own_sheet(pilot: Pilots) -> None:
    pilot.app.push_screen(SheetScreen(_app(pilot).open_desk.user.uid))
    await quiet(pilot)


async def _shown(pilot: Pilots, screen: Callable[[Any], Any]) -> None:
    app = _app(pilot)
    desk, app.desk = app.desk, None  # before the way in there is none
    app.push_screen(screen(app.way_in))
    await quiet(pilot)
    app.desk = desk


def _app(pilot: Pilots) -> FamcaseApp:
    app = pilot.app
    assert isinstance(app, FamcaseApp)
    return app


# Going there


async def home(pilot: Pilots) -> None:
    """Go to Today, with nothing half typed."""
    app = _app(pilot)
    while len(app.screen_stack) > 2:
        app.pop_screen()
    if not isinstance(app.screen, TodayScreen):
        app.action_go("today")
    await quiet(pilot)
    desk = app.open_desk
    if desk.drafts is not None:
        for draft in desk.tell(_all_drafts).result():
            desk.drafts.drop(draft.form, draft.subject)


def _all_drafts(desk: Desk) -> Any:
    return desk.drafts.all() if desk.drafts is not None else ()


async def every(
    pilot: Pilots, world: World, ways: Mapping[str, Way] = WAYS, *, only: Callable[[str], bool] = bool
) -> AsyncIterator[str]:
    """Go to one screen after the other and yield its name while it stands there."""
    astray = []
    for name, way in ways.items():
        if only(name):
            await home(pilot)
            await way(pilot, world)
            await quiet(pilot)
            if called(type(pilot.app.screen)) == name.split()[0]:
                yield name
            else:
                astray.append((name, called(type(pilot.app.screen))))
    assert not astray, astray


async def go_wrong(pilot: Pilots, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what stands on the screen fail: a form is saved without what it needs, on a disk that is full; a list asks
    a desk that cannot read.
    """
    screen = pilot.app.screen
    with monkeypatch.context() as patched:
        if isinstance(screen, Form):
            patched.setattr(Asking, "tell", _full)
            await press(pilot, "ctrl+s")
            if pilot.app.screen is not screen:  # it asks first whether it is meant
                await press(pilot, "down", "enter")
        elif isinstance(screen, DeskScreen):
            patched.setattr(Desk, "ask", partial(_unread, Desk.ask))
            screen.reload()
            await quiet(pilot)


async def _full(_asking: Asking, _command: Any, *_args: Any, **_named: Any) -> Any:
    raise StorageFault("The disk is full.", hint="Make room, then save again; nothing is lost.")


def _unread(_real: Any, *_args: Any, **_named: Any) -> Any:
    raise StorageFault("The database cannot be read.", hint="Try again.")
