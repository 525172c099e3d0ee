"""The gates of a pull request of figures are open in each state of the repository: published, and with its next year.

A test that speaks of the real package speaks of whatever year is newest, released or not.
"""

import pytest

from tests.life import copied, run, settle
from tests.lived_year import Life, begun, grown
from tests.readers import readers
from tests.repository import commit


@pytest.mark.slow(
    "all that reads the package, of two packages", "test_a_new_file_of_tests_is_among_the_gates_by_itself"
)
@pytest.mark.night
def test_the_gates_are_open_when_the_package_is_published_and_when_a_year_is(tmp_path):
    """With what the platform decides in place of the placeholders; and whatever year is newest."""
    life = Life(copied(tmp_path / "repository"), few=3)
    settle(life.root)
    commit(life.root, "Beslut")
    for published in (begun, grown):
        published(life)
        # What depends on the data of all that `make` runs: the package is up to date, and every promise about it holds.
        run(life.root, "scripts", "package", "--check")
        run(life.root, "pytest", "-q", "-n", "2", "--dist", "loadscope", "-m", "not slow", *readers(life.root))


def test_a_new_file_of_tests_is_among_the_gates_by_itself(tmp_path):
    """When it takes in the package, itself or through a helper; one that lends only the shape of it does not count."""
    (tmp_path / "tests").mkdir()
    for name, text in {
        "helper": "from scripts.paths import DATAPACKAGE",
        "rows": "from scripts.paths import DATAPACKAGE",
        "test_itself": "from scripts.paths import FIGURES",
        "test_through": "from tests.helper import anything",
        "test_made_up": "from tests.rows import figure",
    }.items():
        (tmp_path / f"tests/{name}.py").write_text(text, encoding="utf-8")
    assert readers(tmp_path) == ["tests/test_itself.py", "tests/test_through.py"]
