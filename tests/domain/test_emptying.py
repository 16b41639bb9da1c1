"""How far a place has emptied."""

from datetime import date

from famcase.domain.emptying import Population, figure_before, of_year, share_gone

LEFT = date(2018, 8, 10)
IN_JUNE = Population(1_000, date(2018, 6, 1), "survey")
CENSUS = of_year(700, 2004)
AFTERWARDS = of_year(90, 2023)


def test_the_newest_figure_older_than_the_first_departure_counts() -> None:
    assert figure_before([CENSUS, IN_JUNE, AFTERWARDS], LEFT) == IN_JUNE
    assert figure_before([AFTERWARDS, CENSUS], LEFT) == CENSUS


def test_a_younger_figure_gives_no_share_nor_does_one_of_the_same_day() -> None:
    assert figure_before([AFTERWARDS], LEFT) is None
    assert figure_before([Population(1_000, LEFT)], LEFT) is None
    assert share_gone(50, None) is None


def test_a_figure_of_a_year_is_of_its_last_day() -> None:
    assert figure_before([of_year(500, 2018)], LEFT) is None
    assert figure_before([of_year(500, 2017)], LEFT) is not None


def test_without_a_day_of_departure_or_people_there_is_no_share() -> None:
    assert figure_before([IN_JUNE], None) is None
    assert figure_before([Population(0, date(2018, 6, 1))], LEFT) is None


def test_where_more_are_gone_than_the_figure_knows_of_no_share_is_told() -> None:
    assert share_gone(900, IN_JUNE) == 0.9
    assert share_gone(1_000, IN_JUNE) == 1.0
    assert share_gone(1_001, IN_JUNE) is None
