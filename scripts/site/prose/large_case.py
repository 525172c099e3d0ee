"""What a large case does to the most common answer: said of every text that calls one so. A text and its claims in, a text out."""

from collections.abc import Iterable

from scripts.ground.cells import code_of, with_codes
from scripts.ground.claim import LARGEST, Claim
from scripts.ground.facts import facts_of
from scripts.ground.markup import markdown as as_markdown
from scripts.ground.scopes import ALL
from scripts.ground.verdict import FALSE, TRUE, verdict
from scripts.ground.years import holds_case
from scripts.site.figure.wording import upper_first
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import case_of


def case_outside(labels: Labels) -> str:
    """What the cases without the large one of the newest year are called within a sentence; nothing where it has none."""
    case = case_of(labels.package)
    return as_markdown(labels.code_in_sentence("scope", case)) if case else ""


def with_case(text: str, said: Iterable[Claim], labels: Labels) -> str:
    """A text that calls an answer the most common, with what the large case does to that, unless it says it itself."""
    cells, facts = [cell for one in said for cell in one.cells], facts_of(labels.package)
    if any(code_of(cell, "scope") != ALL for cell in cells):
        return text
    words = labels.language.words
    for cell in (one.cells[0] for one in said if one.kind == LARGEST):
        row, without = facts.known(cell), with_codes(cell, scope=case_of(labels.package))
        if row is None or code_of(without, "scope") == "" or not holds_case(row, facts.years):
            continue
        found = verdict(Claim(LARGEST, (without,)), facts)
        if found != TRUE:
            told = words["case_turns" if found == FALSE else "case_open"].format(case_outside(labels))
            whole = text.rstrip()
            return f"{whole} {upper_first(told)}." if whole.endswith((".", "**")) else f"{whole}; {told}"
    return text
