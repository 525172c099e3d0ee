"""The life of the repository: a copy of it, real figures and all, is released, corrected and given its next year.

In each state every gate is open that a pull request, a publication and a release pass: a test that speaks of the real package
speaks of whatever year is newest, released or not.
"""

import pytest

from tests.life import coming_year, copied, correct, fill_in, give_out, raise_version, run, settle
from tests.readers import readers

pytestmark = pytest.mark.slow


def gates(root):
    """The package is up to date, and every promise about it holds: what depends on the data of all that `make` runs."""
    run(root, "scripts", "package", "--check")
    run(root, "pytest", "-q", "-n", "2", "--dist", "loadscope", "-m", "not slow", *readers(root))


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """The copy, in the state that the test before left it: a life has an order."""
    return copied(tmp_path_factory.mktemp("life") / "repository")


def test_a_new_file_of_tests_is_among_the_gates_by_itself(tmp_path):
    """When it takes in the package, itself or through a helper; one that lends only the shape of it does not count."""
    (tmp_path / "tests").mkdir()
    for name, line in {
        "helper": "from scripts.paths import DATAPACKAGE",
        "rows": "from scripts.paths import DATAPACKAGE",
        "test_itself": "from scripts.paths import FIGURES",
        "test_through": "from tests.helper import anything",
        "test_made_up": "from tests.rows import figure",
    }.items():
        (tmp_path / f"tests/{name}.py").write_text(line, encoding="utf-8")
    assert readers(tmp_path) == ["tests/test_itself.py", "tests/test_through.py"]


def test_the_gates_are_open_when_the_package_is_released(repository):
    """With what the platform decides in place of the placeholders."""
    settle(repository)
    give_out(repository)
    gates(repository)


def test_the_gates_are_open_when_a_released_figure_is_corrected(repository):
    """With its line in the log of revisions, as the next version."""
    correct(repository)
    give_out(repository)
    gates(repository)


def test_the_gates_are_open_when_a_year_is_begun(repository):
    """Its form is there, and nobody has filled it in."""
    run(repository, "scripts", "new-year", coming_year(repository))
    raise_version(repository, "minor")
    run(repository, "scripts", "package")
    gates(repository)


def test_the_gates_are_open_when_the_year_is_filled_in_and_released(repository):
    """From its workbook, with every count of the form."""
    fill_in(repository, str(int(coming_year(repository)) - 1))
    give_out(repository)
    gates(repository)
