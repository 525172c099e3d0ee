"""The missing numbers on the site: counted from the rows, and nothing where nothing is missing."""

import pytest

from scripts.ground.decisions import counted, missing
from scripts.ground.markup import as_text
from scripts.site.figure.counts import counters, in_a_sentence
from tests.exported import read_plain
from tests.figures_file import written
from tests.frozen_pages import parts
from tests.frozen_years import FORMS, PRINTED, YEAR, labels
from tests.site_package import labels as made_up
from tests.site_package import observation, taken_in

LANGUAGES = ("sv", "en")
CHART, NOWHERE = (observation(value="", lower="", upper="", qualifier="", obs_status=status) for status in "LO")
HIDDEN = CHART | {"obs_status": "Q"}


def rows_of(year, lang="sv", name=PRINTED):
    """The figures of a year."""
    return [row for row in labels(name, lang).package.rows("observations") if row["year"] == year]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_audit_counts_what_a_printed_year_lacks_theme_by_theme(lang):
    """The themes add up to what the sentence says of the whole year."""
    named, found = labels(PRINTED, lang), counted(rows_of(PRINTED, lang))
    page = parts(PRINTED, lang)["audit_missing"]
    assert in_a_sentence(found, PRINTED, named.language) in as_text(page)
    cells = [[int(as_text(cell)) for cell in line.split('class="number">')[1:]] for line in bare(page)]
    assert [sum(column) for column in list(zip(*cells, strict=True))[:2]] == [found.in_chart, found.nowhere]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_audit_says_how_many_the_file_with_all_figures_has_computed(lang):
    """Which that file has no reason for: those that it has one for are as many fewer."""
    named = labels(PRINTED, lang)
    lacking = {row["observation"] for row in missing(rows_of(PRINTED, lang))}
    with_a_reason = {row["id"] for row in read_plain(written(PRINTED, lang).read_bytes()) if row["missing"]}
    computed = len(lacking - with_a_reason)
    assert computed
    assert named.say("missing_followed", computed) in as_text(parts(PRINTED, lang)["audit_missing"])


def bare(page):
    """The lines of the table, with only their numbers in each cell."""
    body = page.split("<tbody>")[1].split("</tbody>")[0]
    return [line.replace("</td>", "").replace("<td ", "") for line in body.split("</tr>") if line]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_year_lacks_nothing(name):
    """What nobody has filled in is not asked for, and what is hidden is not missing."""
    assert counted(rows_of(YEAR, name=name)).both == 0
    assert YEAR not in as_text(parts(name, "sv")["audit_missing"])


def test_where_nothing_is_missing_nothing_is_said():
    """No heading, no sentence: of hidden figures, or of such as have a number."""
    named = made_up(observations=[observation(), HIDDEN])
    assert taken_in(named)["audit_missing"] == ""
    assert counters([observation(), HIDDEN], "indicators/needs/", named) == ""


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([CHART, observation()], "1 av 2 värden för 2031 står bara i rapportens diagram."),
        ([NOWHERE, observation()], "Av 2 värden för 2031 ger rapporten inget tal för 1."),
        ([CHART, NOWHERE], "1 av 2 värden för 2031 står bara i rapportens diagram, och för 1 ger rapporten inget tal."),
    ],
)
def test_an_indicator_says_how_many_of_its_own_figures_lack_a_number(rows, said):
    """Year by year, with the way to all of them."""
    told = counters(rows, "indicators/needs/", made_up(observations=rows))
    assert said in as_text(told)
    assert "audit/#missing" in told
