"""What tests of the services are made of: colleagues at other desks, and a family to do something with."""

import secrets
from datetime import date

from famcase.domain.names import NameParts
from famcase.paths import Home
from famcase.services import opening
from famcase.services.commands.families import Registered, register
from famcase.services.commands.users import add_user
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily, NewMember, NewStay, Where
from famcase.services.views import Composition
from famcase.storage.keys import CHEAP_FOR_TESTS
from tests.conftest import PASSPHRASE

AUG_10 = date(2018, 8, 10)
AUG_12 = date(2018, 8, 12)
AUG_15 = date(2018, 8, 15)
"""Today by the frozen clock: a Wednesday."""

ARMANAZ = Where(pcode="C4176")
KHALED = NameParts("Khaled", "Ahmad", "al-Adnan", "Abu Ahmad")
KHALED_AR = NameParts("خالد", "أحمد", "العدنان")


def colleague(desk: Desk, home: Home, name: str = "Sami", role: str = "caseworker") -> Desk:
    """Add a user and open their desk on the same database, on a server as a role of its own; to be closed."""
    if desk.store.engine == "sqlite":
        passphrase = f"a passphrase of {name}"
        add_user(desk, home, name, role, passphrase, mine=PASSPHRASE, cost=CHEAP_FOR_TESTS)
        return opening.unlock(home, passphrase, clock=desk.clock)
    server_role = f"{name.lower()}_{secrets.token_hex(4)}"
    desk.store.database.execute_sql(f'CREATE ROLE "{server_role}" LOGIN')
    add_user(desk, home, server_role, role, cost=CHEAP_FOR_TESTS)
    return opening.open_server(address_as(desk, server_role), clock=desk.clock)


def address_as(desk: Desk, role: str) -> str:
    """Return the address of a server desk's database for another role."""
    _, _, rest = str(desk.store.database.database).partition("@")
    return f"postgresql://{role}@{rest}"


def again(desk: Desk, home: Home) -> Desk:
    """Open the same person's desk a second time, as a second program on the file or a second session; to be closed."""
    if desk.store.engine == "sqlite":
        return opening.unlock(home, PASSPHRASE, clock=desk.clock)
    return opening.open_server(str(desk.store.database.database), clock=desk.clock)


def the_adnans(desk: Desk, **changed: object) -> Registered:
    """Register the family of the story: fourteen declared, the head named in both scripts, one stay."""
    fields: dict[str, object] = {
        "head": NewMember(KHALED, KHALED_AR, sex="male"),
        "composition": Composition(people=14),
        "origin": Where(text="southern Idlib"),
        "left_on": AUG_10,
        "stays": (NewStay(ARMANAZ, AUG_12, "rented", reason="bombardment"),),
        "priority": 2,
    }
    return register(desk, NewFamily(**{**fields, **changed}))  # type: ignore[arg-type]
