"""The start page's picture: of the adults' needs, what authorities met, what civil society met and what nobody met."""

from scripts.site.addresses import page_link
from scripts.site.labels import Labels
from scripts.site.markup import element, esc, link, listing
from scripts.site.reading import Row
from scripts.site.wording import bare_value, has_number, number, observation_value, upper_first

# word of the bar -> (indicator, category). The first is what the others are measured against.
BARS = {
    "needs_all": ("support_needs", "answers"),
    "needs_authorities": ("authority_support", "answers"),
    "needs_civil": ("civil_support", "answers"),
    "needs_nobody": ("needs_met", "unmet"),
}
HEIGHT = "18"


def needs_picture(labels: Labels, address: str = "") -> str:
    """The figure as HTML for the page at `address`: its sentence, its bars, why they overlap, and its sources."""
    words, rows = labels.words, picture_rows(labels)
    if len(rows) < len(BARS):
        return element("p", esc(words["needs_missing"].format(labels.package.latest_year)))
    # A language may say a number with its unit or, by the name of its bar, without.
    said = [observation_value(row, labels, prose=True) for row in rows.values()]
    alone = {word: bare_value(row, labels) for word, row in rows.items()}
    sentence = words["needs_sentence"].format(*said[:-1], upper_first(said[-1]), **alone)
    links = [
        link(page_link(address, f"indicators/{indicator}/"), labels.title("indicators", indicator))
        for indicator, _ in BARS.values()
    ]
    parts = [
        element("figcaption", esc(sentence)),
        listing(bars(rows, labels), class_="needs-bars"),
        element("p", esc(words["needs_overlap"])),
        element("p", esc(words["needs_source"]).format(", ".join(links)), class_="picture-source"),
    ]
    return element("figure", "".join(parts), class_="picture", id="needs-picture")


def picture_rows(labels: Labels) -> dict[str, Row]:
    """The newest year's counts of the directly affected adults' needs and interventions, those that there are."""
    found: dict[str, Row] = {}
    for row in labels.package.rows("observations"):
        if (row["population"], row["scope"], row["measure"]) != ("adults_direct", "all_cases", "count"):
            continue
        for word, cell in BARS.items():
            here = (row["indicator"], row["category"]) == cell and row["year"] == labels.package.latest_year
            if here and has_number(row) and not row["within_indicator"]:
                found[word] = row
    return {word: found[word] for word in BARS if word in found}


def bars(rows: dict[str, Row], labels: Labels) -> list[str]:
    """Each bar as HTML: its name and number as text, its length as a picture that a screen reader passes over."""
    whole = size(rows["needs_all"])
    items = []
    for word, row in rows.items():
        value = bare_value(row, labels)
        if word != "needs_all":
            value = labels.words["needs_of"].format(value, number(f"{whole:g}", labels.words))
        text = f"{esc(labels.words[word])} {element('strong', esc(value))}"
        items.append(element("span", text, class_="bar-text") + bar(size(row) / whole, row, word))
    return items


def size(row: Row) -> float:
    """The number, or the bound that is known."""
    return float(row["value"] or row["lower"] or row["upper"])


def bar(share: float, row: Row, word: str) -> str:
    """A bar of a share of the width. A lower bound has a pointed end: it may go on."""
    width = f"{100 * share:.2f}%"
    drawn = (
        f'<rect class="bar-all" width="100%" height="{HEIGHT}"/><rect class="bar" width="{width}" height="{HEIGHT}"/>'
    )
    if not row["value"] and row["lower"]:
        drawn += f'<svg x="{width}" overflow="visible"><path class="bar" d="M-1 0l14 9-14 9z"/></svg>'
    return element(
        "svg", drawn, class_=f"bar-line {word.replace('_', '-')}", width="100%", height=HEIGHT, aria_hidden="true"
    )
