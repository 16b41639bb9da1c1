"""Prints a document of a screen: on the printer, or into a file."""

import asyncio
from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar, Final

from famcase.domain.levels import Level
from famcase.presentation.files import FileForm
from famcase.presentation.line_printer import ARABIC_IN_TEXT, holds_arabic
from famcase.presentation.printed.printable import Printable, setup_of
from famcase.presentation.redaction import Redaction
from famcase.presentation.rendered import rendered
from famcase.services.leaving import Leaving, next_number
from famcase.tui.actions import Action
from famcase.tui.exchange.way_out import TO_PRINTER, WayOut
from famcase.tui.exchange.work_form import WorkForm
from famcase.wording import N_

_FORMS: Final = (
    (FileForm.PDF.value, N_("PDF, to print")),
    TO_PRINTER,
    (FileForm.HTML.value, N_("HTML, to print")),
    (FileForm.TEXT.value, N_("Text")),
)

PRINT = Action("save", ("ctrl+s",), N_("Print it"), N_("Print it, or write the file."))


class PrintForm(WayOut):
    """A document about what the screen below shows, on its way to the printer or into a file."""

    ACTIONS = (PRINT, *(action for action in WorkForm.ACTIONS if action.name != PRINT.name))
    FORMS: ClassVar[Sequence[tuple[str, str]]] = _FORMS
    ON_PAPER: ClassVar[Collection[str]] = tuple(form for form, _ in _FORMS)
    NAME = "print"
    TITLE_TEXT = N_("Print this")
    HELP_TEXT = N_(
        "Into a file, whose name is typed above, or on the printer of this computer. With codes only, neither names "
        "nor people's words are on it. Each print has a number, under which Exchange lists it. ctrl+s prints."
    )

    def __init__(self, printable: Printable) -> None:
        super().__init__(printable)
        self._printable = printable

    def levels(self) -> Sequence[Level]:
        return self._printable.levels

    def by_choice(self) -> Iterable[str]:
        return self._printable.also

    async def write(self, out: Leaving, form: FileForm, redaction: Redaction) -> None:
        app, printable, audience = self.desk_app, self._printable, self.audience()
        if audience and printable.for_outsiders:
            printable = printable.for_outsiders(audience)
        self.number = await self.ask.now(next_number)
        gathered = await self.ask.now(printable.gather, out, redaction.level)
        setup = setup_of(
            printable,
            self.words,
            app.open_desk.settings,
            app.clock.today(),
            level=redaction.level,
            also=redaction.also,
            number=self.number,
        )
        document = await asyncio.to_thread(printable.build, gathered, setup)
        content = await asyncio.to_thread(rendered, document, form.ending, self.words)
        if form is FileForm.TEXT and holds_arabic(content.decode("utf-8")):
            self.doubt = ARABIC_IN_TEXT
        out.write(content)
