"""Days as people say them: weekday and month names, how long ago, how late."""

from datetime import date

from famcase.presentation.wording import Wording
from famcase.wording import N_

WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
"""Monday first, as `date.weekday()` counts."""

MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
"""January first; the Arabic catalogue has the months of the Levant (كانون الثاني, شباط, …)."""


def day(wording: Wording, when: date) -> str:
    """Return "Wed 15 Aug 2018"."""
    weekday = wording(WEEKDAYS[when.weekday()])
    return f"{weekday} {_short(wording, when)} {when.year}"


def short_day(wording: Wording, when: date, today: date | None = None) -> str:
    """Return "10 Aug" for a day of this year, else "10 Aug 2017"; the year always stands when `today` is unknown."""
    short = _short(wording, when)
    return short if today is not None and when.year == today.year else f"{short} {when.year}"


def days_ago(wording: Wording, when: date, today: date) -> str:
    """Return "today", "yesterday", "5 days ago", "tomorrow" or "in 5 days"."""
    ago = (today - when).days
    if ago == 0:
        return wording("today")
    if ago == 1:
        return wording("yesterday")
    if ago == -1:
        return wording("tomorrow")
    if ago > 0:
        return wording.plural("{count} day ago", "{count} days ago", ago)
    return wording.plural("in {count} day", "in {count} days", -ago)


def day_echo(wording: Wording, when: date, today: date) -> str:
    """Return the day as read back before it is saved: "Fri 10 Aug 2018, 5 days ago"."""
    return wording("{day}, {ago}", day=day(wording, when), ago=days_ago(wording, when, today))


def due(wording: Wording, when: date, today: date) -> str:
    """Return "! overdue 3 d", "today" or "in 3 d": a sign and a word, never a colour alone."""
    late = (today - when).days
    if late == 0:
        return wording("today")
    if late > 0:
        return wording.plural("! overdue {count} d", "! overdue {count} d", late)
    return wording.plural("in {count} d", "in {count} d", -late)


def _short(wording: Wording, when: date) -> str:
    return f"{when.day} {wording(MONTHS[when.month - 1])}"
