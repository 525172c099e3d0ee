"""What a composed figure is made of: the rows of the newest year by the names of the table, and how they are said."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from scripts.ground.codes import ALL, case_in, only_case
from scripts.ground.data_package import Package, Row
from scripts.ground.interval import EXACT, has_number
from scripts.ground.row_notes import PERCENT
from scripts.site.charts.display import Display
from scripts.site.charts.known import quantity
from scripts.site.charts.quantity import Quantity
from scripts.site.figure.against import against, before
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import EACH, case_of, over_years


@dataclass(frozen=True)
class Drawing:
    """A composed figure before it is drawn.

    `rows`: the observations behind it, of which it shows no number of the `unseen`; `said`: what it says, (name, number) by (name,
    number); `signs`: the words that explain its signs; `wide`: whether it takes the whole page; `hidden`: the answers without a
    place, since their numbers are hidden.
    """

    display: Display
    rows: tuple[Row, ...]
    said: tuple[tuple[str, str], ...]
    signs: tuple[str, ...] = ()
    wide: bool = False
    hidden: tuple[str, ...] = ()
    unseen: tuple[Row, ...] = ()

    @property
    def shown(self) -> list[Row]:
        """The rows whose numbers it shows."""
        return [row for row in self.rows if row not in self.unseen]


class Before(NamedTuple):
    """What is said of the year before, and how long its mark is where it may be compared."""

    text: str
    mark: Quantity | None


class MissingError(LookupError):
    """A number that the drawing needs has none in the newest year."""


@dataclass(frozen=True)
class Cells:
    """The rows of the newest year by the names of the table."""

    labels: Labels

    @property
    def package(self) -> Package:
        """The package."""
        return self.labels.package

    def there(self, name: str) -> Row | None:
        """The row of a figure, with a number or not; None where the newest year has none. Raises PackageError on a wrong name."""
        return over_years(name, self.package).get(self.package.latest_year)

    def maybe(self, name: str) -> Row | None:
        """The row of a figure that has a number."""
        row = self.there(name)
        return row if row and has_number(row) else None

    def row(self, name: str) -> Row:
        """The row of a figure that has a number. Raises MissingError."""
        row = self.maybe(name)
        if row is None:
            raise MissingError(name)
        return row

    def count(self, name: str) -> tuple[Row, int]:
        """A row with a number that is known exactly, as marks that can be counted must be. Raises MissingError."""
        row = self.row(name)
        if row["qualifier"] != EXACT:
            raise MissingError(name)
        return row, int(float(row["value"]))

    def each(self, pattern: str) -> dict[str, str]:
        """Answer -> the name of its figure, for each answer that the newest year asks about."""
        indicator = pattern.partition(".")[0]
        answers = self.labels.book.parts(indicator, year=self.package.latest_year)
        return {answer: pattern.replace(EACH, answer) for answer in answers}

    def label(self, name: str) -> str:
        """What the answer of a figure is called."""
        indicator, category, *_ = name.split(".")
        return self.labels.category(indicator, category)

    def role(self, name: str) -> str:
        """What the answer of a figure is to the others."""
        indicator, category, *_ = name.split(".")
        return self.labels.book.role(indicator, category)

    def outside_case(self, name: str) -> str:
        """The name of the same figure without the large case of the year; nothing where the year has none."""
        case = case_of(self.package)
        return name.replace(f".{ALL}.", f".{case}.") if case else ""

    def before(self, *rows: Row | None) -> Before:
        """What the year before says of the first of some rows that has anything beside it; empty where none has."""
        for row in filter(None, rows):
            text, marked = before(row, self.labels)
            if text:
                then = against(row, self.labels).then
                known = quantity(then, self.labels) if marked and row["measure"] == PERCENT else None
                return Before(text, replace(known, text=text) if known else None)
        return Before("", None)

    def case_names(self) -> tuple[str, str]:
        """What the cases are called without the large one, and it alone, within a sentence; empty in a year that has none."""
        case = case_of(self.package)
        if not case:
            return "", ""
        outside, inside = (self.labels.code_in_sentence("scope", scope) for scope in (case, only_case(case_in(case))))
        return outside, inside

    def word(self, key: str, *parts: str) -> str:
        """A word of the figures, filled in."""
        return self.labels.language.words[f"drawn_{key}"].format(*parts)
