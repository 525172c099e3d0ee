"""Figures in which each mark is one person: everyone, the children, how it began, who has a permit, where they come from."""

from collections.abc import Sequence
from fractions import Fraction
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
    """What fields of marks say: each group, and after it its parts, by the group's name where its number is of all of them."""
    found = []
    for group in groups:
        found.append((group.name, group.number))
        inside = f"{group.name}, " if group.number == str(group.size) else ""
        found += [(inside + part.name, part.said) for part in group.keys]
    return tuple(found)


def split(whole: str, part: str, numbers: Numbers) -> tuple[list[Row], int, int]:
    """The rows of a whole and a part of it, how many the part is, and how many are left. Raises MissingError without them."""
    row, size = numbers.count(whole)
    inner, count = numbers.count(part)
    if count > size:
        raise MissingError(part)
    return [row, inner], count, size - count


def of_children(numbers: Numbers) -> Drawing:
    """Three questions about the same children: the figure that answers each, its words, the words and the dress of the rest."""
    whole, own = "children_exposure.total.children.all_cases.count", "children"
    asked = (
        ("children_exposure.direct", "children_direct", "children_relatives", ring(own)),
        ("children_asylum.seeking_asylum", "children_asylum", "children_asylum_unknown", UNKNOWN),
        ("children_authority_contact.any", "children_contact", "children_contact_unknown", UNKNOWN),
    )
    groups: list[Group] = []
    rows: dict[str, Row] = {}
    for name, word, rest, dress in asked:
        found, count, left = split(whole, f"{name}.children.all_cases.count", numbers)
        parts = (Part(count, full(own)), Part(left, dress, numbers.word(rest)))
        groups.append(Group(str(count), numbers.word(word), own, parts))
        rows |= {row["observation"]: row for row in found}
    return Drawing(partial(crowd, groups), tuple(rows.values()), said_of(groups), ("child", "unknown_marks"), wide=True)


def of_asylum(numbers: Numbers) -> Drawing:
    """The children who seek asylum, and the least of them who had no contact with the social services."""
    row, size = numbers.count("children_asylum.seeking_asylum.children.all_cases.count")
    contact = numbers.row(
        "children_authority_contact.social_services.in.children_asylum.seeking_asylum.children.all_cases.percent"
    )
    reach = of_observation(contact)
    allowed = [n for n in range(size + 1) if size and reach.holds(100 * Fraction(n) / size)]
    if reach.upper is None or not allowed:
        raise MissingError(contact["observation"])
    most = allowed[-1]  # strictly under half of 23 is at most 11
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
    rows, count, left = split(work, labour, numbers)
    parts = (
        Part(count, full("adults"), numbers.word("start_labour")),
        Part(left, ring("adults"), numbers.word("start_other")),
    )
    group = Group(str(count + left), numbers.word("start"), "adults", parts)
    return Drawing(partial(crowd, [group]), tuple(rows), said_of([group]), ("person",))


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
    columns, scopes = [], []
    for scope in (ALL, WITHOUT):
        found = numbers.ranked("origin_country", scope, "adults_direct")
        if found:
            columns.append([(place, labels.category("origin_country", category)) for place, category in found])
            scopes.append(scope)
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
        (f"{name} ({labels.code_in_sentence('scope', scope)})", numbers.word("place", place))
        for scope, column in zip(scopes, columns, strict=True)
        for place, name in column
    )
    heads = [labels.code("scope", scope) for scope in scopes]
    return Drawing(partial(ranks, heads, columns), tuple(rows), said, ("ranked",))
