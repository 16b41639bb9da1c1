"""An answer on its way into a file: only those are in it who may be, and what leaves is recorded."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from famcase.cli.audiences import audience_of
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.domain.levels import Level
from famcase.paths import expanded
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.presentation.documents import Marks
    from famcase.presentation.figures_told import FiguresTold
    from famcase.services.gate import Terms
    from famcase.services.leaving import Leaving


def terms_of(context: Context, level: Level) -> "Terms":
    """Return on what terms something leaves at a level, as the arguments say it; raises as `gate.checked` does."""
    from famcase.domain.consents import SERVICES
    from famcase.services.gate import Terms, checked

    options = context.options
    purpose = context.kind("consent-purpose", options.leaving_purpose) or SERVICES
    return checked(context.desk, Terms(purpose, options.leaving_recipient or "", options.leaving_vital or ""), level)


def say_left_out(context: Context, file: "Leaving") -> None:
    """Say beside the answer how many families are not in a file, and why."""
    from famcase.domain.consents import WHY_KEPT_BACK
    from famcase.presentation.left_out import left_out
    from famcase.services.gate import counted

    if said := left_out(context.wording, counted(file.kept_back), WHY_KEPT_BACK):
        context.output.remark(said)


class AnswerFile:
    """The file of one run's answer; one without anything of the desk in it is only written."""

    def __init__(self, context: Context, command: Command) -> None:
        self._context = context
        self._command = command
        self._leaving: Leaving | None = None

    def let_out(self, rows: Sequence[Any]) -> tuple[Sequence[Any], bool]:
        """Return the lines of a table that may be in the file, and whether they tell of single families.

        What an act answers is no table: it has a sentence and a number. Raises KeptBack where the table is about one
        family that may not leave, and OnlyFigures.
        """
        context = self._context
        if not context.is_open or any(isinstance(row, Mapping) for row in rows):
            return rows, False
        from famcase.services.gate import families_of
        from famcase.services.leaving import KeptBack, OnlyFigures, let_out

        file = self._under_way()
        let_out(context.desk, file, context.about.values())
        for uid, family in context.about.items():
            if uid in file.kept_back:
                raise KeptBack(family.number, file.kept_back[uid])
        of_families = bool(context.about) or any(map(families_of, rows))
        if of_families and context.output.level is Level.FIGURES:
            raise OnlyFigures
        return let_out(context.desk, file, rows), of_families

    def let_out_inside(self, lines: Sequence[Any]) -> tuple[Sequence[Any], bool]:
        """Return the lines of a table inside a record that may be in the file, and whether they tell of families.

        Where only figures leave, none does that tells of one family.
        """
        if not self._context.is_open:
            return lines, False
        from famcase.services.gate import families_of
        from famcase.services.leaving import let_out

        of_families = any(map(families_of, lines))
        if self._context.output.level is Level.FIGURES:
            return [line for line in lines if not families_of(line)], of_families
        return let_out(self._context.desk, self._under_way(), lines), of_families

    def send(self, path: Path, content: bytes, lines: int) -> None:
        """Write the file and record that it leaves; say how many families are not in it."""
        context = self._context
        if not context.is_open:
            from famcase.paths import write_private

            write_private(path, content)
            return
        from famcase.services.leaving import leave, let_out

        file, output = self._under_way(), context.output
        let_out(context.desk, file, context.about.values())
        if any(uid in file.kept_back for uid in context.about):
            context.remark(
                N_("The answer is in no file: it tells of a family that did not agree. What was done is saved.")
            )
            return
        file.write(content, lines)
        file.audience = audience_of(context.options)
        leave(context.desk, file, what=context.subject or self._command.summary, level=self._level, form=output.form)
        if told := self.figures_told():
            context.remark(N_("In the file: {what}."), what=told.sentence(context.wording))
        say_left_out(context, file)

    def figures_told(self) -> "FiguresTold | None":
        """Return what the file says of its figures; None where it has none."""
        if not self._command.tells_figures:
            return None
        from famcase.presentation.figures_told import FiguresTold
        from famcase.services.outsiders import few_for

        audience = audience_of(self._context.options)
        return FiguresTold(audience, few_for(self._context.desk.settings, audience)) if audience else FiguresTold()

    def marks(self) -> "Marks":
        """Return what stands on each page of an answer that is printed."""
        from famcase.presentation.page_marks import office_marks

        context = self._context
        audience = audience_of(context.options)
        return office_marks(context.wording, context.settings, context.today, self._level, None, audience=audience)

    @property
    def _level(self) -> Level:
        """The level at which it leaves: figures leave alone, unless people's words for places are in it."""
        asked = self._context.output.level
        return Level.FIGURES if self._command.tells_figures and asked is not Level.FULL else asked

    def drop(self) -> None:
        """Leave nothing of it behind, unless it is in place."""
        if self._leaving is not None:
            self._leaving.drop()

    def _under_way(self) -> "Leaving":
        from famcase.services.leaving import Leaving

        if self._leaving is None:
            context = self._context
            path = expanded(context.options.output)
            self._leaving = Leaving(path, terms_of(context, context.output.level))
        return self._leaving
