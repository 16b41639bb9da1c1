"""Read a mapping from TOML: every mistake is a sentence that names the key and the line."""

import re
import tomllib
from collections.abc import Collection
from collections.abc import Mapping as Values
from datetime import datetime
from typing import Any

from famcase.domain.vocabulary import Vocabulary
from famcase.errors import Refused
from famcase.exchange.mapping import (
    FAMILY_FIELDS,
    MEMBER_FIELDS,
    STAY_FIELDS,
    VOCABULARIES,
    Case,
    Constant,
    Decision,
    FromColumn,
    HeadRule,
    Kind,
    LeaveOut,
    Mapping,
    MoreAboutPeople,
    NeedChoice,
    NeedsColumn,
    Rule,
    Sheet,
    Text,
    folded,
)
from famcase.wording import N_, Said

_HEADER = re.compile(r"^\s*\[\[?\s*([^\]]+?)\s*\]\]?")
_KEY = re.compile(r"^\s*([A-Za-z0-9_\-]+|\"[^\"]*\"|'[^']*')\s*=")
_TOP = frozenset(
    {"source", "title", "dates", "household", "family", "people", "member", "vulnerability", "person_need", "head"}
    | {"stay", "needs", "consent", "contact", "note"}
)


class MappingRefused(Refused):
    """A mapping cannot be used; the sentence names the key and the line."""


def read_mapping(text: str, vocabulary: Vocabulary) -> Mapping:
    """Return the mapping that `text` (TOML) describes; raises MappingRefused."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MappingRefused(
            N_("The mapping is not correct TOML: {problem}."), hint=N_("Correct that line."), problem=str(error)
        ) from error
    return _Reader(text, vocabulary).mapping(data)


class _Reader:
    """Turns parsed tables into a Mapping; `where` is a path of keys such as ("family", "priority")."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.lines = key_lines(text)
        self.vocabulary = vocabulary

    def mapping(self, data: dict[str, Any]) -> Mapping:
        self.known(data, (), _TOP)
        households = self.table(data, "household", ())
        self.known(households, ("household",), {"sheet", "key", "foreign_id", "leave_out"})
        people = self.table(data, "people", ()) if "people" in data else {}
        self.known(people, ("people",), {"sheet", "parent", "foreign_id", "oldest_age", "also"})
        needs = self.tables(data, "needs", ())
        return Mapping(
            source=self.text(data, "source", ()),
            title=self.text(data, "title", (), ""),
            date_formats=self.date_formats(data),
            households=Sheet(
                name=self.text(households, "sheet", ("household",), ""),
                line=self.line(("household",)),
                foreign_id=self.text(households, "foreign_id", ("household",)),
                key=self.text(households, "key", ("household",), ""),
            ),
            leave_out=tuple(
                self.leave_out(entry, ("household", "leave_out", str(n)))
                for n, entry in enumerate(self.tables(households, "leave_out", ("household",)))
            ),
            family=self.rules(self.table(data, "family", (), {}), ("family",), FAMILY_FIELDS),
            people=self.people(people) if people else None,
            more_about_people=tuple(
                self.more(entry, ("people", "also", str(n)))
                for n, entry in enumerate(self.tables(people, "also", ("people",)))
            ),
            member=self.rules(self.table(data, "member", (), {}), ("member",), MEMBER_FIELDS),
            vulnerabilities=self.cases(data.get("vulnerability", []), ("vulnerability",), "vulnerability"),
            person_needs=self.cases(data.get("person_need", []), ("person_need",), "need"),
            head=self.head(self.table(data, "head", ())) if "head" in data else None,
            oldest_age=self.number(people, "oldest_age", ("people",), 100),
            stays=tuple(
                self.rules(entry, ("stay", str(n)), STAY_FIELDS)
                for n, entry in enumerate(self.tables(data, "stay", ()))
            ),
            needs=tuple(self.needs(entry, ("needs", str(n))) for n, entry in enumerate(needs)),
            consents=self.consents(self.table(data, "consent", (), {})),
            contacts=self.free_texts(data, "contact"),
            notes=self.free_texts(data, "note"),
        )

    def people(self, data: dict[str, Any]) -> Sheet:
        where = ("people",)
        return Sheet(
            name=self.text(data, "sheet", where),
            line=self.line(where),
            foreign_id=self.text(data, "foreign_id", where),
            parent=self.text(data, "parent", where),
        )

    def more(self, data: dict[str, Any], where: tuple[str, ...]) -> MoreAboutPeople:
        self.known(data, where, {"sheet", "person"})
        return MoreAboutPeople(self.text(data, "sheet", where), self.text(data, "person", where), self.line(where))

    def leave_out(self, data: dict[str, Any], where: tuple[str, ...]) -> LeaveOut:
        self.known(data, where, {"column", "is", "because"})
        return LeaveOut(
            column=self.text(data, "column", where),
            values=frozenset(map(folded, self.texts(data, "is", where))),
            because=self.text(data, "because", where),
            line=self.line(where),
        )

    def head(self, data: dict[str, Any]) -> HeadRule:
        where = ("head",)
        self.known(data, where, {"first_when", "first_sex", "first_age", "sex", "age"})
        return HeadRule(
            first_when=self.when(data.get("first_when", {}), (*where, "first_when")),
            first_sex=self.text(data, "first_sex", where, ""),
            first_age=self.text(data, "first_age", where, ""),
            sex=self.text(data, "sex", where, ""),
            age=self.text(data, "age", where, ""),
            line=self.line(where),
        )

    def rules(self, data: dict[str, Any], where: tuple[str, ...], fields: Values[str, Kind]) -> tuple[Rule, ...]:
        self.known(data, where, set(fields))
        return tuple(self.rule(name, fields[name], value, (*where, name)) for name, value in data.items())

    def consents(self, data: dict[str, Any]) -> tuple[Rule, ...]:
        rules = []
        for purpose, value in data.items():
            where = ("consent", purpose)
            self.check_code("consent-purpose", purpose, where)
            rules.append(self.rule(purpose, "code", value, where, vocabulary="consent-state"))
        return tuple(rules)

    def rule(self, name: str, kind: Kind, value: Any, where: tuple[str, ...], vocabulary: str = "") -> Rule:
        codes = vocabulary or VOCABULARIES.get(name, name)
        if isinstance(value, str):
            value = {"column": value}
        if isinstance(value, list):
            return Decision(name, self.cases(value, where, codes), self.line(where))
        if not isinstance(value, dict):
            raise self.wrong(where, N_("a column's name in quotes, or a table"))
        self.known(value, where, {"column", "values", "blank", "constant"})
        if "constant" in value:
            constant = str(value["constant"])
            if kind == "code":
                self.check_code(codes, constant, (*where, "constant"))
            return Constant(name, kind, constant, self.line(where))
        return FromColumn(
            field=name,
            kind=kind,
            column=self.text(value, "column", where),
            line=self.line(where),
            values=self.values(value, where, codes if kind == "code" else ""),
            blank=frozenset(map(folded, self.texts(value, "blank", where))),
        )

    def values(self, data: dict[str, Any], where: tuple[str, ...], codes: str) -> dict[str, str] | None:
        """Return our value by the file's; a code column without `values` takes our codes and their labels."""
        if "values" not in data:
            if not codes:
                return None
            terms = self.vocabulary.terms(codes)
            labels = {folded(label): term.code for term in terms for label in (term.label_en, term.label_ar) if label}
            return labels | {folded(term.code): term.code for term in terms}
        translated = {}
        for theirs, ours in self.table(data, "values", where).items():
            inside = (*where, "values", theirs)
            if codes:
                self.check_code(codes, str(ours), inside)
            translated[folded(theirs)] = str(ours)
        return translated

    def cases(self, entries: Any, where: tuple[str, ...], codes: str) -> tuple[Case, ...]:
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise self.wrong(where, N_("a list of tables"))
        return tuple(self.case(entry, (*where, str(n)), codes) for n, entry in enumerate(entries))

    def case(self, data: dict[str, Any], where: tuple[str, ...], codes: str) -> Case:
        self.known(data, where, {"when", "when_any", "code", "unsure", "what", "from_age", "to_age"})
        code = self.text(data, "code", where)
        self.check_code(codes, code, (*where, "code"))
        any_column = "when_any" in data
        name = "when_any" if any_column else "when"
        return Case(
            when=self.when(data.get(name, {}), (*where, name)),
            code=code,
            line=self.line(where),
            unsure=self.text(data, "unsure", where, ""),
            what=self.text(data, "what", where, ""),
            any_column=any_column,
            from_age=self.number(data, "from_age", where, 0),
            to_age=self.number(data, "to_age", where, 999),
        )

    def when(self, data: Any, where: tuple[str, ...]) -> dict[str, frozenset[str]]:
        if not isinstance(data, dict):
            raise self.wrong(where, N_("a table of columns and values"))
        return {
            column: frozenset(map(folded, values if isinstance(values, list) else [values]))
            for column, values in data.items()
        }

    def needs(self, data: dict[str, Any], where: tuple[str, ...]) -> NeedsColumn:
        self.known(data, where, {"column", "separator", "blank", "in_words", "values"})
        choices = {}
        for answer, choice in self.table(data, "values", where).items():
            inside = (*where, "values", answer)
            if not isinstance(choice, dict):
                raise self.wrong(inside, N_("a table with need and what"))
            self.known(choice, inside, {"need", "what"})
            category = self.text(choice, "need", inside)
            self.check_code("need", category, inside)
            choices[folded(answer)] = NeedChoice(category, self.text(choice, "what", inside, ""))
        in_words = self.table(data, "in_words", where, {})
        return NeedsColumn(
            column=self.text(data, "column", where),
            separator=self.text(data, "separator", where, " "),
            choices=choices,
            blank=frozenset(map(folded, self.texts(data, "blank", where))),
            in_words={folded(answer): str(column) for answer, column in in_words.items()},
            line=self.line(where),
        )

    def free_texts(self, data: dict[str, Any], name: str) -> tuple[Text, ...]:
        texts = []
        for n, entry in enumerate(self.tables(data, name, ())):
            where = (name, str(n))
            self.known(entry, where, {"column"})
            texts.append(Text(self.text(entry, "column", where), self.line(where)))
        return tuple(texts)

    def date_formats(self, data: dict[str, Any]) -> tuple[str, ...]:
        """Return the forms of dates; one that does not tell day, month and year would never read a date."""
        forms = self.texts(data, "dates", ())
        example = datetime(2018, 8, 15)  # noqa: DTZ001 - a day has no time zone
        for form in forms:
            try:
                whole = datetime.strptime(example.strftime(form), form) == example  # noqa: DTZ007
            except ValueError:
                whole = False
            if not whole:
                raise self.wrong(("dates",), N_("a list of forms with day, month and year, such as %d/%m/%Y"))
        return forms

    # What every table is read with.

    def line(self, where: tuple[str, ...]) -> int:
        """Return the line of the key, or of the nearest table around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def known(self, data: dict[str, Any], where: tuple[str, ...], keys: Collection[str]) -> None:
        for key in data:
            if key not in keys:
                raise MappingRefused(
                    N_("Line {line} of the mapping: nothing is called “{key}” here."),
                    hint=N_("It can be one of: {known}."),
                    line=self.line((*where, key)),
                    key=_dotted((*where, key)),
                    known=", ".join(sorted(keys)),
                )

    def check_code(self, codes: str, code: str, where: tuple[str, ...]) -> None:
        if code not in self.vocabulary.codes(codes):
            raise MappingRefused(
                N_("Line {line} of the mapping: “{code}” is not in the list {list} (for “{key}”)."),
                hint=N_("It can be one of: {known}."),
                line=self.line(where),
                code=code,
                list=codes,
                key=_dotted(where),
                known=", ".join(self.vocabulary.codes(codes)),
            )

    def wrong(self, where: tuple[str, ...], wanted: str) -> MappingRefused:
        return MappingRefused(
            N_("Line {line} of the mapping: “{key}” has to be {wanted}."),
            hint=N_("Correct that line."),
            line=self.line(where),
            key=_dotted(where),
            wanted=Said(wanted),
        )

    def text(self, data: dict[str, Any], key: str, where: tuple[str, ...], default: str | None = None) -> str:
        value = data.get(key, default)
        if value is None:
            raise MappingRefused(
                N_("Line {line} of the mapping: “{key}” is missing."),
                hint=N_("Add it to that table."),
                line=self.line(where),
                key=_dotted((*where, key)),
            )
        if not isinstance(value, str):
            raise self.wrong((*where, key), N_("a text in quotes"))
        return value

    def texts(self, data: dict[str, Any], key: str, where: tuple[str, ...]) -> tuple[str, ...]:
        value = data.get(key, [])
        if not isinstance(value, list):
            raise self.wrong((*where, key), N_("a list of texts"))
        return tuple(map(str, value))

    def number(self, data: dict[str, Any], key: str, where: tuple[str, ...], default: int) -> int:
        value = data.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong((*where, key), N_("a whole number"))
        return value

    def table(
        self, data: dict[str, Any], key: str, where: tuple[str, ...], default: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        value = data.get(key, default)
        if value is None:
            self.text(data, key, where)
        if not isinstance(value, dict):
            raise self.wrong((*where, key), N_("a table"))
        return value

    def tables(self, data: dict[str, Any], key: str, where: tuple[str, ...]) -> list[dict[str, Any]]:
        value = data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self.wrong((*where, key), N_("a list of tables"))
        return value


def key_lines(text: str) -> dict[tuple[str, ...], int]:
    """Return the line (from 1) of each key of a TOML text, lists of tables numbered from 0: ("stay", "0", "living")."""
    lines: dict[tuple[str, ...], int] = {}
    current: tuple[str, ...] = ()
    counts: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            parts = tuple(part.strip().strip("\"'") for part in header.group(1).split("."))
            listed = line.lstrip().startswith("[[")
            base: tuple[str, ...] = ()
            for position, part in enumerate(parts):
                base = (*base, part)
                lines.setdefault(base, number)
                last = position == len(parts) - 1
                if last and listed:
                    counts[base] = counts.get(base, -1) + 1
                if base in counts:
                    base = (*base, str(counts[base]))
            lines[current := base] = number
        elif key := _KEY.match(line):
            lines[(*current, key.group(1).strip("\"'"))] = number
    return lines


def _dotted(where: tuple[str, ...]) -> str:
    return ".".join(part for part in where if not part.isdigit())
