"""The verification round: the families of a list, and one key a line says what was found."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.domain.changes import RecordId
from famcase.errors import FamcaseError
from famcase.presentation.columns import case_number, short_day
from famcase.presentation.names_shown import ShownName, name
from famcase.presentation.round_columns import FINDINGS
from famcase.services.commands.verifying import Finding, Found, verify
from famcase.services.inputs import Where
from famcase.services.queries.rounds import RoundLine, moved_on_from, round_lines
from famcase.tui.actions import BACK, OPEN, Action
from famcase.tui.rush.findings import ElsewhereForm, FindingForm, PartForm, SizeForm
from famcase.tui.screen import DeskScreen
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell, LineList
from famcase.tui.widgets.rooms import Room, widths
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.subject_line import SubjectLine
from famcase.wording import N_

HERE = Action("here", ("h", "ا"), N_("Here"), N_("They are where they are said to be."))
ELSEWHERE = Action("elsewhere", ("e", "ث"), N_("Elsewhere"), N_("They are somewhere else; asks where."))
NOT_FOUND = Action("not_found", ("n", "ى"), N_("Lost"), N_("They are not there, and nobody knows where."))
PART = Action("part", ("p", "ح"), N_("Part"), N_("Only a part of them is there; asks who or how many."))
SIZE = Action("size", ("s", "س"), N_("Size"), N_("They are there, and more or fewer than recorded."))

_WIDE = 100
"""Cells from which on stands when each was confirmed last."""

_CONFIRMED = 12


class RoundList(LineList):
    """Lists the families of a round with what was found of each."""

    def __init__(self) -> None:
        super().__init__(id="round")
        self.lines: tuple[RoundLine, ...] = ()
        self.found: dict[RecordId, Finding] = {}

    def show_round(self, lines: tuple[RoundLine, ...]) -> None:
        """Show the families; the cursor stays where it is, else on the first of which nothing is known yet."""
        begun = bool(self.lines)
        self.lines = lines
        self.show_lines(len(lines), self.cursor if begun else 0)

    @property
    def here(self) -> RoundLine | None:
        """The family under the cursor."""
        return self.lines[self.cursor] if self.cursor < len(self.lines) else None

    def go_on(self) -> None:
        """Put the cursor on the next family of which nothing is known yet; at the end on the first such."""
        count = len(self.lines)
        ahead = [*range(self.cursor + 1, count), *range(self.cursor)]
        following = next((index for index in ahead if self.lines[index].uid not in self.found), self.cursor)
        self.show_lines(count, following)

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        words, line = app_of(self).words, self.lines[index]
        finding = self.found.get(line.uid)
        rooms = (Room(13), Room(6, 1, 10), Room(11), Room(14, 3, 32), Room(3), Room(10, 2, 28))
        sign, tent, number, head, people, place = widths(rooms, width - _CONFIRMED if width >= _WIDE else width)
        said = f"✓ {words(FINDINGS[finding])}" if finding else words(N_("assumed")) if line.is_assumed else ""
        cells = (
            LineCell(said, sign, "quiet" if finding else "warn" if line.is_assumed else ""),
            LineCell(" ".join(filter(None, (line.sector, line.tent))), tent),
            LineCell(case_number(words, line.number), number, "quiet"),
            LineCell(name(words, ShownName(line.name, line.name_ar, line.withheld)), head, "strong"),
            LineCell(words.number(line.people), people, align="right"),
            LineCell(words.named(line.place) or words.label("living", "unknown"), place),
        )
        if width < _WIDE:
            return cells
        confirmed = short_day(words, line.confirmed_on) if line.confirmed_on else ""
        return (*cells, LineCell(confirmed, _CONFIRMED - 1, "quiet"))


class RoundScreen(DeskScreen[None]):
    """A round over marked families, over those of a site or place, or over every stay that is only assumed."""

    PLACE = "families"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        HERE,
        ELSEWHERE,
        NOT_FOUND,
        PART,
        SIZE,
        replace(OPEN, in_foot=False),
        replace(BACK, in_foot=False),
    )
    HELP_TEXT = N_(
        "One key a family: here, elsewhere, not found, part of them, size changed. Each is saved at once, answers the "
        "verification that was planned, and ctrl+z takes it back. A round that is left goes on where it stopped."
    )

    def __init__(
        self,
        families: tuple[RecordId, ...] | None = None,
        *,
        site: RecordId | None = None,
        pcode: str = "",
        shown: str = "",
    ) -> None:
        super().__init__()
        self._families = families
        self._at = Where(site, pcode)
        self._shown = shown
        self._moved_on: tuple[RecordId, ...] = ()
        """Who was at the place of this round and is assumed elsewhere; asked where nobody is left at it."""
        self._begun: tuple[RoundLine, ...] | None = None
        self._told: dict[RecordId, Finding] = {}
        """What was found of each, taken back or not."""
        self._saving: frozenset[RecordId] = frozenset()
        """What is being saved: an answer of the desk that was given before knows nothing of it."""

    def compose_body(self) -> ComposeResult:
        yield SubjectLine()
        yield Vertical(RoundList(), Static("", markup=False, id="empty"), classes="whole")

    def on_mount(self) -> None:
        self.query_one("#empty").display = False
        self.query_one(RoundList).focus()

    def reload(self) -> None:
        if self._begun is not None:
            self.ask(round_lines, families=[line.uid for line in self._begun], then=self._show_again)
        else:
            self.ask(round_lines, families=self._families, at=self._at, then=self._begin)

    def _begin(self, lines: tuple[RoundLine, ...]) -> None:
        self._begun = lines
        listed = self.query_one(RoundList)
        listed.show_round(lines)
        listed.display = bool(lines)
        self.query_one("#empty").display = not lines
        self._say_empty(self.words(N_("Nobody is left to verify here: each was found or looked for today.")))
        if not lines and self._at:
            self.ask(moved_on_from, self._at, then=self._take_moved_on, topic="moved on")
        self._show_title()

    def _take_moved_on(self, families: tuple[RecordId, ...]) -> None:
        """Offer to go where the families of this place went: after all of them moved, none is left to verify at it."""
        self._moved_on = families
        if families:
            sentence = self.words.plural(
                "{count} family moved on from here and is assumed elsewhere: Enter begins its verification there.",
                "{count} families moved on from here and are assumed elsewhere: Enter begins their verification there.",
                len(families),
            )
            self._say_empty(sentence)

    def _say_empty(self, sentence: str) -> None:
        self.query_one("#empty", Static).update(Content(directed(self.words, sentence)))

    def _show_again(self, left: tuple[RoundLine, ...]) -> None:
        """Take what changed since: what was taken back is to be verified again, a correction is shown."""
        known = {line.uid: line for line in left}
        listed = self.query_one(RoundList)
        listed.found = {uid: told for uid, told in self._told.items() if uid not in known or uid in self._saving}
        self._begun = tuple(known.get(line.uid, line) for line in self._begun or ())
        listed.show_round(self._begun)
        self._show_title()

    def _show_title(self) -> None:
        listed = self.query_one(RoundList)
        progress = self.words(N_("{done} of {count} verified"), done=len(listed.found), count=len(listed.lines))
        title = " · ".join(filter(None, (self.words(N_("Verification round")), self._shown, progress)))
        self.query_one(SubjectLine).show(title)

    # Findings

    def action_here(self) -> None:
        self._record("here")

    def action_not_found(self) -> None:
        self._record("not-found")

    def action_elsewhere(self) -> None:
        self._open(ElsewhereForm)

    def action_part(self) -> None:
        self._open(PartForm)

    def action_size(self) -> None:
        self._open(SizeForm)

    @on(LineList.Chosen)
    def action_open(self) -> None:
        line = self.query_one(RoundList).here
        if line is None and self._moved_on:
            self.dismiss()
            self.desk_app.open_rush("round", families=self._moved_on)
        elif line is not None:
            self.desk_app.open_family(line.uid)

    def action_back(self) -> None:
        self.dismiss()

    def _line(self) -> RoundLine | None:
        """Return the family under the cursor, unless something was found of it already."""
        listed = self.query_one(RoundList)
        line = listed.here
        if line is not None and line.uid in listed.found:
            self.desk_app.say(self.words(N_("This family is verified already; ctrl+z takes back what was saved last.")))
            return None
        return line

    def _open(self, form: type[FindingForm]) -> None:
        line = self._line()
        if line is not None:
            self.desk_app.push_screen(form(line.uid, line.stay, self.recorded))

    def recorded(self, family: RecordId, finding: Finding) -> None:
        """Mark a family and go on to the next; called by the forms too."""
        listed = self.query_one(RoundList)
        self._told[family] = listed.found[family] = finding
        listed.go_on()
        self._show_title()

    def _record(self, finding: Finding) -> None:
        line = self._line()
        if line is None:
            return
        self.recorded(line.uid, finding)
        self._saving |= {line.uid}
        self.run_worker(self._save(line, finding), exit_on_error=False)

    async def _save(self, line: RoundLine, finding: Finding) -> None:
        """Save one finding; where it is refused the family is to be verified again."""
        app = self.desk_app
        what = self.words(N_("They were not found at the verification: call them."))
        try:
            await self.ask.tell(verify, line.uid, Found(finding, stay=line.stay, what=what))
        except FamcaseError as error:
            self._forget(line.uid)
            app.say_error(error)
        except Exception as fault:  # the round goes on, and says what was not saved
            self._forget(line.uid)
            app.say_fault(fault)
        else:
            self._saving -= {line.uid}
            app.saved()

    def _forget(self, family: RecordId) -> None:
        self._saving -= {family}
        self._told.pop(family, None)
        listed = self.query_one(RoundList)
        listed.found.pop(family, None)
        listed.show_round(listed.lines)
        self._show_title()
