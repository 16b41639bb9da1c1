"""What must not be held of people has no column, no field of a command or an answer, and no act of the command line."""

import re
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from peewee import SqliteDatabase

from famcase.cli.main import make_parser
from famcase.presentation.wording import Wording
from famcase.services import inputs, views
from famcase.storage.schema import schema

NOT_HELD = re.compile(
    r"sexual|gbv|rape|tortur|perpetrat|abuse|armed|fighter|faction|militar|religio|ethnic|(^|_)sect(_|$)|cause|violen"
    r"|biometr|finger|photo|latitude|longitude",
    re.IGNORECASE,
)
OF_PLACES = frozenset({"place", "place_name"})
"""The gazetteer, whose villages have points; people and sites have none."""


def test_no_table_has_a_column_for_what_is_not_held() -> None:
    columns = [
        f"{name}.{column}"
        for name, model in schema(SqliteDatabase(":memory:")).records.items()
        if name not in OF_PLACES
        for column in model._meta.fields
    ]

    assert "member.first" in columns
    assert [column for column in columns if NOT_HELD.search(column.partition(".")[2])] == []


def test_nothing_given_to_a_command_or_answered_by_a_query_holds_it() -> None:
    named = [
        f"{kind.__name__}.{field.name}"
        for module in (inputs, views)
        for kind in vars(module).values()
        if isinstance(kind, type) and is_dataclass(kind)
        for field in fields(kind)
    ]

    assert "NewMember.sex" in named
    assert [name for name in named if NOT_HELD.search(name.partition(".")[2])] == []


def test_no_option_of_the_command_line_asks_for_it() -> None:
    parser, _ = make_parser(Wording("en"))
    options = set(_options(parser))

    assert "--reason" in options
    assert [option for option in options if NOT_HELD.search(option)] == []


def _options(parser: ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, _SubParsersAction):
            for inner in action.choices.values():
                yield from _options(inner)
