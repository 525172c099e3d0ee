"""What follows from the printed figures, and what is held back."""

from decimal import Decimal

import pytest

from scripts.ground.cells import cell_id
from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.declared import Declared
from scripts.ground.numbers import Reading
from scripts.ground.row_notes import is_few
from scripts.package.computing import compute
from scripts.package.derived import result
from scripts.package.observations import resolve
from tests.rows import statement


def table(columns, rows):
    """Rows of these columns."""
    return [dict(zip(columns, row, strict=True)) for row in rows]


SUMS = table(
    ["dimension", "whole", "split", "part"],
    [
        ("population", "all", "by_exposure", "direct"),
        ("population", "all", "by_exposure", "indirect"),
        ("scope", "all_cases", "by_case", "excluding_asele"),
        ("scope", "all_cases", "by_case", "asele_only"),
    ],
)
CATEGORIES = table(
    ["indicator", "category", "order", "role", "parent", "parts_complete"],
    [
        ("contacts", "total", "1", "whole_persons", "", ""),
        ("status", "open", "1", "part", "", ""),
        ("status", "closed", "2", "part", "", ""),
        ("status", "multiple", "3", "more_than_one", "", ""),
        ("status", "answers", "4", "whole_answers", "", "source"),
        ("needs", "answers", "1", "whole_answers", "", ""),
        ("met", "answers", "1", "whole_answers", "", ""),
        ("met", "rest", "2", "group", "", ""),
        ("origin", "outside", "1", "part", "", ""),
        ("origin", "inside", "2", "part", "", ""),
        ("origin", "total", "3", "whole_persons", "", "definition"),
        ("place", "north", "1", "part", "", ""),
        ("place", "south", "2", "part", "", ""),
        ("place", "total", "3", "whole_persons", "", ""),
    ],
)
INDICATORS = table(
    ["indicator", "answers", "unit", "base_rule", "assumption"],
    [
        ("contacts", "one", "persons", "persons_all", ""),
        ("status", "several", "answers", "answers", ""),
        ("needs", "several", "answers", "answers", ""),
        ("met", "several", "answers", "answers", ""),
        ("origin", "one", "persons", "persons_answered", ""),
        ("place", "one", "persons", "persons_answered", ""),
    ],
)
SOURCES = table(["source", "source_kind"], [("platform_report_2025", "report")])
UNITS = read_codebook({"indicators": INDICATORS, "categories": CATEGORIES}).units
RELATION_COLUMNS = [
    "relation",
    "relation_kind",
    "relation_role",
    "indicator",
    "category",
    "population",
    "scope",
    "measure",
    "unit",
    "assumption",
]


def computed(*rows, relations=(), held=()):
    """The computed observations that follow from these statements, by name. `held`: names of doubtful cells."""
    declared = table(RELATION_COLUMNS, relations)
    codes = {"sums": SUMS, "categories": CATEGORIES, "indicators": INDICATORS, "relations": declared}
    book = read_codebook(codes | {"sources": SOURCES})
    told = [row | {"unit": UNITS[row["indicator"], row["category"]]} for row in rows]
    printed = resolve(told, UNITS)
    known = compute(printed, book, [cell for cell in printed if cell_id(cell) in held])
    return {cell_id(cell): one.row() for cell, one in known.items() if one.origin == "computed"}


def test_the_missing_part_of_a_population_is_computed():
    """420 met and 364 of them directly affected leave 56 indirectly affected."""
    found = computed(statement(value="420"), statement(population="direct", value="364"))
    one = found["contacts.total.indirect.all_cases.2025.count.persons"]
    assert (one["value"], one["origin"], one["rule"]) == ("56", "computed", "sum_of_populations")


def test_who_is_not_stated_is_part_of_no_sum():
    """A number of whom nobody says whom it counts neither completes a sum nor is completed by one."""
    found = computed(statement(value="420"), statement(population="not_stated", value="364"))
    assert found == {}


def test_the_size_of_a_case_is_not_computed():
    """35 convictions, 5 without the case: a relation to test figures by, no new figure about the people of one case."""
    found = computed(
        statement(indicator="status", category="open", value="35"),
        statement(indicator="status", category="open", value="5", scope="excluding_asele"),
    )
    assert not [name for name in found if "asele_only" in name]


def test_nothing_negative_is_ever_computed():
    """A part above its whole is a contradiction for people to settle, no reason to publish a negative count."""
    found = computed(statement(value="10"), statement(population="direct", value="12"))
    assert found == {}


def test_all_answers_are_the_sum_of_the_parts():
    """Only where every part is known; persons with more than one answer are no part."""
    both = [
        statement(indicator="status", category="open", value="30"),
        statement(indicator="status", category="closed", value="10"),
    ]
    found = computed(*both)
    assert found["status.answers.all.all_cases.2025.count.answers"]["value"] == "40"
    assert "status.answers.all.all_cases.2025.count.answers" not in computed(both[0])


def test_a_computed_value_names_what_it_was_worked_out_from():
    """The observations, by name: with the rule they are all that it takes to work it out again."""
    found = computed(statement(value="420"), statement(population="direct", value="364"))
    one = found["contacts.total.indirect.all_cases.2025.count.persons"]
    assert one["inputs"].split() == [f"contacts.total.{who}.all_cases.2025.count.persons" for who in ("all", "direct")]


def test_no_part_is_worked_out_of_a_list_that_may_lack_one():
    """A chart that was lost may have more answers than the text names."""
    rows = [
        statement(indicator="place", category="total", value="90"),
        statement(indicator="place", category="north", value="50"),
    ]
    assert not [name for name in computed(*rows) if name.startswith("place.south")]


def test_shares_are_computed_only_for_twenty_or_more():
    """30 of 40 gets its 75.0 percent; 10 of 40 is said as a count."""
    found = computed(
        statement(indicator="status", category="open", value="30"),
        statement(indicator="status", category="closed", value="10"),
    )
    shares = {name: row["value"] for name, row in found.items() if row["measure"] == "percent"}
    assert shares == {"status.open.all.all_cases.2025.percent.answers": "75.0"}


@pytest.mark.parametrize(("count", "has_share"), [("19", False), ("20", True)])
def test_twenty_itself_is_not_few(count, has_share):
    """It gets its share; one fewer does not, and then a reader is told that the cases are few."""
    rows = [
        statement(indicator="status", category=name, value=value) for name, value in (("open", count), ("closed", "80"))
    ]
    names = computed(*rows)
    assert ("status.open.all.all_cases.2025.percent.answers" in names) == has_share
    assert is_few({"value": count, "upper": "", "measure": "count", "base": "", "unit": "answers"}) != has_share


def test_an_exact_print_is_never_replaced():
    """A printed share stays as it was printed, even when the count and the base give another decimal."""
    found = computed(
        statement(indicator="status", category="open", value="30", base="40"),
        statement(indicator="status", category="open", measure="percent", value="75"),
    )
    assert "status.open.all.all_cases.2025.percent.answers" not in found


def test_a_printed_bound_gives_way_to_the_exact_share():
    """A printed "less than 30 percent" is refined to the share that the counts give, and still rests on the printed words."""
    share = [
        ("met_share", "share", "result", "met", "answers", "all", "", "percent", "", ""),
        ("met_share", "share", "term", "met", "answers", "all", "", "count", "", ""),
        ("met_share", "share", "term", "needs", "answers", "all", "", "count", "", ""),
    ]
    found = computed(
        statement(indicator="met", category="answers", value="266"),
        statement(indicator="needs", category="answers", value="895"),
        statement(
            indicator="met", category="answers", measure="percent", value="30", qualifier="under", printed="under 30",
            base_indicator="needs", base_category="answers",
        ),
        relations=share,
    )  # fmt: skip
    one = found["met.answers.all.all_cases.2025.percent.of.needs.answers.answers"]
    assert (one["value"], one["disagreeing"]) == ("29.7", "0")


def test_a_remainder_of_overlapping_parts_is_only_a_lower_bound():
    """Of 895 needs 764 were met, but interventions overlap: at least 131 were not."""
    rest = [
        ("rest", "at_least_rest", "result", "met", "rest", "all", "", "count", "", ""),
        ("rest", "at_least_rest", "term", "needs", "answers", "all", "", "count", "", ""),
        ("rest", "at_least_rest", "term", "met", "answers", "all", "", "count", "", ""),
    ]
    found = computed(
        statement(indicator="needs", category="answers", value="895"),
        statement(indicator="met", category="answers", value="764"),
        relations=rest,
    )
    one = found["met.rest.all.all_cases.2025.count.answers"]
    assert (one["value"], one["lower"], one["qualifier"]) == ("", "131", "at_least")


def test_a_suppressed_cell_is_never_worked_out_again():
    """420 met and 364 directly affected: a suppressed number of those indirectly affected stays suppressed."""
    hidden = statement(population="indirect", obs_status="Q", qualifier="", printed="")
    assert computed(statement(value="420"), statement(population="direct", value="364"), hidden) == {}


def test_a_suppressed_cell_is_not_published_as_a_base():
    """Nor by a row that prints it as the base of another figure."""
    hidden = statement(obs_status="Q", qualifier="", printed="")
    known = resolve([hidden, statement(category="new", value="28", base="354")], UNITS)
    assert [one.exact for cell, one in known.items() if cell_id(cell).startswith("contacts.total")] == [""]


def test_an_indicator_gets_no_value_in_a_year_in_which_it_was_not_measured():
    """What is the same as another indicator is only said where both were asked about."""
    same = [
        ("same", "same", "result", "needs", "answers", "all", "", "count", "", ""),
        ("same", "same", "term", "met", "answers", "all", "", "count", "", ""),
    ]
    met = statement(indicator="met", category="answers", value="9")
    needs = statement(indicator="needs", category="answers", obs_status="O", qualifier="", printed="")
    assert computed(met, relations=same) == {}
    assert list(computed(met, needs, relations=same)) == ["needs.answers.all.all_cases.2025.count.answers"]


def test_nothing_is_computed_from_a_doubtful_figure():
    """A count that only stands as printed leaves no rest of the 286, and no share."""
    row = statement(indicator="origin", category="outside", value="135", base="286")
    assert computed(row, held=["origin.outside.all.all_cases.2025.count.persons"]) == {}
    assert "origin.inside.all.all_cases.2025.count.persons" in computed(row)


def test_a_sum_never_mixes_two_producers():
    """Figures of another producer are context; they are neither added nor subtracted."""
    found = computed(statement(value="420"), statement(population="direct", value="364", producer="other"))
    assert found == {}


def test_a_sum_never_mixes_two_documents():
    """A press release and a radio feature of the same year may count differently."""
    found = computed(statement(value="420"), statement(population="direct", value="364", source="sveriges_radio"))
    assert found == {}


@pytest.mark.parametrize("kind", ["share", "mean"])
def test_a_share_or_mean_of_nothing_is_not_computed(kind):
    """Nobody was asked: there is no share to say, and no division by zero."""
    assert result(Declared("r", kind, {}, ()), [Decimal(3), Decimal(0)]) is None
    assert result(Declared("r", kind, {}, ()), [Decimal(0), Decimal(0)]) is None


def test_an_upper_bound_is_rounded_up_and_a_share_as_people_round():
    """One of three is at most 33.4 percent: "at most 33.3" would not be true of it."""
    numbers = [Decimal(1), Decimal(3)]
    assert result(Declared("r", "share_at_most", {}, ()), numbers) == Reading("33.4", "at_most")
    assert result(Declared("r", "share", {}, ()), numbers) == Reading("33.3", "exact")


def needs_of(*rows, relations=()):
    """What follows in a made-up form: needs of two kinds, what two givers gave of each, women among those of a form."""
    categories: list[Row] = [
        {"indicator": indicator, "category": code, "role": "part", "parent": ""}
        for indicator in ("needed", "given", "helped")
        for code in ("food", "rent")
    ]
    categories += [
        {"indicator": "needed", "category": "lost", "role": "part", "parent": "", "last_year": "2020"},
        {"indicator": "needed", "category": "answers", "role": "whole_answers", "parent": ""},
        {"indicator": "left", "category": "unmet", "role": "part", "parent": ""},
        {"indicator": "gender", "category": "abroad", "role": "part", "parent": ""},
        {"indicator": "gender", "category": "abroad_women", "role": "part", "parent": "abroad"},
        {"indicator": "contacts", "category": "total", "role": "whole_persons", "parent": ""},
    ]
    units = {"needed": "needs", "given": "interventions", "helped": "interventions", "left": "needs"}
    rules = {
        "needed": ("answers", ""),
        "given": ("needs", "needed"),
        "helped": ("needs", "needed"),
        "left": ("needs", "needed"),
    }
    plain: Row = {"parts_complete": "", "last_year": ""}
    indicators: list[Row] = [
        {
            "indicator": name,
            "base_rule": rule,
            "base_indicator": base,
            "assumption": "",
            "unit": units.get(name, "persons"),
            "answers": "several" if name in units else "one",
        }
        for name in ("needed", "given", "helped", "left", "gender", "contacts")
        for rule, base in [rules.get(name, ("persons_answered", ""))]
    ]
    size = relation("everybody", "population_size", "contacts", "total")
    book = read_codebook(
        {
            "indicators": indicators,
            "categories": [plain | row | {"order": str(order)} for order, row in enumerate(categories, 1)],
            "relations": [*size, *relations],
        }
    )
    means = {"mean": "needs_per_person"}
    told = [row | {"unit": means.get(row["measure"], book.units[row["indicator"], row["category"]])} for row in rows]
    return {
        cell_id(cell): one.row()
        for cell, one in compute(resolve(told, book.units), book).items()
        if one.origin == "computed"
    }


def relation(name, kind, indicator, category, *terms):
    """The rows of a declared relation between counts."""
    cells = [("result", indicator, category), *(("term", *term) for term in terms)]
    plain = {
        "relation": name,
        "relation_kind": kind,
        "population": "all",
        "scope": "",
        "measure": "count",
        "unit": "",
        "assumption": "",
    }
    return [plain | {"relation_role": role, "indicator": one, "category": code} for role, one, code in cells]


UNMET = relation(
    "unmet", "rest_by_answer", "left", "unmet", ("needed", "answers"), ("given", "answers"), ("helped", "answers")
)


def test_what_was_given_is_a_share_of_the_needs_of_the_same_kind():
    """Thirty of forty needs of food: 75.0 per cent of them, and no share of all that was given."""
    found = needs_of(
        statement(indicator="needed", category="food", value="40"),
        statement(indicator="given", category="food", value="30"),
        statement(indicator="given", category="rent", value="90"),
    )
    shares = {
        name: row["value"] for name, row in found.items() if row["measure"] == "percent" and name.startswith("given")
    }
    assert shares == {"given.food.all.all_cases.2025.percent.of.needed.food.interventions": "75.0"}


def test_a_part_is_a_share_of_the_part_that_it_is_a_part_of():
    """Thirty women of fifty."""
    found = needs_of(
        statement(indicator="gender", category="abroad", value="50"),
        statement(indicator="gender", category="abroad_women", value="30"),
    )
    one = found["gender.abroad_women.all.all_cases.2025.percent.of.gender.abroad.persons"]
    assert (one["value"], one["base"], one["rule"]) == ("60.0", "50", "share_of_part")


def test_what_nobody_met_is_a_bound_kind_by_kind_and_their_sum():
    """Ten needs of food are left; that rent has more than it needs takes nothing from them."""
    needed = {"food": "60", "rent": "30"}
    given = {"food": "30", "rent": "25"}
    helped = {"food": "20", "rent": "25"}
    rows = [
        statement(indicator=name, category=code, value=value)
        for name, counts in (("needed", needed), ("given", given), ("helped", helped))
        for code, value in counts.items()
    ]
    found = {
        name: (row["lower"], row["qualifier"])
        for name, row in needs_of(*rows, relations=UNMET).items()
        if "left." in name
    }
    assert found == {
        "left.unmet.in.needed.food.all.all_cases.2025.count.needs": ("10", "at_least"),
        "left.unmet.all.all_cases.2025.count.needs": ("10", "at_least"),
    }


def test_a_kind_that_one_side_is_not_asked_about_has_no_rest():
    """Nobody knows what the other gave."""
    rows = [
        statement(indicator="needed", category="food", value="60"),
        statement(indicator="given", category="food", value="30"),
    ]
    assert not [name for name in needs_of(*rows, relations=UNMET) if "left." in name]


def test_needs_a_person_are_worked_out_where_no_mean_is_printed():
    """Ninety needs of forty people; a report that prints its own mean keeps it."""
    rows = [statement(value="40"), statement(indicator="needed", category="answers", value="90")]
    name = "needed.answers.all.all_cases.2025.mean.needs_per_person"
    assert needs_of(*rows)[name]["value"] == "2.25"
    printed = statement(indicator="needed", category="answers", value="2.4", measure="mean")
    assert name not in needs_of(*rows, printed)


def test_nothing_is_worked_out_of_an_answer_that_its_year_does_not_have():
    """An answer that was asked about until 2020 has no sum in 2025."""
    sums = relation("again", "sum", "needed", "lost", ("given", "food"), ("helped", "food"))
    rows = [statement(indicator=name, category="food", value="30") for name in ("given", "helped")]
    assert not [
        name
        for name in needs_of(*rows, statement(indicator="needed", category="food", value="9"), relations=sums)
        if "lost" in name
    ]
