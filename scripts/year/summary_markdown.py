"""The parts of a pull request's summary that are about the site, and how it all fits on one page. Facts in, Markdown out."""

from collections.abc import Iterable, Sequence

from scripts.package.tables import Row
from scripts.year.compare_markdown import table
from scripts.year.compare_words import escaped
from scripts.year.summary_site import Changed

# The host refuses a summary of more than a megabyte.
MOST_BYTES = 900_000
MOST_FILES = 50
STATES = {"new": "Ny", "changed": "Ändras", "gone": "Försvinner"}
ENGLISH = "en/"
LEFT_OUT = (
    "Resten får inte plats här. Varje ändrad cell står i `changes.csv`, i samma nedladdning som förhandsvisningen."
)


def pages(changed: Sequence[Changed]) -> str:
    """The pages that change, once for both languages."""
    if not changed:
        return "### Sidor som ändras\n\nIngen sida får annat innehåll."
    swedish = {one.path: one for one in changed if not one.path.startswith(ENGLISH)}
    english = {one.path.removeprefix(ENGLISH): one for one in changed if one.path.startswith(ENGLISH)}
    rows = []
    for path in sorted(swedish.keys() | english.keys()):
        languages = [name for name, found in (("svenska", swedish), ("engelska", english)) if path in found]
        one = swedish.get(path) or english[path]
        rows.append([one.title, address(path), STATES[one.state], " och ".join(languages)])
    return f"### Sidor som ändras\n\n{table(('Sida', 'Adress', 'Vad', 'Språk'), rows)}"


def charts(changed: Sequence[Changed]) -> str:
    """The charts that change; the pictures themselves lie in a file of their own."""
    if not changed:
        return "### Diagram som ändras\n\nInget diagram ändras."
    rows = [[one.title, STATES[one.state]] for one in changed]
    lead = "Före och efter, bredvid varandra: öppna `diagram.html` under Artifacts på den här sidan, eller i mappen `summary`."
    return f"### Diagram som ändras\n\n{lead}\n\n{table(('Diagram', 'Vad'), rows)}"


def lost(misplaced: Sequence[str]) -> str:
    """New files in a place where nothing reads them."""
    if not misplaced:
        return ""
    lead = "Här ligger de utanför mapparna som läses. Är det siffror hör de hemma i `datapackage/figures/`."
    return f"### Nya filer som ingenting läser\n\n{lead}\n\n" + "\n".join(
        f"- {escaped(path)}" for path in misplaced[:MOST_FILES]
    )


def leftovers(unlinked: Sequence[str], unnamed: Sequence[str], silent: Sequence[Row]) -> str:
    """What lies there without use: pages that nothing leads to, files that nothing names, pages without a number."""
    lists = (
        ("Sidor som ingen länk leder till", [address(path) for path in unlinked]),
        ("Filer som ingenting använder", unnamed),
        ("Sidor utan siffror", [row["title_sv"] for row in silent]),
    )
    blocks = [f"{lead}: {'; '.join(escaped(each) for each in found)}." for lead, found in lists if found]
    return "### Oanvänt och tomt\n\n" + ("\n\n".join(blocks) or "Varje fil används, och varje sida har siffror.")


def address(path: str) -> str:
    """The address of a page in the site."""
    return path.removesuffix("index.html") or "/"


def fitting(blocks: Iterable[str], most: int = MOST_BYTES) -> str:
    """The blocks in their order, as many as fit; what does not is left out whole, and the last line says so."""
    kept, left, cut = [], most - len(LEFT_OUT.encode()), False
    for block in blocks:
        size = len(block.encode()) + 2
        if block and size <= left:
            kept.append(block)
            left -= size
        elif block:
            cut = True
    return "\n\n".join([*kept, *([LEFT_OUT] if cut else [])]) + "\n"
