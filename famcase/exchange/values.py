"""Turn one cell of a file into a value of our record, or into a sentence why not."""

from datetime import date, datetime

from famcase.domain.numbers import western
from famcase.domain.text import check_name, check_note
from famcase.errors import FamcaseError
from famcase.exchange.sheets import Cell
from famcase.wording import N_

_SHOWN = 60
"""Characters of a cell that a sentence repeats."""

AGE_LIMIT = 150
"""Full years beyond which a number is no age at all; no birth date could be worked out from it."""

_COUNT_LIMIT = 100_000
_POPULATION_LIMIT = 10_000_000


class Unreadable(FamcaseError):
    """A cell does not hold what its field takes; the field stays empty and the row is listed."""


def text_of(cell: Cell) -> str:
    """Return the cell as text, exactly; a whole number without a fraction, a day in ISO form."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return str(cell)


def line_of(cell: Cell, column: str) -> str:
    """Return the cell as one line that may be stored; raises Unreadable for what `check_name` refuses."""
    try:
        return check_name(text_of(cell), column)
    except FamcaseError as refusal:
        raise Unreadable(refusal.message, hint=refusal.hint, **refusal.values) from refusal


def note_of(cell: Cell, column: str) -> str:
    """Return the cell as text of any number of lines that may be stored; raises Unreadable."""
    try:
        return check_note(text_of(cell), column)
    except FamcaseError as refusal:
        raise Unreadable(refusal.message, hint=refusal.hint, **refusal.values) from refusal


def count_of(cell: Cell) -> int:
    """Return a whole number from 0, from a number or from digits of any script; raises Unreadable."""
    return _whole(cell, _COUNT_LIMIT)


def people_of(cell: Cell) -> int:
    """Return how many people live at a place, as `count_of` reads it; raises Unreadable."""
    return _whole(cell, _POPULATION_LIMIT)


def _whole(cell: Cell, most: int) -> int:
    number: float | None = None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = cell
    elif isinstance(cell, str):
        digits = western(cell).strip()
        whole, _, fraction = digits.partition(".")
        if whole.isascii() and whole.isdigit() and not fraction.strip("0"):
            number = int(whole[:20])
    if number is None or number != int(number) or not 0 <= number <= most:
        raise Unreadable(N_("“{value}” is not a whole number; it was left out."), value=shown(cell))
    return int(number)


def day_of(cell: Cell, formats: tuple[str, ...], latest: date | None) -> date:
    """Return a day: as the spreadsheet types it, in ISO form (a time is cut off), or in one of `formats` (strptime).

    Nothing is guessed: 03/04/2026 is read only by a format that says which part is the month. Raises Unreadable, also
    for a day after `latest`.
    """
    day = cell.date() if isinstance(cell, datetime) else cell if isinstance(cell, date) else None
    if isinstance(cell, str):
        day = _day_of_text(western(cell).strip(), formats)
    if day is None:
        raise Unreadable(
            N_("“{value}” is not a date in a form that the mapping names; it was left out."), value=shown(cell)
        )
    if latest is not None and day > latest:
        raise Unreadable(N_("{value} is later than today; it was left out."), value=shown(cell))
    return day


def _day_of_text(text: str, formats: tuple[str, ...]) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    for form in formats:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None


def shown(cell: Cell) -> str:
    """Return the cell for a sentence: no control characters, not longer than a line."""
    text = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text_of(cell))
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
