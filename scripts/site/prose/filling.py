"""What the prose takes from the package, by name: `{{ figure contacts.total.all.all_cases.count }}`.

`figure` writes the newest year's value with its unit (a percentage with its base), `value` without, `share` a percentage in
words; `label` what the most common answer is called, `predicate` what those of it did; `why` says of a figure that has no number
why it has none. `{{ year }}` is that year, `{{ name }}` a generated part of the page, `{{ maker argument }}` a part made for the
argument. Claims are settled first. A name that is unknown stops the build.
"""

import re
from collections.abc import Callable, Mapping

from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.markup import inline, markdown
from scripts.ground.row_notes import lacks_base
from scripts.site.audit.questions import decision_link
from scripts.site.figure.amounts import amount
from scripts.site.figure.beside import base_mark, explained
from scripts.site.figure.whom import with_answer
from scripts.site.figure.wording import bare, base, marked, predicate, remark, unmarked_value
from scripts.site.package.decided import decision_of
from scripts.site.package.labels import Labels
from scripts.site.package.lacking import lack
from scripts.site.package.lookup import most_common, required, resolved_case
from scripts.site.prose.claims import settled

PLACEHOLDER = re.compile(r"\{\{\s*(.*?)\s*\}\}")
Makers = Mapping[str, Callable[[str], str]]


def filled(page: str, parts: Mapping[str, str], labels: Labels, makers: Makers | None = None, address: str = "") -> str:
    """The Markdown of a `page` at `address` with every placeholder replaced.

    Raises PackageError on the first name that nothing answers to.
    """
    known: Makers = {
        **(makers or {}),
        "figure": lambda name: in_prose(required(name, labels.package), labels, address),
        "share": lambda argument: markdown(share(argument, labels)),
        "value": lambda name: in_prose(required(name, labels.package), labels, address, alone=True),
        "why": lambda name: markdown(labels.words[f"why_{lack(name, labels)}"]),
        "predicate": lambda name: markdown(predicate(first_of(name, labels.package), labels)),
        "label": lambda name: markdown(labels.answer(first_of(name, labels.package))),
    }

    def replacement(found: re.Match[str]) -> str:
        kind, _, argument = found.group(1).partition(" ")
        if kind in known and argument:
            return known[kind](argument.strip())
        if found.group(1) in parts:
            return parts[found.group(1)]
        raise PackageError(f"{found.group()}: there is no such name")

    return explained(PLACEHOLDER.sub(replacement, settled(page, labels.package)), labels.language)


def first_of(name: str, package: Package) -> Row:
    """The indicator and the most common answer of a name with any answer. Raises PackageError where none is certain."""
    answer = most_common(resolved_case(name, package), package)
    if not answer:
        raise PackageError(f"{name}: no answer is known to be the most common in {package.latest_year}")
    return {"indicator": name.partition(".")[0], "category": answer}


def share(argument: str, labels: Labels) -> str:
    """A percentage in words, and of whom: the name of a figure, then how they are called after "eight in ten" and "half of".

    `NAME needs|the needs` gives "eight in ten needs", "half of the needs". Raises PackageError on a share that has no words.
    """
    name, _, nouns = argument.partition(" ")
    plain, _, definite = nouns.partition("|")
    row = required(name, labels.package)
    found = amount(row, labels.package, labels.language)
    if found is None:
        raise PackageError(f"{{{{ share {argument} }}}}: this is no share that can be said in words")
    whom = definite if found.joined == "of" else plain
    return labels.say(f"share_{found.joined}", found.text, with_answer(whom, row, labels)) if whom else found.text


def linked(row: Row, value: str, labels: Labels, address: str) -> str:
    """The value as Markdown, with the mark that it is corrected or doubtful, which leads to the finding."""
    decision, mark = decision_of(row, labels.package), remark(row, labels)
    leading = inline(decision_link(decision, address, mark, labels)) if decision else markdown(mark)
    return marked(markdown(value), leading, labels.language)


def in_prose(row: Row, labels: Labels, address: str = "", alone: bool = False) -> str:
    """A figure in a sentence: an approximate number or a bound says so, and a percentage says what it is a share of.

    `alone`: the number, in a sentence that says itself what it counts.
    """
    value = linked(row, unmarked_value(bare(row) if alone else row, labels, prose=not alone), labels, address)
    if alone or row["measure"] != "percent":
        return value
    if lacks_base(row):
        return labels.say("base_in_prose", value, inline(base_mark(labels.language)))
    cell = "" if row["base"] else labels.within(labels.category(row["base_indicator"], row["base_category"]))
    return labels.say("base_in_prose", value, markdown(labels.say("of_cell", cell) if cell else base(row, labels)))
