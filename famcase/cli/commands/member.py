"""Adds people to a family and corrects what is known of them."""

from argparse import Namespace
from typing import Any

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.listed import pick
from famcase.cli.names import declare_names, read_names
from famcase.cli.persons import declare_circumstances, declare_sex_and_age, echo_born, read_born, read_sex
from famcase.errors import Usage
from famcase.services.views import FamilyView, MemberView
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    add = arguments.act("add", N_("Add a person to a family."))
    _declare_person(add)
    edit = arguments.act("edit", N_("Correct what is known of a person; an empty text clears it."))
    edit.add("person", metavar="PERSON", help=N_("who, by number in famcase show or by name"))
    _declare_person(edit)

    remove = arguments.act("remove", N_("Take out a person who was entered in error."))
    remove.add("person", metavar="PERSON", help=N_("who, by number in famcase show or by name"))
    functioning = arguments.act(
        "functioning", N_("Record what is hard for a person, by the Washington Group's questions.")
    )
    functioning.add("person", metavar="PERSON", help=N_("who, by number in famcase show or by name"))
    functioning.add(
        "answers", metavar="DOMAIN=LEVEL", nargs="*", help=N_("such as mobility=3; famcase terms functioning-level")
    )
    number = arguments.act("number", N_("Record what a document or another list calls a person, or the family."))
    number.add("source", metavar="LIST", help=N_("which list or document"))
    number.add("number", metavar="NUMBER", help=N_("the number there"))
    number.add("--person", metavar="PERSON", help=N_("of one of them, by number in famcase show or by name"))
    forget = arguments.act("forget-number", N_("Take out a number of another list."))
    forget.add("number", metavar="N", help=N_("the number, by its own number in famcase show"))


def _declare_person(arguments: Arguments) -> None:
    declare_names(arguments, N_("the name in Latin letters, in one line"), N_("the name in Arabic letters"))
    declare_sex_and_age(arguments)
    declare_circumstances(arguments)


def run(context: Context, options: Namespace) -> int | None:
    family = context.family(options.case)
    acts = {
        "add": _add,
        "edit": _edit,
        "remove": _remove,
        "functioning": _functioning,
        "number": _number,
        "forget-number": _forget_number,
    }
    acts[options.act](context, options, family)
    return None


def _add(context: Context, options: Namespace, family: FamilyView) -> None:
    from famcase.services.commands.members import add_member
    from famcase.services.inputs import NewMember

    name, name_ar = read_names(options)
    born = read_born(context, options)
    new = NewMember(
        name=name,
        name_ar=name_ar,
        sex=read_sex(context, options.sex),
        born=born,
        relation=context.kind("relation", options.relation),
        presence=context.kind("presence", options.presence) or "here",
        vulnerabilities=_kinds(context, options.vulnerability or []),
        spellings=tuple(options.spelling or []),
        presence_since=context.day_or_none(options.presence_since),
        tracing_open=None if options.tracing is None else options.tracing == "yes",
    )
    add_member(context.desk, family.uid, new, family.version)
    echo_born(context, options, born)
    context.done(
        N_("{family}: a person was added; {count} are listed now."),
        case=family.number,
        family=context.called(family),
        count=family.listed + 1,
    )


def _edit(context: Context, options: Namespace, family: FamilyView) -> None:
    from famcase.services.commands.members import edit_member

    uid = context.member(family, options.person)
    person = next(member for member in family.members if member.uid == uid)
    fields = _fields(context, options, person)
    if not fields:
        raise Usage(
            N_("Nothing was said that would change anything."),
            hint=N_("Name what is to be corrected, such as --age 9 or --presence missing."),
        )
    changed = edit_member(context.desk, family.uid, uid, family.version, **fields).changed
    context.done(
        N_("{family}: the person is corrected.") if changed else N_("{family}: that was known so already."),
        case=family.number,
        family=context.called(context.family(options.case)),
    )


def _remove(context: Context, options: Namespace, family: FamilyView) -> None:
    from famcase.services.commands.members import remove_member

    remove_member(context.desk, family.uid, context.member(family, options.person), family.version)
    context.done(N_("{family}: the person is taken out."), case=family.number, family=context.called(family))


def _functioning(context: Context, options: Namespace, family: FamilyView) -> None:
    from famcase.services.commands.members import edit_member

    uid = context.member(family, options.person)
    known = next(member for member in family.members if member.uid == uid).functioning
    said = dict(answer.split(":", 1) for answer in known)
    for answer in options.answers:
        domain, _, level = answer.partition("=")
        said[context.kind("functioning-domain", domain)] = context.kind("functioning-level", level)
    answers = tuple(f"{domain}:{level}" for domain, level in said.items())
    changed = edit_member(context.desk, family.uid, uid, family.version, functioning=answers).changed
    context.done(
        N_("{family}: the person is corrected.") if changed else N_("{family}: that was known so already."),
        case=family.number,
        family=context.called(family),
    )


def _number(context: Context, options: Namespace, family: FamilyView) -> None:
    from famcase.services.commands.members import add_other_number

    member = context.member(family, options.person) if options.person else None
    add_other_number(context.desk, family.uid, options.source, options.number, family.version, member=member)
    context.done(N_("{family}: the number is saved."), case=family.number, family=context.called(family))


def _forget_number(context: Context, options: Namespace, family: FamilyView) -> None:
    from famcase.services.commands.members import remove_other_number

    missing = N_("This family has {count} numbers of other lists; there is no number {number}.")
    known = pick(family.other_numbers, options.number, missing)
    remove_other_number(context.desk, family.uid, known.uid, family.version)
    context.done(N_("{family}: the number is taken out."), case=family.number, family=context.called(family))


def _fields(context: Context, options: Namespace, person: MemberView) -> dict[str, Any]:
    """Return the fields of the person's record that were said."""
    fields = _names(options, person)
    if options.age is not None or options.born is not None:
        born = read_born(context, options)
        echo_born(context, options, born)
        fields |= {
            "born_on": born.on if born else None,
            "born_precision": born.precision if born else "",
            "estimated": bool(born and born.estimated),
        }
    if options.sex is not None:
        fields["sex"] = read_sex(context, options.sex)
    for name in ("relation", "presence"):
        text = getattr(options, name)
        if text is not None:
            fields[name] = context.kind(name, text)
    if options.presence_since is not None:
        fields["presence_since"] = context.day_or_none(options.presence_since)
    if options.tracing is not None:
        fields["tracing_open"] = options.tracing == "yes"
    if options.vulnerability is not None:
        fields["vulnerabilities"] = _kinds(context, options.vulnerability)
    if options.spelling is not None:
        fields["spellings"] = tuple(spelling for spelling in options.spelling if spelling.strip())
    return fields


def _names(options: Namespace, person: MemberView) -> dict[str, Any]:
    """Return the parts of the name that were said."""
    fields: dict[str, Any] = {}
    known = (person.name, person.name_ar)
    for said, before, script in zip(read_names(options, *known), known, ("", "_ar"), strict=True):
        for part in ("first", "father", "surname", "called", "mother"):
            if getattr(said, part) != getattr(before, part):
                fields[part + script] = getattr(said, part)
    return fields


def _kinds(context: Context, said: list[str]) -> tuple[str, ...]:
    return tuple(context.kind("vulnerability", text) for text in said if text.strip())


COMMAND = Command("member", N_("Add people to a family, and correct what is known of them."), declare, run)
