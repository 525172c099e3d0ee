"""The sheet for a meeting with the publisher: what a year's report leaves out, chart by chart, and the open questions."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from scripts.ground.data_package import Package, Row
from scripts.ground.missing import counted, missing, open_questions
from scripts.ground.problems import Problem
from scripts.ground.statuses import IN_CHART
from scripts.reasoning import Settled, Settling
from scripts.site.audit.asked_figures import cell
from scripts.site.audit.missing import in_a_sentence
from scripts.site.figure.wording import about
from scripts.site.package.labels import Labels
from scripts.site.sheets.paper import Part, framed
from scripts.site.sheets.press import press
from scripts.site.text.language import Language
from scripts.site.text.markup import as_text
from scripts.site.text.words import LANGUAGES

Group = tuple[str, str, str]  # page, section and indicator
Open = tuple[Row, Row, Settled]  # what lacks a number, where, and what the number would settle


def missing_sheet(year: str, labels: Labels) -> dict[str, Any] | None:
    """The sheet, as data; None where the year lacks no number and no question is open."""
    words, rows = labels.language.words, lacking(year, labels)
    asked = questions(year, labels)
    if not rows and not asked:
        return None
    title = words["sheet_missing_title"].format(year)
    found = counted([row for row in labels.package.rows("observations") if row["year"] == year])
    lead = in_a_sentence(found, year, labels.language) if rows else words["sheet_missing_only_questions"]
    front: list[Part] = [
        {"kind": "title", "question": words["sheet_missing_question"], "title": title},
        {"kind": "lead", "text": lead, "whose": words["sheet_missing_whose"]},
    ]
    if rows:
        front.append(
            {"kind": "asked", "title": words["sheet_missing_numbers"], "short": True, "rows": groups(rows, labels)}
        )
    kind = {"kind": "asked", "title": words["sheet_missing_questions"], "short": False}
    back: list[Part] = [kind | {"rows": asked}] if asked else []
    pages = [front, back] if rows and back else [[*front, *back]]
    return framed(title, words["sheet_missing_label"].format(year), "audit/", pages, labels)


def lacking(year: str, labels: Labels) -> list[Open]:
    """What the year lacks, with the statement that takes it up, in the order of the source."""
    observations, statements = (
        [row for row in labels.package.rows(name) if row["year"] == year] for name in ("observations", "statements")
    )
    settling = Settling(observations, statements, labels.book)
    found = []
    for row in missing(observations):
        blanks = [one for one in statements if one["observation"] == row["observation"] and not one["value"]]
        found += [(row, one, settling.settled(row)) for one in blanks[:1]]
    return sorted(found, key=lambda each: (int(each[1]["page"] or 0), int(each[1]["seq"])))


def groups(rows: Iterable[Open], labels: Labels) -> list[dict[str, Any]]:
    """One entry for each chart or passage and indicator: where it is, what lacks a number, and what the numbers would settle."""
    found: dict[Group, list[Open]] = {}
    for each in rows:
        found.setdefault((each[1]["page"], each[1]["place"], each[0]["indicator"]), []).append(each)
    return [group(key, own, labels) for key, own in found.items()]


def group(key: Group, own: Sequence[Open], labels: Labels) -> dict[str, Any]:
    """One of them."""
    words, (page, place, indicator) = labels.language.words, key
    parts = []
    for name, is_drawn in (("sheet_missing_in_chart", True), ("sheet_missing_nowhere", False)):
        mine = [row for row, *_ in own if (row["obs_status"] == IN_CHART) == is_drawn]
        answers = words["sheet_missing_between"].join(
            labels.category(row["indicator"], row["category"]) for row in mine
        )
        parts += [words[name].format(answers)] if mine else []
    return {
        "place": placed(page, place, labels),
        "what": labels.title("indicators", indicator),
        "text": " ".join(parts),
        "why": settled_words([each for *_, each in own], labels),
    }


def settled_words(found: Sequence[Settled], labels: Labels) -> str:
    """What the numbers of a group would settle, each thing once."""
    words = labels.language.words
    wholes = dict.fromkeys(each.whole[1] for each in found if each.whole)
    prints = dict.fromkeys(row["printed"] for each in found for row in each.prints)
    told = [words["sheet_missing_share"].format(labels.language.number(whole)) for whole in wholes]
    told += [words["sheet_missing_sum"]] if any(each.sums for each in found) else []
    quoted = ", ".join(words["quoted"].format(text) for text in [*prints][:1])
    told += [words["sheet_missing_said"].format(quoted)] if prints else []
    return " ".join(told) or words["sheet_missing_alone"]


def questions(year: str, labels: Labels) -> list[dict[str, Any]]:
    """The questions of a year that nobody has answered, each with its place and the figures that the answer decides on."""
    rows = open_questions(year, labels.package.rows("questions"), labels.package.rows("observations"))
    return [question(row, labels) for row in rows]


def question(row: Row, labels: Labels) -> dict[str, Any]:
    """One of them."""
    words, text = labels.language.words, labels.language.text
    decided = [each for each in labels.package.rows("corrections") if each["question"] == row["question"]]
    concerned = [one for one in labels.package.rows("observations") if row["question"] in one["question"].split()]
    named = [own for each in decided if (own := cell(each["observation"], labels.package))] or concerned
    figures = dict.fromkeys(about(each, labels, labels.package.latest_year) for each in named)
    wanted = {each["observation"] for each in named}
    stated = [each for each in labels.package.rows("statements") if each["observation"] in wanted and each["page"]]
    places = dict.fromkeys(placed(each["page"], each["place"], labels) for each in stated)
    settles = words["sheet_missing_figures"].format("; ".join([*figures][:3]), len(concerned)) if figures else ""
    return {
        "place": "\n".join([*places][:2]),
        "what": as_text(text(row, "title")),
        "text": as_text(text(row, "text")),
        "why": " ".join(filter(None, [as_text(text(row, "why")), settles])),
    }


def placed(page: str, place: str, labels: Labels) -> str:
    """Where something stands: the page, then the section."""
    return f"{labels.language.words['page'].format(page)}: {place}" if page else place


def write_missing_sheet(root: Path, year: str, package: Package) -> list[Problem]:
    """Write the sheet beside `root`, in Swedish, in the place of an earlier one; what was written, as a notice."""
    sheet = missing_sheet(year, Labels(package, Language(LANGUAGES[0])))
    target = root.resolve().parent / f"{year}-missing.pdf"
    if sheet is None:
        return []
    target.write_bytes(press(sheet))
    return [Problem(target.name, 0, "", "notice_written")]
