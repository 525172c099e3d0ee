"""Answers in order: rows of marks where they are counted, a large case apart; only their places where they are not."""

from collections.abc import Sequence

from scripts.ground.codes import HIDDEN as SUPPRESSED
from scripts.ground.comparing import NO_NUMBER
from scripts.ground.data_package import Row
from scripts.site.charts.colours import colour_of
from scripts.site.charts.crowd import CrowdPart, Outcome, outcomes
from scripts.site.charts.display import Display, DisplayLine, LegendKey
from scripts.site.charts.elements import Cells, Drawing, Element, MissingError, signs_of
from scripts.site.charts.marks import UNKNOWN, full, ring
from scripts.site.figure.against import against
from scripts.site.package.lookup import cell_of, resolved_case

COUNTED = frozenset({"each", "whole", "unknown", "sign"})
PLACED = frozenset({"each", "also", "sign"})
FEWEST = 2


def counted(elements: Sequence[Element], cells: Cells) -> Drawing:
    """A row of marks for each answer, the most common first and what gathers the rest last.

    Raises MissingError where fewer than two are known and no number stands beside a hidden one, or where they do not add up to the
    whole and none is hidden.
    """
    each = next(element for element in elements if element.kind == "each")
    unknown = {element.cells for element in elements if element.kind == "unknown"}
    found = [(name, cells.there(name)) for name in cells.each(each.cells).values()]
    known = [(name, row) for name, row in found if row and row["qualifier"] == "exact"]
    hidden = [name for name, row in found if row and row["obs_status"] == SUPPRESSED]
    if len(known) < FEWEST and not (hidden and any(float(row["value"]) for _, row in known)):
        raise MissingError(each.cells)
    whole = next((element.cells for element in elements if element.kind == "whole"), "")
    if whole and not hidden and cells.count(whole)[1] != sum(int(float(row["value"])) for _, row in known):
        raise MissingError(whole)
    known.sort(key=lambda one: (cells.role(one[0]) == "rest", -int(float(one[1]["value"]))))
    tied = len({row["value"] for _, row in known[:2]}) < len(known[:2])
    kept, rows = [], []
    for place, (name, row) in enumerate(known):
        outcome, more = outcome_of(name, row, name in unknown, place == 0 and not tied, cells)
        kept.append(outcome)
        rows += [row, *more]
    framed = cells.labels.language.words["drawn_hidden"]
    kept += [Outcome(cells.label(name), (), hidden=framed) for name in hidden]
    rings = any(len(outcome.parts) > 1 for outcome in kept)
    dashed = any(part.dress == UNKNOWN and part.count for outcome in kept for part in outcome.parts)
    undrawn = ("_ring",) * (not rings) + ("_unknown",) * (not dashed)
    signs = tuple(word for word in signs_of(elements) if not word.endswith(undrawn))
    return Drawing(outcomes(kept), tuple(rows), said_of(kept), signs)


def outcome_of(name: str, row: Row, unknown: bool, first: bool, cells: Cells) -> tuple[Outcome, list[Row]]:
    """The row of an answer, and the rows besides that it is drawn from: those outside the large case and in it apart."""
    count, label, note = int(float(row["value"])), cells.label(name), before(name, row, cells)
    colour = colour_of(row, cells.labels)
    other = cells.maybe(outside) if (outside := cells.outside_case(name)) else None
    if other is not None and other["qualifier"] == "exact" and 0 < (own := int(float(other["value"]))) < count:
        without, inside = cells.case_names()
        parts = (CrowdPart(own, full(colour), without), CrowdPart(count - own, ring(colour), inside))
        return Outcome(label, parts, stressed=True, note=note), [other]
    return Outcome(label, (CrowdPart(count, UNKNOWN if unknown else full(colour)),), stressed=first, note=note), []


def before(name: str, row: Row, cells: Cells) -> str:
    """What the year before says of an answer: its number, or else the place that the report gave it."""
    if text := cells.before(row).text:
        return text
    year = str(int(cells.package.latest_year) - 1)
    words = cells.labels.language.words
    found = [place for place, each in places_in(year, [name], cells) if each == name]
    told = against(row, cells.labels).found.reason == NO_NUMBER
    return words["against_year"].format(year, words["against_place"].format(found[0])) if found and told else ""


def said_of(kept: Sequence[Outcome]) -> tuple[tuple[str, str], ...]:
    """What rows of marks say: each answer, and after it what the case brings."""
    return tuple(
        pair
        for outcome in kept
        for pair in [
            (
                outcome.label,
                outcome.hidden or (f"{outcome.size} ({outcome.note})" if outcome.note else str(outcome.size)),
            ),
            *((f"{outcome.label}, {part.name}", part.said) for part in outcome.parts if part.name),
        ]
    )


def placed(elements: Sequence[Element], cells: Cells) -> Drawing:
    """What the report ranks, with and without the large case. Raises MissingError where it ranks fewer than two."""
    labels, columns = cells.labels, []
    for element in (each for each in elements if each.kind == "each"):
        found = places(element.cells, cells)
        scope = resolved_case(element.cells, cells.package).rpartition(".")[2]
        columns += [(scope, [(place, cells.label(name)) for place, name in found])] if found else []
    if not columns or len(columns[0][1]) < FEWEST:
        raise MissingError(elements[1].cells)
    named = (name for element in elements if element.kind == "also" for name in element.cells.split())
    also = tuple(filter(None, map(cells.maybe, named)))
    said = tuple(
        (f"{name} ({labels.code_in_sentence('scope', scope)})", cells.word("place", place))
        for scope, column in columns
        for place, name in column
    )
    display = ranks([labels.code("scope", scope) for scope, _ in columns], [column for _, column in columns])
    return Drawing(display, also, said, signs_of(elements), unseen=also)


def places(pattern: str, cells: Cells) -> list[tuple[str, str]]:
    """(place, name) of what the newest report ranks; the sharpest place of each answer."""
    return places_in(cells.package.latest_year, list(cells.each(pattern).values()), cells)


def places_in(year: str, asked: Sequence[str], cells: Cells) -> list[tuple[str, str]]:
    """(place, name) of what the report of a year ranks among some figures."""
    names = {resolved_case(name.rpartition(".count")[0] or name, cells.package): name for name in asked}
    found: dict[str, tuple[int, int]] = {}
    for row in cells.package.rows("statements"):
        ranked = row["measure"] == "rank" and row["qualifier"] in ("exact", "between")
        name = names.get(cell_of(row)) if ranked and row["report_year"] == row["year"] == year else None
        if name:
            first, last = int(row["value"]), int(row["value_to"] or row["value"])
            found[name] = min(
                (first, last), found.get(name, (first, last)), key=lambda place: (place[1] - place[0], place)
            )
    ordered = sorted(found.items(), key=lambda one: (one[1], one[0]))
    return [(f"{low}–{high}" if high > low else str(low), name) for name, (low, high) in ordered]


Ranked = tuple[str, str]  # the place, and what has it


def ranks(heads: Sequence[str], columns: Sequence[Sequence[Ranked]]) -> Display:
    """`columns`: the (place, name) pairs of each, in order."""
    lines = (
        DisplayLine(head, keys=tuple(LegendKey(None, name, place, "adults") for place, name in column))
        for head, column in zip(heads, columns, strict=True)
    )
    return Display("ranks", tuple(lines))
