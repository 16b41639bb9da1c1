"""Keeps lists of families under names."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    add = arguments.act("add", N_("Keep a list, or other words under the name of one."))
    add.add("name", metavar="NAME", help=N_("what you call it"))
    add.add("words", metavar="WORDS", nargs="*", help=N_("the words of the list, as famcase list takes them"))
    add.add("--columns", metavar="COLUMNS", help=N_("which columns in which order, such as number,name,since"))
    add.add("--sort", metavar="COLUMN", help=N_("any column; by name where nothing is said"))
    add.add("--reverse", action="store_true", help=N_("the other way round; what is not known stays last"))
    rename = arguments.act("rename", N_("Call a list otherwise."))
    rename.add("name", metavar="NAME", help=N_("the name of the list"))
    rename.add("to", metavar="NEW", help=N_("what it is called from now on"))
    remove = arguments.act("remove", N_("Keep a list no more; its families stay as they are."))
    remove.add("name", metavar="NAME", help=N_("the name of the list"))
    arguments.act("list", N_("List the lists that you keep."))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.case_columns import chosen
    from famcase.presentation.saved_columns import SAVED
    from famcase.services.commands.saved_lists import remove_list, rename_list, save_list
    from famcase.services.inputs import NewSavedList
    from famcase.services.queries.saved_lists import list_saved

    desk = context.desk
    if options.act == "list":
        context.table(SAVED, list_saved(desk), N_("You keep no list yet. famcase saved add keeps one."))
    elif options.act == "add":
        ids = tuple(one.strip() for one in (options.columns or "").split(",") if one.strip())
        columns = tuple(column.id for column in chosen(ids))
        save_list(
            desk, NewSavedList(options.name, " ".join(options.words), columns, options.sort or "", options.reverse)
        )
        context.done(N_("The list “{name}” is kept."), name=options.name)
    elif options.act == "rename":
        rename_list(desk, options.name, options.to)
        context.done(N_("The list is called “{name}” now."), name=options.to)
    else:
        remove_list(desk, options.name)
        context.done(N_("The list “{name}” is kept no more."), name=options.name)
    return None


COMMAND = Command("saved", N_("Keep lists of families under names."), declare, run)
