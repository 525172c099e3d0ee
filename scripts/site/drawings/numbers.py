"""What a composed figure is made of: the rows of the newest year by the names of the prose, and how each is shown."""

from collections.abc import Callable
from dataclasses import dataclass

from scripts.ground.data_package import Package, PackageError, Row
from scripts.site.charts.plane import Plane
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import newest
from scripts.site.package.names import check_code, check_name

ALL, WITHOUT = "all_cases", "excluding_asele"


@dataclass(frozen=True)
class Drawing:
    """A composed figure before it is drawn.

    `rows`: the observations that it shows; `said`: what it says, (name, number) by (name, number); `signs`: the words that explain
    its signs; `wide`: whether it takes the whole page.
    """

    plane: Callable[[str], Plane]
    rows: tuple[Row, ...]
    said: tuple[tuple[str, str], ...]
    signs: tuple[str, ...] = ()
    wide: bool = False

    @property
    def layouts(self) -> tuple[str, str]:
        """The two that a page shows one of."""
        return ("wide" if self.wide else "beside", "narrow")


class MissingError(LookupError):
    """A number that the drawing needs has none in the newest year."""


@dataclass(frozen=True)
class Numbers:
    """The rows of the newest year by the names of the prose. `strict`: whether an indicator that the package lacks is a fault."""

    labels: Labels
    strict: bool = False

    @property
    def package(self) -> Package:
        """The package."""
        return self.labels.package

    def row(self, name: str) -> Row:
        """The row of a figure. Raises MissingError."""
        found = self.maybe(name)
        if found is None:
            raise MissingError(name)
        return found

    def maybe(self, name: str) -> Row | None:
        """The row of a figure; None where the newest year has no number, or no year has such a figure.

        Raises PackageError on a name that the code lists do not have: a figure never falls away because a code was renamed.
        """
        self.known(name.partition(".")[0])
        check_name(name, self.package)
        try:
            return newest(name, self.package)
        except PackageError:
            return None

    def known(self, indicator: str) -> None:
        """Raise MissingError where the package has no such indicator: a package of something else has none of the figures."""
        if self.strict:
            check_code(indicator, indicator, self.package.by_name["indicators"])
        elif indicator not in self.package.by_name["indicators"]:
            raise MissingError(indicator)

    def count(self, name: str) -> tuple[Row, int]:
        """A row with a number that is known exactly, as marks that can be counted must be. Raises MissingError."""
        row = self.row(name)
        if row["qualifier"] != "exact" or not row["value"]:
            raise MissingError(name)
        return row, int(float(row["value"]))

    def parts(self, indicator: str) -> list[str]:
        """The answers that make up an indicator. Raises MissingError where the package has no such indicator."""
        self.known(indicator)
        return self.labels.book.parts(indicator, year=self.package.latest_year)

    def word(self, key: str, *parts: str) -> str:
        """A word of the figures, filled in."""
        return self.labels.language.words[f"drawn_{key}"].format(*parts)

    def ranked(self, indicator: str, scope: str, population: str) -> list[tuple[str, str]]:
        """(place, category) of what the newest report ranks in a selection of cases; the sharpest place of each."""
        places: dict[str, tuple[int, int]] = {}
        for row in self.package.rows("statements"):
            year = row["report_year"] == row["year"] == self.package.latest_year
            own = row["indicator"] == indicator and row["scope"] == scope and row["population"] == population
            ranks = (
                row["measure"] == "rank" and row["qualifier"] in ("exact", "between") and not row["within_indicator"]
            )
            if year and own and ranks:
                first, last = int(row["value"]), int(row["value_to"] or row["value"])
                best = places.get(row["category"], (first, last))
                places[row["category"]] = min((first, last), best, key=lambda place: (place[1] - place[0], place))
        ordered = sorted(places.items(), key=lambda each: (each[1], each[0]))
        return [(f"{low}–{high}" if high > low else str(low), category) for category, (low, high) in ordered]
