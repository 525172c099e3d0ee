"""The demands: all on one page, each with its strongest number and what has been answered; and a page each. Rows in, HTML out."""

import json
from typing import Any

from markupsafe import Markup

from scripts.ground.columns import Column
from scripts.ground.data_package import PackageError, Row
from scripts.ground.markup import esc, markdown
from scripts.site.charts.bars import bar
from scripts.site.charts.colours import ADULTS, colour_of
from scripts.site.charts.composed import composed as marked
from scripts.site.charts.composed import written
from scripts.site.figure.argued import (
    NO_FIGURE,
    argued,
    claims,
    evidence_of,
    figures,
    in_full,
    is_turned,
    limit,
    number_of,
    said,
    what_of,
)
from scripts.site.figure.selection import added_notes
from scripts.site.figure.sources import places, where
from scripts.site.package.labels import Labels
from scripts.site.package.said import about_demand
from scripts.site.prose.account_list import dated, list_title
from scripts.site.prose.answer import Teller, composed
from scripts.site.prose.beside import beside
from scripts.site.text.language import LANGUAGES, Language
from scripts.site.text.templates import macros, rendered

REPORT = "report"  # what `linked_by` says where the report itself sets a figure beside its demand
# The first of the list of statuses: put forward, and nothing more is known.
PUT_FORWARD = 1
# The notes that a page says once of all its figures, and of a small number.
DARK_FIGURE, FEW_CASES = "dark_figure", "few_cases"


def recommendations(what: str, teller: Teller) -> str:
    """The heading of the page, its groups, or the table of answers. Raises PackageError on any other name."""
    makers = {"heading": lambda own: markdown(heading(own)), "groups": groups, "answers": answers}
    if what not in makers:
        raise PackageError(f"{{{{ recommendations {what} }}}}: it is one of {', '.join(makers)}")
    return makers[what](teller)


def in_order(labels: Labels) -> list[Row]:
    """All demands, the newest year first."""
    return sorted(labels.package.rows("recommendations"), key=lambda row: (-int(row["year"]), int(row["order"])))


def by_area(rows: list[Row], labels: Labels) -> dict[str, list[Row]]:
    """Area -> its demands, the areas in the order of their list."""
    areas = sorted({row["area"] for row in rows}, key=lambda area: labels.code_order("area", area))
    return {area: [row for row in rows if row["area"] == area] for area in areas}


def heading(teller: Teller) -> str:
    """How many demands there are, and on whom where it is the same for all."""
    words, count = teller.labels.words, len(in_order(teller.labels))
    one = whom(teller.labels)
    if count == 1:
        return words["demands_heading_one"].format(one)
    numerals = words["demand_numerals"].split()
    many = numerals[count - 2] if count - 2 < len(numerals) else str(count)
    return words["demands_heading" if one else "demands_heading_several"].format(many, one)


def whom(labels: Labels) -> str:
    """On whom all demands are; nothing where they are on several."""
    asked = {row["addressee"] for row in labels.package.rows("recommendations")}
    return labels.code_in_sentence("addressee", asked.pop()) if len(asked) == 1 else ""


def groups(teller: Teller) -> str:
    """The demands, an area a column, each with its reason and its strongest number."""
    found = by_area(in_order(teller.labels), teller.labels)
    told = {area: [in_short(row, teller) for row in rows] for area, rows in found.items()}
    return macros("demands.html", labels=teller.labels).groups(told)


def in_short(row: Row, teller: Teller) -> tuple[str, str, str, dict[str, Any], str]:
    """A demand: name, title, reason, its first number that can be said, and what else is written of it, or in its place."""
    labels, name, text = teller.labels, row["recommendation"], teller.labels.language.text
    evidence, place = evidence_of(name, labels), f"{name.replace('_', '-')}-figure"
    reason = text(row, "why") or (argued(evidence[0], labels) if evidence else "")
    found = next(iter(figures(evidence, labels)), None)
    shown = figure(*found, place, teller) if found else numeral(None, place, teller)
    silent = [argued(each, labels) for each in evidence if each["evidence_kind"] == NO_FIGURE][-1:] if not found else []
    turned = [argued(found[0], labels)] if found and is_turned(found[0], labels) else []
    return name, text(row, "title"), reason, shown, "".join(silent + turned)


def numeral(row: Row | None, name: str, teller: Teller) -> dict[str, Any]:
    """A number, what follows it, and the bar of its whole, hatched where there is none. `name`: its id on the page."""
    labels = teller.labels
    number, rest = said(row, labels) if row else (labels.language.words["demand_no_figure"], "")
    colour = colour_of(row, labels) if row else ADULTS
    drawn = Markup(written(marked(bar(row, colour, labels), f"{name}-bar", teller.draw)))
    return {
        "id": name,
        "claims": claims(row, labels) if row else "",
        "number": number,
        "rest": rest,
        "colour": colour if row else "none",
        "bar": drawn,
    }


def figure(own: Row, row: Row, name: str, teller: Teller) -> dict[str, Any]:
    """A number with how it speaks for the demand, what it does not say, what it is of, where it stands and whose link it is."""
    labels, words = teller.labels, teller.labels.language.words
    notes = [*([labels.note(FEW_CASES)] if FEW_CASES in row["notes"].split() else []), *added_notes([row], labels)]
    told = "; ".join(places([row], labels))
    source = [f"{words['source_line'].format(told)}."] if told else []
    return numeral(row, name, teller) | {
        "row": row,
        "whole": what_of(row, labels),
        "is_ours": own["linked_by"] != REPORT,
        "argued": argued(own, labels, row["year"]),
        "limit": limit(own, row, labels),
        "below": " ".join([*notes, *source]),
        "place": where([row], labels),
    }


def answers(teller: Teller) -> str:
    """What has been said of each demand in the newest year, and what was last said before; once where it is the same."""
    labels, rows = teller.labels, in_order(teller.labels)
    words, year = labels.language.words, labels.package.latest_year
    told = [each for row in rows for each in statuses(row["recommendation"], labels) if each["year"] == year]
    answered = [each for each in told if order_of(each, labels) > PUT_FORWARD]
    title = words["demands_answers_some" if answered else "demands_answers_none"].format(year)
    together: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        texts, state = answer_of(row["recommendation"], labels)
        together.setdefault((state, *texts), []).append(row)
    each = [(of, texts, state) for (state, *texts), of in together.items()]
    return macros("demands.html", labels=labels).answers(title, each)


def answer_of(name: str, labels: Labels) -> tuple[list[str], str]:
    """How far a demand has come, the newest year first, and whether that is an answer, for the style sheet.

    Of a year about which nobody has said a thing, it says that.
    """
    words, year, told = labels.language.words, labels.package.latest_year, statuses(name, labels)
    texts = [] if told and told[0]["year"] == year else [words["demand_unsaid"].format(year)]
    state = "unanswered" if texts or order_of(told[0], labels) == PUT_FORWARD else "answered"
    for row in told:
        status = labels.code_in_sentence("recommendation_status", row["recommendation_status"])
        if order_of(row, labels) == PUT_FORWARD:
            status = words["demand_unanswered"]
        texts.append(words["demand_told"].format(row["year"], status, labels.language.text(row, "remark")).strip())
    return texts, state


def statuses(name: str, labels: Labels) -> list[Row]:
    """What has been said of a demand, the newest year first."""
    rows = [row for row in labels.package.rows("recommendation_status") if row["recommendation"] == name]
    return sorted(rows, key=lambda row: row["year"], reverse=True)


def order_of(status: Row, labels: Labels) -> int:
    """How far a status is in its list."""
    return labels.code_order("recommendation_status", status["recommendation_status"])


def recommendation_page(row: Row, teller: Teller, sheet: str = "") -> str:
    """The page as Markdown with blocks of HTML. `teller`: of the page's own address; `sheet`: the way to its sheet."""
    labels, name, title = teller.labels, row["recommendation"], teller.labels.language.text(row, "title")
    evidence, told = evidence_of(name, labels), about_demand(name, labels)
    found = figures(evidence, labels)
    wordless = [own for own in evidence if own["evidence_kind"] == NO_FIGURE]
    in_words = [own for own in evidence if own not in wordless and number_of(own, labels) is None]
    return (
        rendered(
            "demand.md",
            row=row,
            labels=labels,
            at=teller.address,
            title=title,
            shown_title=Markup(json.dumps(esc(title), ensure_ascii=False)),
            heading=heading(teller),
            place=place,
            answer=answer_of(name, labels),
            sheet=Markup(sheet),
            strongest=carrying(*found[0], teller) if found else {},
            others=[figure(own, number, f"figure-{own['seq']}", teller) for own, number in found[1:]],
            against=beside([number for _, number in found], labels),
            in_words=[
                (own, argued(own, labels), own_words(own, labels), own["linked_by"] != REPORT) for own in in_words
            ],
            accounts_title=list_title(labels),
            accounts=dated(told, labels) if told else "",
            limits=[
                *(f"{argued(own, labels)} ({place(own, labels)})" for own in wordless),
                labels.note(DARK_FIGURE),
            ],
            neighbours=neighbours(row, labels),
        )
        + "\n"
    )


def place(row: Row, labels: Labels) -> str:
    """The source of a row and its page."""
    source = labels.title("sources", row["source"])
    return f"{source}, {labels.language.words['page'].format(row['page'])}" if row["page"] else source


def carrying(own: Row, row: Row, teller: Teller) -> dict[str, Any]:
    """The strongest number, in a sentence too, with the first composed figure that draws it."""
    name = picture_of(row, teller)
    drawn = teller.drawing(name) if name else None
    return figure(own, row, "strongest", teller) | {
        "in_full": in_full(own, row, teller.labels),
        "is_wide": bool(drawn and drawn.wide),
        "picture": composed(name, teller) if drawn else "",
    }


def picture_of(row: Row, teller: Teller) -> str:
    """The first answer of the pages whose figure draws a number, else one of its indicator and year; nothing where none does."""
    names = [name for name in teller.answers.figures.names if name in teller.answers.names and teller.stands(name)]
    drawn = {name: found.rows for name in names if (found := teller.drawing(name))}
    exact = [name for name, rows in drawn.items() if row in rows]
    same = row["indicator"], row["year"]
    near = [name for name, rows in drawn.items() if same in {(each["indicator"], each["year"]) for each in rows}]
    return next(iter([*exact, *near]), "")


def own_words(own: Row, labels: Labels) -> str:
    """What the source prints of a cell that has no number, where it is cited; only in the language of the sources."""
    if labels.language != Language(LANGUAGES[0]):
        return ""
    cell: tuple[Column, ...] = ("indicator", "category", "population", "scope", "year", "measure")
    cited: tuple[Column, ...] = ("source", "place", "page")
    for each in labels.package.rows("statements"):
        is_whole = each["printed"] and not each["within_indicator"]
        if is_whole and all(each[field] == own[field] for field in (*cell, *cited)):
            return each["printed"]
    return ""


def neighbours(row: Row, labels: Labels) -> list[tuple[str, Row]]:
    """The demands before and after."""
    rows = [each for own in by_area(in_order(labels), labels).values() for each in own]
    at, words = rows.index(row), labels.language.words
    around = [("demand_before", rows[max(at - 1, 0) : at]), ("demand_after", rows[at + 1 : at + 2])]
    return [(words[word], other) for word, found in around for other in found]
