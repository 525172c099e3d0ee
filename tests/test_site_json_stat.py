"""The JSON-stat files: what each cell says, and that all of the published observations can be read back.

One for each indicator, and one collection as people download it, in which no cell is empty for being no observation.
"""

import json
from math import prod
from typing import Any

import pytest
from pyjstat import pyjstat

from scripts.ground.codes import HIDDEN
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.interval import NUMBERS, has_number
from scripts.site.addresses import absolute, collection_file, json_stat_file
from scripts.site.content import files
from scripts.site.exports.json_stat import dense, json_stat, json_stat_collection
from scripts.site.figure.amounts import observation_value
from scripts.site.figure.base import base
from scripts.site.frame.subject import subject_of
from scripts.site.prose.answer_table import Answers
from scripts.site.text.language import FOLDERS, LANGUAGES
from tests import frozen_years
from tests.exported import cube_rows
from tests.frozen_years import NAMES, PRINTED
from tests.site_package import alone, labels, no_drawing, no_picture, observation
from tests.site_server import built_site, home, published, published_labels


def filled(row: Row) -> Row:
    """The columns that have something in them."""
    return {name: text for name, text in row.items() if text}


@pytest.fixture(scope="module", params=LANGUAGES)
def built(request) -> dict[str, dict[str, Any]]:
    """Every JSON-stat file of the built site in one language, by its indicator."""
    indicators = [row["indicator"] for row in published().rows("indicators")]
    paths = {each: built_site() / FOLDERS[request.param] / json_stat_file(each, request.param) for each in indicators}
    return {each: json.loads(path.read_bytes()) for each, path in paths.items() if path.is_file()}


def test_every_observation_can_be_read_back(built):
    """All columns of all rows of the published table, none more: values, bounds, status, notes, bases, origins."""
    found = [row for dataset in built.values() for row in cube_rows(dataset)]
    wanted = [filled(row) for row in published().rows("observations")]
    assert sorted(found, key=lambda row: row["observation"]) == sorted(wanted, key=lambda row: row["observation"])


def test_every_file_keeps_the_rules(built):
    """Sizes and codes agree, places are in range, roles and parents exist, every letter has a label."""
    for name, dataset in built.items():
        assert (dataset["version"], dataset["class"]) == ("2.0", "dataset"), name
        codes = [dataset["dimension"][each]["category"]["index"] for each in dataset["id"]]
        assert dataset["size"] == [len(each) for each in codes]
        assert all(len(set(each)) == len(each) > 0 for each in codes)
        assert all(set(dataset["dimension"][each]) <= {"label", "category", "extension"} for each in dataset["id"])
        assert {each for names in dataset["role"].values() for each in names} <= set(dataset["id"])
        for each in dataset["dimension"].values():
            assert list(each["category"]["label"]) == each["category"]["index"]
            for parent, children in each["category"].get("child", {}).items():
                assert {parent, *children} <= set(each["category"]["index"])
        for cells in (dataset["value"], dataset["status"], dataset["extension"]["decimals"]):
            assert all(0 <= int(place) < prod(dataset["size"]) for place in cells)
            assert list(cells) == sorted(cells, key=int)
        assert set(dataset["status"].values()) <= set(dataset["extension"]["status"]["label"])
        assert set(dataset["value"]) <= set(dataset["status"])


# pyjstat calls a function that it has deprecated itself.
@pytest.mark.filterwarnings("ignore:Shouldn't use this function anymore:DeprecationWarning")
def test_another_reader_finds_every_number(built):
    """pyjstat, which reads values only: each is one of the published numbers, and none is missing."""
    fields: tuple[Column, ...] = ("value", "lower", "upper")
    for name, dataset in built.items():
        frame = pyjstat.Dataset.read(json.dumps(dataset)).write("dataframe", naming="id").dropna(subset=["value"])
        found = sorted((row["contents"], row["category"], float(row["value"])) for _, row in frame.iterrows())
        rows = [row for row in published().rows("observations") if row["indicator"] == name]
        wanted = sorted((field, row["category"], float(row[field])) for row in rows for field in fields if row[field])
        assert found == wanted, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_are_said_as_on_the_pages(lang):
    """The value and the base in words, and every note that concerns a figure, with it or with the whole."""
    named = published_labels(lang)
    for row in published().rows("indicators"):
        subject = subject_of(row["indicator"], named)
        if not subject.observations:
            continue
        dataset = json.loads(json_stat(subject))
        said = {each["observation"]: each for each in dataset["extension"]["observations"].values()}
        for each in subject.observations:
            words = said[each["observation"]]["in_words"]
            assert words["value"] == observation_value(each, named)
            assert words.get("base", "") == (base(each, named) if has_number(each) else "")
            texts = [
                named.language.text(named.package.by_name["notes"][note], "text") for note in each["notes"].split()
            ]
            assert [dataset["extension"]["notes"][note] for note in each["notes"].split()] == texts
            assert set(dataset["note"][1:]) <= set(texts)


def test_a_mark_leads_to_what_the_audit_found(built):
    """A figure that is corrected or doubtful says so, why, and leads to its question, which is a published one."""
    found = [each for dataset in built.values() for each in dataset["extension"]["observations"].values()]
    assert {name for each in found for name in each.get("questions", [])} <= {
        row["question"] for row in published().rows("questions")
    }
    marked = [each for each in found if each.get("doubt")]
    assert {each["observation"] for each in marked} == {
        row["observation"] for row in published().rows("observations") if row["doubt"]
    }
    for each in marked:  # the question is open, or answered since
        asked = {*each.get("question", "").split(), *each.get("answered", "").split()}
        assert asked, each["observation"]
        assert asked <= {*each["questions"]}
        assert each["reason_sv"]


def test_an_indicator_without_observations_has_no_file():
    """No dimension may be empty."""
    made = files(labels(), no_drawing, no_picture, Answers(()), alone(labels().package))
    assert {path for path in made if path.endswith(".json")} == {"indicators/needs/needs-sv.json"}


def test_the_same_package_gives_the_same_bytes():
    """One indicator's and the collection's; also when the rows come in another order."""
    rows = labels().package.rows("observations")
    one, other = (labels(observations=each) for each in (rows, rows[::-1]))
    assert json_stat(subject_of("needs", one)) == json_stat(subject_of("needs", other))
    assert json_stat_collection(one) == json_stat_collection(other)


def datasets(*rows: Row, lang: str = "sv") -> list[dict[str, Any]]:
    """The datasets of the tiny package with these observations."""
    found: list[dict[str, Any]] = json.loads(json_stat_collection(labels(lang, observations=list(rows))))["link"][
        "item"
    ]
    return found


@pytest.fixture(scope="module", params=LANGUAGES)
def whole(request) -> dict[str, Any]:
    """The collection of the built site in one language: that of the newest."""
    found: dict[str, Any] = json.loads((built_site() / collection_file(published(), request.param)).read_bytes())
    return found


def test_every_observation_of_a_collection_can_be_read_back(whole):
    """All columns of all rows of the published table, none more and none twice."""
    found = [row for dataset in whole["link"]["item"] for row in cube_rows(dataset)]
    wanted = [filled(row) for row in published().rows("observations")]
    assert sorted(found, key=lambda row: row["observation"]) == sorted(wanted, key=lambda row: row["observation"])


def test_every_cell_is_an_observation(whole):
    """A table is full: its cells are as many as its observations, each with a value and its two ends."""
    for dataset in whole["link"]["item"]:
        assert prod(dataset["size"]) == len(NUMBERS) * len(dataset["extension"]["observations"]), dataset["label"]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_hidden_has_no_number(name):
    """Of a whole year, neither its value nor its ends."""
    datasets = json.loads(json_stat_collection(frozen_years.labels(name)))["link"]["item"]
    hidden = [row for dataset in datasets for row in cube_rows(dataset) if row["obs_status"] == HIDDEN]
    assert not [row for row in hidden if any(row.get(column) for column in NUMBERS)]
    assert bool(hidden) == (name != PRINTED)


# pyjstat calls a function that it has deprecated itself.
@pytest.mark.filterwarnings("ignore:Shouldn't use this function anymore:DeprecationWarning")
@pytest.mark.slow("each dataset by itself", "test_another_reader_finds_every_number")
def test_another_reader_reads_each_dataset(whole):
    """pyjstat, which reads values only, finds as many as there are, by the line on the page about fetching."""
    for dataset in whole["link"]["item"]:
        frame = pyjstat.from_json_stat(dataset)[0].dropna(subset=["value"])
        assert len(frame) == len(dataset["value"]), dataset["label"]


def test_every_address_in_a_collection_is_there(whole):
    """What it leads to stays where its version is; the collection itself is always of the newest."""
    addresses = [link["href"] for rel in ("alternate", "describedby") for link in whole["link"][rel]] + [whole["href"]]
    addresses += [link["href"] for dataset in whole["link"]["item"] for link in dataset["link"]["alternate"]]
    assert whole["href"] == absolute(published(), collection_file(published(), whole["href"][-7:-5]))
    for address in set(addresses):
        assert f"/v{published().version}/" in address or address == whole["href"]
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
    one, other = datasets(observation(value="25"), observation(value="50", category="housing", measure="percent"))
    assert one["label"] != other["label"]
    assert one["label"].startswith("Behov: ")
