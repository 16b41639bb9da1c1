"""What is printed, on its way to the printer or into a file: gathered by the gate, drawn, recorded, handed over."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from famcase.cli.arguments import Arguments, file_path, one_of
from famcase.cli.context import Context
from famcase.cli.leaving import say_left_out, terms_of
from famcase.domain.levels import Level
from famcase.errors import Usage
from famcase.paths import expanded, is_there, refuse_to_replace
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.presentation.printed.printable import Printable
    from famcase.services.leaving import Leaving
    from famcase.services.printer import Printout

_TO_PRINTER: Final = "printer"
_WIDTHS: Final = ("80", "132")


def declare_printing(arguments: Arguments) -> None:
    """Add where it goes to and how wide text is."""
    arguments.add(
        "--to",
        metavar="printer|FILE",
        default=_TO_PRINTER,
        type=file_path,
        help=N_("the printer, or a file that ends in .pdf, .html or .txt"),
    )
    arguments.add(
        "--width",
        metavar="80|132",
        type=one_of("--width", _WIDTHS),
        help=N_("columns of text; the printer then gets text with form feeds instead of PDF"),
    )
    arguments.add("--yes", action="store_true", help=N_("replace a file of that name without asking"))


def print_it(context: Context, printable: "Printable") -> None:
    """Print it as the arguments say. Raises KeptBack, OnlyFigures, Usage, NoPrinter, NotPrinted and StorageFault.

    `--output` is for answers: what is printed goes where `--to` says.
    """
    from famcase.presentation.level_words import NAMES_ON_PAPER
    from famcase.presentation.printed.printable import setup_of
    from famcase.presentation.rendered import FORMS, rendered
    from famcase.services.leaving import PRINTER, Leaving, leave, next_number

    options, desk = context.options, context.desk
    _refuse_what_is_not_for(printable, options)
    level = _level(context, printable)
    terms = terms_of(context, level)
    to, ending = _destination(context)
    out = Leaving(to, terms)
    try:
        number = next_number(desk)
        gathered = printable.gather(desk, out, level)
        if level is Level.FULL and printable.of_families:
            context.remark(NAMES_ON_PAPER)
        setup = setup_of(
            printable,
            context.wording,
            desk.settings,
            context.today,
            level=level,
            also=options.leaving_with or (),
            number=number,
        )
        width = int(options.width or _WIDTHS[0])
        content = rendered(printable.build(gathered, setup), ending, context.wording, width)
        out.write(content)
        form = FORMS[ending] if isinstance(to, Path) else PRINTER
        leave(desk, out, what=printable.title, level=level, form=form, number=number)
    finally:
        out.drop()
    _say(context, out, number, content if ending == "txt" else b"")


def _refuse_what_is_not_for(printable: "Printable", options: Namespace) -> None:
    """Raise Usage for options that every command takes and this print would not heed."""
    if options.output:
        raise Usage(
            N_("What is printed goes where --to says, not --output."),
            hint=N_("Say --to {file} instead."),
            file=options.output,
        )
    if options.format:
        raise Usage(
            N_("The form of a print is not said with --format."),
            hint=N_("Let the file after --to end in .pdf, .html or .txt; --width gives the printer text."),
        )
    for what in options.leaving_with or ():
        if what not in printable.also:
            raise Usage(
                N_("“{what}” cannot be put into this print."),
                hint=N_("It is one of: {known}.") if printable.also else N_("Leave --with away."),
                what=what,
                known=", ".join(printable.also),
            )


def _level(context: Context, printable: "Printable") -> Level:
    from famcase.services.leaving import OnlyFigures

    asked = context.options.level
    level = Level(asked) if asked else printable.levels[0]
    if level in printable.levels:
        return level
    if level is Level.FIGURES and printable.of_families:
        raise OnlyFigures
    raise Usage(
        N_("This print has no level {level}."),
        hint=N_("It is one of: {known}."),
        level=level.value,
        known=", ".join(one.value for one in printable.levels),
    )


def _destination(context: Context) -> "tuple[Path | Printout, str]":
    """Return where it goes to, and the ending of its form. Asks before a file is replaced."""
    from famcase.presentation.rendered import ending_of
    from famcase.services.printer import Printout

    options = context.options
    if options.to.casefold() == _TO_PRINTER:
        ending = "txt" if options.width else "pdf"
        return Printout(ending), ending
    path = expanded(options.to)
    if not (ending := ending_of(path.name)):
        raise Usage(
            N_("The name {file} does not say in which form it is to be written."),
            hint=N_("Let it end in .pdf, .html or .txt, or say --to printer."),
            file=path.name,
        )
    if options.width and ending != "txt":
        raise Usage(
            N_("Only text is so many columns wide."),
            hint=N_("Let the name of the file end in .txt, or leave --width away."),
        )
    refuse_to_replace(path)
    if is_there(path):
        warning = N_("{file} is there already and will be replaced.")
        context.confirm(warning, N_("Type yes to replace it."), file=path.name)
    return path, ending


def _say(context: Context, out: "Leaving", number: int, text: bytes) -> None:
    from famcase.presentation.line_printer import ARABIC_IN_TEXT, holds_arabic

    say_left_out(context, out)
    if holds_arabic(text.decode("utf-8", "replace")):
        context.remark(ARABIC_IN_TEXT)
    lines = context.wording.plural("{count} line", "{count} lines", out.lines)
    if out.folder is None:
        context.done(N_("Sent to the printer: print {number}, {lines}."), number=str(number), lines=lines)
    else:
        context.done(
            N_("Wrote print {number}, {lines}, to {file}."), number=str(number), lines=lines, file=context.options.to
        )
