"""The stories drive the same command line as its own tests."""

from tests.cli.conftest import anywhere, bare, famcase, on_server

__all__ = ["anywhere", "bare", "famcase", "on_server"]
