"""A document as text for a line printer and as a page for a browser: its pages, its head on each, hostile words."""

import re
from html.parser import HTMLParser

from famcase.presentation.columns import Column
from famcase.presentation.document_pages import as_page
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
from famcase.presentation.drawings import Bar, BarChart
from famcase.presentation.line_printer import as_pages
from tests.presentation.made_documents import (
    AR,
    BARE,
    COLUMNS,
    DAY,
    EN,
    OFFICE,
    UNSAID_WHERE_BARE,
    Line,
    lines,
    shown_numbers,
)

HOSTILE = '</style><script>alert(1)</script>"}\\ \x1b[2J\u202e{x} & <b>\f\n@page'


def listed(rows: int) -> Document:
    return Document("A list", [TableBlock(COLUMNS, lines(rows, "Khaled"), totals={"number": "All"})], OFFICE)


def test_the_head_of_a_table_stands_again_on_every_page_and_no_row_is_lost() -> None:
    pages = as_pages(listed(150), EN).split("\f")

    assert len(pages) == 3
    assert all(len(page.splitlines()) <= 60 for page in pages)
    for number, page in enumerate(pages, start=1):
        first, second, _, head, *_ = page.splitlines()
        assert (first.split()[:2], first[-11:]) == (["A", "list"], f"page {number} of 3")
        assert second == "Relief · Wed 15 Aug 2018 · codes only · destroy after Fri 14 Sep 2018 · print 12"
        assert head.split() == ["Case", "Name", "People", "Since"]
    assert re.findall(r"^(\S+) +Khaled", "\n".join(pages), re.MULTILINE) == shown_numbers(150)
    assert pages[-1].splitlines()[-2].strip() == "All"


def test_a_head_as_high_as_a_page_is_not_repeated_and_no_row_is_lost() -> None:
    tall = " ".join(["tall"] * 800)
    columns = [Column(column.id, tall, column.of, column.show) for column in COLUMNS[:2]]
    table = TableBlock(columns, lines(70))

    pages = as_pages(Document("A list", [table], Marks(DAY)), EN).split("\f")

    assert len(pages) < 10
    assert re.findall(r"20411-\d{3}-\d", "".join(pages)) == shown_numbers(70)


def test_a_title_stands_on_the_page_of_what_follows() -> None:
    filled = Paragraph("\n".join("line" for _ in range(54)))
    document = Document("", [filled, Heading("Needs"), Paragraph("food")], Marks(DAY))

    first, second = as_pages(document, EN).split("\f")

    assert "Needs" not in first
    assert "Needs\n=====\nfood" in second


def test_what_anybody_may_read_has_a_number_and_the_page_around_it_and_nothing_else() -> None:
    document = Document("The round", [Slip((Heading("20411-087-3", 2), Fields((("Bring", ""),))))], BARE, PageForm.A6)

    text, page = as_pages(document, EN), as_page(document, EN)

    assert text.split("\n")[0].split() == ["K7P2", "page", "1", "of", "1"]
    assert "Bring: ___" in text
    for unsaid in UNSAID_WHERE_BARE:
        assert unsaid not in text + page
    assert "<title></title>" in page, "browsers print a title above every page"
    assert "size:A6" in page
    assert 'content:"page " counter(page) " of " counter(pages);' in page


def test_a_page_for_a_browser_lies_where_the_columns_of_a_table_need_it() -> None:
    wide: tuple[Column[Line], ...] = tuple(Column(f"name{at}", "Name", lambda line: line.name) for at in range(7))
    rows = lines(3, "Khaled al-Adnan")
    narrow = "@page{size:A4;"

    assert narrow in as_page(listed(3), EN)
    lying = Document("A list", [Paragraph("seven"), TableBlock(wide, iter(rows))], Marks(DAY))
    page = as_page(lying, EN)
    assert "@page{size:A4 landscape;" in page
    assert page.count("Khaled al-Adnan") == 21
    assert narrow in as_page(Document("A list", [TableBlock(wide, rows)], Marks(DAY), PageForm.A4), EN)
    assert narrow in as_page(Document("A list", [TableBlock(wide[:2], []), TableBlock((), rows)], Marks(DAY)), EN)


def test_room_to_tick_and_to_write_is_there() -> None:
    rooms = (Room("Collected"), Room("Signature", "line"))
    blocks: list[Block] = [
        TableBlock(COLUMNS[1:2], lines(1, "Khaled"), rooms=rooms),
        Fields((("Notes", ""),)),
    ]
    document = Document("List", blocks, Marks(DAY))

    text, page = as_pages(document, EN), as_page(document, EN)

    assert re.search(r"Khaled +\[ \] +\.{16}", text)
    assert f"Notes: {'_' * 40}" in text
    assert page.count("☐") == 1
    assert page.count('class="blank"') == 1


def test_a_chart_is_drawn_in_cells_in_both() -> None:
    chart = ChartBlock(BarChart((Bar("16 Jul", 3), Bar("23 Jul", 6))))
    document = Document("Report", [Heading("Arrivals"), chart, Heading("Rest"), Heading("End")], Marks(DAY))

    assert "██" in as_pages(document, EN)
    page = as_page(document, AR)
    assert "██" in page
    assert '<div class="kept"><h2>Arrivals</h2>\n<figure>' in page
    assert page.index("<h2>Rest</h2>") < page.index("<h2>End</h2>")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's own signature
        self.tags.add(tag)


def test_hostile_words_end_no_tag_no_rule_and_no_page() -> None:
    blocks: list[Block] = [
        Heading(HOSTILE),
        Paragraph(HOSTILE),
        TableBlock(COLUMNS, [Line(HOSTILE, HOSTILE)]),
        Fields(((HOSTILE, HOSTILE),)),
    ]
    marks = Marks(DAY, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    document = Document(HOSTILE, blocks, marks)

    text, page = as_pages(document, EN), as_page(document, EN)

    parser = _Tags()
    parser.feed(page)
    assert "script" not in parser.tags
    assert "b" not in parser.tags
    assert parser.tags >= {"html", "style", "table", "dl"}
    style = page[page.index("<style>") : page.index("</style>")]
    assert "script" in style, "the title stands at the foot of each page"
    assert '"}' not in style.replace('";font', "").replace('" counter', "")
    assert len(text.split("\f")) == 1
    assert not re.search("[\x00-\x09\x0b\x0e-\x1f\u202e]", text + page)
    assert "<title>famcase</title>" in page
