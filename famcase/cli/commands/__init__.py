"""Every command, in the order in which the help lists them."""

from typing import Final

from famcase.cli.command import Command
from famcase.cli.commands import (
    assign,
    backup,
    check,
    close,
    count,
    demo,
    due,
    erase,
    event,
    follow_up,
    history,
    import_file,
    init,
    list_cases,
    member,
    move,
    need,
    note,
    open_screen,
    organisation_key,
    origins,
    passphrase,
    place,
    recover,
    register,
    reopen,
    restore,
    show,
    site,
    sites,
    summary,
    terms,
    undo,
    user,
    visited,
)

_MODULES: Final = (
    init, open_screen, demo,
    register, member, move, need, follow_up, visited, note,
    list_cases, show, due, history, undo,
    assign, close, reopen, erase,
    sites, site, count, origins, event, place, summary, terms,
    import_file, user, passphrase, backup, restore, check, organisation_key, recover,
)  # fmt: skip

COMMANDS: Final[tuple[Command, ...]] = tuple(module.COMMAND for module in _MODULES)
