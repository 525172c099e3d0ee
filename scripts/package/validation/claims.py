"""What a report says of its year leans on claims of its figures: each is one, and names what the code lists have."""

from collections.abc import Collection, Iterator, Mapping

from scripts.ground.cells import parts_of
from scripts.ground.claim import KINDS
from scripts.ground.columns import Column
from scripts.ground.problems import Problem, suggestion
from scripts.package.tables import Lines, records

LEANS: Column = "leans_on"


def check_claims(table: str, codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """Each kind of claim that there is not, and each name of a figure that the code lists lack a code of."""
    known = {
        "kind": {*KINDS},
        "answer": {f"{row['indicator']}.{row['category']}" for row in records(codes["categories"])},
        "population": {row["population"] for row in records(codes["populations"])},
        "scope": {row["code"] for row in records(codes["vocabulary"]) if row["list"] == "scope"},
    }
    for line, row in codes[table].items():
        for claim in filter(None, row[LEANS].split(";")):
            for what, code in said(claim):
                if code not in known.get(what, ()):
                    yield Problem(file, line, LEANS, "unknown_code", code, hint(code, known.get(what, ())))


def said(claim: str) -> Iterator[tuple[str, str]]:
    """(what it is, code) of all that a claim names; what is no name of a figure is nothing."""
    kind, *names = claim.split() or [""]
    yield "kind", kind
    for name in names:
        try:
            answers, population, scope, _ = parts_of(name)
        except ValueError:
            yield "", name
            continue
        yield from (("answer", ".".join(one)) for one in answers)
        yield from (("population", population), ("scope", scope))


def hint(code: str, known: Collection[str]) -> str:
    """The nearest of what there is."""
    return suggestion(code, sorted(known))
