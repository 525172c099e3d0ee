"""The edge to the site of a change: has it built, as a preview, reads its texts, and asks git what was there and what was added."""

import re
import shutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.disk import write_to_disk
from scripts.ground.problems import Problem, Refused
from scripts.ground.releases import PAGES_FILE, read_pages, release_versions
from scripts.ground.told_answer import ToldAnswer
from scripts.year.changed_answers import Becoming, Telling, answers
from scripts.year.changed_pages import Pages
from scripts.year.compare import git, open_package
from scripts.year.kept_releases import Keep
from scripts.year.laid_out import PLAIN

# (where the site goes, the package that it is made from); raises SystemExit, with what is wrong, when it cannot be built
BuildSite = Callable[[Path, Path], object]
# (where a site lies, its package) -> what a release of it would keep of its pages
Serve = Callable[[Path, Package], Pages]
# (a package, path below the folder of the prose -> text) -> its answers. Raises ValueError, LookupError or StopIteration where it
# lacks what they show.
TellAnswers = Callable[[Package, Mapping[str, str]], list[ToldAnswer]]
# In the folder of the prose: the texts of the answers, their figures, and the pages that place them.
ANSWERS, FIGURES, PAGES = "answers.csv", "figures.csv", "sv"
UNFIT = (ValueError, LookupError, StopIteration)  # what a package or a text is refused with by code of another day
SHOWN = 1500  # characters of what a site that cannot be built says of itself; the last ones tell why
# A relative link to a page: the folder that it lies in, and a place on it.
PAGE_LINK = re.compile(r'href="(?![a-z]+:|/|#)([^"#?]*/|\.{1,2})((?:#[^"]*)?)"')


@dataclass(frozen=True)
class Site:
    """What the room of the site does for the summary, handed in by who may know both."""

    build: BuildSite
    served: Serve
    answers: TellAnswers
    keep: Keep


def texts_now(docs: Path) -> dict[str, str]:
    """The table of answers and the pages as they lie, by their path in the folder of the prose; nothing without the table."""
    paths = [docs / ANSWERS, docs / FIGURES, *sorted((docs / PAGES).glob("*.md"))]
    found = {path.relative_to(docs).as_posix(): path.read_text("utf-8", "replace") for path in paths if path.is_file()}
    return found if ANSWERS in found else {}


def telling(root: Path, docs: Path, tell: TellAnswers, say: Callable[[str], None]) -> Telling:
    """What compares tables with the package in `root`. `docs`: the folder of the prose; `say` hears it too, in plain lines.

    No build is asked: of what it adds (audit, proofs) no answer speaks, and it takes longer than all of a reading.
    """

    def told(tables: Mapping[str, list[Row]]) -> Becoming | None:
        texts = texts_now(docs)
        try:
            before = open_package(str(root), root)
            after = replace(before, tables={name: tables.get(name, rows) for name, rows in before.tables.items()})
            found = answers(tell(before, texts), tell(after, texts), before, after)
        except (Refused, *UNFIT) as fault:
            say(PLAIN.rendered("told.md", fault=fault))
            return None
        say(found.said())
        return found

    return told


def texts_then(commit: str, docs: Path) -> dict[str, str]:
    """The same as they were in a commit; nothing where it has no such table."""
    listed = (git(docs, "ls-tree", "--name-only", "-z", commit, ANSWERS, FIGURES, f"{PAGES}/") or b"").decode(
        "utf-8", "replace"
    )
    names = [name for name in listed.split("\0") if name in (ANSWERS, FIGURES) or name.endswith(".md")]
    found = {name: (git(docs, "show", f"{commit}:./{name}") or b"").decode("utf-8", "replace") for name in names}
    return found if ANSWERS in found else {}


def new_site(
    root: Path, lay: Callable[[Path], None], made: Package, ours: Site, workshop: Path, target: Path
) -> tuple[list[Problem], Pages]:
    """Build the site of the package in `root` as it should be: why it cannot be built, or what a release keeps of it.

    `made`: that package; `lay`: writes it into a folder that has all the rest of `root`.

    People open it from a folder that they have downloaded. It is built of a copy: what lies in `root` stays as it was committed.
    Raises `Refused` when the package is not valid.
    """
    package = workshop / root.name
    shutil.copytree(root, package, symlinks=True, ignore=shutil.ignore_patterns("data", ".*"))
    lay(package)
    try:
        ours.build(target, package)
    except SystemExit as error:
        return [Problem("docs", 0, "", "site_failed", hint=" ".join(str(error).split())[-SHOWN:])], {}
    pages = ours.served(target, made)
    for page in target.rglob("*.html"):
        write_to_disk(page, opened_from_disk(page.read_text(encoding="utf-8")).encode("utf-8"))
    return [], pages


def pages_then(root: Path, added: Collection[str]) -> Pages:
    """What the newest release beside the package in `root` has kept of its pages, but one that is `added`; nothing without one."""
    new = {Path(path).name for path in added}
    there = [one for one in release_versions(root) if PAGES_FILE.format(one) not in new]
    try:
        return read_pages(root, there[-1]) if there else {}
    except PackageError:  # what is wrong with a release is said where it is read
        return {}


def opened_from_disk(page: str) -> str:
    """The page with links that work without a web server, which would find the file in the folder that a link names."""
    return PAGE_LINK.sub(lambda found: f'href="{found[1].rstrip("/")}/index.html{found[2]}"', page)


def added_files(commit: str, root: Path) -> list[str]:
    """The files, by their path in the repository, that were not there in that commit."""
    found = git(root, "diff", "--name-only", "--no-renames", "--diff-filter=A", "-z", commit) or b""
    return [name for name in found.decode("utf-8", "replace").split("\0") if name]
