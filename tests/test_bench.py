"""What `make bench` measures can be measured: its packages are valid."""

import pytest

from scripts.__main__ import main
from tests.bench.report import made_up


@pytest.mark.slow
def test_a_made_up_package_is_built(tmp_path):
    """Two full years with the real code lists, without any decision on figures of real years."""
    folder = made_up(tmp_path / "package", 2)
    assert main(["package", "--folder", str(folder)]) == 0
