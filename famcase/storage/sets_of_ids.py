"""Sets of local ids, of hundreds of thousands of families, on their way to a database and from it."""

import sys
from array import array
from collections.abc import Sequence
from typing import Any

from peewee import JOIN, SQL, Case, Join, NodeList, Value, fn
from pyroaring import BitMap

from famcase.storage.bits import bits
from famcase.storage.schema import Tables


def ids_where(tables: Tables, column: Any, condition: Any) -> BitMap:
    """Return what a column of local ids has in the rows of its table that fulfil a condition."""
    query = column.model.select(column).where(condition)
    if not tables.is_on_server:
        return BitMap([each for (each,) in tables["case_list"]._meta.database.execute(query).fetchall()])
    # In one value: to take 300,000 rows from a server one by one takes four times as long.
    sent = fn.STRING_AGG(fn.INT4SEND(column), SQL("''::bytea"))
    [(packed,)] = tables["case_list"]._meta.database.execute(column.model.select(sent).where(condition)).fetchall()
    ids = array("I", bytes(packed or b""))
    if sys.byteorder == "little":
        ids.byteswap()
    return BitMap(ids)


def one_of_many(tables: Tables, column: Any, families: BitMap) -> Any:
    """Return the condition that a column has one of many local ids, for a scan: each row looks at one sign."""
    each = bits(families)
    many = 8 * len(each)
    if tables.is_on_server:
        # A bit each, as there is a way to send; one behind the end would be an error there.
        return Case(None, [(column < many, fn.GET_BIT(Value(each, converter=False), column))], 0) == 1
    # A byte each, as there is no function that looks at a bit.
    signs = f"{int.from_bytes(each, 'little'):0{many}b}"[::-1].encode()
    return fn.SUBSTR(Value(signs, converter=False), column + 1, 1) == SQL("x'31'")


def looked_up(tables: Tables, query: Any, families: Sequence[int]) -> Any:
    """Return a query of the case list with only some families, each of which is looked up by its local id."""
    case = tables["case_list"]
    if tables.is_on_server:
        return query.where(NodeList((case.family, SQL("= ANY(%s::int[])", [list(families)]))))
    listed = SQL(f'(VALUES {",".join(f"({family})" for family in families)}) AS "listed"')
    # CROSS: SQLite would rather read all that are open, and look for each among these.
    return query.from_(Join(listed, case, JOIN.CROSS)).where(case.family == SQL('"listed"."column1"'))
