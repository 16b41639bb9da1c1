"""Starts a PostgreSQL server of the tests' own on loopback, where one is installed, and ends it by its process id."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "FAMCASE_TEST_POSTGRES"
"""An address of a server to use instead, as postgresql://user@127.0.0.1:port/postgres."""

_ROOM = 4 * 1024**3
"""Bytes, for the servers of several processes with some dozens of databases each."""


def programs() -> Path | None:
    """Return the folder of the server's programs; None where PostgreSQL is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return debian[-1].parent if debian else None


def is_available() -> bool:
    return bool(os.environ.get(VARIABLE)) or programs() is not None


@contextmanager
def running_server() -> Iterator[str]:
    """Yield the address of a server; one started here keeps its data in a temporary folder and ends afterwards."""
    given = os.environ.get(VARIABLE)
    if given:
        yield given
        return
    where = programs()
    assert where is not None, "PostgreSQL is not installed"
    with tempfile.TemporaryDirectory(prefix="famcase-pg-", dir=_in_memory()) as folder:
        if _is_root():
            shutil.chown(folder, "postgres")
        data = Path(folder) / "data"
        _run(folder, where / "initdb", "-D", data, "-A", "trust", "-U", "famcase", "-E", "UTF8", "--no-sync")
        port = _free_port()
        options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off -c full_page_writes=off"
        control = (where / "pg_ctl", "-D", data, "-w", "-l", Path(folder) / "log")
        _run(folder, *control, "-o", options, "start")
        try:
            yield f"postgresql://famcase@127.0.0.1:{port}/postgres"
        finally:
            _run(folder, *control, "-m", "immediate", "stop")


def _in_memory() -> Path | None:
    """Return a folder in memory where there is room: to copy a database on a disk takes ten times as long."""
    folder = Path("/dev/shm")  # noqa: S108
    return folder if folder.is_dir() and shutil.disk_usage(folder).free > _ROOM else None


def _run(folder: str, *command: object) -> None:
    # PostgreSQL refuses to run as root
    user = "postgres" if _is_root() else None
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL, cwd=folder, user=user)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
