"""The words of a history and the tables that it is about know of each other."""

from peewee import SqliteDatabase

from famcase.presentation.history_words import FIELDS, TABLES, VOCABULARIES
from famcase.storage.fields import CodeField, CodesField
from famcase.storage.schema import schema

OF_NO_FAMILY = {"user", "term", "site", "count", "distribution", "saved_list", "outgoing"}


def test_every_record_of_a_family_has_a_word_for_each_field_and_a_list_for_each_code() -> None:
    tables = schema(SqliteDatabase(":memory:")).records

    assert set(TABLES) == set(tables)
    for name in set(tables) - OF_NO_FAMILY:
        fields = tables[name]._meta.fields
        assert set(fields) - {"id", "uid", "made", "family", "distribution"} <= set(FIELDS), name
        codes = {field for field, kind in fields.items() if isinstance(kind, CodeField | CodesField)}
        elsewhere = {("referral", "service"), ("member", "functioning")}  # codes of more than one list
        assert {(name, field) for field in codes} - elsewhere <= set(VOCABULARIES), name


def test_no_list_is_asked_about_a_field_that_is_not_there() -> None:
    tables = schema(SqliteDatabase(":memory:")).records

    assert all(field in tables[name]._meta.fields for name, field in VOCABULARIES)
