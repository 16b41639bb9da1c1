"""Adds, removes and lists the people who work here."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, one_of
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    add = arguments.act("add", N_("Add a person, who types their own passphrase."))
    add.add("name", metavar="NAME", help=N_("what the others call them"))
    add.add(
        "--role",
        metavar="caseworker|supervisor",
        required=True,
        type=one_of("--role", ("caseworker", "supervisor")),
        help=N_("what this person does here"),
    )
    remove = arguments.act("remove", N_("Remove a person: the database gets a new key."))
    remove.add("name", metavar="NAME", help=N_("the name as famcase user list shows it"))
    arguments.act("list", N_("List everybody who works or worked here."))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.user_columns import USERS
    from famcase.services.commands.users import add_user, remove_user
    from famcase.services.queries.users import list_users

    if options.act == "list":
        context.output.table(USERS, list_users(context.desk))
    elif options.act == "add":
        desk, mine = context.desk_and_passphrase()
        new = "" if context.server else context.passphrases.new()
        add_user(desk, context.home, options.name, options.role, new, mine=mine, **context.cost)
        context.done(N_("{user} can open the database now."), user=options.name)
    else:
        desk, mine = context.desk_and_passphrase()
        remove_user(desk, context.home, options.name, mine=mine)
        if context.server:
            context.done(N_("{user} is removed."), user=options.name)
            return None
        context.done(N_("{user} is removed, and the database has a new key."), user=options.name)
        context.remark(N_("Backups made before can still be opened with their passphrase."))
    return None


COMMAND = Command("user", N_("Add, remove and list the people who work here."), declare, run)
