"""A whole year by the commands that people run, in a copy of this repository: from an empty workbook to what is taken down.

Two truths behind it differ in their hidden counts alone.
"""

import os
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from scripts.ground.tables import all_records
from scripts.package.sources import read_sources
from scripts.year.repository import COMING, entry
from tests.made_up_year import made_up_counts
from tests.repository import commit, git
from tests.rows import make_up_helpline
from tests.year_folder import asks, cell, explain, fill, fill_free, plan_of, tick_new

FIRST, SECOND, THIRD, FOURTH = "2031-03-01", "2032-03-01", "2032-04-01", "2032-04-02"
HIDDEN, RETIRED = "Dolt för att skydda personer", "Frågas inte längre"
WOMEN, MEN, OTHERS = (f"gender.{name}.adults" for name in ("women", "men", "other_gender"))
COUNTRIES = "origin_country.{}.adults_direct"
GONE = "contacts.siblings.all"
ADULTS = "Direkt utsatta vuxna"


class Life:
    """A copy of the repository, and everything that its commands have said."""

    def __init__(self, root: Path, few: int) -> None:
        self.root, self.few, self.said = root, few, ""
        self.first: dict[
            str, bytes
        ] = {}  # what lay at the addresses of the first version when it was new, and what its pages said
        self.told: dict[str, list[str]] = {}
        self.folder = root / "datapackage"
        years = sorted(int(path.stem) for path in (self.folder / "figures").glob("*.csv"))
        self.last, self.year = str(years[-1]), str(years[-1] + 1)
        self.book = root / f"{self.year}.xlsx"

    def run(self, *words: str, code: int = 0) -> str:
        """Run a verb in the copy; what it says."""
        clean = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTEST", "COV", "PYTHONPATH", "CI"))
        }
        done = subprocess.run(
            [self.root / ".venv/bin/python", "-m", "scripts", *words],
            cwd=self.root, env=clean | {"RUN_NOTEBOOKS": "false"}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        told = f"{' '.join(words)}: {done.returncode}\n{done.stdout}\n{done.stderr}\n"
        assert done.returncode == code, told[-8000:]
        self.said += told
        return done.stdout + done.stderr

    def commit(self, message: str, day: str) -> None:
        """Everything that has changed, on a day."""
        commit(self.root, message, day)

    def tell_readers(self, text: str) -> None:
        """A line in the log, under what is to come."""
        path = self.root / "CHANGELOG.md"
        log = path.read_text(encoding="utf-8")
        new = log if entry(log, COMING) else log.replace("## Nästa version\n", f"## Nästa version\n\n{text}\n", 1)
        path.write_text(new, encoding="utf-8")

    def publish(self, day: str, *why: str) -> None:
        """Build, publish and commit."""
        self.run("package")
        tick_new(self.folder)
        self.run("publish", "--date", day, *why)
        self.commit(f"Release of {day}", day)

    def fill_in(self) -> None:
        """Everything that a workbook takes, and small counts of which only these are not published."""
        sources = read_sources(self.folder)
        counts = made_up_counts(plan_of(sources, self.year), all_records(sources.codes))
        counts |= {OTHERS: self.few, MEN: counts[MEN] + counts[OTHERS] - self.few}
        counts[COUNTRIES.format("other_countries")] -= self.few
        hidden = dict.fromkeys((MEN, COUNTRIES.format("other_countries")), HIDDEN)
        del counts[GONE]
        fill(self.book, D=counts, G=hidden | {GONE: RETIRED})
        fill_free(self.book, **dict(self.lines()))

    def lines(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Name of a free sheet -> its lines."""
        met = {
            "indicator": "Personer som medlemmarna mött",
            "category": "Alla",
            "population": "Alla",
            "measure": "Antal",
        }
        met |= {"qualifier": "över", "place": "Inledning", "page": "3"}
        apart = {"scope": "Utan Hamnärendet", "value": 90, "printed": "fler än 90", "place": "Ursprung"}
        case = {"label_sv": "Hamnärendet", "label_en": "the Harbour case"}
        country = {"label_sv": "Filippinerna", "label_en": "The Philippines"}
        done = {"remark_sv": "Lagen är ändrad.", "remark_en": "The law has changed."}
        yield "report", [{"title_sv": "Årsrapporten", "title_en": "The yearly report"}]
        yield "cases", [case | {"left_out_sv": "en grupp hamnarbetare", "left_out_en": "a group of dock workers"}]
        yield "prose", [met | {"value": 100, "printed": "fler än 100"}, met | apart]
        yield "answers", [country | {"indicator": "Ursprungsland, vuxna", "population": ADULTS, "count": self.few}]
        yield "recommendations", [done | {"recommendation_status": "Uppfylld"}]
        yield "corrections", [line for line in [self.correction()] if line]

    def correction(self) -> dict[str, Any]:
        """The one figure of a measurement point of last year, where there is one: one more."""
        sources = read_sources(self.folder)
        codes = all_records(sources.codes)
        titles = {row["indicator"]: row["title_sv"] for row in codes["indicators"] if row["measurement_point"]}
        answers = {(row["indicator"], row["category"]): row for row in codes["categories"]}
        groups = {row["population"]: row["label_sv"] for row in codes["populations"]}
        rows = all_records(sources.figures)[int(self.last)]
        numbers = Counter(row["indicator"] for row in rows if row["value"])
        for row in rows:
            usual = (row["measure"], row["qualifier"], row["scope"], row["base"], row["within_indicator"])
            alone = numbers[row["indicator"]] == 1 and row["indicator"] in titles
            if alone and usual == ("count", "exact", "all_cases", "", "") and int(row["value"]) > 20:
                return {
                    "year": int(self.last), "indicator": titles[row["indicator"]],
                    "category": answers[row["indicator"], row["category"]]["label_sv"], "population": groups[row["population"]],
                    "measure": "Antal", "stood": int(row["value"]), "value": int(row["value"]) + 1,
                    "why_sv": "En siffra var fel avskriven.", "why_en": "A figure was copied wrongly.", "decided_on": SECOND,
                }  # fmt: skip
        return {}

    def read(self) -> None:
        """Read the workbook, answer what it asks about, and unpack what it becomes."""
        while asks(self.folder, self.year):
            explain(self.folder, self.year)
        self.run("read-workbook", self.book.name)
        with zipfile.ZipFile(self.root / f"{self.year}-datapackage.zip") as archive:
            archive.extractall(self.folder)

    def change(self, key: str, by: int) -> None:
        """A count in the workbook is corrected."""
        book = load_workbook(self.book)
        cell(book, key, "D").value += by
        book.save(self.book)

    def everything(self) -> dict[str, bytes]:
        """All that others can see: every file but the workbook, what was said, and the name of the last commit."""
        apart = {".git", ".venv", ".cache", ".hypothesis", ".pytest_cache", self.book.name}
        found = {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and not path.is_symlink() and path.relative_to(self.root).parts[0] not in apart
            and "__pycache__" not in path.parts
        }  # fmt: skip
        return found | {"said": self.said.encode(), "head": git(self.root, "rev-parse", "HEAD").encode()}


def begun(life: Life) -> None:
    """The first release."""
    life.tell_readers("- Den första utgåvan.")
    life.publish(FIRST)


def grown(life: Life) -> None:
    """The year, from an empty workbook to what is published of it."""
    life.run("workbook", life.year)
    life.fill_in()
    life.read()
    make_up_helpline(life.folder, SECOND)
    life.run("package")
    tick_new(life.folder)
    life.commit("Ett nytt år", SECOND)
    life.run("summary", "HEAD~1")
    life.tell_readers("- Ett år till.")
    life.publish(SECOND)
