"""A site: added, corrected, closed or opened again."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from famcase.domain.changes import RecordId
from famcase.domain.phones import check_phone
from famcase.domain.sites import COVERAGE
from famcase.errors import Refused
from famcase.presentation.site_columns import COVERAGE_LABELS
from famcase.services.commands.sites import add_site, close_site, edit_site, reopen_site
from famcase.services.inputs import NewSite, Where
from famcase.services.queries.site_page import get_site
from famcase.services.views import SiteView
from famcase.tui.dialogs.question import Question
from famcase.tui.forms.asked import DAY_HELP, PLACE_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.places import PlaceEntry
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.typed import DayEntry, DueEntry, NumberEntry, TextEntry
from famcase.wording import N_

_COMMA = re.compile("[,،;؛]")

_PLAIN = ("name", "name_ar", "cluster", "manager", "manager_phone")
_LISTED = ("aliases", "sectors")
_COUNTED = ("capacity_families", "capacity_people", "capacity_tents")
_DAYS = ("room_on", "notice_until")
_CHOSEN = ("type", "room", *COVERAGE)


class SiteInSite(Refused):
    def __init__(self) -> None:
        super().__init__(N_("A site lies at a village or town, not at another site."))


class SiteNewForm(Form):
    """One more site."""

    NAME = "site-new"
    TITLE_TEXT = N_("New site")
    HELP_TEXT = N_(
        "Its name and where it is are enough to begin. A site holds no coordinates, here or anywhere: lists of them "
        "have been bombed. The manager's name and phone stand on the site's page alone, on no list."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {
        "NotAPhoneNumber": "manager_phone",
        "NotYet": "room_on",
        "SiteTwin": "name",
    }

    site: SiteView | None = None

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        site = self.site
        line = site.line if site else None
        yield TextEntry("name", N_("Name"), value=line.name if line else "")
        yield TextEntry("name_ar", N_("in Arabic"), value=line.name_ar if line else "")
        yield asked.choice("type", N_("Type"), "site-type", value=line.type if line else "")
        yield self._village()
        for key, label in zip(_COUNTED, (N_("Room, families"), N_("Room, people"), N_("Room, tents")), strict=True):
            yield NumberEntry(key, label, value=_number(_known(site, key)))
        yield asked.choice("room", N_("Where not known"), "room", value=line.room if line else "")
        yield DayEntry("room_on", N_("Said on"), value=_day(line.room_on if line else None), help=DAY_HELP)
        aliases, sectors = (", ".join(site.aliases), ", ".join(site.sectors)) if site else ("", "")
        yield TextEntry("aliases", N_("Other names"), value=aliases, help=N_("Former names too, with commas between."))
        yield TextEntry("cluster", N_("Cluster"), value=site.cluster if site else "")
        yield TextEntry("sectors", N_("Sectors"), value=sectors, help=N_("The parts of the site, with commas between."))
        notice = _day(site.notice_until if site else None)
        help_text = N_("The day by which the landowner wants the land back.")
        yield DueEntry("notice_until", N_("Land notice"), value=notice, help=help_text)
        yield TextEntry("manager", N_("Manager"), value=site.manager if site else "")
        yield TextEntry("manager_phone", N_("Phone"), value=site.manager_phone if site else "", check=check_phone)
        covered = dict(site.coverage) if site else {}
        for name in COVERAGE:
            yield asked.choice(name, COVERAGE_LABELS[name], "coverage", value=covered.get(name, ""))

    def gather(self) -> Sending:
        said = {key: self.read(self.part(key)) for key in (*_PLAIN, *_COUNTED, *_DAYS, *_CHOSEN)}
        said |= {key: self._list(key) for key in _LISTED}
        if not said["name"] and not said["name_ar"]:
            self.refuse(self.part("name"), Missing(N_("Name")))
        if not said["type"]:
            self.refuse(self.part("type"), Missing(N_("Type")))
        coverage = {name: said.pop(name) for name in COVERAGE}
        return Sending(add_site, (NewSite(at=self._where(), coverage=coverage, **said),))

    def after(self, answer: Any) -> None:
        from famcase.tui.sites.page import SitePage

        if isinstance(answer, bytes):
            self.desk_app.push_screen(SitePage(RecordId(answer)))

    def _list(self, key: str) -> tuple[str, ...]:
        return tuple(filter(None, (part.strip() for part in _COMMA.split(self.read(self.part(key))))))

    def _where(self) -> Where:
        where: Where = self.read(self.part("at"))
        if where.site:
            self.refuse(self.part("at"), SiteInSite())
        return Where() if where.site else where

    def _village(self) -> PlaceEntry:
        entry = PlaceEntry("at", N_("Village or town"), help=PLACE_HELP)
        place = self.site.place if self.site else None
        if place is None:
            return entry
        where = Where(pcode=place.pcode, text="" if place.pcode else place.name)
        return entry.start_with(where, self.words.named(place.named))


class SiteEditForm(SiteNewForm):
    """What is known of a site, corrected."""

    NAME = "site-edit"
    TITLE_TEXT = N_("Correct the site")

    def __init__(self, site: RecordId) -> None:
        super().__init__()
        self._uid = site

    async def prepare(self) -> None:
        self.site = await self.ask.now(get_site, self._uid)

    def subject(self) -> str:
        return self._uid.hex()

    def head_line(self) -> str:
        return _titled(self, self.TITLE_TEXT, self.site)

    def gather(self) -> Sending:
        typed = self.typed()
        fields = {key: self.read(self.part(key)) for key in (*_PLAIN, *_COUNTED, *_DAYS, *_CHOSEN) if key in typed}
        fields |= {key: self._list(key) for key in _LISTED if key in typed}
        if "at" in typed:
            where = self._where()
            fields |= {"place": where.pcode, "place_text": where.text}
        if "room" in fields and "room_on" not in fields:
            fields["room_on"] = self.desk_app.clock.today() if fields["room"] else None
        seen = self.site.version if self.site else None
        return Sending(edit_site, (self._uid,), {"seen": seen, **fields})

    def after(self, answer: Any) -> None:
        """Stay on the page that the form was opened from."""


class SiteStatusForm(Form):
    """A site closed, evicted, hit or open again."""

    NAME = "site-status"
    TITLE_TEXT = N_("Closed or open")
    HELP_TEXT = N_(
        "A site that is closed, evicted or hit takes nobody in. Families recorded there stay recorded there until a "
        "move says where they are: F6 on the site's page records that for all of them at once."
    )

    def __init__(self, site: RecordId) -> None:
        super().__init__()
        self._uid = site
        self.site: SiteView | None = None
        self._is_over = False

    async def prepare(self) -> None:
        self.site = await self.ask.now(get_site, self._uid)

    def subject(self) -> str:
        return self._uid.hex()

    def head_line(self) -> str:
        return _titled(self, self.TITLE_TEXT, self.site)

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        yield asked.choice("status", N_("The site is"), "site-status", value=self.site.line.status if self.site else "")
        yield TextEntry("reason", N_("What happened"), help=N_("In a few words; not who did it."))

    def gather(self) -> Sending:
        status, reason = self.read(self.part("status")), self.read(self.part("reason"))
        named = {"reason": reason, "seen": self.site.version if self.site else None}
        if not status:
            self.refuse(self.part("status"), Missing(N_("The site is")))
        self._is_over = status not in ("", "open")
        if status == "open":
            return Sending(reopen_site, (self._uid,), named)
        return Sending(close_site, (self._uid, status), named)

    def harm(self) -> str:
        site = self.site
        if site is None or self.read(self.part("status")) == "open" or not site.line.with_us_families:
            return ""
        return self.words.plural(
            "{site} takes nobody in any more? {count} family of ours is there, and stays recorded there until a move "
            "says where it is.",
            "{site} takes nobody in any more? {count} families of ours are there, and stay recorded there until a move "
            "says where they are.",
            site.line.with_us_families,
            site=site.line.named,
        )

    def after(self, answer: Any) -> None:  # noqa: ARG002 - the form's own way
        """Offer to record where everybody went, when the site takes nobody in any more."""
        site, app = self.site, self.desk_app
        if site is None or not self._is_over or not site.line.with_us_families:
            return
        words, uid, shown = app.words, self._uid, app.words.named(site.line.named)
        sentence = words.plural(
            "Record where the {count} family at {site} is now?",
            "Record where the {count} families at {site} are now, all at once?",
            site.line.with_us_families,
            site=site.line.named,
        )

        def go(is_wanted: bool | None) -> None:
            if is_wanted:
                app.open_rush("move", site=uid, shown=shown)

        question = Question(sentence, yes=words(N_("Yes")), no=words(N_("Later")), is_harmless=True)
        app.push_screen(question, go)


def _titled(form: Form, title: str, site: SiteView | None) -> str:
    words = form.words
    return " · ".join(filter(None, (words(title), words.named(site.line.named) if site else "")))


def _known(site: SiteView | None, name: str) -> int | None:
    if site is None:
        return None
    value = site.capacity_tents if name == "capacity_tents" else getattr(site.line, name)
    return value if isinstance(value, int) else None


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _day(day: Any) -> str:
    return day.isoformat() if day else ""
