"""Whole years: the newest printed one with nothing decided, and a made-up one in which everything agrees."""

import time
from dataclasses import replace

import pytest

from scripts.ground.problems import Refused
from scripts.guard.audit.run import audit
from scripts.package.build import assemble
from scripts.package.observations import build_statements
from tests.audits import CODES, SOURCES, UNITS
from tests.frozen_years import PRINTED
from tests.misprints import CAUGHT, MISSED, loose, read_year, try_out
from tests.rows import FIGURE_COLUMNS, lines_of
from tests.site_server import published
from tests.synthetic import synthetic_year

MADE_UP = max(SOURCES.figures) + 1
# What the report of 2025 contradicts itself in, by the numbers that it prints, and the assumption that it takes to see it.
KNOWN = [
    ({"135", "82.2"}, ()),  # adults from outside the EU: count and share
    ({"2.5", "2.65"}, ()),  # needs for each adult, in one sentence
    ({"30", "82.2", "71.6"}, ("share_of_rule",)),  # outside the EU with and without the large case, and its size
    ({"82.2", "71.6", "286"}, ("asele_outside_eu", "share_of_rule")),  # no size of that case gives the share without it
    ({"80", "31"}, ("same_parents",)),  # adults with children, on one page
    ({"36", "31"}, ("same_parents",)),  # with the child's guardian, of those with children
]


@pytest.fixture(scope="module")
def stopped():
    """A build of all printed years with no decision on anything: what it stops at, the statements, and their audit."""
    asked = []

    def noting(statements, codes, decisions):
        asked.append((statements, audit(statements, codes, decisions)))
        return asked[-1][1]

    without = replace(SOURCES, codes={**SOURCES.codes, "corrections": {}})
    with pytest.raises(Refused) as refused:
        assemble(without, noting)
    return refused.value.problems, *asked[0]


@pytest.fixture(scope="module")
def printed(stopped):
    """The printed figures, and their audit with no decision on anything."""
    return stopped[1:]


@pytest.fixture(scope="module")
def made_up():
    return build_statements({MADE_UP: lines_of(*synthetic_year(CODES, FIGURE_COLUMNS, MADE_UP))}, UNITS)


@pytest.mark.parametrize(("numbers", "assumes"), KNOWN, ids=[" and ".join(sorted(numbers)) for numbers, _ in KNOWN])
def test_the_audit_names_the_contradictions_of_the_printed_figures(printed, numbers, assumes):
    """Each with its figures and what it assumes, without being told of any."""
    statements, found = printed
    sets = [(numbers_of(one, statements), one.assumes) for one in found.findings]
    assert (numbers, assumes) in sets


def numbers_of(finding, statements):
    """The numbers of a finding as they are printed."""
    return {statements[fact.figures[0]]["base" if fact.as_base else "value"] for fact in finding.facts}


def test_the_numbers_of_a_contradiction_have_their_ways_to_be_read():
    """The share without the Åsele case: one way keeps every printed number, the size of the case too."""
    rows = [row for row in published().rows("interpretations") if row["observation"].startswith("origin_outside_eu.")]
    told = [
        (
            row["numerator_value"],
            row["denominator_value"],
            row["taken_value"],
            row["taken_from"],
            row["instead_of_value"],
        )
        for row in rows
        if ".excluding_asele.2025." in row["observation"]
    ]
    assert ("235", "286", "30", "part", "") in told
    assert [bool(instead) for *_, instead in told] == sorted(bool(instead) for *_, instead in told)


def test_without_decisions_the_printed_figures_stop_the_build(stopped):
    """With a sentence for each contradiction, at a line of the figures file that is one of its places."""
    faults = [one for one in stopped[0] if one.kind.startswith("contradiction")]
    assert len(faults) >= 4
    assert {one.file for one in faults} == {"figures/2025.csv"}
    assert all(one.row > 1 and all(one.text(lang) for lang in ("sv", "en")) for one in faults)


def test_relations_that_hold_are_counted_too(printed):
    """All four verdicts occur in the printed figures."""
    _, found = printed
    verdicts = {check.verdict for check in found.checks}
    assert verdicts == {"holds", "holds_within_rounding", "contradicts", "cannot_be_decided"}


def test_a_full_year_that_agrees_raises_no_alarm(made_up):
    """Over a thousand figures: no finding, no check that contradicts, nothing left undecided by the solver."""
    found = audit(made_up, CODES, [])
    assert len(made_up) > 1000
    assert (found.findings, found.unfinished) == ((), ())
    assert "contradicts" not in {check.verdict for check in found.checks}


def test_the_made_up_year_has_every_kind_of_figure_and_relation(made_up):
    """It would be no test of the audit if it were thin."""
    kinds = {check.kind for check in audit(made_up, CODES, []).checks}
    assert {
        "share",
        "parts",
        "populations",
        "scopes",
        "declared",
        "rank",
        "comparison",
        "distribution",
        "mean",
    } <= kinds
    assert {"everybody", "part_of_whole", "more_than_one", "cumulative", "repeated"} <= kinds
    assert {row["measure"] for row in made_up} == {"count", "percent", "mean", "rank", "comparison"}


def test_misprints_of_figures_in_exact_relations_are_caught(made_up):
    """At least 95 percent of those that are more than rounding hides: in the printed year and in the made-up one."""
    report = int(PRINTED)
    real = build_statements({report: SOURCES.figures[report]}, UNITS)
    for year, rows, decisions in ((report, real, CODES["corrections"]), (MADE_UP, made_up, [])):
        result = try_out(read_year(str(year), rows, CODES, decisions), most=60)
        ends = [end for end, visible in zip(result.outcomes, result.visible, strict=True) if visible]
        assert len(ends) > 15
        assert ends.count(CAUGHT) >= 0.95 * len(ends)


def test_a_misprint_that_no_relation_shows_is_not_called_caught():
    """A count alone can be anything."""
    row = dict.fromkeys(FIGURE_COLUMNS, "") | {
        "indicator": "contacts",
        "category": "total",
        "population": "all",
        "scope": "all_cases",
    }
    row |= {
        "measure": "count",
        "value": "420",
        "printed": "420",
        "qualifier": "exact",
        "year": str(MADE_UP),
        "producer": "platform",
    }
    statements = [row | {"unit": "persons", "report_year": str(MADE_UP), "observation": "x", "base_observation": ""}]
    year = read_year(str(MADE_UP), statements, CODES, [])
    result = try_out(year, most=50)
    assert set(result.outcomes) == {MISSED}
    assert (len(loose(year)), any(result.visible)) == (1, False)


def test_the_audit_grows_with_the_years_and_no_faster(made_up):
    """Four years take no more than eight times the time of one: each is audited by itself."""
    several = [row | {"year": str(MADE_UP + n), "report_year": str(MADE_UP + n)} for n in range(4) for row in made_up]
    seconds = []
    for rows in (made_up, several):
        begin = time.process_time()
        audit(rows, CODES, [])
        seconds.append(time.process_time() - begin)
    assert seconds[1] < 8 * seconds[0]
