"""Builds both languages side by side and puts the finished site in place; serves the Swedish one while it is written."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from scripts.ground.locking import alone
from scripts.ground.problems import Problem, Refused
from scripts.paths import CACHE, DATAPACKAGE, DOCS, ROOT, SITE
from scripts.site.charts.fonts import kept_font, web_fonts
from scripts.site.frame.style import STYLE, inlined, names, read, scripted, written
from scripts.site.pinned import pin
from scripts.site.text.language import FOLDERS

CONFIGS = {lang: f"mkdocs.{lang}.yml" if folder else "mkdocs.yml" for lang, folder in FOLDERS.items()}
# Where a site is built: beside the old one, which stays whole until the new one is.
WORKSHOP = CACHE
ASSETS = DOCS / "assets"
# What Python says when the disk refuses, at the end of what MkDocs said.
DISK = re.compile(r"^OSError: \[Errno (\d+)\] (.*?)(?:: .*)?$", re.MULTILINE)
REMARKS = re.compile(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)  # those that have lines of their own

# Tells MkDocs that it was started with a pipe to watch.
WATCHED = "SITE_WATCHED"


# (the site before it is put in place, the package that it is built from): what another room lays beside the pages, and says of it
Beside = Callable[[Path, Path], list[Problem]]


class SiteError(SystemExit):
    """A language could not be built. Ends the command with what MkDocs said."""


def build_site(target: Path = SITE, package: Path = DATAPACKAGE, beside: Beside = lambda *_: []) -> list[Problem]:
    """Build the site from the published package into `target`, with what somebody lays `beside` its pages, and says.

    Raises SiteError, and leaves the old site, when it cannot; an OSError when the disk refuses.
    """
    with workplace() as workshop:
        failed = run_both(workshop, package)
        if found := DISK.search(failed):
            raise OSError(int(found[1]), found[2], target.name)
        if failed:
            raise SiteError(failed)
        for lang, place in FOLDERS.items():
            if place:
                (workshop / lang).rename(workshop / "sv" / place)
        dress(workshop / "sv")
        pin(workshop / "sv", package)
        said = beside(workshop / "sv", package)
        replace(target, workshop / "sv")
    return said


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder to build in, held as long as it is used. Those that a killed build has left behind are nobody's, and go."""
    WORKSHOP.mkdir(exist_ok=True)
    with ExitStack() as own:
        with alone(WORKSHOP, wait=True):
            clear_abandoned(WORKSHOP)
            folder = Path(own.enter_context(tempfile.TemporaryDirectory(dir=WORKSHOP, prefix="site-")))
            own.enter_context(alone(folder))
        yield folder


def clear_abandoned(workshop: Path) -> None:
    """Remove the folders that no build holds: of those that go on, each holds its own."""
    for left in workshop.glob("site-*"):
        with suppress(Refused, OSError), alone(left) as held:
            if held:
                shutil.rmtree(left, ignore_errors=True)


def run_both(workshop: Path, package: Path) -> str:
    """Build both languages side by side; what those that failed have said.

    Each watches a pipe that is open as long as this process is there, and ends with it, however it ends.
    """
    watched, ours = os.pipe()
    try:
        runs = {lang: start(config, workshop / lang, package, watched) for lang, config in CONFIGS.items()}
        outputs = {lang: run.communicate()[0] for lang, run in runs.items()}
    finally:
        os.close(watched)
        os.close(ours)
    return "\n".join(f"{CONFIGS[lang]}:\n{outputs[lang]}" for lang, run in runs.items() if run.returncode)


def dress(site: Path) -> None:
    """Give the pages of a site what they are painted with: the style of their first screen, one sheet, fonts cut to them.

    What we remark on our scripts is for whoever changes them.
    """
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    sheet = put_styles_in(site, texts)
    for folder in FOLDERS.values():
        (site / folder / STYLE).write_text(sheet, encoding="utf-8")
        shutil.rmtree(site / folder / "assets/stylesheets")
        for script in (site / folder / "assets").glob("*.js"):
            script.write_text(REMARKS.sub("", script.read_text(encoding="utf-8")), encoding="utf-8")
    for face, signs in web_fonts(texts.values()).items():
        font = kept_font(face, signs)
        for folder in FOLDERS.values():
            (site / folder / "assets" / face.source).write_bytes(font)


def put_styles_in(site: Path, texts: Mapping[Path, str]) -> str:
    """Put the style of its first screen into every page; the sheet is returned."""
    (theme,) = (site / "assets/stylesheets").glob("main.*.css")
    scripts = [script.read_text(encoding="utf-8") for script in sorted(ASSETS.glob("*.js"))]
    both = theme.read_text(encoding="utf-8") + (site / STYLE).read_text(encoding="utf-8")
    sheet = written(read(both), names(texts.values()) | scripted(scripts))
    for path, text in texts.items():
        new = inlined(text, sheet)
        if new != text:
            path.write_text(new, encoding="utf-8")
    return sheet


def start(config: str, target: Path, package: Path, watched: int) -> subprocess.Popen[str]:
    """Start one language's build, which ends when `watched` is closed. Strict: a warning is a failure."""
    arguments = ("build", "--strict", "--quiet", "--config-file", config, "--site-dir", str(target))
    return mkdocs(*arguments, watched=watched, package=package)


def serve_site() -> None:
    """Serve the Swedish site and follow changes in prose, package and style, until the maintainer stops it."""
    run = mkdocs("serve", "--config-file", CONFIGS["sv"], watched=None, package=DATAPACKAGE)
    try:
        run.wait()
    except KeyboardInterrupt:
        run.terminate()
        run.wait()


def mkdocs(*arguments: str, watched: int | None, package: Path) -> subprocess.Popen[str]:
    """Start MkDocs from the project's root, which is where its hook finds `scripts`. What it says is kept where it is `watched`."""
    # Without an epoch MkDocs writes the day of the build into a file.
    own = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", "DATAPACKAGE": str(package)}
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=ROOT,
        env=os.environ | own | ({} if watched is None else {WATCHED: "stdin"}),
        stdin=watched,
        stdout=None if watched is None else subprocess.PIPE,
        stderr=None if watched is None else subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def replace(target: Path, built: Path) -> None:
    """Put the new site where the old one was, one build at a time.

    The old one stays until the new is beside it, and is put back if that fails; then nothing is left beside it.
    """
    new, old = (target.with_name(f".{target.name}.{state}") for state in ("new", "old"))
    with alone(target.parent, wait=True):
        for leftover in (new, old):
            shutil.rmtree(leftover, ignore_errors=True)
        try:
            shutil.move(built, new)  # copies where the target is on another disk
            if target.exists():
                target.rename(old)
            new.rename(target)
        except BaseException:
            if old.exists():
                old.rename(target)
            shutil.rmtree(new, ignore_errors=True)
            raise
        shutil.rmtree(old, ignore_errors=True)
