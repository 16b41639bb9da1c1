"""Opens an office database on a PostgreSQL server through the same models."""

from typing import Any


def is_address(database: str) -> bool:
    """Return whether what was given for `--database` names a server."""
    return database.startswith(("postgresql://", "postgres://"))


def open_postgres(url: str) -> Any:
    """Return a Peewee database for a `postgresql://` address.

    Transactions are serializable: rules that read before they write then hold between twenty people; `Store.write`
    says when one must be tried again.
    """
    from playhouse.postgres_ext import Psycopg3Database

    address = "postgresql://" + url.partition("://")[2]
    return Psycopg3Database(
        address,
        options="-c default_transaction_isolation=serializable -c client_min_messages=warning",
    )


def session_role(database: Any) -> str:
    """Return the name of the role that the server let in: on an office server, who that is is who acts."""
    return str(database.execute_sql("SELECT session_user").fetchone()[0])
