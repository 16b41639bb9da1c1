"""The head of a site's page: what it is, where, and how full."""

from collections.abc import Iterator

from textual.content import Content
from textual.widgets import Static

from famcase.presentation.cells import cell
from famcase.presentation.columns import day
from famcase.presentation.site_columns import bar, fullness
from famcase.presentation.wording import Wording
from famcase.services.views import SiteView
from famcase.tui.session import app_of
from famcase.tui.widgets.sentences import directed, flowed
from famcase.wording import N_

_DOT = " · "
_BAR = 20


class SiteHead(Static):
    """A few lines that stand above all parts."""

    def __init__(self) -> None:
        super().__init__("", markup=False, classes="family-head")
        self._site: SiteView | None = None

    def show_site(self, site: SiteView) -> None:
        """Show a site."""
        self._site = site
        self._draw()

    def on_resize(self) -> None:
        if self._site is not None:
            self._draw()

    def _draw(self) -> None:
        if self._site is None:
            return
        words, width = app_of(self).words, max(20, self.content_size.width)
        lines: list[Content] = []
        for number, parts in enumerate(_lines(words, self._site)):
            style = "bold" if number == 0 else ""
            texts = flowed([cell(part) for part in parts if part], _DOT, width)
            lines.extend(Content.styled(directed(words, text), style) for text in texts)
        self.update(Content("\n").join(lines))


def _lines(words: Wording, site: SiteView) -> Iterator[list[str]]:
    line, place = site.line, site.place
    both = [line.name_ar, line.name] if words.right_to_left else [line.name, line.name_ar]
    status = "" if line.status == "open" else fullness(words, line)
    yield [*both, words.label("site-type", line.type) if line.type else "", status]
    yield [words.named(place.named) if place else "", words.named(place.within) if place else "", _room(words, site)]
    shown = fullness(words, line)
    chart = bar(line.occupancy_percent, _BAR)
    yield [_counted(words, site), f"{chart} {shown}".strip() if not status else chart]
    ours = words.plural("{count} family with us", "{count} families with us", line.with_us_families)
    outside = words(N_("{count} in the open"), count=line.in_the_open) if line.in_the_open else ""
    yield [ours, outside]


def _room(words: Wording, site: SiteView) -> str:
    line, parts = site.line, []
    if line.capacity_families is not None:
        parts.append(words.plural("{count} family", "{count} families", line.capacity_families))
    if line.capacity_people is not None:
        parts.append(words.plural("{count} person", "{count} people", line.capacity_people))
    if site.capacity_tents is not None:
        parts.append(words.plural("{count} tent", "{count} tents", site.capacity_tents))
    return words(N_("room for {room}"), room=parts) if parts else words(N_("capacity unknown"))


def _counted(words: Wording, site: SiteView) -> str:
    line = site.line
    if line.count_on is None:
        return words(N_("not counted"))
    parts = []
    if line.count_families is not None:
        parts.append(words.plural("{count} family", "{count} families", line.count_families))
    if line.count_people is not None:
        parts.append(words.plural("{count} person", "{count} people", line.count_people))
    who = words.label("count-source", line.count_source) if line.count_source else ""
    return words(
        N_("{count} counted ({who})"), count=parts, who=[part for part in (who, day(words, line.count_on)) if part]
    )
