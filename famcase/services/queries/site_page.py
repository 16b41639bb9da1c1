"""One site with everything of it: what was counted there over time, and whom to ask."""

from collections import Counter

from famcase.domain.changes import RecordId
from famcase.domain.sites import COVERAGE
from famcase.errors import NotFound
from famcase.services.desk import Desk
from famcase.services.queries.events import count_views
from famcase.services.queries.families import version_of
from famcase.services.queries.gazetteer import PlaceViews
from famcase.services.queries.sites import site_line
from famcase.services.views import SiteView
from famcase.wording import N_


def get_site(desk: Desk, site: RecordId) -> SiteView:
    """Return everything about one site; raise NotFound when it is not there any more."""
    tables = desk.store.tables
    # The version first: what is saved between these queries then shows as not seen, never as seen and missing.
    version = version_of(desk, site)
    row = tables["site"].get_or_none(tables["site"].uid == site)
    if row is None:
        raise NotFound(N_("This site is not there any more."), hint=N_("Look at the list of sites."))
    count = tables["count"]
    counts = count.select().where(count.site == row.id).order_by(count.on.desc(), count.made.desc(), count.id.desc())
    return SiteView(
        uid=site,
        version=version,
        line=site_line(desk, site),
        place=PlaceViews(tables, [row.place_id]).view(row.place_id, row.place_text),
        aliases=row.aliases,
        capacity_tents=row.capacity_tents,
        cluster=row.cluster,
        sectors=row.sectors,
        notice_until=row.notice_until,
        manager=row.manager,
        manager_phone=row.manager_phone,
        coverage=tuple((name, getattr(row, name)) for name in COVERAGE),
        counts=count_views(counts, site),
        onward=_onward(desk, row.id),
    )


def _onward(desk: Desk, site: int) -> tuple[tuple[str, int], ...]:
    """Return where our open cases at a site say that they go on to; of a family its last word on it."""
    tables = desk.store.tables
    stay, case = tables["stay"], tables["case_list"]
    query = stay.select(stay.family, stay.onward_to).join(case, on=(case.family == stay.family))
    here = (stay.site == site) & (case.site == site) & (case.status == "open") & (stay.onward_to != "")
    last = dict(query.where(here).order_by(stay.made, stay.id).tuples())
    return tuple(Counter(last.values()).most_common())
