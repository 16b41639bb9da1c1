"""What is still to be done about a need, by its state."""

from typing import Final

OPEN_NEEDS: Final = ("open", "in-progress", "referred")
"""The states of a need that is not met yet, and that somebody works on or may."""
