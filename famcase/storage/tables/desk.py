"""Tables about the desk itself: users, own terms, writers, the journal, the case list and its words."""

from typing import Any, Final

from peewee import SQL, BigIntegerField, BlobField, CompositeKey, IntegerField, SmallIntegerField, TextField, fn

from famcase.storage.fields import (
    NO_DAY,
    CodeField,
    DayField,
    FlagField,
    KeysField,
    NamesField,
    RecordField,
    RecordIdField,
    WordsField,
)


def desk_tables(record: Any) -> dict[str, Any]:
    """Return the journaled models of the desk; `record` is the base of journaled tables of the same database."""

    class User(record):
        """A person who works here; who unlocked is who acts."""

        name = TextField()
        role = CodeField(default="caseworker")
        active = FlagField()
        slot = TextField(default="")
        """The random label of their slot in the key file; empty on an office server."""

        class Meta:
            table_name = "desk_user"  # "user" is a reserved word of PostgreSQL

    class Term(record):
        """An organisation's own entry of a list, or its wording of a shipped one."""

        list = CodeField()
        code = CodeField()
        label_en = TextField(default="")
        label_ar = TextField(default="")
        position = IntegerField(default=0)
        retired = FlagField()

    class SavedList(record):
        """A list of families as a user wants to see it again: which ones, in what order, with which columns."""

        user = RecordField(User, backref="+")
        name = TextField(default="")
        """Empty for how the case list looks when nothing was chosen."""
        words = TextField(default="")
        """What stands in the search line."""
        columns = NamesField()
        sort = CodeField()
        backwards = FlagField()

    class Outgoing(record):
        """Something that left the desk as a file: what it was, never where it went to on the disk."""

        what = TextField(default="")
        """The msgid of its title."""
        level = CodeField()
        """names or codes."""
        form = CodeField()
        """csv, json, html or a form of text."""
        lines = IntegerField(default=0)
        on = DayField()
        by = RecordField(User, null=True, backref="+")
        seal = TextField(default="")
        """SHA-256 of its bytes."""
        purpose = CodeField(default="services")
        recipient = TextField(default="")
        vital = TextField(default="")
        """Why lives depended on it, where it held families that were never asked."""
        left_out = NamesField()
        """How many families were kept back and why, as "9 not-asked"."""
        number = IntegerField(default=0)
        """What stands on a print, so that it is found here; 0 for what has none."""
        audience = CodeField()
        """Whom outside its figures were for; empty for whatever left as it is."""
        few = IntegerField(default=0)
        """The figures up to which were not told to them."""

    return {"user": User, "term": Term, "saved_list": SavedList, "outgoing": Outgoing}


def journal_tables(local: Any) -> dict[str, Any]:
    """Return the models of the journal and of the writers, which are no records themselves."""

    class Writer(local):
        """One person's installation: the beginning of every id and case number that it makes."""

        uid = RecordIdField(unique=True)
        """8 random bytes."""
        digits = IntegerField()
        """The five digits that its case numbers begin with."""
        user = RecordIdField(null=True, index=True)
        kind = CodeField(default="desk")
        """desk, or import: a long import must not hold up the person's own chain."""
        cases = IntegerField(default=0)
        """How many case numbers were given."""
        seq = IntegerField(default=0)
        """The number of its last change; with `head` it shows when the end of the journal was cut off."""
        head = BlobField(default=bytes(32))
        """The hash of its last change."""
        hlc = BigIntegerField(default=0)
        retired = FlagField()
        """A restored copy goes on with a new writer, so that two copies never number alike."""

    class Change(local):
        """One change of the journal; see domain.changes."""

        writer = RecordField(Writer, backref="+", index=False)
        seq = IntegerField()
        hlc = BigIntegerField(index=True)
        batch = IntegerField()
        subject = RecordIdField(index=True)
        schema = SmallIntegerField()
        body = BlobField()
        hash = BlobField()

        class Meta:
            indexes = ((("writer", "seq"), True),)

    return {"writer": Writer, "change": Change}


WHO: Final = ("people", "women", "men", "girls", "boys")
"""The columns of the case list that say how many people a family is, and who they are as far as somebody told it."""


def is_open(case: Any) -> Any:
    """Return the condition that a family is open, for counting all of those.

    Its code stands in the statement, not beside it: only so does SQLite see that a part of an index is of just those.
    LOWER keeps it from walking another index that begins with the status, whose every row it would have to look up.
    """
    return fn.LOWER(case.status) == SQL("'open'")


def is_closed(case: Any) -> Any:
    """Return the condition that a family's case is closed, for reading all of those."""
    return fn.LOWER(case.status) == SQL("'closed'")


def is_away(case: Any) -> Any:
    """Return the condition that an open family is away from its home, for counting all of those."""
    return is_open(case) & (case.displacement != SQL("'at-risk'"))


def list_tables(local: Any, families: Any, bytewise: str, *, clustered: bool) -> dict[str, Any]:
    """Return the models of the case list, of the words that find a family and of the keys of those that may be one.

    `project` alone writes them.

    `bytewise` is the engine's collation by code point: pages and prefixes need one order on every machine.
    `clustered`: the engine can keep postings in their key's own tree (SQLite's WITHOUT ROWID).
    """

    class CaseRow(local):
        """One narrow row a family: what lists filter, sort and count by. 0, "" and NO_DAY stand for nothing."""

        family = RecordField(families, primary_key=True, backref="+", on_delete="CASCADE")
        name_key = TextField(collation=bytewise)
        status = CodeField()
        priority = SmallIntegerField()
        people = IntegerField()
        women = IntegerField(default=0)
        men = IntegerField(default=0)
        girls = IntegerField(default=0)
        boys = IntegerField(default=0)
        eldest_child = DayField(default=NO_DAY)
        """The day of birth of the eldest who is counted in `girls` and `boys`: once they are 18, who is which has
        changed. None where no child is listed, or where the split is the one that was declared."""
        assigned_to = IntegerField()
        origin = IntegerField()
        left_on = DayField()
        place = IntegerField()
        site = IntegerField()
        living = CodeField()
        since = DayField()
        confirmed_on = DayField()
        next_due = DayField(default=NO_DAY)
        registered_on = DayField()
        withheld = FlagField()
        displacement = CodeField()
        origin_words = TextField(default="", collation=bytewise)
        """What people called the place they left, where `origin` is 0."""
        place_words = TextField(default="", collation=bytewise)
        """What people call where they are now, where it is neither a place of the gazetteer nor a site."""
        met_by = KeysField(null=True)
        """The keys of its rows of `block`, which has no index by family: that would cost three times as much."""

        class Meta:
            table_name = "case_list"
            indexes = (
                # orders that a page walks, for open cases and for all
                (("status", "name_key", "family"), False),
                (("name_key", "family"), False),
                (("status", "next_due", "family"), False),
                (("next_due", "family"), False),
                # what summaries count: all that they read stands in the index, in the order of their lines
                (("status", "assigned_to", "next_due"), False),
                (("status", "site", "living", "people", "confirmed_on"), False),
                (("status", "displacement", "origin", "left_on", "people"), False),
                (
                    ("place", "site", "place_words", "living", "status", *WHO, "confirmed_on", "registered_on"),
                    False,
                ),
                (("status", "assigned_to", "priority", *WHO, "next_due"), False),
                (("status", "living", "since", "site", "place", *WHO), False),
                (("registered_on", "status", *WHO), False),
                # whose children have grown since their row was written
                (("eldest_child",), False),
                # who waits to be assigned, and to be reached, and since when
                (("status", "assigned_to", "registered_on", "priority"), False),
            )

    # what summaries count of those who are away from home
    for columns in (
        ("since", "origin", "origin_words", "site", "place", "place_words", *WHO),
        ("left_on", "origin", "origin_words", *WHO),
        ("origin", "origin_words", "site", "place", "place_words", *WHO, "confirmed_on"),
    ):
        CaseRow.add_index(*(getattr(CaseRow, column) for column in columns), where=is_away(CaseRow))
    who = [getattr(CaseRow, column) for column in WHO]
    CaseRow.add_index(*who, CaseRow.family, where=is_open(CaseRow))
    CaseRow.add_index(CaseRow.priority, *who, CaseRow.next_due, where=is_open(CaseRow))
    closed = (*who, CaseRow.site, CaseRow.place, CaseRow.place_words, CaseRow.family)
    CaseRow.add_index(*closed, where=is_closed(CaseRow))

    class Word(local):
        """A folded word of any name, and how it sounds across scripts."""

        fold = TextField(unique=True, collation=bytewise)
        sound = TextField(index=True, collation=bytewise)

    class Posting(local):
        """A word finds a family; see storage.postings."""

        word = IntegerField(column_name="word_id")
        family = IntegerField(column_name="family_id")
        head = FlagField()
        """Whether it is in the name that the family is listed by."""

        class Meta:
            primary_key = CompositeKey("word", "family")
            without_rowid = clustered

    class Packed(local):
        """Families that a word finds, many in one row; see storage.postings."""

        word = IntegerField(column_name="word_id")
        part = IntegerField()
        heads = BlobField()
        others = BlobField()

        class Meta:
            primary_key = CompositeKey("word", "part")
            without_rowid = clustered

    class FamilyWords(local):
        """The words that find a family: what a save compares with."""

        family = IntegerField(column_name="family_id", primary_key=True)
        words = WordsField()

        class Meta:
            table_name = "family_words"

    class Block(local):
        """A key under which families meet that may be the same one; see domain.blocking."""

        key = IntegerField()
        family = IntegerField(column_name="family_id")

        class Meta:
            primary_key = CompositeKey("key", "family")
            without_rowid = clustered

    return {
        "case_list": CaseRow,
        "word": Word,
        "posting": Posting,
        "packed": Packed,
        "family_words": FamilyWords,
        "block": Block,
    }
