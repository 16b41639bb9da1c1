"""Who may do what: every command of the services with its role, and one refusal for what a caseworker may not."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable

import pytest

from famcase.domain.changes import RecordId
from famcase.paths import Home
from famcase.services import commands
from famcase.services.commands.bulk import Assigning, do_all
from famcase.services.commands.closing import SupervisorOnly, approve_closing, assign, close, reopen, send_back
from famcase.services.commands.distributing import make_distribution
from famcase.services.commands.erasing import erase
from famcase.services.commands.families import withhold_name
from famcase.services.commands.handing_over import handing_over
from famcase.services.commands.parting import plan_of_move, plan_of_split
from famcase.services.commands.referrals import NotYours, answer_referral, refer, take_back_referral, transfer
from famcase.services.commands.splitting import move_members, split
from famcase.services.commands.terms import retire_term, set_term
from famcase.services.commands.undoing import undo
from famcase.services.commands.uniting import plan_of_union, unite
from famcase.services.commands.users import add_user, remove_user
from famcase.services.desk import Desk
from famcase.services.inputs import NewDistribution, NewHousehold, NewReferral
from famcase.services.queries.families import get_family
from famcase.services.queries.history import history
from tests.services.builders import ARMANAZ, the_adnans

ANYBODY = "anybody"
OWN = "own"
"""A caseworker only what is theirs or nobody's, was asked of them, or was done by them; a supervisor all."""
SUPERVISORS = "supervisors"

ROLES = {
    "arriving.check_lines": ANYBODY,
    "arriving.register_arrival": ANYBODY,
    "arriving.register_arrivals": ANYBODY,
    "bulk.do_all": ANYBODY,  # by the rules of what is done to each
    "checking.check": ANYBODY,
    "checking.rebuild": ANYBODY,
    "closing.approve_closing": SUPERVISORS,
    "closing.assign": OWN,
    "closing.close": ANYBODY,  # from a caseworker it is a request
    "closing.reopen": OWN,
    "closing.send_back": SUPERVISORS,
    "consents.set_consent": ANYBODY,
    "contacts.add_contact": ANYBODY,
    "contacts.edit_contact": ANYBODY,
    "contacts.remove_contact": ANYBODY,
    "distributing.close_distribution": ANYBODY,
    "distributing.make_distribution": ANYBODY,  # a life-saving list: supervisors
    "distributing.tick": ANYBODY,
    "erasing.erase": SUPERVISORS,
    "events.correct_event": ANYBODY,
    "events.record_event": ANYBODY,
    "events.remove_event": ANYBODY,
    "families.edit_family": ANYBODY,
    "families.register": ANYBODY,
    "families.withhold_name": ANYBODY,
    "flags.add_flag": ANYBODY,
    "flags.resolve_flag": ANYBODY,
    "follow_ups.cancel_follow_up": ANYBODY,
    "follow_ups.correct_follow_up": ANYBODY,
    "follow_ups.put_off": ANYBODY,
    "follow_ups.record_visit": ANYBODY,
    "follow_ups.schedule": ANYBODY,
    "follow_ups.skip_follow_up": ANYBODY,
    "handing_over.handing_over": SUPERVISORS,
    "household_changes.record_change": ANYBODY,
    "importing.import_households": ANYBODY,
    "importing_counts.import_counts": ANYBODY,
    "links.link_families": ANYBODY,
    "links.unlink": ANYBODY,
    "members.add_member": ANYBODY,
    "members.add_other_number": ANYBODY,
    "members.edit_member": ANYBODY,
    "members.remove_member": ANYBODY,
    "members.remove_other_number": ANYBODY,
    "moves.confirm_stay": ANYBODY,
    "moves.correct_stay": ANYBODY,
    "moves.insert_stay": ANYBODY,
    "moves.record_move": ANYBODY,
    "moves.remove_stay": ANYBODY,
    "needs.correct_assistance": ANYBODY,
    "needs.correct_need": ANYBODY,
    "needs.meet_need": ANYBODY,
    "needs.raise_need": ANYBODY,
    "needs.record_assistance": ANYBODY,
    "needs.remove_assistance": ANYBODY,
    "needs.remove_need": ANYBODY,
    "notes.write_note": ANYBODY,
    "parting.plan_of_move": OWN,
    "parting.plan_of_split": OWN,
    "plans.add_step": ANYBODY,
    "plans.change_step": ANYBODY,
    "plans.move_on": ANYBODY,
    "referrals.answer_referral": OWN,
    "referrals.refer": ANYBODY,  # on vital interest: supervisors
    "referrals.take_back_referral": OWN,
    "referrals.transfer": OWN,
    "saved_lists.keep_looks": ANYBODY,
    "saved_lists.remove_list": ANYBODY,
    "saved_lists.rename_list": ANYBODY,
    "saved_lists.save_list": ANYBODY,
    "sites.add_site": ANYBODY,
    "sites.close_site": ANYBODY,
    "sites.correct_count": ANYBODY,
    "sites.edit_site": ANYBODY,
    "sites.record_count": ANYBODY,
    "sites.remove_count": ANYBODY,
    "sites.reopen_site": ANYBODY,
    "splitting.move_members": OWN,
    "splitting.split": OWN,
    "telling_apart.tell_apart": ANYBODY,
    "terms.retire_term": SUPERVISORS,
    "terms.set_term": SUPERVISORS,
    "undoing.last_done": ANYBODY,  # one's own; it only says what would be taken back
    "undoing.look": ANYBODY,  # it only says what would be taken back
    "undoing.undo": OWN,
    "uniting.plan_of_union": OWN,
    "uniting.unite": OWN,
    "users.add_user": SUPERVISORS,
    "users.change_passphrase": ANYBODY,  # one's own
    "users.remove_user": SUPERVISORS,
    "verifying.verify": ANYBODY,
}

_NOT_DECORATED = {
    *("handing_over.handing_over", "users.remove_user", "users.change_passphrase"),
    *("arriving.register_arrival", "checking.check"),
}
"""Commands that hand on to another one, or must not run a second time."""


def _found() -> set[str]:
    names = set()
    for module in pkgutil.iter_modules(commands.__path__):
        members = vars(importlib.import_module(f"famcase.services.commands.{module.name}"))
        for name, each in members.items():
            is_own = inspect.isfunction(each) and each.__module__ == f"famcase.services.commands.{module.name}"
            if is_own and not name.startswith("_") and hasattr(each, "__wrapped__"):
                names.add(f"{module.name}.{name}")
    return names


def test_every_command_has_its_role_in_the_table() -> None:
    assert _found() | _NOT_DECORATED == set(ROLES)


class Tried:
    """A caseworker at a desk, and a family that is the supervisor's."""

    def __init__(self, boss: Desk, sami: Desk, home: Home) -> None:
        self.boss, self.sami, self.home = boss, sami, home
        self.family = the_adnans(boss).uid
        assign(boss, self.family, boss.user.name)

    def closed(self) -> "Tried":
        close(self.boss, self.family, "goals-met")
        return self

    def head(self) -> list[RecordId]:
        return [member.uid for member in get_family(self.boss, self.family).members]

    def transfer_asked(self) -> RecordId:
        return transfer(self.boss, self.family, self.sami.user.name)


REFUSED: dict[str, Callable[[Tried], object]] = {
    "closing.approve_closing": lambda t: approve_closing(t.sami, t.family),
    "closing.assign": lambda t: assign(t.sami, t.family, t.sami.user.name),
    "closing.reopen": lambda t: reopen(t.closed().sami, t.family),
    "closing.send_back": lambda t: send_back(t.sami, t.family, "No."),
    "distributing.make_distribution": lambda t: make_distribution(
        t.sami, NewDistribution("tent", ARMANAZ, life_saving=True)
    ),
    "erasing.erase": lambda t: erase(t.sami, t.family, "asked"),
    "handing_over.handing_over": lambda t: handing_over(t.sami, t.boss.user.name, [t.sami.user.name]),
    "referrals.refer": lambda t: refer(t.sami, t.family, NewReferral(to="Bright clinic", basis="vital-interest")),
    "referrals.take_back_referral": lambda t: take_back_referral(t.sami, t.family, t.transfer_asked()),
    "referrals.transfer": lambda t: transfer(t.sami, t.family, t.sami.user.name),
    "parting.plan_of_move": lambda t: plan_of_move(t.sami, t.family, t.head(), the_adnans(t.boss).uid),
    "parting.plan_of_split": lambda t: plan_of_split(t.sami, t.family, t.head(), NewHousehold()),
    "splitting.move_members": lambda t: move_members(t.sami, t.family, t.head(), the_adnans(t.boss).uid),
    "splitting.split": lambda t: split(t.sami, t.family, t.head(), NewHousehold()),
    "terms.retire_term": lambda t: retire_term(t.sami, "item", "tent"),
    "terms.set_term": lambda t: set_term(t.sami, "item", "stove", "Stove"),
    "undoing.undo": lambda t: undo(t.sami, history(t.boss, t.family)[0].ref),
    "uniting.plan_of_union": lambda t: plan_of_union(t.sami, the_adnans(t.boss).uid, t.family),
    "uniting.unite": lambda t: unite(t.sami, t.family, the_adnans(t.boss).uid),
    "users.add_user": lambda t: add_user(t.sami, t.home, "Lina", "caseworker", "a passphrase of Lina"),
    "users.remove_user": lambda t: remove_user(t.sami, t.home, t.boss.user.name),
}
"""What a caseworker is refused; of the commands for anybody, what only a supervisor decides."""


def test_all_that_is_for_supervisors_is_tried() -> None:
    for_supervisors = {name for name, role in ROLES.items() if role == SUPERVISORS}
    assert for_supervisors <= set(REFUSED)
    # answering asks whom it was sent to
    assert {name for name, role in ROLES.items() if role == OWN} - set(REFUSED) == {"referrals.answer_referral"}


@pytest.mark.parametrize("name", REFUSED)
def test_a_caseworker_is_refused_and_nothing_changes(desk: Desk, sami: Desk, home: Home, name: str) -> None:
    tried = Tried(desk, sami, home)

    with pytest.raises(SupervisorOnly):
        REFUSED[name](tried)

    writer = desk.store.tables["writer"]
    assert writer.get(writer.id == sami.writer).seq == 0


def test_what_many_are_assigned_leaves_out_who_is_somebody_elses(desk: Desk, sami: Desk, home: Home) -> None:
    tried = Tried(desk, sami, home)

    outcome = do_all(sami, [tried.family], Assigning(sami.user.name))

    assert [type(left.why) for left in outcome.left_out] == [SupervisorOnly]


def test_what_was_sent_to_another_is_answered_by_them_or_a_supervisor(
    desk: Desk, sami: Desk, home: Home, hire: Callable[..., Desk]
) -> None:
    tried = Tried(desk, sami, home)
    asked = tried.transfer_asked()

    with pytest.raises(NotYours):
        answer_referral(hire("Lina"), tried.family, asked, "accepted")
    answer_referral(desk, tried.family, asked, "accepted")


def test_a_caseworker_reopens_their_own_case_and_shows_a_name_again(desk: Desk, sami: Desk) -> None:
    family = the_adnans(desk, withhold_name=True)
    assign(desk, family.uid, sami.user.name)
    close(desk, family.uid, "goals-met")

    reopen(sami, family.uid)
    withhold_name(sami, family.uid, False)

    told = [(line.verb, line.by) for line in history(desk, family.uid)[:2]]
    assert told == [("name-shown", sami.user.name), ("reopened", sami.user.name)]
