"""`python -m scripts summary BASE`: what a pull request changes, in plain Swedish, for somebody who has never seen the code.

Whatever is wrong with the package, the summary is written and says so: it is read by those who are to mend it.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.package.build import assemble, stale
from scripts.package.problems import Problem, Refused
from scripts.package.snapshot import Snapshot, of_files
from scripts.package.sources import read_sources
from scripts.package.versions import published_differences
from scripts.package.writing import saying_disk_errors, write_to_disk
from scripts.paths import CACHE, SITE, SUMMARY
from scripts.year.committed import tracked_workbooks
from scripts.year.compare import as_csv
from scripts.year.compare_markdown import sections
from scripts.year.compare_sources import open_package, shared_commit
from scripts.year.summary_faults import faults, notices, verdict
from scripts.year.summary_markdown import charts, fitting, leftovers, lost, pages
from scripts.year.summary_pictures import pictures
from scripts.year.summary_site import (
    Changed,
    Files,
    changed_charts,
    changed_pages,
    misplaced,
    opened_from_disk,
    unlinked,
    unnamed,
    without_data,
)
from scripts.year.summary_sites import BuildSite, added_files, hand_written, new_site, old_site, site_files

HERE = "den här ändringen"
HISTORY = ("version_", "revision_")  # the kinds of faults that are about earlier releases, not about the figures


@dataclass
class Request:
    """What is known of a pull request. Without `after` the package cannot be built; without `before` there was none."""

    base: str
    commit: str | None = None
    before: Snapshot | None = None
    after: Snapshot | None = None
    old: Files = field(default_factory=dict)
    new: Files = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def summary(root: Path, base: str, build_site: BuildSite, target: Path = SUMMARY, site: Path = SITE) -> list[Problem]:
    """Write the summary of what the package in `root` and its site change since `base` into `target`, and the site into `site`.

    `base`: a git revision, or what `compare` knows. Gives every fault and notice. Raises `Refused` only when the disk refuses.
    """
    request = Request(base, shared_commit(base, root))
    request.added = added_files(request.commit, root) if request.commit else []
    with saying_disk_errors():
        CACHE.mkdir(exist_ok=True)
        open_base(request, root)
        with tempfile.TemporaryDirectory(dir=CACHE, prefix="summary-") as folder:
            build_both(request, root, build_site, Path(folder), site)
        for path, text in preview(request.new).items():
            write_to_disk(site / path, text.encode("utf-8"))
        target.mkdir(exist_ok=True)
        for name, text in written(request).items():
            write_to_disk(target / name, text.encode("utf-8"))
    return request.problems


def open_base(request: Request, root: Path) -> None:
    """Read what the package was. That it has none is no fault; that there is no such revision is."""
    try:
        request.before = open_package(request.commit or request.base, root)
    except Refused as refused:
        if request.commit is None:
            request.problems += refused.problems


def build_both(request: Request, root: Path, build_site: BuildSite, workshop: Path, site: Path) -> None:
    """Build the package in memory, then both sites. A fault stops what follows from it, not the summary."""
    request.problems += tracked_workbooks(root)
    try:
        files = built_files(request, root)
        request.after = of_files(files)
        failed = new_site(root, files, build_site, workshop, site)
    except Refused as refused:
        request.problems += refused.problems
        return
    request.problems += failed
    if not failed:
        request.new = site_files(site)
        request.old = old_site(request.commit, root, workshop) if request.commit else {}


def built_files(request: Request, root: Path) -> dict[str, bytes]:
    """The package as bytes. Raises `Refused` when the figures cannot be built.

    Where only the version or a reason is missing they can, as if nothing had been released: whoever is to write the reason wants
    to see what has changed.
    """
    sources = read_sources(root)
    try:
        files, found = assemble(sources)
        request.problems += [*found, *stale(root, files)]
    except Refused as refused:
        if not all(one.is_notice or one.kind.startswith(HISTORY) for one in refused.problems):
            raise
        request.problems += refused.problems
        files, _ = assemble(replace(sources, releases=()))
    return files


def preview(site: Files) -> dict[str, str]:
    """The pages of the new site as people open them: from a folder that they have downloaded."""
    pages = {path: data.decode("utf-8") for path, data in site.items() if path.endswith(".html")}
    return {path: opened_from_disk(text) for path, text in pages.items()}


def written(request: Request) -> dict[str, str]:
    """Name -> text of each file of the summary."""
    blocks = ["# Sammanfattning av ändringen", verdict(request.problems), *faults(request.problems)]
    blocks += [lost(misplaced(request.added)), *about_figures(request)]
    files = {}
    if request.after and request.before:
        files["changes.csv"] = as_csv(published_differences(request.before, request.after))
    if request.after and request.new:
        versions = [one.version for one in (request.before, request.after) if one]
        charted = changed_charts(request.old, request.new, versions) if request.old else []
        files["diagram.html"] = pictures(charted, request.old, request.new)
        blocks += about_site(request, request.after, charted, versions)
    return {"summary.md": fitting([*blocks, notices(request.problems)]), **files}


def about_figures(request: Request) -> list[str]:
    """The sections on figures and tables: what `compare` says, where there are two packages to compare."""
    before, after = request.before, request.after
    if after is None:
        return ["## Vad som ändras\n\nJämförelsen och förhandsvisningen kommer när felen ovan är rättade."]
    if before is None:
        return ["## Vad som ändras\n\nDet finns inget tidigare datapaket att jämföra med."]
    return sections(before, after, published_differences(before, after), (request.base, HERE))


def about_site(request: Request, after: Snapshot, charted: Sequence[Changed], versions: Sequence[str]) -> list[str]:
    """The sections on pages, charts and what nothing uses."""
    preview = (
        "Hela webbplatsen så som den blir: ladda ner `forhandsvisning` under Artifacts och öppna `site/index.html`."
    )
    blocks = ["## Webbplatsen", preview]
    if request.old:
        blocks += [pages(changed_pages(request.old, request.new, versions)), charts(charted)]
    else:
        blocks.append("Det finns ingen tidigare webbplats att jämföra med, eller så går den inte att bygga.")
    assets, texts = hand_written(request.new)
    return [*blocks, leftovers(unlinked(request.new), unnamed(assets, texts), without_data(after))]
