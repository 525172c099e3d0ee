"""The verbs: `python -m scripts VERB`. Each hands over to one function; faults are said and end with exit code 1."""

import argparse
import datetime
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from scripts.ground.data_package import PackageError
from scripts.ground.problems import LAYOUT, Problem, Refused, in_public, report, stop_on_faults
from scripts.ground.releases import FOLDER
from scripts.paths import DATAPACKAGE, DOCS
from scripts.year.helpers import VERBS as HELPERS
from scripts.year.helpers import helper, names


def package(options: argparse.Namespace) -> list[Problem]:
    """Build the package, or with --check only say whether it is up to date."""
    from scripts.package.build import build, check
    from scripts.year.repository import stale_citation, tracked_workbooks, write_citation

    # Another folder is a trial: what lies beside it is not this repository's.
    ours = options.folder == DATAPACKAGE
    stop_on_faults(tracked_workbooks(options.folder))
    if options.check:
        return check(options.folder) or (stale_citation(options.folder) if ours else [])
    notices = build(options.folder)
    if ours:
        write_citation(options.folder)
    return notices


def format_files(options: argparse.Namespace) -> list[Problem]:
    """Rewrite the hand-written CSV files in their canonical form."""
    from scripts.package.formatting import rewrite

    return rewrite(options.folder)


def workbook(options: argparse.Namespace) -> list[Problem]:
    """Make the workbook of a year."""
    from scripts.year.start import workbook as make

    return make(options.folder, *options.words)


def read_workbook(options: argparse.Namespace) -> list[Problem]:
    """Turn a workbook that was filled in into what it changes in the package folder."""
    file, ours = Path(*options.words), options.folder == DATAPACKAGE  # no other folder has the prose that tells of it
    print(LAYOUT[options.lang]["reading"].format(file.name), file=sys.stderr, flush=True)  # the imports take a second
    from scripts.year.read import read_workbook as read
    from scripts.year.summary_site import telling

    def say(problems: Sequence[Problem]) -> None:  # what follows takes longer than somebody waits without a word
        faults = [one for one in problems if not one.is_notice]
        tell(faults, options, "cells", "cells_none")
        options.told += faults

    readers = telling(options.folder, DOCS, lambda *one: site_room().answers(*one), options.last.append)
    return read(options.folder, file, say, readers if ours else None)


def help_sheet(options: argparse.Namespace) -> list[Problem]:
    """Write the sheet for whoever translates the page for those who need help."""
    from scripts.site.exports.workbook import own_help_sheet

    Path("help-words.xlsx").write_bytes(own_help_sheet())
    return []


def compare(options: argparse.Namespace) -> list[Problem]:
    """Print what differs between two packages."""
    from scripts.year.compare import compare as compared

    sys.stdout.write(compared(options.words, options.format, options.folder))
    return []


def check_witness(options: argparse.Namespace) -> list[Problem]:
    """Add up the invented people of a package."""
    from scripts.guard.api import check_witnesses
    from scripts.package.disclosure.settings import read_disclosure
    from scripts.year.compare import open_package

    disclosure, problems = read_disclosure(options.folder)
    return (
        [*check_witnesses(open_package(options.words[0], options.folder), disclosure.threshold)]
        if disclosure
        else problems
    )


def publish(options: argparse.Namespace) -> list[Problem]:
    """Release what has been merged."""
    from scripts.site.keeping import kept_files
    from scripts.year.publish import publish as published

    return published(options.folder, options.date, (options.why_sv, options.why_en), kept_files, options.news)


def check_releases(options: argparse.Namespace) -> list[Problem]:
    """Say what a branch does with releases."""
    from scripts.site.keeping import kept_files
    from scripts.year.kept_releases import check_releases as checked

    return checked(options.folder, options.words[0], kept_files)


def texts(options: argparse.Namespace) -> list[Problem]:
    """Say which texts of a branch nobody has read."""
    from scripts.year.unread import unread_texts

    return unread_texts(options.folder, options.words[0])


def release_files(options: argparse.Namespace) -> list[Problem]:
    """Write what the pages of the releases get."""
    from scripts.year.kept_releases import release_pages

    return release_pages(options.folder, without=options.without)


def summary(options: argparse.Namespace) -> list[Problem]:
    """Write what a pull request changes, and build the site as a preview."""
    from scripts.year.summary import summary as summarised

    return summarised(options.folder, options.words[0], site_room())


def site_room() -> Any:
    """What the room of the site does for the room of the year."""
    from scripts.desk.laying import lay_without
    from scripts.site.build import build_site
    from scripts.site.charts.drawing import draw, paint
    from scripts.site.keeping import kept_files
    from scripts.site.pinned import served
    from scripts.site.prose.told import told_answers
    from scripts.year.summary_site import Site

    return Site(
        lambda target, package: build_site(target, package, lambda site, _: lay_without(site)),
        served,
        lambda package, texts: told_answers(package, texts, draw, paint),
        kept_files,
    )


def site(options: argparse.Namespace) -> list[Problem]:
    """Build the package, then the site; with --released the site of the newest release, which is what is published."""
    from scripts.desk.laying import lays
    from scripts.ground.disk import saying_disk_errors
    from scripts.site.build import build_site
    from scripts.site.exports.workbook import own_help_sheet
    from scripts.site.released import build_released

    laid = lays(own_help_sheet, options.released, not options.without)
    with saying_disk_errors():
        if options.released:
            return build_released(
                options.folder, day=options.date, version=options.version, without=options.without, beside=laid
            )
        return [*package(options), *build_site(beside=laid)]


def serve(options: argparse.Namespace) -> list[Problem]:
    """Build the package, then serve the Swedish site and follow changes."""
    from scripts.site.build import serve_site

    notices = package(options)
    serve_site()
    return notices


def helped(options: argparse.Namespace) -> list[Problem]:
    """What a helper of the year does; what is published of the folder is read where it asks."""
    from scripts.site.package.labels import read_package

    options.published = lambda: read_package(options.folder)
    done: list[Problem] = helper(HELPERS, options.verb).verb(options)
    return done


SPELLED = {"format_files": "format"}  # a name that Python has taken
VERBS: dict[str, Callable[[argparse.Namespace], list[Problem]]] = {
    SPELLED.get(one.__name__, one.__name__.replace("_", "-")): one
    for one in (
        package, format_files, workbook, read_workbook, help_sheet, compare, check_releases, check_witness,
        texts, publish, release_files, summary, site, serve,
    )
}  # fmt: skip
VERBS |= dict.fromkeys(names(HELPERS), helped)
# What the verbs do, each below its name, but those that have been taken away.
ABOUT = re.sub(
    r"(?m)^  ([a-z-]+) .*\n(?:   .*\n)*",
    lambda verb: verb[0] if verb[1] in VERBS else "",
    Path(__file__).with_name("verbs.txt").read_text(encoding="utf-8"),
)

# Verbs that are about something: a year, a file, two packages. The others stand alone.
WORDS = dict.fromkeys(("workbook", "read-workbook", "summary", "check-releases", "texts", "check-witness"), 1) | {
    "compare": 2
}
# Verbs that write although there are faults, or write nothing at all, end in a sentence of their own.
ENDINGS = {"summary": "summarised", "helplines": "asked", "hosting": "settings"}


def main(arguments: list[str]) -> int:
    """Run one verb. 0 when all is well (notices are printed), 1 when it was refused, 2 when the call is wrong."""
    if not arguments:
        print(ABOUT)
        return 0
    parser = argparse.ArgumentParser(prog="python -m scripts", usage=ABOUT)
    parser.add_argument("verb", choices=VERBS)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--format", choices=["markdown", "csv"], default="markdown")
    parser.add_argument("--lang", choices=["sv", "en"], default="sv")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--date", default=datetime.date.today().isoformat())
    for text in ("--why-sv", "--why-en", "--news", "--version"):
        parser.add_argument(text, default="")
    parser.add_argument("--released", action="store_true")
    parser.add_argument("--without", type=str.split, default=[])
    parser.add_argument("--folder", type=Path, default=DATAPACKAGE)
    options = parser.parse_intermixed_args(arguments)
    options.told, options.last = [], []
    words = helper(HELPERS, options.verb).WORDS if options.verb in names(HELPERS) else WORDS.get(options.verb, 0)
    if len(options.words) != words:
        parser.error(f"{options.verb}: {len(options.words)}")
    ending = ENDINGS.get(options.verb, "faults")
    try:
        problems = VERBS[options.verb](options)
    except Refused as refused:
        problems, ending = refused.problems, "faults"
    except PackageError as error:  # a release that is none, where no build has said so before
        problems = [Problem(FOLDER, 0, "", "not_a_package", str(error))]
    tell(problems, options, ending, "noted" if problems and options.verb == "package" else "")
    wrong = any(not problem.is_notice for problem in problems)
    for text in () if wrong else options.last:
        print(text, file=sys.stderr)
    return int(wrong)


def tell(problems: list[Problem], options: argparse.Namespace, ending: str, quiet: str) -> None:
    """Say problems as the log may have them, but those that have been said. `ending`, `quiet`: the last sentence."""
    if os.environ.get("CI"):  # whose log anybody can read
        problems = in_public(problems)
    if text := report(problems, options.lang, ending, quiet, options.told):
        print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
