"""The four themes, their colours read from the style sheets beside this."""

import re
from dataclasses import replace
from importlib.resources import files

from textual.theme import BUILTIN_THEMES, Theme

_COLOUR = re.compile(r"^\$([a-z-]+): (.+);$", re.MULTILINE)


def colours(name: str) -> dict[str, str]:
    """Return the colours of "dark", "light", "contrast" or "ansi" by the names that the style sheets use."""
    return dict(_COLOUR.findall(files(__package__).joinpath(f"{name}.tcss").read_text(encoding="utf-8")))


def theme(name: str) -> Theme:
    """Return a theme as Textual has them, with what its own widgets are drawn in."""
    given = colours(name)
    if name == "ansi":
        of_terminal = BUILTIN_THEMES["ansi-dark"]
        return replace(of_terminal, name="famcase-ansi", variables={**of_terminal.variables, **given})
    return Theme(
        name=f"famcase-{name}",
        primary=given["good"],
        warning=given["warn"],
        error=given["alarm"],
        foreground=given["ink"],
        background=given["paper"],
        surface=given["panel-paper"],
        panel=given["panel-paper"],
        dark=name != "light",
        variables=given,
    )
