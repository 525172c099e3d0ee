"""`python -m scripts summary BASE`: what a pull request changes, in plain Swedish, for somebody who has never seen the code.

Whatever is wrong with the package, the summary is written and says so: it is read by those who are to mend it.
"""

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from scripts.ground.data_package import Package, parse
from scripts.ground.disk import saying_disk_errors, write_to_disk
from scripts.ground.interval import has_number
from scripts.ground.problems import LATER, Problem, Refused, in_public
from scripts.guard.api import changed_questions
from scripts.package.build import built
from scripts.package.versions import published_differences
from scripts.paths import CACHE, DOCS, SITE, SUMMARY
from scripts.year.changed_answers import Becoming, answers, secret_indicators
from scripts.year.changed_pages import (
    ChangedPicture,
    ChangedSentence,
    Pages,
    changed_answers,
    changed_charts,
    changed_sentences,
    pages_to_read,
    pictures,
    sheet,
)
from scripts.year.changes import Changes
from scripts.year.compare import as_csv, open_package, shared_commit
from scripts.year.kept_releases import check_releases
from scripts.year.laid_out import COMMENTS, LEFT_OUT, fitting
from scripts.year.repository import tracked_workbooks
from scripts.year.summary_site import UNFIT, Site, added_files, new_site, pages_then, texts_now, texts_then
from scripts.year.unread import unread_texts
from scripts.year.words import CodeWords

HERE = "den här ändringen"
# The host refuses a summary of more than a megabyte, and a comment of more than 65 536 characters.
MOST_BYTES, MOST_COMMENT = 900_000, 60_000
# In a comment: all of it stands on the page of the run.
LEFT_OUT_HERE = (
    "Resten får inte plats i en kommentar. Allt står på körningens sida: klicka på raden **summary** och sedan på "
    "**Summary**."
)
# The folders of the repository, each with its readers.
FOLDERS = ("datapackage", "docs", "scripts", "tests", ".github", ".ci")
RELEASED = ("notice_release_made", "notice_release_withdrawn")
# What is mended in the same way -> what the kinds of its faults begin with. The stale package is one thing to do.
MENDED: Mapping[str, tuple[str, ...]] = {
    "contradicting": ("contradiction", "correction_"),
    "small": ("disclosure_", "small_count", "hidden_", "clearance_", "withheld_", "workbook_in_git"),
    "released": ("version_", "revision_", "release_"),
    "texts": ("text_", "agreed_text"),
    "stale": ("package_stale",),
    "other": ("",),
}


class Summary:
    """What a pull request changes. Without `after` the package cannot be built; without `before` there was none.

    `charts`: those that differ, None where there are none to compare with. `shown`: whether there is a preview. `answers`: what
    becomes of them, None where there is nothing to compare with; `untold`: why they cannot be compared, because of the side before
    or not. `sentences`: those that a correction changes. `asked`: what follows of changed questions, None where it cannot be told.
    """

    def __init__(self, root: Path, base: str) -> None:
        self.root, self.base, self.commit = root, base, shared_commit(base, root)
        self.before: Package | None = None
        self.after: Package | None = None
        self.charts: list[ChangedPicture] | None = None
        self.answers: Becoming | None = None
        self.untold, self.untold_before = "", True
        self.sentences: list[ChangedSentence] = []
        self.pages: Pages = {}
        self.asked: Sequence[object] | None = ()
        self.shown = False
        self.problems: list[Problem] = []
        self.added = added_files(self.commit, root) if self.commit else []

    def open_base(self) -> None:
        """Read what the package was. That it has none is no fault; that there is no such revision is."""
        try:
            self.before = open_package(self.commit or self.base, self.root)
        except Refused as refused:
            if self.commit is None:
                self.problems += refused.problems

    def build(self, ours: Site, workshop: Path, site: Path) -> None:
        """Build the package in memory, then its site. A fault stops what follows from it, not the summary."""
        self.problems += tracked_workbooks(self.root)
        try:
            made = built(self.root)
            self.problems += [*made.notices, *made.stale()]
            self.after = parse(made.files.__getitem__)
            failed, self.pages = new_site(self.root, made.lay, self.after, ours, workshop, site)
        except Refused as refused:
            self.problems += refused.problems
            return
        self.problems += failed
        self.shown = not failed

    def compare(self, ours: Site, docs: Path) -> None:
        """Say what becomes of releases, sentences, charts and answers; of answers both sides as today's code tells them."""
        if self.commit and self.after:
            with suppress(Refused):  # what cannot be built has said so already
                self.problems += check_releases(self.root, self.commit, ours.keep)
            self.problems += unread_texts(self.root, self.commit)
        if self.before and self.after:
            self.asked = changed_questions(self.before, self.after)
            self.read(self.before, self.after)
            self.tell(self.before, self.after, ours, docs)

    def read(self, before: Package, after: Package) -> None:
        """Compare the pages with those of the newest release, where there are both."""
        was = pages_then(self.root, self.added)
        if was and self.shown:
            self.sentences = changed_sentences(was, self.pages, pages_to_read(before, after))
            self.charts = changed_charts(was, self.pages, self.versions, secret_indicators(before, after))

    def tell(self, before: Package, after: Package, ours: Site, docs: Path) -> None:
        """Tell the answers of both, each of the texts that stood beside it. A base that is no commit has no texts of its own."""
        now = texts_now(docs)
        then = texts_then(self.commit, docs) if self.commit else now
        if not now or not then:
            return
        try:
            old = ours.answers(before, then)
            self.untold_before = False
            self.answers = answers(old, ours.answers(after, now), before, after)
        except UNFIT as fault:
            self.untold = str(fault)

    @property
    def versions(self) -> list[str]:
        """The versions that the pictures of both sides name."""
        return [package.version for package in (self.before, self.after) if package]

    @cached_property
    def told(self) -> list[Problem]:
        """Each problem once, as anybody may read it."""
        return sorted(set(in_public(self.problems)))

    @property
    def faults(self) -> Mapping[str, list[Problem]]:
        """What is wrong, by what mends it."""
        left, found = [one for one in self.told if not one.is_notice], {}
        for name, kinds in MENDED.items():
            found[name] = sorted((one for one in left if one.kind.startswith(kinds)), key=lambda one: one.kind in LATER)
            left = [one for one in left if one not in found[name]]
        return found

    @property
    def wrong(self) -> int:
        """How many faults there are beside the package that is to be built again."""
        return sum(len(found) for name, found in self.faults.items() if name != "stale")

    @property
    def releases(self) -> list[Problem]:
        """What becomes of releases, which no diff shows."""
        return [one for one in self.told if one.kind in RELEASED]

    @property
    def notices(self) -> list[Problem]:
        """What was understood and should be known."""
        return [one for one in self.told if one.is_notice and one.kind not in RELEASED]

    @property
    def misplaced(self) -> list[str]:
        """The new files that lie where nothing reads them: a figures file may have been uploaded to the wrong folder."""
        return sorted(path for path in self.added if "/" not in path or path.split("/")[0] not in FOLDERS)

    @cached_property
    def changes(self) -> Changes | None:
        """What differs, where there are two packages to compare."""
        if not self.before or not self.after:
            return None
        return Changes(self.before, self.after, published_differences(self.before, self.after), (self.base, HERE))

    @property
    def titles(self) -> dict[str, str]:
        """Indicator -> what its page is called."""
        return CodeWords(self.after.tables).indicators if self.after else {}

    @property
    def silent(self) -> list[str]:
        """The titles of the pages without a number in any year."""
        rows = self.after.rows_if_any("observations") if self.after else []
        filled = {row["indicator"] for row in rows if has_number(row)}
        return [title for indicator, title in self.titles.items() if indicator not in filled]

    def written(self) -> dict[str, str]:
        """Name -> text of each file of the summary."""
        text = COMMENTS.rendered("summary.md", summary=self)
        files = {"summary.md": fitting(text, MOST_BYTES, LEFT_OUT)}
        files["comment.md"] = fitting(text, MOST_COMMENT, LEFT_OUT_HERE)
        if self.changes:
            files["changes.csv"] = as_csv(self.changes.found)
        drawn = [*changed_answers(self.answers, self.versions)] if self.answers else []
        if self.charts is not None or drawn:
            files["diagram.html"] = pictures(self.charts or [], drawn, sheet(self.pages))
        return files


def summary(
    root: Path, base: str, ours: Site, target: Path = SUMMARY, site: Path = SITE, docs: Path = DOCS
) -> list[Problem]:
    """Write the summary of what the package in `root` changes since `base` into `target`, and the site that it gives into `site`.

    `base`: a git revision, or what `compare` knows; `docs`: the folder of the prose, in the same repository. Gives every fault and
    notice. Raises `Refused` only when the disk refuses.
    """
    found = Summary(root, base)
    with saying_disk_errors():
        CACHE.mkdir(exist_ok=True)
        found.open_base()
        with tempfile.TemporaryDirectory(dir=CACHE, prefix="summary-") as folder:
            found.build(ours, Path(folder), site)
            found.compare(ours, docs)
        target.mkdir(exist_ok=True)
        for name, text in found.written().items():
            write_to_disk(target / name, text.encode("utf-8"))
    return in_public(found.problems)
