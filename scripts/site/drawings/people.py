"""Figures in which each mark is one person: everyone, the children, how it began, who has a permit, where they come from."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from scripts.ground.data_package import Row
from scripts.ground.interval import of_observation
from scripts.site.charts.crowd import Group, Part, crowd
from scripts.site.charts.plane import UNKNOWN, full, ring
from scripts.site.charts.ranks import ranks
from scripts.site.drawings.numbers import ALL, WITHOUT, Drawing, MissingError, Numbers


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
            parts.append(Part(count, dress, numbers.word(kind)))
        if sum(part.count for part in parts) != size:
            # A part that is not published has no marks of its own.
            parts = [Part(size, full(name))]
        groups.append(Group(str(size), numbers.word(name), name, tuple(parts)))
    plane = partial(crowd, groups, beyond=numbers.word("beyond"))
    return Drawing(plane, tuple(rows), said_of(groups), ("person", "fog"), wide=True)


def said_of(groups: Sequence[Group]) -> tuple[tuple[str, str], ...]:
    """What fields of marks say: each group, and after it its parts by the group's name."""
    return tuple(
        pair
        for group in groups
        for pair in [(group.name, group.number), *((f"{group.name}, {part.name}", part.said) for part in group.keys)]
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
        drawn.append(Part(count, (full, ring)[place % 2](own), numbers.word(word) if word else ""))
        left -= count
    if left < 0:
        raise MissingError(whole)
    drawn.append(Part(left, UNKNOWN if rest.endswith("unknown") else ring(own), numbers.word(rest)))
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
    return Drawing(
        partial(crowd, groups), tuple(unique.values()), said_of(groups), ("child", "unknown_marks"), wide=True
    )


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
    at_least = numbers.labels.language.words["said_at_least"]
    parts = (
        Part(size - most, ring("children"), numbers.word("asylum_without"), at_least.format(size - most)),
        Part(most, UNKNOWN, numbers.word("asylum_open")),
    )
    group = Group(str(size), numbers.word("children_asylum"), "children", parts)
    return Drawing(partial(crowd, [group]), (row, contact), said_of([group]), ("child", "unknown_marks"))


def of_start(numbers: Numbers) -> Drawing:
    """Those whose exploitation began with work, and those of them who were exploited for their labour."""
    work = "exploitation_start.work_recruitment.adults_direct.all_cases.count"
    labour = "exploitation_form.labour.in.exploitation_start.work_recruitment.adults_direct.all_cases.count"
    group, rows = parts_of(work, [(labour, "start_labour")], "start_other", "adults", numbers)
    named = replace(group, number=str(group.size), name=numbers.word("start"))
    return Drawing(partial(crowd, [named]), tuple(rows), said_of([named]), ("person",))


def of_permits(numbers: Numbers) -> Drawing:
    """The adults: who has a permit, who answered otherwise, and for whom the question is not answered."""
    adults, size = numbers.count("contacts.total.adults_direct.all_cases.count")
    answered, asked = numbers.count("residence_permit.total.adults_direct.all_cases.count")
    granted, some = numbers.count("residence_permit.granted.adults_direct.all_cases.count")
    if not some <= asked <= size:
        raise MissingError("residence_permit")
    parts = (
        Part(some, full("adults"), numbers.word("permit_granted")),
        Part(asked - some, ring("adults"), numbers.word("permit_other")),
        Part(size - asked, UNKNOWN, numbers.word("permit_unknown")),
    )
    group = Group(str(size), numbers.word("adults_direct"), "adults", parts)
    return Drawing(partial(crowd, [group]), (adults, answered, granted), said_of([group]), ("person", "unknown_marks"))


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
        (f"{name} ({head.lower()})", numbers.word("place", place))
        for head, column in zip(heads, columns, strict=True)
        for place, name in column
    )
    return Drawing(partial(ranks, heads, columns), tuple(rows), said, ("ranked",))
