"""Ask the file with all figures: a number with a sentence to cite, or the reason why the data cannot say. Needs only pandas.

    import ask, pandas
    figures = pandas.read_csv("data/figures-en.csv")  # or figures-sv.csv, or pandas.read_parquet: the whole file
    print(ask.total(figures, indicator="People the members met", year=figures["year"].max()))

What is asked for is `column=value`, or a list of values, in the words of the file. What `scope` and `condition` do not narrow is
asked of all. A refused answer is false. A word that the file does not have is a ValueError. The rules are the three of the file.
"""

import difflib
import functools
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

CELL = ["indicator", "category", "population", "scope", "condition", "measure", "unit", "base", "base_kind", "producer"]
NUMBERS = ["value", "lower", "upper", "base_value", "year", "year_to", "rank"]  # all else is text
BOUNDS, FIGURE = NUMBERS[:3], ["number", "derived", "missing"]  # of a number; the kinds of row that are one or lack one
PLACE = ["indicator", "year", "year_to", "measure", "unit", "producer", "scope", "condition"]  # of a whole and parts
THINGS = ["year", "compare_answer", "population", "scope", "condition"]  # two that are compared differ in one
RANKED = ["indicator", "year", "year_to", *THINGS[2:], "producer"]  # of answers that have an order
WORDS = """
scope | All cases | Alla ärenden
condition | No condition | Inget villkor
doubtful | doubtful | tveksam
percent | per cent | procent
points | percentage points | procentenheter
decimal | . | ,
of | of | av
sum | Together | Tillsammans
share | Share | Andel
difference | Difference | Skillnad
run | May be compared with each other | Får jämföras med varandra
none | No number is about all of that. | Inget tal handlar om allt det.
several | Several figures are about that. Say which: | Flera siffror handlar om det. Skriv vilken:
narrowed | Only a part has a figure. If you mean it, say so: | Bara en del har en siffra. Skriv det om du menar den:
order | The file does not say which. | Filen säger inte vilken.
rank | Number {} by size | Nummer {} efter storlek
said | The source says it in words only: | Källan säger det bara med ord:
part | The file has no such part of a whole (rule 2). | Filen har ingen sådan del av en helhet (regel 2).
rule_1 | It is a share of a part (rule 1). If you mean it, say so: | Det är en andel av en del (regel 1). Skriv det om du menar den:
rule_2 | Add within one sum_group, indicator and year (rule 2). | Lägg ihop inom en sum_group, en mätpunkt och ett år (regel 2).
rule_3 | Compare within one compare_group, one thing apart (rule 3). | Jämför inom en compare_group, en sak i taget (regel 3).
"""


@dataclass(frozen=True)
class Answer:
    """A number and what must be known of it, or in `refused` why there is none. Without `number` only its bounds are known.

    `which`: the answers that have a place by size, where that was asked.
    """

    rows: pd.DataFrame
    cite: str = ""
    refused: str = ""
    number: float | None = None
    lower: float | None = None
    upper: float | None = None
    unit: str = ""
    base: str = ""
    base_value: float | None = None
    doubt: str = ""
    question: str = ""
    said: str = ""
    which: str = ""

    def __bool__(self) -> bool:
        """Whether it is an answer."""
        return not self.refused

    def __str__(self) -> str:
        """The sentence to cite, or why there is none."""
        return self.cite or self.refused


class RefusedError(Exception):
    """Why the data cannot say, and the rows that were looked at."""


def guarded(function: Callable[..., Answer]) -> Callable[..., Answer]:
    """A function as it is called: with the frame that pandas has read, and with a refusal as its answer."""

    @functools.wraps(function)
    def ask(figures: pd.DataFrame, *sides: Mapping[str, Any], **asked: Any) -> Answer:
        try:
            return function(Figures(figures), *sides, **asked)
        except RefusedError as no:
            return Answer(no.args[1], refused=no.args[0])

    return ask


@guarded
def figure(figures: "Figures", **asked: Any) -> Answer:
    """The one figure that is asked for, whatever it measures: also a mean, which is read off and never worked out."""
    return figures.told(figures.one(figures.of(asked), asked))


@guarded
def total(figures: "Figures", **asked: Any) -> Answer:
    """How many: the rows of one `sum_group` together, or the one row that has the number."""
    rows = figures.of(asked, "count")
    if apart := differences(rows, ["indicator", "year", "unit", "producer"]):
        figures.refuse("rule_2", rows, apart)
    added = rows[rows["sum_group"] != ""]
    if len(rows) == 1 or added.empty:
        return figures.told(figures.one(rows, asked))
    parts = figures.table[figures.table["sum_group"] == added["sum_group"].iloc[0]]
    left_out = any(set(some) - set(added[column]) for column, some in asked.items() if isinstance(some, list))
    cut = len(added) < len(parts) and not {"category", "population", "id"} & set(asked)
    if left_out or cut or added["sum_group"].nunique() > 1:
        figures.refuse("rule_2", rows, joined(rows["not_added"]))
    same = (figures.table[PLACE] == parts.iloc[0][PLACE]).all(axis=1) & (figures.table["value"] == parts["value"].sum())
    printed = figures.table[same & figures.table["base_value"].isna() & (figures.table["sum_group"] == "")]
    row = printed if len(printed) == 1 and len(added) == len(parts) else added
    return figures.told(row) if len(row) == 1 else figures.worked_out("sum", added, added[BOUNDS].sum())


@guarded
def share(figures: "Figures", of: Mapping[str, Any] | None = None, **asked: Any) -> Answer:
    """How many per cent of what `base` says; or `of` another count that it is a part of: {"population": "Everyone"}."""
    if of is not None:
        return figures.divided(figures.one(figures.of(asked, "count"), asked), total(figures.table, **{**asked, **of}))
    rows = figures.of(asked, "percent", "count")
    shares, counts = (rows[rows["measure"] == measure] for measure in ("percent", "count"))
    if shares[BOUNDS].isna().all(axis=None):
        row = figures.one(counts if counts["base_value"].notna().any() or shares.empty else shares, asked)
        return figures.divided(row, Answer(row, number=row["base_value"].iloc[0], base=row["base"].iloc[0]))
    row = figures.one(shares, asked)
    if row["base_kind"].iloc[0] == "part" and not {"base", "base_kind", "condition", "id"} & set(asked):
        figures.refuse("rule_1", row, f"base: {row['base'].iloc[0]}")
    return figures.told(row)


@guarded
def largest(figures: "Figures", rank: int | list[int] = 1, **asked: Any) -> Answer:
    """Which answer is the largest, or has the place `rank` by size, or the places from the first to the last of a list.

    It is in `which`; no number. The source prints the place, or all answers of one `sum_group` are counted, and no two alike.
    """
    first, last = (rank, rank) if isinstance(rank, int) else (rank[0], rank[-1])
    rows = figures.narrowed(figures.asked_for(asked), asked).query("kind in @FIGURE or kind == 'rank'")
    if apart := differences(rows, RANKED):
        figures.refuse("several", rows, apart)
    ranks = rows[rows["kind"] == "rank"]
    found = [figures.placed(ranks, first, last), figures.counted(rows, first, last)]
    found = [some for some in found if some["category"].nunique() == last - first + 1]
    if not found or len({frozenset(some["category"]) for some in found}) > 1:
        said = ranks["category"].str.cat(ranks[["said", "printed_words"]], ", ")
        figures.refuse("order", rows, joined(said) or joined(rows["missing"]))
    return figures.ordered(found[0], f"{first}" if first == last else f"{first}–{last}")


@guarded
def compare(figures: "Figures", one: Mapping[str, Any], other: Mapping[str, Any], **asked: Any) -> Answer:
    """The second less the first, as {"year": ...} and {"year": ...}; what they have in common is said once."""
    pair = pd.concat([figures.one(figures.of(side), side) for side in ({**asked, **one}, {**asked, **other})])
    first, second = pair.iloc[0], pair.iloc[1]
    if not first["compare_group"] == second["compare_group"] > "" or (first[THINGS] != second[THINGS]).sum() != 1:
        figures.refuse("rule_3", pair, joined(pair["not_compared"]) or differences(pair, ["compare_group", *THINGS]))
    numbers = [second["value"] - first["value"], second["lower"] - first["upper"], second["upper"] - first["lower"]]
    unit = {"percent": "points"}.get(first["measure"], "")
    return figures.worked_out("difference", pair, numbers, unit, base=joined(pair["base"]))


@guarded
def series(figures: "Figures", **asked: Any) -> Answer:
    """The years of one figure, as rows. Those with the same `compare_group` may be compared with each other."""
    rows = figures.of(asked).query("year == year_to").sort_values("year")
    if rows["year"].duplicated().any() or differences(rows, [column for column in CELL if "base" not in column]):
        figures.refuse("several", rows, differences(rows, CELL))
    if rows[BOUNDS].isna().all(axis=None):
        figures.refuse("none", rows, joined(rows["missing"]))
    groups = rows.query("compare_group > ''").groupby("compare_group", sort=False)["year"]
    runs = [", ".join(map(str, years)) for _, years in groups if len(years) > 1]
    said = [f"{figures.terms['run']}: {'; '.join(runs)}." if runs else "", joined(rows["not_compared"])]
    cite = " ".join(filter(None, [*rows["quote"], *said]))
    return Answer(rows, cite, unit=rows["unit"].iloc[0], doubt=joined(rows["doubt"]), question=joined(rows["question"]))


class Figures:
    """The file with all figures. An empty text is an empty text, however pandas has read it."""

    def __init__(self, frame: pd.DataFrame) -> None:
        """Of the frame as it was read; its language is that of what stands where no condition is set."""
        self.table = frame.assign(**{str(c): frame[c].astype(object).fillna("") for c in frame if c not in NUMBERS})
        lines, known = [line.split(" | ") for line in WORDS.strip().splitlines()], set(self.table.get("condition", ()))
        languages = [{name: said[place] for name, *said in lines} for place in (0, 1)]
        self.terms = next((terms for terms in languages if terms["condition"] in known), {})
        if not self.terms:
            raise ValueError("This is not the whole file with all figures, CSV or Parquet: all rows have a condition.")

    def refuse(self, why: str, rows: pd.DataFrame, more: str = "") -> None:
        """Say no, with the rule and with what it is that stops."""
        raise RefusedError(f"{self.terms[why]} {more}".strip(), rows)

    def asked_for(self, asked: Mapping[str, Any]) -> pd.DataFrame:
        """The rows that are asked for. A year is itself, and not several years that begin with it."""
        rows = self.table
        for column, wanted in asked.items():
            if column not in rows:
                raise ValueError(f"The file has no column {column}. It has: {', '.join(rows.columns)}.")
            some, known = wanted if isinstance(wanted, list) else [wanted], set(self.table[column])
            for word in sorted({one for one in some if isinstance(one, str)} - known):
                raise ValueError(f"No row has {column} = {word!r}. {self.instead(column, word, asked)}.")
            rows = rows[rows[column].isin(some)]
        return rows[rows["year"] == rows["year_to"]] if "year" in asked and "year_to" not in asked else rows

    def instead(self, column: str, word: str, asked: Mapping[str, Any]) -> str:
        """What a column has of the indicator that is asked; where that is not known, what is spelt most like the word."""
        known = self.table[self.table["indicator"] == asked.get("indicator")]
        if column != "indicator" and len(known):
            return f"The indicator has: {' | '.join(map(str, known[column].unique()))}"
        near = difflib.get_close_matches(word, map(str, self.table[column].unique()), 3, 0.4)
        return f"The nearest: {' | '.join(near) or '-'}"

    def placed(self, ranks: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
        """The answers that the source gives these places; "not number 2" is none, and "number 2–3" is within 1–3."""
        spans = [[int(each) for each in re.findall(r"\d+", said)] for said in ranks["said"]]
        placed = zip(ranks["rank"].notna(), spans, strict=True)
        within = [(at or len(span) > 1) and first <= span[0] and span[-1] <= last for at, span in placed]
        return ranks[pd.Series(within, ranks.index, dtype=bool)]

    def counted(self, rows: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
        """The answers with these places by their numbers: all the parts of a whole, each exact; none where two are alike."""
        added = rows[rows["sum_group"] != ""].sort_values("value", ascending=False)
        parts = self.table[self.table["sum_group"].isin(added["sum_group"])]
        whole = added["sum_group"].nunique() == 1 and len(added) == len(parts) == added["category"].nunique()
        ends = [added["value"].iloc[max(end - 1, 0) : end + 1] for end in (first - 1, last)]
        apart = all(pair.is_unique for pair in ends)
        return added.iloc[first - 1 : last] if whole and apart else added.iloc[:0]

    def ordered(self, rows: pd.DataFrame, places: str) -> Answer:
        """Which answers they are, with the words of the source, or with the numbers, and their names."""
        row, which, words = rows.iloc[0], joined(rows["category"]), rows["printed_words"] + " (" + rows["place"] + ")"
        of = [str(row["year"]), *(row[one] for one in THINGS[2:] if row[one] != self.terms.get(one))]
        said = f"{self.terms['rank'].format(places)}: {which}. {joined(rows['quote']) or joined(words)}"
        cite = f"{row['indicator']} ({', '.join(of)}). {said} ({'; '.join(rows['id'])})."
        return Answer(rows, cite, doubt=joined(rows["doubt"]), question=joined(rows["question"]), which=which)

    def of(self, asked: Mapping[str, Any], *measures: str) -> pd.DataFrame:
        """The figures asked for, also those without a number: of all cases and without a condition, unless these are named."""
        said = self.asked_for(asked)
        rows = said[said["kind"].isin(FIGURE) & (said["measure"].isin(measures) | (not measures))]
        if rows.empty:
            beside = said[~said["kind"].isin(FIGURE)]
            texts = beside["category"].str.cat(beside[[*THINGS[2:], "said", "printed_words"]], ", ")
            self.refuse("said" if len(beside) else "none", said, joined(texts) or joined(said["not_added"]))
        return self.narrowed(rows, asked)

    def narrowed(self, rows: pd.DataFrame, asked: Mapping[str, Any]) -> pd.DataFrame:
        """Those of all cases and without a condition, unless these are named."""
        for column in sorted({"scope", "condition"} - {*asked}) if "id" not in asked else ():
            narrowed, rows = rows, rows[rows[column] == self.terms[column]]
            if rows.empty:
                self.refuse("narrowed" if len(narrowed) else "none", narrowed, joined(column + ": " + narrowed[column]))
        return rows

    def one(self, rows: pd.DataFrame, asked: Mapping[str, Any]) -> pd.DataFrame:
        """The rows, if they are a single one with a number or a bound. What is one of several in any year must be said."""
        row, kin = rows.iloc[0], self.table[self.table["kind"].isin(FIGURE)]
        for column, other in (("population", "category"), ("category", "population")):
            same = kin[(kin[["indicator", "measure", other]] == row[["indicator", "measure", other]]).all(axis=1)]
            if len(rows) > 1 or not ({column, "id"} & {*asked} or same[column].nunique() == 1):
                self.refuse("several", rows, differences(rows) or differences(same, [column]))
        for column, some in asked.items():
            if isinstance(some, list) and {*some} - {*rows[column]}:  # of two that are asked for only one has a row
                self.refuse("narrowed", rows, f"{column}: {row[column]}")
        if rows[BOUNDS].isna().all(axis=None):
            self.refuse("none", rows, joined(rows["missing"]))
        return rows

    def divided(self, part: pd.DataFrame, whole: Answer) -> Answer:
        """A part by its whole: both are sure, and the file has it as its base, in one `sum_group`, or less the part as a row."""
        row, rows, size = part.iloc[0], pd.concat([part, whole.rows]).drop_duplicates("id"), whole.number or 0
        exact, other = self.table[self.table["value"] == self.table["lower"]], pd.concat([whole.rows, part]).iloc[0]
        added = exact[(exact["sum_group"] == row["sum_group"]) & (exact["sum_group"] != "")]["value"].sum()
        is_part = all(row[PLACE] == other[PLACE]) and size in (row["base_value"], added)
        left = exact[exact["value"] == size - row["value"]]["made_of"].str.split()
        is_part |= any({row["id"], other["id"]} == set(names) for names in left)
        doubtful = self.terms["doubtful"] in " ".join([*rows["doubt"], *rows["base"]]).lower()
        if not size > 0 or not is_part or doubtful or not row["value"] == row["lower"] == row["upper"]:
            self.refuse("part", rows, whole.refused or joined(rows["doubt"]))
        base = whole.base if len(rows) == 1 else f"{self.terms['of']} {size:.10g} {whole.unit}"
        share = round(100 * row["value"] / size, 1)
        return self.worked_out(
            "share", rows, [share, share - 0.05, share + 0.05], "percent", base=base, base_value=size
        )

    def told(self, rows: pd.DataFrame) -> Answer:
        """What one row says."""
        row = rows.iloc[0]
        told = [*BOUNDS, "base_value", "base", "doubt", "question", "said"]
        found = {column: row[column] for column in told if pd.notna(row[column])}
        unit = self.terms["percent"] if row["measure"] == "percent" else row["unit"]
        return Answer(rows, row["quote"], number=found.pop("value", None), unit=unit, **found)

    def worked_out(self, how: str, rows: pd.DataFrame, numbers: Iterable[float], unit: str = "", **more: Any) -> Answer:
        """A number from several rows, with their sentences, their names and the version."""
        value, lower, upper = (round(float(number), 10) for number in numbers)
        unit, names = self.terms[unit] if unit else rows["unit"].iloc[0], [*rows["id"]]
        for descriptor in Path(__file__).parent.glob("datapackage.json"):
            names.append("{name} {version}".format(**json.loads(descriptor.read_text(encoding="utf-8"))))
        counted = f"{value:.10g}".replace(".", self.terms["decimal"])
        said = f"{' '.join(rows['quote'])} {self.terms[how]}: {counted} {unit} {more.get('base', '')}".strip()
        more |= {"doubt": joined(rows["doubt"]), "question": joined(rows["question"])}
        return Answer(rows, f"{said} ({'; '.join(names)}).", "", value, lower, upper, unit, **more)


def joined(texts: Iterable[str]) -> str:
    """Texts, each once."""
    return "; ".join(dict.fromkeys(text for text in texts if text))


def differences(rows: pd.DataFrame, columns: Iterable[str] = ("year", "year_to", *CELL)) -> str:
    """The columns in which rows differ, with what they say."""
    said = {column: [str(text) or "-" for text in rows[column].unique()] for column in columns}
    return "; ".join(f"{column}: {' | '.join(texts)}" for column, texts in said.items() if len(texts) > 1)
