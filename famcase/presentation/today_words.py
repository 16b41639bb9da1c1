"""The words of Today: how late each visit is, and what needs a look."""

from collections.abc import Iterator

from famcase.presentation import dates
from famcase.presentation.names_shown import ShownName, name
from famcase.presentation.site_columns import how_full
from famcase.presentation.supervising_columns import waiting_words
from famcase.presentation.wording import Wording
from famcase.services.views import DueLine, Today
from famcase.wording import N_

MOST_SITES = 3


def late(words: Wording, line: DueLine) -> str:
    """Return "5 d" for an overdue line, "Fri 17" for one of the days to come, nothing for today's."""
    if line.days_late > 0:
        return words.plural("{count} d", "{count} d", line.days_late)
    if line.days_late == 0:
        return ""
    return f"{words(dates.WEEKDAYS[line.due.weekday()])} {line.due.day}"


def whose(words: Wording, line: DueLine) -> str:
    """Return the family's name as it may be shown."""
    return name(words, ShownName(line.name, line.name_ar, line.withheld))


def where(words: Wording, line: DueLine) -> str:
    """Return where they are and how they live."""
    living = words.label("living", line.living) if line.living else ""
    return words(N_(", ")).join(filter(None, (words.named(line.place), living)))


def look_at(words: Wording, day: Today) -> tuple[str, ...]:
    """Return a sentence for each thing that needs a look, the fullest site first; empty when nothing does."""
    return tuple(_look_at(words, day))


def _look_at(words: Wording, day: Today) -> Iterator[str]:
    waiting = waiting_words(words, day.waits)
    if waiting:
        yield words(N_("{waiting} · P shows them"), waiting=" · ".join(waiting))
    sites = sorted(day.sites_over, key=lambda site: -(site.occupancy_percent or 0))
    for site in sites[:MOST_SITES]:
        full = how_full(words, site)
        ours = words.plural("{count} family with us", "{count} families with us", site.with_us_families)
        yield f"{words.named(site.named)}  {full} · {ours}"
    if len(sites) > MOST_SITES:
        yield words.plural(
            "{count} more site is over its capacity",
            "{count} more sites are over their capacity",
            len(sites) - MOST_SITES,
        )
    if day.in_the_open:
        yield words.plural(
            "{count} family in the open for more than 3 days",
            "{count} families in the open for more than 3 days",
            day.in_the_open,
        )
