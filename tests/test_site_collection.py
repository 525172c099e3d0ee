"""JSON-stat as people download it: one collection, in which no cell is empty for being no observation."""

import json
from math import prod
from typing import Any

import pytest
from pyjstat import pyjstat

from scripts.ground.codes import HIDDEN
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.site.addresses import absolute, collection_file
from scripts.site.exports.json_stat import dense, json_stat_collection
from scripts.site.text.words import LANGUAGES
from tests import frozen_years
from tests.frozen_years import NAMES, PRINTED
from tests.site_package import labels, observation
from tests.site_server import built_site, home, published
from tests.test_site_json_stat import filled, rows_of

NUMBERS: tuple[Column, ...] = ("value", "lower", "upper")


def read(*rows: Row, lang: str = "sv") -> list[dict[str, Any]]:
    """The datasets of the tiny package with these observations."""
    found: list[dict[str, Any]] = json.loads(json_stat_collection(labels(lang, observations=list(rows))))["link"][
        "item"
    ]
    return found


@pytest.fixture(scope="module", params=LANGUAGES)
def built(request) -> dict[str, Any]:
    """The collection of the built site in one language: that of the newest."""
    found: dict[str, Any] = json.loads((built_site() / collection_file(published(), request.param)).read_bytes())
    return found


def test_every_observation_can_be_read_back(built):
    """All columns of all rows of the published table, none more and none twice."""
    found = [row for dataset in built["link"]["item"] for row in rows_of(dataset)]
    wanted = [filled(row) for row in published().rows("observations")]
    assert sorted(found, key=lambda row: row["observation"]) == sorted(wanted, key=lambda row: row["observation"])


def test_every_cell_is_an_observation(built):
    """A table is full: its cells are as many as its observations, each with a value and its two ends."""
    for dataset in built["link"]["item"]:
        assert prod(dataset["size"]) == len(NUMBERS) * len(dataset["extension"]["observations"]), dataset["label"]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_hidden_has_no_number(name):
    """Of a whole year, neither its value nor its ends."""
    datasets = json.loads(json_stat_collection(frozen_years.labels(name)))["link"]["item"]
    hidden = [row for dataset in datasets for row in rows_of(dataset) if row["obs_status"] == HIDDEN]
    assert not [row for row in hidden if any(row.get(column) for column in NUMBERS)]
    assert bool(hidden) == (name != PRINTED)


# pyjstat calls a function that it has deprecated itself.
@pytest.mark.filterwarnings("ignore:Shouldn't use this function anymore:DeprecationWarning")
def test_another_reader_reads_each_dataset(built):
    """pyjstat, which reads values only, finds as many as there are, by the line on the page about fetching."""
    for dataset in built["link"]["item"]:
        frame = pyjstat.from_json_stat(dataset)[0].dropna(subset=["value"])
        assert len(frame) == len(dataset["value"]), dataset["label"]


def test_every_address_in_a_collection_is_there(built):
    """What it leads to stays where its version is; the collection itself is always of the newest."""
    addresses = [link["href"] for rel in ("alternate", "describedby") for link in built["link"][rel]] + [built["href"]]
    addresses += [link["href"] for dataset in built["link"]["item"] for link in dataset["link"]["alternate"]]
    assert built["href"] == absolute(published(), collection_file(published(), built["href"][-7:-5]))
    for address in set(addresses):
        assert f"/v{published().version}/" in address or address == built["href"]
        file = built_site() / address.removeprefix(home())
        assert file.is_file() or (file / "index.html").is_file(), address


def test_what_is_crossed_is_one_table_and_what_is_not_is_two():
    """Two answers of two groups are one; the third answer of one group alone is another."""
    crossed = [
        observation(value="1", category=answer, population=group)
        for answer in ("advice", "housing")
        for group in ("adults", "children")
    ]
    assert [len(table) for table in dense(crossed)] == [4]
    assert sorted(len(table) for table in dense([*crossed, observation(value="1", category="other")])) == [2, 3]


def test_a_label_says_what_all_of_a_table_is_about():
    """So that two tables of an indicator can be told apart."""
    one, other = read(observation(value="25"), observation(value="50", category="housing", measure="percent"))
    assert one["label"] != other["label"]
    assert one["label"].startswith("Behov: ")


def test_the_same_package_gives_the_same_bytes():
    """Also when the rows come in another order."""
    rows = labels().package.rows("observations")
    assert json_stat_collection(labels(observations=rows)) == json_stat_collection(labels(observations=rows[::-1]))
