"""Where things lie. The only module that knows the tree."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# The package: people write figures/ and codes/, the build writes data/ and datapackage.json.
DATAPACKAGE = ROOT / "datapackage"
# One file per year: every figure that the year's report prints.
FIGURES = DATAPACKAGE / "figures"

# The prose of the site, one folder per language, and its assets.
DOCS = ROOT / "docs"
# What pages and other texts look like, into which the code puts what it knows.
TEMPLATES = DOCS / "templates"
# The built site; not in git.
SITE = ROOT / "site"
# What a pull request shows, and what the page of a release gets; not in git.
SUMMARY = ROOT / "summary"
RELEASE = ROOT / "release"
# Which released versions hold a figure that is taken down, for what takes their pages away too; not in git.
HELD = ROOT / "held.txt"
# What a build keeps for the next one; deleting it only costs time. Not in git.
CACHE = ROOT / ".cache"
