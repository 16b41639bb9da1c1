"""Opens an office database on a PostgreSQL server through the same models."""

from typing import Any, Final

from famcase.errors import NotFound, Usage
from famcase.wording import N_

# What is asked often is planned anew each time: the plan that the server would keep after some times knows neither how
# common a name is nor how short a page, and took 100 ms more of each keystroke at 600,000 families.
_OPTIONS: Final = (
    "-c default_transaction_isolation=serializable -c client_min_messages=warning -c plan_cache_mode=force_custom_plan"
)

_FUNCTION: Final = """
CREATE OR REPLACE FUNCTION famcase_rights(whom text, rights text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = SCHEMA, pg_temp AS $$
DECLARE
    one text;
    them text := quote_ident(whom);
BEGIN
    IF whom = current_user THEN
        RETURN;
    END IF;
    FOR one IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE 'REVOKE ALL ON ' || one || ' FROM ' || them || ' CASCADE';
        IF rights <> 'none' AND one = 'change' THEN
            EXECUTE 'GRANT SELECT, INSERT ON ' || one || ' TO ' || them;
        ELSIF rights <> 'none' THEN
            EXECUTE 'GRANT SELECT, INSERT, UPDATE, DELETE ON ' || one || ' TO ' || them;
        END IF;
    END LOOP;
    FOR one IN SELECT quote_ident(sequencename) FROM pg_sequences WHERE schemaname = current_schema() LOOP
        EXECUTE 'REVOKE ALL ON SEQUENCE ' || one || ' FROM ' || them || ' CASCADE';
        IF rights <> 'none' THEN
            EXECUTE 'GRANT USAGE, SELECT ON SEQUENCE ' || one || ' TO ' || them;
        END IF;
    END LOOP;
    EXECUTE 'REVOKE ALL ON FUNCTION famcase_rights(text, text) FROM ' || them;
    IF rights = 'supervisor' THEN
        EXECUTE 'GRANT UPDATE (body) ON change TO ' || them;
        EXECUTE 'GRANT EXECUTE ON FUNCTION famcase_rights(text, text) TO ' || them;
    END IF;
END
$$
"""
"""Gives `whom` the rights of a caseworker, of a supervisor or none; the owner keeps all."""


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
    return Psycopg3Database(address, options=_OPTIONS)


def session_role(database: Any) -> str:
    """Return the name of the role that the server let in: on an office server, who that is is who acts."""
    return str(database.execute_sql("SELECT session_user").fetchone()[0])


def keep_rights(database: Any) -> None:
    """Make what gives and takes rights to the tables, in the caller's transaction, by whom they belong to.

    The server lets only who gave a right take it back, and takes with it what was given on. So every right is given by
    the tables' owner, whoever asks: a supervisor removes whom another one added, and those they added stay.
    """
    schema = database.execute_sql("SELECT quote_ident(current_schema())").fetchone()[0]
    database.execute_sql(_FUNCTION.replace("SCHEMA", schema))
    database.execute_sql("REVOKE ALL ON FUNCTION famcase_rights(text, text) FROM PUBLIC")


def admit(database: Any, role: str, *, supervisor: bool) -> None:
    """Give a role that the server knows its rights to the tables, in the caller's transaction.

    The journal is only added to; a supervisor may also empty a change's body (erasing), and admit and dismiss others.
    Raises NotFound when the server has no such role.
    """
    if not _is_known(database, role):
        raise NotFound(
            N_("The server knows no role called “{role}”."),
            hint=N_("Ask who runs the server to make a role with that name and a login."),
            role=role,
        )
    _set_rights(database, role, "supervisor" if supervisor else "caseworker")


def dismiss(database: Any, role: str) -> None:
    """Take a role's rights to the tables back, in the caller's transaction; the login itself is the server's affair."""
    if _is_known(database, role):
        _set_rights(database, role, "none")


def _is_known(database: Any, role: str) -> bool:
    return bool(database.execute_sql("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone())


def _set_rights(database: Any, role: str, rights: str) -> None:
    database.execute_sql("SELECT famcase_rights(%s, %s)", (role, rights))
