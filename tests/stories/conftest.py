"""The stories drive the same command line as its own tests."""

from tests.cli.conftest import bare, famcase, made_home

__all__ = ["bare", "famcase", "made_home"]
