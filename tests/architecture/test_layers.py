"""Imports point one way, and a command loads only what it needs."""

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "famcase"


def test_imports_point_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize(
    ("argument", "unwanted"),
    [
        ("--version", {"peewee", "textual", "apsw", "tabulate", "dateutil", "rich"}),
        ("--help", {"peewee", "textual"}),
        ("list", {"textual"}),
    ],
)
def test_a_command_loads_only_what_it_needs(argument: str, unwanted: set[str], tmp_path: Path) -> None:
    code = (
        "import sys; from famcase.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print('loaded:', *sorted({name.split('.')[0] for name in sys.modules}))"
    )
    environment = {"FAMCASE_HOME": str(tmp_path), "PATH": "", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code, argument],
        capture_output=True,
        text=True,
        env=environment,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    loaded = done.stdout.rpartition("loaded:")[2].split()

    assert loaded, done.stderr
    assert unwanted.isdisjoint(loaded)


def test_models_are_made_for_one_database_only() -> None:
    # with four threads and two databases, bind_ctx wrote rows into the wrong one without an error
    found = [
        f"{file.name}: {word}"
        for file in PACKAGE.rglob("*.py")
        for word in (".bind(", ".bind_ctx(", "DatabaseProxy", "Proxy()")
        if word in file.read_text(encoding="utf-8")
    ]

    assert found == []


def test_only_the_clock_reads_the_time_and_only_the_entry_reads_the_environment() -> None:
    words: dict[str, set[str]] = {
        "datetime.now(": {"clock.py"},
        "date.today(": set(),
        "time.time(": {"clock.py"},
        "os.environ": {"main.py"},
    }
    found = [
        f"{file.relative_to(PACKAGE)}: {word}"
        for file in PACKAGE.rglob("*.py")
        for word, allowed in words.items()
        if file.name not in allowed and word in _code(file)
    ]

    assert found == []


def test_no_file_is_larger_than_a_reader_can_hold() -> None:
    found = {str(file.relative_to(ROOT)): _lines(file) for file in PACKAGE.rglob("*.py") if _lines(file) > 400}

    assert found == {}


def _lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def _code(file: Path) -> str:
    """Return a file without its docstrings' and comments' lines that only speak of something."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith(("#", '"""', "'")))
