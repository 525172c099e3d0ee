"""The names of figures in prose and drawings: the observation's, without the year and the unit.

They are read code by code: a name that the code lists do not have is misspelt.

Whether the newest year has a number for a name is another matter: then the text or the figure falls away.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from scripts.ground.cells import parts_of
from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.once import once
from scripts.ground.problems import suggestion

# In a name: any answer (each in a figure, the most common one in a text), and the cases without the large one of the year.
EACH, SOME_CASE = "*", "without_case"


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
