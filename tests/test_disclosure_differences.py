"""What the guard protects: hidden counts, and whatever a reader makes of the figures; and the least that mends it.

Each case is one that was published without a word once. A case stands for its kind: the same relations are in every year, and
`test_intruder` tries them on random ones.
"""

from itertools import combinations

import pytest

from scripts.ground.data_package import Row
from scripts.ground.problems import Refused
from scripts.guard.protection.cells import hide
from scripts.guard.protection.guard import contradiction
from scripts.guard.protection.proposal import UnprotectableError, candidates, propose
from scripts.package.build import build
from tests.guarded_years import SETTINGS, YEAR, line, mends, published, told_by
from tests.handmade import showing
from tests.packages import released_folder, revise, set_version, table
from tests.releasing import release
from tests.rows import figure, figures_csv, hand_folder, write_disclosure
from tests.world_book import worlds


def found(rows: list[Row]) -> list[str]:
    """The names of what the guard finds."""
    case = published(rows)
    return [one.cell.name(case.book) for one in told_by(case)]


@worlds("world_builds", "worked out", always=2)
def test_what_can_be_worked_out_is_refused(world):
    assert found(world.figures(make=line))


@worlds("world_builds", "nothing")
def test_what_tells_of_nobody_is_not_refused(world):
    """And contradicts nothing."""
    case = published(world.figures(make=line))
    assert found(world.figures(make=line)) == []
    assert contradiction(case.facts(YEAR), case.book) == []


@worlds("world_builds", "worked out", step=12, always=3)
def test_the_proposal_mends_it(world):
    """With the least that it hides besides nothing is found."""
    assert mends(world.figures(make=line))


def test_what_the_form_asks_is_asked_about_also_where_it_has_no_number():
    """Of sixty adults 57 are affected directly: the three others have a gender, and nobody has said which."""
    few = [line("contacts.total@adults", "60"), line("contacts.total@adults_direct", "57")]
    blank = line("gender.women@adults_indirect", obs_status="O")
    women = f"gender.women.adults_indirect.all_cases.{YEAR}.count.persons"
    assert women in found([*few, blank])
    assert women not in found(few)


def test_a_person_may_decide_that_a_difference_is_shown():
    """By its name, as the message gives it."""
    rows = [line("residence_permit.granted@adults_direct", "18"), line("residence_permit.total@adults_direct", "20")]
    (name,) = [one for one in found(rows) if " - " in one]
    cell = "residence_permit.{}.adults_direct.all_cases.2031.count.persons"
    assert name == f"{cell.format('total')} - {cell.format('granted')}"


@worlds("world_builds", "besides", always=4)
def test_the_least_is_hidden_besides(world):
    """Every set of figures that could be hidden is tried: none that costs less leaves nothing to be found."""
    case, now = published(world.figures(make=line)), showing(world.names("keep"), SETTINGS)
    costs = candidates(YEAR, case, now)
    sets = [some for size in range(len(costs) + 1) for some in combinations(sorted(costs), size)]
    ordered = sorted(sets, key=lambda some: sum(costs[one] for one in some))
    safe = (some for some in ordered if not told_by(published(hide(case.statements, some, case.book))))
    least = next(safe, None)
    assert world.told == ("refused" if least is None else ", ".join(one.category for one in least))
    if least is None:
        with pytest.raises(UnprotectableError):
            propose(YEAR, case, now)
    else:
        assert propose(YEAR, case, now) == [*least]


DIRECT = "contacts.total.direct.all_cases.2025.count.persons"


def refused(folder) -> list[tuple[str, str, int]]:
    """What stops the build of a folder."""
    with pytest.raises(Refused) as caught:
        build(folder)
    return [(one.kind, one.file, one.row) for one in caught.value.problems if not one.is_notice]


def test_the_build_stops_at_a_new_small_count_and_writes_nothing(tmp_path):
    """Public, it passes; so it does when it is cleared."""
    folder = hand_folder(tmp_path, y2025=figures_csv(figure(value="420"), figure(value="3", population="children")))
    write_disclosure(folder, already_public=[])
    assert ("small_count", "figures/2025.csv", 3) in refused(folder)
    assert not (folder / "data").exists()
    write_disclosure(folder, already_public=[], cleared=["contacts.total.children.all_cases.2025.count.persons"])
    build(folder)
    write_disclosure(folder)
    build(folder)


def test_the_build_stops_at_a_count_that_the_definition_rules_out(tmp_path):
    """Countries that only one person comes from are shown together; whether the source is public is no matter."""
    country = {"indicator": "origin_country", "category": "nigeria", "population": "adults_direct"}
    folder = hand_folder(tmp_path, y2025=figures_csv(figure(value="420"), figure(value="1", **country)))
    assert refused(folder) == [("below_least", "figures/2025.csv", 3)]


def test_the_build_stops_without_settings(tmp_path):
    """Without them nothing is protected."""
    folder = hand_folder(tmp_path, y2025=figures_csv(figure(value="420")))
    (folder / "disclosure.yml").unlink()
    assert refused(folder) == [("file_missing", "disclosure.yml", 0)]


def test_a_hidden_count_has_no_range_in_the_package(tmp_path):
    """Neither it nor its neighbour is worked out again."""
    rows = [
        figure(value="420"),
        figure(population="adults", obs_status="Q", qualifier=""),
        figure(population="children", obs_status="Q", qualifier=""),
    ]
    folder = hand_folder(tmp_path, y2025=figures_csv(*rows))
    build(folder)
    ranges = (folder / "data/derived_ranges.csv").read_text(encoding="utf-8")
    assert "contacts.total.adults.all_cases" not in ranges
    assert "contacts.total.children.all_cases" not in ranges


@pytest.fixture
def suppressed(tmp_path):
    """A package whose version 1.0.0 printed a figure that is hidden now."""
    folder = released_folder(tmp_path)
    build(folder)
    release(folder)
    rows = [figure(value="420"), figure(population="direct", obs_status="Q", qualifier="")]
    (folder / "figures/2025.csv").write_bytes(figures_csv(*rows))
    return set_version(folder, "1.0.1")


def test_hiding_what_was_released_stops_until_the_release_is_taken_down(suppressed):
    """Then the next version has another number, and nothing of the figure is left."""
    assert refused(suppressed) == [("hidden_published", "figures/2025.csv", 3)]
    for file in (suppressed / "releases").iterdir():
        file.unlink()
    build(suppressed)
    assert [row["value"] for row in table(suppressed, "observations") if row["observation"] == DIRECT] == [""]
    assert "364" not in (suppressed / "data/changes.csv").read_text(encoding="utf-8")


def test_a_release_that_cannot_be_taken_down_can_be_acknowledged(suppressed):
    """With reasons; the revisions still have to be written, without the numbers, also of what was worked out of it."""
    write_disclosure(suppressed, cleared=[DIRECT])
    assert "notice_revision_missing" in {one.kind for one in build(suppressed)}
    usual = {"revision_version": "1.0.1", "field": "value", "from_value": "Q"}
    qualifier = {"revision_version": "1.0.1", "field": "qualifier", "from_value": "exact"}
    indirect = DIRECT.replace("direct", "indirect")
    revise(
        suppressed,
        usual | {"observation": DIRECT},
        qualifier | {"observation": DIRECT},
        usual | {"observation": indirect},
    )
    assert "notice_hidden_published" in {one.kind for one in build(suppressed)}
