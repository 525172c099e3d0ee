"""`compare_group`: which rows may be held against each other, if they differ in one thing. `compare_answer`: which answers are one.

Children and adults are asked the same question in words of their own, and two providers give support for the same needs: the
table `pairs` says so. Two years are one era where `comparing` says that the difference may be said. The rules are those of
`rules` that forbid a comparison; one that is not there does not hold.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from scripts.ground.answered import of_group
from scripts.ground.bases import NOT_STATED, kind_of, whole_of
from scripts.ground.cells import NUMERIC, cell_of, with_codes
from scripts.ground.codes import WHOLES
from scripts.ground.columns import Column
from scripts.ground.comparing import doubt_of
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT, of_observation
from scripts.ground.row_notes import COMPARE, DOUBTFUL, PERCENT, ReadingRules
from scripts.ground.years import COUNT, Years, holds_case
from scripts.site.exports.figures.lines import NUMBER, FigureLine

Key = tuple[str, ...]
Between = Callable[[str, str], str]  # a year and a later one -> the class of the rule that parts them, if any


@dataclass(frozen=True)
class Twins:
    """Indicator -> the one that asks the same of others; (indicator, answer) -> the same of that; interventions -> their needs."""

    questions: Mapping[str, str]
    answers: Mapping[tuple[str, str], tuple[str, str]]
    needs: Mapping[str, str]


def read_twins(pairs: Iterable[Row]) -> Twins:
    """The twins that the table `pairs` has."""
    questions, answers, needs = {}, {}, {}
    for row in pairs:
        for other in row["others"].split():
            if row["pair_kind"] == "support_of_needs":
                needs[row["indicator"]] = other
            elif row["pair_kind"] == "counterpart" and row["category"]:
                indicator, _, category = other.partition(".")
                answers[indicator, category] = row["indicator"], row["category"]
            elif row["pair_kind"] == "counterpart":
                questions[other] = row["indicator"]
    return Twins(questions, answers, needs)


def answer_of(row: Row, twins: Twins) -> str:
    """The answer of a row, by one name for children and adults."""
    own = (row["indicator"], row["category"])
    return ".".join(twins.answers.get(own, own)) if row["category"] else ""


@dataclass(frozen=True)
class Comparing:
    """What may be held against what: by the years of a package, its twins, and the rules of reading."""

    years: Years
    twins: Twins
    rules: ReadingRules

    def groups(self, lines: Sequence[FigureLine]) -> dict[str, str]:
        """Observation -> its group, for those that have another to be compared with."""
        found: dict[str, str] = {}
        for key, rows in self.keyed(lines).items():
            for rows_of_era, era in eras(rows, self.barrier(rows)):
                name = " / ".join(filter(None, [*key, era]))
                found |= {row["observation"]: name for row in rows_of_era if len(rows_of_era) > 1}
        return found

    def keyed(self, lines: Sequence[FigureLine]) -> dict[Key, list[Row]]:
        """The figures that may be held against another, by all that the two must have in common."""
        found: dict[Key, list[Row]] = {}
        for row in (line.row for line in lines if line.kind == NUMBER):
            number = bool(row["value"]) and row["measure"] in NUMERIC and not row["year_to"]
            if number and not any(self.barred(row)):
                found.setdefault(self.key_of(row), []).append(row)
        return found

    def parted(self, lines: Sequence[FigureLine], compared: Collection[str]) -> dict[str, str]:
        """Observation -> the class of the rule that alone keeps it from the same of another year, or of children or adults.

        `compared`: those that have a group, of which nobody asks.
        """
        found: dict[str, str] = {}
        for apart in (("population",), ("group",), ("answered",), ("answered", "group")):
            left_out = {(COMPARE, of) for of in apart}
            fewer = ReadingRules({named: codes for named, codes in self.rules.codes.items() if named not in left_out})
            for rows in replace(self, rules=fewer).keyed(lines).values():
                found = {row["observation"]: apart[0] for row in rows if len(rows) > 1} | found
        for rows in self.keyed(lines).values():
            between = self.barrier(rows)
            for row in (row for row in rows if row["observation"] not in compared):
                pairs = (sorted((row["year"], other["year"])) for other in rows if other["year"] != row["year"])
                if of := next(filter(None, (between(then, now) for then, now in pairs)), ""):
                    found[row["observation"]] = of
        return found

    def barred(self, row: Row) -> Iterator[str]:
        """The classes of the rules that keep a figure from being held against any other."""
        kept_out = {
            "gap": not row["value"] or row["qualifier"] != EXACT,
            "doubt": row["doubt"] == DOUBTFUL or row["disagreeing"] not in ("", "0"),
            "no_base": kind_of(row, self.years) == NOT_STATED,
        }
        yield from (of for of, out in kept_out.items() if out and self.rules.forbids(COMPARE, of))
        yield from ("note" for note in row["notes"].split() if self.rules.forbids(COMPARE, "note", note))

    def key_of(self, row: Row) -> Key:
        """All that two figures must have in common, as far as the rules tell it apart."""
        only: tuple[Column, ...] = ()
        if self.rules.forbids(COMPARE, "population", row["population"]):
            only = ("population", "year")
        # Of those with an answer: held against the same people's answers alone.
        if self.rules.forbids(COMPARE, "answered") and of_group(row, self.years) != of_observation(row):
            only = ("indicator", "population", "year")
        parts = {
            "question": self.question_of(row),
            "measure": row["measure"],
            "unit": row["unit"],
            "base": base_kind(row, self.years),
            "producer": row["producer"],
            "condition": ".".join(filter(None, (row["within_indicator"], row["within_category"]))),
        }
        told = (part if self.rules.forbids(COMPARE, of) else "" for of, part in parts.items())
        return (*told, " ".join(row[column] for column in only))

    def question_of(self, row: Row) -> str:
        """What two figures are both about: the same question, the same needs, or shares of one and the same cell."""
        own, whole, twins = row["indicator"], whole_of(row, self.years), self.twins
        if row["base_indicator"] and not row["within_indicator"] and whole[0]:
            return f"of {twins.questions.get(whole[0], whole[0])}.{twins.answers.get(whole, whole)[1]}"
        if row["measure"] == COUNT and own in twins.needs:
            return f"support of {twins.needs[own]}"
        of_people = row["measure"] == COUNT and self.rules.forbids(COMPARE, "group")
        return own if of_people else twins.questions.get(own, own)

    def barrier(self, rows: Sequence[Row]) -> Between:
        """What parts two years of these rows: a series is broken, or the difference of a figure in both may not be said."""
        indicators = {row["indicator"] for row in rows}
        breaks = {year for indicator, year in self.years.broken if indicator in indicators}
        of_year: dict[str, dict[Key, tuple[Row, bool | None]]] = {}
        for row in rows:
            cell = with_codes(cell_of(row), year="")
            of_year.setdefault(row["year"], {})[cell] = row, holds_case(row, self.years)

        def differ(then: tuple[Row, bool | None], now: tuple[Row, bool | None]) -> bool:
            return bool(doubt_of(now[0], then[0], [now[1], then[1]], self.years))

        @cache
        def between(then: str, now: str) -> str:
            if self.rules.forbids(COMPARE, "break") and any(then < year <= now for year in breaks):
                return "break"
            pairs = ((row, of_year[now][cell]) for cell, row in of_year[then].items() if cell in of_year[now])
            return "case" if self.rules.forbids(COMPARE, "case") and any(differ(*pair) for pair in pairs) else ""

        return between


def base_kind(row: Row, years: Years) -> str:
    """Which of its wholes a share is of."""
    indicator, category = whole_of(row, years)
    if row["measure"] != PERCENT or row["within_indicator"] or not indicator or row["base_indicator"]:
        return ""
    role = years.book.role(indicator, category)
    return role if role in WHOLES else ""


def eras(rows: Sequence[Row], between: Between) -> list[tuple[list[Row], str]]:
    """The rows in runs of years that may be compared, each with the year that it begins in; no name where there is one run only."""
    runs: list[list[str]] = []
    for year in sorted({row["year"] for row in rows}):
        if runs and not any(between(then, year) for then in runs[-1]):
            runs[-1].append(year)
        else:
            runs.append([year])
    named = [run[0] if len(runs) > 1 else "" for run in runs]
    grouped = [[row for row in rows if row["year"] in run] for run in runs]
    return [(some, f"from {name}" if name else "") for some, name in zip(grouped, named, strict=True)]
