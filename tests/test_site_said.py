"""What a part of the site says of the tiny package, and never says, when some of its rows are others: the rows stand in a book."""

import re

from scripts.site import content
from scripts.site.addresses import embed_page
from scripts.site.charts.data import description, pictures
from scripts.site.charts.drawing import draw
from scripts.site.frame.card import card
from scripts.site.frame.sharing import quotation, sharing
from scripts.site.frame.subject import subject_of
from scripts.site.makers import makers
from scripts.site.package.labels import Labels
from scripts.site.pages.demands import answer_of, recommendations
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import Answers
from scripts.site.prose.filling import filled
from scripts.site.prose.trend import series
from tests.promised import promised
from tests.site_package import audited_tables, labels, no_drawing, taken_in, usual_tables
from tests.told_rows import changed, stands


def section(named: Labels, question: str) -> str:
    """What the page on the audit says of one question."""
    return str(re.findall(rf"<section id=\"{question}\".*?</section>", taken_in(named)["audit_questions"])[0])


NOBODY = Answers(())  # of whom nothing is asked
PARTS = {
    "answers": lambda named: " ".join(answer_of("more_advice", named)[0]),
    "breaks": lambda named: taken_in(named)["breaks"],
    "base": lambda named: subject_of("needs", named).base,
    "card": lambda named: card(subject_of("needs", named), no_drawing, "", []),
    "care": lambda named: " ".join(subject_of("needs", named).care(named.package.rows("observations"))),
    "changes": lambda named: taken_in(named)["changes"],
    "checks": lambda named: taken_in(named)["audit_checks"],
    "demand": lambda named: content.recommendation_pages(named, no_drawing, NOBODY)["recommendations/more_advice.md"],
    "demands": lambda named: recommendations("groups", Teller(NOBODY, named, no_drawing, "recommendations/")),
    "description": lambda named: description(pictures(named.package.rows("observations"), named)[0], named)[0],
    "frame": lambda named: card(subject_of("needs", named), no_drawing, embed_page("needs"), []),
    "indicator": lambda named: content.pages(named, no_drawing)["indicators/needs.md"],
    "questions": lambda named: taken_in(named)["audit_questions"],
    "quotation": lambda named: quotation(subject_of("needs", named)),
    "ranges": lambda named: taken_in(named)["audit_ranges"],
    "series": lambda named: series("needs.advice.adults.all_cases.count", "over-time/", named, draw),
    "shares": lambda named: series("needs.advice.adults.all_cases.percent.of.needs.housing", "", named, no_drawing),
    "sharing": lambda named: sharing(subject_of("needs", named)),
    "stands": lambda named: section(named, "q-stands"),
    "corrected": lambda named: section(named, "q-corrected"),
    "totals": lambda named: taken_in(named)["audit_totals"],
}


@promised
def test_what_a_part_says_of_the_rows(part, rows, says, never):
    """A part by its name, or a text of a page that asks for some by theirs."""
    *how, name = part.split() if "{{" not in part else [part]
    tables = audited_tables() if "audited" in how else usual_tables()
    named = labels("en" if "en" in how else "sv", **changed(tables, rows))
    html = (
        PARTS[name](named) if name in PARTS else filled(part, {}, named, makers(Teller(NOBODY, named, no_drawing, "")))
    )
    assert [text for text in says if not stands(text, html)] == [], html
    assert [text for text in never if stands(text, html)] == [], html
