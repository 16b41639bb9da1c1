"""A camp whose families agreed to our services, and the sheet of a wave."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts, split_name
from famcase.services.commands.families import register
from famcase.services.commands.sites import add_site
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily, NewFollowUp, NewMember, NewNeed, NewSite, NewStay, Where
from famcase.services.views import Composition
from tests.conftest import AUG_15
from tests.tui.keys import press, quiet, typed

NAMES = (
    ("Khaled al-Adnan", "خالد العدنان"),
    ("Mariam Barakat", "مريم بركات"),
    ("Omar Qaddour", ""),
    ("", "يوسف الحسين"),
    ("[/b] [@click=app.quit]Ali[/] =cmd|'/c calc'", ""),
    ("Samer al-Hidden", "سامر"),
)


@pytest.fixture
def camp(file_desk: Desk) -> RecordId:
    """A camp with six families since three days ago, one of them with a withheld name, one not asked for consent."""
    site = add_site(file_desk, NewSite("al-Midan camp", "self-settled", Where(pcode="C4132"), name_ar="مخيم الميدان"))
    for number, (name, name_ar) in enumerate(NAMES, start=1):
        latin = NameParts(first=name) if name.startswith("[") else split_name(name)
        stay = NewStay(
            Where(site=site), AUG_15.replace(day=12), "tent", tent=str(number), confirmed_on=AUG_15.replace(day=12)
        )
        register(
            file_desk,
            NewFamily(
                head=NewMember(latin, split_name(name_ar), "head"),
                composition=Composition(people=number + 3),
                stays=(stay,),
                needs=(NewNeed("nfi"),),
                consent="not-asked" if number == 3 else "given",
                withhold_name=number == 6,
                withhold_reason="asked for it" if number == 6 else "",
                follow_up=NewFollowUp(AUG_15, "tent"),
            ),
        )
    return site


@pytest.fixture
def open_sheet() -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Open an arrival sheet and say what all of its families share."""

    async def opened(pilot: Pilot[Any]) -> None:
        await quiet(pilot)
        pilot.app.open_rush("arrivals")  # type: ignore[attr-defined]
        await quiet(pilot)
        for answer in ("Tah", "10 Aug", "bombardment", "midan", "yesterday", "open"):
            await typed(pilot, answer)
            await press(pilot, "enter")
        await press(pilot, "right", "ctrl+s")

    return opened
