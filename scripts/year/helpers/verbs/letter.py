"""`letter`: a letter to the publisher of a report, with the open questions and the numbers that stand only in its charts.

Rows in, text out, to paste into a mail.
"""

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path

from scripts.ground.codes import IN_CHART
from scripts.ground.data_package import Package, Row
from scripts.ground.decisions import CORRECTED, EVIDENCE, STANDS, missing, open_questions
from scripts.ground.disk import put_whole, saying_disk_errors
from scripts.ground.numbers import comma
from scripts.ground.problems import Problem, Refused
from scripts.ground.tables import all_records
from scripts.package.sources import Sources, read_sources
from scripts.year.compare import open_package
from scripts.year.laid_out import PLAIN
from scripts.year.start import to_year
from scripts.year.words import CodeWords

Lacking = tuple[Row, Row]  # an observation without a number, and the statement that takes it up
Groups = list[tuple[tuple[str, ...], list[Lacking]]]
FILE = "{}-brev.txt"
WORDS = 1  # the year


class Letter:
    """What there is to ask of a year. `threshold`: the least count of people that anybody may be told.

    `figures`: the rows of `question_figures.csv`. Its template is `letter.md`, in Swedish: plain text, to paste into a mail.
    """

    def __init__(self, package: Package, year: str, threshold: int, figures: Sequence[Row]) -> None:
        self.package, self.year, self.threshold, self.figures = package, year, threshold, figures
        self.words = CodeWords(package.tables)
        self.questions = open_questions(year, package.rows("questions"), package.rows("observations"))

    def text(self) -> str:
        """The letter, to send as it is; "" where the year lacks no number and no question is open."""
        return f"{PLAIN.rendered('letter.md', letter=self)}\n" if self.questions or self.lacking else ""

    @cached_property
    def lacking(self) -> list[Lacking]:
        """What the year lacks, in the order of the report."""
        statements: dict[str, Row] = {}
        for row in self.package.rows("statements"):
            if row["year"] == self.year:  # how many answered is asked where the source gives only the size of the group
                statements.setdefault(row["base_observation"] if row["value"] else row["observation"], row)
        rows = [row for row in missing(self.package.rows("observations")) if row["year"] == self.year]
        found = [(row, statements[row["observation"]]) for row in rows]
        return sorted(found, key=lambda one: (int(one[1]["page"] or 0), int(one[1]["seq"])))

    @property
    def charted(self) -> list[Lacking]:
        """What has its number in a chart."""
        return [one for one in self.lacking if one[0]["obs_status"] == IN_CHART]

    @property
    def others(self) -> list[Lacking]:
        """What has none in any chart."""
        return [one for one in self.lacking if one[0]["obs_status"] != IN_CHART]

    @cached_property
    def report(self) -> str:
        """The source that most of the year's figures stand in: the report that the letter is about."""
        own = (row["source"] for row in self.package.rows("statements") if row["year"] == self.year)
        return Counter(own).most_common(1)[0][0]

    @property
    def title(self) -> str:
        """What the report is called."""
        return self.package.by_name["sources"][self.report]["title_sv"]

    def decided(self, question: Row, decision: str = "") -> list[Row]:
        """The decisions, all or of one kind, on the figures of a question."""
        own = [row for row in self.package.rows("corrections") if row["question"] == question["question"]]
        return [row for row in own if decision in ("", row["decision"])]

    def about(self, question: Row) -> list[Row]:
        """What the report says of the figures of a question.

        A figure that a question only leans on is there where it stands on a page with one that it is about.
        """
        mine = [row for row in self.figures if row["question"] == question["question"]]
        leant = {row["observation"] for row in mine if row["used_as"] == EVIDENCE}
        about = {row["observation"] for row in (*self.decided(question), *mine)} - leant
        own = [row for row in self.package.rows("statements") if row["source"] == self.report]
        first = [row for row in own if about & {row["observation"], row["base_observation"]}]
        pages = {row["page"] for row in first}
        near = [row for row in own if row["page"] in pages]
        return first + [row for row in near if leant & {row["observation"], row["base_observation"]}]

    def prints(self, question: Row) -> list[tuple[str, list[str]]]:
        """Page by page what the report prints of the figures of a question."""
        told = sorted((row for row in self.about(question) if row["printed"]), key=lambda row: int(row["page"] or 0))
        pages = groupby(told, lambda row: row["page"])
        return [(page, [*dict.fromkeys(row["printed"] for row in rows)]) for page, rows in pages]

    def sections(self, question: Row) -> list[tuple[str, str]]:
        """The pages and sections that take up the figures of a question."""
        return [*dict.fromkeys((row["page"], row["place"]) for row in self.about(question))]

    def instead(self, question: Row) -> list[tuple[str, str]]:
        """The numbers that the site shows in the place of others, and those."""
        rows = self.decided(question, CORRECTED)
        return [(comma(row["published_value"]), comma(row["printed_value"])) for row in rows]

    def doubtful(self, question: Row) -> list[str]:
        """The numbers that are marked as doubtful, in the words of the report."""
        return [self.as_printed(row) for row in self.decided(question, STANDS)]

    def as_printed(self, decision: Row) -> str:
        """A number that is decided on in the words of its source."""
        name, number = decision["observation"], decision["printed_value"]
        rows = [row for row in self.package.rows("statements") if number in (row["value"], row["base"])]
        about = (row["printed"] for row in rows if name in (row["observation"], row["base_observation"]))
        return next(filter(None, about), comma(number))

    def named(self, question: Row) -> int:
        """How many figures a question stands at."""
        return sum(question["question"] in row["question"].split() for row in self.package.rows("observations"))

    def charts(self) -> list[tuple[tuple[str, ...], Groups]]:
        """Section by section, and in it chart by chart, the answers to read off."""
        sections = apart(self.charted, lambda one: (one[1]["page"], one[1]["place"]))
        return [(section, apart(own, lambda one: (self.heading(one[0]),))) for section, own in sections]

    def beyond(self) -> Groups:
        """What the report takes up without a number in any chart, by indicator and page."""
        return apart(self.others, lambda one: (self.words.indicators[one[0]["indicator"]], one[1]["page"]))

    def heading(self, row: Row) -> str:
        """What a chart is about, and whom it counts where the title does not say that."""
        title = self.words.indicators[row["indicator"]]
        groups = {one["population"]: one["label_in_sentence_sv"] for one in self.package.rows("populations")}
        people = groups[row["population"]]
        return title if title.endswith(f", {people}") else f"{title} ({people})"

    def answer(self, row: Row) -> str:
        """The answer that a row counts."""
        return self.words.category(row["indicator"], row["category"])


def apart(found: Iterable[Lacking], by: Callable[[Lacking], tuple[str, ...]]) -> Groups:
    """What lacks a number, put together by what they share, in the order in which it is first met."""
    groups: dict[tuple[str, ...], list[Lacking]] = {}
    for one in found:
        groups.setdefault(by(one), []).append(one)
    return [*groups.items()]


def letters(root: Path, sources: Sources) -> dict[str, bytes]:
    """File name -> letter, the newest year first, of each year of which there is something to ask.

    Raises `Refused` when what `root` publishes is not there, or is no package.
    """
    package, figures = open_package(str(root), root), all_records(sources.codes)["question_figures"]
    years = sorted(sources.figures, reverse=True)
    texts = {year: Letter(package, str(year), sources.disclosure.threshold, figures).text() for year in years}
    return {FILE.format(year): text.encode() for year, text in texts.items() if text}


def verb(options: Namespace) -> list[Problem]:
    """Write the letter of a year."""
    return write_letter(options.folder, *options.words)


def write_letter(root: Path, said: str) -> list[Problem]:
    """Write the letter beside `root`, in the place of an earlier one; what was written, as a notice.

    Raises `Refused`, and writes nothing, when the year is no year, the package has faults, or there is nothing to ask.
    """
    sources = read_sources(root)
    name = FILE.format(to_year(said, sources))
    found = letters(root, sources)
    if name not in found:
        raise Refused([Problem("python -m scripts", 0, "", "nothing_missing", said)])
    with saying_disk_errors():
        put_whole(root.resolve().parent / name, found[name])
    return [Problem(name, 0, "", "notice_written")]
