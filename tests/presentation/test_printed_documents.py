"""Every document of a whole desk, at every level, in both languages and all forms: nobody is given away by any."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from famcase.domain.levels import BY_CHOICE, Level
from famcase.domain.numbers import shown_case_number
from famcase.domain.periods import last_days
from famcase.presentation.documents import PageForm
from famcase.presentation.printed.distribution_list import distribution_print
from famcase.presentation.printed.family_sheet import family_print
from famcase.presentation.printed.handover_sheet import handover_print
from famcase.presentation.printed.printable import Printable, setup_of
from famcase.presentation.printed.round_slips import round_print
from famcase.presentation.printed.site_page import site_print
from famcase.presentation.printed.situation_report import report_print, summary_print
from famcase.presentation.rendered import FORMS, rendered
from famcase.presentation.summary_tables import SUMMARIES
from famcase.presentation.wording import Wording
from famcase.services import demo, gate
from famcase.services.commands.distributing import make_distribution
from famcase.services.desk import Desk
from famcase.services.gate import Terms
from famcase.services.inputs import NewDistribution, Where
from famcase.services.leaving import KeptBack, Leaving
from famcase.services.printing import NobodyToVisit, NoneMayBeOnPaper
from famcase.services.queries.cases import case_page
from famcase.services.queries.families import get_family
from famcase.services.queries.sites import list_sites
from famcase.services.queries.users import list_users
from famcase.services.views import FamilyView
from tests.read_pdf import pages_of


def printables(desk: Desk, families: list[FamilyView]) -> Iterator[Printable]:
    """Yield everything that can be printed of a desk, and one family in six."""
    for family in families[::6]:
        yield family_print(family.uid)
    for user in list_users(desk):
        yield handover_print(user.uid, user.name)
        yield round_print(PageForm.A4, user.name)
    yield round_print(PageForm.A6)
    for site in list_sites(desk):
        yield site_print(site.uid)
        if site.with_us_families > 5:
            yield distribution_print(make_distribution(desk, NewDistribution("nfi-kit", Where(site=site.uid))).uid)
    period = last_days(desk.clock.today(), 60)
    yield report_print(period)
    for table in SUMMARIES:
        yield summary_print(table.name, period)


def secrets_of(family: FamilyView) -> set[str]:
    """Return the words that tell who a family is: whole names, and what its people are called."""
    parts = (family.name, family.name_ar)
    names = {name.shown() for name in parts} | {name.called for name in parts}
    return {name for name in names if len(name) > 6}


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3, 11])
def test_nobody_who_did_not_agree_and_no_withheld_name_is_on_any_print(
    file_desk: Desk, tmp_path: Path, seed: int
) -> None:
    demo.fill(file_desk, families=90, seed=seed)
    families = [get_family(file_desk, line.uid) for line in case_page(file_desk, limit=500).lines]
    kept_back = gate.kept_back(file_desk, [family.uid for family in families], Terms())
    kept = {family.number for family in families if family.uid in kept_back}
    withheld = {family.number for family in families if family.withheld}
    assert len(kept) > 10
    assert withheld - kept
    agreed = [family for family in families if family.uid not in kept_back]
    public = {name for family in agreed if not family.withheld for name in secrets_of(family)}
    hidden = {name for family in families if family.number in kept | withheld for name in secrets_of(family)} - public
    named = {name for family in agreed if not family.withheld for name in secrets_of(family) if " " in name}
    today, prints, seen = file_desk.clock.today(), 0, 0
    for index, printable in enumerate(printables(file_desk, families)):
        for level in printable.levels:
            words = Wording("ar" if index % 2 else "en", file_desk.vocabulary, lambda: today)
            out = Leaving(tmp_path / "print.pdf", Terms())
            try:
                gathered = printable.gather(file_desk, out, level)
            except (KeptBack, NobodyToVisit, NoneMayBeOnPaper):
                continue
            finally:
                out.drop()
            setup = setup_of(printable, words, file_desk.settings, today, level=level, also=BY_CHOICE, number=index)
            for ending in FORMS:
                content = rendered(printable.build(gathered, setup), ending, words, 132)
                text = "\n".join(pages_of(content)) if ending == "pdf" else content.decode("utf-8")
                told = " ".join(text.split())
                assert not [number for number in kept if shown_case_number(number) in told], printable.title
                assert not [name for name in hidden if name in told], printable.title
                if level is not Level.FULL:
                    assert not [name for name in named if name in told], (printable.title, level)
                seen += any(name in told for name in named)
                prints += 1
    assert prints > 150
    assert seen > 10, "with names they are there"
