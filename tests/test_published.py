"""What the committed package promises to those who download it."""

import csv
import json
from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from scripts.ground.interval import has_number
from scripts.guard.questionnaire.form_table import later_lines
from scripts.package.build import check
from scripts.paths import DATAPACKAGE, FIGURES, ROOT
from scripts.site.package.labels import read_package

RESOURCE_PROPERTIES = {
    *["name", "type", "path", "title", "description", "format", "mediatype", "encoding", "bytes", "hash"]
}
PACKAGE_PROPERTIES = {
    "$schema", "name", "id", "title", "title_en", "description", "how_to_read", "version", "created", "homepage", "licenses",
    "contributors", "promised_values", "sources", "keywords",
}  # fmt: skip
MEASUREMENT_POINTS = 43


@pytest.fixture(scope="module")
def descriptor():
    return json.loads((DATAPACKAGE / "datapackage.json").read_text(encoding="utf-8"))


def table(name):
    with (DATAPACKAGE / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_committed_package_is_what_the_build_gives():
    """The tables and the descriptor in the repository follow from the figures and the code lists beside them.

    Frictionless calls it valid, as a stranger would run it: to the size and the checksum of each table.
    """
    assert check(DATAPACKAGE) == []


def test_the_descriptor_has_every_property_that_was_promised(descriptor):
    """For the package and for each of its tables."""
    assert {name for name, value in descriptor.items() if value} >= PACKAGE_PROPERTIES
    for resource in descriptor["resources"]:
        assert {name for name, value in resource.items() if value} >= RESOURCE_PROPERTIES


def test_every_field_is_described_in_both_languages(descriptor):
    """A type, a title and a sentence, in Swedish and in English; and the two languages differ."""
    for resource in descriptor["resources"]:
        for field in resource["schema"]["fields"]:
            sentences = {field["description"], field["description_en"]}
            assert all(field[name] for name in ("type", "title", "title_en")), field
            assert len(sentences) == sum(one.endswith(".") for one in sentences) == 2, field


def test_every_field_that_holds_a_quantity_has_a_unit(descriptor):
    """Numbers without a unit are only order numbers and weights."""
    plain = {"order", "measurement_point", "seq", "figure", "interpretation", "importance", "rank_first", "rank_last"}
    plain |= {"table_number"}
    without = {
        field["name"]
        for resource in descriptor["resources"]
        for field in resource["schema"]["fields"]
        if field["type"] in ("number", "integer") and "unit" not in field
    }
    assert without <= plain


def test_a_row_says_where_its_bounds_come_from_exactly_where_it_has_a_number():
    """By this the page Explore knows it."""
    rows = read_package(DATAPACKAGE).rows("observations")
    assert [row["observation"] for row in rows if has_number(row) != bool(row["bounds"])] == []


def test_all_measurement_points_are_indicators_with_rows():
    """Each of the 43 has its texts, and at least one row of evidence: a figure, or status O for what only the chart has.

    A new one comes after them, and has no row before the first year in which it is asked for.
    """
    indicators, newest = table("indicators"), max(row["report_year"] for row in table("statements"))
    points = sorted(int(row["measurement_point"]) for row in indicators if row["measurement_point"])
    assert points == list(range(1, max(len(points), MEASUREMENT_POINTS) + 1))
    asked = {row["indicator"] for row in indicators if row["first_year"] <= newest}
    assert asked <= {row["indicator"] for row in table("statements")}


def test_no_category_is_invented():
    """The print names each category, or it is a whole, what is left over beside those that the print names, or a country.

    A country may have come with a year that was rejected; of what no report has measured a form says the answers.
    """
    forms = {row["source"] for row in table("sources") if row["source_kind"] == "form"}
    in_print = {row["indicator"] for row in table("statements") if row["source"] not in forms}
    asked_later = later_lines(
        table("form"), max(row["report_year"] for row in table("statements") if row["source"] not in forms)
    )
    spoken = asked_later | {
        (row[f"{prefix}indicator"], row[f"{prefix}category"])
        for row in table("statements")
        for prefix in ("", "within_", "base_", "compared_")
    }
    remainders = ("other", "not_", "no_", "eu", "elsewhere")
    invented = [
        (row["indicator"], row["category"])
        for row in table("categories")
        if row["indicator"] in in_print
        and (row["indicator"], row["category"]) not in spoken
        and not row["role"].startswith("whole")
        and not row["category"].startswith(remainders)
        and not row["country"]
    ]
    assert invented == []


def test_the_first_year_of_an_indicator_is_the_first_with_a_figure():
    """Or the year of the first report that measures it, where that report has its figures in a chart alone."""
    years = defaultdict(set)
    for row in table("statements"):
        years[row["indicator"]].add(row["report_year"])
    for row in table("observations"):
        if row["origin"] == "printed" and (row["value"] or row["lower"] or row["upper"]):
            years[row["indicator"]].add(row["year"])
    first = {indicator: min(found) for indicator, found in years.items() if found}
    wrong = [
        row["indicator"]
        for row in table("indicators")
        if first.get(row["indicator"], row["first_year"]) != row["first_year"]
    ]
    assert wrong == []


def printed_numbers():
    """Place -> number -> how often the text prints it; made once from the report's text."""
    with (ROOT / "tests/printed_numbers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wanted: dict[str, Counter[Decimal]] = defaultdict(Counter)
    for row in rows:
        if not row["excluded_because"]:
            wanted[row["place"]][Decimal(row["number"])] += int(row["times"])
    return wanted


def transcribed_numbers(only_digits=False):
    """Place -> number -> how often the figures of the report have it, as a value or as a base."""
    with (FIGURES / "2025.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["source"] == "platform_report_2025"]
    found: dict[str, Counter[Decimal]] = defaultdict(Counter)
    for row in rows:
        if only_digits and not any(character.isdigit() for character in row["printed"]):
            continue
        for column in ("value", "value_to", "base"):
            if row[column]:
                found[row["place"]][Decimal(row[column])] += 1
    return found


def test_every_number_of_the_report_has_its_row():
    """For each section, each number that the text prints about people is transcribed at least as often as it is printed."""
    found = transcribed_numbers()
    missing = [
        (place, str(number))
        for place, numbers in printed_numbers().items()
        for number, times in numbers.items()
        if found[place][number] < times
    ]
    assert missing == []


def test_no_row_has_a_number_that_the_report_does_not_print():
    """The other way round: every number transcribed from digits stands in that section of the text."""
    wanted = printed_numbers()
    invented = [
        (place, str(number))
        for place, numbers in transcribed_numbers(only_digits=True).items()
        for number in numbers
        if number not in wanted[place]
    ]
    assert invented == []


def test_the_numbers_that_have_no_row_each_have_a_reason():
    """Laws, dates, lengths of time and the like are left out by name, not by silence."""
    with (ROOT / "tests/printed_numbers.csv").open(encoding="utf-8", newline="") as file:
        reasons = Counter(row["excluded_because"] for row in csv.DictReader(file))
    assert reasons[""] > 80
    assert {"year", "law", "length of time"} <= set(reasons)


def test_every_figure_leads_back_to_where_it_was_printed():
    """Each observation that is not computed rests on statements, and those name a source and a section."""
    evidence = Counter(row["observation"] for row in table("statements"))
    evidence += Counter(row["base_observation"] for row in table("statements"))
    homeless = [
        row["observation"]
        for row in table("observations")
        if row["origin"] == "printed" and row["obs_status"] in ("A", "B") and not evidence[row["observation"]]
    ]
    assert homeless == []


def test_a_computed_value_names_its_rule():
    """And a corrected one names that; a printed one names none, unless it is printed only as a base."""
    named = {"computed": {True}, "corrected": {True}, "printed": {False}}
    for row in table("observations"):
        assert row["rule"] == "printed_base" or bool(row["rule"]) in named[row["origin"]], row["observation"]


def test_other_producers_are_never_summed_with_the_platform():
    """The regional coordinators' figures stand alone: nothing with their indicator is computed from the platform's."""
    producers = defaultdict(set)
    for row in table("observations"):
        producers[(row["indicator"], row["year"])].add(row["producer"])
    assert all(len(found) == 1 for found in producers.values())


def test_nothing_of_an_earlier_year_is_joined_that_is_not_comparable():
    """In 2023 only the total is known: no direct or indirect figure of that year is computed."""
    year = [row for row in table("observations") if row["indicator"] == "contacts" and row["year"] == "2023"]
    assert {row["population"] for row in year} == {"all"}
