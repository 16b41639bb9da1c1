"""The lines of two families side by side: what they say differently, and who is whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from famcase.domain.union import Side
from famcase.presentation.family_words import person_name
from famcase.presentation.people_columns import people_of
from famcase.presentation.union_columns import choice_name, choice_said, differing
from famcase.presentation.wording import Wording
from famcase.services.views import ChoiceView, FamilyView, MemberView, PersonChoice, UnionView
from famcase.tui.same_family.decided import Decided
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell, LineList
from famcase.tui.widgets.rooms import Room, widths
from famcase.tui.widgets.title_line import TitleLine
from famcase.wording import N_

_TAKEN, _LEFT_OUT = "●", "○"
_ROOMS = (Room(18, 1, 26), Room(24, 3), Room(24, 3))


@dataclass(frozen=True, slots=True)
class PairLine:
    """A heading, something both say differently, or a person; the three are told apart by what is None."""

    heading: str = ""
    """A msgid."""
    person: PersonChoice | None = None
    choice: ChoiceView | None = None


def lines_of(plan: UnionView) -> Iterator[PairLine]:
    """Yield the lines: first of the families, then each person, with what is said of that one differently below."""
    told = list(differing(plan))
    of_family = [choice for person, choice in told if person is None]
    if of_family:
        yield PairLine(N_("WHAT THEY SAY DIFFERENTLY"))
        for choice in of_family:
            yield PairLine(choice=choice)
    if plan.people:
        yield PairLine(N_("PEOPLE"))
    for person in plan.people:
        yield PairLine(person=person)
        for one, choice in told:
            if one is person:
                yield PairLine(person=person, choice=choice)


class PairList(LineList):
    """Draws a line for each, the side that is taken with a filled sign."""

    def __init__(self) -> None:
        super().__init__()
        self._plan: UnionView | None = None
        self._decided = Decided()
        self.lines: tuple[PairLine, ...] = ()

    @property
    def line_here(self) -> PairLine | None:
        """The line under the cursor."""
        return self.lines[self.cursor] if self.has_choice() else None

    def show_plan(self, plan: UnionView, decided: Decided) -> None:
        """Show two families, with the cursor where it was."""
        here = self.line_here
        self._plan, self._decided = plan, decided
        self.lines = tuple(lines_of(plan))
        again = [index for index, line in enumerate(self.lines) if here is not None and _key(line) == _key(here)]
        self.show_lines(len(self.lines), again[0] if again else self.cursor)

    def show_decided(self, decided: Decided) -> None:
        """Show other choices of the same two."""
        self._decided = decided
        self.refresh()

    def is_choosable(self, index: int) -> bool:
        return not self.lines[index].heading

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        words, line = app_of(self).words, self.lines[index]
        if line.heading:
            return [LineCell(words(line.heading), width, "heading")]
        what, left, right = widths(_ROOMS, width)
        title, ours, theirs = self.told(line)
        side = self._side(line)
        return [
            LineCell(title, what, "quiet" if line.choice else ""),
            LineCell(ours, left, "strong" if side in ("left", "both") else ""),
            LineCell(theirs, right, "strong" if side in ("right", "both") else ""),
        ]

    def told(self, line: PairLine, *, is_whole: bool = False) -> tuple[str, str, str]:
        """Return what a line is about, what the kept family says and what the other one, with their signs.

        Of a person that is the name with the age; `is_whole` says what they are and of which sex too.
        """
        words, plan = app_of(self).words, self._plan
        if plan is None:
            return "", "", ""
        if line.choice is not None:
            side = self._side(line)
            title = choice_name(words, line.choice.name)
            ours, theirs = (choice_said(words, said) or "–" for said in (line.choice.left, line.choice.right))
            return (
                f"  {title}" if line.person else title,
                f"{_TAKEN if side in ('left', 'both') else _LEFT_OUT} {ours}",
                f"{_TAKEN if side in ('right', 'both') else _LEFT_OUT} {theirs}",
            )
        if line.person is None:
            return "", "", ""
        ours = _person(words, plan.left, line.person.left, is_whole=is_whole)
        theirs = _person(words, plan.right, line.person.right, is_whole=is_whole)
        if ours and theirs:
            return words(N_("one person")), ours, theirs
        return (words(N_("only here")), ours, "") if ours else (words(N_("comes along")), "", theirs)

    def _side(self, line: PairLine) -> Side | None:
        return self._decided.side(line.person, line.choice) if line.choice is not None else None


class PairHead(TitleLine):
    """The titles above the two sides."""

    def __init__(self) -> None:
        super().__init__()
        self.add_class("view-head")

    def titles(self, width: int) -> Sequence[LineCell]:
        words = app_of(self).words
        titles = (N_("What"), N_("Kept case"), N_("Other case"))
        return [
            LineCell(words(title), room, "quiet") for title, room in zip(titles, widths(_ROOMS, width), strict=True)
        ]


def member_name(words: Wording, family: FamilyView, member: MemberView | None) -> str:
    """Return the name of a person, or that it is withheld; nothing for None."""
    return next((person_name(words, row) for row in people_of(family) if member is not None and row[1] == member), "")


def _person(words: Wording, family: FamilyView, member: MemberView | None, *, is_whole: bool) -> str:
    if member is None:
        return ""
    told = [member_name(words, family, member)]
    if is_whole:
        codes = {"relation": member.relation, "sex": member.sex}
        if member.presence != "here":
            codes["presence"] = member.presence
        told += [words.label(name, code) for name, code in codes.items() if code]
    return words(N_(", ")).join([*told, *([words.number(member.age)] if member.age is not None else [])])


def _key(line: PairLine) -> object:
    person = line.person
    uids = (person.left and person.left.uid, person.right and person.right.uid) if person else None
    return line.heading, uids, line.choice.name if line.choice else ""
