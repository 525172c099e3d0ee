"""What an answer says of the year before: at most three sentences, each with the name of its state."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from scripts.ground.claim import Claim, as_written
from scripts.ground.comparing import (
    BESIDE,
    BREAK,
    COMPARED,
    DIRECTION,
    GAP,
    MEASURE,
    NO_NUMBER,
    NOT_ASKED,
    NOT_COMPARED,
    weight,
)
from scripts.ground.data_package import Row
from scripts.ground.years import Years, years_of
from scripts.site.figure.against import Against, against, count_of, parts, sentence
from scripts.site.package.labels import Labels
from scripts.site.text.templates import macros

TEMPLATE = "answer.html"
MOST = 3
# So many of each state, the first that there are.
MOST_OF_A_STATE = {COMPARED: 2, DIRECTION: 2, BESIDE: 2, NOT_COMPARED: 1}
ORDER = (COMPARED, DIRECTION, BESIDE, NOT_COMPARED)
# Why an indicator is not compared that is worth a sentence; what is hidden has its own words where it stands.
SAID = (NO_NUMBER, NOT_ASKED, BREAK)


def beside(rows: Iterable[Row], labels: Labels, level: str = "h3") -> Markup:
    """The block below what an answer means; nothing where no figure of it has one of the year before beside it.

    `level`: the element of its heading, one below that of the answer.
    """
    newest = [row for row in rows if row["year"] == labels.package.latest_year]
    told = chosen([against(row, labels) for row in with_counts(newest, labels)], labels)
    if not told:
        return Markup()
    names = [labels.category(each.now["indicator"], each.now["category"]) for each in told]
    same = {(labels.category(row["indicator"], row["category"]), row["indicator"]) for row in newest}
    alike = [called for called, _ in same] + names  # an answer of two questions says of which
    items: dict[tuple[str, str], list[str]] = {}
    claims: dict[tuple[str, str], list[Claim]] = {}
    for each, called in zip(told, names, strict=True):
        body, tail = parts(each, labels, alike.count(called) > 2)
        items.setdefault((each.found.state, tail or body), []).append(body)
        claims.setdefault((each.found.state, tail or body), []).extend(each.claims)
    lines = [
        (key[0], " ".join(dict.fromkeys([*texts, key[1]])), as_written(claims[key])) for key, texts in items.items()
    ]
    return macros(TEMPLATE, words=labels.language.words).against(told[0].year, lines[:MOST], level)


def with_counts(rows: Sequence[Row], labels: Labels) -> list[Row]:
    """The rows, each share with the count that it is the share of: one year may say the one and another the other."""
    found: dict[str, Row] = {}
    for row in rows:
        found[row["observation"]] = row
        own = count_of(row, labels)
        if own:
            found.setdefault(own["observation"], own)
    return list(found.values())


def chosen(told: Sequence[Against], labels: Labels) -> list[Against]:
    """The sentences: the largest differences first, one for each answer; of what is not compared one for each indicator."""
    shown = [each for each in told if each.is_shown and each.found.reason != MEASURE]
    if not shown and not any(each.found.reason == BREAK for each in told):
        return []
    years = years_of(labels.package)
    inner = [each for each in shown if not is_everybody(each, labels)]
    shown = [each for each in shown if (each.now["indicator"], each.now["category"]) == labels.book.size]
    shown = sorted(inner or shown, key=lambda each: order(each, years))
    first: dict[tuple[str, ...], Against] = {}
    for each in shown:
        first.setdefault(tuple(each.now[column] for column in ("indicator", "category", "population", "scope")), each)
    seen = {each.now["indicator"] for each in told if each.is_shown}
    asked = [one for one in told if one.found.reason in SAID and not one.now["within_indicator"]]
    for each in (one for one in asked if one.now["indicator"] not in seen):
        first.setdefault((each.now["indicator"],), each)
    kept: list[Against] = []
    for each in first.values():
        if sum(one.found.state == each.found.state for one in kept) < MOST_OF_A_STATE[each.found.state]:
            kept.append(each)
    return kept


def is_everybody(told: Against, labels: Labels) -> bool:
    """Whether a figure is of all persons of its indicator, which others are parts of."""
    return labels.book.role(told.now["indicator"], told.now["category"]) == "whole_persons"


def order(told: Against, years: Years) -> tuple[int, bool, float]:
    """What is compared first, few cases last, the largest difference first."""
    size = weight(told.found, told.now, told.then, years) if told.then else 0.0
    return ORDER.index(told.found.state), told.found.few, -size


def in_a_sentence(first: Sequence[Row], rows: Iterable[Row], labels: Labels) -> Markup:
    """Whether and how the newest year of an indicator compares with the one before; nothing where there is nothing before it.

    `first`: the rows of its headline; of the other `rows` one is told where the headline's has none of the year before.
    """
    newest = [row for row in rows if row["year"] == labels.package.latest_year and not row["year_to"]]
    named = {row.get("observation") for row in first}
    own = [against(row, labels) for row in newest if row["observation"] in named]
    years, population = years_of(labels.package), newest[0]["population"] if newest else ""
    others = [against(row, labels) for row in newest]
    others.sort(
        key=lambda each: (is_everybody(each, labels), each.now["population"] != population, *order(each, years))
    )
    shown = [each for each in (*own, *others) if each.is_shown]
    apart = [each for each in own if each.found.reason in (*SAID, GAP) and each.then is not None]
    told = next(iter([*shown, *apart]), None)
    if told is None:
        return Markup()
    said = (told.found.state, sentence(told, labels), as_written(told.claims))
    return macros(TEMPLATE, words=labels.language.words).against_line(*said)
