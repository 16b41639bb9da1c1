"""An answer on its way into a file: only those are in it who may be, and what leaves is recorded."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from famcase.cli.arguments import file_path
from famcase.cli.context import Context

if TYPE_CHECKING:
    from famcase.services.gate import Level
    from famcase.services.leaving import Leaving


class AnswerFile:
    """The file of one run's answer; one without anything of the desk in it is only written."""

    def __init__(self, context: Context, what: str) -> None:
        """`what` is the msgid of what the command does."""
        self._context = context
        self._what = what
        self._leaving: Leaving | None = None

    def let_out(self, rows: Sequence[Any]) -> Sequence[Any]:
        """Return the lines of a table that may be in the file. Raises KeptBack where it is about one family.

        What an act answers is no table: it has a sentence and a number.
        """
        context = self._context
        if not context.is_open or any(isinstance(row, Mapping) for row in rows):
            return rows
        from famcase.services.leaving import KeptBack, let_out

        file = self._under_way()
        let_out(context.desk, file, context.about.values())
        for uid, family in context.about.items():
            if uid in file.kept_back:
                raise KeptBack(family.number, file.kept_back[uid])
        return let_out(context.desk, file, rows)

    def send(self, path: Path, content: bytes, lines: int) -> None:
        """Write the file and record that it leaves; say how many families are not in it."""
        context = self._context
        if not context.is_open:
            from famcase.paths import write_private

            write_private(path, content)
            return
        from famcase.domain.consents import WHY_KEPT_BACK
        from famcase.presentation.left_out import left_out
        from famcase.services.gate import counted
        from famcase.services.leaving import leave

        file, output = self._under_way(), context.output
        file.write(content, lines)
        leave(context.desk, file, what=self._what, level=self._level(), form=output.format.value)
        if said := left_out(output.wording, counted(file.kept_back), WHY_KEPT_BACK):
            output.remark(said)

    def drop(self) -> None:
        """Leave nothing of it behind, unless it is in place."""
        if self._leaving is not None:
            self._leaving.drop()

    def _level(self) -> "Level":
        from famcase.services.gate import Level

        return Level.NAMES if self._context.output.has_names else Level.CODES

    def _under_way(self) -> "Leaving":
        from famcase.domain.consents import SERVICES
        from famcase.services.gate import Terms, checked
        from famcase.services.leaving import Leaving

        if self._leaving is None:
            context, options = self._context, self._context.options
            purpose = context.kind("consent-purpose", options.leaving_purpose) or SERVICES
            terms = Terms(purpose, options.leaving_recipient or "", options.leaving_vital or "")
            self._leaving = Leaving(
                Path(file_path(options.output)).expanduser(), checked(context.desk, terms, self._level())
            )
        return self._leaving
