"""The parts of a pull request's summary that are about the site, and how it all fits on one page. Facts in, Markdown out."""

from collections.abc import Iterable, Sequence

from scripts.ground.data_package import Package, Row
from scripts.ground.interval import has_number
from scripts.year.compare_markdown import table
from scripts.year.compare_words import escaped
from scripts.year.summary_pictures import Changed

# The host refuses a summary of more than a megabyte.
MOST_BYTES = 900_000
MOST_FILES = 50
# The folders of the repository, each with its readers.
FOLDERS = ("datapackage", "docs", "scripts", "tests", ".github", ".ci")
LEFT_OUT = (
    "Resten får inte plats här. Varje ändrad cell står i `changes.csv`, i samma nedladdning som förhandsvisningen."
)


# In a comment: all of it stands on the page of the run.
LEFT_OUT_HERE = (
    "Resten får inte plats i en kommentar. Allt står på körningens sida: klicka på raden **summary** och sedan på "
    "**Summary**."
)


def charts(changed: Sequence[Changed]) -> str:
    """The charts that change; the pictures themselves lie in a file of their own."""
    if not changed:
        return "### Diagram som ändras\n\nInget diagram ändras."
    rows = [[one.title, one.state] for one in changed]
    lead = "Före och efter, bredvid varandra: öppna `diagram.html` under Artifacts på körningens sida, eller i mappen `summary`."
    return f"### Diagram som ändras\n\n{lead}\n\n{table(('Diagram', 'Vad'), rows)}"


def lost(misplaced: Sequence[str]) -> str:
    """New files in a place where nothing reads them."""
    if not misplaced:
        return ""
    lead = "Här ligger de utanför mapparna som läses. Är det siffror hör de hemma i `datapackage/figures/`."
    return f"### Nya filer som ingenting läser\n\n{lead}\n\n" + "\n".join(
        f"- {escaped(path)}" for path in misplaced[:MOST_FILES]
    )


def misplaced(added: Sequence[str]) -> list[str]:
    """The new files that lie where nothing reads them: a figures file may have been uploaded to the wrong folder."""
    return sorted(path for path in added if "/" not in path or path.split("/")[0] not in FOLDERS)


def silent(indicators: Sequence[Row]) -> str:
    """The indicators whose page has no number."""
    names = "; ".join(escaped(row["title_sv"]) for row in indicators)
    return f"### Sidor utan siffror\n\n{names}." if indicators else ""


def without_data(package: Package) -> list[Row]:
    """The indicators that have a page but no number in any year."""
    filled = {row["indicator"] for row in package.rows_if_any("observations") if has_number(row)}
    return [row for row in package.rows_if_any("indicators") if row["indicator"] not in filled]


def fitting(blocks: Iterable[str], most: int = MOST_BYTES, left_out: str = LEFT_OUT) -> str:
    """The blocks in their order, as many as fit; what does not is left out whole, and the last line says so."""
    kept, left, cut = [], most - len(left_out.encode()) - 3, False
    for block in blocks:
        size = len(block.encode()) + 2
        if block and size <= left:
            kept.append(block)
            left -= size
        elif block:
            cut = True
    return "\n\n".join([*kept, *([left_out] if cut else [])]) + "\n"
