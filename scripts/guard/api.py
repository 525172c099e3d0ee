"""All that other rooms ask of the guard, and all that it promises them. What else stands in this room may be written anew.

Nobody within the room imports this module.
"""

from scripts.guard.audit.filled_year import contradictions, disputes
from scripts.guard.audit.form_sums import CountRule, sums_of_form
from scripts.guard.audit.kept import Memory, carried
from scripts.guard.audit.rows import audit_problems, audit_rows
from scripts.guard.audit.run import Audit, audit
from scripts.guard.audit.telling import ContradictionTeller, in_cells
from scripts.guard.protection.evidence import Published
from scripts.guard.protection.guarding import Guard
from scripts.guard.protection.proposal import UnprotectableError
from scripts.guard.questionnaire.changed_form import changed_questions
from scripts.guard.questionnaire.form_of_year import FormOfYear, UnfitError
from scripts.guard.questionnaire.form_rows import FORM_CHECKS, DeclaredForm
from scripts.guard.questionnaire.witnesses import check_witnesses, witnesses
from scripts.guard.reasoning import Fact, Quantity
from scripts.guard.reasoning.model import GuardError

__all__ = [
    "Audit",
    "FORM_CHECKS",
    "ContradictionTeller",
    "CountRule",
    "DeclaredForm",
    "Fact",
    "FormOfYear",
    "Guard",
    "GuardError",
    "Memory",
    "Published",
    "Quantity",
    "UnfitError",
    "UnprotectableError",
    "changed_questions",
    "audit",
    "audit_problems",
    "audit_rows",
    "carried",
    "check_witnesses",
    "contradictions",
    "disputes",
    "in_cells",
    "sums_of_form",
    "witnesses",
]
