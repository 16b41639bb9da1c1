"""The columns of what happened at places."""

from typing import Final

from famcase.presentation.columns import Column, code, day, number, short_day, text
from famcase.presentation.wording import Wording
from famcase.services.views import EventView
from famcase.wording import N_


def event_place(event: EventView) -> object:
    """Return the name of an event's place; nothing where nobody said where it was."""
    return event.place.named if event.place else None


def event_words(wording: Wording, event: EventView) -> str:
    """Return an event in a few words: "Bombardment, Fri 10 Aug 2018"."""
    return wording(N_("{event}, {day}"), event=wording.label("event-kind", event.kind), day=day(wording, event.on))


EVENTS: Final[tuple[Column[EventView], ...]] = (
    Column("kind", N_("What happened"), lambda event: event.kind, code("event-kind"), width=20),
    Column("on", N_("Day"), lambda event: event.on, short_day),
    Column("place", N_("Where"), event_place, width=24),
    Column("pcode", N_("P-code"), lambda event: event.place.pcode if event.place else ""),
    Column("source", N_("Source"), lambda event: event.source, width=24, is_private=True),
    Column("sureness", N_("How sure"), lambda event: event.sureness, code("sureness"), width=18),
    Column("text", N_("In a few words"), lambda event: event.text, text, width=40, is_private=True),
)
"""All of them."""

NUMBERED_EVENTS: Final[tuple[Column[EventView], ...]] = (
    Column("no", N_("No."), lambda event: event.number, number, align="right"),
    *EVENTS,
)
"""With what the command line calls each by."""
