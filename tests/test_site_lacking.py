"""Why a figure has no number is read from the rows of its year; a question is unanswered where nothing of it is published."""

from dataclasses import replace
from unittest.mock import patch

import pytest

from scripts.ground.data_package import Row
from scripts.site.package.labels import Labels
from scripts.site.package.said import lack, lack_of_answer, of_nobody
from scripts.site.text.language import Language
from tests.frozen_years import YEAR, package
from tests.rows import to_row
from tests.site_package import labels, observation

NEEDS, BASE = "support_needs.answers.adults_direct.all_cases", "contacts.total.adults_direct.all_cases"
HOUSING = "support_needs.housing.adults_direct.all_cases"
GONE = {"value": "", "lower": "", "upper": ""}


def year(gone="?", hidden="?", in_chart="?"):
    """A frozen year in which the figures whose names so begin are not there, are hidden, or are only in a chart."""
    whole, rows = package("platform"), list[Row]()
    for row in whole.rows("observations"):
        name = row["observation"] if row["year"] == YEAR else ""
        status = next((code for start, code in ((hidden, "Q"), (in_chart, "L")) if name.startswith(start)), "")
        rows += [] if name.startswith(gone) else [row | to_row({**GONE, "obs_status": status}) if status else row]
    return Labels(replace(whole, tables={**whole.tables, "observations": rows}), Language("sv"))


@pytest.mark.parametrize(
    ("measure", "of", "why"),
    [
        ("count", {"gone": NEEDS}, "unanswered"),
        ("count", {"hidden": NEEDS}, "hidden"),
        ("count", {"in_chart": NEEDS}, "in_chart"),
        ("mean", {"gone": f"{NEEDS}.{YEAR}.mean", "hidden": BASE}, "hidden"),
        ("mean", {"gone": f"{NEEDS}.{YEAR}.mean"}, "uncounted"),
        ("mean", {"gone": NEEDS}, "uncounted"),
    ],
)
def test_a_figure_without_a_number_says_why(measure, of, why):
    """A share, or a mean, by what it would be worked out of."""
    assert lack(f"{NEEDS}.{measure}", year(**of)) == why


def test_the_most_common_answer_of_one_question_need_be_none_of_another():
    """A year in which most needs went unmet stopped the site: no kind of need is called so."""
    name = "needs_met.{0}.adults_direct.all_cases.percent.of.support_needs.{0}"
    found = set()
    for first in ("*", "unmet"):
        with patch("scripts.site.package.said.resolved", return_value=name.format(first)):
            found.add(lack(name.format("*"), year()))
    assert len(found) == 1


def test_what_was_asked_once_and_no_more_is_not_unanswered():
    """By the last year of the answer."""
    assert lack("contacts.aged_18_26.all.all_cases.count", year()) == "not_asked"


def test_a_question_of_which_a_number_is_published_is_not_called_unanswered():
    """Nor one whose figure cannot be drawn although every number is there."""
    names = [f"{NEEDS}.count", f"{HOUSING}.count"]
    assert lack_of_answer(names, year(gone=NEEDS)) == "uncounted"
    assert lack_of_answer(names, year(gone="support_needs.")) == "unanswered"
    assert lack_of_answer(names, year(gone=NEEDS, hidden=HOUSING)) == "hidden"
    assert lack_of_answer(names, year()) == "uncounted"


@pytest.mark.parametrize(
    ("values", "base", "nobody"),
    [(("0", "0", ""), "0", True), (("0", "1"), "0", False), (("",), "0", False), (("0", "0"), "12", False)],
)
def test_noughts_of_a_group_in_which_nobody_is_are_no_answer(values, base, nobody):
    """That a number is not known is another thing, and that somebody was met and none of them answered so is a finding."""
    assert of_nobody([observation(value=value, base=base) for value in values], (), labels()) is nobody
