"""The catalogues: every message of the program is in the Arabic one, whole, and nothing else is."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).parent.parent.parent


def load(name: str) -> ModuleType:
    """Load a script of .ci, which is no package."""
    spec = importlib.util.spec_from_file_location(name, PROJECT / ".ci" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def catalogues() -> Iterator[ModuleType]:
    yield load("update_catalogues")
    del sys.modules["update_catalogues"]


def test_every_message_is_in_the_arabic_catalogue_and_no_other(catalogues: ModuleType) -> None:
    """Fails while messages are being added: run .ci/update_catalogues.py, then translate what it left empty."""
    wanted = {message.one: place for message, place in catalogues.messages().items()}
    there = {_one(entry.id) for entry in catalogues.read("ar") if entry.id}

    assert {one: place for one, place in wanted.items() if one not in there} == {}
    assert there - wanted.keys() == set()


def test_every_message_of_the_arabic_catalogue_is_translated(catalogues: ModuleType) -> None:
    """Fails while messages are being added: translate what is listed in famcase/locale/ar."""
    waiting = [
        entry.id
        for entry in catalogues.read("ar")
        if entry.id and not (all(entry.string) if isinstance(entry.id, tuple) else entry.string)
    ]

    assert waiting == []


def test_translations_keep_the_places_of_their_message(catalogues: ModuleType) -> None:
    wrong = []
    for entry in catalogues.read("ar"):
        if not entry.id or not entry.string:
            continue
        if isinstance(entry.id, tuple):
            message, forms = catalogues.Message(*entry.id), entry.string
        else:
            message, forms = catalogues.Message(entry.id), (entry.string,)
        for number, form in enumerate(forms):
            places = catalogues.Message(form).places
            # Arabic says none, one and two without a figure.
            needed = message.places - ({"count"} if len(forms) > 1 and number < 3 else set())
            if form and not needed <= places <= message.places:
                wrong.append((message.one, form))

    assert wrong == []


def test_a_message_has_one_form_wherever_it_is_used(catalogues: ModuleType) -> None:
    ones = [message.one for message in catalogues.messages()]

    assert sorted(ones) == sorted(set(ones))


def test_the_catalogue_is_written_as_the_update_writes_it(catalogues: ModuleType) -> None:
    known = catalogues.read("ar")
    there = {catalogues.Message(*e.id) if isinstance(e.id, tuple) else catalogues.Message(e.id) for e in known if e.id}

    assert catalogues.written("ar", there, known) == catalogues.catalogue_path("ar").read_text(encoding="utf-8")


def test_messages_are_found_wherever_they_are_marked(catalogues: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "famcase").mkdir()
    (tmp_path / "famcase" / "sample.py").write_text(
        'N_("a")\nself.wording("b " "c")\nwording.plural("{count} d", "{count} ds", n)\nSaid("e")\nwording(name)\n'
        'other("f")\n'
    )

    found = {message.one: place for message, place in catalogues.messages(tmp_path).items()}

    assert found == {
        "a": "famcase/sample.py:1", "b c": "famcase/sample.py:2", "{count} d": "famcase/sample.py:3",
        "e": "famcase/sample.py:4",
    }  # fmt: skip


def test_an_update_keeps_translations_and_adds_new_messages_empty(catalogues: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "famcase").mkdir()
    source = tmp_path / "famcase" / "sample.py"
    source.write_text('N_("old")\nN_("gone")\n')
    path = catalogues.catalogue_path("ar", tmp_path)
    path.parent.mkdir(parents=True)
    path.write_text(
        catalogues.HEADER.format(language="ar", plural_forms=catalogues.PLURAL_FORMS["ar"])
        + '\nmsgid "old"\nmsgstr "قديم"\n\nmsgid "gone"\nmsgstr "ذهب"\n',
        encoding="utf-8",
    )
    source.write_text('N_("old")\nwording.plural("{count} new", "{count} news", n)\n')

    assert catalogues.update(tmp_path) == 1

    entries = {_one(entry.id): entry.string for entry in catalogues.read("ar", tmp_path) if entry.id}
    assert entries == {"old": "قديم", "{count} new": ("",) * 6}


def test_the_hook_builds_what_the_program_reads(tmp_path: Path) -> None:
    folder = tmp_path / "famcase" / "locale" / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = PROJECT / "famcase" / "locale" / "ar" / "LC_MESSAGES" / "famcase.po"
    (folder / "famcase.po").write_bytes(source.read_bytes())

    built = load("build_catalogues").build(tmp_path)

    assert built == [folder / "famcase.mo"]
    assert built[0].read_bytes()[:4] in (b"\xde\x12\x04\x95", b"\x95\x04\x12\xde")


def _one(identifier: str | tuple[str, ...]) -> str:
    return identifier[0] if isinstance(identifier, tuple) else identifier
