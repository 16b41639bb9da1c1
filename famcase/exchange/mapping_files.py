"""Find the text of a mapping: one that is shipped, by its name, or a file of one's own."""

from pathlib import Path
from typing import Final

from famcase.errors import NotFound, Refused, StorageFault
from famcase.exchange.ordinary import check_is_file
from famcase.exchange.populations import is_population_mapping
from famcase.wording import N_

OURS: Final = "famcase-list"
"""The mapping of lists that famcase wrote."""

_LARGEST = 1 << 20


def shipped_mappings(folder: Path) -> tuple[str, ...]:
    """Return the names of the mappings in `folder` (data/mappings), sorted."""
    return tuple(sorted(file.stem for file in folder.glob("*.toml")))


def household_mappings(folder: Path) -> tuple[str, ...]:
    """Return the names of the mappings in `folder` that are of families, sorted: not those of populations."""
    names = shipped_mappings(folder)
    return tuple(name for name in names if not is_population_mapping((folder / f"{name}.toml").read_text("utf-8-sig")))


def mapping_text(wanted: str, folder: Path) -> str:
    """Return the TOML of the shipped mapping called `wanted`, else of the file at that path.

    Raises NotFound when there is neither, Refused when the file is no text of up to 1 MB, StorageFault when it cannot
    be opened.
    """
    path = folder / f"{wanted}.toml" if wanted in shipped_mappings(folder) else Path(wanted)
    try:
        if not path.is_dir():
            check_is_file(path)
        if path.stat().st_size > _LARGEST:
            raise _no_mapping(wanted)
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFound(
            N_("There is no mapping {mapping}."),
            hint=N_("Name a file, or one of: {known}."),
            mapping=wanted,
            known=", ".join(shipped_mappings(folder)),
        ) from error
    except (UnicodeDecodeError, IsADirectoryError) as error:
        raise _no_mapping(wanted) from error
    except (OSError, ValueError) as error:
        raise StorageFault(
            N_("The mapping {mapping} cannot be opened."), hint=N_("Check that you may read it."), mapping=wanted
        ) from error


def _no_mapping(wanted: str) -> Refused:
    return Refused(
        N_("{mapping} is no mapping."),
        hint=N_("A mapping is a text file in TOML; the shipped ones are examples."),
        mapping=wanted,
    )
