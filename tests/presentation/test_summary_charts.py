"""What the charts of summaries show of their figures."""

from datetime import UTC, datetime

from famcase.domain.households import Split
from famcase.domain.periods import last_weeks
from famcase.presentation.drawings import ShadedTable
from famcase.presentation.summary_charts import flows
from famcase.presentation.summary_tables import without_words
from famcase.presentation.wording import Wording
from famcase.services.views import Figures, FlowLine
from famcase.wording import Named

EN = Wording("en")
NOW = datetime(2018, 8, 15, tzinfo=UTC)


def figures(*lines: FlowLine) -> Figures:
    return Figures("flows", NOW, last_weeks(NOW.date(), 0), lines)


def test_flows_are_shaded_by_origin_and_place_and_none_is_lost() -> None:
    idlib, saraqib = Named("Idlib"), Named("Saraqib")
    armanaz, salqin = Named("Armanaz"), Named("Salqin")
    few = FlowLine(idlib, salqin, 2, 9, Split(), 0), FlowLine(saraqib, salqin, 1, 4, Split(), 1)
    told = figures(FlowLine(saraqib, armanaz, 7, 30, Split(), 7), *few)
    assert flows(EN, told) == ShadedTable(("Saraqib", "Idlib"), ("Armanaz", "Salqin"), ((7, 1), (0, 2)), "From, to")
    assert flows(EN, figures()) is None

    many = figures(
        *(FlowLine(Named(f"from {at:02d}"), Named(f"to {at:02d}"), 20 - at, 1, Split(), 0) for at in range(20))
    )
    shaded = flows(EN, many)
    assert isinstance(shaded, ShadedTable)
    assert (len(shaded.rows), shaded.rows[0], shaded.rows[-1]) == (10, "from 00", "others")
    assert sum(map(sum, shaded.counts)) == sum(line.families for line in many.lines)


def test_words_of_people_stand_in_no_chart_that_leaves() -> None:
    told = figures(FlowLine(Named("behind Umm Ahmad's", is_typed=True), Named("Armanaz"), 1, 4, Split(), 0))
    shaded = flows(EN, without_words(told))
    assert isinstance(shaded, ShadedTable)
    assert shaded.rows == ("(unknown)",)
