"""What a door and a sheet say, in order: `docs/sheet.csv`, a row for each thing, of which those count that hold of the newest year.

There are more rows than room: one whose number the year lacks, or hides, gives its place to the next. A row takes a text of an
answer, or has its own in both languages, with slots as every text; it holds while its condition is true, and one that names an
account of the report while that stands: `{{ account }}` is what it claims.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from scripts.ground.columns import Column
from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.markup import markdown
from scripts.site.figure.sources import fewest
from scripts.site.frame.signing import CLAIM, leant_on
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import check_name
from scripts.site.package.said import newest_accounts
from scripts.site.prose.account_list import place
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import PARTS, Answers, named
from scripts.site.prose.beside import holding
from scripts.site.prose.filling import phrased, stands, turns_of
from scripts.site.prose.trend import NAME as TREND
from scripts.site.prose.trend import not_said, trend_of
from scripts.site.text.language import SPOKEN, read_table

NAME = "sheet.csv"
COLUMNS = ("sheet", "part", "name", "text", "condition", *SPOKEN)
# What stands on a sheet: of what theme it is, what leads, what is told in a sentence, a figure, how many people it is about, and
# the notes on what the numbers do not say. Of a door: how whoever comes in says who she is, what else people call that, facts, what
# the report says of law, where to call, whom to ask.
FINDING, SENTENCE, PICTURE, SIZE, LIMIT = "finding", "sentence", "picture", "size", "limit"
DOOR, THEME, ALSO, FACT, LAW, HELP, CONTACT = "door", "theme", "also", "fact", "law", "help", "contact"
OF_ANSWERS, OF_NOTHING = (FINDING, SENTENCE, PICTURE, SIZE), (DOOR, THEME, ALSO)
# The table, and its column, in which the name of a row stands that is about no answer.
TABLES: Mapping[str, tuple[str, Column]] = {
    FACT: ("accounts", "account"),
    LAW: ("accounts", "account"),
    HELP: ("helplines", "helpline"),
    CONTACT: ("platform", "setting"),
    LIMIT: ("notes", "note"),
}
ALL_PARTS = (*OF_ANSWERS, *OF_NOTHING, *TABLES)
OF_ACCOUNT = "{{ account }}"


@dataclass(frozen=True)
class SheetPlan:
    """The rows of the table."""

    rows: tuple[dict[str, str], ...]

    def of(self, sheet: str, part: str) -> list[dict[str, str]]:
        """Those of one part of a sheet, in order."""
        return [row for row in self.rows if (row["sheet"], row["part"]) == (sheet, part)]

    @property
    def sheets(self) -> list[str]:
        """The sheets, each once."""
        return list(dict.fromkeys(row["sheet"] for row in self.rows))

    @property
    def doors(self) -> list[str]:
        """The sheets that are doors too."""
        return [row["sheet"] for row in self.rows if row["part"] == DOOR]


class SaidRow(NamedTuple):
    """What a row says, as a line of Markdown that carries its claims; where it stands, what it leans on, and whose text it is.

    `name`: the answer that has the text; nothing where the row has its own.
    """

    text: str
    place: str
    rows: Sequence[Row]
    account: Row | None
    name: str

    @property
    def question(self) -> tuple[str, ...]:
        """What is asked: of the first figure that is said, whichever answer that is; else of the account."""
        columns: tuple[Column, ...] = ("indicator", "within_indicator", "within_category", "population")
        for row in self.rows[:1]:
            return tuple(row[column] for column in columns)
        return (self.account["account"] if self.account else self.text,)


# Of a page that leads to no door.
NO_PLAN = SheetPlan(())


def read_plan(docs: Path) -> SheetPlan:
    """The table as it lies in a folder. Raises PackageError on the first cell that cannot be read."""
    return parse((docs / NAME).read_text(encoding="utf-8"))


def parse(text: str) -> SheetPlan:
    """The table. Raises PackageError on the first cell that cannot be read, with its place."""
    return SheetPlan(tuple(read_table(NAME, text, COLUMNS, fault_of)))


def fault_of(row: Mapping[str, str]) -> str:
    """What is wrong with a row; nothing where it can be read."""
    return "" if row["part"] in ALL_PARTS else f"column part: {row['part']!r} is none of {', '.join(ALL_PARTS)}"


def check_plan(plan: SheetPlan, answers: Answers, package: Package) -> None:
    """Raise PackageError, with the row, on what there is not: an answer, a part of its texts, another name, or a figure."""
    for number, row in enumerate(plan.rows, 2):
        if row["name"] not in names_for(row, answers, package) or row["text"] not in ("", *PARTS):
            raise PackageError(f"docs/{NAME}, row {number}: there is no {row['name']} {row['text']}".rstrip())
        for name in named(row):
            check_name(name, package)


def names_for(row: Mapping[str, str], answers: Answers, package: Package) -> list[str]:
    """The names that a row may have; one that says something itself needs none."""
    if row["part"] in OF_ANSWERS or row["text"]:
        return answers.names
    own = [""] if row["part"] in (*OF_NOTHING, FACT) and all(row[language] for language in SPOKEN) else []
    table, column = TABLES.get(row["part"], ("", "note"))
    return own + [each[column] for each in (package.rows(table) if table else ())]


def told(plan: SheetPlan, sheet: str, part: str, teller: Teller) -> Iterator[SaidRow]:
    """What the rows of a part say that hold, in order; of two about the same question the first."""
    asked = set[tuple[str, ...]]()
    for row in plan.of(sheet, part):
        said = said_by(row, teller)
        if said and said.question not in asked:
            asked.add(said.question)
            yield said


def said_by(row: Mapping[str, str], teller: Teller) -> SaidRow | None:
    """What a row says; None where it does not hold of the newest year."""
    labels = teller.labels
    own = [each for each in newest_accounts(labels) if each["account"] == row["name"] and not row["text"]]
    account = next(iter(holding(own, labels)), None)  # where the newest figures leave it as it is
    held = held_by(row, teller) if account or row["text"] or not row["name"] else None
    if held is None:
        return None
    text = phrased(*held, labels, account=markdown(labels.language.text(account, "claim")) if account else "")
    rows = leant_on(CLAIM.findall(text), labels.facts)
    if account:
        return SaidRow(
            text, ", ".join([labels.code("voice", account["voice"]), place(account, labels)]), rows, account, ""
        )
    return SaidRow(text, fewest(rows, labels, turns_of(held[0], labels.package)), rows, None, row["name"])


def held_by(row: Mapping[str, str], teller: Teller) -> tuple[str, str] | None:
    """The text of a row with its condition, which holds; None where none does."""
    if row["text"]:
        texts = teller.answers.held(row["name"], row["text"], teller.labels) if teller.stands(row["name"]) else []
        return next(iter(texts), None)
    text, condition = row[teller.labels.language.code] or OF_ACCOUNT, row["condition"]
    return (text, condition) if stands(text, condition, teller.labels.package) else None


def facts(plan: SheetPlan, sheet: str, teller: Teller, room: int) -> list[SaidRow]:
    """The facts of a door that there is room for."""
    return [*islice(told(plan, sheet, FACT, teller), room)]


def pictures(plan: SheetPlan, sheet: str, teller: Teller) -> Iterator[str]:
    """The answers that the newest year gives whose figures a sheet may show, in order."""
    for row in plan.of(sheet, PICTURE):
        if teller.stands(row["name"]) and teller.drawing(row["name"]):
            yield row["name"]


def nearest(accounts: Sequence[Row], labels: Labels, room: int) -> list[Row]:
    """The demands of the newest report that most of some accounts bear on."""
    rows = labels.package.rows("recommendations")
    last = max((row["year"] for row in rows), default="")
    borne = Counter(name for row in accounts for name in row["demands"].split())
    own = [row for row in rows if row["year"] == last]
    return sorted(own, key=lambda row: (-borne[row["recommendation"]], int(row["order"])))[:room]


def limits(plan: SheetPlan, sheet: str, teller: Teller) -> list[str]:
    """What the numbers do not say, as lines of Markdown: what must not be said of the trend, where that is shown; then the notes.

    Of these those that the newest year carries.
    """
    labels = teller.labels
    of_year = (row for row in labels.package.rows("observations") if row["year"] == labels.package.latest_year)
    carried = {note for row in of_year for note in row["notes"].split()}
    noted = [
        (row[labels.language.code], labels.note(row["name"])) for row in plan.of(sheet, LIMIT) if row["name"] in carried
    ]
    shown = {row["name"] for part in (FINDING, PICTURE) for row in plan.of(sheet, part)}
    refused = [markdown(each.text) for each in not_said(trend_of(teller), labels)] if TREND in shown else []
    return [*refused, *(f"**{markdown(what)}** {markdown(why)}" for what, why in noted)]
