"""Which families a word finds: as rows, packed, and taken out again; compared with sets of plain Python."""

import random

import pytest

from famcase.domain.names import Word
from famcase.services.desk import Desk
from famcase.storage import postings
from famcase.storage.faults import DatabaseDamaged
from famcase.storage.soundness import differences

_WORDS = [Word(f"word{n}", f"wrd{n}") for n in range(12)]
_KEYS = [(column, local) for column in ("place", "origin", "site") for local in (1, 2)]
_FAMILIES = (*range(1, 60), *range(65_530, 65_545), 200_000, 70_000_000)


def finds(desk: Desk) -> dict[str, tuple[set[int], set[int]]]:
    """Return by word the families whose head has it, and the other families that it finds."""
    word = desk.store.tables["word"]
    known = {row.fold: postings.found(desk.store.tables, [row.id]) for row in word.select()}
    return {fold: (set(found.heads), set(found.others)) for fold, found in known.items()}


@pytest.mark.parametrize("many", [1, 5, 128])
def test_rows_and_packed_families_together_are_what_was_written(
    desk: Desk, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "_MANY", many)
    drawing = random.Random(many)  # noqa: S311
    tables = desk.store.tables
    written: dict[int, tuple[set[Word], set[Word]]] = {}
    places: dict[int, set[tuple[str, int]]] = {}
    for turn in range(150):
        family = drawing.choice(_FAMILIES)
        words = set(drawing.sample(_WORDS, drawing.randrange(5)))
        of_head = set(drawing.sample(sorted(words, key=str), drawing.randint(0, len(words))))
        at = {column: drawing.randrange(3) for column in ("place", "origin", "site")}
        with desk.store.write():
            postings.write(tables, family, words, of_head, postings.place_keys(at))
            if turn % 40 == 20:
                postings.pack(tables)
        written[family] = (words, of_head)
        places[family] = {key for key in _KEYS if at[key[0]] == key[1]}

    wanted: dict[str, tuple[set[int], set[int]]] = {}
    for family, (words, of_head) in written.items():
        for word in words:
            wanted.setdefault(word.fold, (set(), set()))[word not in of_head].add(family)
    assert finds(desk) == wanted
    for key in _KEYS:
        there = postings.found(tables, [postings.place_key(*key)])
        assert (set(there.heads), set(there.others)) == (set(), {one for one, keys in places.items() if key in keys})
    packed = tables["packed"].select().count()
    assert packed > 10 if many < 128 else packed == 0
    every = [row.id for row in tables["word"].select()]
    assert set(postings.found(tables, every).families) == {family for family, (words, _) in written.items() if words}
    ids = {row.id: row.fold for row in tables["word"].select()}
    for family, (words, of_head) in written.items():
        known = postings.words_of(tables, family)
        assert {ids[local]: is_head for local, is_head in known.items() if local > 0} == {
            word.fold: word in of_head for word in words
        }
        assert {postings.place_of(key) for key in known if key < 0} == places[family]


def test_who_is_taken_out_of_packed_families_is_in_no_bitmap_any_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "_MANY", 1)
    tables = desk.store.tables
    with desk.store.write():
        for family in (1, 2):
            postings.write(tables, family, _WORDS[:2], _WORDS[:1])
        postings.pack(tables)
        postings.write(tables, 1, [], [])
    assert finds(desk) == {"word0": ({2}, set()), "word1": (set(), {2})}
    with desk.store.write():
        postings.write(tables, 2, [], [])
    assert finds(desk) == {}
    assert not any(tables[name].select().count() for name in ("word", "posting", "packed", "family_words"))


def test_a_bitmap_that_cannot_be_read_is_a_fault_of_the_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "_MANY", 1)
    tables = desk.store.tables
    with desk.store.write():
        postings.write(tables, 1, _WORDS[:1], [])
        postings.pack(tables)
        tables["packed"].update(others=b"no bitmap").execute()
    (word,) = postings.words_of(tables, 1)

    with pytest.raises(DatabaseDamaged):
        postings.found(tables, [word])
    assert differences(tables, desk.clock.today())["packed", "different"] == 1


def test_no_words_find_nobody(desk: Desk) -> None:
    assert not postings.found(desk.store.tables, []).families


def test_what_many_saves_wrote_is_packed_on_the_way(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.services.builders import the_adnans

    monkeypatch.setattr(postings, "_MANY", 10)
    for _ in range(70):
        the_adnans(desk)

    counts = {name: desk.store.tables[name].select().count() for name in ("posting", "packed")}
    assert counts["packed"] > 0
    assert {len(heads | others) for heads, others in finds(desk).values()} == {70}
