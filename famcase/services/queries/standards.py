"""The reference figures for sites, and what they come to for the people counted at one."""

from famcase.domain.sites import needed
from famcase.paths import data_folder
from famcase.services.desk import Desk
from famcase.services.views import SiteLine, StandardLine
from famcase.storage.reference import read_standards
from famcase.wording import Named


def standards(desk: Desk, site: SiteLine) -> tuple[StandardLine, ...]:  # noqa: ARG001 - a query like any other
    """Return every reference figure with what the newest count of `site` makes of it."""
    return tuple(
        StandardLine(
            code=row["code"],
            label=Named(row["label_en"], row["label_ar"]),
            unit=Named(row["unit_en"], row["unit_ar"]),
            least=float(row["least"]),
            floor=float(row["floor"]) if row["floor"] else None,
            is_most=row["limit"] == "most",
            source=row["source"],
            needed=needed(row["counted"], float(row["least"]), site.count_people, site.count_families),
        )
        for row in read_standards(data_folder())
    )
