"""A seed goes through everything: workbook, reading, package, summary and the whole site; what came of it, as a line and faults."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from time import time

from playwright.sync_api import Browser

from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Package
from scripts.ground.problems import Refused
from scripts.ground.told_answer import ToldAnswer
from scripts.paths import DOCS
from scripts.site.build import build_site
from scripts.site.charts.drawing import draw, paint
from scripts.site.keeping import kept_files
from scripts.site.package.labels import read_package
from scripts.site.pinned import served
from scripts.site.prose.told import told_answers
from scripts.site.text.language import FOLDERS
from scripts.year.summary import Summary
from scripts.year.summary_site import Site
from tests.frozen_years import PRINTED, YEAR, folder
from tests.host import hosted
from tests.mill.drawing import Year
from tests.mill.making import is_unprotectable, made
from tests.mill.trying import Tried
from tests.missing import untrue
from tests.site_server import Handler, prefix

COLUMNS = ("seed", "kind", "around", "people", "hidden", "told", "fallen", "claims", "faults", "seconds")
NARROW, CUT = 360, 35  # px; as much of a question as the summary always says
SHOWN = ("", "adults/", "children/", "support/", "over-time/", "new/", "recommendations/", "indicators/origin_country/")


@dataclass
class Milled:
    """What came of a year. `told`, `fallen`: the answers that stand, and those that the year before had and this one has not."""

    year: Year
    around: str = ""
    hidden: int = 0
    told: int = 0
    fallen: int = 0
    claims: int = 0
    seconds: int = 0
    refused: bool = False
    faults: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """As it is printed."""
        people = len(self.year.drawn[0])
        numbers = ("refused", "-", "-", "-") if self.refused else (self.hidden, self.told, self.fallen, self.claims)
        return "\t".join(
            map(
                str,
                (self.year.seed, self.year.kind, self.around or "-", people, *numbers, len(self.faults), self.seconds),
            )
        )


@cache
def before(texts: tuple[tuple[str, str], ...]) -> list[ToldAnswer]:
    """The answers of the printed year."""
    return told_answers(read_package(folder(PRINTED)), dict(texts), draw, paint)


def milled(seed: int, place: Path, browser: Browser) -> Milled:
    """Take a year all the way, in an empty folder, and its pages into a browser. Whatever stops it is a fault."""
    found, begun = Milled(Year(seed)), time()
    try:
        found.around = ", ".join(made(found.year, place / "datapackage").around)
        judge(found, place, browser)
    except Refused as refused:
        found.refused = is_unprotectable(refused)
        found.faults += [] if found.refused else [f"refused: {one}" for one in refused.problems if not one.is_notice]
    except (Exception, SystemExit) as fault:  # a line of what a year became, whatever that is
        found.faults.append(f"{type(fault).__name__}: {fault}")
    found.seconds = round(time() - begun)
    return found


def judge(found: Milled, place: Path, browser: Browser) -> None:
    """Tell what the year changes, as a pull request does, build its site, and try all that they say."""
    package = read_package(place / "datapackage")
    newest = [row for row in package.rows("observations") if (row["year"], row["measure"]) == (YEAR, "count")]
    found.hidden = sum(row["obs_status"] == HIDDEN for row in newest)
    then, now, text = summarised(place, package)
    left = {one.name for one in now if one.stands}
    fallen = [one for one in then if one.stands and one.name not in left]
    found.told, found.fallen = len(left), len(fallen)
    found.faults += [f"not told as fallen: {one.name}" for one in fallen if asks(one, now)[:CUT] not in text]
    build_site(place / "site", place / "datapackage")
    tried = Tried(place / "site", package)
    found.claims = tried.claims
    missing = untrue(place / "datapackage", place / "site", YEAR)
    found.faults += [*tried.faults, *missing, *wide(place / "site", browser)]


def asks(one: ToldAnswer, now: Sequence[ToldAnswer]) -> str:
    """What a fallen answer is called: as it is asked today, where it is."""
    return next((other.question for other in now if other.name == one.name and other.question), one.question)


def summarised(place: Path, package: Package) -> tuple[list[ToldAnswer], list[ToldAnswer], str]:
    """The answers of the year before, those of the year, and what the summary of a pull request says of both."""
    told: list[list[ToldAnswer]] = []

    def answers(of: Package, texts: Mapping[str, str]) -> list[ToldAnswer]:
        told.append(told_answers(of, texts, draw, paint) if told else before(tuple(texts.items())))
        return told[-1]

    change = Summary(place / "datapackage", str(folder(PRINTED)))
    change.open_base()
    change.after = package  # which has just been built
    change.compare(Site(build_site, served, answers, kept_files), DOCS)
    text = change.written()["summary.md"]
    (place / "summary.md").write_text(text, encoding="utf-8")
    return told[0], told[1], text


def wide(site: Path, browser: Browser) -> Iterator[str]:
    """The pages that are wider than a narrow screen, in both languages."""
    with hosted(Handler, site) as host:
        page = browser.new_page(viewport={"width": NARROW, "height": 800})
        for path in (lang + one for lang in FOLDERS.values() for one in SHOWN):
            if (site / path / "index.html").is_file():
                page.goto(host + prefix() + path)
                if (width := page.evaluate("document.documentElement.scrollWidth")) > NARROW:
                    yield f"{path}: {width} px wide"
        page.close()
