"""Join a sheet of households with its roster of people, and make drafts of families."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from collections.abc import Mapping as Values
from datetime import date

from famcase.exchange.mapping import Mapping, folded
from famcase.exchange.people import PeopleReader
from famcase.exchange.rules import Applied, columns_of
from famcase.exchange.sheets import Workbook
from famcase.exchange.stays import stay_of
from famcase.exchange.tables import Row, check_columns, find_table
from famcase.exchange.values import Unreadable, line_of, shown
from famcase.services.household_drafts import (
    ConsentDraft,
    ContactDraft,
    Doubt,
    FieldValue,
    HouseholdDraft,
    MemberDraft,
    NeedDraft,
    NoteDraft,
    Reading,
)
from famcase.wording import N_


def read_households(workbook: Workbook, mapping: Mapping, today: date) -> Reading:
    """Return the families of `workbook` as `mapping` reads them; days after `today` are doubted.

    Raises Refused when a sheet or column that the mapping names is not there. A row is never lost: it is in a draft or
    among the rejected.
    """
    reader = _Reader(workbook, mapping, today)
    households = tuple(reader.households())
    return Reading(
        households=households,
        doubts=tuple(doubt for household in households for doubt in household.doubts),
        rejected=tuple(sorted(reader.rejected, key=reader.position)),
    )


class _Reader:
    """Reads one workbook with one mapping."""

    def __init__(self, workbook: Workbook, mapping: Mapping, today: date) -> None:
        self.mapping = mapping
        self.today = today
        self.rejected: list[Doubt] = []
        self.table = find_table(workbook, mapping.households.name, mapping.households.line)
        check_columns((self.table,), self._wanted())
        self.people: dict[str, list[Row]] = defaultdict(list)
        self.people_reader: PeopleReader | None = None
        self.order = {sheet.name: position for position, sheet in enumerate(workbook.sheets)}
        if mapping.people is not None:
            self.people_reader = PeopleReader(workbook, mapping, mapping.people)
            for row in self.people_reader.rows():
                self.people[folded(row.text(mapping.people.parent))].append(row)

    def position(self, doubt: Doubt) -> tuple[int, int]:
        """Return where a doubt stands in the file."""
        return self.order[doubt.sheet], doubt.row

    def households(self) -> Iterator[HouseholdDraft]:
        """Yield the families in the order of the file, filling `rejected` on the way."""
        where = self.mapping.households
        rows = list(self.table.rows())
        keys = Counter(folded(row.text(where.key)) for row in rows)
        seen: set[str] = set()
        for row in rows:
            key = folded(row.text(where.key)) if where.key else ""
            if not self._is_refused(row, key, keys, seen):
                yield self._household(row, self.people.pop(key, []) if key else [])
        for people in self.people.values():
            for row in people:
                self.reject(row, N_("This person belongs to no household of the file."))
        if self.people_reader is not None:
            for row in self.people_reader.of_nobody():
                self.reject(row, N_("This row is about nobody in the list of people."))

    def reject(
        self, row: Row, message: str, column: str = "", /, *, on_purpose: bool = False, **values: object
    ) -> None:
        """List a row that is in no draft."""
        self.rejected.append(Doubt(row.table.name, row.number, column, message, values, on_purpose=on_purpose))

    def _is_refused(self, row: Row, key: str, keys: Counter[str], seen: set[str]) -> bool:
        """Return whether a household cannot be read, after listing it and its people as rejected."""
        where = self.mapping.households
        foreign = self._foreign_id(row)
        left_out = next((rule for rule in self.mapping.leave_out if folded(row.text(rule.column)) in rule.values), None)
        if left_out is not None:
            message = N_("Left out, as the mapping says: {reason}.")
            self.reject(row, message, left_out.column, on_purpose=True, reason=left_out.because)
        elif not foreign:
            self.reject(
                row,
                N_("This row has no usable “{column}”: read again, the family would be doubled."),
                where.foreign_id,
                column=where.foreign_id,
            )
        elif foreign in seen:
            self.reject(
                row,
                N_("“{value}” stands in an earlier row too: these two rows cannot be told apart."),
                where.foreign_id,
                value=shown(foreign),
            )
        elif where.key and key and keys[key] > 1:
            self.reject(
                row,
                N_("{count} households have the index “{value}”: whose people are whose cannot be told."),
                where.key,
                count=keys[key],
                value=shown(row.cell(where.key)),
            )
        else:
            seen.add(foreign)
            return False
        for person in self.people.pop(key, []) if key else []:
            message = N_("This person's household, row {row}, is not read.")
            self.reject(person, message, on_purpose=left_out is not None, row=row.number)
        return True

    def _foreign_id(self, row: Row) -> str:
        column = self.mapping.households.foreign_id
        try:
            return line_of(row.cell(column), column)
        except Unreadable:
            return ""

    def _household(self, row: Row, people: list[Row]) -> HouseholdDraft:
        mapping = self.mapping
        applied = Applied(mapping.date_formats, self.today)
        fields = applied.fields(mapping.family, row)
        registered = fields.get("registered_on")
        told_on = registered if isinstance(registered, date) else None
        foreign = self._foreign_id(row)
        members: tuple[MemberDraft, ...] = ()
        person_needs: list[NeedDraft] = []
        if self.people_reader is not None:
            members, person_needs = self.people_reader.members(people, row, foreign, told_on, applied)
        _check_size(row, fields, len(members), applied)
        stays = (stay_of(applied.fields(rules, row)) for rules in mapping.stays)
        consents = applied.fields(mapping.consents, row)
        texts = (applied.note(row, rule.column) for rule in mapping.notes)
        numbers = (applied.line(row, rule.column) for rule in mapping.contacts)
        return HouseholdDraft(
            source=mapping.source,
            foreign_id=foreign,
            sheet=row.table.name,
            row=row.number,
            names={name: str(fields.pop(name)) for name in _NAMES & fields.keys()},
            fields=fields,
            members=members,
            stays=tuple(stay for stay in stays if stay is not None),
            needs=(*self._needs(row, told_on, applied), *person_needs),
            consents=tuple(ConsentDraft(purpose, str(state), told_on) for purpose, state in consents.items()),
            contacts=tuple(ContactDraft(number) for number in numbers if number),
            notes=tuple(NoteDraft(text, told_on) for text in texts if text),
            doubts=tuple(applied.doubts),
        )

    def _needs(self, row: Row, told_on: date | None, applied: Applied) -> Iterator[NeedDraft]:
        """Yield one need for each category, with everything that was answered about it."""
        found: dict[str, list[str]] = {}
        for question in self.mapping.needs:
            for answer in filter(None, map(folded, row.text(question.column).split(question.separator))):
                choice = question.choices.get(answer)
                if choice is None:
                    if answer not in question.blank:
                        applied.doubt(
                            row,
                            question.column,
                            N_("The answer “{value}” is not in the mapping; it was left out."),
                            value=shown(answer),
                        )
                    continue
                column = question.in_words.get(answer)
                words = applied.line(row, column) if column else ""
                whats = found.setdefault(choice.category, [])
                whats += [what for what in [words or choice.what] if what and what not in whats]
        for category, whats in found.items():
            yield NeedDraft(category, "; ".join(whats), told_on)

    def _wanted(self) -> Iterator[tuple[str, int]]:
        """Yield every column of the households' sheet that the mapping names, with its line."""
        mapping = self.mapping
        yield mapping.households.foreign_id, mapping.households.line
        yield mapping.households.key, mapping.households.line
        for rules in (mapping.family, mapping.consents, *mapping.stays):
            yield from columns_of(rules)
        for rule in mapping.leave_out:
            yield rule.column, rule.line
        for text in (*mapping.contacts, *mapping.notes):
            yield text.column, text.line
        for question in mapping.needs:
            yield question.column, question.line
            for column in question.in_words.values():
                yield column, question.line
        if mapping.head is not None:
            for column in (*mapping.head.first_when, mapping.head.first_sex, mapping.head.first_age):
                yield column, mapping.head.line
            for column in (mapping.head.sex, mapping.head.age):
                yield column, mapping.head.line


_NAMES = frozenset(
    part + script for part in ("first", "father", "surname", "called", "mother") for script in ("", "_ar")
)


def _check_size(row: Row, fields: Values[str, FieldValue], listed: int, applied: Applied) -> None:
    declared = fields.get("declared_people")
    if not isinstance(declared, int):
        if not listed and not fields.get("number"):  # of a family that is here it is known
            applied.doubt(row, "", N_("The file does not say how many people this family has."), "doubtful-size")
    elif listed and declared != listed:
        applied.doubt(
            row,
            "",
            N_("The family's size is given as {declared}, but {listed} people are listed."),
            "doubtful-size",
            declared=declared,
            listed=listed,
        )
    elif not declared:
        applied.doubt(row, "", N_("The family's size is given as 0."), "doubtful-size")
