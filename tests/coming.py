"""The state that will be published, as far as it can be made up: settings set, a line confirmed, a release, a form year after it.

The site of the real package has placeholders, lines that nobody has confirmed and no release before it. What reads pages reads
both.
"""

import shutil
from pathlib import Path
from unittest.mock import patch

from scripts.ground.data_package import Package
from scripts.package.sources import read_sources
from scripts.paths import DATAPACKAGE, ROOT
from scripts.site.keeping import kept_files
from scripts.site.package.labels import read_package
from scripts.site.released import build_released
from scripts.year.kept_releases import kept_texts, release
from scripts.year.unread import unready_texts
from tests.frozen_years import FORMS, PRINTED, built, folder
from tests.life import decide
from tests.sharing import made_once
from tests.site_server import built_site

# Site -> where its package lies, and its pages.
SITES = ("merged", "coming")


def package_of(site: str) -> Package:
    """The package that a site is built from."""
    return read_package(DATAPACKAGE if site == "merged" else coming() / "datapackage")


def pages_of(site: str) -> Path:
    """The folder of a site."""
    return built_site() if site == "merged" else coming() / "site"


def coming() -> Path:
    """The folder with the package of that state and its site; once a run."""
    return made_once("coming", make, kept=True)


def make(top: Path) -> None:
    """The printed year is released, and so is a form year with hidden counts after it; the site is the one that is put in place."""
    package = shutil.copytree(folder(PRINTED), top / "datapackage")
    decide(package)
    for year in (PRINTED, FORMS[0]):
        shutil.copytree(folder(year) / "figures", package / "figures", dirs_exist_ok=True)
        built(package)
        assert unready_texts(package, read_sources(package)) == []
        release(package, kept_files(package) | kept_texts(package, ROOT))
    publish(package, top / "site")


def publish(package: Path, target: Path) -> None:
    """Build the site of its newest release. What notebooks print is tried on the site of the real package."""
    with patch.dict("os.environ", RUN_NOTEBOOKS="false"):
        build_released(package, target, listed=target.with_name("held.txt"))
