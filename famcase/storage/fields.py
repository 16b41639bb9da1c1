"""Columns that know how the journal writes them: days, flags, codes, references and places."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from peewee import BlobField, CharField, ForeignKeyField, IntegerField, SmallIntegerField, TextField

from famcase.domain.blocking import KEY_BYTES
from famcase.domain.changes import Json

NO_DAY = 9_999_999
"""Stands for "no day" in the NOT NULL sort columns of the case list: after every real day."""


class DayField(IntegerField):
    """A day, kept as its proleptic ordinal number (date.toordinal), which sorts and groups alike on both engines."""

    def db_value(self, value: date | int | None) -> int | None:
        return value.toordinal() if isinstance(value, date) else value

    def python_value(self, value: int | None) -> date | None:
        return None if value is None or value == NO_DAY else date.fromordinal(value)


class FlagField(SmallIntegerField):
    """Yes or no, kept as 1 or 0: PostgreSQL neither sums booleans nor compares them to integers."""

    def __init__(self, **options: Any) -> None:
        super().__init__(default=False, **options)

    def db_value(self, value: bool | None) -> int:
        return int(bool(value))

    def python_value(self, value: int | None) -> bool:
        return bool(value)


class CodesField(TextField):
    """Several codes of one list in the order given, kept as one text with a space on either side of each."""

    def __init__(self, **options: Any) -> None:
        super().__init__(default=(), **options)

    def db_value(self, value: tuple[str, ...] | list[str] | None) -> str:
        return "".join(f" {code}" for code in value) + " " if value else ""

    def python_value(self, value: str | None) -> tuple[str, ...]:
        return tuple((value or "").split())


class NamesField(TextField):
    """Several names or spellings, kept one a line (a name holds no line break)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(default=(), **options)

    def db_value(self, value: tuple[str, ...] | list[str] | None) -> str:
        return "\n".join(value or ())

    def python_value(self, value: str | None) -> tuple[str, ...]:
        return tuple((value or "").split("\n")) if value else ()


class KeysField(BlobField):
    """Keys of domain.blocking, KEY_BYTES each, one after the other in their order."""

    def __init__(self, **options: Any) -> None:
        super().__init__(default=(), **options)

    def db_value(self, value: Iterable[int] | None) -> Any:
        return super().db_value(b"".join(key.to_bytes(KEY_BYTES, "big", signed=True) for key in sorted(value or ())))

    def python_value(self, value: Any) -> tuple[int, ...]:
        whole = bytes(value or b"")
        return tuple(
            int.from_bytes(whole[at : at + KEY_BYTES], "big", signed=True) for at in range(0, len(whole), KEY_BYTES)
        )


class WordsField(BlobField):
    """What finds a family, as storage.postings numbers it, and whether it names its head: four bytes each."""

    def __init__(self, **options: Any) -> None:
        super().__init__(default=(), **options)

    def db_value(self, value: Iterable[tuple[int, bool]] | None) -> Any:
        return super().db_value(
            b"".join((word * 2 + is_head).to_bytes(4, "big", signed=True) for word, is_head in value or ())
        )

    def python_value(self, value: Any) -> tuple[tuple[int, bool], ...]:
        whole = bytes(value or b"")
        kept = (int.from_bytes(whole[at : at + 4], "big", signed=True) for at in range(0, len(whole), 4))
        return tuple((each // 2, bool(each % 2)) for each in kept)


class RecordIdField(BlobField):
    """A record's 16-byte id."""

    def python_value(self, value: Any) -> bytes | None:
        return None if value is None else bytes(value)


class RecordIdsField(BlobField):
    """Ids of several records of the same subject, 16 bytes each, one after the other."""

    def __init__(self, **options: Any) -> None:
        super().__init__(default=(), **options)

    def db_value(self, value: tuple[bytes, ...] | list[bytes] | None) -> Any:
        return super().db_value(b"".join(value or ()))

    def python_value(self, value: Any) -> tuple[bytes, ...]:
        whole = bytes(value or b"")
        return tuple(whole[start : start + 16] for start in range(0, len(whole), 16))


class CodeField(CharField):
    """One code of a vocabulary; empty where nothing was said."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=40, default=options.pop("default", ""), **options)


class RecordField(ForeignKeyField):
    """A reference to another record: a local integer in the table, the record's id in the journal."""


class PlaceField(ForeignKeyField):
    """A reference to a gazetteer place: a local integer in the table, the P-code in the journal."""


def from_journal(field: Any, value: Json) -> Any:
    """Return what a row holds for a journal value, references apart (they need the database)."""
    if value is None:
        return field.default() if callable(field.default) else field.default
    if isinstance(field, DayField):
        return date.fromisoformat(str(value))
    if isinstance(field, RecordIdsField):
        return tuple(bytes.fromhex(item) for item in value) if isinstance(value, list) else ()
    if isinstance(field, CodesField | NamesField):
        return tuple(value) if isinstance(value, list) else ()
    return value
