"""All that a tree makes, as files: the name of a case in, path -> bytes out. Each tree is asked by its own code.

So the insides of the code may change. A chart of a frozen year is not painted, and what stands on a sheet is there as text: the
case of the whole site has both as they are.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.ground.columns import LANGUAGES
from scripts.ground.releases import Release
from scripts.package import build as building
from scripts.paths import DATAPACKAGE, DOCS
from scripts.site import content
from scripts.site.build import build_site
from scripts.site.charts.drawing import Paint, draw, paint
from scripts.site.content import downloads
from scripts.site.exports.published import read_published
from scripts.site.package.labels import Labels, read_package
from scripts.site.pages.lasting_frames import every_home
from scripts.site.pages.versions import newer, start_page, withdrawn
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import read_answers
from scripts.site.prose.plan import read_plan
from scripts.site.prose.told import told_answers
from scripts.site.released import REASON
from scripts.site.text.language import Language
from scripts.year.compare import compare
from scripts.year.helpers.verbs.letter import FILE as LETTER
from scripts.year.helpers.verbs.letter import write_letter
from scripts.year.start import workbook
from scripts.year.summary import summary
from scripts.year.summary_site import Site
from tests import frozen_years
from tests.net.readings import Files, given, readings, told
from tests.year_folder import book_of

REAL, SITE, READINGS = "real", "real-site", "readings"
GUIDE = "README.md"


def cases() -> dict[str, Callable[[], Files]]:
    """Every case, by its name. The years that take long to build are not made into pages."""
    years = {name: partial(of_year, name, whole=True) for name in frozen_years.NAMES}
    others = {name: partial(of_year, name, whole=False) for name in frozen_years.OF_OTHERS}
    return {REAL: real, **years, **others, READINGS: readings, SITE: real_site}


def produce(target: Path, names: list[str]) -> None:
    """Write what each case makes into a folder of its name, which is there once all of it is.

    A case that this tree does not know makes nothing.
    """
    known = cases()
    for name in names:
        begun = target / f"{name}.begun"
        shutil.rmtree(begun, ignore_errors=True)
        begun.mkdir(parents=True)
        for path, data in known[name]().items() if name in known else ():
            (begun / path).parent.mkdir(parents=True, exist_ok=True)
            (begun / path).write_bytes(data)
        begun.rename(target / name)


def real() -> Files:
    """The real package, built of what is written by hand, and what is made of it. Its pictures are painted."""
    with TemporaryDirectory() as place:
        root = shutil.copytree(DATAPACKAGE, Path(place) / "datapackage")
        said = told("building", lambda: frozen_years.built(root))
        return said | below("package", root) | of_package(root, paint) | next_workbook(root)


def real_site() -> Files:
    """The whole site, as MkDocs makes it."""
    with TemporaryDirectory() as place:
        build_site(Path(place) / "site")
        return below("", Path(place) / "site")


def of_year(name: str, whole: bool) -> Files:
    """A frozen year on its way from the workbook to what is made of the package. `whole`: with its pages and files."""
    with TemporaryDirectory() as place:
        root, printed = Path(place) / "datapackage", Path(place) / "printed/datapackage"
        found = told("reading", lambda: frozen_years.begun(root, name))
        found |= told("building", lambda: frozen_years.built(root)) | below("package", root)
        found |= given("reading", root)
        if name != frozen_years.PRINTED:
            frozen_years.begun(printed, frozen_years.PRINTED)
            frozen_years.built(printed)
            found |= against(printed, root)
        return (
            found | letter(root) | next_workbook(root) | (of_package(root, lambda picture, kind: b"") if whole else {})
        )


def below(name: str, folder: Path) -> Files:
    """Every file in a folder but the guide, as `name`/its path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != GUIDE)
    return {f"{name}/{path.relative_to(folder).as_posix()}".removeprefix("/"): path.read_bytes() for path in paths}


def of_package(root: Path, painted: Paint) -> Files:
    """The pages and files of both languages, those of its version, and what is downloaded."""
    package, answers = read_package(root), read_answers(DOCS)
    releases = read_published(root, package)
    found = {f"downloads/{path}": data for path, data in downloads(package, releases, answers.figures).items()}
    for lang in LANGUAGES:
        labels = Labels(package, Language(lang))
        sheets = content.sheets(labels, draw, as_data, answers, read_plan(DOCS))
        prose = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / lang).glob("*.md")}
        made: Mapping[str, str | bytes] = {
            **content.written_out(labels, draw, answers, read_plan(DOCS), releases, prose, sheets),
            **content.files(labels, draw, painted, answers, releases),
            **{f"{path}.json": data for path, data in sheets.items()},
            **dict(of_versions(labels, releases)),
        }
        found |= {f"{lang}/{path}": data.encode() if isinstance(data, str) else data for path, data in made.items()}
    return found


def as_data(sheet: Mapping[str, object]) -> bytes:
    """What a sheet says, a line each, in the place of its PDF."""
    return json.dumps(sheet, ensure_ascii=False, indent=1, default=str).encode()


def of_versions(labels: Labels, releases: list[Release]) -> Iterator[tuple[str, str | bytes]]:
    """The start of the newest version, the line of each, and the pages of those that are withdrawn."""
    yield from start_page(releases[-1], labels).items()
    yield from ((f"newer/{one.version}", str(newer("", [], one, labels, ""))) for one in releases)
    teller = Teller(read_answers(DOCS), labels, draw, "")
    gone = [REASON | {"withdrawn_version": one.version, "withdrawn_on": "2031-05-01"} for one in releases]
    yield from ((f"withdrawn/{path}", text) for path, text in withdrawn(gone, labels, every_home(teller)).items())


def next_workbook(root: Path) -> Files:
    """The workbook of the coming year, empty."""
    year = str(int(read_package(root).latest_year) + 1)
    said = told("workbook", lambda: workbook(root, year))
    return said | {"workbook.xlsx": book_of(root, year).read_bytes()}


def letter(root: Path) -> Files:
    """The letter to the publisher of the newest report, or why there is none."""
    year = read_package(root).latest_year
    found = told("letter", partial(write_letter, root, year))
    path = root.parent / LETTER.format(year)
    return found | ({path.name: path.read_bytes()} if path.is_file() else {})


def against(before: Path, after: Path) -> Files:
    """What is said of a package beside an earlier one: to whoever compares them, and to whoever reads a pull request."""
    site = Site(
        lambda target, package: None,
        lambda site, package: {},
        lambda package, texts: told_answers(package, texts, draw, paint),
        lambda folder: {},
    )
    # A frozen year is built with the printed years as they were audited without it.
    setattr(building, "assemble", lambda sources, _: frozen_years.assembled(sources))  # noqa: B010
    with chdir(after.parent):  # what is said names both, and this folder has another name in every run
        then, now = (path.relative_to(after.parent) for path in (before, after))
        summary(now, str(then), site, Path("summary"), Path("site"))
        said = {f"compare.{form}": compare([str(then), str(now)], form, now).encode() for form in ("markdown", "csv")}
    return said | below("summary", after.parent / "summary")
