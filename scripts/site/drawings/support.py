"""Figures of needs and support: a cascade, each kind of support, adults beside children."""

from dataclasses import replace
from functools import partial

from scripts.ground.data_package import Row
from scripts.ground.interval import stated
from scripts.site.charts.cascade import Step, cascade
from scripts.site.charts.known import quantity
from scripts.site.charts.quantity import MISSING, Quantity
from scripts.site.charts.tracks import Row as Track
from scripts.site.charts.tracks import tracks
from scripts.site.drawings.numbers import ALL, Drawing, MissingError, Numbers
from scripts.site.figure.wording import bare_value
from scripts.site.package.lookup import has_number
from scripts.site.package.said import words_on

# (a figure, the word for it, its colour), by what is compared.
PAIRS = (
    (
        ("support_needs.answers.adults_direct.all_cases.mean", "adults_needs", "adults"),
        ("children_support_needs.answers.children.all_cases.mean", "children_needs", "children"),
    ),
    (
        ("authority_support.answers.adults_direct.all_cases.count", "adults_interventions", "authorities"),
        ("children_authority_support.answers.children.all_cases.count", "children_interventions", "authorities"),
    ),
)
KINDS = ("authority_support", "civil_support", "needs_met")
# The places in an order that are said of a need.
RANKED = ("1", "2")


def of_needs(numbers: Numbers) -> Drawing:
    """The adults' needs, what civil society and authorities met of them, and the least that nobody met."""
    names = {
        "needs": "support_needs.answers.adults_direct.all_cases.count",
        "civil": "civil_support.answers.adults_direct.all_cases.count",
        "authorities": "authority_support.answers.adults_direct.all_cases.count",
        "nobody": "needs_met.unmet.adults_direct.all_cases.count",
    }
    rows = {key: numbers.row(name) for key, name in names.items()}
    size = {key: float(next(iter(stated(row).values()))) for key, row in rows.items()}
    if size["civil"] + size["authorities"] + size["nobody"] != size["needs"]:
        raise MissingError("the rest of the needs")
    steps = {
        key: Step(
            bare_value(row, numbers.labels),
            size[key],
            numbers.word(f"met_{key}"),
            colour(key),
            numbers.word(f"short_{key}"),
        )
        for key, row in rows.items()
    }
    for key in ("civil", "authorities"):
        share = numbers.maybe(f"{key_indicator(key)}.answers.adults_direct.all_cases.percent.of.support_needs.answers")
        if share:
            said_share = bare_value(share, numbers.labels)
            text, short = (numbers.word("with_share", each, said_share) for each in (steps[key].text, steps[key].short))
            steps[key] = replace(steps[key], text=text, short=short)
    each = numbers.maybe("support_needs.all_of_the_above.adults_direct.all_cases.count")
    more = numbers.word("of_each_kind", bare_value(each, numbers.labels)) if each else ""
    plane = partial(
        cascade, steps["needs"], [steps["civil"], steps["authorities"]], steps["nobody"], more, numbers.word("overlap")
    )
    said = [(step.text, step.number) for step in steps.values()]
    said += [(numbers.word("more_of_each_kind"), bare_value(each, numbers.labels))] if each else []
    return Drawing(plane, (*rows.values(), *([each] if each else [])), tuple(said), ("lower_bound", "unknown"))


def key_indicator(giver: str) -> str:
    """The indicator of the support that a giver gave."""
    return {"civil": "civil_support", "authorities": "authority_support"}[giver]


def colour(key: str) -> str:
    """The colour of a giver; the whole and the rest are in ink."""
    return key if key in ("civil", "authorities") else "ink"


def of_kinds(numbers: Numbers) -> Drawing:
    """Each kind of support, and what is known of how much of the need authorities, civil society and both met."""
    labels = numbers.labels
    rows: list[Row] = []
    tracked: list[tuple[int, Track]] = []
    places = {category: place for place, category in numbers.ranked("support_needs", ALL, "adults_direct")}
    for category in numbers.parts("support_needs"):
        found = [best(indicator, category, numbers) for indicator in KINDS]
        numbered = [row for row in found if row and has_number(row)]
        remark = numbers.word(f"need_{places[category]}") if places.get(category) in RANKED else ""
        if any(row["base_indicator"] != "support_needs" for row in numbered):
            remark = numbers.word("share_unclear")
        if numbered or remark or any(row and words_on(row, numbers.package) for row in found):
            cells = tuple(of_the_need(row, quantity(row, labels)) for row in found)
            tracked.append((-len(numbered), Track(labels.category("support_needs", category), cells, remark)))
            rows += [row for row in found if row]
    if not any(order for order, _ in tracked):
        raise MissingError("a number of any kind of support")
    kept = [track for _, track in sorted(tracked, key=lambda each: each[0])]
    heads = [numbers.word(f"by_{giver}") for giver in ("authorities", "civil", "both")]
    plane = partial(tracks, kept, ("authorities", "civil", "ink"), heads)
    said = tuple(
        (f"{track.label}, {head.lower()}{f' ({track.remark})' if track.remark else ''}", cell.text)
        for track in kept
        for head, cell in zip(heads, track.cells, strict=True)
        if cell and cell.text
    )
    said = (*said, (numbers.word("rest_of_kinds"), numbers.word("unknown")))
    return Drawing(plane, tuple(rows), said, ("number", "about", "worded", "unknown"))


def of_the_need(row: Row | None, cell: Quantity | None) -> Quantity:
    """How much of the need is met; of a number that is a share of something else only that, on a track that says nothing."""
    if row is None or cell is None:
        return Quantity("", state=MISSING)
    of_other = has_number(row) and row["base_indicator"] != "support_needs"
    return Quantity(cell.text, state=MISSING) if of_other else cell


def best(indicator: str, category: str, numbers: Numbers) -> Row | None:
    """What the newest year says of a kind of support: a share of the need before a share of something else, if any."""
    year, package = numbers.package.latest_year, numbers.package
    rows = [
        row
        for row in package.rows("observations")
        if (row["indicator"], row["category"], row["year"], row["scope"]) == (indicator, category, year, ALL)
        and row["population"] == "adults_direct"
        and not row["within_indicator"]
    ]
    shares = [row for row in rows if row["measure"] == "percent"]
    shares.sort(key=lambda row: (not has_number(row), row["base_indicator"] != "support_needs"))
    return next(iter(shares), None)


def of_compared(numbers: Numbers) -> Drawing:
    """Adults and children: needs a person, and interventions by authorities as counts, since different people were asked.

    Each pair has a scale of its own.
    """
    rows: list[Row] = []
    kept: list[Track] = []
    for names in PAIRS:
        pair = [numbers.row(name) for name, _, _ in names]
        most = max(float(row["value"] or 0) for row in pair)
        for row, (_, word, own) in zip(pair, names, strict=True):
            if not row["value"]:
                raise MissingError(word)
            length = float(row["value"]) / most
            number = numbers.labels.language.number(row["value"])
            other_scale = bool(kept) and row is pair[0]
            kept.append(
                Track(numbers.word(word), (Quantity(number, length, length),), colours=(own,), apart=other_scale)
            )
        rows += pair
    said = tuple((track.label, track.cells[0].text) for track in kept if track.cells[0])
    return Drawing(partial(tracks, kept, ("adults",), (), top=1), tuple(rows), said)
