"""The pages of a document: their size, what stands around each, and where the next thing is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast
from zlib import compress

from famcase.presentation import dates
from famcase.presentation.cells import safe
from famcase.presentation.documents import Marks, PageForm
from famcase.presentation.paper.told import Told
from famcase.presentation.paper.typesetting import Line, Typesetter
from famcase.presentation.wording import Wording
from famcase.wording import N_

MM: Final = 72 / 25.4
"""Points of a millimetre; every length is in points, from the upper edge down."""

_SIZES: Final = {PageForm.A4: (210, 297), PageForm.A4_WIDE: (297, 210), PageForm.A6: (105, 148)}
_MARGINS: Final = {PageForm.A4: 14, PageForm.A4_WIDE: 14, PageForm.A6: 8}
"""Millimetres; office printers leave up to 6 blank."""

BLACK, QUIET, FAINT, PALE = 0.0, 0.35, 0.65, 0.9
"""Shades of grey: most printers have no colour, and a copy of a copy no fine ones."""


Rule = tuple[float, float, float, float]
"""A straight line from a point to another, as (x, y, x, y)."""


class _Onward:
    """A file without a name that hands on what is written to it."""

    def __init__(self, sink: Callable[[bytes], object]) -> None:
        self.write = sink


@dataclass(frozen=True, slots=True)
class Type:
    """A size of type in points and how far one line of it stands below another."""

    size: float
    leading: float


class Pages:
    """The pages of one document, begun when something is drawn on them."""

    def __init__(
        self,
        sink: Callable[[bytes], object],
        wording: Wording,
        title: str,
        marks: Marks | None = None,
        form: PageForm | None = None,
    ) -> None:
        from reportlab.pdfgen.canvas import Canvas  # 200 ms to load

        self.wording = wording
        self.from_right = wording.right_to_left
        self.setter = Typesetter(right_to_left=self.from_right)
        self.fixed_form = form
        """None where each table may choose."""
        self._title, self._marks = title, marks
        self._is_bare = marks is not None and not marks.is_office
        self._form = form or PageForm.A4
        # invariant: the file says neither when it was made nor where
        self._canvas = Canvas(cast("Any", _Onward(sink)), pageCompression=1, invariant=1, lang=wording.language)
        for say in ("Title", "Author", "Subject", "Creator", "Producer", "Keywords"):
            getattr(self._canvas, f"set{say}")("famcase" if say in ("Title", "Creator", "Producer") else "")
        if self.from_right:
            self._canvas.setViewerPreference("Direction", "R2L")
        self._feet: list[tuple[float, float, float]] = []
        """Where the number of each page stands: its two ends and its baseline."""
        self._told = Told(self._canvas._doc, self.setter.weights)
        self._is_begun = False
        self.left = self.right = self.top = self.bottom = self.y = 0.0
        self._settle()

    @property
    def form(self) -> PageForm:
        """The form of this page."""
        return self._form

    @property
    def width(self) -> float:
        """How wide the page is between its margins."""
        return self.right - self.left

    @property
    def room(self) -> float:
        """How much of the page is left below."""
        return self.bottom - self.y

    @property
    def is_fresh(self) -> bool:
        """Whether nothing of the document stands on the page."""
        return not self._is_begun

    def type(self, size: float) -> Type:
        """Return type of a size; Arabic letters need more room below and above."""
        return Type(size, size * (1.5 if self.from_right else 1.3))

    def full_room(self, form: PageForm) -> tuple[float, float]:
        """Return how wide and how high a page of a form is between what stands around it."""
        wide, high = _SIZES[form]
        margin = _MARGINS[form]
        return (wide - 2 * margin) * MM, (high - 2 * margin) * MM - self._head_height(form) - self._foot_height(form)

    def lie(self, form: PageForm) -> None:
        """Go on on a page of a form."""
        if form is self._form:
            return
        self.turn()
        self._form = form
        self._settle()

    def turn(self) -> None:
        """Go on on a fresh page; on this one where it is fresh."""
        if not self.is_fresh:
            self._finish_page()
            self._settle()

    def need(self, height: float) -> None:
        """Go on on a fresh page unless so much is left of this one."""
        if height > self.room:
            self.turn()

    def begin(self) -> None:
        """Have the page, with what stands around it."""
        if self._is_begun:
            return
        self._is_begun = True
        self._canvas.setPageSize(tuple(side * MM for side in _SIZES[self._form]))
        self._draw_head()
        self._draw_foot()

    def text(self, x: float, y: float, line: Line, size: float, grey: float = BLACK) -> None:
        """Draw a line whose left end and baseline are there."""
        self.begin()
        if not line.runs:
            return
        self._canvas.addLiteral(f"{grey:g} g BT 1 0 0 1 {x:.2f} {self._up(y):.2f} Tm {self._told(line, size)} ET")

    def texts(self, placed: Sequence[tuple[float, float, Line]], size: float) -> None:
        """Draw many lines of one size in black."""
        self.begin()
        drawn = ["0 g BT"]
        drawn += [
            f"1 0 0 1 {x:.2f} {self._up(y):.2f} Tm {self._told(line, size)}" for x, y, line in placed if line.runs
        ]
        self._canvas.addLiteral("\n".join([*drawn, "ET"]))

    def at_start(self, line: Line, size: float, left: float, right: float) -> float:
        """Return where a line begins that stands where reading begins, between two edges."""
        return right - line.width * size if self.from_right else left

    def at_end(self, line: Line, size: float, left: float, right: float) -> float:
        """Return where a line begins that stands where reading ends."""
        return left if self.from_right else right - line.width * size

    def area(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """Fill an area whose upper left corner is there."""
        self.begin()
        self._canvas.addLiteral(f"{grey:g} g {x:.2f} {self._up(y + height):.2f} {width:.2f} {height:.2f} re f")

    def frame(self, x: float, y: float, width: float, height: float, thick: float = 0.6, grey: float = BLACK) -> None:
        """Draw the edges of an area whose upper left corner is there."""
        self.begin()
        self._canvas.addLiteral(
            f"{grey:g} G {thick:g} w {x:.2f} {self._up(y + height):.2f} {width:.2f} {height:.2f} re S"
        )

    def rules(self, lines: Sequence[Rule], thick: float = 0.4, grey: float = FAINT) -> None:
        """Draw straight lines."""
        self.begin()
        path = " ".join(f"{a:.2f} {self._up(b):.2f} m {c:.2f} {self._up(d):.2f} l" for a, b, c, d in lines)
        self._canvas.addLiteral(f"{grey:g} G {thick:g} w {path} S")

    def end(self) -> None:
        """Write the file; a document without anything in it is one page that says only what it is."""
        if not self._feet:
            self.begin()
        self.turn()
        for page in range(len(self._feet)):
            self._number(page)
        self._canvas.save()

    def _settle(self) -> None:
        """Take the edges of the page that comes."""
        wide, high = _SIZES[self._form]
        margin = _MARGINS[self._form] * MM
        self.left, self.right = margin, wide * MM - margin
        self.bottom = high * MM - margin - self._foot_height(self._form)
        self.top = self.y = margin + self._head_height(self._form)

    def _up(self, y: float) -> float:
        """Return a height as PDF counts it, from the lower edge."""
        return _SIZES[self._form][1] * MM - y

    def _head_height(self, form: PageForm) -> float:
        if self._is_bare:
            return 0
        lines = self._title_height(form) + len(self._said_lines(form))
        return self.type(self._head_size(form)).leading * lines + 8

    def _foot_height(self, form: PageForm) -> float:
        return self.type(self._head_size(form) - 2).leading + 2

    def _head_size(self, form: PageForm) -> float:
        return 8 if form is PageForm.A6 else 11

    def _title_height(self, form: PageForm) -> int:
        """Return how many lines the title takes, beside which the organisation stands."""
        return max(len(self._title_lines(form)), bool(self._marks and self._marks.organisation))

    def _title_lines(self, form: PageForm) -> tuple[Line, ...]:
        if not self._title:
            return ()
        width = (_SIZES[form][0] - 2 * _MARGINS[form]) * MM
        size = self._head_size(form)
        organisation = self._line(self._marks.organisation if self._marks else "").width * (size - 2)
        return self.setter.lines(
            safe(self._title), max(0.4 * width, width - organisation - 12) / size, bold=True, sentence=True
        )

    def _line(self, text: str) -> Line:
        return self.setter.lines(safe(text), 10_000, sentence=True)[0]

    def _said_lines(self, form: PageForm) -> tuple[Line, ...]:
        marks = self._marks
        if marks is None:
            return ()
        said = dates.day(self.wording, marks.on), marks.period, marks.level, marks.number
        told = " · ".join(safe(each) for each in said if each)
        width = (_SIZES[form][0] - 2 * _MARGINS[form]) * MM
        return self.setter.lines(told, width / (self._head_size(form) - 2), sentence=True)

    def _draw_head(self) -> None:
        if self._is_bare:
            return
        head = self.type(self._head_size(self._form))
        small = head.size - 2
        y = _MARGINS[self._form] * MM + head.size
        if self._marks and self._marks.organisation:
            line = self._line(self._marks.organisation)
            self.text(self.at_end(line, small, self.left, self.right), y, line, small, QUIET)
        for at, line in enumerate(self._title_lines(self._form)):
            x = self.at_start(line, head.size, self.left, self.right)
            self.text(x, y + at * head.leading, line, head.size)
        y += self._title_height(self._form) * head.leading
        for line in self._said_lines(self._form):
            self.text(self.at_start(line, small, self.left, self.right), y, line, small, QUIET)
            y += head.leading
        self.rules([(self.left, y - head.size + 3, self.right, y - head.size + 3)], 0.8, BLACK)

    def _draw_foot(self) -> None:
        size = self._head_size(self._form) - 3
        y = _SIZES[self._form][1] * MM - _MARGINS[self._form] * MM
        marks, words = self._marks, self.wording
        said = marks.number if marks and self._is_bare else ""
        if marks and marks.is_office and marks.destroy_after:
            said = words(N_("destroy after {day}"), day=marks.destroy_after)
        line = self._line(said)
        self.text(self.at_start(line, size, self.left, self.right), y, line, size)
        self._canvas.doForm(_foot(len(self._feet)))
        self._feet.append((self.left, self.right, self._up(y)))

    def _number(self, page: int) -> None:
        """Say on a page its number and how many there are, now that this is known."""
        left, right, up = self._feet[page]
        size = self._head_size(self._form) - 3
        count = len(self._feet)
        said = self.wording(N_("page {page} of {pages}"), page=page + 1, pages=count)
        line = self._line(said if count > 1 or not self._is_bare else "")
        x = self.at_end(line, size, left, right)
        self._canvas.beginForm(_foot(page), 0, 0, 1000, 1000)
        self._canvas.addLiteral(f"0 g BT 1 0 0 1 {x:.2f} {up:.2f} Tm {self._told(line, size)} ET")
        self._canvas.endForm()

    def _finish_page(self) -> None:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

        self._canvas.showPage()
        # reportlab keeps pages as they are until the end, 60 KB for one of a table, and packs them into letters then
        page = self._canvas._doc.Pages.pages[-1]
        packed = PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")])})
        page.Contents, page.stream = PDFStream(packed, compress(page.stream.encode("ascii")), []), ""
        self._is_begun = False


def _foot(page: int) -> str:
    return f"foot{page}"
