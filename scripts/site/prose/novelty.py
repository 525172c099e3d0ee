"""What is new in a form year: sentences that follow from rows by rule. Rows in, items out.

First the differences that may be said: those that hold without a large case before others, the larger before the smaller, one a
theme. Then what was not known in numbers the year before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scripts.ground.claim import Claim, claim_of
from scripts.ground.comparing import (
    COMPARED,
    DIRECTION,
    LESS,
    MORE,
    weight,
)
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT, has_number
from scripts.ground.markup import markdown
from scripts.ground.row_notes import EXPLAINED, PERCENT, is_few
from scripts.ground.scopes import ALL
from scripts.ground.small import NOT_PEOPLE
from scripts.ground.statuses import BLANK
from scripts.ground.years import COUNT, base_of, holds_case, is_of_all, size_of, years_of
from scripts.site.cards.subject import PLATFORM, subject_of
from scripts.site.drawings.figure_cells import Drawing
from scripts.site.drawings.pair import pair
from scripts.site.figure.against import Against, against, difference, unknown_case, value
from scripts.site.figure.headline import claims_of_people, clause, fits
from scripts.site.figure.whom import ANSWERS, of_the_whole
from scripts.site.figure.wording import bare_value, lower_first, predicate, sentence, upper_first
from scripts.site.package.labels import Labels

MOST = 5
# What is less, in percentage points or in per cent of the larger number, is much as the year before.
LEAST_POINTS, LEAST_CHANGE = 3, 5
TEXTS = ("sentence", "difference", "base", "limit")


@dataclass(frozen=True)
class Item:
    """A sentence that can be quoted with its base: what it is of, its limits, its picture and the indicator that tells more.

    The texts are lines of Markdown. `name`: its place on the page, and of its files; `interpretation`: whose, and what, told apart
    from the figure.
    """

    name: str
    sentence: str
    base: str
    limit: str
    drawing: Drawing | None
    indicators: tuple[str, ...]
    interpretation: str = ""
    difference: str = ""
    claims: tuple[Claim, ...] = ()


def newest_rows(labels: Labels) -> list[Row]:
    """The figures of the platform's newest year that a sentence may be about: with a number, of one year."""
    rows = labels.package.rows("observations")
    return [
        row
        for row in rows
        if row["year"] == labels.package.latest_year
        and not row["year_to"]
        and row["producer"] == PLATFORM
        and row["unit"] not in NOT_PEOPLE
        and has_number(row)
    ]


def by_rule(labels: Labels) -> list[Item]:
    """The sentences of a form year; none of a year that is only printed, whose report says itself what is new."""
    if labels.package.latest_year not in labels.book.form_years:
        return []
    found: dict[str, Item] = {}
    for theme, item in (*compared(labels), *new_numbers(labels)):
        if len(found) < MOST:
            found.setdefault(theme, item)
    return [
        replace(item, **{text: markdown(getattr(item, text)) for text in TEXTS})  # type: ignore[arg-type]
        for item in found.values()
    ]


def compared(labels: Labels) -> Iterator[tuple[str, Item]]:
    """(theme, sentence) of each difference that may be said, the weightiest first."""
    years, told = (
        years_of(labels.package),
        [against(row, labels) for row in newest_rows(labels) if sayable(row, labels)],
    )
    kept = [each for each in told if each.then and is_worth_saying(each)]
    sizes = {each.now["observation"]: weight(each.found, each.now, each.then, years) for each in kept if each.then}
    kept.sort(key=lambda each: (each.found.state != COMPARED, each.found.cases, -sizes[each.now["observation"]]))
    for each in kept:
        if each.then is not None and sizes[each.now["observation"]]:
            yield theme_of(each.now, labels), item_of(each, each.then, labels)


def is_worth_saying(told: Against) -> bool:
    """Whether the difference, or its direction, may be said, and is not of few."""
    found, then = told.found, told.then
    if found.few or then is None:
        return False
    if found.state == DIRECTION:
        return found.turn in (MORE, LESS)
    if found.state != COMPARED or found.points is not None:
        return found.state == COMPARED and abs(found.points or 0) >= LEAST_POINTS
    numbers = [float(row["value"]) for row in (told.now, then)]
    return 100 * abs(numbers[0] - numbers[1]) >= LEAST_CHANGE * max(numbers)


def sayable(row: Row, labels: Labels) -> bool:
    """Whether there is a sentence for a figure: of everybody only where the code list has one."""
    if row["measure"] not in (COUNT, PERCENT):
        return False
    if is_of_all(row, years_of(labels.package)):
        return sentence(row, labels)
    return fits(row, labels)


def theme_of(row: Row, labels: Labels) -> str:
    """The theme of a figure."""
    return labels.package.by_name["indicators"][row["indicator"]]["theme"]


def anchor(row: Row) -> str:
    """What an item is called: its indicator and answer, of whom, and where cases are left out which."""
    parts = [row["indicator"], row["category"], row["population"], *([row["scope"]] if row["scope"] != ALL else [])]
    return "new-" + "-".join(parts).replace("_", "-")


def item_of(told: Against, then: Row, labels: Labels) -> Item:
    """The sentence of a figure and the one of the year before."""
    words, now, found = labels.language.words, told.now, told.found
    shared = found.points is not None
    pattern, whom = words["new_compared"], said_of(now, labels)
    sized = has_base(now, labels) and all(size_of(row, years_of(labels.package)) for row in (now, then))
    whom = whom if pattern.startswith("{0}") else lower_first(whom)
    said = pattern.format(whom, now["year"], value(then, labels, sized))
    base = base_of_both(now, then, labels)
    more = (
        words["against_difference"].format(difference(found, labels))
        if found.state == COMPARED
        else turned(told, labels)
    )
    limits = [*case_limits(told, labels), *(explained(now, labels) or [words["new_limit"]])]
    drawing, claims = pair((now, then), shared, labels), (*told.claims, *claims_of_people(now, labels))
    texts = anchor(now), upper_first(said), base, " ".join(limits)
    return Item(*texts, drawing, (now["indicator"],), difference=more, claims=claims)


def turned(told: Against, labels: Labels) -> str:
    """Which way a number goes where only that may be said."""
    return labels.language.words[f"against_turn_{told.found.turn}"]


def explained(row: Row, labels: Labels) -> list[str]:
    """How the platform explains a figure that is unlike the year before, or what it is of, as the form asks."""
    rows = [row, base_of(row, years_of(labels.package)), labels.facts.everybody(row)]
    notes = [note for each in rows if each for note in each["notes"].split() if note.startswith(EXPLAINED)]
    texts = dict.fromkeys(labels.note(note) for note in notes)
    return [labels.language.words["new_limit_explained"].format(" ".join(texts))] if texts else []


def said_of(row: Row, labels: Labels) -> str:
    """Whom and what, as a headline has it; of everybody in a population how many they are, by their own name."""
    if (row["indicator"], row["category"]) == labels.book.size:
        return predicate(row, labels).format(
            f"{bare_value(row, labels)} {labels.population_as(row['population'], 'people')}"
        )
    return clause(row, labels)


def base_of_both(now: Row, then: Row, labels: Labels) -> str:
    """How many both years are of; where nothing is their base, whom the figure counts."""
    words, years = labels.language.words, years_of(labels.package)
    sizes = [size_of(row, years) for row in (now, then)]
    if has_base(now, labels) and all(sizes):
        own, other = (labels.language.number(size) for size in sizes)
        return words["new_bases"].format(own, of_the_whole(now, labels), now["year"], other, then["year"])
    return whom_it_counts((now, then), labels)


def has_base(row: Row, labels: Labels) -> bool:
    """Whether a figure is of something of its own kind: a count of those who gave an answer is not of the answers."""
    return not is_of_all(row, years_of(labels.package)) and row["unit"] != ANSWERS


def whom_it_counts(rows: Sequence[Row], labels: Labels) -> str:
    """Whom a figure counts that has no base: its population, or in its own words the indicator; and how many the members met."""
    row, words = rows[0], labels.language.words
    indicator = labels.package.by_name["indicators"][row["indicator"]]
    counted = labels.language.text(indicator, "counted")
    if row["population"] != indicator["population"]:
        counted = f"{labels.population(row['population'])}."
    met = [size for size in (labels.facts.everybody(each) for each in rows) if size]
    if len(met) < len(rows) or (row["indicator"], row["category"]) == labels.book.size:
        return counted
    people = labels.population_as(row["population"], "people")
    numbers = [part for size in met for part in (labels.language.number(size["value"]), size["year"])]
    return f"{counted} {words[f'new_met_{len(met)}'].format(people, *numbers)}"


def case_limits(told: Against, labels: Labels) -> list[str]:
    """What a large case does to the two figures, or to what they are of."""
    words = labels.language.words
    if told.found.cases:
        return [words["against_cases"]]
    bases = [base_of(row, years_of(labels.package)) for row in (told.now, told.then) if row]
    held = {holds_case(row, years_of(labels.package)) for row in bases if row}
    if told.found.points is None and told.found.state == COMPARED and len(held) > 1:
        return [words["new_share_unsaid"].format(lower_first(unknown_case(told, labels)))]
    return []


def new_numbers(labels: Labels) -> Iterator[tuple[str, Item]]:
    """(theme, sentence) of what the newest year says in numbers and the year before did not, the weightiest first."""
    years, words = years_of(labels.package), labels.language.words
    found: list[tuple[tuple[bool, float], str, Item]] = []
    newest = {row["observation"]: row for row in newest_rows(labels)}
    for indicator in labels.package.rows("indicators"):
        subject = subject_of(indicator["indicator"], labels)
        row = next((newest.get(row.get("observation", "")) for row in subject.gist.rows), None)
        if row is None or row["qualifier"] != EXACT or not sayable(row, labels):
            continue
        then = years.earlier(row)
        size = size_of(row, years)
        if then is None or has_number(then) or then["obs_status"] not in BLANK or is_few(row, [size]):
            continue
        if size == "0" or is_of_all(row, years):  # of nobody, nothing is new
            continue
        said = words["new_number"].format(row["year"], lower_first(said_of(row, labels)))
        shared = bool(size) and has_base(row, labels)
        base = whom_it_counts((row,), labels)
        if shared:
            base = words["new_base"].format(labels.language.number(size), of_the_whole(row, labels))
        held = holds_case(row, years)
        limit = words["new_limit_number"].format(then["year"])
        limit = limit if held is False else f"{limit} {words['new_case' if held else 'new_case_unknown']}"
        drawing, claims = pair((row,), shared, labels), (claim_of(row), *claims_of_people(row, labels))
        item = Item(anchor(row), said, base, limit, drawing, (row["indicator"],), claims=claims)
        size_and_weight = float(indicator["importance"]) * float(size or row["value"]) ** 0.5
        found.append(((held is not False, -size_and_weight), indicator["theme"], item))
    for _, theme, item in sorted(found, key=lambda each: each[0]):
        yield theme, item
