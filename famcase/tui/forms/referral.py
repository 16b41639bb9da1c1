"""A referral or a transfer: asked for, and what was answered."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from famcase.domain.changes import RecordId
from famcase.domain.text import check_note
from famcase.presentation.family_words import need_words
from famcase.services.commands.referrals import answer_referral, refer, transfer
from famcase.services.inputs import NewReferral
from famcase.services.queries.users import list_users
from famcase.services.views import ReferralView, UserView
from famcase.tui.forms.asked import CHOICE_HELP, TICKS_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.of_record import NOBODY, RecordForm, chosen_record, person_entry
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.ticks import Choice, ChoiceEntry, TicksEntry, offered
from famcase.tui.forms.typed import TextEntry
from famcase.wording import N_

_UNMET = ("open", "in-progress")


class ReferForm(Form):
    """A referral to a partner or a colleague."""

    NAME = "refer"
    TITLE_TEXT = N_("Refer")
    HELP_TEXT = N_(
        "To whom, and for what. Where the family has not agreed to this partner, say on what it rests: their consent "
        "given now, or a supervisor's word that it is of vital interest. Child protection is looked after within a "
        "day. A confidential referral holds the focal point's code and nothing else."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {
        "NoConsent": "basis",
        "SupervisorOnly": "basis",
        "ReceiverMissing": "to",
        "HoldsOnlyACode": "kind",
    }

    _users: tuple[UserView, ...] = ()

    async def prepare(self) -> None:
        self._users = await self.ask.now(list_users)

    def ask_for(self) -> Iterable[Part]:
        words = self.words
        asked = Asked(self, self.desk_app.open_desk)
        yield asked.choice("kind", N_("Kind"), "referral-kind", value="referral", without=("transfer",))
        yield TextEntry("to", N_("To partner"), help=N_("The partner's name, or the focal point's code."))
        others = [user for user in self._users if user.active and user.uid != self.desk_app.open_desk.user.uid]
        if others:
            users = [Choice(NOBODY, words(N_("nobody"))), *(Choice(user.name, user.name) for user in others)]
            yield ChoiceEntry("to_user", N_("or a colleague"), users, value=NOBODY, help=CHOICE_HELP)
        yield asked.code("service", N_("For what"), "need")
        yield TextEntry("reason", N_("Why"), help=N_("No details of violence, names of armed men, or routes."))
        person = person_entry(self, N_("For whom"))
        if person is not None:
            yield person
        basis = [
            Choice(NOBODY, words(N_("agreed before"))),
            *offered(words, self.desk_app.open_desk.vocabulary, "consent-basis"),
        ]
        yield ChoiceEntry("basis", N_("Rests on"), basis, value=NOBODY, help=CHOICE_HELP)
        needs = [
            Choice(each.uid.hex(), need_words(words, each)) for each in self.shown_family.needs if each.status in _UNMET
        ]
        if needs:
            yield TicksEntry("needs", N_("Needs referred"), needs, help=TICKS_HELP)

    def gather(self) -> Sending:
        family = self.shown_family
        kind, to, service, reason, basis = (
            self.read(self.part(key)) for key in ("kind", "to", "service", "reason", "basis")
        )
        needs = self.read(self.part("needs")) if "needs" in self.parts else ()
        new = NewReferral(
            to=to,
            to_user=self.read(self.part("to_user")).strip() if "to_user" in self.parts else "",
            kind=kind,
            service=service,
            reason=reason,
            member=chosen_record(self, "member"),
            needs=tuple(RecordId(bytes.fromhex(need)) for need in needs),
            basis=basis.strip(),
        )
        return Sending(refer, (family.uid, new), {"seen": family.version})


class TransferForm(Form):
    """A case that a colleague is asked to take over."""

    NAME = "transfer"
    TITLE_TEXT = N_("Transfer")
    HELP_TEXT = N_(
        "The case stays with who has it until the colleague accepts; then it is theirs with what is planned."
    )

    _users: tuple[UserView, ...] = ()

    async def prepare(self) -> None:
        self._users = await self.ask.now(list_users)

    def ask_for(self) -> Iterable[Part]:
        holder = self.shown_family.assigned_to
        choices = [Choice(user.name, user.name) for user in self._users if user.active and user.name != holder]
        yield ChoiceEntry("user", N_("To"), choices, help=CHOICE_HELP)
        yield TextEntry("reason", N_("Why"), check=lambda typed: check_note(typed, N_("Why")))

    def gather(self) -> Sending:
        family = self.shown_family
        user = self.read(self.part("user"))
        if not user:
            self.refuse(self.part("user"), Missing(N_("To")))
        return Sending(transfer, (family.uid, user, self.read(self.part("reason"))), {"seen": family.version})


class ReferralRejectedForm(RecordForm):
    """Why a referral or a transfer is rejected."""

    NAME = "referral-rejected"
    TITLE_TEXT = N_("Reject")
    HELP_TEXT = N_("Say why: whoever asked has to find another way, and reads it on the family's page.")
    FAULTY: ClassVar[Mapping[str, str]] = {"ReasonMissing": "why"}

    def ask_for(self) -> Iterable[Part]:
        yield TextEntry("why", N_("Why"), check=lambda typed: check_note(typed, N_("Answer")))

    def gather(self) -> Sending:
        family = self.shown_family
        why = self.read(self.part("why"))
        return Sending(answer_referral, (family.uid, self.record, "rejected"), {"seen": family.version, "why": why})


class ReferralAnswerForm(RecordForm):
    """What was answered to a referral or a transfer."""

    NAME = "referral-answer"
    TITLE_TEXT = N_("Answer: {kind}, {to}")
    HELP_TEXT = N_(
        "Accepted, rejected with a reason, or done with what came of it. What went to a colleague is answered by them "
        "or by a supervisor; an accepted transfer makes the case theirs at once."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {"ReasonMissing": "why", "NotFromHere": "answer", "NotYet": "on"}

    @property
    def _referral(self) -> ReferralView | None:
        return next((one for one in self.shown_family.referrals if one.uid == self.record), None)

    def head_line(self) -> str:
        view = self._referral
        if view is None:
            return ""
        kind = self.words.label("referral-kind", view.kind)
        return self.words(self.TITLE_TEXT, kind=kind, to=view.to or view.to_user)

    def ask_for(self) -> Iterable[Part]:
        view = self._referral
        asked = Asked(self, self.desk_app.open_desk)
        is_accepted = view is not None and view.status == "accepted"
        without = ("requested", "taken-back", "accepted" if is_accepted else "done")
        first = "done" if is_accepted else "accepted"
        yield asked.choice("answer", N_("Answer"), "referral-status", value=first, without=without)
        if view is None or not view.is_confidential:
            yield TextEntry("why", N_("Why"), help=N_("Why it is rejected, or what came of it."))

    def gather(self) -> Sending:
        family = self.shown_family
        why = self.read(self.part("why")) if "why" in self.parts else ""
        args = (family.uid, self.record, self.read(self.part("answer")))
        return Sending(answer_referral, args, {"seen": family.version, "why": why})
