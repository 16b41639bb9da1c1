"""The changes of a family with the numbers by which the command line names them."""

from famcase.cli.context import Context
from famcase.services.views import FamilyView, HistoryLine


def numbered_changes(context: Context, family: FamilyView) -> list[tuple[int, HistoryLine]]:
    """Return the changes with their numbers from 1, the newest first.

    A confidential referral is in no output, nor is what would say who they are where the name is withheld.
    """
    from famcase.presentation.history_columns import without_confidential, without_names
    from famcase.services.queries.history import history

    lines = without_confidential(history(context.desk, family.uid))
    return list(enumerate(without_names(lines) if family.withheld else lines, start=1))
