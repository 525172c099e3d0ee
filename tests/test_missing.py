"""What fails where answers are missing is found, no frozen year has any, and what is open says on its page that nobody knows."""

import csv
from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup

from scripts.ground.columns import Column
from scripts.paths import DOCS
from scripts.site import content
from scripts.site.addresses import embed_page, figures_file
from scripts.site.exports.figures.forms import by_indicator
from scripts.site.frame.card import embedded, figure_page
from scripts.site.frame.subject import subject_of
from scripts.site.pages.indicator_page import framed
from scripts.site.prose.answer import Teller
from scripts.site.prose.plan import read_plan
from scripts.site.text.language import FOLDERS
from tests.frozen_years import NAMES, OF_OTHERS, PRINTED, YEAR, folder, labels, package
from tests.missing import OPEN, Package, site_claims, untrue
from tests.seldom import seldom
from tests.sharing import made_once
from tests.site_package import alone, no_drawing
from tests.site_server import answers

COMPARED: tuple[Column, ...] = ("id", "category", "compare_group", "compare_answer")


def said(name):
    """All pages and frames of a frozen year in both languages, and of the file with all figures what may be compared; once a run."""

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
        with (top / figures_file("en")).open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, COMPARED, extrasaction="ignore")
            table.writeheader()
            table.writerows(rows)

    return made_once(f"said-{name}", make)


def newest(name):
    return PRINTED if name == PRINTED else YEAR


@pytest.mark.parametrize("name", seldom((*NAMES, *OF_OTHERS)))
def test_nothing_that_is_said_fails_whatever_the_missing_answers_are(name):
    assert untrue(folder(name), said(name), newest(name)) == []
