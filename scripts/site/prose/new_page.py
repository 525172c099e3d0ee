"""What is new in the newest year, as a page and as a short section: each sentence with its base, its limits and a picture.

A report says itself what is new: the texts of `docs/answers.csv` with the part `new`. Of a form year it follows by rule
(`novelty`).
"""

from collections.abc import Iterator

from scripts.ground.data_package import PackageError
from scripts.ground.markup import esc
from scripts.site.addresses import NEW, answer_csv, new_picture, page_link, to_root
from scripts.site.cards.pictures import on_page
from scripts.site.package.labels import Labels
from scripts.site.prose.answer import Teller, phrase
from scripts.site.prose.answer_picture import picture_of
from scripts.site.prose.novelty import Item, by_rule
from scripts.site.prose.sourced import key, spoken
from scripts.site.prose.unsayable import unsayable
from scripts.site.text.markup import as_text, element, link

# The note that nobody knows how many are affected.
DARK_FIGURE = "dark_figure"
# So many sentences stand on the start page.
SHORT = 3
# What stands below a sentence, each with its label.
TOLD = ("difference", "base", "limit", "interpretation")
SMALL = "narrow"


def new(what: str, teller: Teller) -> str:
    """The page, its heading, or the short section. Raises PackageError on any other name."""
    makers = {"page": page, "heading": heading, "short": short}
    if what not in makers:
        raise PackageError(f"{{{{ new {what} }}}}: it is one of {', '.join(makers)}")
    return makers[what](teller)


def items(teller: Teller) -> list[Item]:
    """The sentences: those of the report, or those that follow from a form year."""
    return [*of_report(teller), *by_rule(teller.labels)]


def of_report(teller: Teller) -> Iterator[Item]:
    """What a printed year calls new itself."""
    for name in teller.answers.names:
        sentence = teller.first(name, "new")
        if sentence:
            base, limit, read = (teller.first(name, part) for part in ("base", "limit", "interpretation"))
            found = teller.drawing(name)
            about = tuple(dict.fromkeys(row["indicator"] for row in found.rows)) if found else ()
            yield Item(name, sentence, base, limit, found, about, read)


def heading(teller: Teller) -> str:
    """How many new things there are to say; of a report that it says so itself."""
    words, year, found = teller.labels.language.words, teller.labels.package.latest_year, items(teller)
    if found and year not in teller.labels.book.form_years:
        return words["new_heading_report"].format(year)
    if len(found) < 2:
        return words["new_heading_one" if found else "new_heading_none"].format(year)
    return words["new_heading"].format(words["new_numerals"].split()[len(found) - 2], year)


def page(teller: Teller) -> str:
    """The sentences one by one, and what must not be said."""
    return "\n\n".join([*(section(item, teller) for item in items(teller)), refused(teller)])


def section(item: Item, teller: Teller) -> str:
    """One sentence with its picture, its base and limits, and its files."""
    words, name = teller.labels.language.words, item.name.replace("_", "-")
    told = {kind: getattr(item, kind) for kind in TOLD}
    facts = [
        element("dt", esc(words[f"new_label_{kind}"])) + element("dd", phrase(text, teller))
        for kind, text in told.items()
        if text
    ]
    blocks = [
        element("h2", phrase(item.sentence, teller), id=f"{name}-said"),
        drawn(item, teller),
        element("dl", "".join(element("div", fact) for fact in facts), class_="limits"),
        element("p", ways(item, name, teller), class_="quiet"),
    ]
    return element("section", "".join(blocks), class_="new-item", id=name)


def drawn(item: Item, teller: Teller) -> str:
    """The small picture, the same on every screen."""
    if item.drawing is None:
        return ""
    label = f"{as_text(item.sentence)} {spoken(item.drawing, teller.labels)}"
    name = f"{item.name.replace('_', '-')}-picture"
    svg = on_page(item.drawing.plane(SMALL), name, label, teller.labels, teller.draw)
    signs = key(item.drawing, teller.labels)
    below = element("p", esc(signs), class_="signs") if signs else ""
    shown = svg.replace("plane plane-wide", "plane", 1) + below
    return element("figure", shown, class_="composed", data_search_exclude="")


def ways(item: Item, name: str, teller: Teller) -> str:
    """The pages that tell more, the files, and the link to the sentence itself."""
    labels, words, at = teller.labels, teller.labels.language.words, teller.address
    more = [link(page_link(at, f"indicators/{each}/"), labels.title("indicators", each)) for each in item.indicators]
    files = {"download_csv": to_root(at, labels.language.code) + answer_csv(item.name, labels.language.of_package)}
    files["picture"] = page_link(at, new_picture(item.name, labels.language.code, "png"))
    links = [file(words[word], place, item) for word, place in files.items()] if item.drawing else []
    links.append(file(words["new_link"], f"#{name}", item))
    return f"{esc(words['more_on'])} {', '.join(more)}. {' '.join(links)}" if more else " ".join(links)


def file(text: str, address: str, item: Item) -> str:
    """A link whose name says of what where it is read alone."""
    return element("a", esc(text), href=address, aria_label=f"{text}: {as_text(item.sentence)}")


def refused(teller: Teller) -> str:
    """The tempting differences that must not be said, and that the figures are of those whom the members met."""
    labels, words = teller.labels, teller.labels.language.words
    told = [(each.claim, each.reason) for each in unsayable(labels)]
    told.append((words["new_claim_sweden"], labels.note(DARK_FIGURE)))
    lines = "".join(element("p", f"{element('strong', esc(claim))} {esc(reason)}") for claim, reason in told)
    return element("section", element("h2", esc(words["new_unsayable"]), id="unsayable") + lines, class_="unsayable")


def short(teller: Teller) -> str:
    """The first sentences as links to the page, for the start page; nothing where nothing is new."""
    words, found = teller.labels.language.words, items(teller)
    if not found:
        return ""
    to_page = page_link(teller.address, NEW)
    lines = [
        element("li", element("a", phrase(item.sentence, teller), href=f"{to_page}#{item.name.replace('_', '-')}"))
        for item in found[:SHORT]
    ]
    blocks = [
        element("p", esc(words["new_title"]), class_="question"),
        element("h2", esc(heading(teller)), id="new"),
        element("ul", "".join(lines), class_="new-short"),
        element("p", link(to_page, words["new_all"])),
    ]
    return element("section", "".join(blocks), class_="answer")


def pictures(teller: Teller) -> dict[str, str]:
    """Name -> the picture of a sentence to download, as SVG."""
    return {
        item.name: picture_of(item.drawing, item.name, as_text(item.sentence), subtitle(item, teller.labels), teller)
        for item in items(teller)
        if item.drawing
    }


def subtitle(item: Item, labels: Labels) -> str:
    """What stands below the sentence in its picture: what it is of."""
    return f"{labels.language.words['new_label_base']}: {as_text(item.base)}" if item.base else ""
