"""What the page about the audit counts: relations tested, what the printed figures leave open, numbers that are missing.

What it looks like is `docs/templates/audit.html`; what is missing is said on the pages of indicators too.
"""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from scripts.ground.data_package import Row
from scripts.ground.decisions import Missing, counted, missing
from scripts.site.addresses import AUDIT, page_link
from scripts.site.figure.amounts import counted as said_of
from scripts.site.figure.amounts import numbers_left
from scripts.site.figure.asked_figures import questions
from scripts.site.figure.wording import about
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import proved_ranges
from scripts.site.package.said import CORRECTED, decision_of
from scripts.site.text.language import Language
from scripts.site.text.templates import macros

TEMPLATE = "audit.html"
UNDECIDED = "cannot_be_decided"


def audit_totals(labels: Labels) -> Markup:
    """The number of relations that could be decided and of each verdict, and of the questions to the publisher; what is left."""
    language = labels.language
    words, checks = language.words, labels.package.rows("audit_checks")
    counts, asked = Counter(row["verdict"] for row in checks), questions(labels.package)
    verdicts = decided(labels)
    found = [(words["audit_checks_count"], sum(counts[code] for code in verdicts))]
    found += [(labels.code("verdict", code), counts[code]) for code in verdicts]
    found += [(words["audit_questions"], len(asked))]
    found += [(words["audit_answered"], done)] if (done := sum(one.is_answered for one in asked)) else []
    left = sum(int(row["tested"]) for row in checks if row["verdict"] == UNDECIDED)
    facts = [(name, language.number(str(number))) for name, number in found]
    return macros(TEMPLATE, words=words).totals(facts, language.number(str(left)) if left else "")


def decided(labels: Labels) -> list[str]:
    """The verdicts that decide."""
    return [code for code in codes("verdict", labels) if code != UNDECIDED]


def check_table(labels: Labels) -> Markup:
    """A row for each kind of relation that was decided: what it means, how many, and each verdict; in words that there is none."""
    language = labels.language
    words, verdicts = language.words, decided(labels)
    checks = [row for row in labels.package.rows("audit_checks") if row["verdict"] != UNDECIDED]

    def line(name: str, meaning: str, own: list[Row]) -> tuple[str, str, list[str]]:
        counts = Counter(row["verdict"] for row in own)
        numbers = [len(own), *(counts[verdict] for verdict in verdicts)]
        return name, meaning, [language.number(str(number)) for number in numbers]

    rows = [
        line(labels.code("check_kind", kind), language.text(labels.codes["check_kind", kind], "definition"), own)
        for kind in codes("check_kind", labels)
        if (own := [row for row in checks if row["check_kind"] == kind])
    ]
    years = sorted({row["year"] for row in checks})
    span = years[0] if len(years) == 1 else words["span"].format(years[0], years[-1]) if years else ""
    columns = [words["column_check_kind"], words["column_all"], *(labels.code("verdict", each) for each in verdicts)]
    rows += [line(words["column_all"], "", checks)] if rows else []
    return macros(TEMPLATE, words=words).checks(words["audit_checks_caption"].format(span), columns, rows)


def codes(codelist: str, labels: Labels) -> list[str]:
    """The codes of a short list, in its order."""
    found = [code for name, code in labels.codes if name == codelist]
    return sorted(found, key=lambda code: labels.code_order(codelist, code))


def range_list(labels: Labels) -> Markup:
    """The ranges as one table, in the order of the indicators; in words that there is none."""
    order = {row["indicator"]: int(row["order"]) for row in labels.package.rows("indicators")}
    rows = sorted(
        labels.package.rows("derived_ranges"),
        key=lambda row: (order[row["indicator"]], labels.category_order(row)),
    )
    title, latest = labels.title, labels.package.latest_year
    told = [
        (
            f"{title('indicators', row['indicator'])}: {about(row | {'year_to': ''}, labels, latest)}",
            range_text(row, labels),
            rests_on(row, labels),
        )
        for row in rows
    ]
    return macros(TEMPLATE, words=labels.language.words).ranges(told)


def rests_on(row: Row, labels: Labels) -> str:
    """What must be right for a range to follow, and the words of the source that it follows from."""
    words, figures = labels.language.words, row["figures"].split()
    rows = (labels.package.by_name["assumptions"][code] for code in row["assumptions"].split())
    assumed = " ".join(labels.language.text(each, "definition") for each in rows)
    strength = (
        words["follows_if"].format(assumed.removesuffix(".")) if assumed else labels.code("strength", row["strength"])
    )
    statements = labels.package.rows("statements")
    quotes = dict.fromkeys(
        quoted(each, labels) for each in statements if each["observation"] in figures and each["value"]
    )
    return words["range_rests_on"].format(strength, ", ".join(quotes)) if quotes else strength


def quoted(statement: Row, labels: Labels) -> str:
    """The words of the source, with the number that a decision puts in their place: that is what the range follows from."""
    words, decision = labels.language.words, decision_of(statement, labels.package)
    text = words["quoted"].format(statement["printed"])
    if decision is None or decision["decision"] != CORRECTED:
        return text
    return words["quoted_corrected"].format(text, labels.language.number(decision["published_value"]))


def range_text(row: Row, labels: Labels) -> str:
    """A range in words: "exakt 22 personer", "högst 143 personer", "104–129 svar", "279 eller 285 personer"."""
    words = labels.language.words
    high = labels.language.number(row["upper"])
    text = said_of(numbers_left(row, labels.language), row["unit"], labels)
    if not row["values"] and row["lower"] == row["upper"]:
        text = words["range_exact"].format(said_of(high, row["unit"], labels))
    elif not row["values"] and row["lower"] == "0":
        text = words["said_at_most"].format(said_of(high, row["unit"], labels))
    state = row["range_state"]
    return (
        text if state == "proved" else words["in_brackets"].format(text, labels.code_in_sentence("range_state", state))
    )


def missing_list(labels: Labels) -> Markup:
    """The section of the audit with each year that lacks numbers, theme by theme; nothing where none does."""
    rows = labels.package.rows("observations")
    found = [(year, [row for row in rows if row["year"] == year]) for year in years_of(rows)]
    years = [
        (year, in_a_sentence(all_of_it, year, labels.language), followed(own, labels), by_theme(own, labels))
        for year, own in found
        if (all_of_it := counted(own)).both
    ]
    return macros(TEMPLATE, words=labels.language.words).missing(years) if years else Markup()


def followed(rows: Sequence[Row], labels: Labels) -> str:
    """How many of those without a number the file with all figures has computed; nothing where it has none."""
    found = [row for row in missing(rows) if row["observation"] in proved_ranges(labels.package)]
    return labels.say("missing_followed", len(found)) if found else ""


def by_theme(rows: Sequence[Row], labels: Labels) -> list[tuple[str, tuple[int, int, int]]]:
    """The themes whose figures lack numbers, in order: how many stand in a chart only, how many nowhere, and of how many."""
    themes = {row["indicator"]: row["theme"] for row in labels.package.rows("indicators")}
    order = sorted({*themes.values()}, key=lambda theme: labels.code_order("theme", theme))
    told = ((theme, counted([row for row in rows if themes[row["indicator"]] == theme])) for theme in order)
    return [(labels.code("theme", theme), (one.in_chart, one.nowhere, one.of)) for theme, one in told if one.both]


def counters(rows: Sequence[Row], address: str, labels: Labels) -> Markup:
    """Under the figures of one indicator how many have no number, year by year, with the way to all of them."""
    told = [(year, counted([row for row in rows if row["year"] == year])) for year in years_of(rows)]
    sentences = [in_a_sentence(found, year, labels.language) for year, found in told if found.both]
    if not sentences:
        return Markup()
    way = page_link(address, f"{AUDIT}#missing")
    return macros(TEMPLATE, words=labels.language.words).counters(" ".join(sentences), way)


def in_a_sentence(found: Missing, year: str, language: Language) -> str:
    """How many figures of a year have no number."""
    parts = {"missing_charted": bool(found.in_chart), "missing_none": bool(found.nowhere)}
    name = "missing_both" if all(parts.values()) else next(name for name, there in parts.items() if there)
    name = "missing_one" if found.in_chart == found.of == 1 else name
    numbers = (found.in_chart, found.nowhere, found.of)
    return language.words[name].format(*map(language.number, map(str, numbers)), year)


def years_of(rows: Sequence[Row]) -> list[str]:
    """The years of some figures, the newest first."""
    return sorted({row["year"] for row in rows}, reverse=True)
