"""The life of the repository: a copy of it, real figures and all, is released, corrected and given its next year.

In each state every gate is open that a pull request, a publication and a release pass: a test that speaks of the real package
speaks of whatever year is newest, released or not.
"""

import pytest

from tests.life import coming_year, copied, correct, fill_in, give_out, raise_version, readers, run, settle

pytestmark = pytest.mark.slow


def gates(root):
    """The package is up to date, and every promise about it holds: what depends on the data of all that `make` runs."""
    run(root, "scripts", "package", "--check")
    run(root, "pytest", "-q", "-m", "not slow", *readers(root))


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """The copy, in the state that the test before left it: a life has an order."""
    return copied(tmp_path_factory.mktemp("life") / "repository")


def test_the_gates_are_open_when_the_package_is_released(repository):
    """With what the platform decides in place of the placeholders."""
    settle(repository)
    give_out(repository, "patch")
    gates(repository)


def test_the_gates_are_open_when_a_released_figure_is_corrected(repository):
    """With its line in the log of revisions, as the next version."""
    correct(repository)
    give_out(repository, "patch")
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
    give_out(repository, "minor")
    gates(repository)
