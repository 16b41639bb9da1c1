"""The families that a search finds and their order, compared with a plain search through every family in memory."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from famcase.domain import names, numbers
from famcase.services.desk import Desk
from famcase.services.queries import hits, search
from famcase.services.queries.cases import CaseFilters, count_cases
from famcase.services.queries.order import Key, order_of
from famcase.storage.fields import NO_DAY
from tests.conftest import AUG_15
from tests.services.queries.conftest import new_desk, uid

_FAMILIES = 2_000
_FIRST = ("Mohammad", "Muhammed", "Ahmad", "Khaled", "Khalid", "Mona", "Fatima", "Omar", "Kafa", "محمد", "خالد", "منى")
_LAST = (
    "al-Adnan",
    "Sabbagh",
    "Mohammad",
    "Kilani",
    "al-Ahmad",
    "Haddad",
    "Kafri",
    "Taleb",
    "حداد",
    "العدنان",
    "Abu Omar",
)
_VILLAGES = ("kafr%", "tal%", "khaled%", "muhammad%", "idlib", "omar%", "حارم")
"""Spellings of places where families are: many begin alike, and some are people's names too."""
_SITES: tuple[tuple[str, str, list[str]], ...] = (
    ("al-Khaled camp", "مخيم خالد", ["Camp 7"]),
    ("Omar school", "", ["مدرسة عمر"]),
    ("Tal camp", "", []),
)
_STATUSES = ("open", "open", "open", "open", "closed")
_TEXTS = (
    *(
        "mo",
        "moh",
        "mohammad",
        "Muhammed",
        "محمد",
        "مح",
        "kh",
        "khaled",
        "خالد",
        "kafr",
        "kaf",
        "kafri",
        "tal",
        "idlib",
    ),
    *(
        "ad",
        "adnan",
        "العدنان",
        "haddad",
        "حداد",
        "fatima",
        "om",
        "omar",
        "عمر",
        "camp",
        "camp 7",
        "مخيم",
        "harim",
        "حارم",
    ),
    *(
        "khaled ad",
        "khaled kafr",
        "omar tal",
        "mo ah",
        "mohammad mohammad",
        "tal kafr",
        "abu omar",
        "kafr nobl",
        "خالد ا",
    ),
    *("20411", "2041100", "20411 khaled", "0944 12", "7", "7 mo", "khalid al-adnan idlib", "kafr 0944", "zz", "zz mo"),
)


@dataclass(frozen=True)
class Known:
    """What a search can find one family by, as it is in memory."""

    family: int
    status: str
    key: str
    words: frozenset[names.Word]
    number: str
    phone: str
    spellings: tuple[names.Word, ...]
    """Of the places where they are and come from: each as one folded text, and how all of it sounds."""
    site_words: tuple[names.Word, ...]


@dataclass(frozen=True)
class Town:
    desk: Desk
    families: list[Known]
    dictionary: frozenset[names.Word]


@pytest.fixture(
    scope="module",
    params=["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.slow])],
)
def town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Two thousand families in villages and camps, written straight into the lists that searches read."""
    desk = new_desk(request, tmp_path_factory)
    yield _settled(desk)
    desk.close()


def _settled(desk: Desk) -> Town:
    tables, drawing = desk.store.tables, random.Random(1948)  # noqa: S311
    spelling = tables["place_name"]
    spelled: dict[int, list[names.Word]] = {}
    for place, fold, sound in spelling.select(spelling.place, spelling.fold, spelling.sound).tuples():
        spelled.setdefault(place, []).append(names.Word(fold, sound))
    liked = spelling.fold == ""
    for pattern in _VILLAGES:
        liked = liked | (spelling.fold**pattern)
    villages = sorted({place for (place,) in spelling.select(spelling.place).where(liked).tuples()})
    elsewhere = drawing.sample(sorted(set(spelled) - set(villages)), 50)
    site_words = {
        local: tuple(word for text in (name, name_ar, *aliases) for word in names.words(text))
        for local, (name, name_ar, aliases) in enumerate(_SITES, start=1)
    }
    folded = {word.fold: word for name in (*_FIRST, *_LAST) for word in names.words(name)}
    ids = {fold: local for local, fold in enumerate(folded, start=1)}
    families: list[Known] = []
    rows: dict[str, list[dict[str, object]]] = {
        "site": [
            {"id": local, "uid": uid(3, local), "made": local, "name": name, "name_ar": name_ar, "aliases": aliases}
            for local, (name, name_ar, aliases) in enumerate(_SITES, start=1)
        ],
        "word": [{"id": ids[fold], "fold": fold, "sound": word.sound} for fold, word in folded.items()],
        "site_name": [
            {"site": local, "fold": word.fold, "sound": word.sound}
            for local, words in site_words.items()
            for word in words
        ],
        **{table: [] for table in ("family", "contact", "case_list", "posting")},
    }
    for n in range(1, _FAMILIES + 1):
        is_withheld = n % 61 == 0
        head = f"{drawing.choice(_FIRST)} {drawing.choice(_LAST)}"
        others = [drawing.choice(_FIRST) for _ in range(drawing.choice((0, 0, 1, 3)))]
        words = (
            frozenset() if is_withheld else frozenset(word for text in (head, *others) for word in names.words(text))
        )
        origin, place = (drawing.choice((0, drawing.choice(villages), drawing.choice(elsewhere))) for _ in range(2))
        site = drawing.choice((0, 0, 0, 1, 2, 3))
        known = Known(
            n,
            drawing.choice(_STATUSES),
            "" if is_withheld or n % 47 == 0 else names.sort_key(head),
            words,
            numbers.case_number(20_411, n),
            f"96394412{drawing.randrange(10**4):04}" if n % 7 == 0 else "",
            tuple(word for local in (origin, place) for word in spelled.get(local, ())),
            site_words.get(site, ()),
        )
        families.append(known)
        rows["family"].append({"id": n, "uid": uid(1, n), "made": n, "number": known.number, "status": known.status})
        if known.phone:
            rows["contact"].append({"uid": uid(4, n), "made": n, "family": n, "number": known.phone})
        rows["posting"] += [{"word": ids[fold], "family": n} for fold in sorted({word.fold for word in words})]
        rows["case_list"].append(
            {
                "family": n,
                "name_key": known.key,
                "status": known.status,
                "origin": origin,
                "place": place,
                "site": site,
                "priority": 0,
                "people": 5,
                "assigned_to": 0,
                "living": "tent",
                "left_on": NO_DAY,
                "since": AUG_15,
                "confirmed_on": NO_DAY,
                "registered_on": AUG_15,
                "withheld": is_withheld,
                "displacement": drawing.choice(("displaced", "displaced", "at-risk", "returned", "")),
                "next_due": AUG_15.toordinal() + n % 90 if n % 3 else NO_DAY,
            }
        )
    with desk.store.write():
        for table, listed in rows.items():
            for start in range(0, len(listed), 500):
                tables[table].insert_many(listed[start : start + 500]).execute()
    return Town(desk, families, frozenset(folded.values()))


def expected(town: Town, text: str, status: str) -> list[int]:
    """Return the families that a text finds, best first: rank, whose name it is, name and local id."""
    ranked = []
    tokens = _tokens(text)
    phrase = names.Word(names.fold(text), names.joined_sound(text)) if len(text.split()) > 1 else None
    for known in town.families:
        if status and known.status != status:
            continue
        ranks = [_ranks(known, word, phrase) for word in tokens]
        rank = max(min(by_name, elsewhere) for by_name, elsewhere in ranks)
        if rank > search.SOUND:
            continue
        words = [(word, by_name) for word, (by_name, _) in zip(tokens, ranks, strict=True) if not _is_number(word)]
        kind = 2
        if words and all(by_name <= rank for _, by_name in words):
            kind = 0 if all(_is_heads(town, known, word) for word, _ in words) else 1
        ranked.append((rank, kind, known.key == "", known.key, known.family))
    return [family for *_, family in sorted(ranked)]


def _tokens(text: str) -> list[names.Word]:
    """Return the numbers and words of a text; digits in groups are one number, and single letters are nothing yet."""
    tokens: list[names.Word] = []
    for part in text.split():
        if part.isdecimal() and tokens and _is_number(tokens[-1]):
            digits = tokens.pop().fold + part
            tokens.append(names.Word(digits, digits))
        elif part.isdecimal():
            tokens.append(names.Word(part, part))
        else:
            tokens += [word for word in names.words(part) if len(word.fold) > 1]
    return tokens


def _is_number(word: names.Word) -> bool:
    """Whether it is searched as a number; a single digit is a word, as in Camp 7."""
    return word.fold.isdecimal() and len(word.fold) > 1


_NOT = 9
"""The rank of what is not found."""


def _ranks(known: Known, wanted: names.Word, phrase: names.Word | None) -> tuple[int, int]:
    """Return how well a word finds a family by a name, and by anything else."""
    if _is_number(wanted):
        by_number = known.number.startswith(wanted.fold)
        begins = {wanted.fold, wanted.fold.lstrip("0"), "963" + wanted.fold.lstrip("0"), "90" + wanted.fold.lstrip("0")}
        by_phone = bool(known.phone) and known.phone.startswith(tuple(begins))
        named = any(word.fold == wanted.fold for word in (*known.words, *known.site_words))
        phrased = _best(known.spellings, phrase) if phrase is not None and len(phrase.fold) > 2 else _NOT
        return _NOT, 0 if by_number or by_phone or named else phrased
    placed = _best(known.spellings, wanted) if len(wanted.fold) > 2 else _NOT
    phrased = _best(known.spellings, phrase) if phrase is not None and len(phrase.fold) > 2 else _NOT
    return _best(known.words, wanted), min(placed, phrased, _best(known.site_words, wanted))


def _best(spellings: frozenset[names.Word] | tuple[names.Word, ...], wanted: names.Word) -> int:
    found = _NOT
    for known in spellings:
        if known.fold == wanted.fold:
            return 0
        if known.fold.startswith(wanted.fold):
            found = min(found, 1)
        elif known.sound == wanted.sound:
            found = min(found, 2)
    return found


def _is_heads(town: Town, known: Known, wanted: names.Word) -> bool:
    alike = {word.fold for word in town.dictionary if word.sound == wanted.sound}
    own = known.key.split()
    return any(word.startswith(wanted.fold) for word in own) or bool(alike & set(own))


def walked(desk: Desk, text: str, status: str, limit: int, sort: str = "name") -> list[int]:
    """Return the families that a text finds, of all pages."""
    tables = desk.store.tables
    tokens = search.read(desk, text, status)
    assert tokens
    case = tables["case_list"]
    conditions = [case.status == status] if status else []
    families: list[int] = []
    after: Key | None = None
    while True:
        found = hits.page(tables, tokens, conditions, order_of(tables, sort), after, limit)
        families += [family for _, family in found[:limit]]
        if len(found) <= limit:
            return families
        after = found[limit - 1][0]


@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize("status", ["open", ""])
def test_all_pages_together_are_what_a_plain_search_finds_in_its_order(town: Town, text: str, status: str) -> None:
    wanted = expected(town, text, status)
    assert walked(town.desk, text, status, 150) == wanted
    assert count_cases(town.desk, CaseFilters(text=text, status=status)) == len(wanted)


@pytest.mark.parametrize("dearer", [0, 10**9], ids=["always-walked", "never-walked"])
@pytest.mark.parametrize("text", ["moh", "kafr", "khaled ad", "omar tal", "20411 khaled", "tal", "fatima", "مح"])
def test_walking_and_gathering_give_one_order(
    town: Town, text: str, dearer: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = expected(town, text, "open")
    monkeypatch.setattr(hits, "_DEARER", (dearer,) * 4)
    assert len(wanted) > 40
    assert walked(town.desk, text, "open", 40) == wanted
    assert sorted(walked(town.desk, text, "open", 150, "due")) == sorted(wanted)


def test_the_texts_find_families_of_every_rank_and_kind(town: Town) -> None:
    steps: set[str] = set()
    tables = town.desk.store.tables
    for text in _TEXTS:
        for key, _ in hits.page(tables, search.read(town.desk, text) or [], [], order_of(tables, "name"), None, 5_000):
            steps.add(str(key[0])[:1])
    assert steps == set("012345678")
