"""`python -m scripts summary BASE`: what a pull request changes, in plain Swedish, for somebody who has never seen the code.

Whatever is wrong with the package, the summary is written and says so: it is read by those who are to mend it.
"""

import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from scripts.ground.data_package import Package, parse
from scripts.ground.problems import Problem, Refused, in_public
from scripts.package.build import assemble, stale
from scripts.package.sources import read_sources
from scripts.package.versions import published_differences
from scripts.package.writing import saying_disk_errors, write_to_disk
from scripts.paths import CACHE, DOCS, SITE, SUMMARY
from scripts.year.committed import tracked_workbooks
from scripts.year.compare import as_csv
from scripts.year.compare_markdown import sections
from scripts.year.compare_sources import open_package, shared_commit
from scripts.year.kept_releases import Keep, check_releases
from scripts.year.summary_answers import Change, answer_changes, hidden_count, newest_year, secret_indicators
from scripts.year.summary_faults import faults, notices, released, verdict
from scripts.year.summary_markdown import LEFT_OUT_HERE, charts, fitting, lost, misplaced, silent, without_data
from scripts.year.summary_pictures import Changed, changed_answers, changed_charts, pictures
from scripts.year.summary_sentences import Sentence, about_sentences
from scripts.year.summary_site import (
    UNFIT,
    BuildSite,
    DrawCharts,
    Site,
    TellAnswers,
    added_files,
    new_site,
    read_sentences,
    texts_now,
    texts_then,
)
from scripts.year.summary_told import Newest, about_answers, unreadable

HERE = "den här ändringen"
MOST_COMMENT = 60_000  # bytes; the host refuses a comment of more than 65 536 characters


@dataclass
class Request:
    """What is known of a pull request. Without `after` the package cannot be built; without `before` there was none.

    `charted`: the charts that differ, None where there are none to compare with. `shown`: whether there is a preview.
    `answers`: what becomes of each, None where there is nothing to compare with; `untold`: why they cannot be compared.
    `sentences`: those that a correction changes.
    """

    base: str
    commit: str | None = None
    before: Package | None = None
    after: Package | None = None
    charted: list[Changed] | None = None
    answers: list[Change] | None = None
    untold: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    shown: bool = False
    added: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def summary(
    root: Path, base: str, ours: Site, target: Path = SUMMARY, site: Path = SITE, docs: Path = DOCS
) -> list[Problem]:
    """Write the summary of what the package in `root` changes since `base` into `target`, and the site that it gives into `site`.

    `base`: a git revision, or what `compare` knows; `docs`: the folder of the prose, in the same repository. Gives every fault and
    notice. Raises `Refused` only when the disk refuses.
    """
    request = Request(base, shared_commit(base, root))
    request.added = added_files(request.commit, root) if request.commit else []
    with saying_disk_errors():
        CACHE.mkdir(exist_ok=True)
        open_base(request, root)
        with tempfile.TemporaryDirectory(dir=CACHE, prefix="summary-") as folder:
            build_all(request, root, ours.build, Path(folder), site)
            if request.before and request.after:
                request.sentences = read_sentences(request.before, request.after, ours.keep, Path(folder) / root.name)
        look_at_releases(request, root, ours.keep)
        draw_both(request, ours.charts)
        tell_both(request, ours.answers, docs)
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


def look_at_releases(request: Request, root: Path, keep: Keep) -> None:
    """Say what becomes of releases. What cannot be built has said so already."""
    if request.commit and request.after:
        with suppress(Refused):
            request.problems += check_releases(root, request.commit, keep)


def draw_both(request: Request, draw_charts: DrawCharts) -> None:
    """Draw the charts of both packages by today's code. What it cannot draw any more is not compared."""
    if request.before and request.after and request.shown:
        try:
            before = draw_charts(request.before.files)
        except UNFIT:
            return
        hidden = secret_indicators(request.before, request.after)
        request.charted = changed_charts(before, draw_charts(request.after.files), versions(request), hidden)


def tell_both(request: Request, tell: TellAnswers, docs: Path) -> None:
    """Tell the answers of both packages by today's code, each of the texts that stood beside it.

    A base that is no commit has no texts of its own: then today's tell both.
    """
    if not request.before or not request.after:
        return
    now = texts_now(docs)
    then = texts_then(request.commit, docs) if request.commit else now
    if not now or not then:
        return
    side = "före"
    try:
        old = tell(request.before.files, then)
        side = "efter"
        request.answers = answer_changes(old, tell(request.after.files, now), request.before, request.after)
    except UNFIT as fault:
        request.untold = unreadable(side, str(fault))


def versions(request: Request) -> list[str]:
    """The versions that the pictures of both sides name."""
    return [package.version for package in (request.before, request.after) if package]


def built_files(request: Request, root: Path) -> dict[str, bytes]:
    """The package as bytes. Raises `Refused` when the figures cannot be built."""
    files, found = assemble(read_sources(root))
    request.problems += [*found, *stale(root, files)]
    return files


def written(request: Request) -> dict[str, str]:
    """Name -> text of each file of the summary."""
    blocks = ["# Sammanfattning av ändringen", verdict(told := in_public(request.problems)), *faults(told)]
    blocks += [lost(misplaced(request.added)), released(told), answers_of(request)]
    blocks += [about_sentences(request.sentences, request.after)] if request.after else []
    blocks += about_figures(request)
    files = {}
    if request.after and request.before:
        files["changes.csv"] = as_csv(published_differences(request.before, request.after))
    shown = changed_answers(request.answers or [], versions(request))
    if request.charted is not None or shown:
        files["diagram.html"] = pictures(request.charted or [], shown)
    if request.after and request.shown:
        blocks += about_site(request.after, request.charted)
    blocks.append(notices(told))
    return {"summary.md": fitting(blocks), "comment.md": fitting(blocks, MOST_COMMENT, LEFT_OUT_HERE), **files}


def answers_of(request: Request) -> str:
    """The part on the answers, or why there is none."""
    if not request.before or not request.after or request.answers is None:
        return request.untold
    newest = Newest(newest_year(request.before), newest_year(request.after), hidden_count(request.after))
    return about_answers(request.answers, newest)


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
