"""What printed numbers leave of those that nobody printed: the reasoning that the audit and the guard of small counts share.

Statements and a codebook come in; relations, ranges, conflicts and possible values come out. Other rooms import what stands here,
from `model` and from `system`, and nothing else of this room. The mathematics is on one page beside this file: README.md.

    facts = read_facts(statements, book)            # what each printed number, rank and comparison says of which counts
    there = contexts(touched(facts), book)          # the groups of people that these must be put beside
    rules = relations(there, book, touched(facts))  # what the code lists say that the counts have to do with each other
    narrowed(facts, rules)                          # the ends of each count, by one rule after the other
    System(rules, facts)                            # all at once, in whole numbers: `extreme`, `possible`, `conflict`
"""

from scripts.guard.reasoning.between import more_answers
from scripts.guard.reasoning.facts import asked, base_of, certain, facts_of, quantity, read_facts
from scripts.guard.reasoning.known import (
    OPEN,
    Known,
    Span,
    counts_of,
    decided,
    derived,
    figure_of,
    figures_in,
    figures_of,
    finding_id,
    read_known,
)
from scripts.guard.reasoning.linear import ENDLESS, GREATEST, Constraint, Program, holds, program, ratio_ends, smallest
from scripts.guard.reasoning.narrowing import Bounds, components, narrowed
from scripts.guard.reasoning.quantities import (
    NOBODY,
    PEOPLE,
    Fact,
    Quantity,
    Relation,
    Terms,
    contexts,
    here,
    reach,
    touched,
)
from scripts.guard.reasoning.reduction import Derivation, projected, reduced
from scripts.guard.reasoning.structure import proved, relations

__all__ = [
    "Bounds",
    "Constraint",
    "ENDLESS",
    "Fact",
    "GREATEST",
    "Known",
    "Derivation",
    "NOBODY",
    "OPEN",
    "PEOPLE",
    "Program",
    "Quantity",
    "Relation",
    "Span",
    "Terms",
    "asked",
    "base_of",
    "certain",
    "components",
    "contexts",
    "counts_of",
    "decided",
    "derived",
    "facts_of",
    "figure_of",
    "figures_in",
    "figures_of",
    "finding_id",
    "here",
    "holds",
    "more_answers",
    "narrowed",
    "program",
    "projected",
    "proved",
    "quantity",
    "ratio_ends",
    "reach",
    "read_facts",
    "read_known",
    "reduced",
    "relations",
    "smallest",
    "touched",
]
