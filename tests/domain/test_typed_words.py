"""What a word of a search fits: real spellings in both scripts, and names that only begin like others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain import names
from famcase.domain.chat_digits import written_out
from famcase.domain.found_ids import id_key
from famcase.domain.slips import is_slip, slips
from famcase.domain.typed_words import BEGINNING, EXACT, SLIP, SOUND, apart, beside

FINDS = [
    # articles: apart, with a hyphen, as one word; of the sun; of Arabic with a hamza by mistake
    ("adnan", "al-Adnan"), ("aladnan", "al-Adnan"), ("Aladnan", "العدنان"), ("eladnan", "Adnan"), ("adnan", "Aladnan"),
    ("عدنان", "Aladnan"), ("العدنان", "adnan"), ("ألعدنان", "Adnan"), ("elhassan", "al-Hassan"), ("alhamad", "Hamad"),
    ("Alomar", "al-Omar"), ("عمر", "Alomar"), ("alali", "al-Ali"), ("alhaj", "الحاج"), ("haj", "Alhaj"),
    ("annajjar", "an-Najjar"), ("najjar", "Annajjar"), ("addimashqi", "الدمشقي"), ("ash-shami", "Shami"),
    ("as-Saleh", "صالح"), ("el Khatib", "الخطيب"),
    # Abd, Abu, Umm, bin: apart and as one
    ("abdulrahman", "Abd al-Rahman"), ("abd elrahman", "Abdurrahman"), ("Abd Rahman", "Abdulrahman"),
    ("abdrahman", "عبد الرحمن"), ("عبدالرحمن", "Abd ar-Rahman"), ("Abdallah", "عبد الله"), ("abuahmad", "Abu Ahmad"),
    ("abu ahmad", "Abuahmad"), ("Abouali", "أبو علي"), ("abulhassan", "Abu al-Hassan"), ("ابواحمد", "أبو أحمد"),
    ("umm ahmad", "Ummahmad"), ("أم أحمد", "Ummahmad"), ("bin ali", "Benali"), ("nouraldin", "Nour al-Din"),
    ("nour eddine", "نور الدين"), ("salahuddin", "صلاح الدين"), ("nasrallah", "نصر الله"),
    # digits as they are typed on phones
    ("3ali", "Ali"), ("3ali", "علي"), ("mo7ammad", "محمد"), ("7asan", "Hassan"), ("5aled", "خالد"), ("2ahmad", "Ahmad"),
    ("9aleh", "صالح"), ("6areq", "طارق"), ("sala7", "صلاح"), ("7amza", "حمزة"), ("a7mad", "أحمد"), ("8asem", "قاسم"),
    # Kurdish and Turkish letters, French spellings, Arabic ones
    ("Şêxo", "Shekho"), ("Shekho", "شيخو"), ("Çelik", "Chelik"), ("Oğuz", "Oghuz"), ("Xalid", "خالد"),
    ("Gülistan", "Gulistan"), ("Moustafa", "مصطفى"), ("Youcef", "يوسف"), ("مصطفي", "مصطفى"), ("فاطمه", "Fatima"),
    ("اسماعيل", "Ismail"), ("کریم", "Karim"), ("محمد", "Mhammad"), ("Mohamed", "Muhammad"),
]  # fmt: skip

FINDS_NOT = [
    ("Ias", "Elias"), ("ياس", "الياس"), ("Aya", "Aliya"), ("Wan", "Alwan"), ("Ina", "Alina"), ("Ice", "Alice"),
    ("Iyas", "Eliyas"), ("Ma", "Alma"), ("Saad", "Assad"), ("Ali", "Alaa"), ("Khaled", "Waleed"), ("Ran", "Omran"),
]  # fmt: skip


def fits(typed: str, written: str) -> set[int]:
    """Return the best rank of each word typed; empty where one fits nothing. A word in two parts is tried as both."""
    known = names.words(written)
    words = names.words(typed)
    for listed in (words, [part for word in words for part in apart(word) or [word]]):
        ranks = [[rank for one in known if (rank := each.rank_of(one)) is not None] for each in beside(listed)]
        if all(ranks):
            return {min(each) for each in ranks}
    return set()


@pytest.mark.parametrize(("typed", "written"), FINDS)
def test_a_name_is_found_by_what_people_type(typed: str, written: str) -> None:
    found = fits(typed, written)
    assert found
    assert SLIP not in found


@pytest.mark.parametrize(("typed", "written"), FINDS_NOT)
def test_names_that_begin_with_the_letters_of_an_article_keep_them(typed: str, written: str) -> None:
    assert fits(typed, written) & {EXACT, SOUND} == set()


@pytest.mark.parametrize(("typed", "written"), FINDS)
def test_what_sounds_alike_can_be_looked_up(typed: str, written: str) -> None:
    """A word that fits by its sound is among those that the dictionary is asked for."""
    for each in beside(names.words(typed)):
        for known in names.words(written):
            if each.rank_of(known) == SOUND:
                begins = any(known.fold.startswith(beginning) for beginning in each.beginnings())
                assert begins or known.sound in each.sounds()


@pytest.mark.parametrize(
    ("in_turkish", "written"),
    [
        *(("Ahmet", "أحمد"), ("Mahmut", "Mahmoud"), ("Mehmet", "محمد"), ("Halil", "خليل"), ("Halit", "خالد")),
        *(("Cemal", "جمال"), ("Cuma", "Jumaa"), ("Osman", "عثمان"), ("Osman", "Othman"), ("Leys", "ليث")),
        *(("Rıza", "رضا"), ("Reza", "Rida"), ("Ramazan", "رمضان"), ("Nazir", "نذير"), ("Hatice", "خديجة")),
        *(("Hatice", "Khadija"), ("Vahid", "Wahid"), ("Şükrü", "شكري"), ("Ayse", "عائشة"), ("Gays", "Ghaith")),
        *(("Emine", "أمينة"), ("Cihat", "Jihad"), ("Mecid", "مجيد")),
    ],
)
def test_a_name_as_turkish_writes_it_is_found_last_and_finds_last(in_turkish: str, written: str) -> None:
    for typed, stored in ((in_turkish, written), (written, in_turkish)):
        (each,), (known,) = beside(names.words(typed)), names.words(stored)
        assert each.rank_of(known) == SLIP
        assert known.sound in each.sounds()


@pytest.mark.parametrize(
    ("typed", "written"),
    [("Samir", "Tamer"), ("Shadia", "شادي"), ("Jawdat", "Sadat"), ("Fadi", "Fathi"), ("Zaki", "داكي"), ("hat", "خط"),
     ("خليل", "حليل")],
)  # fmt: skip
def test_a_letter_is_another_only_where_turkish_writes_it_so(typed: str, written: str) -> None:
    for one, other in ((typed, written), (written, typed)):
        (each,), (known,) = beside(names.words(one)), names.words(other)
        assert each.rank_of(known) == (SLIP if is_slip(each.word.fold, known.fold) else None)


def test_the_better_fit_counts() -> None:
    [typed] = beside(names.words("omar"))
    ranks = [typed.rank_of(names.words(name)[0]) for name in ("Omar", "Omari", "Umar", "Omat", "Ali")]
    assert ranks == [EXACT, BEGINNING, SOUND, SLIP, None]


@pytest.mark.parametrize(
    ("one", "other"),
    [("khaled", "khlaed"), ("khaled", "khald"), ("khaled", "khaaled"), ("khaled", "kaaled"), ("عدنان", "عدنن"),
     ("حسين", "حسسين"), ("خالد", "خلاد"), ("صالح", "سالح")],
)  # fmt: skip
def test_one_slip_goes_both_ways(one: str, other: str) -> None:
    assert is_slip(one, other)
    assert is_slip(other, one)
    assert other in slips(one)
    assert one in slips(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ali", "adi"), ("khaled", "khaled"), ("khaled", "khldea"), ("0944", "0945")]
)
def test_short_words_numbers_and_two_slips_are_none(one: str, other: str) -> None:
    assert other not in slips(one)


@given(st.text("abcdهمزن", min_size=4, max_size=8))
def test_all_slips_are_one_slip_away_and_some_hundreds(word: str) -> None:
    found = slips(word)
    assert len(found) < 1_000
    assert all(is_slip(word, other) for other in found)


@pytest.mark.parametrize("text", ["Camp 7", "camp7", "B12", "5a", "20411-087-3", "0944 123", "block 3", "9 Aug"])
def test_numbers_beside_letters_are_no_letters(text: str) -> None:
    assert written_out(text) == text


def test_ids_are_one_whatever_stands_between_their_signs() -> None:
    assert id_key("SY-123/45") == id_key("sy 123 45") == id_key("SY١٢٣٤٥") == "#sy12345"
    assert id_key("-") == id_key("") == ""
