"""The composed figures: an answer's name -> what it draws of the newest year. Rows in, planes out; nothing without the numbers.

A figure is named as the answer that it belongs to. Which rows it takes stands here by the names of the prose, without a year.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from scripts.ground.data_package import Package, Row
from scripts.ground.interval import of_observation, stated
from scripts.site.charts.cascade import Step, cascade
from scripts.site.charts.crowd import Group, Part, crowd
from scripts.site.charts.outcomes import Outcome, outcomes
from scripts.site.charts.plane import UNKNOWN, Plane, full, ring
from scripts.site.charts.ranks import ranks
from scripts.site.charts.tracks import MISSING, WORDED, Quantity, tracks
from scripts.site.charts.tracks import Row as Track
from scripts.site.labels import Labels
from scripts.site.lookup import name_of, newest
from scripts.site.said import words_on
from scripts.site.wording import bare_value, has_number

ALL, WITHOUT = "all_cases", "excluding_asele"
# An outcome that says that nobody knows.
NOT_KNOWN = "outcome_unknown"
KINDS = ("authority_support", "civil_support", "needs_met")
WHOLE = 100.0
# The places in an order that are said of a need.
RANKED = ("1", "2")


@dataclass(frozen=True)
class Drawing:
    """A composed figure before it is drawn.

    `rows`: the observations that it shows; `said`: what it says, (name, number) by (name, number); `signs`: the words that explain
    its signs; `wide`: whether it takes the whole page.
    """

    plane: Callable[[str], Plane]
    rows: tuple[Row, ...]
    said: tuple[tuple[str, str], ...]
    signs: tuple[str, ...] = ()
    wide: bool = False

    @property
    def layouts(self) -> tuple[str, str]:
        """The two that a page shows one of."""
        return ("wide" if self.wide else "beside", "narrow")


class MissingError(LookupError):
    """A number that the drawing needs has none in the newest year."""


@dataclass(frozen=True)
class Numbers:
    """The rows of the newest year by the names of the prose."""

    labels: Labels

    @property
    def package(self) -> Package:
        """The package."""
        return self.labels.package

    def row(self, name: str) -> Row:
        """The row of a figure. Raises MissingError."""
        found = newest(name, self.package)
        if found is None:
            raise MissingError(name)
        return found

    def count(self, name: str) -> tuple[Row, int]:
        """A row with a number that is known exactly, as marks that can be counted must be. Raises MissingError."""
        row = self.row(name)
        if row["qualifier"] != "exact" or not row["value"]:
            raise MissingError(name)
        return row, int(float(row["value"]))

    def word(self, key: str, *parts: str) -> str:
        """A word of the figures, filled in."""
        return self.labels.language.words[f"drawn_{key}"].format(*parts)

    def ranked(self, indicator: str, scope: str, population: str) -> list[tuple[str, str]]:
        """(place, category) of what the newest report ranks in a selection of cases; the sharpest place of each."""
        places: dict[str, tuple[int, int]] = {}
        for row in self.package.rows("statements"):
            year = row["report_year"] == row["year"] == self.package.latest_year
            own = row["indicator"] == indicator and row["scope"] == scope and row["population"] == population
            ranks = (
                row["measure"] == "rank" and row["qualifier"] in ("exact", "between") and not row["within_indicator"]
            )
            if year and own and ranks:
                first, last = int(row["value"]), int(row["value_to"] or row["value"])
                best = places.get(row["category"], (first, last))
                places[row["category"]] = min((first, last), best, key=lambda place: (place[1] - place[0], place))
        ordered = sorted(places.items(), key=lambda each: (each[1], each[0]))
        return [(f"{low}–{high}" if high > low else str(low), category) for category, (low, high) in ordered]


def drawing(name: str, labels: Labels) -> Drawing | None:
    """The figure of an answer; None when there is none of this name, or the newest year lacks a number that it needs."""
    maker = DRAWINGS.get(name)
    if maker is None:
        return None
    try:
        return maker(Numbers(labels))
    except MissingError:
        return None


def rows_of(name: str, labels: Labels) -> tuple[Row, ...]:
    """The observations that a figure shows."""
    found = drawing(name, labels)
    return found.rows if found else ()


def quantity(row: Row | None, labels: Labels) -> Quantity | None:
    """A row as a track shows it. A row without a number is said in words, or is in the source's chart only."""
    if row is None:
        return None
    if has_number(row):
        reach = of_observation(row)
        top = WHOLE if reach.upper is None else float(reach.upper)
        exact = row["qualifier"] == "exact"
        value = float(next(iter(stated(row).values())))
        low, high = (value, value) if exact else (float(reach.lower or 0), top)
        return Quantity(bare_value(row, labels), low, high, open=reach.upper is None or row["qualifier"] == "about")
    words = words_on(row, labels.package)
    return Quantity(words[0], state=WORDED) if words else Quantity("", state=MISSING)


def of_people(numbers: Numbers) -> Drawing:
    """Everyone the members met: adults and children, and in each the directly and the indirectly affected."""
    rows: list[Row] = []
    groups = []
    for name in ("adults", "children"):
        whole, size = numbers.count(f"contacts.total.{name}.all_cases.count")
        parts = []
        rows.append(whole)
        for kind, dress in (("direct", full(name)), ("indirect", ring(name))):
            try:
                row, count = numbers.count(f"contacts.total.{name}_{kind}.all_cases.count")
            except MissingError:
                break
            rows.append(row)
            parts.append(Part(count, dress, numbers.word(kind, str(count))))
        if sum(part.count for part in parts) != size:
            # A part that is not published has no marks of its own.
            parts = [Part(size, full(name), numbers.word("one_mark"))]
        groups.append(Group(str(size), numbers.word(name), name, tuple(parts)))
    said = [(group.name, group.number) for group in groups]
    return Drawing(
        partial(crowd, groups, beyond=numbers.word("beyond")), tuple(rows), tuple(said), ("person", "fog"), wide=True
    )


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
        key: Step(bare_value(row, numbers.labels), size[key], numbers.word(f"met_{key}"), colour(key))
        for key, row in rows.items()
    }
    for key in ("civil", "authorities"):
        share = newest(
            f"{key_indicator(key)}.answers.adults_direct.all_cases.percent.of.support_needs.answers", numbers.package
        )
        if share:
            text = numbers.word("with_share", steps[key].text, bare_value(share, numbers.labels))
            steps[key] = replace(steps[key], text=text)
    each = newest("support_needs.all_of_the_above.adults_direct.all_cases.count", numbers.package)
    more = numbers.word("of_each_kind", bare_value(each, numbers.labels)) if each else ""
    plane = partial(
        cascade, steps["needs"], [steps["civil"], steps["authorities"]], steps["nobody"], more, numbers.word("overlap")
    )
    said = tuple((step.text, step.number) for step in steps.values())
    return Drawing(plane, (*rows.values(), *([each] if each else [])), said, ("lower_bound", "unknown"))


def key_indicator(giver: str) -> str:
    """The indicator of the support that a giver gave."""
    return {"civil": "civil_support", "authorities": "authority_support"}[giver]


def colour(key: str) -> str:
    """The colour of a giver; the whole and the rest are in ink."""
    return key if key in ("civil", "authorities") else "ink"


def of_kinds(numbers: Numbers) -> Drawing:
    """Each kind of support, and what is known of how much of the need authorities, civil society and both met."""
    labels, book = numbers.labels, numbers.labels.book
    rows: list[Row] = []
    tracked: list[tuple[int, Track]] = []
    places = {category: place for place, category in numbers.ranked("support_needs", ALL, "adults_direct")}
    for category in book.parts("support_needs"):
        found = [best(indicator, category, numbers) for indicator in KINDS]
        numbered = [row for row in found if row and has_number(row)]
        remark = numbers.word(f"need_{places[category]}") if places.get(category) in RANKED else ""
        if any(row["base_indicator"] != "support_needs" for row in numbered):
            remark = numbers.word("share_unclear")
        if numbered or remark or any(row and words_on(row, numbers.package) for row in found):
            cells = tuple(quantity(row, labels) or Quantity("", state=MISSING) for row in found)
            tracked.append((-len(numbered), Track(labels.category("support_needs", category), cells, remark)))
            rows += [row for row in found if row]
    if not any(order for order, _ in tracked):
        raise MissingError("a number of any kind of support")
    kept = [track for _, track in sorted(tracked, key=lambda each: each[0])]
    heads = [numbers.word(f"by_{giver}") for giver in ("authorities", "civil", "both")]
    plane = partial(tracks, kept, ("authorities", "civil", "ink"), heads)
    said = tuple(
        (f"{track.label}, {head.lower()}", cell.text)
        for track in kept
        for head, cell in zip(heads, track.cells, strict=True)
        if cell and cell.text
    )
    return Drawing(plane, tuple(rows), said, ("number", "about", "worded", "unknown"))


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


def of_shares(names: Sequence[tuple[str, str, str]], numbers: Numbers) -> Drawing:
    """Shares below each other, the first of which there must be: (name of a figure, word, colour)."""
    numbers.row(names[0][0])
    found = [(newest(name, numbers.package), word, own) for name, word, own in names]
    rows = [row for row, _, _ in found if row]
    kept = []
    for row, word, own in found:
        if row is None:
            continue
        cell = within(quantity(row, numbers.labels), row, rows, numbers.labels)
        kept.append(Track(numbers.word(word), (cell,), colours=(own,)))
    said = tuple((track.label, track.cells[0].text) for track in kept if track.cells[0])
    signs = ("whole", *(("about",) if any(row["qualifier"] != "exact" for row in rows) else ()))
    return Drawing(partial(tracks, kept, ("adults",), ()), tuple(rows), said, signs)


def within(cell: Quantity | None, row: Row, rows: Sequence[Row], labels: Labels) -> Quantity | None:
    """A part is never more than the answer that it is a part of, where both are drawn."""
    parent = labels.book.parent(row["indicator"], row["category"])
    tops = [of_observation(each).upper for each in rows if each["category"] == parent and each["scope"] == row["scope"]]
    top = min((float(each) for each in tops if each is not None), default=WHOLE)
    return replace(cell, high=min(cell.high, top)) if cell else None


def of_compared(numbers: Numbers) -> Drawing:
    """Adults and children: the needs and the interventions by authorities, as counts, since different people were asked."""
    names = (
        ("support_needs.answers.adults_direct.all_cases.count", "adults_needs", "adults"),
        ("authority_support.answers.adults_direct.all_cases.count", "adults_interventions", "authorities"),
        ("children_support_needs.answers.children.all_cases.count", "children_needs", "children"),
        ("children_authority_support.answers.children.all_cases.count", "children_interventions", "authorities"),
    )
    rows = [numbers.count(name) for name, _, _ in names]
    top = max(count for _, count in rows)
    kept = []
    for (row, count), (_, word, own) in zip(rows, names, strict=True):
        mean = (
            [each for each in numbers.package.rows("observations") if is_mean_of(each, row)]
            if own != "authorities"
            else []
        )
        text = (
            numbers.word(word, *(bare_value(each, numbers.labels) for each in mean))
            if mean or own == "authorities"
            else ""
        )
        if not text:
            raise MissingError(word)
        kept.append(Track(text, (Quantity(bare_value(row, numbers.labels), count, count),), colours=(own,)))
    said = tuple((track.label, track.cells[0].text) for track in kept if track.cells[0])
    means = [each for row, _ in rows for each in numbers.package.rows("observations") if is_mean_of(each, row)]
    return Drawing(partial(tracks, kept, ("adults",), (), top=top), (*(row for row, _ in rows), *means), said)


def is_mean_of(mean: Row, row: Row) -> bool:
    """Whether a row is the printed number a person of what another counts."""
    same = ("indicator", "category", "population", "scope", "year")
    return (
        mean["measure"] == "mean" and mean["origin"] == "printed" and all(mean[field] == row[field] for field in same)
    )


def of_courts(numbers: Numbers) -> Drawing:
    """What became of the cases: a mark each, and apart those that are there with the large case only."""
    labels = numbers.labels
    rows, kept = [], []
    for category in labels.book.parts("legal_status"):
        try:
            row, count = numbers.count(f"legal_status.{category}.adults_direct.all_cases.count")
        except MissingError:
            continue
        rows.append(row)
        other = newest_or_none(f"legal_status.{category}.adults_direct.{WITHOUT}.count", numbers.package)
        parts = [Part(count, UNKNOWN if category == NOT_KNOWN else full("soft"), "")]
        if other and other["value"]:
            own = int(other["value"])
            rows.append(other)
            parts = [
                Part(own, full("ink"), numbers.word("without_case", str(own))),
                Part(count - own, ring("ink"), numbers.word("in_case", str(count - own))),
            ]
        kept.append(Outcome(labels.category("legal_status", category), tuple(parts), len(parts) > 1))
    _, whole = numbers.count("legal_status.answers.adults_direct.all_cases.count")
    if sum(outcome.size for outcome in kept) != whole:
        raise MissingError("some of the outcomes")
    kept.sort(key=lambda outcome: -outcome.size)
    said = tuple((outcome.label, str(outcome.size)) for outcome in kept)
    signs = ("case", *(("case_ring",) if any(outcome.stressed for outcome in kept) else ()), "case_unknown")
    return Drawing(partial(outcomes, kept), tuple(rows), said, signs)


def newest_or_none(name: str, package: Package) -> Row | None:
    """The newest year's figure, or None also where no year has one."""
    return next(
        (row for row in package.rows("observations") if row["year"] == package.latest_year and name_of(row) == name),
        None,
    )


def parts_of(
    whole: str, parts: Sequence[tuple[str, str]], rest: str, own: str, numbers: Numbers
) -> tuple[Group, list[Row]]:
    """A field of a whole: its named parts, the larger within the smaller's end first, and the rest, of whom nothing is known."""
    row, size = numbers.count(whole)
    rows, drawn, left = [row], [], size
    for place, (name, word) in enumerate(parts):
        part, count = numbers.count(name)
        rows.append(part)
        drawn.append(Part(count, (full, ring)[place % 2](own), numbers.word(word, str(count)) if word else ""))
        left -= count
    if left < 0:
        raise MissingError(whole)
    drawn.append(Part(left, UNKNOWN if rest.endswith("unknown") else ring(own), numbers.word(rest, str(left))))
    return Group("", "", own, tuple(drawn)), rows


def of_children(numbers: Numbers) -> Drawing:
    """Three questions about the same children."""
    whole = "children_exposure.total.children.all_cases.count"
    asked = (
        ("children_exposure.direct.children.all_cases.count", "children_direct", "children_relatives"),
        ("children_asylum.seeking_asylum.children.all_cases.count", "children_asylum", "children_asylum_unknown"),
        ("children_authority_contact.any.children.all_cases.count", "children_contact", "children_contact_unknown"),
    )
    groups, rows = [], []
    for name, word, rest in asked:
        group, found = parts_of(whole, [(name, "")], rest, "children", numbers)
        groups.append(replace(group, number=str(group.parts[0].count), name=numbers.word(word), parts=group.parts))
        rows += found
    unique = {row["observation"]: row for row in rows}
    said = tuple((group.name, group.number) for group in groups)
    return Drawing(partial(crowd, groups), tuple(unique.values()), said, ("child", "unknown_marks"), wide=True)


def of_asylum(numbers: Numbers) -> Drawing:
    """The children who seek asylum, and the least of them who had no contact with the social services."""
    row, size = numbers.count("children_asylum.seeking_asylum.children.all_cases.count")
    contact = numbers.row(
        "children_authority_contact.social_services.in.children_asylum.seeking_asylum.children.all_cases.percent"
    )
    reach = of_observation(contact)
    if reach.upper is None:
        raise MissingError(contact["observation"])
    # The largest number with contact that the share allows; strictly under half of 23 is at most 11.
    most = next(n for n in range(size, -1, -1) if reach.holds(100 * reach.upper.__class__(n) / size))
    parts = (
        Part(size - most, ring("children"), numbers.word("asylum_without", str(size - most))),
        Part(most, UNKNOWN, numbers.word("asylum_open", str(most))),
    )
    group = Group(str(size), numbers.word("children_asylum"), "children", parts)
    said = ((group.name, group.number), (parts[0].text, str(parts[0].count)))
    return Drawing(partial(crowd, [group]), (row, contact), said, ("child", "unknown_marks"))


def of_start(numbers: Numbers) -> Drawing:
    """Those whose exploitation began with work, and those of them who were exploited in work."""
    labour, _ = numbers.count(
        "exploitation_form.labour.in.exploitation_start.work_recruitment.adults_direct.all_cases.count"
    )
    group, rows = parts_of(
        "exploitation_start.work_recruitment.adults_direct.all_cases.count",
        [
            (
                "exploitation_form.labour.in.exploitation_start.work_recruitment.adults_direct.all_cases.count",
                "start_labour",
            )
        ],
        "start_other",
        "adults",
        numbers,
    )
    named = replace(group, number=str(group.size), name=numbers.word("start"))
    return Drawing(
        partial(crowd, [named]),
        tuple(rows),
        ((named.name, named.number), (named.parts[0].text, labour["value"])),
        ("person",),
    )


def of_permits(numbers: Numbers) -> Drawing:
    """The adults: who has a permit, who answered otherwise, and for whom the question is not answered."""
    adults, size = numbers.count("contacts.total.adults_direct.all_cases.count")
    answered, asked = numbers.count("residence_permit.total.adults_direct.all_cases.count")
    granted, some = numbers.count("residence_permit.granted.adults_direct.all_cases.count")
    if not some <= asked <= size:
        raise MissingError("residence_permit")
    parts = (
        Part(some, full("adults"), numbers.word("permit_granted", str(some))),
        Part(asked - some, ring("adults"), numbers.word("permit_other", str(asked - some))),
        Part(size - asked, UNKNOWN, numbers.word("permit_unknown", str(size - asked))),
    )
    group = Group(str(size), numbers.word("adults_direct"), "adults", parts)
    said = ((group.name, group.number), *((part.text, str(part.count)) for part in parts))
    return Drawing(partial(crowd, [group]), (adults, answered, granted), said, ("person", "unknown_marks"))


def of_origin(numbers: Numbers) -> Drawing:
    """The countries that the report ranks, with and without the large case."""
    labels = numbers.labels
    columns, heads = [], []
    for scope in (ALL, WITHOUT):
        found = numbers.ranked("origin_country", scope, "adults_direct")
        if found:
            columns.append([(place, labels.category("origin_country", category)) for place, category in found])
            heads.append(labels.code("scope", scope))
    if not columns or len(columns[0]) < 2:
        raise MissingError("origin_country")
    rows = [
        row
        for row in numbers.package.rows("observations")
        if row["indicator"] == "origin_outside_eu"
        and row["year"] == numbers.package.latest_year
        and row["category"] == "outside_eu"
    ]
    said = tuple(
        (f"{head}: {name}", place) for head, column in zip(heads, columns, strict=True) for place, name in column
    )
    return Drawing(partial(ranks, heads, columns), tuple(rows), said, ("ranked",))


BY_FORM = "gender_by_exploitation_form"
SHARES = {
    "reasons": (
        (
            "civil_support_reason.insufficient_or_none.adults_direct.all_cases.percent",
            "reason_insufficient_or_none",
            "authorities",
        ),
        ("civil_support_reason.none.adults_direct.all_cases.percent", "reason_none", "authorities"),
        ("civil_support_reason.afraid_to_contact.adults_direct.all_cases.percent", "reason_afraid", "adults"),
    ),
    "identified": (
        ("identified_by.regional_coordinator.adults.all_cases.percent", "identified_coordinator", "authorities"),
        (
            "identified_by.regional_coordinator.adults.excluding_asele.percent",
            "identified_coordinator_without",
            "authorities",
        ),
        ("identified_by.members.adults.all_cases.percent", "identified_members", "civil"),
    ),
    "forms": (
        ("gender.women.adults.all_cases.percent", "forms_all", "adults"),
        (f"{BY_FORM}.sexual_women.adults_direct.all_cases.percent.of.{BY_FORM}.sexual", "forms_sexual", "adults"),
        (f"{BY_FORM}.labour_women.adults_direct.all_cases.percent.of.{BY_FORM}.labour", "forms_labour", "adults"),
    ),
    "seen": (
        ("children_identified_by.members.children.all_cases.percent", "seen_children", "children"),
        ("identified_by.members.adults.all_cases.percent", "seen_adults", "adults"),
    ),
}

DRAWINGS: dict[str, Callable[[Numbers], Drawing]] = {
    "people": of_people,
    "needs": of_needs,
    "kinds": of_kinds,
    "compared": of_compared,
    "courts": of_courts,
    "children": of_children,
    "asylum": of_asylum,
    "start": of_start,
    "permits": of_permits,
    "origin": of_origin,
    **{name: partial(of_shares, names) for name, names in SHARES.items()},
}
