"""`letter`: the letter to the publisher of a year's report, as a text file to paste into a mail."""

from pathlib import Path

from scripts.ground.data_package import Package
from scripts.ground.problems import Problem, Refused
from scripts.package.sources import read_sources
from scripts.package.tables import all_records
from scripts.package.writing import put_whole, saying_disk_errors
from scripts.year.letter import Letter
from scripts.year.start import to_year

FILE = "{}-brev.txt"


def write_letter(root: Path, said: str, package: Package) -> list[Problem]:
    """Write the letter beside `root`, in the place of an earlier one; what was written, as a notice.

    `package`: what `root` publishes. Raises `Refused`, and writes nothing, when the year is no year, the package has faults, or
    there is nothing to ask.
    """
    sources = read_sources(root)
    year = to_year(said, sources)
    figures = all_records(sources.codes)["question_figures"]
    found = Letter(package, str(year), sources.disclosure.threshold, figures)
    text = found.text() if year in sources.figures else ""
    if not text:
        raise Refused([Problem("python -m scripts", 0, "", "nothing_missing", said)])
    target = root.resolve().parent / FILE.format(year)
    with saying_disk_errors():
        put_whole(target, text.encode())
    return [Problem(target.name, 0, "", "notice_written")]
