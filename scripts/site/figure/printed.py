"""Where observations are printed: the sources, and their pages. Rows in, pages out."""

from collections import Counter
from collections.abc import Iterable

from scripts.ground.data_package import Package, Row
from scripts.site.package.labels import Labels


def places(rows: Iterable[Row], labels: Labels) -> list[str]:
    """The sources behind some observations, with the pages on which they, or what they are computed from, are printed."""
    return [
        ", ".join(filter(None, (labels.title("sources", source), paged(found, labels))))
        for source, found in pages(rows, labels).items()
    ]


def attributed(rows: Iterable[Row], labels: Labels) -> str:
    """Who says some numbers, and where: what leaves its page says so itself."""
    own = labels.package.descriptor["contributors"][0]["title"]
    return labels.words["picture_source"].format(own, "; ".join(places(rows, labels)))


def pages(rows: Iterable[Row], labels: Labels) -> dict[str, set[int]]:
    """Source -> the pages on which some observations, or what they are computed from, are printed."""
    names, found = printed_in(rows, labels.package), dict[str, set[int]]()
    for row in labels.package.rows("statements"):
        if not names.isdisjoint((row["observation"], row["base_observation"])):
            found.setdefault(row["source"], set()).update({int(row["page"])} if row["page"] else set())
    return found


def fewest(rows: Iterable[Row], labels: Labels, said: Iterable[Row] = ()) -> str:
    """The fewest pages on which all of some observations, or what they are computed from, are printed, and some statements.

    Of a source without pages its title; nothing where none has them.
    """
    names, found = printed_in(rows, labels.package), dict[str, set[tuple[str, str]]]()
    for row in labels.package.rows("statements"):
        for name in names.intersection((row["observation"], row["base_observation"])):
            found.setdefault(name, set()).add((row["source"], row["page"]))
    left = [*found.values(), *({(row["source"], row["page"])} for row in said)]
    chosen = dict[str, set[int]]()
    while left:
        often = Counter(place for places in left for place in places)
        source, page = min(often, key=lambda place: (-often[place], place[0], int(place[1] or 0)))
        chosen.setdefault(source, set()).update({int(page)} if page else set())
        left = [places for places in left if (source, page) not in places]
    return "; ".join(paged(pages, labels) or labels.title("sources", source) for source, pages in chosen.items())


def paged(pages: Iterable[int], labels: Labels) -> str:
    """Pages in words; nothing where there are none."""
    found = set(pages)
    return labels.say("page" if len(found) == 1 else "pages", spans(found)) if found else ""


def printed_in(rows: Iterable[Row], package: Package) -> set[str]:
    """Some observations with all that they are computed from, whose statements are their source."""
    names, found = {row["observation"] for row in rows}, set[str]()
    while names:
        found |= names
        named = (package.by_name["observations"][name]["inputs"].split() for name in names)
        names = {name for each in named for name in each} - found
    return found


def spans(pages: Iterable[int]) -> str:
    """Pages as one writes them: "4, 6–7"."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        runs = [*runs[:-1], [*runs[-1], page]] if runs and runs[-1][-1] == page - 1 else [*runs, [page]]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
