"""How screens ask the desk: off the event loop, and never an old answer over a newer one."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from textual.widget import Widget

from famcase.errors import FamcaseError
from famcase.tui.session import app_of

T = TypeVar("T")


class Asking:
    """The questions of one screen or widget; a question is put on the desk's own reader thread."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._newest: dict[str, int] = {}

    def __call__(
        self,
        query: Callable[..., T],
        *args: Any,
        then: Callable[[T], None],
        failed: Callable[[], None] | None = None,
        topic: str = "",
        **named: Any,
    ) -> None:
        """Ask `query(desk, *args, **named)`; `then` is called with the answer, `failed` where there is none.

        An answer is dropped when `forget`, or a newer question of the same `topic`, came before it; so is one for a
        widget that is gone or a desk that was locked. What goes wrong is said at the foot of the screen.
        """
        asked = self._newest[topic] = self._newest.get(topic, 0) + 1
        # no coroutine yet: a worker that is superseded before it began would leave it unawaited
        answering: Any = partial(self._answer, asked, topic, then, failed, query, args, named)
        self._widget.run_worker(
            answering,
            group=f"{id(self)} {topic}",
            exclusive=True,
            exit_on_error=False,
        )

    def forget(self, topic: str = "") -> None:
        """Drop the answer that is still under way."""
        self._newest[topic] = self._newest.get(topic, 0) + 1

    async def now(self, query: Callable[..., T], *args: Any, **named: Any) -> T:
        """Wait for the answer of `query(desk, *args, **named)`; raises what it raises."""
        return await asyncio.wrap_future(app_of(self._widget).open_desk.ask(query, *args, **named))

    async def tell(self, command: Callable[..., T], *args: Any, **named: Any) -> T:
        """Have `command(desk, *args, **named)` done on the desk's saving thread; raises what it raises."""
        return await asyncio.wrap_future(app_of(self._widget).open_desk.tell(command, *args, **named))

    async def _answer(
        self,
        asked: int,
        topic: str,
        then: Callable[[T], None],
        failed: Callable[[], None] | None,
        query: Callable[..., T],
        args: tuple[Any, ...],
        named: dict[str, Any],
    ) -> None:
        app = app_of(self._widget)
        desk = app.desk
        if desk is None:
            return

        def is_wanted() -> bool:
            return self._newest[topic] == asked and self.is_heard() and app.desk is desk

        try:
            answer = await asyncio.wrap_future(desk.ask(query, *args, **named))
            if is_wanted():
                then(answer)
            return
        except FamcaseError as error:
            app.say_error(error)
        except Exception as fault:  # a broken query must not take with it what is typed elsewhere
            app.say_fault(fault)
        if failed is not None and is_wanted():
            failed()

    def is_heard(self) -> bool:
        """Return whether an answer would still be shown; a screen that was left loses its parts before it is gone."""
        return self._widget.is_attached and self._widget.screen in app_of(self._widget).screen_stack
