"""How commands declare their arguments, with help in the session's language and our own sentences for mistakes."""

import os
import re
from argparse import SUPPRESS, Action, ArgumentParser, HelpFormatter, _ArgumentGroup, _SubParsersAction
from collections.abc import Callable, Iterable
from typing import Any, Final, NoReturn

from famcase.domain.levels import BY_CHOICE, Level
from famcase.errors import Usage
from famcase.paths import HOME_VARIABLE, expanded
from famcase.presentation.wording import Wording
from famcase.wording import N_

MORE: Final = N_("famcase {command} --help shows how it is used.")

# What argparse says, and what we say instead; its own words are English only.
_MISTAKES: Final = (
    (r"the following arguments are required: (?P<names>.*)", N_("This is missing: {names}.")),
    (r"unrecognized arguments: (?P<names>.*)", N_("This belongs to no argument: {names}.")),
    (r"argument (?P<names>.*): expected .*", N_("A value is missing after {names}.")),
    (r"argument (?P<names>.*): ignored explicit argument .*", N_("{names} takes no value.")),
    (r"argument (?P<names>.*): not allowed with argument (?P<other>.*)", N_("{names} and {other} do not go together.")),
    (r"argument (?P<names>.*): invalid choice: .*", N_("This is not a command that famcase knows.")),
)

SERVERS = ("postgresql://", "postgres://")
"""How the address of an office server begins."""

_LONGEST_FILE_NAME: Final = 255
"""Bytes that the usual file systems allow between two slashes."""

_LONGEST: Final = 100_000
"""Characters of one argument, five times those of the longest note: more is a file given by mistake, and to fold or
search it would take gigabytes."""

_CONTROL = re.compile("[\x00-\x1f\x7f]")


class Parser(ArgumentParser):
    """An argument parser whose mistakes are raised as Usage, and whose frame of help is in the session's language."""

    def __init__(
        self, *, prog: str, wording: Wording, show: Callable[[str], None], summary: str, command: str = "", **_more: Any
    ) -> None:
        """`summary` is a msgid, `command` names the command in the hint of a mistake, `show` prints the help."""
        super().__init__(
            prog=prog,
            description=_for_help(wording(summary)),
            add_help=False,
            allow_abbrev=False,
            formatter_class=_formatter(wording),
        )
        self.wording = wording
        self.command = command
        self._show = show
        self._positionals.title = wording(N_("what it is given"))
        self._optionals.title = wording(N_("options"))
        self.add_argument("-h", "--help", action="help", help=_for_help(wording(N_("show this help and exit"))))

    def inner(self, parsers: "_SubParsersAction[Any]", name: str, summary: str) -> "Parser":
        """Return the parser of a command or act among `parsers`, which are this parser's."""
        made: Parser = parsers.add_parser(
            name,
            help=_for_help(self.wording(summary)),
            wording=self.wording,
            show=self._show,
            summary=summary,
            command=f"{self.command} {name}".strip(),
        )
        return made

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Read the arguments; what belongs to none is a mistake of the command to which it was said."""
        options, others = super().parse_known_args(args, namespace)
        if others:
            self.error(f"unrecognized arguments: {' '.join(others)}")
        return options, others

    def error(self, message: str) -> NoReturn:
        """Raise Usage for what argparse complains of."""
        hint = MORE if self.command else N_("famcase --help lists the commands.")
        for pattern, sentence in _MISTAKES:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                raise Usage(sentence, hint=hint, command=self.command, **found.groupdict())
        raise Usage(N_("The command was not understood: {problem}."), hint=hint, command=self.command, problem=message)

    def _get_values(self, action: Action, arg_strings: list[str]) -> Any:
        """Read the values of one argument; argparse before Python 3.13 loses the value of `--name=--`."""
        if action.option_strings and action.nargs is None and arg_strings == ["--"]:
            return self._get_value(action, "--")
        return super()._get_values(action, arg_strings)

    def _print_message(self, message: str, file: object = None) -> None:  # noqa: ARG002 - argparse names a stream
        if message:
            self._show(message)


class Arguments:
    """Adds arguments to one command; every help is a msgid."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self._wording = parser.wording
        self._group: _ArgumentGroup | Parser = parser
        self._acts: _SubParsersAction[Any] | None = None

    def add(self, *names: str, help: str, **more: Any) -> None:  # noqa: A002 - argparse's own word
        """Add an argument as argparse does; `help` is a msgid."""
        if "action" not in more or more["action"] == "append":
            more.setdefault("type", typed)
        self._group.add_argument(*names, help=_for_help(self._wording(help, home=HOME_VARIABLE)), **more)

    def titled(self, title: str) -> "Arguments":
        """Return arguments that stand under a title of their own in the help."""
        group = Arguments(self._parser)
        group._group = self._parser.add_argument_group(self._wording(title))
        return group

    def act(self, name: str, summary: str, *, required: bool = True) -> "Arguments":
        """Return the arguments of one act of the command (`member CASE add …`); options.act names the one chosen.

        The command's first act says whether one is `required`; where none is, options.act may be None.
        """
        if self._acts is None:
            self._acts = self._parser.add_subparsers(
                dest="act", required=required, metavar=self._wording(N_("ACT")), parser_class=Parser
            )
        inner = Arguments(self._parser.inner(self._acts, name, summary))
        add_globals(inner, inherit=True)
        return inner


def add_globals(arguments: Arguments, *, inherit: bool) -> None:
    """Add what every command takes; `inherit` leaves what was said before the command as it is."""
    group = arguments.titled(N_("for every command"))
    default = SUPPRESS if inherit else None
    group.add(
        "--database",
        metavar="WHERE",
        default=default,
        type=file_path,
        help=N_("the folder or file of the database, or postgresql://…; else {home}, else the usual folder"),
    )
    group.add("--user", metavar="NAME", default=default, help=N_("who you are; else FAMCASE_USER"))
    group.add(
        "--language",
        metavar="en|ar",
        default=default,
        type=one_of("--language", ("en", "ar")),
        help=N_("the language of all words; else that of the system"),
    )
    group.add(
        "--bidi",
        metavar="auto|terminal|app|off",
        default=default,
        type=one_of("--bidi", ("auto", "terminal", "app", "off")),
        help=N_("who puts Arabic in its order: the terminal, famcase, nobody, or whoever seems right"),
    )
    group.add(
        "--format",
        metavar="FORMAT",
        default=default,
        type=one_of("--format", ("simple", "plain", "grid", "github", "csv", "tsv", "hxl", "json", "jsonl", "html")),
        help=N_("the form of the answer: simple, plain, grid, github, csv, tsv, hxl, json, jsonl or html"),
    )
    group.add(
        "--output",
        metavar="FILE",
        default=default,
        type=file_path,
        help=N_(
            "write the answer into this file, for you alone, in place of any of that name; without --format its end "
            "says the form, such as .csv or .json; .pdf is set in pages"
        ),
    )
    group.add(
        "--level",
        metavar="LEVEL",
        default=default,
        type=one_of("--level", tuple(Level)),
        help=N_("what is in that file: codes, where nothing is said, initials, full or figures"),
    )
    group.add(
        "--with",
        metavar="WHAT",
        dest="leaving_with",
        action="append",
        default=default,
        type=one_of("--with", BY_CHOICE),
        help=N_("put this in that file too, each named on its own: notes, contacts or sensitive (codes)"),
    )
    group.add(
        "--purpose",
        metavar="PURPOSE",
        dest="leaving_purpose",
        default=default,
        help=N_("what that file is for: only families that agreed to it are in it; services where nothing is said"),
    )
    group.add(
        "--recipient",
        metavar="NAME",
        dest="leaving_recipient",
        default=default,
        help=N_("who receives that file; a referral needs it"),
    )
    group.add(
        "--vital",
        metavar="REASON",
        dest="leaving_vital",
        default=default,
        help=N_("why lives depend on that file: families that were never asked are in it too; a supervisor's word"),
    )


def one_of(option: str, known: Iterable[str]) -> Callable[[str], str]:
    """Return a type that takes only these words."""
    words = tuple(known)

    def read(text: str) -> str:
        _not_too_long(text)
        if text.casefold() in words:
            return text.casefold()
        raise Usage(
            N_("{option} cannot be “{text}”."),
            hint=N_("It is one of: {known}."),
            option=option,
            text=text,
            known=", ".join(words),
        )

    return read


def whole_number(text: str) -> int:
    """Read a count in any script's digits; raises Usage."""
    from famcase.domain.numbers import western

    _not_too_long(text)
    digits = western(text.strip())
    if digits.isascii() and digits.isdecimal() and len(digits) <= 9:
        return int(digits)
    raise Usage(N_("“{text}” is not a whole number."), hint=N_("Type it in digits, such as 14 or ١٤."), text=text)


def typed(text: str) -> str:
    """Take a text; raises Usage for bytes that are no UTF-8, which Python hands over as lone surrogates."""
    _not_too_long(text)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Usage(
            N_("“{text}” is not text that famcase can read."),
            hint=N_("Set the terminal to UTF-8, or type it anew instead of pasting it."),
            text=text,
        )
    return text


def file_path(text: str) -> str:
    """Take the name of a file; raises Usage for one that no system can have."""
    _not_too_long(text)
    try:
        longest = max(len(part) for part in re.split(rb"[/\\]", os.fsencode(text)))
    except UnicodeEncodeError:
        longest = _LONGEST_FILE_NAME + 1
    if not text.strip() or longest > _LONGEST_FILE_NAME or _CONTROL.search(text):
        raise Usage(N_("“{text}” is not the name of a file."), hint=N_("Give the path of a file."), text=text[:200])
    expanded(text)
    return text


def _not_too_long(text: str) -> None:
    """Raise Usage for what is far longer than anything famcase keeps."""
    if len(text) > _LONGEST:
        raise Usage(
            N_("One of these texts is {length} characters long, and at most {limit} can be given."),
            hint=N_("Shorten it. famcase import takes whole files."),
            length=len(text),
            limit=_LONGEST,
        )


def _for_help(text: str) -> str:
    # argparse fills %(…)s places in what it shows.
    return text.replace("%", "%%")


def _formatter(wording: Wording) -> type[HelpFormatter]:
    class Formatter(HelpFormatter):
        """Says "usage" in the session's language."""

        def add_usage(
            self, usage: str | None, actions: Iterable[Action], groups: Any, prefix: str | None = None
        ) -> None:
            super().add_usage(usage, actions, groups, wording(N_("usage: ")) if prefix is None else prefix)

    return Formatter
