"""Every command, in the order in which the help lists them."""

from typing import Final

from famcase.cli.command import Command
from famcase.cli.commands import (
    assign,
    assistance,
    backup,
    bulk,
    check,
    close,
    confirm,
    consent,
    contact,
    count,
    counts,
    demo,
    due,
    edit,
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
    saved,
    send_back,
    settings,
    show,
    site,
    sites,
    summary,
    terms,
    undo,
    user,
    visited,
    withhold,
)

_MODULES: Final = (
    init, open_screen, demo,
    register, edit, member, contact, consent, withhold, move, confirm, need, assistance, follow_up, visited, note,
    list_cases, saved, show, due, history, undo,
    assign, bulk, close, send_back, reopen, erase,
    sites, site, count, counts, origins, event, place, summary, terms,
    import_file, user, passphrase, settings, backup, restore, check, organisation_key, recover,
)  # fmt: skip

COMMANDS: Final[tuple[Command, ...]] = tuple(module.COMMAND for module in _MODULES)
