"""Opens an office database on a PostgreSQL server through the same models."""

from typing import Any, Final

from famcase.errors import NotFound, Usage
from famcase.wording import N_

_JOURNAL: Final = "change"


def open_postgres(url: str) -> Any:
    """Return a Peewee database for a `postgresql://` address.

    Transactions are serializable: rules that read before they write then hold between twenty people; `Store.write`
    says when one must be tried again. Raises Usage for what is no address.
    """
    from playhouse.postgres_ext import Psycopg3Database
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    address = "postgresql://" + url.partition("://")[2]
    try:
        conninfo_to_dict(address)
    except ProgrammingError:
        # its own words would repeat the address, which may hold a password
        raise Usage(
            N_("This is no address of an office server."),
            hint=N_("Give it as postgresql://name@server/database."),
        ) from None
    return Psycopg3Database(
        address,
        options="-c default_transaction_isolation=serializable -c client_min_messages=warning",
    )


def session_role(database: Any) -> str:
    """Return the name of the role that the server let in: on an office server, who that is is who acts."""
    return str(database.execute_sql("SELECT session_user").fetchone()[0])


def admit(database: Any, role: str, *, supervisor: bool) -> None:
    """Give a role that the server knows its rights to the tables, in the caller's transaction.

    The journal is only added to; a supervisor may also empty a change's body (erasing) and hand these rights on.
    Raises NotFound when the server has no such role.
    """
    if not database.execute_sql("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone():
        raise NotFound(
            N_("The server knows no role called “{role}”."),
            hint=N_("Ask who runs the server to make a role with that name and a login."),
            role=role,
        )
    whom = _quoted(role) + (" WITH GRANT OPTION" if supervisor else "")
    for table in _tables(database):
        rights = "SELECT, INSERT" if table == _JOURNAL else "SELECT, INSERT, UPDATE, DELETE"
        database.execute_sql(f"GRANT {rights} ON {_quoted(table)} TO {whom}")
    if supervisor:
        database.execute_sql(f"GRANT UPDATE (body) ON {_quoted(_JOURNAL)} TO {whom}")
    for sequence in _sequences(database):
        database.execute_sql(f"GRANT USAGE, SELECT ON SEQUENCE {_quoted(sequence)} TO {whom}")


def dismiss(database: Any, role: str) -> None:
    """Take a role's rights to the tables back, in the caller's transaction; the login itself is the server's affair."""
    if not database.execute_sql("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone():
        return
    for table in _tables(database):
        database.execute_sql(f"REVOKE ALL ON {_quoted(table)} FROM {_quoted(role)} CASCADE")
    for sequence in _sequences(database):
        database.execute_sql(f"REVOKE ALL ON SEQUENCE {_quoted(sequence)} FROM {_quoted(role)} CASCADE")


def _tables(database: Any) -> list[str]:
    query = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
    return [str(row[0]) for row in database.execute_sql(query).fetchall()]


def _sequences(database: Any) -> list[str]:
    query = "SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema() ORDER BY sequencename"
    return [str(row[0]) for row in database.execute_sql(query).fetchall()]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
