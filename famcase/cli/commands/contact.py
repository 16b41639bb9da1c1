"""Adds ways to reach a family, corrects them and takes them out."""

from argparse import SUPPRESS, Namespace
from dataclasses import replace
from typing import Any

from famcase.cli.arguments import Arguments, one_of
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.listed import pick
from famcase.errors import Usage
from famcase.wording import N_

_NONE = N_("This family has {count} contacts; there is no number {number}.")


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    add = arguments.act("add", N_("Add a way to reach a family."))
    add.add("number", metavar="NUMBER", help=N_("the number, as it is dialled here or with its country code"))
    _declare_details(add)
    add.add("--whatsapp", action="store_true", help=N_("the number has WhatsApp"))
    add.add("--do-not-say-who", action="store_true", help=N_("whoever calls must not say who we are"))
    edit = arguments.act("edit", N_("Correct a way to reach a family."))
    edit.add("contact", metavar="N", help=N_("the contact, by its number in famcase show"))
    edit.add("--number", metavar="NUMBER", help=N_("the number, as it is dialled here or with its country code"))
    _declare_details(edit)
    for option, explained in (
        ("--whatsapp", N_("whether the number has WhatsApp")),
        ("--do-not-say-who", N_("whether whoever calls must not say who we are")),
    ):
        edit.add(option, metavar="yes|no", default=SUPPRESS, type=one_of(option, ("yes", "no")), help=explained)
    remove = arguments.act("remove", N_("Take out what reaches them no more."))
    remove.add("contact", metavar="N", help=N_("the contact, by its number in famcase show"))


def _declare_details(arguments: Arguments) -> None:
    for option, metavar, explained in (
        ("--kind", "KIND", N_("phone, or one of famcase terms contact-kind")),
        ("--whose", "KIND", N_("whose number; famcase terms contact-whose")),
        ("--safe", "yes|no|unknown", N_("whether it is safe to call there")),
        ("--when", "TEXT", N_("when to call")),
    ):
        arguments.add(option, metavar=metavar, default=SUPPRESS, help=explained)


def run(context: Context, options: Namespace) -> int | None:
    acts = {"add": _add, "edit": _edit, "remove": _remove}
    acts[options.act](context, options)
    return None


def _add(context: Context, options: Namespace) -> None:
    from famcase.services.commands.contacts import add_contact
    from famcase.services.inputs import NewContact

    family = context.family(options.case)
    new = replace(NewContact(options.number), **_told(context, options))
    add_contact(context.desk, family.uid, new, family.version)
    context.done(N_("{family}: the contact is saved."), case=family.number, family=context.called(family))


def _edit(context: Context, options: Namespace) -> None:
    from famcase.services.commands.contacts import edit_contact
    from famcase.services.inputs import NewContact

    family = context.family(options.case)
    known = pick(family.contacts, options.contact, _NONE)
    told = _told(context, options)
    if options.number is not None:
        told["number"] = options.number
    if not told:
        raise Usage(
            N_("Nothing was said that would change anything."),
            hint=N_("Name what is to be corrected, such as --safe no or --number 0944123456."),
        )
    before = NewContact(
        known.number, known.kind, known.whose, known.whatsapp, known.safe, known.when, known.do_not_say_who
    )
    changed = edit_contact(context.desk, family.uid, known.uid, replace(before, **told), family.version).changed
    context.done(
        N_("{family}: the contact is corrected.") if changed else N_("{family}: that was known so already."),
        case=family.number,
        family=context.called(family),
    )


def _remove(context: Context, options: Namespace) -> None:
    from famcase.services.commands.contacts import remove_contact

    family = context.family(options.case)
    remove_contact(context.desk, family.uid, pick(family.contacts, options.contact, _NONE).uid, family.version)
    context.done(N_("{family}: the contact is taken out."), case=family.number, family=context.called(family))


def _told(context: Context, options: Namespace) -> dict[str, Any]:
    """Return the fields of a contact that were said, besides its number."""
    said = vars(options)
    told: dict[str, Any] = {
        name: context.kind(vocabulary, said[name])
        for name, vocabulary in (("kind", "contact-kind"), ("whose", "contact-whose"), ("safe", "contact-safe"))
        if name in said
    }
    if "when" in said:
        told["when"] = said["when"]
    for name in ("whatsapp", "do_not_say_who"):
        if name in said:
            told[name] = said[name] in (True, "yes")
    return told


COMMAND = Command("contact", N_("Add ways to reach a family, and correct them."), declare, run)
