"""An indicator's observations as a JSON-stat 2.0 dataset, and all values of a package as one collection; in one language.

The explorer reads the dataset, with an axis for each thing to pick, however few of the cells are filled. What people download is
the collection: an indicator asks several groups, in several years, several things, so crossed with each other nearly every cell
would be empty. There its observations are parted into tables in which every cell is one, as few as there can be; what tells a table
from the others is in its label.

Source: the JSON-stat 2.0 format (json-stat.org/full), where a collection may have its datasets within it. The labels of the status
letters stand where Eurostat has them, in `extension.status.label`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from scripts.ground.data_package import DESCRIPTOR, Row
from scripts.ground.interval import NUMBERS
from scripts.site.addresses import (
    absolute,
    collection_file,
    figures_file,
    json_stat_file,
    permanent,
    pinned,
    pinned_file,
    version_folder,
)
from scripts.site.exports.json_stat_cells import (
    LABELS,
    NONE,
    ORDERS,
    Dimension,
    codes_of,
    dimensions,
    extension,
    status_labels,
)
from scripts.site.figure.selection import notes_of
from scripts.site.frame.subject import Subject, subject_of
from scripts.site.package.labels import Labels, licences

# In which order tables that differ in one dimension only are put together: the answers first, then the years.
ACROSS = ("category", "year", "population", "scope", "measure", "within", "base")
# What a label need not say: the answers are the table, and what a share is of is said with it.
UNSAID = ("category", "base")
# What the extension of the collection says, once.
OF_ALL = ("package", "version", "status")


@dataclass(frozen=True)
class Cube:
    """The dimensions and, for each observation, the place of its `value`; its bounds have the two places after it."""

    dimensions: list[Dimension]
    places: Mapping[int, Row]

    @property
    def size(self) -> list[int]:
        """How many codes each dimension has."""
        return [len(each.codes) for each in self.dimensions]


def json_stat(subject: Subject) -> bytes:
    """The dataset as JSON, the same bytes every time. The indicator must have observations: no dimension may be empty."""
    return written(dataset(subject))


def written(thing: dict[str, Any]) -> bytes:
    """A dataset or a collection as a file."""
    return (json.dumps(thing, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")


def dataset(subject: Subject) -> dict[str, Any]:
    """The dataset as a dictionary, in the order in which it is written."""
    cube = cube_of(subject)
    numbers = cells(cube)
    named = notes_of(subject.observations, subject.labels.package)
    on_all = [subject.labels.note(note) for note, rows in named.items() if len(rows) == len(subject.observations)]
    return {
        "version": "2.0",
        "class": "dataset",
        **origin(subject),
        "note": [subject.labels.language.text(subject.row, "definition"), *on_all],
        "id": [each.name for each in cube.dimensions],
        "size": cube.size,
        "role": {"time": ["year"], "metric": ["measure"]},
        "dimension": {each.name: each.described() for each in cube.dimensions},
        # How many decimals were given is in `extension.decimals`, since JSON does not tell 21.0 from 21.
        "value": {str(place): float(text) if "." in text else int(text) for place, text in numbers.items()},
        "status": {str(place): letter for place, letter in statuses(cube, numbers).items()},
        "extension": extension(subject, cube.places, numbers, named),
    }


def origin(subject: Subject) -> dict[str, Any]:
    """What the dataset is called, where it lies, who made its figures, how old they are and what belongs to it."""
    labels, descriptor = subject.labels, subject.labels.package.descriptor
    producers = dict.fromkeys(row["producer"] for row in subject.observations)
    links = {
        "license": [{"href": each} for each in licences(labels.package)],
        "alternate": [
            {"type": "text/html", "href": pinned(labels.package, labels.language.code, subject.address)},
            {"type": "text/csv", "href": pinned_file(labels.package, figures_file(labels.language.of_package))},
        ],
    }
    return {
        "href": permanent(labels.package, labels.language.code, json_stat_file(subject.name, labels.language.code)),
        "label": subject.title,
        "source": "; ".join(labels.code("producer", each) for each in producers),
        "updated": descriptor["created"],
        "link": links,
    }


def cube_of(subject: Subject) -> Cube:
    """The observations in their places: in the order of the first dimension, then of the second, and so on."""
    found = dimensions(subject.observations, subject.labels)
    return Cube(found, dict(sorted((place(codes_of(row), found), row) for row in subject.observations)))


def place(codes: Mapping[str, str], found: Iterable[Dimension]) -> int:
    """The place of a cell when all cells stand in one row, the last dimension changing fastest."""
    index = 0
    for each in found:
        index = index * len(each.codes) + each.codes.index(codes[each.name])
    return index


def cells(cube: Cube) -> dict[int, str]:
    """Place -> the number there as the package writes it. A missing number has no place: it is not a zero."""
    return {
        place + step: row[content]
        for place, row in cube.places.items()
        for step, content in enumerate(NUMBERS)
        if row[content]
    }


def statuses(cube: Cube, numbers: Iterable[int]) -> dict[int, str]:
    """Place -> status letter: of each observation's value, also where there is none, and of each bound that there is."""
    found = {place: row["obs_status"] for place, row in cube.places.items()}
    bounds = {place: found[place - place % len(NUMBERS)] for place in numbers}
    return dict(sorted((found | bounds).items()))


def json_stat_collection(labels: Labels) -> bytes:
    """The collection as JSON, the same bytes every time, in whatever order the rows come.

    Every address in it stays: it lies in the version that it is of.
    """
    package, language = labels.package, labels.language
    descriptor, here = package.descriptor, version_folder(package.version)
    told = {
        "version": "2.0",
        "class": "collection",
        "href": absolute(package, collection_file(package, language.code)),
        "label": language.described(descriptor, "title"),
        "updated": descriptor["created"],
        "link": {
            "item": [one_table(part) for part in parts(labels)],
            "license": [{"href": each} for each in licences(package)],
            "alternate": [{"type": "text/html", "href": pinned(package, language.code, "")}],
            "describedby": [{"type": "application/json", "href": absolute(package, here + DESCRIPTOR)}],
        },
        "extension": {
            "package": descriptor["name"],
            "version": package.version,
            "status": {"label": status_labels(labels)},
        },
    }
    return written(told)


def parts(labels: Labels) -> Iterator[Subject]:
    """Each indicator once for each of its tables, with only what is in that."""
    for row in labels.package.rows("indicators"):
        subject = subject_of(row["indicator"], labels)
        for rows in dense(sorted(subject.observations, key=lambda each: in_order(each, labels))):
            yield replace(subject, observations=rows)


def one_table(part: Subject) -> dict[str, Any]:
    """One dataset of the collection: a label that tells it from the others, and nothing that the collection says of all."""
    found = {name: said for name, said in dataset(part).items() if name != "href"}
    own = {name: said for name, said in found["extension"].items() if name not in OF_ALL}
    shared = what_all_share(part.observations, part.labels)
    return found | {"label": f"{part.title}: {shared}" if shared else part.title, "extension": own}


def in_order(row: Row, labels: Labels) -> tuple[tuple[int | str, ...], ...]:
    """Where an observation stands among those of its indicator, by the code lists."""
    return tuple(order(row, labels) for order in ORDERS.values())


def dense(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows in tables of which every cell is one of them. Tables that differ in one dimension only become one."""
    tables = [[row] for row in rows]
    for name in ACROSS:
        tables = together(tables, name)
    return tables


def together(tables: Iterable[list[Row]], name: str) -> list[list[Row]]:
    """The tables that are the same but for one dimension, as one. Each was full, so that is full too."""
    found: dict[frozenset[tuple[str, ...]], list[Row]] = {}
    for rows in tables:
        others = frozenset(tuple(code for each, code in codes_of(row).items() if each != name) for row in rows)
        found.setdefault(others, []).extend(rows)
    return list(found.values())


def what_all_share(rows: list[Row], labels: Labels) -> str:
    """What every row of a table is about, in words: "Adults, All cases, Count, persons"."""
    codes = [codes_of(row) for row in rows]
    shared = [name for name in LABELS if name not in UNSAID and len({own[name] for own in codes}) == 1]
    said = [LABELS[name](rows[0], labels) for name in shared if codes[0][name] != NONE]
    return ", ".join(said)
