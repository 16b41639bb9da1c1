"""For whom figures are: us, partners of the humanitarian cluster, or anybody."""

from argparse import Namespace
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments
from famcase.errors import Usage
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.services.outsiders import Audience


def declare_audience(arguments: Arguments) -> None:
    """Add --public and --cluster."""
    arguments.add("--public", action="store_true", help=N_("for anybody: no figure in it tells how few a few are"))
    arguments.add("--cluster", action="store_true", help=N_("the same for humanitarian partners, less rounded"))


def audience_of(options: Namespace) -> "Audience | None":
    """Return whom figures are for; None for us, and for what has none. Raises Usage for two at once."""
    is_public, is_for_cluster = getattr(options, "public", False), getattr(options, "cluster", False)
    if not is_public and not is_for_cluster:
        return None
    from famcase.services.outsiders import Audience

    if is_public and is_for_cluster:
        raise Usage(N_("Figures are for one or the other."), hint=N_("Say --public or --cluster."))
    return Audience.PUBLIC if is_public else Audience.CLUSTER
