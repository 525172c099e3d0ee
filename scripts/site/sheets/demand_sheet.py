"""The sheet of one demand: what is asked of whom, the number that carries it, other numbers, words, and what they do not say."""

from typing import Any

from scripts.ground.data_package import Row
from scripts.site.addresses import recommendation_address
from scripts.site.audit.doubt import in_words
from scripts.site.charts.colours import LIGHT
from scripts.site.charts.hue import ADULTS, colour_of
from scripts.site.drawings.bar import bar
from scripts.site.figure.argued import NO_FIGURE, argued, evidence_of, figures, limit, number_of, what_of
from scripts.site.figure.argued import said as number_said
from scripts.site.figure.printed import places
from scripts.site.figure.wording import upper_first
from scripts.site.package.labels import Labels
from scripts.site.pages.demands import DARK_FIGURE, FEW_CASES, REPORT, answer_of, heading, place
from scripts.site.prose.answer import Teller
from scripts.site.sheets.paper import Part, framed, marks, plain

# So many more numbers and statements have room on one page; the rest stand on the page of the demand.
MORE, STATEMENTS = 3, 4


def demand_sheet(row: Row, teller: Teller) -> dict[str, Any]:
    """The sheet, as data."""
    labels, name = teller.labels, row["recommendation"]
    words, evidence = labels.language.words, evidence_of(name, labels)
    title, address = labels.language.text(row, "title"), recommendation_address(name)
    area = f"{heading(teller)} / {labels.code('area', row['area'])}"
    blocks: list[Part] = [
        {"kind": "title", "question": area, "title": title},
        {"kind": "lead", "text": labels.language.text(row, "asks"), "whose": words["demand_whose_words"]},
        {"kind": "facts", "rows": facts(row, labels)},
        *numbers(row, evidence, teller),
        *statements(row, evidence, labels),
        {
            "kind": "limits",
            "question": words["demand_limits_question"],
            "title": words["demand_limits"],
            "rows": limits(evidence, labels),
        },
    ]
    label = words["sheet_demand"].format(labels.package.latest_year)
    return framed(title, label, address, [blocks], labels)


def facts(row: Row, labels: Labels) -> list[dict[str, str]]:
    """Of whom it is asked, since when, in which matter, and with what answer."""
    words = labels.language.words
    pairs = [
        (words["asked_of"], labels.code("addressee", row["addressee"])),
        (words["demand_put_forward"], place(row, labels)),
        (words["document"], labels.title("sources", row["document"]) if row["document"] else ""),
        (words["demand_answer"], " ".join(answer_of(row["recommendation"], labels)[0])),
    ]
    return [{"term": term, "text": text} for term, text in pairs if text]


def numbers(demand: Row, evidence: list[Row], teller: Teller) -> list[Part]:
    """The strongest number by itself, and then the next ones beside each other; of a demand without any its reason."""
    labels, words = teller.labels, teller.labels.language.words
    found = figures(evidence, labels)
    shown = number(*found[0], teller) if found else no_number(demand, teller)
    sure = {"kind": "sure", "question": words["demand_why"], "figure": shown}
    more = [number(own, row, teller) for own, row in found[1 : MORE + 1]]
    rest = {
        "kind": "more",
        "question": words["demand_figures_question"],
        "title": words["demand_figures"],
        "figures": more,
    }
    return [sure, rest] if more else [sure]


def number(own: Row, row: Row, teller: Teller) -> Part:
    """One number with its bar: how it speaks for the demand, what it does not say, its base, source and whose link it is."""
    labels, words = teller.labels, teller.labels.language.words
    colour = colour_of(row, labels)
    much, follows = number_said(row, labels)
    source = [f"{words['source_line'].format(told)}." for told in ["; ".join(places([row], labels))] if told]
    linked = words["linked_report" if own["linked_by"] == REPORT else "linked_ours"]
    notes = [labels.note(FEW_CASES)] if FEW_CASES in row["notes"].split() else []
    return {
        "number": upper_first(much),
        "follows": follows,
        "colour": LIGHT[colour],
        "picture": marks(bar(row, colour, labels), teller.draw),
        "texts": [text for text in (argued(own, labels, row["year"]), limit(own, row, labels)) if text],
        "below": [" ".join([what_of(row, labels), *notes, *in_words([row], labels), *source, f"{linked}."])],
    }


def no_number(demand: Row, teller: Teller) -> Part:
    """What stands where a number would: that there is none, and the reason for the demand."""
    labels, much = teller.labels, teller.labels.language.words["demand_no_figure"]
    reason = labels.language.text(demand, "why")
    picture = marks(bar(None, ADULTS, labels), teller.draw)
    shown = {"number": much, "follows": "", "colour": LIGHT["muted"], "picture": picture, "below": []}
    return shown | {"texts": [reason] if reason else []}


def statements(demand: Row, evidence: list[Row], labels: Labels) -> list[Part]:
    """What the report says without a figure, each with its page."""
    words = labels.language.words
    told = [each for each in evidence if each["evidence_kind"] != NO_FIGURE and number_of(each, labels) is None]
    rows = [{"text": argued(each, labels), "place": shorter(each, demand, labels)} for each in told[:STATEMENTS]]
    found = {
        "kind": "words",
        "question": words["demand_words_question"],
        "title": words["demand_words"],
        "rows": rows,
    }
    return [found] if rows else []


def shorter(own: Row, demand: Row, labels: Labels) -> str:
    """Where something stands: its page alone where that is in the source of the demand, which the sheet has named."""
    same = own["source"] == demand["source"] and own["page"]
    return labels.language.words["page"].format(own["page"]) if same else place(own, labels)


def limits(evidence: list[Row], labels: Labels) -> list[Any]:
    """What no figure says: what the report gives none for, and that nobody knows how many are affected."""
    none = [argued(each, labels) for each in evidence if each["evidence_kind"] == NO_FIGURE]
    return [plain(text) for text in [*none, labels.note(DARK_FIGURE)]]
