"""What the charts of an indicator show, and a sentence with its numbers, and how its signs are read. Rows in, bars out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from scripts.ground.cells import cell_of
from scripts.ground.claim import AMOUNTS, LARGEST, Claim, as_written, claim_of
from scripts.ground.comparing import ADDS
from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.interval import has_number
from scripts.site.charts.colours import ADULTS, colour_of
from scripts.site.charts.display import Display, DisplayTrack, tracks
from scripts.site.charts.display import years as over_years
from scripts.site.charts.drawn_rows import fullest_group, is_whole_of, quantity, top, with_other_scopes
from scripts.site.charts.marks import HIDDEN, MISSING, WORDED, Extent
from scripts.site.charts.series import YearBar, all_series, series_entries
from scripts.site.figure.amounts import as_computed
from scripts.site.figure.base import with_base
from scripts.site.figure.selection import row_name, told_apart_by_population, usual_category
from scripts.site.figure.wording import upper_first, within, years
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import holds
from scripts.site.package.said import is_nobody

# The kinds of the code list that have nothing to draw; what draws the others is in KINDS.
NOT_DRAWN = ("single", "none")
# Of another selection of cases, whose label says so too.
SECOND = "soft"


@dataclass(frozen=True)
class Picture:
    """One chart before it is drawn: its kind, its bars, the end of its scale, its texts and the rows with numbers behind it.

    `wholes`: the rows that the bars are the parts of; `without`: the sentence on what has no number, and no bar.
    """

    name: str
    kind: str
    title: str
    caption: str
    entries: tuple[YearBar, ...]
    top: float
    rows: tuple[Row, ...] = ()
    wholes: tuple[Row, ...] = ()
    without: str = ""

    @property
    def display(self) -> Display:
        """The chart in the forms of the composed figures."""
        return KINDS[self.kind](self)


def bars(picture: Picture) -> Display:
    """A bar for each entry; the longest ends the scale."""
    return tracks(bars_of(picture), (ADULTS,), top=picture.top, without=picture.without)


def parts_of_whole(picture: Picture) -> Display:
    """A bar for each entry, on a track as long as the whole."""
    return tracks(bars_of(picture), (ADULTS,), whole=picture.top, without=picture.without)


def bars_of(picture: Picture) -> list[DisplayTrack]:
    """The bars of the entries, by their names."""
    return [DisplayTrack(each.label, (each.quantity,), colours=(each.colour,)) for each in picture.entries]


def series(picture: Picture) -> Display:
    """A bar for each year."""
    return over_years([entry.year for entry in picture.entries if entry.year], picture.entries[-1].colour)


# What draws each kind of the code list.
KINDS: Mapping[str, Callable[[Picture], Display]] = {
    "bars": bars,
    "parts_of_whole": parts_of_whole,
    "series": series,
}


def check_kinds(package: Package) -> None:
    """Raise PackageError on the first indicator whose chart nobody draws, though the code list has its kind."""
    for row in package.rows("indicators"):
        if (kind := row["chart_kind"]) not in (*KINDS, *NOT_DRAWN):
            place = f"indicators.csv, {row['indicator']}, column chart_kind"
            raise PackageError(f"{place}: no chart is drawn as {kind!r}, only as {', '.join(sorted(KINDS))}")


def pictures(rows: list[Row], labels: Labels, said: Sequence[Row] = ()) -> list[Picture]:
    """The charts of an indicator, the main one first.

    The code list says how its newest values are drawn, those that the headline speaks of (`said`) before others; a series
    is drawn wherever there are years enough. `check_kinds` has seen that somebody draws it. Noughts of nobody are not drawn.
    """
    if not rows:
        return []
    kind = labels.package.by_name["indicators"][rows[0]["indicator"]]["chart_kind"]
    if kind in NOT_DRAWN:
        return []
    group = fullest_group(rows, labels, said)
    group = [] if is_nobody(group, labels) else group
    told = [row for row in rows if row in said or not labels.book.counts_answers(row)]
    of_years = [picture_of_series(each, number, labels) for number, each in enumerate(all_series(told, said), 1)]
    if kind == "series":
        return of_years + ([picture_of_group(group, rows, "bars", labels)] if group else [])
    return ([picture_of_group(group, rows, kind, labels)] if group else []) + of_years


def picture_of_group(group: list[Row], all_rows: list[Row], kind: str, labels: Labels) -> Picture:
    """A bar for each category, or for each population where that is what tells the rows apart."""
    by_population, usual = told_apart_by_population(all_rows), usual_category(all_rows)
    rows = with_other_scopes(group, all_rows)
    shown = tuple(filter(has_number, rows))
    # A share, and a bar alone, is seen against all that it is a share of.
    kind = "parts_of_whole" if group[0]["measure"] == "percent" or len(shown) == 1 else kind
    end = top(rows, all_rows, kind, labels)
    above = labels.book.whole(group[0]["indicator"], ADDS)  # "all of the above" stands below
    ordered = sorted(rows, key=lambda row: (row["category"] == above, not has_number(row)))
    below = below_whole(ordered, labels)
    entries = [
        entry(row, row_name(row, by_population, usual, labels), rows, end, labels, under)
        for row, under in zip(ordered, below, strict=True)
    ]
    silent = "; ".join(each.label for each in entries if each.quantity.state == MISSING)
    without = labels.say("drawn_no_number", silent) if silent else ""
    told = tuple(each for each in entries if each.quantity.state != MISSING)
    title = labels.title("indicators", group[0]["indicator"])
    text = caption(group[0], labels, by_population, are_of_own_kinds=len({row["base_category"] for row in group}) > 1)
    wholes = tuple(row for row in all_rows if is_whole_of(row, group[0], labels))
    return Picture("chart", kind, title, text, told, end, shown, wholes, without)


def below_whole(ordered: Sequence[Row], labels: Labels) -> list[bool]:
    """Of each row whether that which it is a part of stands right above it, with no more than other parts of it between."""
    found, above = list[bool](), list[str]()
    for row in ordered:
        whole = labels.book.parent(row["indicator"], row["category"])
        while above and above[-1] != whole:
            above.pop()
        found.append(bool(above))
        above.append(row["category"])
    return found


def entry(row: Row, label: str, rows: Sequence[Row], end: float, labels: Labels, below: bool) -> YearBar:
    """The bar of one row among the others; its label says when it is part of the bar above (`below`), or of other cases."""
    words = labels.language.words
    second = row["scope"] != rows[0]["scope"]
    is_part = labels.book.parent(row["indicator"], row["category"]) in {each["category"] for each in rows}
    if below:
        label = words["of_which"].format(label)
    if second:
        label = words["name_and_scope"].format(label, labels.code_in_sentence("scope", row["scope"]))
    known = quantity(row, labels, end) or Extent("", state=MISSING)
    colour = SECOND if second else colour_of(row, labels)
    return YearBar(label, known, float(row["value"]) if row["value"] else None, colour, inner=second or is_part)


def picture_of_series(series: list[Row], number: int, labels: Labels) -> Picture:
    """A bar for each year from the first to the last; a year without a figure stays empty. No line joins what may not be joined."""
    own = series[0]
    measured = ", ".join(
        [
            labels.say(own["measure"], labels.code_in_sentence("unit", own["unit"])),
            labels.code("producer", own["producer"]),
        ]
    )
    who = labels.population(own["population"])
    if not labels.book.is_whole(own["indicator"], own["category"]):
        answer = labels.category(own["indicator"], own["category"])
        entry = labels.package.by_name["indicators"][own["indicator"]]
        others = own["population"] != entry["population"] or not entry["measurement_point"]
        who = f"{answer}, {labels.population_in_sentence(own['population'])}" if others else answer
    text = labels.language.words["chart_over_years"].format(who, upper_first(measured))
    return Picture(
        f"years-{number}",
        "series",
        f"{labels.title('indicators', own['indicator'])}: {who}",
        text,
        tuple(series_entries(series, labels)),
        top(series, series, "series", labels),
        tuple(series),
    )


def caption(row: Row, labels: Labels, by_population: bool, are_of_own_kinds: bool = False) -> str:
    """What the bars measure, of whom, which cases and which year. `are_of_own_kinds`: each is a share of its own kind."""
    measured = labels.say(row["measure"], labels.code_in_sentence("unit", row["unit"]))
    if are_of_own_kinds:
        unit = labels.package.by_name["indicators"][row["base_indicator"]]["unit"]
        measured = labels.say("of_own_kind", measured, labels.code_in_sentence("unit", unit))
    parts = [
        measured if are_of_own_kinds else with_base(measured, row, labels),
        "" if by_population else labels.population_in_sentence(row["population"]),
        labels.code_in_sentence("scope", row["scope"]),
        within(row, labels),
        years(row),
    ]
    return upper_first(", ".join(part for part in parts if part)) + "."


# So many bars can be said in one sentence; of more answers the most common, or where nobody knows which that is the first.
SAYABLE = 5
# The word that explains how a bar without a number is drawn.
SIGNS = {WORDED: "worded", MISSING: "unknown", HIDDEN: "hidden"}


def description(picture: Picture, labels: Labels) -> tuple[str, str]:
    """What the chart says, with its numbers, and what that claims: visible beside it, and read by a screen reader in its place."""
    entries, rows = picture.entries, picture.rows
    told = [labels.say("described_entry", each.label, each.quantity.text) for each in entries]
    if len(entries) <= SAYABLE or picture.kind == "series":
        return "; ".join(told) + ".", as_written(map(claim_of, rows))
    for each, row in zip(entries, rows, strict=False):  # the bars without a number come last
        if row["measure"] in AMOUNTS and holds(largest := Claim(LARGEST, (cell_of(row),)), labels.package):
            named = labels.say("in_brackets", labels.say("quoted", each.label), each.quantity.text)
            return labels.say("described_largest", named), as_written([largest, claim_of(row)])
    some = [
        labels.say("in_brackets", each.label, as_computed(row, each.quantity.text, labels.language))
        for each, row in zip(entries[:SAYABLE], rows, strict=False)
    ]
    return labels.say("described_first", "; ".join(some)), as_written(map(claim_of, rows[:SAYABLE]))


def signs_of_bars(cells: Iterable[Extent]) -> tuple[str, ...]:
    """The words that explain how bars are read: of the signs that are drawn, and no other."""
    cells = list(cells)
    states, numbers = {cell.state for cell in cells}, [cell for cell in cells if not cell.state]
    filled = ("number",) if any(cell.low > 0 for cell in numbers) else ()
    reaching = ("about",) if any(cell.low < cell.high for cell in numbers) else ()
    return (*filled, *reaching, *(SIGNS[state] for state in SIGNS if state in states))


def reading_help(picture: Picture, labels: Labels) -> list[str]:
    """What the signs mean, where there are any: the same as in the composed figures."""
    words, entries = labels.words, picture.entries
    states = {each.quantity.state for each in entries}
    broken = [each.label for each in entries if each.year and each.year.breaks]
    left = [each for each in entries if each.year and each.year.values and each.value is None]
    signs = {
        "sign_about": any(each.quantity.low < each.quantity.high for each in entries if each not in left),
        "sign_base": picture.kind == "parts_of_whole"
        and any(not each.quantity.state and each.quantity.high < picture.top for each in entries),
        **{f"sign_{SIGNS[state]}": state in states for state in (WORDED, HIDDEN)},
    }
    found = [words[sign] for sign, is_there in signs.items() if is_there]
    found += [words["break_line"].format(labels.language.listed(broken))] if broken else []
    computed = left or words["computed_sign"].format("") in description(picture, labels)[0]
    return [*found, *([words["sign_computed"]] if computed else [])]
