"""The start page's picture: of the adults' needs, what authorities met, what civil society met and what nobody met."""

from scripts.ground.data_package import Package, Row
from scripts.ground.interval import stated
from scripts.site.addresses import indicator_csv, page_link, to_root
from scripts.site.labels import Labels
from scripts.site.markup import UNSEARCHED, element, esc, link, listing, table
from scripts.site.selection import notes_of
from scripts.site.wording import bare_value, has_number, observation_value, upper_first

# word of the bar -> (indicator, category). The first is what the others are measured against.
BARS = {
    "needs_all": ("support_needs", "answers"),
    "needs_authorities": ("authority_support", "answers"),
    "needs_civil": ("civil_support", "answers"),
    "needs_nobody": ("needs_met", "unmet"),
}
# The answer that stands for a need of each kind, and the note that says so: without it the needs look fewer than they are.
EACH_KIND = ("support_needs", "all_of_the_above")
EACH_KIND_NOTE = "all_of_the_above"
HEIGHT = "18"


def needs_picture(labels: Labels, address: str = "") -> str:
    """The figure as HTML for the page at `address`: its sentence, its bars, how to read them, its table and its sources."""
    words, rows = labels.language.words, picture_rows(labels.package)
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
        element("p", esc(note)) if (note := each_kind(rows, labels)) else "",
        element("p", esc(words["needs_overlap"])),
        table_to_open(rows, labels, address),
        element("p", esc(words["needs_source"]).format(", ".join(links)), class_="picture-source"),
    ]
    return element("figure", "".join(parts), class_="picture", id="needs-picture")


def picture_rows(package: Package) -> dict[str, Row]:
    """The rows of the bars, those that there are."""
    found = newest_counts(package)
    return {word: found[cell] for word, cell in BARS.items() if cell in found}


def newest_counts(package: Package) -> dict[tuple[str, str], Row]:
    """(indicator, category) -> the newest year's count for the adults that the picture is about."""
    shared = ("adults_direct", "all_cases", "count", package.latest_year, "")
    return {
        (row["indicator"], row["category"]): row
        for row in package.rows("observations")
        if tuple(row[field] for field in ("population", "scope", "measure", "year", "within_indicator")) == shared
        and has_number(row)
    }


def each_kind(rows: dict[str, Row], labels: Labels) -> str:
    """The note on the needs of each kind with their number, where it concerns what is drawn."""
    if EACH_KIND_NOTE not in notes_of(rows.values(), labels.package):
        return ""
    note, row = (
        labels.language.text(labels.package.by_name["notes"][EACH_KIND_NOTE], "text"),
        newest_counts(labels.package).get(EACH_KIND),
    )
    if not row:
        return note
    return labels.language.words["needs_each_kind"].format(
        note.removesuffix("."), observation_value(row, labels, prose=True)
    )


def table_to_open(rows: dict[str, Row], labels: Labels, address: str) -> str:
    """The numbers as a table that the reader opens, with the way to the files."""
    words, up = labels.language.words, to_root(address, labels.language.code)
    named = [(words[word], row) for word, row in rows.items()]
    if row := newest_counts(labels.package).get(EACH_KIND):
        named.append((labels.category(*EACH_KIND), row))
    lines = (
        element("tr", element("th", esc(name), scope="row") + element("td", esc(observation_value(row, labels))))
        for name, row in named
    )
    caption = words["needs_caption"].format(
        labels.population_in_sentence(rows["needs_all"]["population"]), rows["needs_all"]["year"]
    )
    columns = (words["column_category"], words["column_value"])
    shown = table("needs-values", caption, columns, element("tbody", "".join(lines)))
    files = [
        link(
            up + indicator_csv(indicator, "observations"),
            f"{labels.title('indicators', indicator)} ({words['download_csv']})",
        )
        for indicator, _ in BARS.values()
    ]
    return element(
        "details",
        element("summary", esc(words["show_table"])) + shown + listing(files),
        class_="card-table",
        **UNSEARCHED,
    )


def bars(rows: dict[str, Row], labels: Labels) -> list[str]:
    """Each bar as HTML: its name and number as text, its length as a picture that a screen reader passes over."""
    language = labels.language
    whole = size(rows["needs_all"])
    items = []
    for word, row in rows.items():
        value = bare_value(row, labels)
        if word != "needs_all":
            value = language.words["needs_of"].format(value, language.number(f"{whole:g}"))
        text = f"{esc(language.words[word])} {element('strong', esc(value))}"
        items.append(element("span", text, class_="bar-text") + bar(size(row) / whole, row, word))
    return items


def size(row: Row) -> float:
    """The number, or the bound that is known."""
    return float(next(iter(stated(row).values())))


def bar(share: float, row: Row, word: str) -> str:
    """A bar of a share of the width. A number that may be larger than what is said has a pointed end: it may go on."""
    width = f"{100 * share:.2f}%"
    drawn = (
        f'<rect class="bar-all" width="100%" height="{HEIGHT}"/><rect class="bar" width="{width}" height="{HEIGHT}"/>'
    )
    if not row["upper"] or float(row["upper"]) > size(row):
        drawn += f'<svg x="{width}" overflow="visible"><path class="bar" d="M-1 0l14 9-14 9z"/></svg>'
    return element(
        "svg", drawn, class_=f"bar-line {word.replace('_', '-')}", width="100%", height=HEIGHT, aria_hidden="true"
    )
