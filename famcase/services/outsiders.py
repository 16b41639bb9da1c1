"""By which rule this desk publishes figures: what is few for whom, and the secret that changes them."""

import hashlib
import hmac
from enum import StrEnum

from famcase.domain.changes import RecordId
from famcase.domain.public_figures import PublicRule
from famcase.errors import StorageFault
from famcase.services.desk import Desk
from famcase.settings import Settings
from famcase.storage.journal import made_secret
from famcase.wording import N_

_PURPOSE = b"figures for outsiders"


class Audience(StrEnum):
    """Who sees figures that leave the organisation."""

    CLUSTER = "cluster"
    """Partners of the humanitarian cluster."""
    PUBLIC = "public"
    """Anybody."""


class NoSecret(StorageFault):
    def __init__(self) -> None:
        super().__init__(
            N_("This desk has nothing secret to change figures by: none can be published."),
            hint=N_("Check the database: famcase check."),
        )


def few_for(settings: Settings, audience: Audience) -> int:
    """Return the largest figure that an audience is not told."""
    return settings.cluster_threshold if audience is Audience.CLUSTER else settings.public_threshold


def public_rule(desk: Desk, audience: Audience) -> PublicRule:
    """Return the rule of figures for an audience. Raises NoSecret.

    Its secret is made of the one that seals the journal's record of the desk's first user: it is in every copy of the
    journal and in nothing else, so that all laptops of an organisation publish a figure as the same number, after a
    change of the database's key too.
    """
    user = desk.store.tables["user"]
    first = user.select(user.uid).order_by(user.made, user.uid).limit(1).scalar()
    secret = made_secret(desk.store.tables, RecordId(bytes(first))) if first else None
    if secret is None:
        raise NoSecret
    return PublicRule(hmac.digest(secret, _PURPOSE, hashlib.sha256), few_for(desk.settings, audience))
