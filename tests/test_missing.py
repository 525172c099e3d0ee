"""What fails where answers are missing is found, no frozen year has any, and what is open says on its page that nobody knows."""

import csv
import shutil
from unittest.mock import patch

import pytest

from scripts.ground.markup import as_text
from scripts.paths import DOCS
from scripts.site import content
from scripts.site.addresses import embed_page, figures_file
from scripts.site.exports.figures.forms import by_indicator
from scripts.site.frame.card import embedded, figure_page
from scripts.site.frame.signing import signed
from scripts.site.frame.subject import subject_of
from scripts.site.pages.indicator_page import framed
from scripts.site.prose.answer import Teller
from scripts.site.prose.plan import read_plan
from scripts.site.text.language import FOLDERS, WORDS
from tests.frozen_years import NAMES, OF_OTHERS, PRINTED, YEAR, folder, labels, package
from tests.missing import BOUND, FAILS, OPEN, Package, site_claims, table, untrue
from tests.seldom import seldom
from tests.sharing import made_once
from tests.site_package import alone, no_drawing
from tests.site_server import answers

COMPARED = ("id", "category", "compare_group", "compare_answer")


def said(name):
    """All pages and frames of a frozen year in both languages, and what the file with all figures lets compare; once a run."""

    def make(top):
        plan = read_plan(DOCS)
        for lang, own in FOLDERS.items():
            named = labels(name, lang)
            prose = {path.name: path.read_text(encoding="utf-8") for path in sorted((DOCS / lang).glob("*.md"))}
            with patch("scripts.site.makers.package_files", return_value="files"):
                found = content.written_out(named, no_drawing, answers(), plan, alone(named.package), prose)
            for one in framed(Teller(answers(), named, no_drawing, "")):
                found[one.at] = figure_page(one, named, no_drawing)
            for indicator in named.package.by_name["indicators"]:
                if subject_of(indicator, named).pictures:
                    found[embed_page(indicator)] = embedded(subject_of(indicator, named), no_drawing)
            for path, text in found.items():
                page = top / own / f"{path.rstrip('/')}.html"
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_text(text, encoding="utf-8")
        rows = [row for each in by_indicator(package(name))["en"].values() for row in each]
        (top / figures_file("en")).parent.mkdir(parents=True)
        write(top / figures_file("en"), [{column: row[column] for column in COMPARED} for row in rows])

    return made_once(f"said-{name}", make)


def newest(name):
    return PRINTED if name == PRINTED else YEAR


@pytest.mark.parametrize("name", seldom((*NAMES, *OF_OTHERS)))
def test_nothing_that_is_said_fails_whatever_the_missing_answers_are(name):
    assert untrue(folder(name), said(name), newest(name)) == []


NEEDS, CHILDREN = "support_needs.answers.adults_direct.all_cases", "children_support_needs.answers.children.all_cases"
SHARE = "civil_support.answers.adults_direct.all_cases.2026.percent.of.support_needs.answers.interventions"
# A figure of a year in which some lack answers: with one more than is sure, divided by everybody, or as if it were exact.
PLANTED = {
    "needs_met.unmet.adults_direct.all_cases.2026.count.needs": ({"lower": "32"}, FAILS),
    f"{NEEDS}.2026.mean.needs_per_person": ({"value": "3.47"}, FAILS),
    SHARE: ({"value": "46.7", "lower": "46.7", "upper": "46.7", "qualifier": "exact"}, BOUND),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_figure_that_missing_answers_make_false_is_found(name, tmp_path):
    cells, state = PLANTED[name]
    data = shutil.copytree(folder("platform") / "data", tmp_path / "data")
    rows = table(data, "observations")
    write(data / "observations.csv", [row | cells if row["observation"] == name else row for row in rows])
    (told,) = untrue(tmp_path, tmp_path, YEAR)
    assert told.startswith(f"in the file: {name}: {state} ")


def test_what_a_page_or_the_file_with_all_figures_compares_is_found(tmp_path):
    """That less than half were met, which those without an answer may turn; and more needs of a child than of an adult."""
    (tmp_path / "index.html").write_text(f"<h2 data-claim='minority {SHARE}'>Less than half</h2>", encoding="utf-8")
    means = [f"{one}.2026.mean.needs_per_person" for one in (NEEDS, CHILDREN)]
    write(
        tmp_path / "figures-en.csv",
        [{"id": one, "category": "", "compare_group": "1", "compare_answer": "1"} for one in means],
    )
    compared, claimed = untrue(folder("platform"), tmp_path, YEAR)
    assert compared.startswith(f"in the file: {means[0]} / {means[1]}: {FAILS} ")
    assert claimed.startswith(f"index.html: minority {SHARE}: {FAILS} ")


def write(path, rows):
    """A table as a file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        made = csv.DictWriter(file, [*rows[0]])
        made.writeheader()
        made.writerows(rows)


def test_what_is_open_says_on_its_page_that_nobody_knows_of_how_many():
    """In the words of its figure, of its note or of the question to its source; or the page says how many have an answer."""
    site, tried = said(PRINTED), Package(folder(PRINTED))
    claims = {
        (page, claim.split()[1]) for page, _, claim, state, _ in site_claims(site, tried, PRINTED) if state == OPEN
    }
    assert len(claims) > 100
    silent = {(page, cell) for page, cell in claims if not says(site, page, tried.rows[cell], tried)}
    assert silent == set()


def says(site, page, row, tried):
    """Whether a page says of how many a figure is, or that its source does not."""
    lang = next((lang for lang, own in FOLDERS.items() if own and page.startswith(own)), "sv")
    named, words = labels(PRINTED, lang), WORDS[lang]
    text = " ".join(as_text(signed((site / page).read_text(encoding="utf-8"), page, named)).split())
    asked = row["question"].split()
    told = [words["answers_not_known"], words["answers_not_always_known"], named.note("base_not_stated")]
    told += [named.note("of_whom_not_said"), *(named.title("questions", one) for one in asked)]
    answered = tried.answered(row["indicator"], row["population"], row["year"])
    return any(one in text for one in (*told, *([str(answered)] if answered else [])))
