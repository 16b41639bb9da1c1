"""The columns of what waits for a supervisor, and of who carries how much."""

from collections.abc import Sequence
from typing import Final

from famcase.presentation.columns import Column, case_number, code, day, figure, number, short_day, text
from famcase.presentation.names_shown import name_column
from famcase.presentation.summary_columns import priority
from famcase.presentation.wording import Wording
from famcase.services.views import ReferralLine
from famcase.services.views.supervising import (
    CaseworkerLoad,
    ClosureLine,
    SentBackLine,
    UnassignedLine,
    Waits,
)
from famcase.wording import N_


def late(wording: Wording, value: object) -> str:
    """Show "! late" for what is late."""
    return wording(N_("! late")) if value else ""


def overdue(wording: Wording, value: object) -> str:
    """Show "! 3" where something is overdue, so that no colour is needed to see it."""
    return f"! {number(wording, value)}" if value else number(wording, value)


def caseworker(wording: Wording, value: object) -> str:
    """Show a (name, active) pair: "Sami (removed)" for somebody who works here no more."""
    if not isinstance(value, tuple):
        return text(wording, value)
    shown = text(wording, value[0])
    return shown if value[1] else wording(N_("{user} (removed)"), user=shown)


UNASSIGNED: Final[tuple[Column[UnassignedLine], ...]] = (
    Column("number", N_("Case"), lambda line: line.number, case_number),
    name_column(28),
    figure("people", N_("People")),
    Column("priority", N_("Priority"), lambda line: line.priority, priority, width=16),
    Column("place", N_("Now"), lambda line: line.place, width=24),
    Column("registered_on", N_("Registered"), lambda line: line.registered_on, day),
    Column("late", N_("Late"), lambda line: line.is_late, late),
)

CLOSURES: Final[tuple[Column[ClosureLine], ...]] = (
    Column("number", N_("Case"), lambda line: line.number, case_number),
    name_column(28),
    figure("people", N_("People")),
    Column("reason", N_("Reason"), lambda line: line.reason, code("close-reason"), width=28),
    Column("asked_by", N_("Asked by"), lambda line: line.asked_by, width=16),
    Column("asked_on", N_("Asked on"), lambda line: line.asked_on, day),
)

SENT_BACK: Final[tuple[Column[SentBackLine], ...]] = (
    Column("number", N_("Case"), lambda line: line.number, case_number),
    name_column(28),
    figure("people", N_("People")),
    Column("comment", N_("Still to be done"), lambda line: line.comment, width=48, is_private=True),
)

ANSWERS: Final[tuple[Column[ReferralLine], ...]] = (
    Column("number", N_("Case"), lambda line: line.number, case_number),
    name_column(28),
    Column("kind", N_("Kind"), lambda line: line.kind, code("referral-kind"), width=20),
    Column("to", N_("To"), lambda line: line.to_user or line.to, width=20, is_private=True),
    Column("requested_by", N_("Asked by"), lambda line: line.requested_by, width=16),
    Column("requested_on", N_("Asked on"), lambda line: line.requested_on, short_day),
    Column("status", N_("Status"), lambda line: line.status, code("referral-status"), width=14),
    Column("days", N_("Days"), lambda line: line.days, number, align="right", is_private=True),
    Column("stale", N_("Waits too long"), lambda line: line.is_stale, late),
    Column("reason", N_("Why"), lambda line: line.reason, width=28, is_private=True),
)

LOADS: Final[tuple[Column[CaseworkerLoad], ...]] = (
    Column(
        "caseworker",
        N_("Caseworker"),
        lambda line: (line.name, line.active),
        caseworker,
        width=28,
        raw=lambda value: value[0] if isinstance(value, tuple) else None,
    ),
    figure("families", N_("Families")),
    figure("people", N_("People")),
    figure("urgent", N_("Priority 1")),
    Column("overdue", N_("Overdue"), lambda line: line.overdue, overdue, align="right"),
    Column("worst_days", N_("Days late"), lambda line: line.worst_days or None, number, align="right"),
)


def waiting_words(words: Wording, found: Waits) -> Sequence[str]:
    """Return "3 cases to be assigned (2 late)" and what else waits; nothing of what does not."""
    told = []
    if found.unassigned:
        told.append(words.plural("{count} case to be assigned", "{count} cases to be assigned", found.unassigned))
        if found.late:
            told[0] = words(N_("{cases} ({late} late)"), cases=told[0], late=words.number(found.late))
    if found.closures:
        told.append(words.plural("{count} closure to approve", "{count} closures to approve", found.closures))
    if found.sent_back:
        told.append(words.plural("{count} closure sent back", "{count} closures sent back", found.sent_back))
    if found.transfers:
        told.append(words.plural("{count} transfer to answer", "{count} transfers to answer", found.transfers))
    if found.referrals:
        told.append(words.plural("{count} referral to answer", "{count} referrals to answer", found.referrals))
    if found.stale:
        told.append(words.plural("{count} referral waits too long", "{count} referrals wait too long", found.stale))
    return told
