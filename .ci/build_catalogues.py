"""Builds each message catalogue (.po) into the .mo beside it: run by hatch before a build, or by hand."""

import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PROJECT = Path(__file__).resolve().parent.parent


def build(project: Path = PROJECT) -> list[Path]:
    """Build every catalogue of `project` and return the files written."""
    built: list[Path] = []
    for source in sorted((project / "famcase" / "locale").glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parent.parent.name, abort_invalid=True)
        target = source.with_suffix(".mo")
        with target.open("wb") as stream:
            write_mo(stream, catalogue)
        built.append(target)
    return built


class CustomBuildHook(BuildHookInterface[Any]):
    """Builds the catalogues before a wheel, an editable install or an sdist is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build into the source tree; `artifacts` in pyproject.toml takes the files in."""
        build(Path(self.root))


if __name__ == "__main__":
    for path in build():
        sys.stdout.write(f"{path.relative_to(PROJECT)}\n")
