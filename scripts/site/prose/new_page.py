"""What is new in the newest year, as a page: each sentence with its base, its limits and a picture.

A report says itself what is new: the texts of `docs/answers.csv` with the part `new`. Of a form year it follows by rule
(`novelty`).
"""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from scripts.ground.claim import Claim, as_written
from scripts.ground.data_package import PackageError, Row
from scripts.ground.markup import as_text
from scripts.site.addresses import NEW, answer_csv, embed_new, new_picture
from scripts.site.charts.composed import on_page
from scripts.site.figure.sources import attributed, where
from scripts.site.figure.wording import potentially
from scripts.site.frame.card import Alone
from scripts.site.frame.sharing import figure_sharing
from scripts.site.frame.signing import CLAIM, leant_on
from scripts.site.package.labels import Labels
from scripts.site.prose.answer import Teller, phrase
from scripts.site.prose.beside import files, key, pages_of, said, source_links
from scripts.site.prose.novelty import Item, by_rule, unsayable
from scripts.site.prose.told import picture_of
from scripts.site.text.templates import macros

TEMPLATE = "new.html"
# The note that nobody knows how many are affected.
DARK_FIGURE = "dark_figure"
# What stands below a sentence, each with its label.
TOLD = ("difference", "base", "limit", "interpretation")


def new(what: str, teller: Teller) -> str:
    """The page, or its heading. Raises PackageError on any other name."""
    makers = {"page": page, "heading": heading}
    if what not in makers:
        raise PackageError(f"{{{{ new {what} }}}}: it is one of {', '.join(makers)}")
    return makers[what](teller)


def items(teller: Teller) -> list[Item]:
    """The sentences: what a printed year calls new itself, or those that follow from a form year."""
    return [*filter(None, (item(name, teller) for name in teller.answers.names)), *by_rule(teller.labels)]


def item(name: str, teller: Teller) -> Item | None:
    """What a printed year calls new of an answer; None where it calls nothing so."""
    sentence, base, limit, read = (teller.first(name, part) for part in ("new", "base", "limit", "interpretation"))
    if not sentence:
        return None
    drawing = teller.drawing(name)
    about = tuple(dict.fromkeys(row["indicator"] for row in drawing.rows)) if drawing else ()
    return Item(name, sentence, base, limit, drawing, about, read)


def heading(teller: Teller) -> str:
    """How many new things there are to say; of a report that it says so itself."""
    labels, found = teller.labels, items(teller)
    year = labels.package.latest_year
    if found and year not in labels.book.form_years:
        return labels.say("new_heading_report", year)
    if len(found) < 2:
        return labels.say("new_heading_one" if found else "new_heading_none", year)
    return labels.say("new_heading", labels.words["new_numerals"].split()[len(found) - 2], year)


def page(teller: Teller) -> Markup:
    """The sentences one by one; then the tempting differences that must not be said, and that the figures are of those met."""
    labels = teller.labels
    refused = [
        (claim, f"{reason} {in_sources(claims, labels)}".strip(), as_written(claims))
        for claim, reason, claims in unsayable(labels)
    ]
    refused.append((labels.words["new_claim_sweden"], labels.note(DARK_FIGURE), ""))
    return macros(TEMPLATE, words=labels.words).page([told(item, teller) for item in items(teller)], refused)


def told(item: Item, teller: Teller) -> dict[str, Any]:
    """One sentence with its picture, its base and limits, the pages that tell more, its files and the link to itself."""
    labels, place, plainly = teller.labels, place_of(item), as_text(item.sentence)
    lang, of_package = labels.language.code, labels.language.of_package
    shown, signs, ways = Markup(), "", []
    if item.drawing:
        shown = on_page(item.drawing.display, f"{place}-picture", teller.draw)
        signs = key(item.drawing, labels)
        ways = files(answer_csv(item.name, of_package), new_picture(item.name, lang), teller.address, labels)
    return {
        "place": place,
        "sentence": phrase(item.sentence, teller),
        "claims": as_written(item.claims),
        "plainly": plainly,
        "picture": shown,
        "signs": signs,
        "told": [(kind, phrase(text, teller)) for kind in TOLD if (text := getattr(item, kind))],
        "source": source_links(borne_by(item, labels), teller.address, labels),
        "more": pages_of(item.indicators, teller.address, labels),
        "files": [*ways, (labels.words["new_link"], f"#{place}")],
        "sharing": figure_sharing(one, teller.address, labels) if (one := alone(item, teller)) else "",
    }


def borne_by(item: Item, labels: Labels) -> list[Row]:
    """The figures that a sentence claims, and those that its picture draws."""
    texts = " ".join([item.sentence, *(getattr(item, kind) for kind in TOLD)])
    claims = [*CLAIM.findall(texts), as_written(item.claims)]
    return [*leant_on(claims, labels.facts), *(item.drawing.rows if item.drawing else ())]


def alone(item: Item, teller: Teller) -> Alone | None:
    """A sentence with its figure as it stands alone, with all that is told below it, and who says it; None without a figure."""
    found, labels, place = item.drawing, teller.labels, place_of(item)
    if found is None:
        return None
    about = [
        Markup("{}: {}").format(labels.words[f"new_label_{kind}"], phrase(text, teller))
        for kind in TOLD
        if (text := getattr(item, kind))
    ]
    headline = macros("answer.html").claimed(phrase(item.sentence, teller), as_written(item.claims))
    notes = (*about, *potentially(found.rows, labels), attributed(borne_by(item, labels), labels))
    told = labels.words["new_title"], headline, "", notes, found.display, found.rows, key(found, labels), said(found)
    return Alone(embed_new(place), f"{NEW}#{place}", *told)


def in_sources(claims: Sequence[Claim], labels: Labels) -> str:
    """Where the figures of some claims stand, in brackets."""
    rows = [row for claim in claims for cell in claim.cells if (row := labels.facts.row(cell))]
    found = where(rows, labels)
    return f"({found})" if found else ""


def place_of(item: Item) -> str:
    """Where a sentence stands on the page."""
    return item.name.replace("_", "-")


def pictures(teller: Teller) -> dict[str, dict[str, Any]]:
    """Name -> the picture of a sentence to download, as data, with below the sentence what it is of."""
    made, label = {}, teller.labels.words["new_label_base"]
    for item in items(teller):
        base = f"{label}: {as_text(item.base)}" if item.base else ""
        if item.drawing:
            made[item.name] = picture_of(
                item.drawing, as_text(item.sentence), base, borne_by(item, teller.labels), teller
            )
    return made
