"""What people do in the life of a year, as the guides tell it: the platform decides, a year is filled in, a figure is rectified."""

import csv
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, cached_property, partial
from pathlib import Path

from scripts.paths import FIGURES, ROOT
from scripts.year.helpers.verbs.verify import rebuilt, verify
from scripts.year.read import read_workbook
from scripts.year.start import workbook
from tests.forge.forge import LONG, Forge
from tests.forge.played import Played
from tests.frozen_years import cells, fill_in
from tests.life import settle, tracked
from tests.rows import make_up_helpline
from tests.year_folder import book_of, explain, tick_new, zip_of

YEAR = str(1 + max(int(path.stem) for path in FIGURES.glob("*.csv")))  # the one that is filled in
TODAY = date.today().isoformat()
HASH = re.compile(r"\b[0-9a-f]{32}\b")
NEWS = "Siffror för ett nytt år."
WHY = {"why_sv": "En siffra var fel avskriven.", "why_en": "A figure was copied wrongly."}


class Life:
    """A forge, and the working folder of those who fill in the year `name` (a frozen one, made up)."""

    def __init__(self, top: Path, name: str) -> None:
        self.forge, self.top, self.name, self.light = Forge(top / "forge"), top, name, False
        self.rebuilt = cache(partial(rebuilt, repository=self.forge.origin))

    # Before the first release

    def begun(self) -> None:
        """What the platform has to decide is decided, in a copy of this working tree: main."""
        work = self.top / "copy"
        shutil.rmtree(work, ignore_errors=True)
        for path in tracked():
            (work / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / path, work / path)
        settle(work)
        make_up_helpline(work / "datapackage", TODAY)
        subprocess.run([sys.executable, "-m", "scripts", "package"], cwd=work, check=True, capture_output=True)
        tick_new(work / "datapackage")
        for words in ("init -q -b main", "add --all", "-c user.name=a -c user.email=a@forge.test commit -q -m Decided"):
            subprocess.run(["git", *words.split()], cwd=work, check=True)
        self.forge.begin(work)

    # A year

    @property
    def desk(self) -> Path:
        """The folder in which somebody fills in workbooks, with the package that main had when it was opened."""
        return self.top / "desk/datapackage"

    def at_the_desk(self, fill_out: Callable[[Path], object]) -> Path:
        """The ZIP that *Pröva året* gives for a workbook of the year that is made anew and filled out."""
        shutil.rmtree(self.desk.parent, ignore_errors=True)
        shutil.copytree(self.forge.clone("read") / "datapackage", self.desk)
        workbook(self.desk, YEAR)
        fill_out(book_of(self.desk, YEAR))
        explain(self.desk, YEAR)
        read_workbook(self.desk, book_of(self.desk, YEAR))
        return zip_of(self.desk, YEAR)

    @cached_property
    def package(self) -> Path:
        """The year, as somebody fills it in."""
        found = self.at_the_desk(lambda book: fill_in(book, cells(self.name)))
        return found.replace(self.top / found.name)

    def uploads(self, branch: str, package: Path, change: Callable[[Path], object] = lambda work: None) -> int:
        """Somebody uploads the folder of a ZIP in the browser, in a branch with a change, and opens it as a pull request."""

        def put(work: Path) -> None:
            change(work)
            zipfile.ZipFile(package).extractall(work / "datapackage")

        self.forge.push(branch, put, "Add files via upload")
        return self.forge.open(branch)

    def published(self, branch: str, **said: str) -> Played:
        """The form "publish" on a branch; what it said that nobody has read is read, by nobody that there is."""
        played = self.forge.dispatch("publish.yml", branch, **said)
        if played.green:
            self.checked(branch)
        return played

    def checked(self, branch: str) -> None:
        """The checks of a branch are played; what they say that nobody has read is read, and they are played again."""
        checks = self.forge.play()
        if not checks["test.yml"].green:
            self.is_read(branch, checks["test.yml"].said)

    def is_read(self, branch: str, said: str) -> None:
        """A row for each text that a check says nobody has read, and none of one that is gone: the checks are played again."""
        found = [(line, set(HASH.findall(line))) for line in said.splitlines()]
        gone = {code for line, codes in found for code in codes if "står ingenstans längre" in line}
        codes = {code for _, codes in found for code in codes}

        def add(work: Path) -> None:
            path = work / "datapackage/agreed_texts.csv"
            old = [row for row in path.read_text(encoding="utf-8").splitlines() if row.partition(",")[0] not in codes]
            rows = [f"{code},{TODAY},Påhittad roll" for code in sorted(codes - gone)]
            path.write_text("".join(f"{row}\n" for row in [*old, *rows]), encoding="utf-8")

        self.forge.push(branch, add, "Läst")
        self.forge.play()

    def merged(self, number: int) -> dict[str, Played]:
        """Somebody merges, and the deploy that this starts is played."""
        self.forge.merge(number)
        return self.forge.play("deploy.yml")

    # What main holds

    def table(self, path: str, ref: str = "main") -> list[dict[str, str]]:
        """The rows of a table of the package."""
        return [*csv.DictReader(self.forge.git("show", f"{ref}:datapackage/{path}").splitlines())]

    def figures(self) -> list[str]:
        """The names of figures of the year, as the page Data gives them."""
        rows = self.table("data/observations.csv")
        return [
            row["observation"] for row in rows if row["year"] == YEAR and row["value"] and row["origin"] == "printed"
        ]

    @property
    def releases(self) -> list[str]:
        """The tags of the pages under Releases."""
        return sorted(self.forge.state()["releases"])

    @property
    def versions(self) -> list[str]:
        """The tags of all releases, the oldest first."""
        return self.forge.git("tag", "--list", "v*", "--sort=version:refname").splitlines()

    @property
    def marks(self) -> list[str]:
        """The figures that are taken down."""
        return self.forge.git("for-each-ref", "--format=%(refname:lstrip=3)", "refs/tags/taken-down").splitlines()

    def branch(self, begins: str) -> str:
        """The newest branch whose name begins so."""
        names = self.forge.git(
            "for-each-ref", "--sort=creatordate", "--format=%(refname:short)", "refs/heads"
        ).splitlines()
        return [name for name in names if name.startswith(begins)][-1]

    def site(self, path: str) -> str:
        """A page of what is put in place; nothing where there is none."""
        file = self.forge.at / "pages" / path / "index.html"
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    def asked(self) -> dict[str, list[tuple[str, str]]]:
        """Each version -> the files and what `verify` says of them, asked of what is put in place, as anybody may ask."""
        places = {tag: str(self.forge.at / "pages" / tag) for tag in self.versions}
        return {
            tag: [(one.file.removeprefix(place), one.kind) for one in verify(place, self.rebuilt)]
            for tag, place in places.items()
        }

    def noting(self, *more: str, but: Sequence[str] = ()) -> None:
        """Which commands are written down and not made, from now on; of a light play all that take minutes are."""
        self.forge.noted = LONG | {"released"} if self.light else (LONG | {*more}) - {*but}


def plant(forge: Forge, workflow: str, old: str, new: str) -> None:
    """A workflow is another in every branch: what a careless change could make of it."""
    for branch in forge.git("for-each-ref", "--format=%(refname:short)", "refs/heads").splitlines():
        work = forge.clone("desk", branch)
        path = work / ".github/workflows" / workflow
        text = path.read_text(encoding="utf-8")
        other = re.sub(old, lambda _: new, text)
        assert other != text, f"{workflow} has no {old}"
        path.write_text(other, encoding="utf-8")
        forge.someone(work, "commit", "-q", "-a", "-m", "Planted")
        forge.someone(work, "push", "-q", "origin", branch, FORGE_MERGE="yes")
