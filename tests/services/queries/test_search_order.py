"""The families that a search finds and their order, compared with a plain search through every family in memory."""

import functools
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from famcase.domain import names, numbers, sounds
from famcase.domain.names_folding import without_joined_article
from famcase.services.desk import Desk
from famcase.services.queries import hits, search
from famcase.services.queries.cases import CaseFilters, count_cases
from famcase.services.queries.order import Key, order_of
from famcase.storage import postings
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
    *("khlaed", "sabbahg", "haddat", "hadad omr", "aladnan", "عدنن", "kafra", "kafrr", "خلاد", "sahal", "idilb camp"),
    *("khaled hadad", "omar hadat", "khaled adnn"),
    *("sy00", "SY-0010", "sy 0010", "sy0 khaled", "SY-0025 omar"),
    *(
        "20411",
        "2041100",
        "20411 khaled",
        "0944 12",
        "0014",
        "014 7",
        "3412 khaled",
        "7",
        "7 mo",
        "khalid al-adnan idlib",
        "kafr 0944",
        "zz",
        "zz mo",
    ),
)


@dataclass(frozen=True)
class Known:
    """What a search can find one family by, as it is in memory."""

    family: int
    status: str
    key: str
    words: frozenset[names.Word]
    of_head: frozenset[names.Word]
    """Those of them that are in the name of its head."""
    number: str
    phone: str
    foreign_id: str
    """As its key: letters and digits."""
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
        named = [] if is_withheld else [head, *others]
        words = frozenset(word for text in named for word in names.words(text))
        of_head = frozenset(word for text in named[:1] for word in names.words(text))
        origin, place = (drawing.choice((0, drawing.choice(villages), drawing.choice(elsewhere))) for _ in range(2))
        site = drawing.choice((0, 0, 0, 1, 2, 3))
        known = Known(
            n,
            drawing.choice(_STATUSES),
            "" if is_withheld or n % 47 == 0 else names.sort_key(head),
            words,
            of_head,
            numbers.case_number(20_411, n),
            f"96394412{drawing.randrange(10**4):04}" if n % 7 == 0 else "",
            f"sy{n:04}" if n % 5 == 0 else "",
            tuple(word for local in (origin, place) for word in spelled.get(local, ())),
            site_words.get(site, ()),
        )
        families.append(known)
        rows["family"].append({"id": n, "uid": uid(1, n), "made": n, "number": known.number, "status": known.status})
        if known.phone:
            rows["contact"].append({"uid": uid(4, n), "made": n, "family": n, "number": known.phone})
        heads = {word.fold for word in of_head}
        rows["posting"] += [
            {"word": ids[fold], "family": n, "head": fold in heads} for fold in sorted({word.fold for word in words})
        ]
        at = {"place": place, "origin": origin, "site": site}
        rows["posting"] += [{"word": key, "family": n, "head": False} for key in postings.place_keys(at)]
        if known.foreign_id:
            rows["word"].append({"id": 1_000 + n, "fold": f"#{known.foreign_id}", "sound": "#"})
            rows["posting"].append({"word": 1_000 + n, "family": n, "head": False})
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
        postings.pack(tables)
    return Town(desk, families, frozenset(folded.values()))


def expected(town: Town, text: str, status: str) -> list[int]:
    """Return the families that a text finds, best first: rank, whose name it is, name and local id.

    Of one rank first those whose head's name, which has all of it, begins with what is typed first.
    """
    ranked = []
    tokens = _tokens(text)
    first = None if _is_number(tokens[0][0]) else tokens[0][0]
    phrase = names.Word(names.fold(text), names.joined_sound(text)) if len(text.split()) > 1 else None
    for known in town.families:
        if status and known.status != status:
            continue
        ranks = [
            (_NOT, _NOT, 0) if any(map(known.foreign_id.startswith, keys)) else _ranks(known, word, phrase)
            for word, keys in tokens
        ]
        rank = max(min(by_name, elsewhere) for _, by_name, elsewhere in ranks)
        if rank == _NOT:
            continue
        words = [by_names for (word, _), by_names in zip(tokens, ranks, strict=True) if not _is_number(word)]
        kind = 3
        if words and all(by_name <= rank for _, by_name, _ in words):
            kind = 1 if all(by_head <= rank for by_head, *_ in words) else 2
            kind -= kind == 1 and first is not None and _begins(known.key, first, town.dictionary)
        ranked.append((rank, kind, known.key == "", known.key, known.family))
    return [family for *_, family in sorted(ranked)]


def _begins(key: str, first: names.Word, words: frozenset[names.Word]) -> bool:
    """Whether a name begins with a word, or with one that sounds as it does."""
    alike = {word.fold for word in words if word.sound == first.sound}
    return key.startswith(first.fold) or key.split(" ")[0] in alike


def _tokens(text: str) -> list[tuple[names.Word, set[str]]]:
    """Return the numbers and words of a text, each with what the keys of ids may begin with.

    Digits in groups are one number, and single letters are nothing yet.
    """
    tokens: list[tuple[names.Word, set[str]]] = []
    whole = names.fold(text).replace(" ", "")
    for part in text.split():
        if part.isdecimal() and tokens and _is_number(tokens[-1][0]):
            digits = tokens.pop()[0].fold + part
            tokens.append((names.Word(digits, digits), {whole}))
        elif part.isdecimal():
            tokens.append((names.Word(part, part), {whole}))
        else:
            keys = {whole, names.fold(part).replace(" ", "")} if re.search(r"\d", part) else {whole}
            folded = names.fold(part).split()
            words = [names.Word(one, one) for one in folded if one.isdecimal()]
            words += [word for word in names.words(re.sub(r"\d", " ", part)) if len(word.fold) > 1]
            tokens += [(word, {key for key in keys if len(key) > 2}) for word in words]
    return tokens


def _is_number(word: names.Word) -> bool:
    """Whether it is searched as a number; a single digit is a word, as in Camp 7."""
    return word.fold.isdecimal() and len(word.fold) > 1


_NOT = 9
"""The rank of what is not found."""


def _ranks(known: Known, wanted: names.Word, phrase: names.Word | None) -> tuple[int, int, int]:
    """Return how well a word finds a family by its head's name, by any name, and by anything else."""
    if _is_number(wanted):
        by_number = known.number.startswith(wanted.fold)
        begins = {wanted.fold, wanted.fold.lstrip("0"), "963" + wanted.fold.lstrip("0"), "90" + wanted.fold.lstrip("0")}
        by_phone = bool(known.phone) and known.phone.startswith(tuple(begins))
        named = any(word.fold == wanted.fold for word in (*known.words, *known.site_words))
        phrased = _best(known.spellings, phrase) if phrase is not None and len(phrase.fold) > 2 else _NOT
        if by_number or by_phone or named:
            return _NOT, _NOT, 0
        ends = len(wanted.fold) > 3 and (known.number.endswith(wanted.fold) or known.phone.endswith(wanted.fold))
        return _NOT, _NOT, min(1 if ends else _NOT, phrased)
    placed = _best(known.spellings, wanted) if len(wanted.fold) > 2 else _NOT
    phrased = _best(known.spellings, phrase) if phrase is not None and len(phrase.fold) > 2 else _NOT
    elsewhere = min(placed, phrased, _best(known.site_words, wanted))
    return _best(known.of_head, wanted), _best(known.words, wanted), elsewhere


def _best(spellings: frozenset[names.Word] | tuple[names.Word, ...], wanted: names.Word) -> int:
    return min((_rank(known, wanted) for known in spellings), default=_NOT)


@functools.cache  # the same few words stand in a thousand families
def _rank(known: names.Word, wanted: names.Word) -> int:
    if known.fold == wanted.fold:
        return 0
    if known.fold.startswith(wanted.fold):
        return 1
    if _sounds_alike(known, wanted) or _sounds_alike(wanted, known):
        return 2
    if len(wanted.fold) > 3 and (_is_one_slip(known.fold, wanted.fold) or _is_turkish(known, wanted)):
        return 3
    return _NOT


def _sounds_alike(one: names.Word, other: names.Word) -> bool:
    """Whether two words sound alike, or would if what begins the first were an article."""
    bare = without_joined_article(one.fold)
    return one.sound == other.sound or (bool(bare) and sounds.sound(bare) == other.sound)


def _is_turkish(known: names.Word, wanted: names.Word) -> bool:
    """Whether one of two words sounds as the other does with letters that Turkish writes for others."""
    return _sounds_turkish(known.fold, wanted) or _sounds_turkish(wanted.fold, known)


def _sounds_turkish(turkish: str, other: names.Word) -> bool:
    """Whether a word does that is spelled as some words of this test are, in Latin letters."""
    if not re.fullmatch("[a-z]{4,}", turkish) or not re.fullmatch("[a-z]{4,}|[^a-z]{3,}", other.fold):
        return False
    # k and s are what c is heard as
    pairs = (
        ("th", "s"),
        ("ث", "س"),
        ("d", "t"),
        ("د", "ت"),
        ("kh", "h"),
        ("خ", "ح"),
        ("j", "k"),
        ("ج", "ك"),
        ("w", "v"),
    )
    spelled = {other.fold}
    for written, instead in pairs:
        if instead != "t" or "t" in turkish.replace("th", ""):
            spelled |= {one.replace(written, instead) for one in spelled}
    return sounds.sound(turkish) in {sounds.sound(one) for one in spelled}


def _is_one_slip(one: str, other: str) -> bool:
    """Whether a letter left out, added or replaced, or two exchanged, make one word of the other."""
    if one == other or other.isdecimal():
        return False
    exchanged = {one[:at] + one[at + 1] + one[at] + one[at + 2 :] for at in range(len(one) - 1)}
    shorter, longer = sorted((one, other), key=len)
    without = {longer[:at] + longer[at + 1 :] for at in range(len(longer))}
    replaced = len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return other in exchanged or shorter in without or replaced


def walked(desk: Desk, text: str, status: str, limit: int, sort: str = "name") -> list[int]:
    """Return the families that a text finds, of all pages."""
    tables = desk.store.tables
    tokens = search.read(desk, text)
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
@pytest.mark.parametrize("status", ["open", pytest.param("", marks=pytest.mark.slow)])
def test_all_pages_together_are_what_a_plain_search_finds_in_its_order(town: Town, text: str, status: str) -> None:
    wanted = expected(town, text, status)
    assert walked(town.desk, text, status, 150) == wanted
    assert count_cases(town.desk, CaseFilters(text=text, status=status)) == len(wanted)


@pytest.mark.parametrize("looked_up", [10**9, 0], ids=["always-walked", "never-walked"])
@pytest.mark.parametrize("text", ["moh", "kafr", "khaled ad", "omar tal", "20411 khaled", "tal", "fatima", "مح"])
def test_walking_and_gathering_give_one_order(
    town: Town, text: str, looked_up: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = expected(town, text, "open")
    monkeypatch.setattr(hits, "_LOOKED_UP", looked_up)
    monkeypatch.setattr(hits, "_STRETCH", 300)
    assert len(wanted) > 40
    assert walked(town.desk, text, "open", 40) == wanted
    assert sorted(walked(town.desk, text, "open", 150, "due")) == sorted(wanted)


def test_the_texts_find_families_of_every_rank_and_kind(town: Town) -> None:
    steps: set[str] = set()
    tables = town.desk.store.tables
    for text in _TEXTS:
        for key, _ in hits.page(tables, search.read(town.desk, text) or [], [], order_of(tables, "name"), None, 5_000):
            steps.add(str(key[0])[:1])
    assert steps == set("0123456789abcdef")
