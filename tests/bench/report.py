"""`make bench`: packages of one, ten and fifty full years in rows, seconds, memory and growth; misprints; then the site."""

import re
import shutil
import tempfile
from pathlib import Path

import yaml

from scripts.package.sources import hand_part, read_sources
from scripts.package.tables import all_records, to_csv
from scripts.paths import DATAPACKAGE
from tests.bench import intruders, mistakes_report, pages, protection, truth
from tests.bench.measure import Cost, cost_of, folder_rows
from tests.bench.synthetic import synthetic_year

YEARS = (1, 10, 50)
LINE = "{:<22}{:>10}{:>12}{:>12}{:>14}{:>14}"


def run() -> None:
    """Print the figures. Each line is a package; build and validation are separate cold processes."""
    print(LINE.format("package", "rows", "build s", "build MB", "validate s", "validate MB"))
    measured = [line("real", DATAPACKAGE)]
    with tempfile.TemporaryDirectory() as temporary:
        for count in YEARS:
            folder = made_up(Path(temporary) / str(count), count)
            measured.append(line(f"{count} made-up year{'s' if count > 1 else ''}", folder))
    (rows, build), (more_rows, more_build) = measured[-2], measured[-1]
    growth = (more_build.seconds - measured[1][1].seconds) / (build.seconds - measured[1][1].seconds)
    size = (more_rows - measured[1][0]) / (rows - measured[1][0])
    print(f"from 1 year, 50 years add {growth:.1f} times the seconds that 10 years add, and {size:.1f} times the rows")
    mistakes_report.run()
    truth.run()
    intruders.run()
    protection.run()
    pages.run()


def line(name: str, folder: Path) -> tuple[int, Cost]:
    """Measure one package and print it."""
    rows = folder_rows(folder)
    build = cost_of(["package", "--folder", str(folder)])
    validate = cost_of(["package", "--check", "--folder", str(folder)])
    numbers = (f"{number:.1f}" for cost in (build, validate) for number in (cost.seconds, cost.megabytes))
    print(LINE.format(name, rows, *numbers), flush=True)
    return rows, build


def made_up(folder: Path, count: int) -> Path:
    """A package of `count` made-up years with the real settings and code lists."""
    shutil.copytree(
        DATAPACKAGE, folder, ignore=shutil.ignore_patterns("data", "datapackage.json", ".building", "releases")
    )
    shutil.rmtree(folder / "figures")
    (folder / "figures").mkdir()
    sources = read_sources(DATAPACKAGE)
    table = hand_part(sources.settings.tables["statements"])
    columns = table.columns
    # The last years that the schema allows, so that nobody takes a made-up year for a real one.
    last = next(field.constraints["maximum"] for field in table.fields if field.name == "year")
    for year in range(last - count + 1, last + 1):
        rows = synthetic_year(all_records(sources.codes), columns, year)
        (folder / "figures" / f"{year}.csv").write_bytes(to_csv(columns, rows))
    without_figures(folder / "recommendation_evidence.csv")
    for decided in ("corrections.csv", "revisions.csv", "question_figures.csv", "agreed_texts.csv"):
        without_rows(folder / decided)
    for told in ("questions.csv", "codes/notes.csv"):
        without_numbers(folder / told)
    without_clearances(folder / "disclosure.yml")
    return folder


def without_numbers(path: Path) -> None:
    """The same texts without the numbers of real years that the build would fill in."""
    path.write_text(re.sub(r"\{\{.*?\}\}", "–", path.read_text(encoding="utf-8")), encoding="utf-8")


def without_figures(path: Path) -> None:
    """Leave out the evidence that names figures of real years."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if ",figure," not in line), encoding="utf-8")


def without_rows(path: Path) -> None:
    """Leave out every decision: a decision on a figure that is not there stops the build."""
    path.write_text(path.read_text(encoding="utf-8").splitlines(keepends=True)[0], encoding="utf-8")


def without_clearances(path: Path) -> None:
    """Leave out what is decided on figures of real years: a clearance of a figure that is not there stops the build."""
    settings = yaml.safe_load(path.read_text(encoding="utf-8")) | {"cleared": []}
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
