"""How the case list looks and what was left there: columns, order, words, cursor and marks."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from famcase.domain.changes import RecordId
from famcase.services.queries.sort_keys import SHORT

if TYPE_CHECKING:
    from famcase.services.queries.behind_figures import Figure


@dataclass(frozen=True, slots=True)
class Looks:
    """The columns and the order of the case list."""

    columns: tuple[str, ...] = ()
    """Ids in their order; none for those that fit the screen."""
    sort: str = "name"
    backwards: bool = False

    @property
    def is_sorted(self) -> bool:
        """Whether somebody chose the order."""
        return self.sort != "name" or self.backwards

    @property
    def sorted_column(self) -> str:
        """The id of the column that it is sorted by."""
        return SHORT.get(self.sort, self.sort)

    def sorted_by(self, column: str) -> "Looks":
        """Return the same, sorted by a column, or the other way round where it is sorted by that already."""
        return Looks(self.columns, column, column == self.sorted_column and not self.backwards)


@dataclass(slots=True)
class Left:
    """The case list as a person left it, kept while they are away; it is of one open database."""

    store: Any
    typed: str = ""
    family: RecordId | None = None
    """Under the cursor."""
    marks: dict[RecordId, None] = field(default_factory=dict)
    """The marked families, in the order in which they were marked."""
    looks: Looks | None = None
    """None until the person's own were asked for."""
    figure: "Figure | None" = None
    """The figure of a summary whose families alone are listed."""
