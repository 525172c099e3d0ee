"""Claims on the newest year by the names that people use (`largest gender.women.adults.all_cases`), and what leans on them."""

from scripts.ground.claim import HIDDEN, KINDS, NOT_ASKED, NOT_KNOWN, Claim
from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.facts import facts_of
from scripts.ground.verdict import FALSE, TRUE, verdict
from scripts.site.package.lookup import cell_named, resolved
from scripts.site.package.names import EACH, check_name

# What a report wrote of its year holds; the newest figures say otherwise, or do not say; what was not known is known.
STANDS, TURNED, UNSAID, FALLEN = "stands", "turned", "unsaid", "fallen"


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
