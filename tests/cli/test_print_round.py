"""famcase print round: nothing but what may be read at a checkpoint, and none where nobody is to be visited."""

import re

import pytest

from tests.cli.camp import AGREED, ORGANISATION, REFUSED, SITE, UNASKED, WITHHELD
from tests.command_line import CommandLine
from tests.read_pdf import pages_of, properties_of, sizes_of


@pytest.mark.parametrize("form", [(), ("--slips",)])
def test_the_round_on_paper_holds_nothing_but_what_may_be_read_at_a_checkpoint(
    camp: CommandLine, cases: dict[str, str], form: tuple[str, ...]
) -> None:
    file = camp.folder / "round.pdf"
    assert camp("print", "round", *form, "--to", str(file), "--vital", "shelling").code == 0
    pages = pages_of(file.read_bytes())
    text = "\n".join(pages)

    for said in (cases[AGREED], "Abu Ahmad", "behind the mill", "tent 12", "Tent"):
        assert said in text, said
    assert cases[UNASKED] in text, "lives depend on it"
    for unsaid in (
        ORGANISATION, "Relief", SITE, "Midan", "Armanaz", "Tamanaah", "Tamanah", "riority", "ealth", "Khaled", "Adnan",
        "Umm Salim", "Abu Salim", "Khafi", "Hidden", "ash", "safety", "ombard", "with us", "names", "evel", "2018",
        "famcase", "stroy", "ound", "displac", "0933", "111", "Rana", "stay", "onsent", cases[REFUSED],
    ):  # fmt: skip
        assert unsaid not in text, unsaid
    words = set(re.findall(r"[A-Za-z]{2,}", text))
    allowed = "Case Called Abu Ahmad People Where exactly sector tent behind the mill Bring Tent page of"
    assert words <= set(allowed.split())
    assert set(sizes_of(file.read_bytes())) == ({(298, 420)} if form else {(595, 842)})
    assert len(pages) == (3 if form else 1)
    assert "Khaled" not in str(properties_of(file.read_bytes()))


def test_the_print_number_leads_from_the_slip_to_the_journal(camp: CommandLine) -> None:
    for number in (1, 2):
        done = camp("print", "round", "--to", str(camp.folder / f"{number}.txt"), "--recipient", "the driver")
        assert f"print {number}" in done.out
        assert (camp.folder / f"{number}.txt").read_text(encoding="utf-8").split()[0] == str(number)
    told = camp("left", "2", "--format", "json").json
    assert (told["number"], told["what"], told["form"]) == (2, "The day's round, as a list", "simple")
    assert (told["recipient"], told["lines"], told["left_out"]) == ("the driver", 2, {"refused": 1, "not-asked": 1})
    assert "the driver" in camp("left").out
    assert camp("left", "3").code == 3
    assert camp("left", "0").code == 3


@pytest.mark.parametrize("form", [(), ("--slips",)])
def test_a_round_of_nobody_is_neither_printed_nor_written(
    camp: CommandLine, cases: dict[str, str], form: tuple[str, ...]
) -> None:
    file = camp.folder / "round.pdf"
    camp.secret("FAMCASE_NEW_PASSPHRASE_FILE", "the passphrase of Idle")
    assert camp("user", "add", "Idle", "--role", "caseworker").code == 0

    nobody = camp("print", "round", "Idle", *form, "--to", str(file))
    camp("consent", cases[AGREED], "services", "refused")
    camp("consent", cases[WITHHELD], "services", "refused")
    none_agreed = camp("print", "round", *form, "--to", str(file))

    assert (nobody.code, none_agreed.code, file.exists()) == (1, 1, False)
    assert "Nobody is to be visited today" in nobody.err
    assert "No family to be visited today may be on paper" in none_agreed.err
    assert camp("left").out.strip() == "Nothing has left this desk yet."
