"""Claims in the prose: a sentence stands while the package says so, and drops out by itself when it does not."""

from dataclasses import replace

import pytest

from scripts.ground.data_package import PackageError
from scripts.paths import DOCS
from scripts.site import content
from scripts.site.package.labels import Labels
from scripts.site.prose.claims import settled
from scripts.site.prose.filling import filled
from scripts.site.text.language import Language
from tests.site_package import alone, labels, no_drawing, observation, package, statement
from tests.site_server import answers, published

ADVICE, HOUSING = "needs.advice.adults.all_cases.count", "needs.housing.adults.all_cases.count"


def stands(condition, *rows, inside="Text", **tables):
    """Whether a claim with this condition stays, in a package of these observations."""
    made = package(observations=list(rows), **tables)
    return settled(f"{{{{ claim {condition} }}}}{inside}{{{{ end }}}}", made) != ""


@pytest.mark.parametrize(
    ("advice", "housing", "less"),
    [
        ({"value": "3"}, {"value": "4"}, True),
        ({"value": "4"}, {"value": "4"}, False),
        ({"value": "5"}, {"value": "4"}, False),
        ({"value": "4"}, {"lower": "4", "qualifier": "over"}, True),
        ({"value": "4"}, {"lower": "4", "qualifier": "at_least"}, False),
        ({"upper": "4", "qualifier": "just_under"}, {"value": "4"}, True),
        ({"lower": "1", "qualifier": "over"}, {"value": "4"}, False),
        ({"value": "3"}, {"obs_status": "O"}, False),
    ],
)
def test_a_comparison_holds_only_when_it_is_certain(advice, housing, less):
    """A bound counts as a bound: "over four" is more than four, "at least four" need not be."""
    rows = observation(**advice), observation(category="housing", **housing)
    assert stands(f"{ADVICE} < {HOUSING}", *rows) is less
    assert stands(f"{HOUSING} > {ADVICE}", *rows) is less


def test_a_majority_is_a_comparison_with_a_number():
    """Over 50 percent, printed as a bound or as a number."""
    name = ADVICE.replace("count", "percent")
    assert stands(f"{name} > 50", observation(measure="percent", lower="50", qualifier="over"))
    assert not stands(f"{name} > 50", observation(measure="percent", value="50.0"))


def test_a_rank_is_the_newest_report_s():
    """Exactly this rank of exactly this cell; an older report says nothing of this year."""
    cell = "needs.advice.adults.all_cases"
    said = statement(measure="rank", value="1")
    assert stands(f"rank 1 {cell}", statements=[said])
    assert not stands(f"rank 2 {cell}", statements=[said])
    assert not stands(f"rank 1 {cell}", statements=[said | {"qualifier": "not"}])
    older = said | {"year": "2030", "report_year": "2030"}
    assert not stands(f"rank 1 {cell}", statements=[older, statement(value="3")])


def test_a_figure_missing_this_year_takes_its_sentence_away():
    """It is known from another year, so the name is right; the sentence waits for its figure."""
    old = observation(value="7", year="2030")
    assert not stands("", old, inside=f"{{{{ figure {ADVICE} }}}}")
    assert stands("", observation(value="7"), inside=f"{{{{ figure {ADVICE} }}}}")


def test_several_years_are_two():
    """A series begins with its second year."""
    assert not stands(f"several_years {ADVICE}", observation(value="7"))
    assert stands(f"several_years {ADVICE}", observation(value="7"), observation(value="8", year="2030"))


def test_a_note_is_timely_when_it_is_on_a_figure_of_the_newest_year():
    """What was true of an older year is not said of this one."""
    noted, plain = observation(value="7", notes="dark_figure"), observation(value="7")
    assert stands("note dark_figure", noted)
    assert not stands("note dark_figure", plain, noted | {"year": "2030", "observation": "other"})


@pytest.mark.parametrize(
    "condition",
    [
        "note nothing",
        "needs.nothing.adults.all_cases.count > 1",
        "rank 1 needs.nothing.adults.all_cases",
        f"{ADVICE} about 3",
        ADVICE,
    ],
)
def test_a_condition_that_cannot_be_read_stops_the_build(condition):
    """A misspelt name never makes a sentence vanish in silence, also behind a test that is false."""
    for text in (condition, f"{ADVICE} < 1 and {condition}"):
        with pytest.raises(PackageError):
            stands(text, observation(value="7"))


def test_a_claim_that_is_not_closed_stops_the_build():
    """Its opening is then no name of anything."""
    with pytest.raises(PackageError):
        filled("{{ claim }}Text", {}, labels())


def next_year(lang, change, observations=(), statements=()):
    """The published package with one more full year: every row of the newest again, changed, and what only this year says."""
    package = published()
    newest = package.latest_year
    coming = str(int(newest) + 1)
    tables = {name: list(rows) for name, rows in package.tables.items()}
    for table, fields in (("observations", ("year",)), ("statements", ("report_year", "year"))):
        rows = [row for row in tables[table] if row["year"] == newest and not row["year_to"]]
        tables[table] += [changed for row in rows if (changed := change(row | dict.fromkeys(fields, coming)))]
    tables["observations"] += [row | {"year": coming} for row in observations]
    named = {"year": coming, "report_year": coming, "source": package.rows("sources")[0]["source"]}
    tables["statements"] += [row | named for row in statements]
    return Labels(replace(package, tables=tables), Language(lang))


def supported(needs, authorities, civil):
    """A year's numbers of what the adults needed and got."""
    unit = {"support_needs": "needs", "authority_support": "interventions", "civil_support": "interventions"}
    counts = zip(unit.items(), (needs, authorities, civil), strict=True)
    least = {"lower": str(int(needs) - int(authorities) - int(civil)), "qualifier": "at_least"}
    unmet = {"indicator": "needs_met", "category": "unmet", "population": "adults_direct", "unit": "needs"}
    return [
        observation(**unmet, **least),
        *(
            observation(indicator=name, category="answers", population="adults_direct", unit=counted, value=value)
            for (name, counted), value in counts
        ),
    ]


def without_support_and_ranks(row):
    """What is left of a year when it says itself what was the most common, and who gave support."""
    told = row["indicator"] in ("support_needs", "authority_support", "civil_support") and row["category"] == "answers"
    told = told or row["category"] == "unmet"
    return None if told or row["measure"] == "rank" else row


def written(named):
    """Every hand-written page, filled."""
    parts, makers = content.parts(named, alone(named.package)), content.makers(named, no_drawing, answers(), "")
    return {
        path.name: filled(path.read_text(encoding="utf-8"), parts, named, makers)
        for path in sorted((DOCS / named.language.code).glob("*.md"))
    }


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_new_year_needs_no_editing_of_pages(lang):
    """All pages are filled for it, its claims are its own, and its series have one point more."""
    ranked = statement(
        indicator="exploitation_form", category="labour", population="adults_direct", measure="rank", value="1"
    )
    one = written(next_year(lang, without_support_and_ranks, supported("2000", "9", "900"), [ranked]))
    other = written(next_year(lang, without_support_and_ranks, supported("2000", "900", "9")))
    claim = {"sv": "Civilsamhället tillgodosåg fler behov än", "en": "Civil society met more needs than"}[lang]
    rank = {"sv": "Arbetsexploatering är den vanligaste", "en": "Labour exploitation is the most common"}[lang]
    assert claim in one["index.md"]
    assert claim not in other["index.md"]
    assert rank in one["adults.md"]
    assert rank not in other["adults.md"]
    assert all("series-support-needs-adults-direct" in pages["over-time.md"] for pages in (one, other))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_thin_year_needs_no_editing_of_pages(lang):
    """A year with the contacts, the children and the needs alone is enough for every page."""
    core = {"contacts", "children_exposure", "support_needs"}
    pages = written(next_year(lang, lambda row: row if row["indicator"] in core else None))
    assert all("{{" not in text for text in pages.values())
