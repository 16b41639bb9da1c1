"""A program that writes two hundred families into a file, a few at a time, until it is ended.

Run as `python -m tests.faults.exporting HOME FILE`; the passphrase is in the file that FAMCASE_PASSPHRASE_FILE names.
It prints a line whenever some families are written.
"""

import sys
from typing import Any

from famcase.cli.main import main
from famcase.services import leaving
from famcase.services.queries import every_case


def run(home: str, file: str) -> int:
    """Export everybody of a home, telling of each step."""
    real = leaving.let_out

    def told(*asked: Any) -> Any:
        let = real(*asked)
        print("some", flush=True)  # noqa: T201 - read by the test
        return let

    every_case._PAGE = 5  # type: ignore[misc]
    leaving.let_out = told  # type: ignore[assignment]
    return main(["export", file, "--vital", "shelling", "--level", "full", "--database", home])


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))
