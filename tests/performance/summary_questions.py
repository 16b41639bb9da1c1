"""The standard summaries as questions in DuckDB's SQL over a copy of what they count, written apart from ours.

A question answers with rows of numbers and codes, and in one pass for the period before too where the summary compares
them. Days are ordinal numbers: `$today`, `$start` and `$end` of the period, `$earlier` the first day of the one before;
where months or years are counted they are dates, `$today_day`, `$start_day` and so on. Where a family is, is a site's
number, else a place's below zero, else what people called it. `late` has for each priority the first registration that
is not late for a first contact, `reaching` the outcomes of a visit that reached somebody.
"""
# ruff: noqa: S608 - the questions are put together of what stands in this file

from collections.abc import Mapping
from typing import Final

TABLES: Final[Mapping[str, str]] = {
    "family": "id status step intention origin_text closed_on close_reason registered_on close_requested_by_id "
    "close_requested_on merged_into_id declared_people women men girls boys",
    "case_list": "family_id status priority people assigned_to origin left_on place site living since confirmed_on "
    "next_due registered_on displacement",
    "member": "family_id sex born_on presence vulnerabilities",
    "need": "family_id category status since met_on",
    "assistance": "family_id on item giver outcome distribution_id",
    "distribution": "id site_id place_id",
    "stay": "family_id since made uid members place_text",
    "follow_up": "family_id status due put_off_from",
    "plan_step": "family_id status due",
    "visit": "family_id outcome",
    "referral": "id family_id kind status requested_on",
    "site": "id uid",
    "count": "site_id families people on made",
}
"""The columns that are copied, by table."""

DATES: Final = (("member", "born_on"), ("assistance", "on"))
"""Those that are kept as dates."""

SPLIT: Final = """CREATE TABLE split AS WITH listed AS (
        SELECT family_id, sex, born_on, born_on > CAST($today_day - INTERVAL 18 YEAR AS DATE) AS is_child
        FROM member WHERE presence IN ('here', 'away', 'found')),
    counted AS (SELECT family_id, count(*) AS listed,
            count(*) FILTER (sex = 'female' AND NOT is_child) AS women,
            count(*) FILTER (sex = 'male' AND NOT is_child) AS men,
            count(*) FILTER (sex = 'female' AND is_child) AS girls,
            count(*) FILTER (sex = 'male' AND is_child) AS boys
        FROM listed GROUP BY family_id),
    together AS (SELECT f.id, coalesce(declared_people, 0) AS declared, coalesce(listed, 0) AS listed,
            coalesce(c.women, 0) AS women, coalesce(c.men, 0) AS men,
            coalesce(c.girls, 0) AS girls, coalesce(c.boys, 0) AS boys,
            coalesce(f.women, 0) AS said_women, coalesce(f.men, 0) AS said_men,
            coalesce(f.girls, 0) AS said_girls, coalesce(f.boys, 0) AS said_boys
        FROM family f LEFT JOIN counted c ON c.family_id = f.id),
    rule AS (SELECT *, said_women + said_men + said_girls + said_boys AS said,
            declared > listed AND said > women + men + girls + boys AND said <= declared AS as_said FROM together)
    SELECT id AS family_id, CAST(if(as_said, said_women, women) AS INTEGER) AS women,
        CAST(if(as_said, said_men, men) AS INTEGER) AS men, CAST(if(as_said, said_girls, girls) AS INTEGER) AS girls,
        CAST(if(as_said, said_boys, boys) AS INTEGER) AS boys FROM rule"""
"""Who families are by sex and age today, from who is listed and what was declared: made once, as columns of a table."""

WITH_SPLIT: Final = "CREATE OR REPLACE TABLE case_list AS SELECT * FROM case_list JOIN split USING (family_id)"

_WORDS: Final = """WITH told AS (
    SELECT s.family_id, arg_max(s.place_text, (coalesce(s.since, 0), s.made, s.uid[17:])) AS words
    FROM stay s SEMI JOIN (SELECT family_id FROM case_list WHERE place = 0 AND site = 0) c USING (family_id)
    WHERE s.members = '' GROUP BY s.family_id)
SELECT """
NO_DAY: Final = 9_999_999
_CASES: Final = " FROM case_list c LEFT JOIN told t ON t.family_id = c.family_id "
_AT: Final = "CASE WHEN c.site > 0 THEN c.site ELSE -c.place END, coalesce(t.words, '')"
_WHO: Final = "sum(c.people), sum(c.women), sum(c.men), sum(c.girls), sum(c.boys)"
_WHO_AS: Final = """sum(c.people) AS people, sum(c.women) AS women, sum(c.men) AS men, sum(c.girls) AS girls,
        sum(c.boys) AS boys"""
_GONE: Final = "c.status = 'open' AND c.displacement <> 'at-risk'"
_FRESH: Final = "count(*) FILTER (c.confirmed_on BETWEEN $today - 30 AND $today)"
_SEXES: Final = (
    "count(*) FILTER (sex = 'female'), count(*) FILTER (sex = 'male'), count(*) FILTER (sex NOT IN ('female', 'male'))"
)
_PARTS: Final = """count(*) FILTER (sex = 'female' AND NOT is_child), count(*) FILTER (sex = 'male' AND NOT is_child),
        count(*) FILTER (sex = 'female' AND is_child), count(*) FILTER (sex = 'male' AND is_child)"""
_BORN: Final = "CAST($today_day - INTERVAL {} YEAR AS DATE)"


def _week(day: str) -> str:
    return f"{day} - ({day} + 6) % 7"


def _within(day: str) -> str:
    return f"{day} BETWEEN $earlier AND $end"


def _by_week(day: str) -> str:
    return f"""SELECT {day} >= $start, {_week(day)}, c.origin, CASE WHEN c.origin = 0 THEN f.origin_text ELSE '' END,
            count(*), {_WHO}
        FROM case_list c JOIN family f ON f.id = c.family_id WHERE {_GONE} AND {_within(day)} GROUP BY ALL"""


def _closed(columns: str) -> str:
    return f"""SELECT f.closed_on >= $start, {columns} FROM family f JOIN case_list c ON c.family_id = f.id
        WHERE f.status = 'closed' AND {_within("f.closed_on")} GROUP BY ALL"""


_LASTED: Final = "CASE WHEN f.registered_on IS NOT NULL THEN greatest(0, f.closed_on - f.registered_on) END"

_CASES_BY_PLACE: Final = f"""{_WORDS} {_AT}, count(*) FILTER (c.status = 'open') AS families,
        count(*) FILTER (c.status <> 'duplicate' AND c.registered_on BETWEEN $start AND $end) AS new,
        count(*) FILTER (f.status = 'closed' AND f.closed_on BETWEEN $start AND $end) AS ended,
        count(*) FILTER (c.status <> 'duplicate' AND c.registered_on >= $earlier AND c.registered_on < $start) AS newer,
        count(*) FILTER (f.status = 'closed' AND f.closed_on >= $earlier AND f.closed_on < $start) AS sooner
    {_CASES} JOIN family f ON f.id = c.family_id GROUP BY ALL HAVING families + new + ended + newer + sooner > 0"""

_NEEDS: Final = f"""WITH each AS (SELECT category, family_id, min(since) AS since FROM need
        WHERE status IN ('open', 'in-progress', 'referred') GROUP BY ALL),
    lacking AS (SELECT category, count(*) AS families, {_WHO_AS}, min(each.since) AS oldest
        FROM each JOIN case_list c USING (family_id) WHERE c.status = 'open' GROUP BY ALL),
    days AS (SELECT category, met_on >= $start AS is_now,
            CASE WHEN since IS NOT NULL THEN greatest(0, met_on - since) END AS days
        FROM need n JOIN family f ON f.id = n.family_id
        WHERE n.status = 'met' AND f.merged_into_id IS NULL AND {_within("met_on")}),
    met AS (SELECT category, count(*) FILTER (is_now) AS now, quantile_disc(days, 0.5) FILTER (is_now) AS median,
        count(*) FILTER (NOT is_now) AS earlier, quantile_disc(days, 0.5) FILTER (NOT is_now) AS median_before
        FROM days GROUP BY ALL)
    SELECT category, coalesce(families, 0), coalesce(people, 0), coalesce(women, 0), coalesce(men, 0),
        coalesce(girls, 0), coalesce(boys, 0), oldest, coalesce(now, 0), median, coalesce(earlier, 0),
        median_before FROM lacking FULL JOIN met USING (category)"""

_ASSISTANCE: Final = """WITH given AS (SELECT a.on_ >= $start_day AS is_now, date_trunc('month', a.on_) AS month, item,
        CASE WHEN d.site_id > 0 THEN d.site_id WHEN d.place_id > 0 THEN -d.place_id
            WHEN c.site > 0 THEN c.site ELSE -c.place END AS there,
        a.family_id, any_value(c.people) AS people, any_value(c.women) AS women, any_value(c.men) AS men,
        any_value(c.girls) AS girls, any_value(c.boys) AS boys, count(*) AS times
        FROM (SELECT *, "on" AS on_ FROM assistance) a JOIN case_list c USING (family_id)
            JOIN family f ON f.id = a.family_id LEFT JOIN distribution d ON d.id = a.distribution_id
        WHERE giver = 'us' AND outcome <> 'absent' AND f.merged_into_id IS NULL
            AND a.on_ BETWEEN $earlier_day AND $end_day
        GROUP BY ALL)
    SELECT is_now, month, item, there, count(*), sum(people), sum(women), sum(men), sum(girls), sum(boys), sum(times)
    FROM given GROUP BY ALL"""

_OVERDUE: Final = """SELECT assigned_to, count(*), count(*) FILTER (next_due < $today),
        greatest(0, $today - min(next_due)),
        count(*) FILTER (next_due >= $today AND family_id IN (SELECT family_id FROM follow_up
            WHERE status = 'open' AND due >= $today AND put_off_from > 0)),
        count(*) FILTER (family_id IN (SELECT family_id FROM plan_step WHERE status = 'open' AND due < $today)),
        count(*) FILTER (registered_on < before AND family_id NOT IN (SELECT family_id FROM visit
            WHERE outcome IN (SELECT outcome FROM reaching)))
    FROM case_list LEFT JOIN late USING (priority) WHERE status = 'open' GROUP BY ALL"""

_SITES: Final = """WITH newest AS (SELECT * FROM "count" WHERE families IS NOT NULL OR people IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY site_id ORDER BY "on" DESC, made DESC) = 1),
    there AS (SELECT site, count(*) AS families, sum(people) AS people, count(*) FILTER (living = 'open') AS outside
        FROM case_list WHERE status = 'open' AND site > 0 GROUP BY site)
    SELECT s.uid, coalesce(t.families, 0), coalesce(t.people, 0), coalesce(outside, 0), n.families, n.people, n."on"
    FROM site s LEFT JOIN there t ON t.site = s.id LEFT JOIN newest n ON n.site_id = s.id"""

_AGES: Final = f"""WITH listed AS (
        SELECT CASE WHEN born_on IS NULL THEN 'unknown' WHEN born_on > {_BORN.format(5)} THEN '0-4'
            WHEN born_on > {_BORN.format(12)} THEN '5-11'
            WHEN born_on > {_BORN.format(18)} THEN '12-17'
            WHEN born_on > {_BORN.format(60)} THEN '18-59' ELSE '60+' END AS band, sex
        FROM member m JOIN case_list c USING (family_id)
        WHERE c.status = 'open' AND presence IN ('here', 'away', 'found')),
    counted AS (SELECT band, {_SEXES} FROM listed GROUP BY ALL)
    SELECT * FROM counted UNION ALL
    SELECT 'not-listed', 0, 0,
        (SELECT sum(people) FROM case_list WHERE status = 'open') - (SELECT count(*) FROM listed)"""

_VULNERABILITIES: Final = f"""SELECT code, count(DISTINCT family_id), count(*), {_PARTS}
    FROM (SELECT family_id, sex, born_on > {_BORN.format(18)} AS is_child,
            unnest(list_distinct(string_split(trim(vulnerabilities), ' '))) AS code
        FROM member JOIN case_list c USING (family_id)
        WHERE c.status = 'open' AND vulnerabilities > '' AND presence IN ('here', 'away', 'found')) GROUP BY code"""

QUESTIONS: Final[Mapping[str, str]] = {
    "arrivals": _by_week("c.since"),
    "departures": _by_week("c.left_on"),
    "came": f"""{_WORDS} c.since >= $start, {_week("c.since")}, {_AT}, count(*), {_WHO}
        {_CASES} WHERE {_GONE} AND {_within("c.since")} GROUP BY ALL""",
    "where": f"""{_WORDS} {_AT}, c.living, count(*), {_WHO}, {_FRESH}
        {_CASES} WHERE c.status = 'open' GROUP BY ALL""",
    "flows": f"""{_WORDS} c.origin, CASE WHEN c.origin = 0 THEN f.origin_text ELSE '' END, {_AT},
        count(*), {_WHO}, {_FRESH} {_CASES} JOIN family f ON f.id = c.family_id WHERE {_GONE} GROUP BY ALL""",
    "sites": _SITES,
    "outside": f"""{_WORDS} {_AT}, count(*), {_WHO},
        count(*) FILTER ($today - c.since <= 3 AND c.since < {NO_DAY}),
        count(*) FILTER ($today - c.since BETWEEN 4 AND 7), count(*) FILTER ($today - c.since BETWEEN 8 AND 14),
        count(*) FILTER ($today - c.since BETWEEN 15 AND 30), count(*) FILTER ($today - c.since > 30),
        count(*) FILTER (c.since = {NO_DAY}), max($today - c.since) FILTER (c.since < {NO_DAY})
        {_CASES} WHERE c.status = 'open' AND c.living = 'open' GROUP BY ALL""",
    "cases": _CASES_BY_PLACE,
    "registrations": f"""SELECT is_now, week, sum(families), sum(people), sum(women), sum(men), sum(girls), sum(boys),
            sum(closed) FROM (
        SELECT registered_on >= $start AS is_now, {_week("registered_on")} AS week, count(*) AS families,
            {_WHO_AS}, 0 AS closed
        FROM case_list c WHERE status <> 'duplicate' AND {_within("registered_on")} GROUP BY ALL
        UNION ALL SELECT closed_on >= $start, {_week("closed_on")}, 0, 0, 0, 0, 0, 0, count(*)
        FROM family WHERE status = 'closed' AND {_within("closed_on")} GROUP BY ALL) GROUP BY ALL""",
    "needs": _NEEDS,
    "assistance": _ASSISTANCE,
    "overdue": _OVERDUE,
    "approvals": """SELECT c.assigned_to, count(*), min(f.close_requested_on) FROM case_list c
        JOIN family f ON f.id = c.family_id WHERE c.status = 'open' AND f.close_requested_by_id > 0 GROUP BY ALL""",
    "caseload": f"""SELECT assigned_to, count(*), {_WHO}, count(*) FILTER (priority = 1),
        count(*) FILTER (priority = 2), count(*) FILTER (priority = 3), count(*) FILTER (priority = 4),
        count(*) FILTER (priority = 0) FROM case_list c WHERE status = 'open' GROUP BY ALL""",
    "priority": f"""SELECT priority, count(*), {_WHO}, count(*) FILTER (next_due < $today)
        FROM case_list c WHERE status = 'open' GROUP BY ALL""",
    "steps": "SELECT step, count(*) FROM family WHERE status = 'open' GROUP BY ALL",
    "ages": _AGES,
    "vulnerabilities": _VULNERABILITIES,
    "intentions": "SELECT intention, count(*) FROM family WHERE status = 'open' GROUP BY ALL",
    "referrals": """SELECT kind, r.status, count(*), count(DISTINCT family_id), min(requested_on)
        FROM referral r JOIN case_list c USING (family_id)
        WHERE c.status = 'open' AND kind <> 'confidential' GROUP BY ALL""",
    "closures": _closed(f"close_reason, count(*), {_WHO}, quantile_disc({_LASTED}, 0.5)"),
    "lengths": _closed(
        f"""CASE WHEN f.registered_on IS NULL THEN 'unknown' WHEN {_LASTED} <= 30 THEN '30'
        WHEN {_LASTED} <= 90 THEN '90' WHEN {_LASTED} <= 180 THEN '180'
        WHEN {_LASTED} <= 365 THEN '365' ELSE 'more' END, count(*)"""
    ),
}
"""Each summary by its name."""
