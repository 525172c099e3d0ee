"""`python -m scripts summary BASE`: what a pull request changes, in plain Swedish, for somebody who has never seen the code.

Whatever is wrong with the package, the summary is written and says so: it is read by those who are to mend it.
"""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.ground.data_package import Package, parse
from scripts.ground.problems import Problem, Refused, in_public
from scripts.package.build import assemble, stale
from scripts.package.differences import withheld
from scripts.package.sources import read_sources
from scripts.package.versions import published_differences
from scripts.package.writing import saying_disk_errors, write_to_disk
from scripts.paths import CACHE, SITE, SUMMARY
from scripts.year.committed import tracked_workbooks
from scripts.year.compare import as_csv
from scripts.year.compare_figures import has_number
from scripts.year.compare_markdown import sections
from scripts.year.compare_sources import open_package, shared_commit
from scripts.year.summary_faults import faults, notices, verdict
from scripts.year.summary_markdown import charts, fitting, lost, misplaced, silent, without_data
from scripts.year.summary_pictures import Changed, Charts, changed_charts, pictures
from scripts.year.summary_site import BuildSite, added_files, new_site

# The bytes of a package -> its charts. Raises ValueError, LookupError or StopIteration when it lacks what they show.
DrawCharts = Callable[[Mapping[str, bytes]], Charts]
HERE = "den här ändringen"


@dataclass
class Request:
    """What is known of a pull request. Without `after` the package cannot be built; without `before` there was none.

    `charted`: the charts that differ, None where there are none to compare with. `shown`: whether there is a preview.
    """

    base: str
    commit: str | None = None
    before: Package | None = None
    after: Package | None = None
    charted: list[Changed] | None = None
    shown: bool = False
    added: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def summary(
    root: Path, base: str, build_site: BuildSite, draw_charts: DrawCharts, target: Path = SUMMARY, site: Path = SITE
) -> list[Problem]:
    """Write the summary of what the package in `root` changes since `base` into `target`, and the site that it gives into `site`.

    `base`: a git revision, or what `compare` knows. Gives every fault and notice. Raises `Refused` only when the disk refuses.
    """
    request = Request(base, shared_commit(base, root))
    request.added = added_files(request.commit, root) if request.commit else []
    with saying_disk_errors():
        CACHE.mkdir(exist_ok=True)
        open_base(request, root)
        with tempfile.TemporaryDirectory(dir=CACHE, prefix="summary-") as folder:
            build_all(request, root, build_site, Path(folder), site)
        draw_both(request, draw_charts)
        target.mkdir(exist_ok=True)
        for name, text in written(request).items():
            write_to_disk(target / name, text.encode("utf-8"))
    return in_public(request.problems)


def open_base(request: Request, root: Path) -> None:
    """Read what the package was. That it has none is no fault; that there is no such revision is."""
    try:
        request.before = open_package(request.commit or request.base, root)
    except Refused as refused:
        if request.commit is None:
            request.problems += refused.problems


def build_all(request: Request, root: Path, build_site: BuildSite, workshop: Path, site: Path) -> None:
    """Build the package in memory, then its site. A fault stops what follows from it, not the summary."""
    request.problems += tracked_workbooks(root)
    try:
        files = built_files(request, root)
        request.after = parse(files.__getitem__)
        failed = new_site(root, files, build_site, workshop, site)
    except Refused as refused:
        request.problems += refused.problems
        return
    request.problems += failed
    request.shown = not failed


def draw_both(request: Request, draw_charts: DrawCharts) -> None:
    """Draw the charts of both packages by today's code. What it cannot draw any more is not compared."""
    if request.before and request.after and request.shown:
        versions = [request.before.version, request.after.version]
        try:
            before = draw_charts(request.before.files)
        except (ValueError, LookupError, StopIteration):
            return
        secret = withheld(request.before, request.after)
        shown = (row for row in request.before.rows_if_any("observations") if has_number(row))
        hidden = {row["indicator"] for row in shown if row["observation"] in secret}
        request.charted = changed_charts(before, draw_charts(request.after.files), versions, hidden)


def built_files(request: Request, root: Path) -> dict[str, bytes]:
    """The package as bytes. Raises `Refused` when the figures cannot be built."""
    files, found = assemble(read_sources(root))
    request.problems += [*found, *stale(root, files)]
    return files


def written(request: Request) -> dict[str, str]:
    """Name -> text of each file of the summary."""
    blocks = ["# Sammanfattning av ändringen", verdict(told := in_public(request.problems)), *faults(told)]
    blocks += [lost(misplaced(request.added)), *about_figures(request)]
    files = {}
    if request.after and request.before:
        files["changes.csv"] = as_csv(published_differences(request.before, request.after))
    if request.charted is not None:
        files["diagram.html"] = pictures(request.charted)
    if request.after and request.shown:
        blocks += about_site(request.after, request.charted)
    return {"summary.md": fitting([*blocks, notices(told)]), **files}


def about_figures(request: Request) -> list[str]:
    """The sections on figures and tables: what `compare` says, where there are two packages to compare."""
    before, after = request.before, request.after
    if after is None:
        return ["## Vad som ändras\n\nJämförelsen och förhandsvisningen kommer när felen ovan är rättade."]
    if before is None:
        return ["## Vad som ändras\n\nDet finns inget tidigare datapaket att jämföra med."]
    return sections(before, after, published_differences(before, after), (request.base, HERE))


def about_site(after: Package, charted: list[Changed] | None) -> list[str]:
    """The sections on the preview, the charts, and the pages without a number."""
    preview = (
        "Hela webbplatsen så som den blir: ladda ner `forhandsvisning` under Artifacts och öppna `site/index.html`."
    )
    compared = "Det finns inga tidigare diagram att jämföra med, eller så går de inte att rita längre."
    return ["## Webbplatsen", preview, compared if charted is None else charts(charted), silent(without_data(after))]
