"""A person's day as one record, for machines and for pages."""

from typing import Final

from famcase.presentation.columns import Column, day, number
from famcase.presentation.due_columns import DUE
from famcase.presentation.nested import table_in
from famcase.presentation.site_columns import SITES
from famcase.services.views import Today
from famcase.wording import N_

DAY: Final[tuple[Column[Today], ...]] = (
    Column("day", N_("Day"), lambda today: today.day, day),
    table_in("overdue", N_("Overdue"), DUE, lambda today: today.overdue),
    table_in("today", N_("Today"), DUE, lambda today: today.today),
    table_in("next_days", N_("Next 7 days"), DUE, lambda today: today.next_days),
    table_in("sites_over", N_("Sites over capacity"), SITES, lambda today: today.sites_over),
    Column("in_the_open", N_("In the open for more than 3 days"), lambda today: today.in_the_open, number),
    Column("families", N_("Open families"), lambda today: today.families, number),
)
