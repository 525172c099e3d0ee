"""What the code lists say: their codes in order, and what codes and figures are called, in plain Swedish."""

from collections.abc import Iterable, Mapping, Sequence

from scripts.ground.codes import ALL, HIDDEN
from scripts.ground.data_package import Row
from scripts.ground.interval import has_number
from scripts.ground.numbers import told_number


def listed(vocabulary: Iterable[Row], name: str) -> list[str]:
    """The codes of one list in the vocabulary, in order."""
    return [row["code"] for row in sorted((row for row in vocabulary if row["list"] == name), key=order)]


def labelled(vocabulary: Iterable[Row], name: str) -> dict[str, str]:
    """Code -> Swedish label of one list in the vocabulary."""
    return {row["code"]: row["label_sv"] for row in vocabulary if row["list"] == name}


def order(row: Row) -> int:
    """The place of a row in its code list."""
    return int(row["order"])


class CodeWords:
    """What the tables of a package call its codes. An unknown code is called by itself: the report is to be made all the same.

    `lists`: short list -> code -> label.
    """

    def __init__(self, tables: Mapping[str, Sequence[Row]]) -> None:
        def rows(name: str) -> Sequence[Row]:
            return tables.get(name, ())

        self.indicators = {row["indicator"]: row["title_sv"] for row in rows("indicators")}
        self.categories = {(row["indicator"], row["category"]): row["label_sv"] for row in rows("categories")}
        self.populations = {row["population"]: row["label_sv"] for row in rows("populations")}
        self.lists: dict[str, dict[str, str]] = {}
        for row in rows("vocabulary"):
            self.lists.setdefault(row["list"], {})[row["code"]] = row["label_sv"]
        self.qualifiers = self.lists.get("qualifier", {})

    def code(self, codelist: str, code: str) -> str:
        """The label of a code in a short list."""
        return self.lists.get(codelist, {}).get(code, code)

    def category(self, indicator: str, category: str) -> str:
        """The label of a category."""
        return self.categories.get((indicator, category), category)

    def cell(self, row: Row, *more: str) -> str:
        """What the workbook calls a cell: the question, the answer, whom it counts, the selection if it is one, and what else."""
        parts = [self.indicators[row["indicator"]], self.category(row["indicator"], row["category"])]
        selection = [] if row["scope"] == ALL else [self.code("scope", row["scope"])]
        return ", ".join([*parts, self.populations[row["population"]], *selection, *more])

    def about(self, row: Row) -> str:
        """What a figure is about: indicator, category, who, which cases, the condition and the year, if the row has one."""
        who = [self.populations.get(row["population"], row["population"]), self.code("scope", row["scope"])]
        if row["within_indicator"]:
            who.append(f"bland: {self.category(row['within_indicator'], row['within_category'])}")
        years = "–".join(year for year in (row["year"], row["year_to"]) if year)
        title = self.indicators.get(row["indicator"], row["indicator"])
        category = self.category(row["indicator"], row["category"])
        who += [part for part in (self.code("measure", row["measure"]).lower(), years) if part]
        return f"{title}: {category} ({', '.join(who)})"

    def said(self, row: Row | None) -> str:
        """The number of a figure: "87,8 % av 354", "minst 20". Empty when there is none."""
        if row is None:
            return ""
        if not has_number(row):
            return self.code("obs_status", HIDDEN).lower()
        text = told_number(row, self.qualifiers, " %" if row["measure"] == "percent" else "")
        return f"{text} av {row['base']}" if row["base"] else text
