"""Documents on paper, read back by another program."""

import io
from collections.abc import Sequence
from typing import Any

import pytest
from pypdf import PdfReader

from famcase.presentation.columns import Column
from famcase.presentation.documents import (
    Block,
    ChartBlock,
    Document,
    Fields,
    Heading,
    Marks,
    PageForm,
    Paragraph,
    Room,
    Slip,
    TableBlock,
)
from famcase.presentation.drawings import AgePyramid, Bar, BarChart, ShadedTable
from famcase.presentation.paper.printed import PrintedTable, draw
from famcase.presentation.wording import Wording
from tests.presentation.conftest import HOSTILE
from tests.presentation.made_documents import (
    AR,
    BARE,
    COLUMNS,
    EN,
    OFFICE,
    UNSAID_WHERE_BARE,
    Line,
    lines,
    shown_numbers,
)
from tests.read_pdf import pages_of, properties_of, sizes_of

A4, A4_WIDE, A6 = (595, 842), (842, 595), (298, 420)


def printed(
    *blocks: Block, wording: Wording = EN, marks: Marks = OFFICE, form: PageForm | None = None, title: str = "Families"
) -> bytes:
    written = bytearray()
    draw(Document(title, blocks, marks, form), wording, written.extend)
    return bytes(written)


def content(data: bytes) -> bytes:
    """Return what draws the first page."""
    drawn = PdfReader(io.BytesIO(data)).pages[0].get_contents()
    return drawn.get_data() if drawn is not None else b""


def test_a_table_of_many_pages_says_on_each_what_it_is_of() -> None:
    pages = pages_of(printed(TableBlock(COLUMNS, lines(100), totals={"people": "4,950"})))

    assert len(pages) > 1
    for at, page in enumerate(pages, 1):
        for said in ("Families", "Case", "Wed 15 Aug 2018 · codes only · print 12", "Relief"):
            assert said in page
        assert "destroy after Fri 14 Sep 2018" in page
        assert f"page {at} of {len(pages)}" in page
    whole = "\n".join(pages)
    assert [shown for shown in shown_numbers(100) if shown not in whole] == []
    assert "In all" in pages[-1]
    assert "4,950" in pages[-1]


def test_the_file_says_nothing_of_whom_it_is_about() -> None:
    data = printed(TableBlock(COLUMNS, [Line(name="Khaled")]), title="Khaled al-Adnan")

    told = properties_of(data)
    assert "Khaled" not in str(told)
    assert (told["/Title"], told["/Author"], told["/Producer"]) == ("famcase", "", "famcase")
    assert data == printed(TableBlock(COLUMNS, [Line(name="Khaled")]), title="Khaled al-Adnan"), "not when, nor where"


def test_arabic_is_joined_and_laid_out_from_the_right() -> None:
    blocks = Heading("الأسر"), TableBlock(COLUMNS, [Line(name="خالد (أبو علي) 12")])
    (page,) = pages_of(printed(*blocks, wording=AR, title="قائمة"))
    drawn: list[tuple[float, str]] = []

    def note(text: str, _: object, place: Sequence[float], *_more: object) -> None:
        if text.strip():
            drawn.append((place[4], text.strip()))

    PdfReader(io.BytesIO(printed(*blocks, wording=AR))).pages[0].extract_text(visitor_text=note)
    assert "خالد" in page
    assert "الأسر" in page
    at = {text: x for x, text in drawn}
    assert at["20411-087-5"] > at["14"] > at["2018"], "the first column stands at the right"


def test_days_and_case_numbers_keep_their_order_among_arabic_words() -> None:
    told = Paragraph("الحالة 20411-087-5 في 2018-08-15 (مخيم 2)")
    (page,) = pages_of(printed(told, wording=AR))
    assert "20411-087-5" in page
    assert "2018-08-15" in page


@pytest.mark.parametrize("wording", [EN, AR], ids=["en", "ar"])
def test_hostile_text_is_only_text(wording: Wording) -> None:
    (*pages,) = pages_of(printed(TableBlock(COLUMNS, [Line(name=name) for name in HOSTILE]), wording=wording))

    whole = "".join(pages)
    assert "Omar [/b] Ali" in whole
    assert "=cmd|' /C calc'!A0" in whole
    assert whole.count("x" * 20) >= 10_000 // 60, "what is longer than a page goes on on the next"
    assert whole.count("x") >= 10_000
    assert not set("\x1b\x00\x07\u202e\u2066") & set(whole)


def test_nothing_of_a_cell_is_lost_by_wrapping() -> None:
    words = [f"word{each}" for each in range(3_000)]
    pages = pages_of(printed(TableBlock(COLUMNS, [Line(), Line(name=" ".join(words)), Line(name="after")])))

    whole = " ".join(pages).split()
    assert [each for each in words if each not in whole] == []
    assert "after" in pages[-1]
    assert all("Case" in page for page in pages)


def wide(count: int) -> tuple[Column[Line], ...]:
    def column(at: int) -> Column[Line]:
        return Column(f"c{at}", f"Title {at}", lambda line: f"value{at} of {line.people}")

    return (COLUMNS[0], *map(column, range(count)))


def test_columns_lie_down_then_shrink_then_go_on_on_another_page() -> None:
    assert sizes_of(printed(TableBlock(wide(4), lines(3)))) == [A4]
    assert sizes_of(printed(TableBlock(wide(14), lines(3)))) == [A4_WIDE]

    data = printed(TableBlock(wide(40), lines(60)))
    pages = pages_of(data)
    assert set(sizes_of(data)) == {A4_WIDE}
    shown = [page for page in pages if "20411-000-7" in page]
    assert len(shown) > 1, "the first column stands again beside the others"
    assert all(f"value{at} of 7\n" in "\n".join(shown) or f"value{at} of 7" in "".join(shown) for at in range(40))


def test_a_table_of_nothing_says_so() -> None:
    assert "Nobody." in pages_of(printed(TableBlock(COLUMNS, [], nothing="Nobody.")))[0]


def test_a_heading_stands_with_what_follows_it() -> None:
    """Wherever on its page it comes to stand."""
    for above in range(40, 54):
        filler = Paragraph("\n".join("filler" for _ in range(above)))
        table = TableBlock(COLUMNS, lines(5))
        pages = pages_of(printed(filler, Heading("Where they are"), Paragraph("As of today.", "quiet"), table))
        stands = [
            (page.count("Where they are"), page.count("As of today."), page.count("20411-000-1")) for page in pages
        ]
        assert all(len(set(counts)) == 1 for counts in stands), above


@pytest.mark.parametrize(("wording", "is_right"), [(EN, False), (AR, True)], ids=["en", "ar"])
def test_sentences_begin_where_reading_begins(wording: Wording, is_right: bool) -> None:
    places: list[float] = []

    def note(text: str, _: object, place: Sequence[float], *_more: object) -> None:
        if text.strip() == "20411-087-5":
            places.append(place[4])

    for block in (Paragraph("20411-087-5"), Heading("20411-087-5"), Slip((Paragraph("20411-087-5"),))):
        data = printed(block, wording=wording, marks=BARE)
        PdfReader(io.BytesIO(data)).pages[0].extract_text(visitor_text=note)
    assert len(places) == 3
    assert all((place > 400) == is_right for place in places)


def test_titles_of_fields_have_the_room_that_short_values_leave() -> None:
    (page,) = pages_of(printed(Fields((("New and closed cases of this week in all places", "71"), ("Open", "4")), 2)))
    assert "New and closed cases of this week in all places" in page


def test_every_block_says_what_it_holds() -> None:
    bars = BarChart((Bar("Armanaz", 31, "▼ Bombardment", (30, 1)), Bar("Salqin", 4)), ("here", "not"), below=("said",))
    pages = pages_of(
        printed(
            Heading("Part", 2),
            Paragraph("A sentence.\nAnother.", "quiet"),
            Fields((("Head", "Khaled"), ("Signature", "")), columns=2),
            ChartBlock(bars),
            ChartBlock(AgePyramid((("0–4", 7, 6), ("60+", 1, 2)), ("Female", "Male"))),
            ChartBlock(ShadedTable(("Saraqib",), ("Idlib", "Salqin"), ((19, 2),), "From · now")),
            TableBlock(COLUMNS, lines(2), rooms=(Room("Received"), Room("Signed", "line"))),
        )
    )
    whole = "\n".join(pages)
    for said in ("Part", "A sentence.", "Another.", "Head", "Khaled"):
        assert said in whole
    for said in ("Armanaz", "31", "Bombardment", "here", "said", "0–4", "60+", "Female", "Saraqib", "19", "From · now"):
        assert said in whole
    for said in ("Received", "Signed", "20411-000-1"):
        assert said in whole


def test_a_chart_of_a_thousand_bars_has_the_first_ones_and_says_how_many_more() -> None:
    pages = pages_of(printed(ChartBlock(BarChart(tuple(Bar(f"site {at}", 1_000 - at) for at in range(1_000))))))
    whole = "\n".join(pages)
    assert len(pages) == 2
    assert "site 59 941" in whole
    assert "site 60" not in whole
    assert "and 940 more in the table" in whole


def test_a_mark_on_a_letter_is_moved_over_its_middle() -> None:
    """The faces' own tables, which say where a mark stands, are not read by what draws them."""
    plain, marked = (printed(Paragraph(word), wording=AR, marks=BARE) for word in ("محمد", "محمّد"))
    assert b"TJ" not in content(plain)
    assert b"] TJ" in content(marked)


def test_slips_are_one_a_page_and_say_neither_who_printed_them_nor_when() -> None:
    slips = [Slip((Heading(f"2041{at}"), Paragraph("Second tent behind the well."))) for at in range(3)]
    (alone,) = pages_of(printed(slips[0], marks=BARE, form=PageForm.A6))
    assert "page" not in alone

    data = printed(*slips, marks=BARE, form=PageForm.A6, title="Round")

    assert sizes_of(data) == [A6, A6, A6]
    for at, page in enumerate(pages_of(data)):
        assert f"2041{at}" in page
        assert "K7P2" in page
        for hidden in ("Round", *UNSAID_WHERE_BARE):
            assert hidden not in page


def test_a_table_that_comes_in_parts_is_the_same_as_one_that_comes_at_once() -> None:
    def written(parts: Sequence[Sequence[Line]]) -> bytes:
        data = bytearray()
        table: PrintedTable[Line] = PrintedTable(COLUMNS, EN, data.extend, title="Families", below=["How."])
        for part in parts:
            table.rows(part)
        table.end()
        table.drop()
        return bytes(data)

    rows = lines(2_100)
    assert written([rows]) == written([rows[:7], [], rows[7:1_500], rows[1_500:]])
    assert "How." in pages_of(written([rows[:3]]))[0]
    (empty,) = pages_of(written([]))
    assert "Case" in empty


@pytest.mark.parametrize("wording", [EN, AR], ids=["en", "ar"])
@pytest.mark.parametrize("form", list(PageForm))
def test_nothing_stands_beyond_the_edges(wording: Wording, form: PageForm) -> None:
    long = "x" * 300, "كلمة " * 200, "a b " * 90
    blocks: list[Block] = [
        TableBlock(COLUMNS, [Line(name=name) for name in long], rooms=(Room("Signed", "line"),)),
        Fields(tuple((name[:80], name) for name in long)),
        Paragraph(long[1]),
        Slip((Paragraph(long[0]), Fields((("x", ""),)))),
        ChartBlock(BarChart(tuple(Bar(name, 10, name, (7, 3)) for name in long), ("one" * 30, "two" * 30))),
        ChartBlock(ShadedTable(long, long, ((1, 2, 3), (400, 5, 6), (7, 8, 9)), "corner")),
    ]
    for page in PdfReader(io.BytesIO(printed(*blocks, wording=wording, form=form))).pages:
        width, height = page.mediabox.width, page.mediabox.height

        def look(
            text: str, _: Any, place: Sequence[float], *_more: Any, width: float = width, high: float = height
        ) -> None:
            if text.strip() and place[4]:
                assert 0 < place[4] < width
                assert 0 < place[5] < high

        page.extract_text(visitor_text=look)
