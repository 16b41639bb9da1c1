"""A desk whose families agreed that they are told of."""

import pytest

from famcase.services.commands.consents import set_consent
from famcase.services.desk import Desk
from famcase.services.queries.cases import case_page


@pytest.fixture
def agreed_desk(told_desk: Desk) -> Desk:
    """The told desk, all of whose families agreed that they are told of for services."""
    for line in case_page(told_desk).lines:
        set_consent(told_desk, line.uid, "services", "given")
    return told_desk
