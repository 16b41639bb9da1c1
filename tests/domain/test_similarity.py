"""One name in any spelling is alike, in either script; names of other people are not; and it is said why."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain.names import Reason, compare, likeness, similarity, speak
from tests.name_pairs import FLOORS, SAMPLE, area_under_curve, of_kind, read_pairs

ALIKE = 0.7
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=[]), max_size=40)
NAME_LETTERS = "abdhiklmnorstuwy aeiou'-37āşêĞاأإآبتةثجحخدذرزسشصضطظعغفقكلمنهويىءئؤ ُّـ٣()"
NAME_LIKE = st.text(st.sampled_from(NAME_LETTERS), max_size=24)
HOSTILE = (
    "", " ", "\0", "\u200f", "ـ" * 50, "ال", "al-", "عبد", "Abd al-", "'" * 90, "a" * 5000, "ا" * 5000, "al " * 900,
    "🙂 👨‍👩‍👧", "李小龍", "Мухаммад", "\ud800", "\u202eداود", "%_'; DROP TABLE", "[@click=x]", "٣٣٣", "3'3'3'",
    "ﷺ", "ﷲ", "é" * 60, "e\u0301\u0301\u0301", "ß", "İI ıi", "ａｂｄ", "Abu Umm bin bint Abd", "الله الله",
    "din din din", "yyyyy", "www",
)  # fmt: skip

SAME = """
Muhammad = Mohamed = Mohd = Mhd = Mo7ammad = محمد
Khaled = Khalid = 5aled = Xalid = خالد
Abd al-Rahman = Abdurrahman = Abdul Rahman = Abdel-Rahmane = Evdilrehman = عبد الرحمن = عبدالرحمن
Nour al-Din = Noureddine = Nureddin = نور الدين = نورالدين
Alaa al-Din = Aladdin = Alaeddine = علاء الدين
Ata Allah = Atallah = عطا الله = عطالله
Abu Ahmad = Abou Ahmed = أبو أحمد = ابواحمد
Abd al-Rahman = Abdrahman = عبد الرحمن
Şükrü = Shukri = شكري
Xezal = Ghazal = غزال
Taha = طه
Amr = عمرو = عمر
شێرکۆ = شيركو = Sherko = Şêrko
Hüseyin = Husên = Hussein = حسين
Umm Ahmad = Oum Ahmed = أم احمد
Ahmad bin Ali = Ahmed Ali = Ahmad ibn Ali = أحمد بن علي = احمد علي
bint Ali = bent Aly = بنت علي
Jamil = Cemil = Djamil = Gamil = جميل
Shaikho = Şêxo = Cheikho = شيخو
Oualid = Walid = Velid = وليد
Dhiab = Thiab = Diab = ذياب
Fathi = Fat'hi = Fethi = فتحي
Farah = فرح
Saleh = Salih = صالح
Na'im = Naeem = ناعم
Ishaq = Is'haq = Ishak = إسحاق
Mazhar = مظهر = مزهر
Iman = Eman = ايمان = إيمان
Daoud = Dawud = Dawood = داود = داوود
al-Omar = Alomar = El Omar = العمر
ad-Dimashqi = Addimashqi = al-Dimashqi = الدمشقي
al-Qasem = Kassem = Gasim = القاسم
Jaafar = Ja'far = Ja3far = Gaafar = جعفر
Ali = Aly = 3ali = علي
Kafr Dariyan = Kafr Deryan = Kafrdaryan = كفردريان = كفر دريان
Khaled Ahmad al-Adnan = Khalid Ahmed Adnan = خالد أحمد العدنان
Khaled al-Adnan = Adnan Khaled = خالد العدنان
Khaled al-Adnan = K. al-Adnan = خ العدنان = خالد العدنان
Khaled Ahmad al-Adnan = Khaled al-Adnan = خالد العدنان
Mustafa = Mustfaa = مصطفى = مصطفي
ظافر = ضافر = Zafer = Dhafer
"""
OTHERS = """
Khaled : Khaldi : خلود
Hasan : Abu Hasan : Hasna
Rahman : Abd al-Rahman
Abd al-Rahman : Abd al-Rahim : عبد الوهاب
Nasr al-Din : Nasrallah : شمس الدين
Amira : Amiri : أمير
Salem : Salma : Salloum
Rana : Lana : دانا
Tent 12 : Tent 13 : خيمة 14
Khaled al-Adnan : Khaled al-Hamdan : محمود العدنان
K. al-Adnan : M. al-Adnan : أحمد العدنان
"""


def lines(text: str, between: str) -> list[tuple[str, ...]]:
    return [tuple(name.strip() for name in line.split(between)) for line in text.strip().splitlines()]


@pytest.mark.parametrize("spellings", lines(SAME, " = "), ids=lambda names: names[0])
def test_spellings_of_one_name_are_alike(spellings: tuple[str, ...]) -> None:
    unlike = [(a, b, round(similarity(a, b), 2)) for a in spellings for b in spellings if similarity(a, b) < ALIKE]
    assert unlike == []


@pytest.mark.parametrize("names", lines(OTHERS, " : "), ids=lambda names: names[0])
def test_other_names_are_not(names: tuple[str, ...]) -> None:
    alike = [(a, b) for a in names for b in names if a != b and similarity(a, b) >= ALIKE]
    assert alike == []


@pytest.mark.parametrize(("kind", "told_from"), FLOORS)
def test_names_that_no_rule_was_made_for_are_told_apart(kind: str, told_from: str) -> None:
    pairs = read_pairs(SAMPLE)
    assert all(pair.is_held_out for pair in pairs)
    alike, others = ([similarity(pair.a, pair.b) for pair in of_kind(pairs, one)] for one in (kind, told_from))
    assert area_under_curve(alike, others) >= FLOORS[kind, told_from]


def test_the_area_under_the_curve_counts_wins_and_half_of_the_draws() -> None:
    assert area_under_curve([0.9, 0.8], [0.1]) == 1
    assert area_under_curve([0.9, 0.1], [0.5]) == 0.5
    assert area_under_curve([0.5], [0.5]) == 0.5
    assert area_under_curve([0.7, 0.2], [0.7, 0.1]) == 0.625


def test_a_name_with_a_word_more_is_less_alike_but_not_another() -> None:
    assert similarity("Khaled al-Adnan", "Khaled Ahmad al-Adnan") > similarity("Khaled", "Khaled Ahmad al-Adnan") > 0.3


def test_reasons_name_the_words_and_what_became_of_them() -> None:
    reasons = likeness("Khaled Ahmad al-Adnan", "عدنان خالد").reasons
    assert reasons == (
        Reason("{one} and {other}: one name in two spellings", "Khaled", "خالد"),
        Reason("{one} and {other}: one name in two spellings", "Adnan", "عدنان"),
        Reason("{one}{other} is in one of the names only", "Ahmad"),
        Reason("in another order"),
    )
    turned = likeness("عدنان خالد", "Khaled Ahmad al-Adnan").reasons
    assert [(reason.message, reason.other, reason.one) for reason in reasons] == [
        (reason.message, reason.one, reason.other) for reason in turned
    ]


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        ("Rana", "Rana", "{one}: written the same"),
        ("Rana", "rana", "{one} and {other}: the same"),
        ("R.", "Rana", "{one} and {other}: the first letter of a name"),
        ("Hamid", "Hamida", "{one} and {other}: nearly alike"),
        ("Hamid", "Tawfiq", "{one} and {other}: different"),
        ("Kafr Dariyan", "Kafrdaryan", "{one} and {other}: one word or several"),
    ],
)
def test_a_reason_says_how_alike(one: str, other: str, message: str) -> None:
    assert [reason.message for reason in likeness(one, other).reasons] == [message]


@pytest.mark.parametrize("blank", ["", " ", "– . !"])
def test_a_blank_name_is_like_no_other(blank: str) -> None:
    assert similarity(blank, "Khaled") == 0
    assert likeness(blank, "خالد").reasons == ()


@given(ANY_TEXT | NAME_LIKE, ANY_TEXT | NAME_LIKE)
def test_it_is_the_same_from_both_sides_and_between_0_and_1(a: str, b: str) -> None:
    assert 0 <= similarity(a, b) <= 1
    assert similarity(a, b) == similarity(b, a)
    assert similarity(a, a) == 1


@pytest.mark.parametrize("many", [2_000, pytest.param(20_000, marks=pytest.mark.slow)])
def test_random_and_hostile_strings_have_a_score_too(many: int) -> None:
    chance = random.Random(4)  # noqa: S311
    texts = [*HOSTILE, *(_random_text(chance) for _ in range(many))]
    for one, other in zip(texts, [*texts[1:], texts[0]], strict=True):
        score = similarity(one, other)
        assert 0 <= score <= 1
        assert similarity(other, one) == score


@pytest.mark.parametrize("one", HOSTILE)
def test_hostile_strings_are_like_themselves(one: str) -> None:
    assert similarity(one, one) == 1
    assert all(0 <= similarity(one, other) == similarity(other, one) <= 1 for other in HOSTILE)


@pytest.mark.slow
def test_a_pair_takes_well_below_a_millisecond() -> None:
    name, others = speak("Muhammad Khaled al-Adnan"), [speak(pair.b) for pair in read_pairs(SAMPLE)]
    began = time.process_time()
    for other in others:
        compare(name, other)
    assert (time.process_time() - began) / len(others) < 0.000_5


def _random_text(chance: random.Random) -> str:
    letters = chance.choice((NAME_LETTERS, NAME_LETTERS, "".join(map(chr, range(0x20, 0x700)))))
    return "".join(chance.choice(letters) for _ in range(chance.randrange(1, 30)))
