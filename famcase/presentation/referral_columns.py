"""The columns of referrals and transfers that wait."""

from typing import Final

from famcase.presentation.columns import Column, case_number, code, day, flag, number
from famcase.presentation.names_shown import name_column
from famcase.services.views import ReferralLine
from famcase.wording import N_

WAITING: Final[tuple[Column[ReferralLine], ...]] = (
    Column("number", N_("Case"), lambda line: line.number, case_number),
    name_column(28),
    Column("kind", N_("Kind"), lambda line: line.kind, code("referral-kind"), width=24),
    Column("to", N_("To"), lambda line: line.to or line.to_user, width=24, is_private=True),
    Column("service", N_("For what"), lambda line: line.service, code("need"), width=20),
    Column("status", N_("Status"), lambda line: line.status, code("referral-status"), width=14),
    Column("requested_by", N_("Asked by"), lambda line: line.requested_by, width=16),
    Column("requested_on", N_("Asked on"), lambda line: line.requested_on, day),
    Column("days", N_("Days"), lambda line: line.days, number, align="right", is_private=True),
    Column("stale", N_("Waits too long"), lambda line: line.is_stale or None, flag),
    Column("reason", N_("Why"), lambda line: line.reason, width=28, is_private=True),
)
