"""What the page of a family shows, asked in one go."""

from dataclasses import dataclass, replace

from famcase.domain.changes import RecordId
from famcase.errors import NotFound
from famcase.presentation.history_columns import without_names
from famcase.services.desk import Desk
from famcase.services.queries.families import get_family
from famcase.services.queries.history import history
from famcase.services.queries.sites import sites_of
from famcase.services.views import FamilyView, HistoryLine, SiteLine

MOST_HISTORY = 100


@dataclass(frozen=True, slots=True)
class Page:
    """A family as it may be shown."""

    family: FamilyView
    history: tuple[HistoryLine, ...]
    site: SiteLine | None
    """The site they are at, with how full it is."""
    is_withheld: bool
    """Whether the name is withheld, also while somebody looks at it."""
    purposes: tuple[str, ...]
    """What consent is asked for, in the order of the list."""


def load(desk: Desk, uid: RecordId, with_name: bool) -> Page | None:
    """Return the page of a family; a withheld name is in it only `with_name`. None when it is not there any more."""
    try:
        family = get_family(desk, uid)
    except NotFound:
        return None
    lines = history(desk, uid, MOST_HISTORY)
    site_uid = family.now.site_uid if family.now else None
    site = sites_of(desk, [site_uid]).get(site_uid) if site_uid else None
    is_withheld = family.withheld
    if is_withheld and with_name:
        family = replace(family, withheld=False)
    elif is_withheld:
        lines = tuple(without_names(lines))
    return Page(family, lines, site, is_withheld, desk.vocabulary.codes("consent-purpose"))
