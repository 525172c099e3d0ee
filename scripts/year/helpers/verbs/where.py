"""`where`: every release, file, page and branch that holds a figure, by its name and never by what it says.

For the maintainer's own computer: a list of where a hidden number can still be found is not for a public log.
"""

import os
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from scripts.ground.holding import holds
from scripts.ground.opened import opened
from scripts.ground.problems import Problem, Refused
from scripts.ground.releases import ADDRESS, ARCHIVE_FILE, FOLDER, PAGES_FILE, SITE_FILE, Release, releases_in
from scripts.year.compare import folder_reader, git, open_package

# A table in a ZIP, and what the files with all figures begin with.
TABLE, FIGURES = "data/{}.csv", "data/figures-"
ADDRESSES = (f"{ADDRESS}{{}}", f"en/{ADDRESS}{{}}")


WORDS = 1


def verb(options: Namespace) -> list[Problem]:
    """A notice for each place where a figure is, by its name."""
    return where(options.folder, *options.words)


def where(root: Path, name: str) -> list[Problem]:
    """A notice for each place. Raises `Refused` in a public log, and where the name is none of a figure."""
    if os.environ.get("CI"):
        raise Refused([Problem("where", 0, "", "where_public")])
    places = [*in_releases(root, releases_in(root), name, name.partition(".")[0]), *in_branches(root, name)]
    if not places and not is_known(root, name):
        raise Refused([Problem("where", 0, "", "where_unknown", name)])
    return [Problem(place, 0, "", kind, hint=hint) for place, kind, hint in places] or [
        Problem("where", 0, "", "notice_nowhere")
    ]


def in_releases(root: Path, releases: list[Release], name: str, indicator: str) -> Iterator[tuple[str, str, str]]:
    """(place, kind, hint) for each release that holds the figure: its files, and the addresses at which it is published."""
    for one in releases:
        if tables := holds(one.package, name):
            yield f"{FOLDER}/{SITE_FILE.format(one.version)}", "notice_holds", ", ".join(map(TABLE.format, tables))
            archived = [path for path in one.files if path.startswith(FIGURES) or path in map(TABLE.format, tables)]
            yield f"{FOLDER}/{ARCHIVE_FILE.format(one.version)}", "notice_holds", ", ".join(archived)
            if (root / FOLDER / PAGES_FILE.format(one.version)).is_file():
                yield f"{FOLDER}/{PAGES_FILE.format(one.version)}", "notice_holds", f"indicators/{indicator}, audit/"
            pages = ("", "data/", "audit/", f"indicators/{indicator}/", f"embed/{indicator}/")
            listed_here = ", ".join(shape.format(one.version, page) for page in pages for shape in ADDRESSES)
            yield f"v{one.version}", "notice_holds_pages", listed_here


def in_branches(root: Path, name: str) -> Iterator[tuple[str, str, str]]:
    """(place, kind, hint) for each branch and tag whose package holds the figure, and how many commits of the history do."""
    for ref in listed(root, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags"):
        if held_by(root, ref, name):
            yield ref, "notice_holds_branch", ""
    commits = listed(root, "log", "--all", "--format=%h", "--", "data/observations.csv")
    holding = [commit for commit in commits if held_by(root, commit, name)]
    if holding:
        yield "git", "notice_holds_history", f"{len(holding)}: {holding[-1]} … {holding[0]}"


def held_by(root: Path, ref: str, name: str) -> bool:
    """Whether the package of a commit holds the figure."""
    try:
        return bool(holds(open_package(ref, root), name))
    except Refused:
        return False


def listed(root: Path, *words: str) -> list[str]:
    """The lines that git says; none where there is no git, or no repository."""
    return (git(root, *words) or b"").decode("utf-8").split()


def is_known(root: Path, name: str) -> bool:
    """Whether the package has a figure of that name at all, with a number or without."""
    try:
        return name in opened(folder_reader(root), root.name).by_name["observations"]
    except Refused:
        return False
