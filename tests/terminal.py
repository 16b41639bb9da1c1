"""A real terminal for tests of the whole program: a pseudo-terminal, keys, and all bytes that were sent to it."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]

F4, F9, ENTER, LOCK, QUIT = b"\x1bOS", b"\x1b[20~", b"\r", b"\x0c", b"\x11"


class Terminal:
    """Runs `python -m famcase` as a person would, in a session of its own that has this terminal."""

    def __init__(self, home: Path, *, columns: int = 80, rows: int = 24, more: Mapping[str, str] | None = None) -> None:
        self._own, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = {
            "PATH": os.environ["PATH"],
            "FAMCASE_HOME": str(home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            **(more or {}),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "famcase"],
            cwd=ROOT,
            env=environment,
            stdin=other,
            stdout=other,
            stderr=other,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(other)
        self.sent = b""
        self._listens = True
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def press(self, keys: bytes) -> None:
        os.write(self._own, keys)

    def until(self, words: str, seconds: float = 30) -> None:
        """Wait until `words` were drawn since the last `forget`."""
        self.wait(lambda: words.encode() in self.sent, seconds, words)

    def forget(self) -> None:
        """Begin to listen anew."""
        self.sent = b""

    def wait(self, holds: Callable[[], bool], seconds: float = 30, what: str = "") -> None:
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"never came: {what}; the last bytes were {self.sent[-2000:]!r}")
            time.sleep(0.02)

    def rest(self, seconds: float = 0.4) -> None:
        """Wait until nothing was drawn for so long."""
        before = -1
        while len(self.sent) != before:
            before = len(self.sent)
            time.sleep(seconds)

    def hang_up(self) -> None:
        """Take the terminal away, as a closed window or a lost connection does."""
        self._listens = False
        self._reader.join()  # who still reads from it would keep it open
        os.close(self._own)

    def end(self) -> None:
        """Leave nothing running."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def _read(self) -> None:
        while self._listens:
            if not select.select([self._own], [], [], 0.05)[0]:
                continue
            try:
                self.sent += os.read(self._own, 65536)
            except OSError:
                return
