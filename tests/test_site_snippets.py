"""The lines to copy: each that can be run here is run as it stands, and finds what the file permits and nothing else."""

import csv
import io
import json
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from scripts.ground.data_package import Package
from scripts.paths import TEMPLATES
from scripts.site.addresses import absolute, figures_file, in_other_language, pinned_file
from scripts.site.exports.figures.forms import figures_csv
from scripts.site.exports.published import as_release, lasting, published_files
from scripts.site.package.labels import Labels
from scripts.site.pages.lists import TOOLS, snippet, snippets
from scripts.site.text.language import FOLDERS, LANGUAGES, Language
from tests.figures_file import written
from tests.frozen_years import PRINTED, labels
from tests.site_server import built_site, published, published_labels, served

# What is in Python runs in one process, each block as a program of its own: to load the library takes longest.
EACH = """
import contextlib, io, json, sys
for lines in json.load(sys.stdin):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(lines, {"__name__": "__main__"})
    print(json.dumps(out.getvalue()))
"""
RUN = {"r": ["Rscript", "-e"], "shell": ["bash", "-e", "-c"]}
NEEDED = {"r": ("Rscript", "r-base-core"), "shell": ("sqlite3", "sqlite3")}
LONGEST, WIDEST = 10, 120
QUESTIONS = sorted(path.stem for path in (TEMPLATES / "snippets").glob("*.sql"))
FORM_YEAR = "platform"
# (question, year) -> what is answered, and what somebody who added or subtracted anyway would get. Which small numbers of a form
# year are hidden is drawn anew each time; these are never among them.
ANSWERS = {
    # One mean is asked of both; the shares of 2025 stand only in charts.
    ("ages", PRINTED): ([], ["0.75", "1.74", "1.245"]),
    ("ages", FORM_YEAR): (["15.7", "11.8", "57.7"], []),
    # Five convictions without the case, and a doubtful share, which no difference is given for.
    ("case", PRINTED): (["35", "5", "-30", "82.2", "71.6", "Tveksam"], ["-10.6", "-19.7"]),
    # No fall from 322 to 194 or from 520 to 420, for the series breaks; and no sum of the years.
    ("series", PRINTED): (["145", "279", "285", "520", "420"], ["-128", "-100", "1633", "1093"]),
    ("series", FORM_YEAR): (["145", "520", "405"], ["-128", "-100", "-15", "2038"]),
}


def ran(tool: str, blocks: list[str], folder: Path) -> list[str]:
    """What each block of lines prints."""
    program, package = NEEDED.get(tool, ("", ""))
    if program and shutil.which(program) is None:
        pytest.skip(f"{program} is not there (Debian: apt-get install {package})")
    if tool in RUN:
        return [printed([*RUN[tool], lines], folder) for lines in blocks]
    told = printed([sys.executable, "-c", EACH], folder, json.dumps(blocks))
    return [json.loads(line) for line in told.splitlines()]


def printed(command: list[str], folder: Path, typed: str = "") -> str:
    """What a command prints, to which something is typed."""
    run = subprocess.run(
        command, input=typed, cwd=folder, capture_output=True, check=False, timeout=120, encoding="utf-8"
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def real(lang: str) -> Labels:
    return published_labels(lang)


def newest_file(lang: str) -> str:
    """The address that the lines on a page have: the file in its language, where its version stays."""
    return pinned_file(published(), figures_file(lang))


@pytest.mark.parametrize("tool", TOOLS)
def test_a_question_is_answered_as_far_as_the_file_permits(tool, tmp_path):
    """The same in every tool: rows of one group are compared, and where there is none the cell is empty."""
    blocks = [snippet(question, tool, labels(year), written(year, "sv").as_uri()) for question, year in ANSWERS]
    for asked, told in zip(ANSWERS, ran(tool, blocks, tmp_path), strict=True):
        answered, refused = ANSWERS[asked]
        assert [text for text in answered if text not in told] == [], asked
        assert [text for text in refused if text in told] == [], asked


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.slow("five programs", "test_a_question_is_answered_as_far_as_the_file_permits")
def test_the_lines_run_as_they_are_copied(tool, tmp_path):
    """From the page to the figures, without another line, whatever year is the newest."""
    package = published()
    with served() as address:
        blocks = [snippet(question, tool, real("en"), newest_file("en")) for question in QUESTIONS]
        told = ran(tool, [lines.replace(absolute(package, ""), address) for lines in blocks], tmp_path)
    silent = {question for question, said in zip(QUESTIONS, told, strict=True) if len(said.splitlines()) < 2}
    assert silent <= ({"ages"} if not asked_of_both(package) else set())


def asked_of_both(package: Package) -> bool:
    """Whether an answer of the children may be compared with one of the adults: no printed year need have any."""
    same = ("year", "compare_group", "compare_answer", "scope")
    table = csv.DictReader(io.StringIO(figures_csv(package, "en").decode("utf-8-sig")))
    asked: dict[tuple[str, ...], set[tuple[bool, str]]] = defaultdict(set)
    for row in table:
        if row["compare_group"]:
            asked[tuple(row[name] for name in same)].add(("children" in row["population"].lower(), row["indicator"]))
    sides = [[{one for of, one in each if of is young} for young in (True, False)] for each in asked.values()]
    return any(young and grown and len(young | grown) > 1 for young, grown in sides)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_is_at_most_ten_lines(lang):
    """Nothing but the file, and short enough to be read before it is run."""
    texts = {(one, tool): snippet(one, tool, real(lang), "figures.csv") for one in QUESTIONS for tool in TOOLS}
    lines = {name: [line for line in text.split("\n") if line.strip()] for name, text in texts.items()}
    assert {name for name, found in lines.items() if len(found) > LONGEST} == set()
    assert {name for name, found in lines.items() if max(map(len, found)) > WIDEST} == set()
    assert {name for name, text in texts.items() if "{{" in text} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_has_its_lines_on_the_page(lang):
    """With the address of the version that people download, and nothing left to fill in."""
    html = (built_site() / FOLDERS[lang] / "api/index.html").read_text(encoding="utf-8")
    assert [f"{one}-{tool}" for one in QUESTIONS for tool in TOOLS if f'id="{one}-{tool}"' not in html] == []
    assert html.count(newest_file(lang)) >= len(QUESTIONS) * len(TOOLS)
    assert "{{" not in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_file_of_the_whole_package_has_its_addresses_on_the_page(lang):
    """The newest, and the one that stays where the version keeps it: made from the files, not typed."""
    package = published()
    html = (built_site() / FOLDERS[lang] / "api/index.html").read_text(encoding="utf-8")
    files = [file for file in published_files(as_release(package)) if not file.table and file.lang in ("", lang)]
    wanted = {f">{one}<" for file in files for one in (absolute(package, file.path), lasting(package, file))}
    assert [address for address in wanted if address not in html] == []
    assert in_other_language("api/", lang, next(each for each in LANGUAGES if each != lang)) in html


def test_lines_are_escaped_and_keep_their_empty_ones():
    """Quotes and signs of comparison are text, and Markdown must not cut the block at an empty line."""
    html = snippets("series", labels(PRINTED))
    assert "figures &lt;- read.csv(&quot;https://" in html
    assert "import pandas as pd&#10;&#10;figures" in html


def test_a_label_with_a_quotation_mark_ends_no_text():
    """A label is whatever the code lists say."""
    name = 'Women\'s "own"'
    rows = [row | {"title_sv": name} for row in labels(PRINTED).package.rows("indicators")]
    tables = {**labels(PRINTED).package.tables, "indicators": rows}
    own = Labels(Package(labels(PRINTED).package.descriptor, tables, {}), Language("sv"))
    assert '"Women\'s \\"own\\""' in snippet("series", "pandas", own, "")
    assert "'Women''s \"own\"'" in snippet("series", "shell", own, "")
