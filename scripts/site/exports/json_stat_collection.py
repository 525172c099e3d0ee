"""All values of a package as one JSON-stat 2.0 collection in one language, of datasets in which every cell is an observation.

An indicator asks several groups, in several years, several things: crossed with each other nearly every cell would be empty. So
its observations are parted into tables that are full, as few as there can be. What tells a table from the others is in its label.
Source: the JSON-stat 2.0 format (json-stat.org/full), where a collection may have its datasets within it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from scripts.ground.data_package import DESCRIPTOR, Row
from scripts.site.addresses import absolute, collection_file, pinned, version_folder
from scripts.site.cards.subject import Subject, subject_of
from scripts.site.exports.json_stat import dataset, written
from scripts.site.exports.json_stat_dimensions import LABELS, NONE, ORDERS, codes_of
from scripts.site.exports.json_stat_extension import status_labels
from scripts.site.package.labels import Labels

# In which order tables that differ in one dimension only are put together: the answers first, then the years.
ACROSS = ("category", "year", "population", "scope", "measure", "within", "base")
# What a label need not say: the answers are the table, and what a share is of is said with it.
UNSAID = ("category", "base")
# What the extension of the collection says, once.
OF_ALL = ("package", "version", "status")


def json_stat_collection(labels: Labels) -> bytes:
    """The collection as JSON, the same bytes every time, in whatever order the rows come."""
    return written(collection(labels))


def collection(labels: Labels) -> dict[str, Any]:
    """The collection as a dictionary. Every address in it stays: it lies in the version that it is of."""
    package, language = labels.package, labels.language
    descriptor, here = package.descriptor, version_folder(package.version)
    return {
        "version": "2.0",
        "class": "collection",
        "href": absolute(package, collection_file(package, language.code)),
        "label": language.described(descriptor, "title"),
        "updated": descriptor["created"],
        "link": {
            "item": [one_table(part) for part in parts(labels)],
            "license": [{"href": each["path"]} for each in descriptor["licenses"]],
            "alternate": [{"type": "text/html", "href": pinned(package, language.code, "")}],
            "describedby": [{"type": "application/json", "href": absolute(package, here + DESCRIPTOR)}],
        },
        "extension": {
            "package": descriptor["name"],
            "version": package.version,
            "status": {"label": status_labels(labels)},
        },
    }


def parts(labels: Labels) -> Iterator[Subject]:
    """Each indicator once for each of its tables, with only what is in that."""
    for row in labels.package.rows("indicators"):
        subject = subject_of(row["indicator"], labels)
        for rows in dense(sorted(subject.observations, key=lambda each: place(each, labels))):
            yield replace(subject, observations=rows)


def one_table(part: Subject) -> dict[str, Any]:
    """One dataset of the collection: a label that tells it from the others, and nothing that the collection says of all."""
    found = {name: said for name, said in dataset(part).items() if name != "href"}
    own = {name: said for name, said in found["extension"].items() if name not in OF_ALL}
    shared = what_all_share(part.observations, part.labels)
    return found | {"label": f"{part.title}: {shared}" if shared else part.title, "extension": own}


def place(row: Row, labels: Labels) -> tuple[tuple[int | str, ...], ...]:
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
