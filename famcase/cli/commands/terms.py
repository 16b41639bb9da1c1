"""Lists the kinds to choose from, and gives a list entries of the organisation's own."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import NotFound
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("list", metavar="LIST", help=N_("the list, such as living, need, item, outcome or relation"))
    change = arguments.act(
        "set", N_("Add an entry to a list, or change the labels of one (supervisors)."), required=False
    )
    change.add("code", metavar="CODE", help=N_("what files call it: small Latin letters, digits, single hyphens"))
    change.add("--label-en", metavar="TEXT", help=N_("what it is called in English"))
    change.add("--label-ar", metavar="TEXT", help=N_("what it is called in Arabic"))
    retire = arguments.act("retire", N_("Offer an entry no more; what bears it keeps it (supervisors)."))
    retire.add("code", metavar="CODE", help=N_("the entry, by its code or label"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.term_columns import TERMS
    from famcase.services.commands.terms import retire_term, set_term

    vocabulary = context.desk.vocabulary
    name = options.list.strip().casefold()
    terms = vocabulary.terms(name)
    if not terms:
        raise NotFound(
            N_("There is no list called “{list}”."),
            hint=N_("Some are: living, reason, need, item, outcome, relation, urgency, site-type, close-reason."),
            list=options.list,
        )
    if options.act == "set":
        known = vocabulary.get(name, options.code) if vocabulary.has(name, options.code) else None
        label_en = (known.label_en if known else "") if options.label_en is None else options.label_en
        label_ar = (known.label_ar if known else "") if options.label_ar is None else options.label_ar
        set_term(context.desk, name, options.code, label_en, label_ar)
        context.done(N_("{list}: {code} is “{label}”."), list=name, code=options.code, label=label_en or label_ar)
    elif options.act == "retire":
        code = vocabulary.find(name, options.code)
        retire_term(context.desk, name, code)
        context.done(N_("{list}: {code} is offered no more; what bears it keeps it."), list=name, code=code)
    else:
        context.output.table(TERMS, terms)
    return None


COMMAND = Command("terms", N_("List the kinds to choose from, and change what a list offers."), declare, run)
