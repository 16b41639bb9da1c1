"""Names and places folded to keys: the same whatever the spelling (`fold`) and whatever the script (`words`)."""

import re
import unicodedata
from dataclasses import dataclass

from famcase.domain.chat_digits import written_out
from famcase.domain.sounds import sound, sound_of_parts

SORT_KEY_LIMIT = 40
"""Characters of a sort key: enough to order a list, short enough for a narrow index."""

_TATWEEL = "\u0640"
# Apostrophes and the half rings that romanisations write for ayn and hamza; ´ and ` are typed for them.
_UNWRITTEN = frozenset("'`´‘’‛′ʹʻʼʽʾʿˈˊˋ＇" + _TATWEEL)
_LETTERS = str.maketrans(
    {"ى": "ي", "ی": "ي", "ې": "ي", "ێ": "ي", "ے": "ي", "ٸ": "ي", "ک": "ك", "گ": "ك", "ڭ": "ك", "پ": "ب", "چ": "ج",
     "ژ": "ز", "ڤ": "ف", "ڨ": "ق", "ۆ": "و", "ۇ": "و", "ۋ": "و", "ڵ": "ل", "ڕ": "ر", "ڑ": "ر", "ٹ": "ت", "ڈ": "د",
     "ں": "ن", "ة": "ه", "ھ": "ه", "ہ": "ه", "ە": "ه", "ۃ": "ه", "ء": "", "ٱ": "ا",
     "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h"}
)  # fmt: skip

_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
# Arabic tokens that play a part as they stand: the part, and the letters that are heard.
_ARABIC_PARTS = {
    "ال": ("article", "ال"), "عبد": ("abd", "عبد"), "الله": ("allah", "لا"), "الدين": ("din", "دين"),
}  # fmt: skip
_ARABIC_COMPOUND = {"عبد": "عبدال", "الله": "له"}
_LATIN_ARTICLES = frozenset({"al", "el", "ul", "il"})
_SUN_ARTICLE = re.compile("[aeu](th|dh|sh|ch|[tdrzsnl])")
_SUN_LETTER = re.compile("[tdrzsnl]")
# Al- and El- written together with the name: only before a consonant, and when a whole name is left.
_JOINED_LATIN_ARTICLE = re.compile("[ae]l(?=[^aeiouyl].{3})")
# In the middle of a text (Tal Elasad, Marj Eldur) before any letter.
_INNER_LATIN_ARTICLE = re.compile("el(?=.{3})")
# Names that begin with the letters of the article.
_NOT_ARTICLE = frozenset(
    {
        "الياس",
        "الهام",
        "الين",
        "اليسا",
        "الكسندر",
        "الكسندرا",
        "اليزابيت",
        "الماس",
        "الفريد",
        "البير",
        "الفت",
        "الماظ",
        "اله",
    }
    | {"elias", "elyas", "eliyas", "elham", "elena", "elisa", "elissa", "elissar", "eleonora", "elizabeth", "elisabeth"}
    | {"elaine", "elie", "ellen", "alfred", "albert", "almaz", "almas", "alham", "alma"}
)
# Of these too; nothing is ever cut from them, since they may as well begin with an article: Alina, Elwan.
_MAY_BE_NO_ARTICLE = frozenset(
    {"aliya", "aliyah", "aleya", "alaya", "aliaa", "alice", "alina", "aline", "alena", "alisa", "alissar", "alayan"}
    | {"alyan", "elayan", "elyan", "elian", "elina", "elisha", "elise", "alexander", "alexandra", "alessandra"}
    | {"alwan", "elwan", "elvan", "alawi", "alloush", "alloosh", "allouch", "aloush", "allawi", "allam", "aleppo"}
)
_JOINED_ARTICLE = re.compile("[ae]l(?=.{3})|a(?=([tdrzsnl]|sh|th|dh)\\1.{3})|ال(?=.{3})")
_ABD = re.compile("[ae]bd(?:[aeiou](?:l|r+|s+|sh|d+|n+|z+|t+)?)?")
# Written in one: Abdulaziz, Abdelatif (one l for two), Abdurrahman and Abdurahman (the article's l has become r).
_JOINED_ABD = re.compile(
    r"[ae]bd[aeiou]?(?:l(?=l[ae]h?$|(?!at[ie]+f$).{3})|(?=lat[ie]+f$)|([rsdnzt])(?=\1)|(?<=[aeiou])(?=[rsdnzt].{3}))"
)
_ALLAH = frozenset({"allah", "alla", "ullah", "ulla", "ellah", "illah", "lah"})
_JOINED_ALLAH = re.compile("(?<=.{3})[aeu]llah?$")
_DIN = re.compile("(?:[aeu][ld])?d(?:i|ee|ei)ne?")
_ARTICLE_AND_DIN = re.compile("[aeu][ld] ?d(?:i|ee|ei)ne?")
_JOINED_DIN = re.compile("(?<=.{3})[aeu][ld]?d(?:i|ee|ei)ne?$")
PARTICLES = {
    "abu": "abu", "abou": "abu", "aboo": "abu", "abo": "abu", "abi": "abu", "ابو": "ابو", "ابي": "ابو", "ابا": "ابو",
    "umm": "umm", "um": "umm", "om": "umm", "omm": "umm", "oum": "umm", "oumm": "umm", "ام": "ام",
    "ibn": "ibn", "bin": "ibn", "ben": "ibn", "بن": "بن", "ابن": "بن",
    "bint": "bint", "bent": "bint", "بنت": "بنت",
}  # fmt: skip
_PARTICLE_SOUNDS = {
    "abu": "Ab",
    "ابو": "Ab",
    "umm": "Am",
    "ام": "Am",
    "ibn": "bn",
    "بن": "bn",
    "bint": "bnt",
    "بنت": "bnt",
}
# No name begins with the letters of Abu and goes on with a vowel, which cannot be said: Abuahmad, Aboali.
_JOINED_ABU = re.compile(
    "abo?u(?:l(?=[^aeiouyl].{2})|(?=[^y].{2}))|abo(?:l(?=[^aeiouyl].{2})|(?=[aei].{2}))|ابو(?=.{3})"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name as the search dictionary keeps it."""

    fold: str
    """The same for each spelling within a script, without the article."""

    sound: str
    """The same for Arabic and Latin spellings; never empty."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A token, or what was written together in one, and the part it plays."""

    part: str
    """word, article, abd, abdal (with its article), allah or din."""

    fold: str
    raw: str
    """With its accents and hamzas, which `fold` evens out."""


def fold(text: str) -> str:
    """Return the key of `text` that does not depend on its spelling within one script; may be empty.

    Case, accents, harakat, tatweel, hamza carriers, ى/ي, ة/ه, Persian and Kurdish letters, digits of other scripts,
    apostrophes (dropped) and other punctuation (a space) are evened out; one space stands between words.
    """
    return " ".join(filter(None, map(_fold_token, _tokens(text))))


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a name or a place, articles dropped, compounds such as Abd al-Rahman as one."""
    return tuple(_joined(pieces_of(text)))


def joined_sound(text: str) -> str:
    """Return the sound of all of `text` as if written in one word; empty when it holds no letter or digit."""
    pieces = pieces_of(text)
    spoken = [piece for piece in pieces if piece.part != "article"] or pieces
    if not spoken:
        return ""
    return sound_of_parts([*(_construct(piece) for piece in spoken[:-1]), spoken[-1].raw])


def sort_key(text: str) -> str:
    """Return the folded words of `text` without articles, at most SORT_KEY_LIMIT characters; may be empty."""
    return " ".join(word.fold for word in words(text))[:SORT_KEY_LIMIT].rstrip()


def has_article(name: str) -> bool:
    """Whether the name begins with an article: al-Adnan, a-Tamanah, العدنان."""
    pieces = pieces_of(name)
    return len(pieces) > 1 and pieces[0].part == "article"


def without_joined_article(folded: str) -> str:
    """Return a folded word without the letters that may be an article written together with it, else "".

    Alomar, Addimashqi and ألعدنان are cut here, which `words` leaves whole: Alina and Elias begin so too.
    """
    match = _JOINED_ARTICLE.match(folded)
    is_name = folded in _NOT_ARTICLE or folded in _MAY_BE_NO_ARTICLE
    return folded[match.end() :] if match and not is_name else ""


def begins_compound(token: str, following: str) -> bool:
    """Whether the name goes on after `token`, because it is an article, Abd, Abu, Umm, bin or bint."""
    folded, after = fold(token), fold(following)
    if folded in PARTICLES or folded == "ال" or _is_latin_article(folded, after):
        return True
    if folded == "عبد" or _ABD.fullmatch(folded):
        is_article = _is_latin_article(after.split(" ")[0], after.partition(" ")[2] or "?")
        return len(folded) > 3 or is_article or after.startswith(("ال", "alla", "rabb", "رب"))
    return False


def ends_compound(token: str, following: str) -> bool:
    """Whether `token` belongs to the name before it: al-Din (also as al and Din), Allah."""
    folded = fold(token)
    last = fold(following) if folded in _LATIN_ARTICLES | {"ad", "ed", "ud", "ال"} else folded
    if folded in {"الدين", "الله"} or folded in _ALLAH - {"lah"}:
        return True
    return (last != folded and _DIN.fullmatch(last) is not None) or _ARTICLE_AND_DIN.fullmatch(folded) is not None


def _tokens(text: str) -> list[str]:
    plain = "".join(character for character in text if character not in _UNWRITTEN)
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain).casefold())
    return "".join(map(_kept, plain)).split()


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category[0] in "LNM":
        return "" if character in _UNWRITTEN else character
    return "" if category == "Cf" else " "


def _fold_token(token: str) -> str:
    letters = unicodedata.normalize("NFKD", token.translate(_LETTERS))
    kept = "".join(character for character in letters if unicodedata.category(character) not in {"Mn", "Me"})
    return kept.translate(_LETTERS)


def pieces_of(text: str) -> list[Piece]:
    """Return what the tokens of `text` are made of, in their order: articles, compounds and words."""
    tokens = _tokens(written_out(text))
    folds = [_fold_token(token) for token in tokens]
    pieces: list[Piece] = []
    for index, (token, folded) in enumerate(zip(tokens, folds, strict=True)):
        following = folds[index + 1] if index + 1 < len(folds) else ""
        raw = "".join(character for character in token if unicodedata.category(character) not in {"Mn", "Me"})
        if not folded:
            continue
        if len(raw) != len(folded):
            # A letter that folds to none or to two (ء, æ): cut the folded form, which has its consonants too.
            raw = folded
        if _ARABIC.search(folded):
            pieces.extend(_arabic_pieces(folded, raw))
        else:
            pieces.extend(_latin_pieces(folded, raw, following, is_inner=bool(pieces)))
    return pieces


def _arabic_pieces(folded: str, raw: str) -> list[Piece]:
    if folded in _ARABIC_PARTS:
        part, spoken = _ARABIC_PARTS[folded]
        return [Piece(part, _ARABIC_COMPOUND.get(folded, folded), spoken)]
    if folded.startswith("عبدال") and len(folded) > 6:
        bearer = "لا" if folded == "عبدالله" else raw[5:]
        return [Piece("abdal", "عبدال", "عبد"), Piece("word", folded[5:], bearer)]
    if match := _JOINED_ABU.match(folded):
        return [Piece("word", "ابو", "ابو"), *_arabic_pieces(folded[match.end() :], raw[match.end() :])]
    for ending in ("الدين", "الله"):
        if folded.endswith(ending) and len(folded) > len(ending) + 1:
            stem = len(folded) - len(ending)
            return [Piece("word", folded[:stem], raw[:stem]), *_arabic_pieces(ending, ending)]
    # أل and إل are the beginnings of names (ألبير، إلهام), never the article.
    if folded.startswith("ال") and raw[0] in "اٱ" and len(folded) > 3 and folded not in _NOT_ARTICLE:
        return [Piece("article", "ال", "ال"), Piece("word", folded[2:], raw[2:])]
    return [Piece("word", folded, raw)]


def _latin_pieces(folded: str, raw: str, following: str, *, is_inner: bool) -> list[Piece]:
    if (following and _is_latin_article(folded, following)) or (is_inner and folded in _LATIN_ARTICLES):
        return [Piece("article", folded, raw)]
    if following and _ABD.fullmatch(folded):
        return [Piece("abd" if len(folded) == 3 else "abdal", "abdal", "abd")]
    if folded in _ALLAH:
        return [Piece("allah", "lah", "lah")]
    if _DIN.fullmatch(folded):
        return [Piece("din", "aldin", "din")]
    if folded in PARTICLES or folded in _NOT_ARTICLE:
        return [Piece("word", folded, raw)]
    return _written_together(folded, raw, following, is_inner=is_inner)


def _written_together(folded: str, raw: str, following: str, *, is_inner: bool) -> list[Piece]:
    if match := _JOINED_ABD.match(folded):
        return [Piece("abdal", "abdal", "abd"), Piece("word", folded[match.end() :], raw[match.end() :])]
    if match := _JOINED_ABU.match(folded):
        rest = match.end()
        return [Piece("word", "abu", "abu"), *_latin_pieces(folded[rest:], raw[rest:], following, is_inner=True)]
    if match := _JOINED_DIN.search(folded):
        return [Piece("word", folded[: match.start()], raw[: match.start()]), Piece("din", "aldin", "din")]
    if match := _JOINED_ALLAH.search(folded):
        return [Piece("word", folded[: match.start()], raw[: match.start()]), Piece("allah", "lah", "lah")]
    article = _INNER_LATIN_ARTICLE if is_inner else _JOINED_LATIN_ARTICLE
    if match := article.match(folded):
        return [Piece("article", folded[:2], raw[:2]), Piece("word", folded[2:], raw[2:])]
    return [Piece("word", folded, raw)]


def _is_latin_article(folded: str, following: str) -> bool:
    if folded in _LATIN_ARTICLES:
        return True
    if folded == "a":
        return _SUN_LETTER.match(following) is not None
    sun = _SUN_ARTICLE.fullmatch(folded)
    return sun is not None and following.startswith(sun[1])


def _joined(pieces: list[Piece]) -> list[Word]:
    made: list[Word] = []
    servant: Piece | None = None
    stem = ""
    for piece, following in zip(pieces, [*(later.part for later in pieces[1:]), ""], strict=False):
        if piece.part == "article" and (following or made or servant):
            continue
        if (piece.part == "abdal" and following) or (piece.part == "abd" and following in {"article", "allah"}):
            servant = piece
        elif servant is not None:
            made.append(Word(servant.fold + piece.fold, "Abd" + sound(piece.raw)))
            servant = None
        elif piece.part in {"allah", "din"} and made:
            made.append(Word(made.pop().fold + piece.fold, sound_of_parts((stem, piece.raw))))
        else:
            made.append(_word(piece))
        stem = piece.raw
    return made if servant is None else [*made, _word(servant)]


def _word(piece: Piece) -> Word:
    particle = PARTICLES.get(piece.fold)
    if particle is not None:
        return Word(particle, _PARTICLE_SOUNDS[particle])
    # عبد and Abd alone are names too, and the beginning of what a person types.
    return Word(piece.raw if piece.part == "abd" else piece.fold, sound(piece.raw))


def _construct(piece: Piece) -> str:
    """Return a word that another follows without its ending ة, which Latin writes as -et, -at, -eh, -ah or -a."""
    if _ARABIC.search(piece.fold):
        return re.sub("(?<=..)[ةه]$", "", piece.raw)
    return re.sub("(?<=...)[ae][th]$", "", piece.raw)
