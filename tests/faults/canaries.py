"""Words that stand for names of people and places, to be looked for in every file."""

from pathlib import Path

LATIN = "Qanarykhaled"
ARABIC = "كناريخالد"


def spellings(word: str) -> list[bytes]:
    """Return how a word could stand in a file: as typed or folded, in the encodings that programs use."""
    forms = {word, word.lower(), word.upper(), word[::-1]}
    return [form.encode(encoding) for form in forms for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")]


def found_in(folder: Path, *words: str) -> list[tuple[str, str]]:
    """Return the files of a folder, at any depth, whose name or content holds a word."""
    hits = []
    for file in sorted(folder.rglob("*")):
        content = file.read_bytes() if file.is_file() else b""
        name = str(file.relative_to(folder)).encode("utf-8", "surrogateescape")
        hits += [(file.name, word) for word in words for form in spellings(word) if form in content or form in name]
    return hits
