"""An indicator's observations as a JSON-stat 2.0 dataset, in one language: all of them, with status, bounds and notes.

The explorer reads it so, with an axis for each thing to pick, however few of the cells are filled. What people download has the
same in full tables: `json_stat_collection`.

Source: the JSON-stat 2.0 format (json-stat.org/full). The labels of the status letters stand where Eurostat has them,
in `extension.status.label`.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from scripts.ground.data_package import Row
from scripts.ground.interval import NUMBERS
from scripts.site.addresses import figures_file, json_stat_file, permanent, pinned, pinned_file
from scripts.site.cards.subject import Subject
from scripts.site.exports.json_stat_dimensions import Dimension, codes_of, dimensions
from scripts.site.exports.json_stat_extension import extension
from scripts.site.figure.selection import notes_of


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
    return {
        "version": "2.0",
        "class": "dataset",
        **origin(subject),
        "note": [subject.labels.language.text(subject.row, "definition"), *notes_on_all(subject, named)],
        "id": [each.name for each in cube.dimensions],
        "size": cube.size,
        "role": {"time": ["year"], "metric": ["measure"]},
        "dimension": {each.name: each.described() for each in cube.dimensions},
        "value": {str(place): as_number(text) for place, text in numbers.items()},
        "status": {str(place): letter for place, letter in statuses(cube, numbers).items()},
        "extension": extension(subject, cube.places, numbers, named),
    }


def origin(subject: Subject) -> dict[str, Any]:
    """What the dataset is called, where it lies, who made its figures, how old they are and what belongs to it."""
    labels, descriptor = subject.labels, subject.labels.package.descriptor
    producers = dict.fromkeys(row["producer"] for row in subject.observations)
    links = {
        "license": [{"href": each["path"]} for each in descriptor["licenses"]],
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


def as_number(text: str) -> int | float:
    """The number. How many decimals were given is in `extension.decimals`, since JSON does not tell 21.0 from 21."""
    return float(text) if "." in text else int(text)


def notes_on_all(subject: Subject, named: Mapping[str, list[str]]) -> list[str]:
    """The texts of the notes on every observation. `named`: note -> the observations that it holds for."""
    labels = subject.labels
    everywhere = [note for note, rows in named.items() if len(rows) == len(subject.observations)]
    return [labels.note(note) for note in everywhere]
