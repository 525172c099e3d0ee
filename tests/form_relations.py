"""Every relation of a form year in which everything is counted: of the codebook, and of its form."""

from functools import cache

from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row
from scripts.ground.tables import records
from scripts.guard.questionnaire.believed import believing
from scripts.guard.questionnaire.declaration import Form, read_form
from scripts.guard.questionnaire.form_table import form_of
from scripts.guard.questionnaire.rules import every_rule
from scripts.guard.reasoning.between import more_answers
from scripts.guard.reasoning.quantities import Quantity, Relation, contexts
from scripts.guard.reasoning.structure import relations
from tests.audits import CODES, SOURCES
from tests.guarded_years import YEAR, book_of, statements_of
from tests.intruder_relations import READINGS, known, own_populations

FORM: Form = believing(
    read_form(records(SOURCES.codes["form"]), records(SOURCES.codes["form_facts"])),
    records(SOURCES.codes["expectations"]),
)


def line(name: str, value: str) -> Row:
    """A count of a form, by `indicator.category.population`."""
    indicator, category, population = name.split(".")
    usual: Row = {
        "scope": "all_cases",
        "year": YEAR,
        "measure": "count",
        "base": "",
        "qualifier": "exact",
        "obs_status": "A",
    }
    return {"indicator": indicator, "category": category, "population": population, "value": value, **usual}


def quantity(indicator: str, category: str, population: str) -> Quantity:
    """A count of the made-up year."""
    return Quantity("platform", indicator, category, population, "all_cases", "", "", YEAR)


@cache
def rules(declared: bool = True) -> list[Relation]:
    """Every relation of a form year in which everything is counted. `declared`: with those of its form."""
    book: Codebook = book_of(statements_of([line("contacts.total.all", "100")]))
    people = {quantity(name, "", population) for name, population in own_populations().items()}
    people |= {quantity(name.split(".")[0], "", name.split(".")[2]) for name in known(READINGS[0]).cells}
    people |= {quantity("contacts", "", population) for population in book.members("population")}
    around = contexts(people, book)
    every = {one._replace(category=code) for one in around for code in book.categories[one.indicator]}
    found = relations(around, book, every)
    of_form = [
        Relation("form", tuple((-factor, quantity(*cell)) for cell, factor in one.factors), "==" if one.equal else "<=")
        for one in (every_rule(form(), form().cells) if declared else ())
    ]
    return [*found, *more_answers(found, book), *of_form]


@cache
def form() -> Form:
    """The form of the year."""
    return form_of(CODES, YEAR, book_of(statements_of([line("contacts.total.all", "100")])))
