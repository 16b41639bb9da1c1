"""What a person is told when the program itself is at fault: a sentence and a code, never values or names."""

from pathlib import Path
from traceback import extract_tb

from textual.app import App

from famcase.presentation.wording import Wording
from famcase.wording import N_


def code_of(fault: BaseException) -> str:
    """Return what names the place of a fault and nothing of the data: "KeyError-cases-120"."""
    frames = extract_tb(fault.__traceback__)
    # the innermost line of our own says more than one inside a library
    own = [frame for frame in frames if "famcase" in Path(frame.filename).parts] or frames
    where = f"-{Path(own[-1].filename).stem}-{own[-1].lineno}" if own else ""
    return f"{type(fault).__name__}{where}"


def sentence(words: Wording, fault: BaseException) -> str:
    """Return what is printed when the program has to end."""
    return words(
        N_("famcase had to stop because of a fault of its own (code {code}). What was saved is safe."),
        code=code_of(fault),
    )


def notice(words: Wording, fault: BaseException) -> str:
    """Return what is said when only one answer failed and the screen goes on."""
    return words(
        N_("This could not be done because of a fault of the program (code {code}). What you typed is kept."),
        code=code_of(fault),
    )


class QuietApp(App[int]):
    """An app that ends with a sentence where Textual prints local variables into the terminal's scrollback."""

    words: Wording

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = 5
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._fatal_error()

    def _fatal_error(self) -> None:
        fault = self._exception
        if fault is not None and not self._exit_renderables:
            from rich.text import Text

            self._exit_renderables.append(Text(sentence(self.words, fault)))
        self._close_messages_no_wait()
