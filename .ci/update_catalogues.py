"""Finds every message in famcase/ and brings the catalogues up to date: new ones empty, unused ones taken out."""

import ast
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import escape, read_po

PROJECT = Path(__file__).resolve().parent.parent
MARKERS = frozenset({"N_", "Said", "wording"})
"""Functions whose first argument, where it is written out, is a message."""
PLURAL_MARKER = "plural"
"""The method whose first two arguments are a message for one and for many."""

HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: famcase\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms};\\n"
"""
PLURAL_FORMS = {
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5)"
    ),
    "en": "nplurals=2; plural=(n != 1)",
}


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A message of the source: its msgid and, where it counts something, the form for many."""

    one: str
    many: str | None = None

    @property
    def places(self) -> frozenset[str]:
        """The `{named}` places of all its forms."""
        return frozenset(re.findall(r"\{(\w+)\}", self.one + (self.many or "")))


def messages(project: Path = PROJECT) -> dict[Message, str]:
    """Return every message of the source, with the first place it stands at as path:line."""
    found: dict[Message, str] = {}
    for path in sorted((project / "famcase").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            message = _message(node)
            if message is not None and message.one:
                found.setdefault(message, f"{path.relative_to(project).as_posix()}:{getattr(node, 'lineno', 0)}")
    return found


def _message(node: ast.AST) -> Message | None:
    if not isinstance(node, ast.Call):
        return None
    called = node.func
    name = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
    literals = [argument.value if isinstance(argument, ast.Constant) else None for argument in node.args[:2]]
    match literals:
        case [str(one), *_] if name in MARKERS:
            return Message(one)
        case [str(one), str(many)] if name == PLURAL_MARKER:
            return Message(one, many)
    return None


def read(language: str, project: Path = PROJECT) -> Catalog:
    """Return a catalogue as it stands."""
    with catalogue_path(language, project).open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def catalogue_path(language: str, project: Path = PROJECT) -> Path:
    """Return where the catalogue of `language` is."""
    return project / "famcase" / "locale" / language / "LC_MESSAGES" / "famcase.po"


def written(language: str, wanted: set[Message], known: Catalog) -> str:
    """Return the text of a catalogue of `wanted` messages, in the order of their msgids so that changes merge."""
    entries = [HEADER.format(language=language, plural_forms=PLURAL_FORMS[language])]
    for message in sorted(wanted, key=lambda message: (message.one, message.many or "")):
        entry = known.get(message.one)
        old = entry.string if entry is not None and isinstance(entry.id, tuple) == (message.many is not None) else ""
        if message.many is None:
            entries.append(f"msgid {escape(message.one)}\nmsgstr {escape(str(old))}\n")
            continue
        forms = list(old) if isinstance(old, tuple | list) else []
        count = int(PLURAL_FORMS[language].removeprefix("nplurals=").split(";")[0])
        lines = [f"msgstr[{n}] {escape(forms[n] if n < len(forms) else '')}\n" for n in range(count)]
        entries.append(f"msgid {escape(message.one)}\nmsgid_plural {escape(message.many)}\n{''.join(lines)}")
    return "\n".join(entries)


def update(project: Path = PROJECT) -> int:
    """Write the Arabic catalogue anew and return how many messages wait for a translation.

    English needs none: its messages are the msgids.
    """
    wanted = set(messages(project))
    text = written("ar", wanted, read("ar", project))
    catalogue_path("ar", project).write_text(text, encoding="utf-8", newline="\n")
    return sum(1 for entry in read("ar", project) if entry.id and not _complete(entry.string))


def _complete(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    sys.stdout.write(f"{update()} messages wait for an Arabic translation\n")
