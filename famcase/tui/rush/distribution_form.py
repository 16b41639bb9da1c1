"""A new distribution: what, where, when and by which rule; who would be on the list is shown before it is made."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from famcase.domain.changes import RecordId
from famcase.presentation import dates
from famcase.presentation.distribution_columns import summary, who_is_left_out
from famcase.presentation.left_out import left_out
from famcase.services.commands.distributing import Listed, make_distribution, preview_distribution
from famcase.services.inputs import NewDistribution, Where
from famcase.services.queries.distributions import WHY_LEFT_OUT
from famcase.tui.dialogs.question import Question
from famcase.tui.forms.asked import DAY_HELP, PLACE_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.places import PlaceEntry
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.ticks import no_or_yes
from famcase.tui.forms.typed import DayEntry, NumberEntry, TextEntry
from famcase.wording import N_


class DistributionForm(Form):
    """What is handed out."""

    NAME = "distribution"
    TITLE_TEXT = N_("New distribution")
    HELP_TEXT = N_(
        "The list has the open cases that are at the place now and agreed to our services, by sector and tent. "
        "Per number of people a ration is for so many; per tent, families of one tent get one together."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {"ImpossibleRation": "quantity", "NotFound": "at"}

    def __init__(self, *, site: RecordId | None = None, pcode: str = "", shown: str = "") -> None:
        super().__init__()
        self._at = Where(site, pcode)
        self._shown = shown

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        yield asked.code("item", N_("What"), "item")
        yield PlaceEntry("at", N_("Where"), help=PLACE_HELP).start_with(self._at, self._shown)
        yield DayEntry("on", N_("Day"), help=DAY_HELP)
        yield asked.choice("rule", N_("A ration"), "distribution-rule", value="per-family")
        yield NumberEntry("per", N_("for people"), help=N_("For how many people one ration is, by that rule."))
        yield NumberEntry("quantity", N_("Pieces in it"), value="1")
        yield TextEntry(
            "words",
            N_("Which families"),
            placeholder=N_("all there; words such as open or food: only those"),
            help=N_("Words that narrow the families down, such as “open” or “food”."),
        )
        if self.desk_app.open_desk.user.is_supervisor:
            yield no_or_yes(
                self.words,
                "life_saving",
                N_("Life-saving"),
                help=N_("With “yes” families that were not asked for consent are listed too, on vital interest."),
            )

    def ready(self) -> None:
        today = self.desk_app.clock.today()
        self.part("on").suggest(dates.day_echo(self.words, today, today))

    def skipped_after(self, entry: Any) -> int:
        """For how many people a ration is, is asked by one rule alone."""
        return int(entry.key == "rule" and entry.kept() != "per-people")

    def gather(self) -> Sending:
        item = self.read(self.part("item"))
        if not item:
            self.refuse(self.part("item"), Missing(N_("What")))
        at = self.read(self.part("at"))
        if not at:
            self.refuse(self.part("at"), Missing(N_("Where")))
        rule, per = self.read(self.part("rule")), self.read(self.part("per"))
        if rule == "per-people" and per is None:
            self.refuse(self.part("per"), Missing(N_("for people")))
        quantity = self.read(self.part("quantity"))
        new = NewDistribution(
            item=item,
            at=at,
            on=self.read(self.part("on")),
            rule=rule,
            per=1 if per is None or rule != "per-people" else per,
            quantity=1 if quantity is None else quantity,
            words=self.read(self.part("words")),
            life_saving="life_saving" in self.parts and self.read(self.part("life_saving")) == "yes",
        )
        return Sending(make_distribution, (new,))

    async def agreed(self, sending: Sending) -> bool:
        new: NewDistribution = sending.args[0]
        listing = await self.ask.now(preview_distribution, new)
        kept_back = left_out(self.words, dict(listing.reasons()), WHY_LEFT_OUT)
        lines = [summary(self.words, listing, new.item), kept_back, *who_is_left_out(self.words, listing.left_out)]
        sentence = "\n".join(filter(None, lines))
        if not listing.lines:
            self.desk_app.say(sentence, is_error=True)
            return False
        question = Question(
            sentence, yes=self.words(N_("Make the list")), no=self.words(N_("Go back")), is_harmless=True
        )
        return await self.app.push_screen_wait(question)

    def after(self, answer: Listed) -> None:
        from famcase.tui.rush.distribution import DistributionScreen

        self.desk_app.push_screen(DistributionScreen(answer.uid))
