"""Builds both languages side by side and puts the finished site in place; serves the Swedish one while it is written."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.paths import CACHE, DATAPACKAGE, DOCS, ROOT, SITE
from scripts.site.frame.inlining import inlined, linked, names, scripted, trimmed
from scripts.site.frame.styles import STYLE
from scripts.site.text.words import FOLDERS

CONFIGS = {lang: f"mkdocs.{lang}.yml" if folder else "mkdocs.yml" for lang, folder in FOLDERS.items()}
# Where a site is built: beside the old one, which stays whole until the new one is.
WORKSHOP = CACHE
ASSETS = DOCS / "assets"
PINNED = re.compile(r"(?:^|/)v\d+\.\d+\.\d+/")  # below the folder of a version


class SiteError(SystemExit):
    """A language could not be built. Ends the command with what MkDocs said."""


def build_site(target: Path = SITE, package: Path = DATAPACKAGE) -> None:
    """Build the site from the published package into `target`. Raises SiteError, and leaves the old site, when it cannot."""
    WORKSHOP.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=WORKSHOP, prefix="site-") as folder:
        workshop = Path(folder)
        runs = {lang: start(config, workshop / lang, package) for lang, config in CONFIGS.items()}
        outputs = {lang: run.communicate()[0] for lang, run in runs.items()}
        failed = [f"{CONFIGS[lang]}:\n{outputs[lang]}" for lang, run in runs.items() if run.returncode]
        if failed:
            raise SiteError("\n".join(failed))
        for lang, place in FOLDERS.items():
            if place:
                (workshop / lang).rename(workshop / "sv" / place)
        put_styles_in(workshop / "sv")
        replace(target, workshop / "sv")


def put_styles_in(site: Path) -> None:
    """Put the style sheets into the pages of a built site. Pinned pages, which are many and seldom read, share one file."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    own = (site / STYLE).read_text(encoding="utf-8")
    scripts = {script.name: script.read_text(encoding="utf-8") for script in sorted(ASSETS.glob("*.js"))}
    (sheet,) = (site / "assets/stylesheets").glob("main.*.css")
    theme = trimmed(sheet.read_text(encoding="utf-8"), own, names(texts.values()) | scripted(scripts.values()))
    for path, text in texts.items():
        pinned = PINNED.search(path.relative_to(site).as_posix())
        new = linked(text) if pinned else inlined(text, theme + own, scripts)
        if new != text:
            path.write_text(new, encoding="utf-8")
    for folder in FOLDERS.values():
        (site / folder / STYLE).write_text(theme + own, encoding="utf-8")
        shutil.rmtree(site / folder / "assets/stylesheets")


def start(config: str, target: Path, package: Path) -> subprocess.Popen[str]:
    """Start one language's build. Strict: a warning is a failure."""
    arguments = ("build", "--strict", "--quiet", "--config-file", config, "--site-dir", str(target))
    return mkdocs(*arguments, captured=True, package=package)


def serve_site() -> None:
    """Serve the Swedish site and follow changes in prose, package and style, until the maintainer stops it."""
    run = mkdocs("serve", "--config-file", CONFIGS["sv"], captured=False, package=DATAPACKAGE)
    try:
        run.wait()
    except KeyboardInterrupt:
        run.terminate()
        run.wait()


def mkdocs(*arguments: str, captured: bool, package: Path) -> subprocess.Popen[str]:
    """Start MkDocs from the project's root, which is where its hook finds `scripts`."""
    # Without an epoch MkDocs writes the day of the build into a file.
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", "DATAPACKAGE": str(package)},
        stdout=subprocess.PIPE if captured else None,
        stderr=subprocess.STDOUT if captured else None,
        text=True,
        encoding="utf-8",
    )


def replace(target: Path, built: Path) -> None:
    """Put the new site where the old one was. The old one stays until the new is beside it, and is put back if that fails."""
    new, old = (target.with_name(f".{target.name}.{state}") for state in ("new", "old"))
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.move(built, new)  # copies where the target is on another disk
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
