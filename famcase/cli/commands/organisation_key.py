"""Makes an organisation's pair of keys."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, file_path
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.paths import expanded
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("public", metavar="PUBLIC_FILE", type=file_path, help=N_("where the half for every laptop goes"))
    arguments.add("private", metavar="PRIVATE_FILE", type=file_path, help=N_("where the half for the safe goes"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.recovering import make_organisation_keys

    make_organisation_keys(expanded(options.public), expanded(options.private))
    context.done(
        N_("The public half is in {public}, the private half in {private}."),
        public=options.public,
        private=options.private,
    )
    context.remark(N_("Lock the private half away: it opens every laptop that was given the public one."))
    return None


COMMAND = Command("organisation-key", N_("Make your organisation's pair of keys, once, in the office."), declare, run)
