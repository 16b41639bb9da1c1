"""The columns of the people who work here."""

from typing import Final

from famcase.presentation.columns import Column, flag, said
from famcase.services.views import UserView
from famcase.wording import N_

ROLE_WORDS: Final = {"caseworker": N_("caseworker"), "supervisor": N_("supervisor")}

USERS: Final[tuple[Column[UserView], ...]] = (
    Column("name", N_("Name"), lambda user: user.name, width=32),
    Column("role", N_("Role"), lambda user: user.role, lambda wording, role: said(wording, ROLE_WORDS.get(str(role)))),
    Column("active", N_("Works here"), lambda user: user.active, flag),
)
