"""The encrypted file of half-typed forms: one table, written at once, readable by its owner alone."""

from pathlib import Path
from typing import Any

from peewee import AutoField, Model, TextField

from famcase.storage.faults import storage_errors
from famcase.storage.sqlite import open_sqlite


def open_drafts(path: Path, key: bytes) -> "DraftsFile":
    """Open the file, making it where it is missing. Raises StorageFault."""
    return DraftsFile(open_sqlite(path, key, create=True))


class DraftsFile:
    """One row a form and subject. Connections are a thread's own: close it in the thread that used it."""

    def __init__(self, database: Any) -> None:
        class DraftRow(Model):
            id = AutoField()
            form = TextField()
            subject = TextField()
            body = TextField()

            class Meta:
                table_name = "draft"
                indexes = ((("form", "subject"), True),)

        DraftRow._meta.set_database(database)
        self._database: Any = database
        self._rows: Any = DraftRow
        with storage_errors():
            database.create_tables([DraftRow])

    def put(self, form: str, subject: str, body: str) -> None:
        with storage_errors(), self._database.atomic("IMMEDIATE"):
            self.drop(form, subject)
            self._rows.insert(form=form, subject=subject, body=body).execute()

    def get(self, form: str, subject: str) -> str | None:
        with storage_errors():
            row = self._rows.get_or_none((self._rows.form == form) & (self._rows.subject == subject))
            return None if row is None else str(row.body)

    def drop(self, form: str, subject: str) -> None:
        with storage_errors():
            self._rows.delete().where((self._rows.form == form) & (self._rows.subject == subject)).execute()

    def all(self) -> list[tuple[str, str, str]]:
        with storage_errors():
            query = self._rows.select(self._rows.form, self._rows.subject, self._rows.body)
            return list(query.order_by(self._rows.id.desc()).tuples())

    def close(self) -> None:
        self._database.close()
