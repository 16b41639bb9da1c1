"""One name in any spelling is alike, in either script; names of other people are not; and it is said why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain.names import similarity

ALIKE = 0.7
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=[]), max_size=40)
NAME_LETTERS = "abdhiklmnorstuwy aeiou'-37āşêĞاأإآبتةثجحخدذرزسشصضطظعغفقكلمنهويىءئؤ ُّـ٣()"
NAME_LIKE = st.text(st.sampled_from(NAME_LETTERS), max_size=24)

SAME = """
Muhammad = Mohamed = Mohd = Mhd = Mo7ammad = محمد
Khaled = Khalid = 5aled = Xalid = خالد
Abd al-Rahman = Abdurrahman = Abdul Rahman = Abdel-Rahmane = Evdilrehman = عبد الرحمن = عبدالرحمن
Nour al-Din = Noureddine = Nureddin = نور الدين = نورالدين
Abu Ahmad = Abou Ahmed = أبو أحمد = ابواحمد
Umm Ahmad = Oum Ahmed = أم احمد
Jamil = Cemil = Djamil = Gamil = جميل
Shaikho = Şêxo = Cheikho = شيخو
Oualid = Walid = Velid = وليد
Dhiab = Thiab = Diab = ذياب
Fathi = Fat'hi = Fethi = فتحي
Ishaq = Is'haq = Ishak = إسحاق
al-Qasem = Kassem = Gasim = القاسم
Jaafar = Ja'far = Ja3far = Gaafar = جعفر
Ali = Aly = 3ali = علي
Kafr Dariyan = Kafr Deryan = Kafrdaryan = كفردريان = كفر دريان
Khaled Ahmad al-Adnan = Khalid Ahmed Adnan = خالد أحمد العدنان
Khaled al-Adnan = Adnan Khaled = خالد العدنان
K. al-Adnan = Khaled al-Adnan = خ العدنان = خالد العدنان
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


@given(ANY_TEXT | NAME_LIKE, ANY_TEXT | NAME_LIKE)
def test_it_is_the_same_from_both_sides_and_between_0_and_1(a: str, b: str) -> None:
    assert 0 <= similarity(a, b) <= 1
    assert similarity(a, b) == similarity(b, a)
    assert similarity(a, a) == 1
