"""Makes a new, encrypted database."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, file_path, one_of
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.passphrases import read_secret_file
from famcase.errors import Refused, Usage
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add(
        "--role",
        metavar="caseworker|supervisor",
        required=True,
        type=one_of("--role", ("caseworker", "supervisor")),
        help=N_("what you do here; a supervisor also assigns, closes and erases"),
    )
    arguments.add(
        "--organisation-key",
        metavar="FILE",
        type=file_path,
        help=N_("the public half of your organisation's key, which can open the database when no user can"),
    )
    arguments.add(
        "--recovery-code",
        action="store_true",
        help=N_("make a code that opens the database without the passphrase, and show it once; not on a field laptop"),
    )


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services import opening

    if not context.user:
        raise Usage(N_("Say who you are: --user NAME."), hint=N_("The name is kept inside the encrypted database."))
    if options.recovery_code and options.output:
        raise Usage(
            N_("A recovery code is in no file: it is shown once, to be written on paper."),
            hint=N_("Leave out --output."),
        )
    if context.server:
        context.keep(
            opening.open_server(
                context.server, clock=context.surroundings.clock, user=context.user, create=options.role
            )
        )
        context.done(N_("The office database is ready for {user}."), user=context.user)
        return None
    if opening.exists(context.home):
        raise Refused(
            N_("There is a database in {folder} already; nothing was changed."),
            hint=N_("Open it with famcase, or give another folder with --database."),
            folder=str(context.home.folder),
        )
    key = read_secret_file(options.organisation_key) if options.organisation_key else ""
    made = opening.create(
        context.home,
        context.user,
        options.role,
        context.passphrases.first(),
        clock=context.surroundings.clock,
        organisation_key=key,
        recovery=options.recovery_code,
        **context.cost,
    )
    context.keep(made.desk)
    context.done(
        N_("A new encrypted database for {user} is in {folder}."),
        user=context.user,
        folder=str(context.home.folder),
    )
    if made.recovery_code:
        context.done(N_("Recovery code: {code}"), code=made.recovery_code)
        context.remark(
            N_("Write it on paper, keep it away from this computer, and show it to nobody: it opens every family.")
        )
    return None


COMMAND = Command("init", N_("Make a new encrypted database for one person."), declare, run)
