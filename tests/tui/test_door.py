"""Nothing a terminal would obey passes the door, and right-to-left text comes out in the order of the screen."""

from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from famcase.presentation.bidi import Bidi
from famcase.presentation.cells import cells_wide
from famcase.presentation.wording import Wording
from famcase.services.desk import Desk
from famcase.tui.door import Door
from famcase.tui.widgets.sentences import directed
from tests.tui.conftest import AppMaker
from tests.tui.rendered import rendered, settled

BLACK = Color(0, 0, 0)
BOLD = Style(bold=True)


def through(door: Door, *segments: Segment) -> list[Segment]:
    return door.apply(list(segments), BLACK)


def test_control_bytes_do_not_pass() -> None:
    (out,) = through(Door(reorders=False), Segment("a\x1b]52;c;aGk=\x07b\x9b31m"))

    assert out.text.isprintable()
    assert "52;c" in out.text  # what was there stays visible


def test_an_arabic_name_is_turned_around_and_joined_while_latin_stays() -> None:
    (out,) = through(Door(reorders=True), Segment("3 محمد\u200e tents"))

    assert out.text == "3 ﺪﻤﺤﻣ tents"


def test_styles_stay_on_their_cells() -> None:
    line = through(Door(reorders=True), Segment("خالد\u200e", BOLD), Segment(" 12"))

    assert [(segment.text, segment.style) for segment in line] == [("ﺪﻟﺎﺧ", BOLD), (" 12", None)]


def test_a_cursor_inside_arabic_leaves_every_cell_where_it_was() -> None:
    whole = through(Door(reorders=True), Segment("محمد علي "))
    cut = through(Door(reorders=True), Segment("مح"), Segment("م", BOLD), Segment("د علي "))

    assert "".join(segment.text for segment in cut) == whole[0].text
    assert [cells_wide(segment.text) for segment in cut] == [2, 1, 6]


def test_in_arabic_a_latin_word_stands_inside_its_sentence() -> None:
    (out,) = through(Door(reorders=True, right_to_left=True), Segment("  اضغط F4 الآن  "))

    assert out.text == "  ﻥﻵﺍ F4 ﻂﻐﺿﺍ  ".replace("ﻵ", "ﻵ") or out.text.index("ﻂﻐﺿﺍ") > out.text.index("F4")
    assert out.text.startswith("  ")


def test_in_arabic_a_path_keeps_its_first_sign_at_its_beginning() -> None:
    for terminal_reorders in (False, True):
        door = Door(reorders=not terminal_reorders, right_to_left=True, terminal_reorders=terminal_reorders)
        (out,) = through(door, Segment("  في /home/salma/list.csv.  "))

        assert "  ./home/salma/list.csv " in out.text


def test_in_arabic_each_cell_is_turned_around_by_itself() -> None:
    (out,) = through(Door(reorders=True, right_to_left=True), Segment("خيمة\u200e  خالد\u200e"))

    assert out.text == "ﺔﻤﻴﺧ  ﺪﻟﺎﺧ"


def test_without_reordering_the_terminal_gets_what_is_stored() -> None:
    (out,) = through(Door(reorders=False), Segment("محمد\u200e"))

    assert out.text == "محمد\u200e"


async def test_a_dialog_leaves_the_arabic_beside_it_as_it_stood(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk, bidi=Bidi.APP)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        head = rendered(app).split("\n")[1]
        await pilot.press("f9")
        await settled(pilot)
        assert "ﻥﺎﻧﺪﻌﻟﺍ" in head
        assert rendered(app).split("\n")[1] == head


def test_a_terminal_that_reorders_gets_each_cell_so_that_it_shows_it_in_order() -> None:
    door = Door(reorders=False, right_to_left=True, terminal_reorders=True)

    (out,) = through(door, Segment("\u200fمع Salma\u200f · 9 أشخاص\u200f"))

    assert out.text == "\u200eأشخاص\u200e 9 · Salma \u200eمع\u200e"


def test_a_case_number_keeps_its_order_behind_an_arabic_name() -> None:
    arabic = Wording("ar")

    (out,) = through(Door(reorders=True, right_to_left=True), Segment(directed(arabic, "خالد\u200e · 93359-004-9")))

    assert out.text.startswith("93359-004-9 · ")


def test_the_style_of_the_cursor_goes_with_its_letter() -> None:
    door = Door(reorders=True, right_to_left=True)

    assert door.typed([Segment("ا"), Segment("ب", BOLD), Segment("ج 12")]) == [
        Segment("12 ﺞ"), Segment("ﺑ", BOLD), Segment("ﺍ"),
    ]  # fmt: skip
    assert door.typed([Segment("+90 533"), Segment(" ", BOLD)]) == [Segment("+90 533"), Segment(" ", BOLD)]
