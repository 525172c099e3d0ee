"""Where numbers stand: the sources and pages that print them, and which of them no source prints, since we worked them out.

What is worked out has no page. It is named as ours, with what it is made of where that is a sum, a difference or a part of a whole.
A form has no pages either: a count of it says for how many its question was answered.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from scripts.ground.answered import everybody, with_answer
from scripts.ground.bases import base_of, out_of
from scripts.ground.cells import cell_of
from scripts.ground.claim import COUNT, PERCENT
from scripts.ground.data_package import Package, Row, once
from scripts.ground.interval import EXACT, has_number
from scripts.ground.row_notes import lacks_base
from scripts.ground.years import Years
from scripts.site.figure.amounts import bare_value, is_computed
from scripts.site.figure.selection import of_indicator
from scripts.site.figure.wording import PEOPLE_OF
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import cell_of as name_of

PLUS, MINUS = " + ", " \u2212 "
SAME = "same"  # the relation between two counts of the same
# So many terms are read in one look.
TERMS = 3


def places(rows: Iterable[Row], labels: Labels) -> list[str]:
    """The sources behind some observations, with the pages on which they are printed, and what of them is ours."""
    rows = with_bases(rows, labels)
    told = [
        ", ".join(filter(None, (labels.title("sources", source), paged(found, labels))))
        for source, found in pages(rows, labels).items()
    ]
    return [*told, *unpaged(rows, labels)]


def with_bases(rows: Iterable[Row], labels: Labels) -> list[Row]:
    """Some numbers with the counts that they are said to be of."""
    found: list[Row] = []
    for row in rows:
        is_of = out_of(row, labels.years) or (row["measure"] == PERCENT and not lacks_base(row))
        found += filter(None, [row, base_of(row, labels.years) if is_of else None])
    return found


def attributed(rows: Iterable[Row], labels: Labels) -> str:
    """Who says some numbers, and where: what leaves its page says so itself."""
    own = labels.package.descriptor["contributors"][0]["title"]
    return labels.words["picture_source"].format(own, "; ".join(places(rows, labels)))


def pages(rows: Iterable[Row], labels: Labels) -> dict[str, set[int]]:
    """Source -> the pages on which some observations are printed; none for what is only worked out of its numbers."""
    rows, found = [*rows], dict[str, set[int]]()
    printed = printed_as(rows, labels)
    used = printed | made_from(rows, labels)
    for row in labels.package.rows("statements"):
        named = {row["observation"], row["base_observation"]}
        if named & used:
            there = found.setdefault(row["source"], set())
            there |= {int(row["page"])} if row["page"] and named & printed else set()
    return found


def fewest(rows: Iterable[Row], labels: Labels, said: Iterable[Row] = ()) -> str:
    """The fewest pages on which all of some observations are printed, and some statements, and what of them is ours.

    Of a source without pages its title; nothing where none has them.
    """
    rows = [*rows]
    return "; ".join(filter(None, [fewest_pages(rows, labels, said), *unpaged(rows, labels)]))


def fewest_pages(rows: Sequence[Row], labels: Labels, said: Iterable[Row] = ()) -> str:
    """The same without what is ours."""
    ranked = [(row, placings(row, labels.package)) for row in rows]
    numbers = [row for row, found in ranked if not found]
    names, found = printed_as(numbers, labels), dict[str, set[tuple[str, str]]]()
    for row in labels.package.rows("statements"):
        for name in names.intersection((row["observation"], row["base_observation"])):
            found.setdefault(name, set()).add((row["source"], row["page"]))
    left = [
        *found.values(),
        *({(row["source"], row["page"])} for row in said),
        *({(row["source"], row["page"]) for row in places} for _, places in ranked if places),
    ]
    chosen = dict[str, set[int]]()
    while left:
        often = Counter(place for places in left for place in places)
        source, page = min(often, key=lambda place: (-often[place], place[0], int(place[1] or 0)))
        chosen.setdefault(source, set()).update({int(page)} if page else set())
        left = [places for places in left if (source, page) not in places]
    return "; ".join(paged(pages, labels) or labels.title("sources", source) for source, pages in chosen.items())


def where(rows: Iterable[Row], labels: Labels) -> str:
    """The pages that print some numbers and what they are of, of a form who answered, and what of that is ours."""
    told, on_pages = with_bases(rows, labels), with_pages(labels.package)
    printed = [row for row in told if on_pages & printed_as([row], labels)]
    return "; ".join(filter(None, [fewest_pages(printed, labels), *unpaged(told, labels, terms=False)]))


@once
def with_pages(package: Package) -> set[str]:
    """The observations that a source prints on a page."""
    stated = (row for row in package.rows("statements") if row["page"])
    return {name for row in stated for name in (row["observation"], row["base_observation"])}


def placings(row: Row, package: Package) -> list[Row]:
    """The statements that give a place by size to what has no number: they bear what is said of it, and not the chart."""
    said = () if has_number(row) else of_indicator(package, "statements", row["indicator"])
    own = (name_of(row), row["year"])
    return [each for each in said if each["measure"] == "rank" and (name_of(each), each["year"]) == own]


def paged(pages: Iterable[int], labels: Labels) -> str:
    """Pages in words; nothing where there are none."""
    found = set(pages)
    return labels.say("page" if len(found) == 1 else "pages", spans(found)) if found else ""


def spans(pages: Iterable[int]) -> str:
    """Pages as one writes them: "4, 6–7"."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        runs = [*runs[:-1], [*runs[-1], page]] if runs and runs[-1][-1] == page - 1 else [*runs, [page]]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def inputs(row: Row, labels: Labels) -> list[Row]:
    """The figures that a computed one is made from."""
    return [labels.package.by_name["observations"][name] for name in row.get("inputs", "").split()]


def same_as(row: Row, labels: Labels) -> Row:
    """The figure that a number is taken over from, or a printed one of the same people; itself where it is made from others."""
    while is_computed(row) and len(made := inputs(row, labels)) == 1 and same_number(row, made[0]):
        row = made[0]
    alike = twins(row, labels.years) if is_computed(row) else ()
    return next((one for one in alike if not is_computed(one) and same_number(row, one)), row)


def twins(row: Row, years: Years) -> Iterator[Row]:
    """The figures that are declared to count the same; of how many have an answer, everybody, which is the same if all have one."""
    own = cell_of(row)
    for declared in (one for one in years.book.relations if one.kind == SAME and not one.assumption):
        cells = declared.cells(row["scope"], row["year"])
        yield from (years.figures[cell] for cell in cells if own in cells and cell in years.figures)
    if years.book.is_whole(row["indicator"], row["category"]) and (met := everybody(row, years)):
        yield met


def same_number(one: Row, other: Row) -> bool:
    """Whether two rows say the same number."""
    return all(one[name] == other[name] for name in ("measure", "value", "lower", "upper"))


def printed_as(rows: Iterable[Row], labels: Labels) -> set[str]:
    """The observations whose statements print some numbers."""
    taken = (same_as(row, labels) for row in rows)
    return {row["observation"] for row in taken if not is_computed(row)}


def made_from(rows: Iterable[Row], labels: Labels) -> set[str]:
    """Some observations with all that they are computed from, whose statements are their source."""
    found, left = dict[str, Row](), [*rows]
    while left:
        found |= {row["observation"]: row for row in left}
        left = [made for row in left for made in inputs(row, labels) if made["observation"] not in found]
    return {*found}


def statements_of(rows: Iterable[Row], labels: Labels) -> list[Row]:
    """The statements that print some numbers."""
    names = printed_as(rows, labels)
    return [row for row in labels.package.rows("statements") if row["observation"] in names]


def is_ours(row: Row, labels: Labels) -> bool:
    """Whether no source prints the number, which we worked out."""
    return has_number(row) and is_computed(same_as(row, labels))


def unpaged(rows: Iterable[Row], labels: Labels, terms: bool = True) -> list[str]:
    """What is said of numbers, and of what they are of, in place of a page: of a form who answered; which of them are ours."""
    rows = with_bases(rows, labels)
    return [*filter(None, [who_answered(rows, labels), ours(rows, labels, terms)])]


def who_answered(rows: Iterable[Row], labels: Labels) -> str:
    """For how many of how many a form's questions behind some counts were answered. Of several years the newest.

    Nothing where it is everybody, or nobody may know it. Questions of the same people share what they are of.
    """
    found = dict[tuple[str, str], tuple[str, str]]()
    for row in sorted(rows, key=lambda row: row["year"]):
        answered, met = with_answer(row, labels.years), everybody(row, labels.years)
        all_have = met and answered and met["value"] == answered["value"]
        if answered and row["measure"] == COUNT and row["year"] in labels.book.form_years and not all_have:
            of_all = f" {labels.say('of_base', bare_value(met, labels))}" if met else ""
            found[row["indicator"], row["population"]] = bare_value(answered, labels), of_all
    told = dict[tuple[str, str], list[str]]()
    for (indicator, population), (number, of_all) in found.items():
        named = labels.say("in_brackets", number, labels.title("indicators", indicator))
        told.setdefault((population, of_all), []).append(named if len(found) > 1 else number)
    return "; ".join(
        labels.say(
            "who_answered", f"{labels.language.listed(numbers)}{of_all}", labels.population_as(population, PEOPLE_OF)
        )
        for (population, of_all), numbers in told.items()
    )


def ours(rows: Iterable[Row], labels: Labels, terms: bool = True) -> str:
    """Which of some numbers we worked out, and how: several shares in a word. Nothing where none is."""
    named = dict[str, None]()
    found = {row["observation"]: row for row in rows if is_ours(row, labels)}
    shares = [row for row in found.values() if row["measure"] == PERCENT]
    for row in found.values():
        if len(shares) == 1 or row["measure"] != PERCENT:
            how = made_of(row, labels) if terms else ""
            named[labels.say("ours_made", bare_value(row, labels), how) if how else bare_value(row, labels)] = None
    named |= {labels.words["ours_shares"]: None} if len(shares) > 1 else {}
    return labels.words["ours_line"].format(labels.language.listed([*named])) if named else ""


def made_of(row: Row, labels: Labels) -> str:
    """What a number is made of, where it is the sum or the difference of a few, or so many of so many; else nothing."""
    made = inputs(row, labels)
    if row["measure"] == PERCENT and row["base"] and [one["measure"] for one in made[:1] if has_number(one)] == [COUNT]:
        return labels.say("of_whole", bare_value(made[0], labels), labels.language.number(row["base"]))
    if not made or len(made) > TERMS or any(one["qualifier"] != EXACT or not one["value"] for one in made):
        return ""
    terms, number = [labels.language.number(one["value"]) for one in made], Fraction(row["value"] or row["lower"] or 0)
    first, *others = (Fraction(one["value"]) for one in made)
    signs = {first + sum(others): PLUS, first - sum(others): MINUS}
    return signs[number].join(terms) if number in signs else ""
