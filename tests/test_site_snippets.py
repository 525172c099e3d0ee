"""The lines to copy: each that can be run here is run against the built site, and finds the same rows."""

import csv
import shutil
import subprocess
import sys

import pytest

from scripts.ground.codebook import Codebook, read_codebook
from scripts.site.addresses import version_address
from scripts.site.pages.snippets import SNIPPETS, snippet, snippet_list
from tests.site_server import built_site, published, served

WANTED = ("support_needs", "authority_support", "civil_support")
RUN = {
    "pandas": [sys.executable, "-c"],
    "frictionless": [sys.executable, "-c"],
    "polars": [sys.executable, "-c"],
    "duckdb": [sys.executable, "-c"],
    "shell": ["bash", "-e", "-c"],
    "r": ["Rscript", "-e"],
}


def book() -> Codebook:
    """The code lists that the lines are filled in from."""
    return read_codebook(published().tables)


def expected() -> set[tuple[str, str]]:
    """Indicator and number of each row that the lines ask for."""
    rows = csv.DictReader((built_site() / "latest/data/observations.csv").read_text(encoding="utf-8").splitlines())
    asked = [row for row in rows if row["indicator"] in WANTED]
    return {
        (row["indicator"], row["value"]) for row in asked if (row["category"], row["measure"]) == ("answers", "count")
    }


@pytest.mark.parametrize("tool", RUN)
def test_the_lines_run_as_they_are_copied(tool, tmp_path):
    """From the page to the needs by provider, without another line."""
    if shutil.which(RUN[tool][0]) is None:
        pytest.skip(f"{RUN[tool][0]} is not there (Debian: apt-get install r-base-core r-cran-readr)")
    with served() as address:
        lines = snippet(tool, f"{address}latest", published().descriptor["name"], book())
        run = subprocess.run(
            [*RUN[tool], lines], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
        )
    assert run.returncode == 0, run.stderr
    assert len(expected()) >= len(WANTED)
    assert [pair for pair in expected() if not all(part in run.stdout for part in pair)] == []


def test_every_tool_has_its_lines_on_the_page():
    """With the address of the version that people download, and nothing left to fill in."""
    address = version_address(published())
    for folder in ("use", "en/use"):
        html = (built_site() / folder / "index.html").read_text(encoding="utf-8")
        for tool in SNIPPETS:
            assert f'id="{tool}"' in html
        assert html.count(f"{address}/") >= len(SNIPPETS)
        assert "{address}" not in html


def test_lines_are_escaped_and_keep_their_empty_ones():
    """Quotes and signs of comparison are text, and Markdown must not cut the block at an empty line."""
    html = snippet_list("https://x/data", "package", book())
    assert "&lt;- read_csv(&quot;https://x/data" in html
    assert "import pandas as pd&#10;&#10;observations" in html
