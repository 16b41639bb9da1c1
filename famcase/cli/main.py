"""Runs one command: reads the arguments, calls it, and turns whatever goes wrong into a sentence and an exit code."""

import os
import signal
import sys
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from famcase.cli import faults
from famcase.cli.arguments import SERVERS, Arguments, Parser, add_globals
from famcase.cli.output import NoAnswer, Output
from famcase.cli.surroundings import Screen, Surroundings, of_process
from famcase.domain.levels import Level
from famcase.errors import FamcaseError, Usage
from famcase.paths import Home, expanded, home
from famcase.presentation.bidi import Bidi, choose
from famcase.presentation.tables import TableFormat
from famcase.presentation.wording import Wording
from famcase.settings import Reading, Settings, read_settings
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.cli.command import Command

ABOUT: Final = N_(
    "A desk for the people who look after families displaced by war. Without a command, the screen starts."
)
OPEN: Final = "open"
"""The command that no command means."""


def main(arguments: Sequence[str] | None = None, *, screen: Screen | None = None) -> int:
    """Run the command line of this process and return its exit code; `screen` starts the full screen."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows knows only the first
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup has the second ignored
            signal.signal(number, _interrupt)
    return run(sys.argv[1:] if arguments is None else arguments, of_process(os.environ, screen))


def _interrupt(*_received: object) -> None:
    """End as ctrl+c does: whatever was begun is put away first."""
    raise KeyboardInterrupt


def run(arguments: Sequence[str], surroundings: Surroundings) -> int:
    """Run one command in given surroundings and return its exit code."""
    reading = _settings(arguments, surroundings)
    wording = Wording(_language(arguments, surroundings, reading.settings), today=surroundings.clock.today)
    output = Output(surroundings.out, surroundings.err, wording, _bidi(arguments, surroundings, reading.settings))
    try:
        return _run(arguments, surroundings, output, reading)
    except SystemExit as asked:  # argparse leaves like this after --help and --version
        return asked.code if isinstance(asked.code, int) else 0
    except FamcaseError as error:
        if isinstance(error, NoAnswer):
            _leave_pipe(surroundings)
        return _tell(output, output.wording.error(error), error.exit_code)
    except KeyboardInterrupt:
        return _tell(output, wording(N_("Interrupted; what was saved before is kept.")), faults.INTERRUPTED)
    except BrokenPipeError:
        _leave_pipe(surroundings)
        return faults.PIPE_CLOSED
    except Exception as fault:  # the last door: nobody is shown a traceback, which may hold names
        return _tell(output, faults.unexpected(fault, wording), faults.UNEXPECTED)


class _Version(Action):
    """Says the version; looking it up takes 20 ms that no other command should wait for."""

    def __call__(self, parser: ArgumentParser, *_more: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            parser.exit(message=f"famcase {version('famcase')}\n")
        except PackageNotFoundError:
            parser.exit(message="famcase, not installed\n")


def make_parser(
    wording: Wording, show: Callable[[str], None] = print, said: Sequence[str] | None = None
) -> tuple[Parser, dict[str, "Command"]]:
    """Return the parser of the command line, and every command by its name.

    It knows those that are among the words `said` before any "--help", or all where none is: making the parsers of all
    takes a quarter of a run.
    """
    from famcase.cli.commands import COMMANDS

    parser = Parser(prog="famcase", wording=wording, show=show, summary=ABOUT)
    arguments = Arguments(parser)
    arguments.add("--version", action=_Version, nargs=0, help=N_("say which famcase this is"))
    add_globals(arguments, inherit=False)
    chosen = parser.add_subparsers(
        dest="command", metavar=wording(N_("COMMAND")), title=wording(N_("commands")), parser_class=Parser
    )
    # asked before any command, for help with all of them
    asked = list(takewhile(lambda one: one not in {"-h", "--help"}, said or ()))
    named = [one for one in COMMANDS if one.name in asked]
    for command in named or COMMANDS:
        inner = Arguments(parser.inner(chosen, command.name, command.summary))
        command.declare(inner)
        add_globals(inner, inherit=True)
    return parser, {command.name: command for command in COMMANDS}


def _level(options: Namespace) -> Level:
    """Return the level of what leaves; commands that have names of their own to ask for ask for all.

    Raises Usage where names are asked for and a level that has none.
    """
    if not getattr(options, "names", False):
        return Level(options.level or Level.CODES)
    if options.level not in (None, Level.FULL):
        raise Usage(N_("{names} and {other} do not go together."), names="--names", other=f"--level {options.level}")
    return Level.FULL


def _run(arguments: Sequence[str], surroundings: Surroundings, output: Output, reading: Reading) -> int:
    from famcase.cli.context import Context
    from famcase.cli.leaving import AnswerFile

    parser, commands = make_parser(output.wording, output.help, arguments)
    options = parser.parse_args(list(arguments))
    output.settle(
        TableFormat(options.format) if options.format else None,
        expanded(options.output) if options.output else None,
        _level(options),
        options.leaving_with or (),
    )
    for complaint in reading.complaints:
        output.remark(output.wording.error(complaint))
    context = Context(surroundings, options, output, reading.settings)
    command = commands[options.command or OPEN]
    answer = AnswerFile(context, command)
    output.has_mark = reading.settings.csv_mark
    output.let_out, output.let_out_inside, output.send = answer.let_out, answer.let_out_inside, answer.send
    output.marks, output.figures_told = answer.marks, answer.figures_told
    try:
        code = command.run(context, options) or 0
        output.finish()
        if surroundings.is_filed and output.is_whole and context.is_open:
            context.remark(N_("This answer is whole and not recorded; --output FILE writes what may leave."))
    finally:
        answer.drop()
        context.close()
    return code


def _settings(arguments: Sequence[str], surroundings: Surroundings) -> Reading:
    """Read how the desk works that is meant: its language is needed before the arguments are read."""
    named = _early(arguments, "--database", fold=False)
    try:
        if not named or named.startswith(SERVERS):
            return read_settings(Home(home(surroundings.environ)).settings)
        path = expanded(named)
        return read_settings(Home(path.parent if path.suffix else path).settings)
    except FamcaseError:  # what is wrong with the folder is said by the command
        return Reading()


def _language(arguments: Sequence[str], surroundings: Surroundings, settings: Settings) -> str:
    if asked := _early(arguments, "--language"):
        return asked
    if settings.language != "system":
        return settings.language
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if named := surroundings.environ.get(variable, ""):
            return "ar" if named.casefold().startswith("ar") else "en"
    return "en"


def _bidi(arguments: Sequence[str], surroundings: Surroundings, settings: Settings) -> Bidi:
    """Return who reorders: nobody where the answer goes to no terminal and it was not asked for."""
    asked = _early(arguments, "--bidi")
    setting = Bidi(asked if asked in set(Bidi) else settings.bidi)
    return choose(setting, surroundings.environ) if surroundings.shows or setting is Bidi.APP else Bidi.OFF


def _early(arguments: Sequence[str], option: str, *, fold: bool = True) -> str:
    """Return the value of an option before the arguments are read: help and mistakes already follow it."""
    value = ""
    for index, argument in enumerate(arguments):
        if argument.startswith(f"{option}="):
            value = argument.partition("=")[2]
            break
        if argument == option and index + 1 < len(arguments):
            value = arguments[index + 1]
            break
        if argument == "--":
            break
    return value.casefold() if fold else value


def _tell(output: Output, sentences: str, code: int) -> int:
    """Say what went wrong, where anybody still listens."""
    try:
        output.remark(sentences)
    except OSError:
        return code
    return code


def _leave_pipe(surroundings: Surroundings) -> None:
    """Point the closed stream at nothing, so that closing it at the end complains no more."""
    try:
        number = surroundings.out.fileno()
    except (OSError, ValueError):
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, number)
    os.close(nothing)
