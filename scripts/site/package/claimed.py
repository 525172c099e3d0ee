"""Claims on the newest year by the names that people use: `largest gender.women.adults.all_cases`. A package in, claims out."""

from scripts.ground.claim import HIDDEN, KINDS, Claim
from scripts.ground.data_package import Package, PackageError
from scripts.ground.facts import facts_of
from scripts.ground.verdict import TRUE, verdict
from scripts.site.package.lookup import cell_named, resolved
from scripts.site.package.names import EACH, check_name


def claimed(text: str, package: Package) -> Claim | None:
    """The claim that people write as its kind and the names of its figures, without year and unit; the measure may be left out.

    None where `*` stands for the most common answer and none is, and where no answer of any (`hidden`) is so. Raises PackageError
    on a kind or a name that there is not.
    """
    kind, *names = text.split()
    for name in names:
        check_name(name, package)
    try:
        found = [claim_of(kind, each, package) for each in (each_answer(names, package) if kind == HIDDEN else [names])]
    except ValueError as error:
        raise PackageError(f"{{{{ claim {text} }}}}: {error}") from None
    return next((one for one in found if one and holds(one, package)), next(iter(found), None))


def claim_of(kind: str, names: list[str], package: Package) -> Claim | None:
    """The claim on some names; None where the most common answer is meant and none is."""
    told = [resolved(name, package) for name in names]
    measures = KINDS[kind].measures
    return (
        None
        if any(EACH in name for name in told)
        else Claim(kind, tuple(cell_named(name, package, measures) for name in told))
    )


def each_answer(names: list[str], package: Package) -> list[list[str]]:
    """Some names, or with `*` those of each answer that the newest year asks about."""
    if not any(EACH in name for name in names):
        return [names]
    asked = facts_of(package).book.parts(names[0].partition(".")[0], year=package.latest_year)
    return [[name.replace(EACH, answer) for name in names] for answer in asked]


def holds(claim: Claim, package: Package) -> bool:
    """Whether a claim is true."""
    return verdict(claim, facts_of(package)) == TRUE
