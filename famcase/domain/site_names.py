"""How names of sites are compared: neither an article nor a word like "camp" makes it another name."""

from typing import Final

from famcase.domain import names

KINDS: Final = frozenset({"camp", "camps", "site", "centre", "center", "مخيم", "مخيمات", "مركز", "موقع", "تجمع"})
"""Words that stand beside the name of a site and are left out as often as not."""


def folded(text: str) -> tuple[str, str]:
    """Return how the name of a site is compared: its words folded without their articles, and how they sound.

    "al-Midan", "al-Midan camp" and "مخيم الميدان" are one name; both are empty for a text without letters or digits.
    """
    words = names.words(text)
    telling = [word for word in words if word.fold not in KINDS] or words
    return " ".join(word.fold for word in telling), "".join(word.sound for word in telling)
