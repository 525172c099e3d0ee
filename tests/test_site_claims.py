"""Claims in the prose: a sentence stands while the package says so (`cases/conditions.txt`), and drops out by itself when not."""

import re
from dataclasses import replace

import pytest

from scripts.ground.data_package import PackageError
from scripts.site.prose.filling import filled, settled
from tests.site_package import labels, package, statement
from tests.told_rows import OLDEST, book, read

CELL = "needs.advice.adults.all_cases"
CODES = {
    "ADVICE": f"{CELL}.count",
    "HOUSING": "needs.housing.adults.all_cases.count",
    "ANY": "needs.*.adults.all_cases",
    "CELL": CELL,
}
TEXTS = ("figure", "value", "label", "predicate")


@pytest.mark.parametrize(("said", "gives"), book("conditions.txt"))
def test_a_sentence_stands_or_falls_with_its_condition(said, gives):
    """A misspelt name never makes it vanish in silence, also behind a test that is false."""
    rows, _, condition = said.rpartition(" | ")
    condition = re.sub("|".join(CODES), lambda code: CODES[code[0]], condition)
    text = (
        f"{{{{ claim }}}}{{{{ {condition} }}}}" if condition.startswith(TEXTS) else f"{{{{ claim {condition} }}}}Text"
    )
    found, statements, _ = read(rows)
    made = package(observations=found, statements=[*statements, OLDEST])
    if gives == "refused":
        with pytest.raises(PackageError):
            settled(f"{text}{{{{ end }}}}", made)
    else:
        assert bool(settled(f"{text}{{{{ end }}}}", made)) == (gives == "stands")


def test_a_claim_that_is_not_closed_stops_the_build():
    """Its opening is then no name of anything."""
    with pytest.raises(PackageError):
        filled("{{ claim }}Text", {}, labels())


def test_whether_the_newest_figures_come_from_a_form_decides_what_is_said():
    """The source of a statement says it."""
    form = package(
        statements=[statement(value="3")],
        sources=[{"source": "report", "source_kind": "form", "title_sv": "F", "title_en": "F"}],
    )
    told = [
        [settled(f"{{{{ claim {test} }}}}A{{{{ end }}}}", made) for test in ("form", "report")]
        for made in (form, package())
    ]
    assert told == [["A", ""], ["", "A"]]


def test_that_invented_people_come_with_the_newest_year_can_be_said():
    text = "{{ claim witness }}A{{ end }}"
    plain = package(statements=[statement(value="3")])
    found = []
    for year in (plain.latest_year, str(int(plain.latest_year) - 1)):
        resources = [*plain.descriptor["resources"], {"name": f"protection-{year}"}]
        found.append(settled(text, replace(plain, descriptor={**plain.descriptor, "resources": resources})))
    assert found == ["A", ""]
    assert settled(text, plain) == ""
