"""Which families a word finds, packed where they are many; and by what words each family is found."""

from typing import Any

from peewee import BlobField, CompositeKey, IntegerField, Model, PostgresqlDatabase, SmallIntegerField


def up(_migrator: Any, db: Any) -> None:
    """Make the tables as frozen copies that know nothing of the program, which fills them from the families."""
    clustered = not isinstance(db, PostgresqlDatabase)
    db.execute_sql("DROP TABLE posting")
    db.execute_sql("DELETE FROM word")

    class Posting(Model):
        word = IntegerField(column_name="word_id")
        family = IntegerField(column_name="family_id")
        head = SmallIntegerField()

        class Meta:
            database = db
            table_name = "posting"
            primary_key = CompositeKey("word", "family")
            without_rowid = clustered

    class Packed(Model):
        word = IntegerField(column_name="word_id")
        part = IntegerField()
        heads = BlobField()
        others = BlobField()

        class Meta:
            database = db
            table_name = "packed"
            primary_key = CompositeKey("word", "part")
            without_rowid = clustered

    class FamilyWords(Model):
        family = IntegerField(column_name="family_id", primary_key=True)
        words = BlobField()

        class Meta:
            database = db
            table_name = "family_words"

    db.create_tables([Posting, Packed, FamilyWords])
