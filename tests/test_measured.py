"""What the page on protection says is measured, and what is measured holds of the made-up years."""

import csv
from collections import Counter
from dataclasses import replace

import pytest
import yaml

from scripts.ground.codes import FEW
from scripts.ground.data_package import PROMISED, PackageError
from scripts.paths import DATAPACKAGE, DOCS
from scripts.site.package.labels import read_package
from scripts.site.prose.answer_table import check_measured, read
from tests.measured.protection import figures
from tests.measured.rounding import BASE, rounded
from tests.measured.shared_years import broken, everybody, shared_year
from tests.plausible_years import counts_of


@pytest.mark.slow(
    "works out each figure of the page on protection again",
    "test_a_rounded_year_adds_up",
    "test_the_page_names_the_rules_that_hold",
)
@pytest.mark.night
def test_the_page_on_protection_says_what_is_measured():
    """Every figure on made-up years: `python -m tests.measured.protection` writes them anew."""
    assert figures() == read()


def test_the_page_names_the_rules_that_hold():
    """The threshold that is measured with is the one in force, which the page says that nobody has decided on yet; and the base."""
    settings = yaml.safe_load((DATAPACKAGE / "disclosure.yml").read_text(encoding="utf-8"))
    assert (read()["threshold"], read()["fewest"]) == (str(settings["threshold"]), str(FEW))


def test_the_site_stops_at_a_threshold_that_nothing_was_measured_with():
    """The page would say a number that is no longer in force. One that is not known is none."""
    package = read_package(DATAPACKAGE)
    check_measured(package)
    for promised in ({PROMISED: 10}, {}):
        other = {name: value for name, value in package.descriptor.items() if name != PROMISED} | promised
        with pytest.raises(PackageError, match=r"run `python -m tests\.measured\.protection`"):
            check_measured(replace(package, descriptor=other))


# How a limit is said in words.
IN_WORDS = {"sv": {10: "tio", 20: "tjugo", 30: "trettio"}, "en": {10: "ten", 20: "twenty", 30: "thirty"}}
# The texts of the code lists that say how few are few.
SAY_FEW = {"notes": ("text", {"few_cases"}), "rules": ("definition", {"share", "share_of_part", "share_of_needs"})}


def say_few():
    """(where, language, text) of each text that says how few are few."""
    for table, (field, codes) in SAY_FEW.items():
        with (DATAPACKAGE / f"codes/{table}.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row[table.removesuffix("s")] in codes]
        yield from ((f"codes/{table}.csv", lang, row[f"{field}_{lang}"]) for row in rows for lang in IN_WORDS)
    yield from ((f"docs/{lang}/method.md", lang, (DOCS / lang / "method.md").read_text("utf-8")) for lang in IN_WORDS)


def test_the_texts_say_the_number_that_is_few():
    """In a note, in rules and on the page on method: a number that the code no longer decides by would be untrue."""
    assert [(where, lang) for where, lang, text in say_few() if IN_WORDS[lang][FEW] not in text] == []


@pytest.mark.parametrize("size", [1, 0.35])
def test_a_rounded_year_adds_up(size):
    """Every figure is a multiple, near the truth, nobody stays nobody, and all that binds them holds, as in the true year."""
    year = shared_year(20, size)
    true, after = year.values(year.counts), rounded(year, 20)
    assert broken(year.rules, true) == broken(year.rules, after.shown) == []
    assert {value % BASE for value in after.shown.values()} == {0}
    assert all(
        abs(after.shown[one] - value) <= after.reach and (value or not after.shown[one]) for one, value in true.items()
    )


def test_what_binds_the_rounded_figures_can_be_broken():
    """Figures that are rounded one by one do not add up: the test above can fail."""
    year = shared_year(20, 1)
    assert broken(year.rules, rounded(year, 20, ()).shown)


def test_the_people_of_a_year_are_its_counts():
    """What each person adds is what is counted, whoever of them a member met; what binds the counts of all binds those of some."""
    year = shared_year(21, 0.35)
    assert counts_of(sum((counted for _, counted in year.people.each), Counter())) == year.counts
    assert year.of_member(everybody(1)) == year.counts
    assert broken(year.rules, year.values(year.of_member(everybody(0.5)))) == []
