"""Marks the words a person sees, so that the catalogues find them; translation happens where they are shown."""


def N_(message: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Return `message` unchanged: it is a msgid, translated later by `presentation.wording`."""
    return message
