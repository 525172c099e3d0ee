"""What every sheet to print has, the way to it, and the sheet of one demand: what is asked of whom, its numbers, words, limits."""

from collections.abc import Collection, Mapping
from typing import Any

from scripts.ground.data_package import PackageError, Row
from scripts.ground.markup import as_text
from scripts.site.addresses import HELP, OF_YEAR, file_name, page_link, permanent, recommendation_address, year_sheet
from scripts.site.charts.bars import bar
from scripts.site.charts.colours import ADULTS, LIGHT, colour_of
from scripts.site.charts.composed import for_paper
from scripts.site.charts.display import Display, DisplayLine
from scripts.site.charts.drawing import Draw
from scripts.site.charts.marks import Strip
from scripts.site.figure.argued import NO_FIGURE, argued, evidence_of, figures, limit, number_of, what_of
from scripts.site.figure.argued import said as number_said
from scripts.site.figure.doubt import in_words
from scripts.site.figure.sources import places
from scripts.site.figure.wording import upper_first
from scripts.site.package.labels import LICENCE, Labels, decided, is_open
from scripts.site.pages.demands import DARK_FIGURE, FEW_CASES, REPORT, answer_of, heading, place
from scripts.site.pages.files import parts, size
from scripts.site.prose.answer import Teller
from scripts.site.text.language import DATE

SENDERS = ("organisation_number", "press_contact", "error_contact")
BOLD = "**"
Block = dict[str, Any]
WHITE = "#ffffff"


def framed(title: str, label: str, address: str, pages: list[list[Block]], labels: Labels) -> dict[str, Any]:
    """A sheet: the parts of each page in order, and what stands at its head and foot."""
    organisation, dated = imprint(labels)
    return {
        "lang": labels.language.code,
        "title": title,
        "organisation": organisation,
        "label": label,
        "day": day(labels.package.descriptor["created"]),
        "foot": " · ".join([organisation, dated, shown(permanent(labels.package, labels.language.code, ""))]),
        "colours": LIGHT,
        "of": labels.language.words["sheet_of"],
        "pages": [*pages[:-1], [*pages[-1], sender(organisation, dated, address, labels)]],
    }


def imprint(labels: Labels) -> tuple[str, str]:
    """Whose the numbers are, and of which version and day: what stands on all that is printed."""
    descriptor = labels.package.descriptor
    dated = labels.language.words["sheet_version"].format(
        descriptor["version"], labels.language.date(descriptor["created"])
    )
    return descriptor["contributors"][0]["title"], dated


def sender(organisation: str, dated: str, address: str, labels: Labels) -> Block:
    """Who hands it out, and where the numbers stand; the way to help, for a sheet may reach whoever needs it.

    What the platform has not set is said to be so, once: paper cannot be mended, so no placeholder is printed.
    """
    words, package, lang = labels.language.words, labels.package, labels.language.code
    known = {row["setting"]: labels.language.text(row, "title") for row in package.rows("platform")}
    asked = [*SENDERS, LICENCE] if is_open(LICENCE, package) else SENDERS
    values = {known[name]: decided(name, package) for name in asked if name in known}
    whole = [words["sheet_setting"].format(title, value) for title, value in values.items() if value]
    unset = [
        title if number == 0 else labels.within(title)
        for number, title in enumerate(t for t, v in values.items() if not v)
    ]
    whole += [words["sheet_setting"].format(", ".join(unset), words["not_set"])] if unset else []
    licence = (
        "" if is_open(LICENCE, package) else words["sheet_licence"].format(package.descriptor["licenses"][0]["title"])
    )
    left = [pieces(f"{BOLD}{organisation}{BOLD}"), *map(plain, whole)]
    right = [
        pieces(f"{BOLD}{words['sheet_numbers']}{BOLD}"),
        plain(shown(permanent(package, lang, address))),
        plain(f"{dated}. {licence}".strip()),
        pieces(f"{BOLD}{words['sheet_help']}{BOLD} {shown(permanent(package, lang, HELP))}"),
    ]
    return {"kind": "sender", "columns": [left, right]}


def pieces(text: str) -> list[dict[str, Any]]:
    """A line of Markdown as pieces of plain text, some of them stressed."""
    parts = [(part, place % 2 == 1) for place, part in enumerate(text.split(BOLD)) if part]
    return [{"text": as_text(part), "strong": strong} for part, strong in parts]


def plain(text: str) -> list[dict[str, Any]]:
    """A text that is no markup, as one piece."""
    return [{"text": text, "strong": False}]


def ended(text: str) -> str:
    """A text as a sentence of its own."""
    return text if text.rstrip("*").endswith((".", "?", "!", "”")) else f"{text}."


def shown(address: str) -> str:
    """An address as people write it by hand."""
    return address.removeprefix("https://").removesuffix("/")


def day(text: str) -> list[int]:
    """A date as year, month and day. Raises PackageError when it is none."""
    found = DATE.match(text)
    if not found:
        raise PackageError(f"{text}: this is no date")
    return [int(part) for part in found.groups()]


def drawn(display: Display, draw: Draw) -> dict[str, Any]:
    """A figure as data for white paper."""
    return for_paper(display, draw, WHITE)


def marks(strip: Strip, draw: Draw) -> dict[str, Any]:
    """One bar, whose number the sheet says."""
    return dict(drawn(Display("lines", (DisplayLine("", marks=(strip,)),)), draw)["lines"][0]["marks"][0])


def to_sheet(name: str, sheets: Mapping[str, bytes], labels: Labels, address: str, pages: Collection[str] = ()) -> str:
    """The link from the page at `address` to the sheet of the year, of a demand, or of one of some `pages`, with its size.

    Nothing where the sheet has not been made. Raises PackageError on a name that is none of these.
    """
    language = labels.language
    demands = [row["recommendation"] for row in labels.package.rows("recommendations")]
    if name not in (OF_YEAR, *demands, *pages):
        raise PackageError(f"{{{{ sheet {name} }}}}: it is {OF_YEAR}, or the name of a recommendation or a page")
    named = year_sheet(labels.package, language.code) if name == OF_YEAR else f"{name}-{language.code}.pdf"
    path = next((path for path in sheets if file_name(path) == named), "")
    if not path:
        return ""
    word = {OF_YEAR: "sheet_year"}.get(name, "sheet_demand" if name in demands else "sheet_this")
    title = language.words[word].format(labels.package.latest_year)
    text = language.words["sheet_link"].format(title, size(len(sheets[path]), language))
    return parts(language).to_print(page_link(address, path), text)


# So many more numbers and statements have room on one page; the rest stand on the page of the demand.
MORE, STATEMENTS = 3, 4


def demand_sheet(row: Row, teller: Teller) -> dict[str, Any]:
    """The sheet, as data."""
    labels, name = teller.labels, row["recommendation"]
    words, evidence = labels.language.words, evidence_of(name, labels)
    title, address = labels.language.text(row, "title"), recommendation_address(name)
    none = [argued(each, labels) for each in evidence if each["evidence_kind"] == NO_FIGURE]
    area = f"{heading(teller)} / {labels.code('area', row['area'])}"
    blocks: list[Block] = [
        {"kind": "title", "question": area, "title": title},
        {"kind": "lead", "text": labels.language.text(row, "asks"), "whose": words["demand_whose_words"]},
        {"kind": "facts", "rows": facts(row, labels)},
        *numbers(row, evidence, teller),
        *statements(row, evidence, labels),
        {
            "kind": "limits",
            "question": words["demand_limits_question"],
            "title": words["demand_limits"],
            "rows": [plain(text) for text in (*none, labels.note(DARK_FIGURE))],
        },
    ]
    return framed(title, words["sheet_demand"].format(labels.package.latest_year), address, [blocks], labels)


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


def numbers(demand: Row, evidence: list[Row], teller: Teller) -> list[Block]:
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


def number(own: Row, row: Row, teller: Teller) -> Block:
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


def no_number(demand: Row, teller: Teller) -> Block:
    """What stands where a number would: that there is none, and the reason for the demand."""
    labels, much = teller.labels, teller.labels.language.words["demand_no_figure"]
    reason = labels.language.text(demand, "why")
    picture = marks(bar(None, ADULTS, labels), teller.draw)
    shown = {"number": much, "follows": "", "colour": LIGHT["muted"], "picture": picture, "below": []}
    return shown | {"texts": [reason] if reason else []}


def statements(demand: Row, evidence: list[Row], labels: Labels) -> list[Block]:
    """What the report says without a figure, each with its page."""
    words = labels.language.words
    told = [each for each in evidence if each["evidence_kind"] != NO_FIGURE and number_of(each, labels) is None]
    rows = [
        {
            "text": argued(each, labels),
            "place": words["page"].format(each["page"])
            if each["source"] == demand["source"] and each["page"]
            else place(each, labels),
        }
        for each in told[:STATEMENTS]
    ]
    found = {
        "kind": "words",
        "question": words["demand_words_question"],
        "title": words["demand_words"],
        "rows": rows,
    }
    return [found] if rows else []
