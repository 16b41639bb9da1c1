"""Marks the words a person sees, so that the catalogues find them; translation happens where they are shown."""

from dataclasses import dataclass, field


def N_(message: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Return `message` unchanged: it is a msgid, translated later by `presentation.wording`."""
    return message


@dataclass(frozen=True, slots=True)
class Said:
    """A msgid given as a value of another message: translated when that message is shown.

    `Refused(N_("{field} is missing."), field=Said("Name"))`; a plain `str` there is somebody's text and stays as it is.
    """

    message: str


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """The name of a place or a site in both scripts, either of which may be empty, or words used for one.

    Shown in the reader's script (`presentation.wording`); as a `str`, for machines, in Latin letters, else in Arabic.
    """

    latin: str = ""
    arabic: str = ""
    is_typed: bool = field(default=False, compare=False)
    """Whether it is what somebody wrote for want of a name that is known."""

    def __str__(self) -> str:
        return self.latin or self.arabic

    def __bool__(self) -> bool:
        return bool(self.latin or self.arabic)


VERB = "verb"
"""Stands for the journal's verbs where a vocabulary is named: what was done, in famcase's own words."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A code of a vocabulary given as a value of a message: shown as the label of that code."""

    vocabulary: str
    code: str
