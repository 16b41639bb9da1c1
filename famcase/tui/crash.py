"""What a person is told when the program itself is at fault: a sentence and a code, never values or names."""

from textual.app import App

from famcase.errors import fault_code
from famcase.presentation.wording import Wording
from famcase.wording import N_


def sentence(words: Wording, fault: BaseException) -> str:
    """Return what is printed when the program has to end."""
    return words(
        N_("famcase had to stop because of a fault of its own (code {code}). What was saved is safe."),
        code=fault_code(fault),
    )


def notice(words: Wording, fault: BaseException) -> str:
    """Return what is said when only one answer failed and the screen goes on."""
    return words(
        N_("This could not be done because of a fault of the program (code {code}). What you typed is kept."),
        code=fault_code(fault),
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
