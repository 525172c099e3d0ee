"""The JSON-stat files: what each cell says, and that all of the published observations can be read back."""

import json
from math import prod
from typing import Any

import pytest
from pyjstat import pyjstat

from scripts.ground.cells import SIDES
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.interval import has_number
from scripts.site.addresses import json_stat_file
from scripts.site.cards.subject import subject_of
from scripts.site.content import files
from scripts.site.exports.json_stat import json_stat
from scripts.site.figure.wording import base, observation_value
from scripts.site.package.labels import Labels
from scripts.site.prose.answer_table import Answers
from scripts.site.text.language import Language
from scripts.site.text.words import FOLDERS, LANGUAGES
from tests.site_package import alone, labels, no_drawing, no_picture, observation
from tests.site_server import built_site, published

NUMBERS = ("value", "lower", "upper")


def read(*rows: Row) -> dict[str, Any]:
    """The dataset of the tiny package's indicator with these observations."""
    found: dict[str, Any] = json.loads(json_stat(subject_of("needs", labels(observations=list(rows)))))
    return found


def rows_of(dataset: dict[str, Any]) -> list[Row]:
    """Read the observations back by the rules of JSON-stat alone, with the columns that have something in them."""
    found = []
    for key, facts in dataset["extension"]["observations"].items():
        place, codes = int(key), {}
        for name in reversed(dataset["id"]):
            index = dataset["dimension"][name]["category"]["index"]
            place, step = divmod(place, len(index))
            codes[name] = index[step]
        assert codes.pop("contents") == "value"
        row = {name: text for name, text in facts.items() if isinstance(text, str)} | columns(codes)
        row |= {name: number(dataset, int(key) + step) for step, name in enumerate(NUMBERS)}
        row |= {"indicator": dataset["extension"]["indicator"], "obs_status": dataset["status"][key]}
        row["notes"] = " ".join(facts.get("notes", []))
        found.append({name: text for name, text in row.items() if text})
    return found


def columns(codes: dict[str, str]) -> Row:
    """The codes of a cell as the columns of the table."""
    row: Row = {name: codes[name] for name in ("population", "scope", "category")}
    row["year"], _, row["year_to"] = codes["year"].partition("-")
    row["measure"], _, row["unit"] = codes["measure"].partition(".")
    for kind in ("within", "base"):
        if codes[kind] != "none":
            indicator, category = SIDES[kind]
            row[indicator], _, row[category] = codes[kind].partition(".")
    return row


def number(dataset: dict[str, Any], place: int) -> str:
    """A number with as many decimals as it was given with, or nothing."""
    found = dataset["value"].get(str(place))
    return "" if found is None else f"{found:.{dataset['extension']['decimals'].get(str(place), 0)}f}"


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
    found = [row for dataset in built.values() for row in rows_of(dataset)]
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
    named = Labels(published(), Language(lang))
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
    assert all(each["question"] in each["questions"] and each["reason_sv"] for each in marked)


def test_a_bound_is_never_a_value():
    """It has its own place, and the place of the value stays empty, with its status."""
    dataset = read(observation(value="", lower="50", qualifier="over", measure="percent"))
    assert dataset["value"] == {"1": 50}
    assert dataset["status"] == {"0": "A", "1": "A"}
    assert dataset["dimension"]["contents"]["category"]["index"] == ["value", "lower", "upper"]


def test_a_missing_value_is_no_zero():
    """A letter says why there is none; a zero is a zero."""
    dataset = read(observation(value="0"), observation(category="housing", value="", qualifier="", obs_status="Q"))
    assert dataset["value"] == {"0": 0, "1": 0, "2": 0}
    assert dataset["status"] == {"0": "A", "1": "A", "2": "A", "3": "Q"}


def test_decimals_are_kept():
    """21.0 is not 21: the file says how many decimals the number was given with. The ends of what is rounded have one more."""
    dataset = read(observation(value="21.0", measure="percent"), observation(value="21"))
    numbers = sorted(number(dataset, int(place)) for place in dataset["value"])
    assert numbers == ["20.95", "21", "21", "21", "21.0", "21.05"]
    assert dataset["dimension"]["measure"]["category"]["unit"]["percent.persons"]["decimals"] == 2


def test_what_the_source_says_stays_with_a_corrected_figure():
    """As published and in words."""
    row = observation(value="235", origin="corrected", printed_value="135")
    (found,) = read(row)["extension"]["observations"].values()
    assert found["printed_value"] == "135"
    assert found["in_words"]["value"] == "235\N{NO-BREAK SPACE}personer (rättat från 135)"


def test_few_cases_are_marked():
    """So that no reader has to know the limit."""
    few = observation(category="housing", value="3", notes="few_cases")
    extension = read(observation(value="20"), few)["extension"]
    assert [one.get("notes") for one in extension["observations"].values()] == [None, ["few_cases"]]
    assert extension["notes"] == {"few_cases": "Få fall"}


def test_an_indicator_without_observations_has_no_file():
    """No dimension may be empty."""
    made = files(labels(), no_drawing, no_picture, Answers(()), alone(labels().package))
    assert {path for path in made if path.endswith(".json")} == {"indicators/needs/needs-sv.json"}


def test_the_same_package_gives_the_same_bytes():
    """Also when the rows come in another order."""
    rows = labels().package.rows("observations")
    one, other = (subject_of("needs", labels(observations=each)) for each in (rows, rows[::-1]))
    assert json_stat(one) == json_stat(other)
