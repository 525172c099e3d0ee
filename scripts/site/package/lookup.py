"""The figures by the names that people use (`contacts.total.adults.all_cases.count`), and the claims that they make with them.

A name is the observation's, without year and unit. It is read code by code: one that the code lists do not have is misspelt.
Whether the newest year has a number for it is another matter: then the text or the figure falls away. `*` is any answer (each in
a figure, the most common one in a text), `without_case` the cases without the large one of the year.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from scripts.ground.cells import Cell, parts_of
from scripts.ground.claim import AMOUNTS, ANY, HIDDEN, KINDS, LARGEST, NOT_ASKED, NOT_KNOWN, Claim
from scripts.ground.codes import leaves_out
from scripts.ground.data_package import Package, PackageError, Row, once
from scripts.ground.facts import facts_of
from scripts.ground.interval import has_number
from scripts.ground.problems import suggestion
from scripts.ground.verdict import FALSE, TRUE, verdict

# In a name: any answer (each in a figure, the most common one in a text), and the cases without the large one of the year.
EACH, SOME_CASE = "*", "without_case"
# What a report wrote of its year holds; the newest figures say otherwise, or do not say; what was not known is known.
STANDS, TURNED, UNSAID, FALLEN = "stands", "turned", "unsaid", "fallen"


def name_of(row: Row) -> str:
    """The name of a figure in the prose: the observation's, without the year and the unit."""
    base = f".of.{row['base_indicator']}.{row['base_category']}" if row["base_indicator"] else ""
    return f"{cell_of(row)}.{row['measure']}{base}"


def cell_of(row: Row) -> str:
    """The name without the measure: what a rank is a rank of."""
    within = f".in.{row['within_indicator']}.{row['within_category']}" if row["within_indicator"] else ""
    return f"{row['indicator']}.{row['category']}{within}.{row['population']}.{row['scope']}"


def check_name(name: str, package: Package) -> None:
    """Raise PackageError on a name, with or without its measure, of which the code lists lack a code; it says which."""
    try:
        answers, population, scope, measure = parts_of(name)
    except ValueError:
        raise PackageError(f"{name}: this is no name of a figure") from None
    lists = codes_of(package)
    for indicator, category in answers:
        check_code(name, indicator, lists["indicator"])
        if category != EACH:
            check_code(name, category, lists[f"category of {indicator}"])
    for kind, code in (("population", population), ("scope", scope), ("measure", measure)):
        if code and code != SOME_CASE:
            check_code(name, code, lists[kind])


@once
def codes_of(package: Package) -> Mapping[str, set[str]]:
    """What a code names -> the codes of the package."""
    found: dict[str, set[str]] = defaultdict(set)
    found["indicator"] = {row["indicator"] for row in package.rows("indicators")}
    found["population"] = {row["population"] for row in package.rows("populations")}
    for row in package.rows("categories"):
        found[f"category of {row['indicator']}"].add(row["category"])
    for row in package.rows("vocabulary"):
        found[row["list"]].add(row["code"])
    return found


def check_code(name: str, code: str, known: Collection[str]) -> None:
    """Raise PackageError on a code that is not known, with the nearest that is."""
    if code not in known:
        raise PackageError(f"{name}: there is no {code}{suggestion(code, sorted(known))}")


def over_years(name: str, package: Package) -> dict[str, Row]:
    """Year -> the figure with this name. Raises PackageError on a name of which the code lists lack a code: it is misspelt."""
    check_name(name, package)
    rows = by_name(package).get(resolved(name, package), [])
    found: dict[str, Row] = {}
    # What is counted as its indicator is goes first: "62 persons" before "10 to 15 persons a year".
    unit = package.by_name["indicators"][rows[0]["indicator"]]["unit"] if rows else ""
    for row in sorted(rows, key=lambda row: (row["year"], row["unit"] != unit)):
        found.setdefault(row["year"], row)
    return found


@once
def by_name(package: Package) -> Mapping[str, list[Row]]:
    """Name -> the figures of one year each that have it."""
    found: dict[str, list[Row]] = {}
    for row in package.rows("observations"):
        if not row["year_to"]:
            found.setdefault(name_of(row), []).append(row)
    return found


def resolved(name: str, package: Package) -> str:
    """A name with what the newest year has in place of the large case, whichever that is, and of the most common answer."""
    name = resolved_case(name, package)
    return name.replace(EACH, most_common(name, package) or EACH) if EACH in name else name


def resolved_case(name: str, package: Package) -> str:
    """A name with what the newest year has in place of the large case."""
    return name.replace(f".{SOME_CASE}", f".{case_of(package) or SOME_CASE}") if f".{SOME_CASE}" in name else name


@once
def case_of(package: Package) -> str:
    """The selection without a large case of which the newest year has figures; the first of the list, or nothing."""
    used = {row["scope"] for row in package.rows("observations") if row["year"] == package.latest_year}
    listed = [row["code"] for row in package.rows("vocabulary") if row["list"] == "scope"]
    return next((scope for scope in listed if scope in used and leaves_out(scope)), "")


@once
def proved_ranges(package: Package) -> Mapping[str, Row]:
    """Figure -> what is left of it, where that is proved: the numbers that follow from others."""
    return {row["about"]: row for row in package.rows_if_any("derived_ranges") if row["range_state"] == "proved"}


def newest(name: str, package: Package) -> Row | None:
    """The newest year's figure; None when that year has no number for it. Raises PackageError on a misspelt name."""
    row = over_years(name, package).get(package.latest_year)
    return row if row and has_number(row) else None


def required(name: str, package: Package) -> Row:
    """The newest year's figure. Raises PackageError when there is none."""
    row = newest(name, package)
    if row is None:
        raise PackageError(f"{name}: {package.latest_year} has no number for it")
    return row


def cell_named(name: str, package: Package, measures: Sequence[str] = ANY) -> Cell:
    """The cell of the newest year with a name, or with what stands in it for the most common answer and the large case."""
    check_name(name, package)
    return facts_of(package).named(resolved(name, package), package.latest_year, measures)


def most_common(name: str, package: Package) -> str:
    """The answer that is certainly the most common, of a name with any answer; nothing where none is."""
    name = answers_of(resolved_case(name, package))
    found = firsts(package)
    if name not in found:
        indicator = name.partition(".")[0]
        book = facts_of(package).book
        named = [name.replace(EACH, each) for each in book.rivals(indicator, package.latest_year)]
        there = [each for each in named if all(code in book.categories[of] for of, code in parts_of(each)[0])]
        first = [parts_of(each)[0][0][1] for each in there if is_first(each, package)]
        found[name] = first[0] if len(first) == 1 else ""
    return found[name]


def answers_of(name: str) -> str:
    """A name without its measure and what its shares are of."""
    before, _, base = name.partition(".of.")
    return before.rpartition(".")[0] if base or parts_of(name)[-1] else before


@once
def firsts(package: Package) -> dict[str, str]:
    """Name with any answer -> the answer that is the most common, of the names that have been asked about."""
    return {}


def is_first(name: str, package: Package) -> bool:
    """Whether an answer is the most common by its counts, or by its shares."""
    cells = dict.fromkeys(cell_named(f"{name}.{measure}", package) for measure in AMOUNTS)
    return any(verdict(Claim(LARGEST, (cell,)), facts_of(package)) == TRUE for cell in cells)


def claimed(text: str, package: Package) -> Claim | None:
    """The claim that people write as its kind and the names of its figures, without year and unit; the measure may be left out.

    None where `*` stands for the most common answer and none is, and where no answer of any (`hidden`) is so. Raises PackageError
    on a kind or a name that there is not.
    """
    kind, *names = text.split()
    for name in names:
        check_name(name, package)
    told = [names]
    if kind == HIDDEN and EACH in "".join(names):  # any answer that the newest year asks about
        asked = facts_of(package).book.parts(names[0].partition(".")[0], year=package.latest_year)
        told = [[name.replace(EACH, answer) for name in names] for answer in asked]
    try:
        found = [claim_of(kind, each, package) for each in told]
    except ValueError as error:
        raise PackageError(f"{{{{ claim {text} }}}}: {error}") from None
    return next((one for one in found if one and holds(one, package)), next(iter(found), None))


def claim_of(kind: str, names: list[str], package: Package) -> Claim | None:
    """The claim on some names; None where the most common answer is meant and none is."""
    told, measures = [resolved(name, package) for name in names], KINDS[kind].measures
    if any(EACH in name for name in told):
        return None
    return Claim(kind, tuple(cell_named(name, package, measures) for name in told))


def holds(claim: Claim, package: Package) -> bool:
    """Whether a claim is true."""
    return verdict(claim, facts_of(package)) == TRUE


def standing(row: Row, package: Package) -> str:
    """What has become of an account, or of an argument, in the newest year. Its own year is what the audit tries."""
    if (row["year"] or package.by_name["sources"][row["source"]]["year"]) >= package.latest_year:
        return STANDS
    found = judged(row, package)
    false = [claim.kind for claim, said in found if said == FALSE]
    if false:
        return FALLEN if NOT_KNOWN in false else TURNED
    return STANDS if all(said in (TRUE, NOT_ASKED) for _, said in found) else UNSAID


def judged(row: Row, package: Package) -> list[tuple[Claim, str]]:
    """The claims that a row leans on, of the newest year, each with its verdict."""
    facts = facts_of(package)
    return [(claim, verdict(claim, facts)) for claim in facts.claims(row.get("leans_on", ""), package.latest_year)]
