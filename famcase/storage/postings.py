"""Which families a word or a place finds: a row each while they are few, packed into bitmaps once they are many.

A place stands beside the words of the dictionary as a number below 0 (`place_key`). A pair of a word and a family
stands in one of the two. A save adds rows, which two people do side by side without waiting for each other, and writes
anew only what it takes families out of; `pack` moves rows after a save.

Bitmaps are Roaring bitmaps in their portable format (https://github.com/RoaringBitmap/RoaringFormatSpec), of at most
65,536 families each, so that little is written anew: 6,400,000 pairs take 14 MB, and those of one word are read in half
a millisecond.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from peewee import fn
from pyroaring import BitMap

from famcase.domain.names import Word
from famcase.storage import statements
from famcase.storage.faults import DatabaseDamaged
from famcase.storage.schema import Tables

_PART_BITS: Final = 16
"""A part has the families whose local ids differ in these bits alone: one container of a Roaring bitmap."""

_MANY: Final = 128
"""So many rows of one word are packed."""

AFTER_ALL: Final = "\U0010ffff"
"""Follows every folded letter: the end of a range of words with one beginning."""

_OF_PLACES: Final = ("place", "origin", "site")
"""Columns of the case list that find a family by a place."""


@dataclass(frozen=True, slots=True)
class Found:
    """The families that some words find, by their local ids."""

    heads: BitMap
    """Those whose head has one of the words in any spelling of the name."""
    others: BitMap
    """Those of which somebody else has one."""

    @property
    def families(self) -> BitMap:
        return self.heads | self.others


def place_key(column: str, local: int) -> int:
    """Return as what a local id in "place", "origin" or "site" of the case list finds families."""
    return -(local * len(_OF_PLACES) + _OF_PLACES.index(column) + 1)


def place_of(key: int) -> tuple[str, int]:
    """Return the column and the local id that `place_key` made a key of."""
    local, column = divmod(-key - 1, len(_OF_PLACES))
    return _OF_PLACES[column], local


def place_keys(case_row: Mapping[str, Any]) -> set[int]:
    """Return the keys of the places in a family's row of the case list."""
    return {place_key(column, case_row[column]) for column in _OF_PLACES if case_row[column]}


def found(tables: Tables, words: Collection[int]) -> Found:
    """Return the families that one of some words finds, by the words' local ids; so of places, by their keys."""
    if not words:
        return Found(BitMap(), BitMap())
    return _found(tables, ",".join(map(str, words)), [])


def found_by_beginning(tables: Tables, fold: str) -> BitMap:
    """Return the families that a word which begins so finds, however many such words there are."""
    mark = tables["word"]._meta.database.param
    those = f'SELECT "id" FROM "word" WHERE "fold" >= {mark} AND "fold" < {mark}'  # noqa: S608 - a mark
    return _found(tables, those, [fold, fold + AFTER_ALL]).families


def words_of(tables: Tables, family: int) -> dict[int, bool]:
    """Return the words that find a family, by their local ids, and whether each names its head."""
    model = tables["family_words"]
    row = model.select(model.words).where(model.family == family).tuples().first()
    return dict(row[0]) if row else {}


def write(
    tables: Tables, family: int, words: Collection[Word], of_head: Collection[Word], places: Collection[int] = ()
) -> None:
    """Have a family be found by these words and keys of places and no others; new words are added to the dictionary."""
    heads = {word.fold for word in of_head}
    known = words_of(tables, family)
    wanted = {local: fold in heads for fold, local in _ids(tables, words).items()}
    wanted |= dict.fromkeys(places, False)
    lost = [local for local, is_head in known.items() if wanted.get(local) != is_head]
    new = [(local, family, int(is_head)) for local, is_head in sorted(wanted.items()) if known.get(local) != is_head]
    if lost:
        _take_out(tables, family, lost)
    if new:
        statements.insert_new(tables, "posting", ("word", "family", "head"), new)
    if wanted and wanted != known:
        statements.put(tables, "family_words", {"family": family, "words": sorted(wanted.items())})
    elif known and not wanted:
        tables["family_words"].delete().where(tables["family_words"].family == family).execute()
    _forget_words(tables, [local for local in lost if local not in wanted and local > 0])


def pack(tables: Tables) -> None:
    """Pack what words find of which there are many rows. Runs in the caller's transaction."""
    posting = tables["posting"]
    many = posting.select(posting.word).group_by(posting.word).having(fn.COUNT(posting.word) >= _MANY)
    for (word,) in list(many.tuples()):
        rows = list(posting.select(posting.family, posting.head).where(posting.word == word).tuples())
        parts: dict[int, list[tuple[int, bool]]] = {}
        for family, is_head in rows:
            parts.setdefault(family >> _PART_BITS, []).append((family, is_head))
        for part, pairs in parts.items():
            packed = _part(tables, word, part)
            packed.heads.update(family for family, is_head in pairs if is_head)
            packed.others.update(family for family, is_head in pairs if not is_head)
            _put_part(tables, word, part, packed)
        posting.delete().where(posting.word == word).execute()


def heads_named(tables: Tables, sound: str, most: int) -> int:
    """Return how many words in names of heads sound so, each family's own; more than `most` are not counted.

    A name that is written in both scripts counts twice, as domain.same_family was fitted to.
    """
    word = tables["word"]
    words = [local for (local,) in word.select(word.id).where(word.sound == sound).tuples()]
    return min(most, sum(len(found(tables, [local]).heads) for local in words))


def _found(tables: Tables, words: str, values: list[str]) -> Found:
    """Return the families that some words find, which a list of integers or a query gives."""
    # In one statement: between two a pair could go from one table to the other.
    query = (
        f'SELECT "family_id", "head", NULL, NULL FROM "posting" WHERE "word_id" IN ({words}) '  # noqa: S608
        f'UNION ALL SELECT NULL, NULL, "heads", "others" FROM "packed" WHERE "word_id" IN ({words})'
    )
    heads, others = BitMap(), BitMap()
    single: tuple[list[int], list[int]] = [], []
    for family, is_head, of_heads, of_others in tables["word"]._meta.database.execute_sql(query, values * 2).fetchall():
        if family is not None:
            single[bool(is_head)].append(family)
            continue
        heads |= _bitmap(of_heads)
        others |= _bitmap(of_others)
    others.update(single[False])
    heads.update(single[True])
    return Found(heads, others)


def _bitmap(packed: Any) -> BitMap:
    """Raise DatabaseDamaged for what is none."""
    try:
        return BitMap.deserialize(bytes(packed)) if packed else BitMap()
    except ValueError:
        raise DatabaseDamaged from None


def _ids(tables: Tables, words: Iterable[Word]) -> dict[str, int]:
    """Return the local ids of words by how they are folded; new ones are added, in one order by everybody."""
    sounds = dict(sorted((word.fold, word.sound) for word in words))
    known = dict(statements.having(tables, "word", ("fold", "id"), "fold", list(sounds))) if sounds else {}
    new = [(fold, sound) for fold, sound in sounds.items() if fold not in known]
    if new:
        statements.insert_new(tables, "word", ("fold", "sound"), new)
        known |= dict(statements.having(tables, "word", ("fold", "id"), "fold", [fold for fold, _ in new]))
    return known


def _take_out(tables: Tables, family: int, words: Collection[int]) -> None:
    posting, packed = tables["posting"], tables["packed"]
    posting.delete().where((posting.family == family) & posting.word.in_(words)).execute()
    part = family >> _PART_BITS
    among = packed.word.in_(words) & (packed.part == part)
    for word in [word for (word,) in packed.select(packed.word).where(among).tuples()]:
        kept = _part(tables, word, part)
        if family in kept.heads or family in kept.others:
            kept.heads.discard(family)
            kept.others.discard(family)
            _put_part(tables, word, part, kept)


def _forget_words(tables: Tables, words: Collection[int]) -> None:
    """Remove those of some words that find nobody any more: each is a name that may have been erased."""
    if not words:
        return
    used: set[int] = set()
    for name in ("posting", "packed"):
        model = tables[name]
        used |= {local for (local,) in model.select(model.word).where(model.word.in_(words)).distinct().tuples()}
    if unused := set(words) - used:
        tables["word"].delete().where(tables["word"].id.in_(unused)).execute()


def _part(tables: Tables, word: int, part: int) -> Found:
    packed = tables["packed"]
    row = packed.select(packed.heads, packed.others).where((packed.word == word) & (packed.part == part))
    return Found(*map(_bitmap, row.tuples().first() or (b"", b"")))


def _put_part(tables: Tables, word: int, part: int, kept: Found) -> None:
    packed = tables["packed"]
    packed.delete().where((packed.word == word) & (packed.part == part)).execute()
    if kept.heads or kept.others:
        heads, others = (one.serialize() if one else b"" for one in (kept.heads, kept.others))
        packed.insert(word=word, part=part, heads=heads, others=others).execute()
