"""What another program reads in a PDF."""

import io
from collections.abc import Mapping
from unicodedata import normalize

from pypdf import PdfReader


def pages_of(data: bytes) -> list[str]:
    """Return the text of each page; Arabic in letters as they are typed, not in the forms that are drawn."""
    return [normalize("NFKC", page.extract_text()) for page in PdfReader(io.BytesIO(data)).pages]


def sizes_of(data: bytes) -> list[tuple[int, int]]:
    """Return how wide and high each page is, in points."""
    pages = PdfReader(io.BytesIO(data)).pages
    return [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages]


def properties_of(data: bytes) -> Mapping[str, object]:
    """Return what the file says of itself."""
    return PdfReader(io.BytesIO(data)).metadata or {}
