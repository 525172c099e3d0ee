"""What is new in a form year, and what must not be said of it: sentences that follow from rows by rule. Rows in, items out.

First the differences that may be said: those that hold without a large case before others, the larger before the smaller, one a
theme. Then what was not known in numbers the year before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scripts.ground import comparing
from scripts.ground.answered import everybody
from scripts.ground.bases import base_of, is_of_all, size_of
from scripts.ground.claim import Claim, claim_of
from scripts.ground.codes import ALL, BLANK
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT, has_number, of_observation
from scripts.ground.markup import markdown
from scripts.ground.row_notes import EXPLAINED, PERCENT, is_few
from scripts.ground.small import NOT_PEOPLE
from scripts.ground.years import COUNT, holds_case
from scripts.site.charts.bars import pair
from scripts.site.charts.elements import Drawing
from scripts.site.figure.against import Against, against, difference, few, name, unknown_case, value, why
from scripts.site.figure.amounts import only_words, plain_value
from scripts.site.figure.base import base_when_new, has_base
from scripts.site.figure.headline import claims_of, clause, fits
from scripts.site.figure.wording import PEOPLE_OF, lower_first, predicate, sentence, upper_first
from scripts.site.frame.subject import PLATFORM, subject_of
from scripts.site.package.labels import Labels
from scripts.site.prose.beside import is_everybody

MOST = 5
# What is less, in percentage points or in per cent of the larger number, is much as the year before.
LEAST_POINTS, LEAST_CHANGE = 3, 5
# So many claims, and so many about one indicator.
MOST_REFUSED, MOST_OF_ONE = 4, 2


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
    found = [row for row in labels.package.rows("observations") if row["year"] == labels.package.latest_year]
    own = [row for row in found if row["producer"] == PLATFORM and not row["year_to"]]
    return [row for row in own if row["unit"] not in NOT_PEOPLE and has_number(row)]


def by_rule(labels: Labels) -> list[Item]:
    """The sentences of a form year; none of a year that is only printed, whose report says itself what is new."""
    found: dict[str, Item] = {}
    if labels.package.latest_year in labels.book.form_years:
        for each in (*compared(labels), *new_numbers(labels)):
            found.setdefault(labels.book.indicators[each.indicators[0]]["theme"], each)
    return [*found.values()][:MOST]


def compared(labels: Labels) -> Iterator[Item]:
    """Each difference that may be said, the weightiest first."""
    told = [against(row, labels) for row in newest_rows(labels) if sayable(row, labels)]
    kept = [(one, one.then) for one in told if one.then and is_worth_saying(one)]
    weighed = [(comparing.weight(one.found, one.now, then, labels.years), one, then) for one, then in kept]
    weighed.sort(key=lambda each: (each[1].found.state != comparing.COMPARED, each[1].found.cases, -each[0]))
    yield from (item_of(one, then, labels) for weight, one, then in weighed if weight)


def is_worth_saying(told: Against) -> bool:
    """Whether the difference, or its direction, may be said, and is not of few."""
    found, then = told.found, told.then
    if found.few or then is None or found.state not in (comparing.COMPARED, comparing.DIRECTION):
        return False
    if found.state == comparing.DIRECTION:
        return found.turn in (comparing.MORE, comparing.LESS)
    if found.points is not None:
        return abs(found.points) >= LEAST_POINTS
    numbers = [float(row["value"]) for row in (told.now, then)]
    return 100 * abs(numbers[0] - numbers[1]) >= LEAST_CHANGE * max(numbers)


def sayable(row: Row, labels: Labels) -> bool:
    """Whether there is a sentence for a figure: of everybody only where the code list has one."""
    if row["measure"] not in (COUNT, PERCENT):
        return False
    return sentence(row, labels) if is_of_all(row, labels.years) else fits(row, labels)


def item(rows: Sequence[Row], said: str, limits: Sequence[str], shared: bool, labels: Labels) -> Item:
    """What is new of a figure, and the same of the year before where they are compared. `shared`: drawn as shares."""
    row = rows[0]
    place, claims = place_of(row), (claim_of(row), *claims_of(rows, labels))
    text, base, limit = map(markdown, (upper_first(said), base_when_new(rows, labels), " ".join(limits)))
    return Item(place, text, base, limit, pair(tuple(rows), shared, labels), (row["indicator"],), claims=claims)


def place_of(row: Row) -> str:
    """Where what is new of a figure stands on its page."""
    parts = [row["indicator"], row["category"], row["population"], *([row["scope"]] if row["scope"] != ALL else [])]
    return "new-" + "-".join(parts).replace("_", "-")


def item_of(told: Against, then: Row, labels: Labels) -> Item:
    """The sentence of a figure and the one of the year before."""
    now, found = told.now, told.found
    sized = has_base(now, labels) and all(size_of(row, labels.years) for row in (now, then))
    said = labels.say("new_compared", lower_first(said_of(now, labels)), now["year"], value(then, labels, sized))
    more = labels.words.get(f"against_turn_{found.turn}", "")
    if found.state == comparing.COMPARED:
        more = labels.say("against_difference", difference(found, labels))
    limits = [*case_limits(told, labels), *(explained(now, labels) or [labels.words["new_limit"]])]
    made = item((now, then), said, limits, found.points is not None, labels)
    return replace(made, difference=markdown(more), claims=(*told.claims, *made.claims[1:]))


def explained(row: Row, labels: Labels) -> list[str]:
    """How the platform explains a figure that is unlike the year before, or what it is of, as the form asks."""
    rows = [each for each in (row, base_of(row, labels.years), everybody(row, labels.years)) if each]
    notes = [note for each in rows for note in each["notes"].split() if note.startswith(EXPLAINED)]
    texts = dict.fromkeys(map(labels.note, notes))
    return [labels.say("new_limit_explained", " ".join(texts))] if texts else []


def said_of(row: Row, labels: Labels) -> str:
    """Whom and what, as a headline has it; of everybody in a population how many they are, by their own name."""
    if (row["indicator"], row["category"]) != labels.book.size:
        return clause(row, labels)
    people = labels.population_as(row["population"], PEOPLE_OF)
    return predicate(row, labels).format(f"{plain_value(row, labels)} {people}")


def case_limits(told: Against, labels: Labels) -> list[str]:
    """What a large case does to the two figures, or to what they are of."""
    if told.found.cases:
        return [labels.words["against_cases"]]
    bases = [base_of(row, labels.years) for row in (told.now, told.then) if row]
    held = {holds_case(row, labels.years) for row in bases if row}
    if told.found.points is None and told.found.state == comparing.COMPARED and len(held) > 1:
        return [labels.say("new_share_unsaid", lower_first(unknown_case(told, labels)))]
    return []


def new_numbers(labels: Labels) -> Iterator[Item]:
    """What the newest year says in numbers and the year before did not, the weightiest first: of few, or nobody, nothing."""
    years, found = labels.years, list[tuple[bool, float, Item]]()
    newest = {row["observation"]: row for row in newest_rows(labels)}
    for own, indicator in labels.book.indicators.items():
        row = next((newest.get(row.get("observation", "")) for row in subject_of(own, labels).gist.rows), None)
        if row is None or row["qualifier"] != EXACT or not sayable(row, labels) or is_of_all(row, years):
            continue
        then, size, held = years.earlier(row), size_of(row, years), holds_case(row, years)
        if then is None or has_number(then) or then["obs_status"] not in BLANK or is_few(row, [size]) or size == "0":
            continue
        said = labels.say("new_number", row["year"], lower_first(said_of(row, labels)))
        case = [] if held is False else [labels.words["new_case" if held else "new_case_unknown"]]
        limits = [labels.say("new_limit_number", then["year"]), *case]
        weighs = float(indicator["importance"]) * float(size or row["value"]) ** 0.5
        made = item((row,), said, limits, bool(size) and has_base(row, labels), labels)
        found.append((held is not False, -weighs, made))
    yield from (made for _, _, made in sorted(found, key=lambda each: each[:2]))


def unsayable(labels: Labels) -> list[tuple[str, str, list[Claim]]]:
    """(difference, why it must not be said, claims) of the tempting ones, the largest first, one of each reason before a second."""
    drawn = (item.drawing.rows for item in by_rule(labels) if item.drawing)
    said = {(row["indicator"], row["population"]) for rows in drawn for row in rows}
    # Of what is said as new, another answer to the same question is not called unsayable; that more gave an answer tempts nobody.
    rows = [row for row in newest_rows(labels) if (row["indicator"], row["population"]) not in said]
    told = [each for each in (against(row, labels) for row in rows) if is_tempting(each, labels) and not each.points_at]
    told.sort(key=lambda each: -comparing.weight(each.found, each.now, each.then or each.now, labels.years))
    first = {each.found.reason or each.found.state: each for each in reversed(told)}
    kept: list[Against] = []
    for each in sorted(told, key=lambda each: each not in first.values()):
        same = [one.now["population"] for one in kept if one.now["indicator"] == each.now["indicator"]]
        if len(same) < MOST_OF_ONE and each.now["population"] not in same:
            kept.append(each)
    return [refused(each, labels) for each in kept[:MOST_REFUSED]]


def is_tempting(told: Against, labels: Labels) -> bool:
    """Whether two numbers of the same look as if they could be subtracted."""
    now, then, found = told.now, told.then, told.found
    if then is None or turn_of(now, then) == comparing.UNSAID:
        return False
    if not (then["lower"] and then["upper"]) and only_words(then, labels.package):
        return False  # from “most” to 48.3% is no step between numbers
    if is_everybody(told, labels) and (now["indicator"], now["category"]) != labels.book.size:
        return False
    if found.state == comparing.COMPARED:
        return found.few
    beside = found.state == comparing.BESIDE and found.reason != comparing.MEASURE
    return beside or found.reason in (comparing.GAP, comparing.OTHER)


def turn_of(now: Row, then: Row) -> str:
    """Which way two numbers go as they are printed."""
    return comparing.direction(of_observation(now), of_observation(then))


def refused(told: Against, labels: Labels) -> tuple[str, str, list[Claim]]:
    """The claim, and why it must not be made."""
    assert told.then is not None
    now, then = told.now, told.then
    kind = "share" if now["measure"] == PERCENT else "count"
    before, last = (value(row, labels, with_base=False) for row in (then, now))
    if told.found.reason == comparing.GAP:
        last = labels.say("new_claim_since", last, then["year"])
    claim = labels.say(f"new_claim_{kind}_{turn_of(now, then)}", before, last)
    claim = labels.say("new_claim_of", claim, name(now, labels, several=True))
    reason = few(told, labels) if told.found.state == comparing.COMPARED else why(told, labels)
    return claim, reason, [claim_of(row) for row in (now, then, *told.answered)]
