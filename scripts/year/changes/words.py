"""Figures and other text as they stand in a pull request: in plain Swedish, and so that no text becomes markup."""

import re

from markupsafe import Markup

from scripts.ground.data_package import Package, Row
from scripts.ground.interval import has_number
from scripts.ground.numbers import told_number
from scripts.ground.statuses import HIDDEN
from scripts.ground.templates import Templates
from scripts.paths import TEMPLATES

# What Markdown, GitHub's own or another's, could read as markup within a line.
MARKUP = re.compile(r"[\\`*_\[\]<>|~&${}!^@#]|:(?=//)|(?<=www)\.", re.IGNORECASE)
# A host makes mentions and references of the text that is left when entities are read, so the name is kept from its sign.
LINKED = ("@", "#")
APART = "&#8203;"  # a space without width
LONGEST = 300  # of a text in a table
PART = re.compile(r"\n\n(?=#{1,3} |<details>)")


def escaped(text: object, longest: int = LONGEST) -> Markup:
    """Any text as one line of plain text in Markdown, cut after `longest` characters; but for what is Markdown already."""
    if isinstance(text, Markup):
        return text
    line = " ".join("".join(char if char.isprintable() else " " for char in str(text)).split())
    if len(line) > longest:
        line = f"{line[:longest]}…"
    return Markup(MARKUP.sub(lambda found: f"&#{ord(found.group())};{APART if found.group() in LINKED else ''}", line))


COMMENTS = Templates(str(TEMPLATES), {"plain": escaped}, escaped)


def fitting(text: str, most: int, left_out: str) -> str:
    """The text, without the parts that do not fit, as the last line then says. A part begins with its heading."""
    kept, left, cut = [], most - len(left_out.encode()) - 3, False
    for part in PART.split(text):
        size = len(part.encode()) + 2
        if size <= left:
            kept.append(part)
            left -= size
        else:
            cut = True
    return "\n\n".join([*kept, *([left_out] if cut else [])]) + "\n"


class Words:
    """What a package calls its codes, in Swedish. An unknown code is called by itself: the report is to be made all the same."""

    def __init__(self, package: Package) -> None:
        self.indicators = {row["indicator"]: row["title_sv"] for row in package.rows_if_any("indicators")}
        self.categories = {
            (row["indicator"], row["category"]): row["label_sv"] for row in package.rows_if_any("categories")
        }
        self.populations = {row["population"]: row["label_sv"] for row in package.rows_if_any("populations")}
        self.codes = {(row["list"], row["code"]): row["label_sv"] for row in package.rows_if_any("vocabulary")}
        self.qualifiers = {code: label for (name, code), label in self.codes.items() if name == "qualifier"}
        self.tables = {one["name"]: str(one.get("title", one["name"])) for one in package.descriptor["resources"]}

    def code(self, codelist: str, code: str) -> str:
        """The label of a code in a short list."""
        return self.codes.get((codelist, code), code)

    def category(self, indicator: str, category: str) -> str:
        """The label of a category."""
        return self.categories.get((indicator, category), category)

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
