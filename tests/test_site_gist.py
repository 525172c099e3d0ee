"""Which rows state the gist of an indicator: the kind of it, the rows, and the number that a count is out of."""

import re
from pathlib import Path

import pytest

from scripts.site.figure.gist import Gist
from scripts.site.figure.headline import gist_of
from scripts.site.figure.wording import out_of
from tests.rows import to_row
from tests.site_package import FIELDS, VOCABULARY, labels, observation, statement, usual_tables

CASES = Path(__file__).parent / "cases"
# Promise -> its cases: `cases/gist.txt` says how they are written.
BOOK = {
    head: [line for line in lines if line]
    for head, *lines in (part.split("\n") for part in (CASES / "gist.txt").read_text("utf-8").split("\n# ")[1:])
}
CELL = re.compile(r"(\w+) (?:(about|over|at least|at most) )?([\w.]+)(%?)(?: \(([^)]*)\))?(?:,|$)")
BOUNDS = {
    "": {"says": "value", "qualifier": "exact"},
    "about": {"says": "value", "qualifier": "about"},
    "over": {"says": "lower", "qualifier": "over"},
    "at least": {"says": "lower", "qualifier": "at_least"},
    "at most": {"says": "upper", "qualifier": "at_most"},
}
STATES = {
    "hidden": {"obs_status": "Q", "qualifier": ""},
    "chart": {"obs_status": "L", "qualifier": ""},
    "silent": {"obs_status": "O"},
}
SENTENCE = {"predicate_sv": "Råd gavs {} gånger", "predicate_en": "Advice was given {} times"}


# A package has a report.
OLDEST = statement(indicator="silent", category="total", value="1", year="2031")


def told(*rows, statements=(), categories=None, tables=None, **indicator) -> tuple[Gist, str]:
    """The gist of these rows, and what its number is out of. `categories`: category -> what the code list says otherwise of it."""
    usual = usual_tables()
    changed = [row | (categories or {}).get(row["category"], {}) for row in usual["categories"]]
    indicators = [row | to_row(indicator) for row in usual["indicators"]]
    tables = {"observations": list(rows), "statements": [*statements, OLDEST], **(tables or {})}
    named = labels("sv", categories=changed, indicators=indicators, **tables)
    own = gist_of(named.package.by_name["indicators"]["needs"], list(rows), list(statements), named)
    return own, next((out_of(row, named) for row in own.rows), "")


def gist(*rows, **cells) -> Gist:
    return told(*rows, **cells)[0]


def brief(*rows, **cells) -> tuple[str, ...]:
    """Its kind, the categories of its rows, and the whole where there is one."""
    found, whole = told(*rows, **cells)
    return (found.kind, *(row["category"] for row in found.rows), *([whole] if whole else []))


def counts(advice="", housing="", other="", total="", **cells):
    """The rows of those parts that have a count."""
    numbers = {"advice": advice, "housing": housing, "other": other, "total": total}
    return [observation(category=name, value=value, **cells) for name, value in numbers.items() if value]


def shares(advice="", housing="", other="", **cells):
    """The same as percentages."""
    return counts(advice, housing, other, measure="percent", **cells)


AT_LEAST, AT_MOST = {"qualifier": "at_least"}, {"qualifier": "at_most"}
RANK = {"measure": "rank", "value": "1"}


def housing(**cells):
    """What is said of housing, as a bound."""
    return observation(category="housing", **cells)


def read(text):
    """A line of the case book: the rows, what is called the most common, and what the code lists say otherwise."""
    written, _, otherwise = text.partition(";")
    assert not CELL.sub("", written).strip(), f"{text}: this is not read"
    rows, statements = [], []
    for answer, how, number, percent, more in CELL.findall(written):
        cells = dict(pair.split("=") for pair in more.split())
        if answer == "first":
            statements.append(statement(category=number, **RANK) | cells)
            continue
        said = BOUNDS[how] | {"value": number, "lower": number, "upper": number}
        own = STATES.get(number) or {name: said[name] for name in said["says"].split()} | {
            "qualifier": said["qualifier"]
        }
        rows.append(observation(category=answer, **own, **({"measure": "percent"} if percent else {}), **cells))
    indicator, categories = dict[str, str](), dict[str, dict[str, str]]()
    for name, value in (pair.split("=") for pair in otherwise.split()):
        category, _, column = name.rpartition(".")
        (categories.setdefault(category, {}) if category else indicator)[column] = value
    return rows, {"statements": statements, "categories": categories, **indicator}


@pytest.mark.parametrize("promise", BOOK)
def test_what_states_the_gist(promise):
    """Each case below a promise."""
    for line in BOOK[promise]:
        written, _, gives = line.partition(" -> ")
        rows, cells = read(written)
        assert brief(*rows, **cells) == tuple(gives.split()), line


def test_of_two_answers_one_of_which_has_two_parts_the_larger_is_told():
    """Offline, both or only online: 155 of 214 only online come before the 59 of the first."""
    usual = usual_tables()
    place, online = usual["categories"][0], usual["categories"][1] | {"category": "online", "order": "5"}
    inside = [row | {"parent": "advice"} for row in usual["categories"][1:3]]
    lists = [place, *inside, usual["categories"][3], online, usual["categories"][4]]
    rows = [*counts("59", total="214"), observation(category="online", value="155")]
    named = labels(categories=lists, observations=rows)
    found = gist_of(named.package.by_name["indicators"]["needs"], rows, [], named)
    assert (found.kind, found.rows[0]["category"]) == ("largest", "online")


@pytest.mark.parametrize(
    ("share", "base", "contradicts"),
    [
        ("47.0", "200", False),
        ("48.0", "200", False),  # rounding may have made the difference
        ("48.1", "200", True),
        ("45.9", "200", True),
        ("82.0", "100", False),  # of others: both may be right
        ("82.0", "", False),
    ],
)
def test_a_count_contradicts_a_share_of_the_same_base(share, base, contradicts):
    """By more than rounding."""
    rows = observation(value="94", base="200"), observation(value=share, measure="percent", base=base)
    found = gist(*rows)
    assert (found.kind == "contradiction") is contradicts
    assert not contradicts or found == Gist("contradiction", rows)


def test_the_share_of_another_answer_and_a_bound_contradict_nothing():
    """There is no number to compare with."""
    row = observation(value="94", base="200")
    at_least = observation(lower="82.0", measure="percent", base="200", **AT_LEAST)
    assert gist(row).kind == "single"
    assert gist(row, *shares(housing="82.0", base="200")).kind != "contradiction"
    assert gist(row, at_least).kind != "contradiction"
    assert gist(observation(lower="94", base="200", **AT_LEAST), *shares("82.0", base="200")).kind != "contradiction"


def test_a_number_with_a_sentence_of_its_own_comes_first_with_its_whole():
    """The count before the share; one without a number is passed over."""
    own = {"categories": {"advice": SENTENCE}}
    assert brief(*counts("5", total="30"), **own) == ("framed", "advice", "30")
    found = gist(*shares("40.0"), *counts("5", housing="3"), **own)
    assert ((found.kind, found.rows[0]["category"]), found.rows[0]["measure"]) == (("framed", "advice"), "count")
    assert brief(observation(obs_status="O"), *counts(housing="3"), **own) == ("single", "housing")


def test_the_sentence_of_the_whole_has_the_most_common_part_beside_it():
    """Where the source names one."""
    own = {"categories": {"total": SENTENCE}}
    first = statement(category="housing", **RANK)
    assert gist(*counts(total="30"), statements=[first], **own) == Gist(
        "framed", tuple(counts(total="30")), ranked=(first,)
    )
    assert gist(*counts(total="30"), **own) == Gist("framed", tuple(counts(total="30")))


def test_a_single_number_is_said_with_its_whole():
    assert gist(*counts("5", total="30")) == Gist("single", tuple(counts("5")))


@pytest.mark.parametrize(
    ("total", "whole"), [("30", "30"), ("5", "5"), ("4", ""), ("", "")], ids=["more", "as many", "too few", "none"]
)
def test_a_count_is_out_of_the_whole_in_its_unit(total, whole):
    """Which is no fewer: what is less cannot be what it is out of."""
    assert told(*counts("5", total=total))[1] == whole


def test_what_a_number_is_out_of_is_its_own_base_before_the_whole():
    """A whole without a number is none; a share without a base is out of nothing that is known."""
    whole = counts(total="30")
    assert told(observation(value="5", base="20"), *whole)[1] == "20"
    assert told(*shares("20.0"), *whole)[1] == ""
    assert told(*counts("5"), observation(category="total", obs_status="O"))[1] == ""
    assert told(*counts("5"), *counts(total="30", unit="needs"))[1] == ""


def test_the_first_scope_of_the_code_list_that_says_anything_speaks():
    """And nothing of another scope is taken for it."""
    large = counts(housing="60", other="1", scope="excluding_case")
    assert brief(*large, *counts("5")) == ("single", "advice")
    turned = {"vocabulary": vocabulary("only_case", "excluding_case", "all_cases")}
    assert brief(*large, *counts("5"), tables=turned) == ("single", "housing")
    assert brief(*counts("5"), *counts(housing="9", within_indicator="needs")) == ("single", "advice")


def vocabulary(*scopes):
    """The usual short lists, with the scopes in this order."""
    place = {code: str(number) for number, code in enumerate(scopes)}
    rows = usual_tables()["vocabulary"]
    assert set(scopes) == set(VOCABULARY["scope"])
    return [row | {"order": place[row["code"]]} if row["list"] == "scope" else row for row in rows]


def test_the_same_cell_in_other_scopes_stands_beside():
    """By the same measure if there is one, else by another; of the same answer and people, and with a number."""

    def others(*rows, own=None):
        return [(row["scope"], row["value"]) for row in gist(*(own or counts("5")), *rows).others]

    count, share = counts("4", scope="excluding_case"), shares("80.0", scope="excluding_case")
    assert others(*share, *count) == others(*count, *share) == [("excluding_case", "4")]
    assert others(*share) == [("excluding_case", "80.0")]
    assert others(*count, *counts("1", scope="only_case")) == [("excluding_case", "4"), ("only_case", "1")]
    assert others(observation(scope="excluding_case", obs_status="O")) == []
    for cells in (
        {"category": "housing"},
        {"population": "children"},
        {"unit": "needs"},
        {"within_indicator": "needs"},
    ):
        assert others(observation(value="4", scope="excluding_case", **cells)) == []
    assert others(*shares("4.0", scope="excluding_case", base_indicator="needs")) == []
    odd = [observation(value="94", base="200"), observation(value="82.0", measure="percent", base="200")]
    assert others(*count, own=odd) == []


def test_only_a_printed_first_place_of_the_newest_year_is_a_rank():
    """Not a count of one, and not that something is not the most common."""
    silent = observation(obs_status="O")
    first = statement(**RANK)
    assert gist(silent, statements=[first]).kind == "rank"
    for other in ({"measure": "count"}, {"qualifier": "not"}, {"year": "2030"}, {"value": "2"}):
        assert gist(silent, statements=[first | other]).kind != "rank"


def test_words_of_an_earlier_year_say_nothing_of_the_newest():
    """Where no year has any figure, all words are what there is."""
    words = statement(printed="många", qualifier="words")
    silent = observation(obs_status="O")
    assert gist(silent, statements=[words]) == Gist("in_words", worded=(words,), year="2031")
    assert gist(silent, statements=[words | {"year": "2030"}]) == Gist("no_number", year="2031")
    assert gist(statements=[words | {"year": "2030"}]).year == "2030"


def test_the_number_of_other_cases_stands_before_what_is_printed_as_first_there():
    """Of the same answer; of another only its name is known."""
    first = statement(**RANK)
    there = {"scope": "excluding_case"}
    share = observation(value="34", measure="percent", **there)
    assert gist(share, statements=[first]).others == (share,)
    assert gist(share, statements=[first, first | there]).others == (share,)
    other = first | there | {"category": "housing"}
    assert gist(share, statements=[first, other]).others == (other,)


def test_a_sentence_for_a_mean_takes_no_count_and_a_sentence_for_a_count_no_mean():
    """The children's mean age is never so many people, and the needs of all never so many each."""
    total, mean = counts(total="58"), counts(total="8.7", measure="mean")
    own = {"categories": {"total": {"predicate_sv": "Medelåldern är {mean}", "predicate_en": "The mean age is {mean}"}}}
    assert (gist(*total, **own).kind, gist(*mean, **own).kind) == ("single", "framed")
    own = {"categories": {"total": SENTENCE}}
    assert (gist(*total, **own).kind, gist(*mean, **own).kind) == ("framed", "single")


def test_what_is_the_most_common_in_other_scopes_stands_beside_a_rank():
    """One for each scope, of the same people, under no condition; a rank of other cases is none of these."""
    silent, first = observation(obs_status="O"), statement(**RANK)
    other = first | {"scope": "excluding_case", "category": "housing"}
    only = first | {"scope": "only_case", "category": "other"}
    found = gist(silent, statements=[first, other, only])
    assert found == Gist("rank", (first,), others=(other, only))
    for cells in ({"population": "children"}, {"within_indicator": "needs"}):
        assert gist(silent, statements=[first, other | cells]) == Gist("rank", (first,))
    assert gist(silent, *counts(other="1"), statements=[other]) == Gist("single", tuple(counts(other="1")))


def test_what_the_source_has_only_in_a_chart_it_may_have_words_on():
    """The words are given where all of them are of the same answer."""
    chart, words = observation(obs_status="L"), statement(printed="många", qualifier="words")
    assert gist(chart) == Gist("only_in_chart", year="2031")
    assert gist(chart, statements=[words]) == Gist("chart_and_words", worded=(words,), year="2031")
    assert gist(chart, statements=[words, words]) == Gist("chart_and_words", worded=(words, words), year="2031")
    for cells in ({"category": "housing"}, {"population": "children"}, {"scope": "excluding_case"}):
        assert gist(chart, statements=[words, words | cells]) == Gist("chart_and_words", year="2031")


HIDDEN = {"obs_status": "Q", "qualifier": ""}


def sums_of_all(*parts):
    """The relation that these are everybody."""
    fields = dict.fromkeys(FIELDS["relations"], "") | {"relation": "all", "relation_kind": "sum", "indicator": "needs"}
    fields |= {"population": "adults", "measure": "count"}
    rows = [fields | {"relation_role": "result", "category": "total"}]
    return rows + [fields | {"relation_role": "term", "category": part} for part in parts]


def test_what_a_sum_sets_against_one_answer_is_told_before_a_rest():
    """Of ninety 77 are from the rest of the world and five from countries with one each: 82 are from another country."""
    codes = {"advice": {"role": "group"}, "other": {"role": "rest"}}
    tables = {"relations": sums_of_all("advice", "housing")}
    rows = counts("82", "8", "77", "90")
    assert brief(*rows, categories=codes, tables=tables, answers="several") == ("single", "advice", "90")
    assert brief(*rows, categories=codes, answers="several") == ("single", "housing", "90")


def test_where_the_answers_are_told_elsewhere_it_is_told_how_one_is_divided():
    """The largest share of the first that has any: how many are men, not once more how many were exploited in what way."""
    pair = dict.fromkeys(FIELDS["pairs"], "") | {"pair_kind": "same_answers", "indicator": "needs", "others": "silent"}
    inner = {"categories": {name: {"parent": "advice"} for name in ("housing", "other")}}
    rows = [*counts("56"), *shares(housing="40.0", other="60.0", base_indicator="needs", base_category="advice")]
    assert brief(*rows, tables={"pairs": [pair]}, **inner) == ("single", "other")
    assert brief(*counts("56"), tables={"pairs": [pair]}, **inner) == ("single", "advice")


def test_a_share_beside_a_count_takes_no_room_from_the_hidden():
    """Ninety per cent of something else are no ninety of the hundred and thirty-four."""
    hidden = observation(category="housing", **HIDDEN)
    share = observation(category="other", value="90", measure="percent", base_indicator="silent", base_category="total")
    assert brief(*counts("32", total="134"), hidden, share, answers="one") != ("single", "advice", "134")
