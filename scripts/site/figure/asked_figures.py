"""The audit's tables put together: each question to the publisher with its figures, where they stand, and what is decided."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row, once
from scripts.ground.decisions import ANSWERED
from scripts.site.package.labels import found

# What names a printed statement in every table of the audit.
STATEMENT: tuple[Column, ...] = ("report_year", "source", "place", "seq")
Key = tuple[str, ...]


@dataclass(frozen=True)
class PrintedFigure:
    """A number that a question is about: the cell, the number as text, and the statements that print it."""

    about: str
    value: str
    statements: tuple[Row, ...]

    @property
    def as_base(self) -> bool:
        """Whether the number is what another one is a share of: "286" in "135 of 286"."""
        row = self.statements[0]
        return row["base_observation"] == self.about and row["base"] == self.value


@dataclass(frozen=True)
class PublisherQuestion:
    """One question to the publisher: its row, the figures that do not fit, what the audit found, and what has been decided.

    `named`: the observations that it is about or leans on beside those figures; `ways`: how the numbers may be read.
    """

    row: Row
    figures: tuple[PrintedFigure, ...]
    named: tuple[Row, ...]
    findings: tuple[Row, ...]
    ways: tuple[Row, ...]
    decisions: tuple[Row, ...]

    @property
    def name(self) -> str:
        """The question's code, which is its anchor too."""
        return self.row["question"]

    @property
    def is_answered(self) -> bool:
        """Whether the publisher has answered it."""
        return self.row["publisher_status"] == ANSWERED

    @property
    def indicators(self) -> list[str]:
        """The indicators that it is about, each once, in the order of its figures."""
        rows = (*(figure.statements[0] for figure in self.figures), *self.named)
        return list(dict.fromkeys(row["indicator"] for row in rows))

    def listed(self, column: Column) -> list[str]:
        """The codes in a column of its findings, each once."""
        return list(dict.fromkeys(code for finding in self.findings for code in finding[column].split()))


@once
def questions(package: Package) -> tuple[PublisherQuestion, ...]:
    """Every question that a figure is decided on for or that names one, in the order of the table."""
    statements = {key_of(row): row for row in package.rows("statements")}
    rows = sorted(package.rows("questions"), key=lambda row: int(row["order"]))
    made = (one_question(row, statements, package) for row in rows)
    return tuple(question for question in made if question.figures or question.named)


def one_question(row: Row, statements: dict[Key, Row], package: Package) -> PublisherQuestion:
    """One question with the rows of the other tables that belong to it."""
    decisions = tuple(each for each in package.rows("corrections") if each["question"] == row["question"])
    others = {figure_of(each) for each in package.rows("corrections") if each["question"] != row["question"]}
    names = {name for each in decisions for name in each["findings"].split()}
    # A figure that another question is about is said there.
    places = [
        each for each in own(package, "finding_figures", names) if (each["about"], each["printed_value"]) not in others
    ]
    shown = printed_figures([*decided_places(decisions, statements), *places], statements)
    cells = {figure.about for figure in shown}
    return PublisherQuestion(
        row,
        shown,
        tuple(
            each
            for each in package.rows("observations")
            if row["question"] in (*each["question"].split(), *each["answered"].split())
            and each["observation"] not in cells
        ),
        tuple(own(package, "findings", names)),
        tuple(each for each in package.rows("interpretations") if each["question"] == row["question"]),
        decisions,
    )


def figure_of(decision: Row) -> tuple[str, str]:
    """The cell and the number that a decision is about."""
    return decision["observation"], decision["printed_value"]


def decided_places(decisions: Iterable[Row], statements: dict[Key, Row]) -> list[Row]:
    """Every place where a figure that is decided on is printed, as the rows of `finding_figures` have it."""
    return [
        {
            "about": each["observation"],
            "printed_value": each["printed_value"],
            **{name: row[name] for name in STATEMENT},
        }
        for each in decisions
        for row in statements.values()
        if (row["observation"], row["value"]) == figure_of(each)
    ]


def printed_figures(rows: Iterable[Row], statements: dict[Key, Row]) -> tuple[PrintedFigure, ...]:
    """The figures, each once, with all the places that print it, each once."""
    places: dict[tuple[str, str], dict[Key, Row]] = {}
    for row in rows:
        key = key_of(row)
        places.setdefault((row["about"], row["printed_value"]), {})[key] = found(statements, key)
    return tuple(PrintedFigure(about, value, tuple(where.values())) for (about, value), where in places.items())


def key_of(row: Row) -> Key:
    """What names the statement of a row."""
    return tuple(row[name] for name in STATEMENT)


def own(package: Package, table: str, findings: Collection[str]) -> list[Row]:
    """The rows of a table that belong to some findings."""
    return [row for row in package.rows(table) if row["finding"] in findings]


def about_indicator(indicator: str, package: Package) -> list[PublisherQuestion]:
    """The questions with a figure of an indicator."""
    return [question for question in questions(package) if indicator in question.indicators]


def cell(name: str, package: Package) -> Row | None:
    """The observation or the derived range with this name."""
    if observation := package.by_name["observations"].get(name):
        return observation
    rows = (row for row in package.rows("derived_ranges") if row["about"] == name)
    return next(({"year_to": "", **row} for row in rows), None)
