"""What a command works with: the desk, opened when it is first needed, the words, and how to read its arguments."""

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from famcase.cli.arguments import SERVERS
from famcase.cli.output import Output
from famcase.cli.passphrases import Passphrases
from famcase.cli.surroundings import Surroundings
from famcase.domain.text import NAME_LIMIT
from famcase.errors import Locked, NotFound, Refused, Usage
from famcase.paths import Home
from famcase.presentation import dates
from famcase.presentation.bidi import Bidi, choose
from famcase.presentation.wording import Wording
from famcase.settings import Settings
from famcase.wording import N_, Named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from famcase.domain.changes import RecordId
    from famcase.domain.days import DateOrder
    from famcase.presentation.columns import Column, View
    from famcase.services.desk import Desk
    from famcase.services.inputs import NextVisit, Where
    from famcase.services.views import FamilyView

MEANT: Final = N_("If one of these is meant, say it so: {places}.")


class Context:
    """One run of one command."""

    def __init__(self, surroundings: Surroundings, options: Namespace, output: Output, settings: Settings) -> None:
        self.surroundings = surroundings
        self.options = options
        self.output = output
        self.settings = settings
        """How the desk works that was named, or the usual one."""
        self.passphrases = Passphrases(surroundings, output.wording)
        self._desk: Desk | None = None
        self._passphrase = ""
        self._led_on: set[str] = set()
        """Numbers of merged families of which was said already where they lead."""
        self.about: dict[RecordId, FamilyView] = {}
        """The families that were named in the arguments: a table without families is about them."""
        self.subject = ""
        """The msgid of what the answer tells, where a command has several; empty where its own sentence says it."""

    @property
    def wording(self) -> Wording:
        return self.output.wording

    @property
    def today(self) -> date:
        return self.surroundings.clock.today()

    @property
    def user(self) -> str:
        """Who acts, as far as was said; empty leaves it to the passphrase."""
        return self.options.user or self.surroundings.environ.get("FAMCASE_USER", "").strip()

    @property
    def server(self) -> str:
        """The address of an office server; empty for a file."""
        where = self.options.database or ""
        return where if where.startswith(SERVERS) else ""

    @property
    def home(self) -> Home:
        """The folder of the database that was named, or the usual one. Raises Usage for a file of another name."""
        from famcase.paths import absolute, home

        if not self.options.database or self.server:
            return Home(home(self.surroundings.environ))
        named = absolute(self.options.database)
        folder = Home(named)
        if named == Home(named.parent).database:
            return Home(named.parent)
        if named.is_file() or (named.suffix and not named.is_dir()):
            raise Usage(
                N_("{file} is not a database of famcase."),
                hint=N_("Give the folder in which {name} lies."),
                file=str(named),
                name=folder.database.name,
            )
        return folder

    @property
    def desk(self) -> "Desk":
        """The desk, opened with the passphrase when it is first asked for."""
        if self._desk is None:
            self._look_at_the_clock(self.keep(self._opened()))
        if self._desk is None:
            raise Locked(N_("The database stays closed."))
        return self._desk

    def _look_at_the_clock(self, desk: "Desk") -> None:
        """Say so where the computer's clock stands before what was recorded last: days would be reckoned wrong."""
        from famcase.services.queries.last_change import recorded_ahead

        newest = recorded_ahead(desk)
        if newest is not None:
            self.remark(
                N_("The clock of this computer says {today}, but something was recorded on {newest} already."),
                today=self.today,
                newest=newest.astimezone().date(),
            )

    def keep(self, desk: "Desk") -> "Desk":
        """Take a desk that was opened otherwise; it is closed with this run, and its lists give the labels."""
        self._desk = desk
        self.output.wording = Wording(self.wording.language, desk.vocabulary, self.surroundings.clock.today)
        return desk

    def lent(self) -> "Desk":
        """Return the desk to the screen, which closes it."""
        desk = self.desk
        self._desk = None
        return desk

    def desk_and_passphrase(self) -> tuple["Desk", str]:
        """Return the desk and the passphrase that opened it, for the few acts that need the person's own keys."""
        return self.desk, self._passphrase

    @property
    def is_open(self) -> bool:
        """Whether the desk was needed so far."""
        return self._desk is not None

    @property
    def has_screen(self) -> bool:
        """Whether there is a terminal for the full screen."""
        return self.surroundings.screen is not None and self.surroundings.interactive and self.surroundings.shows

    def show_screen(self, home: Home, desk: "Desk | None") -> int:
        """Start the full screen over an open desk, which it closes; without one it asks for the passphrase."""
        screen = self.surroundings.screen
        if screen is None:
            raise Usage(N_("The screen needs a terminal, and there is none here."))
        return screen(
            home,
            desk=desk,
            language=self.wording.language,
            bidi=choose(Bidi(self.options.bidi or self.settings.bidi), self.surroundings.environ),
            clock=self.surroundings.clock,
            cost=self.surroundings.cost,
            user=self.user,
        )

    def close(self) -> None:
        """Close the desk, if one was opened."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def need_database(self) -> None:
        """Raise NotFound where no database has been made yet, before anybody is asked for a passphrase."""
        from famcase.services import opening

        if not self.server and not opening.exists(self.home):
            raise NotFound(
                N_("There is no database in {folder} yet."),
                hint=N_("famcase init makes one; famcase demo shows one with invented families."),
                folder=str(self.home.folder),
            )

    def _opened(self) -> "Desk":
        from famcase.services import opening

        clock = self.surroundings.clock
        if self.server:
            return opening.open_server(self.server, clock=clock, user=self.user, settings=self.settings)
        self.need_database()
        self._passphrase = self.passphrases.current()
        return opening.unlock(self.home, self._passphrase, clock=clock, user=self.user)

    @property
    def cost(self) -> dict[str, Any]:
        """What to say of a new passphrase's cost: nothing, but in tests."""
        return {} if self.surroundings.cost is None else {"cost": self.surroundings.cost}

    @property
    def date_order(self) -> "DateOrder":
        """Which of two numbers is the day."""
        from famcase.domain.days import DateOrder

        return DateOrder(self.settings.date_order)

    # --- reading what was typed ---

    def day(self, text: str) -> date:
        """Return the day that was typed. Raises Usage, naming what was typed."""
        from famcase.domain.days import read_day

        return read_day(text, self.today, self.date_order)

    def day_or_none(self, text: str | None) -> date | None:
        return self.day(text) if text else None

    def day_to_come(self, text: str) -> date:
        """Return the day that was typed of something still to be done: without a year the next such day is meant."""
        from famcase.domain.days import read_day

        return read_day(text, self.today, self.date_order, is_to_come=True)

    def day_to_come_or_none(self, text: str | None) -> date | None:
        return self.day_to_come(text) if text else None

    def next_visit(self, text: str | None, what: str) -> "NextVisit":
        """Return when a family is seen again, and what for: a day, "none", or by the timetable. Raises Usage."""
        from famcase.domain.days import says_none
        from famcase.services.queries.timetable import said_next

        said = text or ""
        return said_next(said, None if says_none(said) else self.day_to_come_or_none(said), what)

    def echo(self, day: date) -> str:
        """Return a day in words, as it is read back: "Fri 10 Aug 2018, 5 days ago"."""
        return dates.day_echo(self.wording, day, self.today)

    def kind(self, list_name: str, text: str | None) -> str:
        """Return the code that a code or label of either language names; empty for nothing. Raises Usage."""
        return self.desk.vocabulary.find(list_name, text) if text else ""

    def family(self, number: str) -> "FamilyView":
        """Return the family of a case number; that of one merged since is the one it is now, and that is said.

        Raises Usage, NotFound or Ambiguous.
        """
        from famcase.domain.numbers import read_case_number
        from famcase.services.queries import families

        family = families.get_family(self.desk, families.find_case(self.desk, number))
        self.about[family.uid] = family
        typed = read_case_number(number)
        if typed != family.number and typed not in self._led_on:
            self._led_on.add(str(typed))
            self.remark(N_("{gone} was merged into {kept}."), gone=number.strip(), kept=self.number(family))
        return family

    def own_family(self, number: str) -> "FamilyView":
        """Return the family that was registered under a case number, whether it was merged since or not."""
        from famcase.services.queries import families

        family = families.get_family(self.desk, families.find_own(self.desk, number))
        self.about[family.uid] = family
        return family

    def where(self, text: str | None) -> "Where":
        """Return what a typed place is; one that nothing matches is kept as words, with a remark of what it may be."""
        from famcase.services.inputs import Where
        from famcase.services.queries import places

        if not text or not text.strip():
            return Where()
        found = places.resolve(self.desk, text)
        if 0 < len(found.text) <= NAME_LIMIT:  # a longer one is refused
            self.remark(N_("“{text}” is kept as words: no place or site is called that."), text=found.text)
            if likely := self.likely_places(text):
                self.remark(MEANT, places=likely)
        return found

    def likely_places(self, text: str) -> "list[Named | str]":
        """Return what a place that nobody knows may be, in words that then name it alone."""
        from famcase.services.queries import places, site_telling

        hits = places.find_places(self.desk, text, 3)
        sites = site_telling.told(self.desk, [hit.where.site for hit in hits if hit.where.site])
        return [
            sites[hit.where.site] if hit.where.site else f"{self.wording.named(hit.named)} ({hit.where.pcode})"
            for hit in hits
        ]

    def place(self, text: str | None) -> "Where":
        """Return what a typed place is where a site will not do: the name of a site is kept as words."""
        from famcase.services.inputs import Where

        found = self.where(text)
        return Where(text=text or "") if found.site else found

    def member(self, family: "FamilyView", text: str) -> "RecordId":
        """Return the person that a number of the list (from 1) or a name names. Raises NotFound or Ambiguous."""
        from famcase.cli.people import find_member

        return find_member(family, text)

    # --- answering ---

    def remark(self, message: str, **values: object) -> None:
        """Say something beside the answer."""
        self.output.remark(self.wording(message, **values))

    def number(self, family: "FamilyView") -> str:
        """Return a family's case number in its groups."""
        from famcase.presentation.columns import case_number

        return case_number(self.wording, family.number)

    def called(self, family: "FamilyView") -> str:
        """Return how an answer names a family: number and name, the name only where it is not withheld."""
        from famcase.presentation.family_columns import numbered

        return numbered(self.wording, family)

    def place_name(self, where: "Where") -> Named:
        """Return the name of a place that was typed: its own where it is known, else the words."""
        from famcase.services.queries import sites
        from famcase.services.queries.gazetteer import place_view

        if where.site:
            return sites.site_line(self.desk, where.site).named
        place = place_view(self.desk, where.pcode) if where.pcode else None
        return place.named if place else Named(where.text or where.pcode, is_typed=True)

    def warn_when_full(self, site: "RecordId") -> None:
        """Say so when a site is over its capacity: people are where they are, and nothing is refused."""
        from famcase.presentation.site_columns import how_full
        from famcase.services.queries import sites

        line = sites.site_line(self.desk, site)
        if line.is_over:
            self.remark(N_("{site} is over its capacity: {full}."), site=line.named, full=how_full(self.wording, line))

    def done(self, message: str, *, case: str = "", **values: object) -> None:
        """Answer in one sentence what was done; the forms for machines get it with the case number and the values."""
        sentence = self.wording(message, **values)
        if self.output.for_people:
            self.output.line(sentence, is_private=True)
        else:
            self.output.answer({"answer": sentence, "case": case or None, **values})

    def table(self, columns: "Sequence[Column[View]]", rows: "Sequence[View]", nothing: str, **values: object) -> None:
        """Print a table; one without lines is the sentence `nothing` for people, and for machines empty."""
        if rows or not self.output.for_people:
            self.output.table(columns, rows)
        if not rows:
            self.counted(nothing, **values)

    def counted(self, message: str, **values: object) -> None:
        """Say under a table for people how much of all it shows; beside it for machines."""
        if self.output.for_people:
            # of what is only counted nobody is named
            self.output.line(
                self.wording(message, **values), is_private=any(not isinstance(one, int) for one in values.values())
            )
        else:
            self.remark(message, **values)

    def confirm(self, warning: str, question: str, **values: object) -> None:
        """Ask before harm; anything but yes is no. Raises Refused, also where nobody can be asked."""
        if self.options.yes:
            return
        if not self.surroundings.interactive:
            raise Refused(
                N_("Nobody can be asked whether this is meant; nothing was changed."),
                hint=N_("Say --yes when it is."),
            )
        self.remark(warning, **values)
        self.remark(question, **values)
        if self.surroundings.read_line().strip().casefold() not in {"yes", "نعم"}:
            raise Refused(N_("Nothing was changed."))
