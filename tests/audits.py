"""The audit of a few figures of one made-up year, with the real code lists: for the tests of the audit."""

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.tables import all_records
from scripts.guard.audit.limits import LeftOpen, find_ranges
from scripts.guard.audit.run import Audit, audit
from scripts.guard.reasoning.facts import asked, read_facts
from scripts.guard.reasoning.known import decided
from scripts.guard.reasoning.quantities import Quantity, contexts, touched
from scripts.guard.reasoning.reduction import reduced
from scripts.guard.reasoning.structure import relations
from scripts.package.observations import build_statements
from scripts.package.sources import read_sources
from scripts.paths import DATAPACKAGE
from tests.rows import figure, lines_of

SOURCES = read_sources(DATAPACKAGE)
FORM = "made_up_form"  # a source that asks for every answer: what it counts is complete by definition
CODES = all_records(SOURCES.codes)
CODES["sources"] = [*CODES["sources"], CODES["sources"][0] | {"source": FORM, "source_kind": "form"}]
UNITS = read_codebook(CODES).units
YEAR = 2031


def told(cell: str, value: str = "", **cells: str) -> Row:
    """A figure of `indicator.category.population`; a percentage when the value ends in "%"."""
    indicator, category, population = cell.split(".")
    measure = {"measure": "percent"} if value.endswith("%") else {}
    number = value.removesuffix("%")
    where = {"indicator": indicator, "category": category, "population": population, "year": str(YEAR), "value": number}
    return figure(**(where | measure | cells))


def statements_of(*rows: Row) -> list[Row]:
    """The figures as the build sees them."""
    numbered = [row | {"seq": str(number)} for number, row in enumerate(rows, 1)]
    return build_statements({YEAR: lines_of(*numbered)}, UNITS)


def audited(*rows: Row, decisions: tuple[Row, ...] = ()) -> Audit:
    """The audit of these figures."""
    return audit(statements_of(*rows), CODES, decisions)


def ranges_of(*rows: Row, decisions: tuple[Row, ...] = ()) -> dict[Quantity, LeftOpen]:
    """What these figures as decided leave of every count."""
    statements, book = statements_of(*rows), read_codebook(CODES)
    facts = decided(read_facts(statements, book), statements, decisions)
    wanted, said = asked(facts, statements, str(YEAR), book), touched(facts)
    rules = relations(contexts(said, book), book, said)
    return find_ranges(facts, reduced(rules, said | wanted), wanted)


def verdicts(kind: str, *rows: Row) -> set[str]:
    """What the checks of one kind say of these figures."""
    return {check.verdict for check in audited(*rows).checks if check.kind == kind}


def contradictions(*rows: Row) -> list[set[str]]:
    """The numbers of every set of figures that do not go together, whatever that rests on."""
    statements = statements_of(*rows)
    return [
        {
            statements[number]["base" if number in fact.bases else "value"]
            for fact in finding.facts
            for number in fact.figures
        }
        for finding in audit(statements, CODES, ()).findings
    ]
