"""What is or was done to many families, and who is left out of it and why, in sentences."""

from collections.abc import Iterator

from famcase.presentation.columns import number_among_words
from famcase.presentation.names_shown import ShownName, name
from famcase.presentation.wording import Wording
from famcase.services.commands.bulk import LeftOut, Outcome
from famcase.wording import N_


def summary(words: Wording, what: str, outcome: Outcome) -> str:
    """Return "38 of 40 families: assigned to Rana. 1 so already. 1 left out."; `what` is in words."""
    sentences = [
        words.plural(
            "{changed} of {count} family: {what}.",
            "{changed} of {count} families: {what}.",
            outcome.asked,
            changed=len(outcome.changed),
            what=what,
        )
    ]
    if outcome.already:
        sentences.append(words(N_("{number} so already."), number=len(outcome.already)))
    if outcome.left_out:
        sentences.append(words(N_("{number} left out."), number=len(outcome.left_out)))
    return " ".join(sentences)


def left_out_lines(words: Wording, outcome: Outcome, most: int | None = None) -> Iterator[str]:
    """Yield "20411-087-5 Khaled al-Adnan: This case is closed …", of more than `most` that there are others."""
    for left in outcome.left_out[:most]:
        yield _left_out(words, left)
    if most is not None and len(outcome.left_out) > most:
        yield words(N_("… and {number} more."), number=len(outcome.left_out) - most)


def _left_out(words: Wording, left: LeftOut) -> str:
    why = words(left.why.message, **left.why.values)
    if left.head is None:
        return why
    number = number_among_words(words, left.head.number)
    named = name(words, ShownName(left.head.name, left.head.name_ar, left.head.withheld))
    return words(N_("{number} {name}: {why}"), number=number, name=named, why=why)
