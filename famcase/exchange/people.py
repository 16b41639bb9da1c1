"""Make drafts of a family's people from the rows of a roster, and find its head."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from famcase.exchange.mapping import NAME_FIELDS, FromColumn, HeadRule, Mapping, Sheet, folded
from famcase.exchange.rules import Applied, columns_of, columns_of_cases, fits, holds
from famcase.exchange.sheets import Workbook
from famcase.exchange.tables import Row, check_columns, find_table
from famcase.exchange.values import AGE_LIMIT, Unreadable, line_of, shown
from famcase.services.household_drafts import FieldValue, MemberDraft, NeedDraft
from famcase.wording import N_


class PeopleReader:
    """Reads the roster of one workbook, joined with the further sheets about the same people."""

    def __init__(self, workbook: Workbook, mapping: Mapping, where: Sheet) -> None:
        self.mapping = mapping
        self.where = where
        self.table = find_table(workbook, where.name, where.line)
        check_columns((self.table,), [(where.foreign_id, where.line), (where.parent, where.line)])
        self.further: list[dict[str, Row]] = []
        self._unknown: list[Row] = []
        tables = [self.table]
        known = {row.text(where.foreign_id) for row in self.table.rows()} - {""}
        for sheet in mapping.more_about_people:
            table = find_table(workbook, sheet.name, sheet.line)
            check_columns((table,), [(sheet.person, sheet.line)])
            rows: dict[str, Row] = {}
            for row in table.rows():
                person = row.text(sheet.person)
                if person in known and person not in rows:
                    rows[person] = row
                else:
                    self._unknown.append(row)
            self.further.append(rows)
            tables.append(table)
        wanted = [*columns_of(mapping.member), *columns_of_cases(mapping.vulnerabilities)]
        check_columns(tuple(tables), [*wanted, *columns_of_cases(mapping.person_needs)])

    def rows(self) -> Iterator[Row]:
        """Yield the roster's rows, each with its rows of the further sheets."""
        for row in self.table.rows():
            person = row.text(self.where.foreign_id)
            yield replace(row, more=tuple(rows[person] for rows in self.further if person in rows))

    def of_nobody(self) -> Iterator[Row]:
        """Yield rows of the further sheets that belong to nobody, or to somebody who has one already."""
        yield from self._unknown

    def members(
        self, rows: list[Row], household: Row, foreign: str, told_on: date | None, applied: Applied
    ) -> tuple[tuple[MemberDraft, ...], list[NeedDraft]]:
        """Return the people of one household and their own needs; doubts go to `applied`."""
        members: list[MemberDraft] = []
        needs: list[NeedDraft] = []
        for position, row in enumerate(rows, start=1):
            before = len(applied.doubts)
            taken = {member.foreign_id for member in members}
            person = self._foreign_id(row, taken, f"{foreign}/{position}", applied)
            member = self._member(row, person, told_on, applied)
            members.append(member)
            needs += [
                NeedDraft(case.code, case.what, told_on, person=person)
                for case in self.mapping.person_needs
                if fits(case, row) and _is_of_age(member, case.from_age, case.to_age)
            ]
            applied.doubts[before:] = [replace(doubt, person=person) for doubt in applied.doubts[before:]]
        if self.mapping.head is not None and members:
            members = self._with_head(members, household, self.mapping.head, applied)
        return tuple(members), needs

    def _foreign_id(self, row: Row, taken: set[str], instead: str, applied: Applied) -> str:
        """Return what the file calls the person, else `instead`: the place in the list, which may change."""
        column = self.where.foreign_id
        try:
            person = line_of(row.cell(column), column)
        except Unreadable:
            person = ""
        if person and person not in taken:
            return person
        applied.doubt(
            row,
            column,
            N_("“{value}” does not tell this person from the others; the place in the list was taken instead."),
            value=shown(row.cell(column)),
        )
        return instead

    def _member(self, row: Row, person: str, told_on: date | None, applied: Applied) -> MemberDraft:
        fields = applied.fields(self.mapping.member, row)
        age = self._age(row, fields, applied)
        months = fields.pop("months", None)
        draft = MemberDraft(
            foreign_id=person,
            sheet=row.table.name,
            row=row.number,
            names={name: str(fields.pop(name)) for name in NAME_FIELDS.keys() & fields.keys()},
            sex=_text(fields.pop("sex", None)),
            age=age,
            months=months if isinstance(months, int) and months < 12 and not age else None,
            age_on=told_on,
            born_on=_day(fields.pop("born_on", None)),
            precision=_text(fields.pop("born_precision", None)),
            relation=_text(fields.pop("relation", None)),
            presence=_text(fields.pop("presence", None)),
        )
        found = [
            case.code
            for case in self.mapping.vulnerabilities
            if fits(case, row) and _is_of_age(draft, case.from_age, case.to_age)
        ]
        return replace(draft, vulnerabilities=tuple(dict.fromkeys(found)), fields=fields)

    def _age(self, row: Row, fields: dict[str, FieldValue], applied: Applied) -> int | None:
        age = fields.pop("age", None)
        if not isinstance(age, int):
            return None
        column = next(
            (rule.column for rule in self.mapping.member if rule.field == "age" and isinstance(rule, FromColumn)), ""
        )
        if age > AGE_LIMIT:
            applied.doubt(row, column, N_("{age} is not an age; it was left out."), "doubtful-age", age=age)
            return None
        if age > self.mapping.oldest_age:
            applied.doubt(
                row,
                column,
                N_("The age {age} is doubtful: it is over {oldest}."),
                "doubtful-age",
                age=age,
                oldest=self.mapping.oldest_age,
            )
        return age

    def _with_head(
        self, members: list[MemberDraft], household: Row, rule: HeadRule, applied: Applied
    ) -> list[MemberDraft]:
        """Return the members with the head marked, where the file lets us know who it is."""
        if holds(rule.first_when, household):
            first = members[0]
            if not self._is_like(first, household, rule.first_sex, rule.first_age):
                applied.doubt(
                    household,
                    rule.first_sex or rule.first_age,
                    N_("The head, listed first (row {row}), is of another sex or age there than here."),
                    row=first.row,
                )
            return [replace(first, relation="head"), *members[1:]]
        like = [member for member in members if self._is_like(member, household, rule.sex, rule.age)]
        if len(like) != 1:
            applied.doubt(
                household,
                rule.sex or rule.age,
                N_("Who heads the family cannot be told: {count} of its people are of the sex and age given here."),
                count=len(like),
            )
            return members
        return [replace(member, relation="head") if member is like[0] else member for member in members]

    def _is_like(self, member: MemberDraft, household: Row, sex_column: str, age_column: str) -> bool:
        sex = next((rule for rule in self.mapping.member if rule.field == "sex" and isinstance(rule, FromColumn)), None)
        told_sex = folded(household.text(sex_column))
        if sex is not None and sex.values is not None and told_sex and sex.values.get(told_sex) != member.sex:
            return False
        told_age = folded(household.text(age_column))
        return not told_age or told_age == str(member.age)


def _is_of_age(member: MemberDraft, from_age: int, to_age: int) -> bool:
    """Return whether the age lies between the two, both included; an unknown one only where no age is asked for."""
    if member.age is None:
        return from_age == 0 and to_age >= AGE_LIMIT
    return from_age <= member.age <= to_age


def _text(value: FieldValue | None) -> str | None:
    return None if value is None else str(value)


def _day(value: FieldValue | None) -> date | None:
    return value if isinstance(value, date) else None
