"""The head of the page: who they are, how the case stands, the line of the journey, and what needs a look."""

from collections.abc import Iterator

from textual.content import Content
from textual.widgets import Static

from famcase.domain.numbers import shown_case_number
from famcase.presentation import course_words, family_card, family_words
from famcase.presentation.cells import ELLIPSIS, cell
from famcase.presentation.family_words import journey
from famcase.presentation.site_columns import how_full
from famcase.presentation.wording import Wording
from famcase.tui.family.page import Page
from famcase.tui.session import app_of
from famcase.tui.widgets.sentences import directed, flowed, within
from famcase.wording import N_

_MOST_LINES = 9
"""As many as the sheet of styles lets it have."""


class FamilyHead(Static):
    """A few lines that are always in sight."""

    def __init__(self) -> None:
        super().__init__("", markup=False, classes="family-head")
        self._page: Page | None = None

    def show_page(self, page: Page) -> None:
        self._page = page
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        if self._page is not None:
            lines = list(self._lines(self._page))
            if len(lines) > _MOST_LINES:
                lines[_MOST_LINES - 1 :] = [Content(ELLIPSIS)]
            self.update(Content("\n").join(lines))

    def _lines(self, page: Page) -> Iterator[Content]:
        """Yield the lines there is room for; what is cut ends in “…”, of the journey it is the beginning."""
        words, family, width = app_of(self).words, page.family, self.content_size.width
        today = app_of(self).clock.today()
        names = [cell(name) for name in family_card.names(words, family)]
        if page.is_withheld and not family.withheld:
            names.append(words(N_("(withheld from lists and files)")))
        named = list(flowed([*names, family_card.head(words, family)], family_card.DOT, width))
        facts = list(flowed(_facts(words, page), family_card.DOT, width))
        warnings = [list(flowed(warning.split(" "), " ", width)) for warning in _warnings(words, page)]
        arrow = "←" if words.right_to_left else "→"
        stops = [cell(stop) for stop in journey(words, family, today)]
        stops = [*(f"{stop} {arrow}" for stop in stops[:-1]), *stops[-1:]]
        way = list(flowed(stops, " ", width))
        room = _MOST_LINES - len(facts)
        if len(named) + len(way) + sum(map(len, warnings)) > room:  # each warning is begun, whatever else goes
            named = within(named, room - len(warnings) - min(2, len(way)), width)
            room -= len(named)
            told = list(flowed([f"{ELLIPSIS} {arrow}", *stops[-1:]], " ", width))
            way = way if len(way) + len(warnings) <= room else within(told, room - len(warnings), width)
            room -= len(way)
            for index, warning in enumerate(warnings):
                warnings[index] = within(warning, room - (len(warnings) - index - 1), width)
                room -= len(warnings[index])
        for line in named:
            yield Content.styled(directed(words, line), "bold")
        for line in (*facts, *way):
            yield Content(directed(words, line))
        for warning in warnings:
            for line in warning:
                yield Content.styled(directed(words, line), "bold")


def _facts(words: Wording, page: Page) -> Iterator[str]:
    family = page.family
    if family.status == "open":
        yield words.label("status", family.status)
    if not family.priority:
        yield words(N_("priority not assessed"))
    consent = next((view.state for view in family.consents if view.purpose == "services"), "not-asked")
    yield words(N_("consent: {state}"), state=words.label("consent-state", consent))
    yield words(N_("with {user}"), user=family.assigned_to) if family.assigned_to else words(N_("nobody's case yet"))
    yield family_card.size(words, family)


def _warnings(words: Wording, page: Page) -> Iterator[str]:
    family = page.family
    if family.merged_into is not None:
        number = shown_case_number(family.merged_into.number)
        yield words(N_("! Merged into {number}: that is this family now, k leads there"), number=number)
    if page.site is not None and (page.site.is_over or page.site.room in ("full", "refuses")):
        yield words(N_("! {site}: {full}"), site=page.site.named, full=how_full(words, page.site))
    yield from family_words.warnings(words, family)
    today = words.today()
    if today is not None:
        yield from course_words.signs(words, family, today)
    if family.close_requested_by:
        reason = words.label("close-reason", family.close_reason)
        yield words(N_("! {user} asks to close this case: {reason}"), user=family.close_requested_by, reason=reason)
    elif family.close_comment:
        yield words(N_("! The request to close was sent back: {comment}"), comment=family.close_comment)
    if family.status == "closed":
        reason = words.label("close-reason", family.close_reason)
        yield words(N_("! Closed on {day}: {reason}"), day=family.closed_on, reason=reason)
