"""Adds ways to reach a family."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    add = arguments.act("add", N_("Add a way to reach a family."))
    add.add("number", metavar="NUMBER", help=N_("the number, as it is dialled here or with its country code"))
    add.add("--kind", metavar="KIND", default="phone", help=N_("phone, or one of famcase terms contact-kind"))
    add.add("--whose", metavar="KIND", help=N_("whose number; famcase terms contact-whose"))
    add.add("--whatsapp", action="store_true", help=N_("the number has WhatsApp"))
    add.add("--safe", metavar="yes|no|unknown", default="unknown", help=N_("whether it is safe to call there"))
    add.add("--when", metavar="TEXT", default="", help=N_("when to call"))
    add.add("--do-not-say-who", action="store_true", help=N_("whoever calls must not say who we are"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.contacts import add_contact
    from famcase.services.inputs import NewContact

    family = context.family(options.case)
    new = NewContact(
        options.number,
        kind=context.kind("contact-kind", options.kind),
        whose=context.kind("contact-whose", options.whose),
        whatsapp=options.whatsapp,
        safe=context.kind("contact-safe", options.safe),
        when=options.when,
        do_not_say_who=options.do_not_say_who,
    )
    add_contact(context.desk, family.uid, new, family.version)
    context.done(N_("{family}: the contact is saved."), case=family.number, family=context.called(family))
    return None


COMMAND = Command("contact", N_("Add ways to reach a family."), declare, run)
