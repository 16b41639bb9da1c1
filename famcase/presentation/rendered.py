"""A document in one of its forms: PDF for any printer, HTML for a browser, text for a line printer."""

from typing import Final

from famcase.presentation.documents import Document
from famcase.presentation.wording import Wording

FORMS: Final = {"pdf": "pdf", "html": "html", "txt": "simple"}
"""The forms of documents by what the name of a file ends in, as they are recorded."""


def ending_of(name: str) -> str:
    """Return the ending of a file's name that says a form of documents; empty where it says none."""
    ending = name.rpartition(".")[2].lower()
    return ending if ending in FORMS else ""


def rendered(document: Document, ending: str, wording: Wording, width: int = 80) -> bytes:
    """Return a document as the content of a file of this ending; `width` is that of text, in columns."""
    if ending == "pdf":
        from famcase.presentation.paper.printed import draw

        written = bytearray()
        draw(document, wording, written.extend)
        return bytes(written)
    if ending == "html":
        from famcase.presentation.document_pages import as_page

        return as_page(document, wording).encode("utf-8", "replace")
    from famcase.presentation.line_printer import as_pages

    return as_pages(document, wording, width).encode("utf-8", "replace")
