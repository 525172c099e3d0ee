"""What the texts that people write take from the package: by name, and in slots that stand or fall.

`{{ figure contacts.total.all.all_cases.count }}` writes the newest year's value with its unit (a percentage with its base), `value`
without, `share` a percentage in words, `turn` which way it has turned since the year before, where that may be said; `label` what
the most common answer is called, `predicate` what those of it did; `why` says of a figure that has no number why it has none.
`{{ year }}` is that year, `{{ name }}` a generated part of the page, `{{ maker argument }}` a part made for the argument.

`{{ claim CONDITION }}text{{ end }}` stands while the package says so, else it drops out. A condition is one or more tests joined by
"and". A test is a claim, by its kind (`ground/claim`) and the names of its figures (`largest CELL`, `more A B`; `hidden A.*` that
of any answer), or of what there is:

    said CELL, compared CELL   the newest report says something of it in words, without a number; compares it with an earlier year
    several_years A            the figure exists for at least two years
    note N                     the note with this id is on a figure of the newest year
    same_first A B             the same answer is the most common of two cells with `*` for the answer; other_first: another is
    form, report               whether the newest figures were filled in a form, or only printed in a report
    witness                    whether invented people show that what is hidden in the newest year stays so

In a name `*` stands for the most common answer, and the scope `without_case` for the cases without the large one of the year. One
without a measure is the count where there is one, else the share. Without a condition the text stands where all its figures exist.
A name that the code lists do not have stops the build; a figure that the newest year lacks makes the claim false.
"""

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup

from scripts.ground.claim import FEW, KINDS, LARGEST, NUMBER, Claim, as_written, claim_of
from scripts.ground.data_package import WITNESS, Package, PackageError, Row
from scripts.ground.facts import facts_of
from scripts.ground.markup import inline, markdown
from scripts.ground.row_notes import PERCENT
from scripts.ground.verdict import LACKING
from scripts.site.figure.amounts import amount, plain_value, unmarked_value
from scripts.site.figure.argued import said_turn, turn, turn_claims, turned
from scripts.site.figure.base import base_in_prose, explained
from scripts.site.figure.doubt import doubts
from scripts.site.figure.headline import case_outside, with_case
from scripts.site.figure.wording import predicate, upper_first, with_answer
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import (
    EACH,
    answers_of,
    cell_named,
    cell_of,
    check_name,
    claimed,
    holds,
    most_common,
    newest,
    over_years,
    required,
    resolved_case,
)
from scripts.site.package.said import is_worded, lack
from scripts.site.text.templates import macros

CLAIM = re.compile(r"\{\{\s*claim\b\s*(.*?)\s*\}\}(.*?)\{\{\s*end\s*\}\}", re.DOTALL)
INSIDE = re.compile(r"\{\{\s*(figure|value|share|predicate|label|why|turn)\s+(\S+)[^}]*\}\}")
# What writes a number, and what compares the most common answers of two selections.
NUMBERS, FIRSTS = ("figure", "value", "share"), ("same_first", "other_first")
ANSWER = macros("answer.html")
PLACEHOLDER = re.compile(r"\{\{\s*(.*?)\s*\}\}")
Makers = Mapping[str, Callable[[str], str]]


def filled(page: str, parts: Mapping[str, str], labels: Labels, makers: Makers | None = None) -> str:
    """The Markdown of a page with every placeholder replaced.

    Raises PackageError on the first name that nothing answers to.
    """
    known: Makers = {
        **(makers or {}),
        "figure": lambda name: in_prose(required(name, labels.package), labels),
        "share": lambda argument: markdown(share(argument, labels)),
        "value": lambda name: in_prose(required(name, labels.package), labels, alone=True),
        "turn": lambda name: markdown(turn(required(name, labels.package), labels)),
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


def in_prose(row: Row, labels: Labels, alone: bool = False) -> str:
    """A figure in a sentence: an approximate number or a bound says so, and a percentage says what it is a share of.

    `alone`: the number, in a sentence that says itself what it counts.
    """
    value = plain_value(row, labels) if alone else unmarked_value(row, labels, prose=True)
    # Where it is in doubt it is a claim, so that it gets its sign also in a text that claims nothing.
    value = inline(ANSWER.claimed(value, claim_of(row))) if doubts([row], labels.package) else markdown(value)
    return value if alone or row["measure"] != PERCENT else base_in_prose(value, row, labels)


def settled(markdown: str, package: Package) -> str:
    """The text with each claim kept or dropped. Raises PackageError on a condition that cannot be read."""

    def kept(found: re.Match[str]) -> str:
        # Every test is read, also after one that is false, so that a misspelt name never hides.
        known = [is_sayable(kind, name, package) for kind, name in INSIDE.findall(found.group(2))]
        tests = [is_so(test.strip(), package) for test in found.group(1).split(" and ") if test.strip()]
        return found.group(2) if all(known + tests) else ""

    return CLAIM.sub(kept, markdown)


def is_sayable(kind: str, name: str, package: Package) -> bool:
    """Whether a figure is there, or missing where it is said why; a share in words needs a number, of all of its whole."""
    if kind in ("predicate", "label"):
        check_name(name, package)
        return bool(most_common(resolved_case(name, package), package))
    row = newest(name, package)
    if kind == "turn" and row:
        return bool(turned(row, package)[0])
    if kind != "share" or row is None:
        return (row is None) == (kind == "why")
    return bool(row["value"]) and float(row["value"]) <= 100


def stands(text: str, condition: str, package: Package) -> bool:
    """Whether a text may be said of the newest year: its condition is true and its figures exist, but for those in its slots."""
    return bool(settled(f"{{{{ claim {condition} }}}}.{CLAIM.sub('', text)}{{{{ end }}}}", package))


def is_so(test: str, package: Package) -> bool:
    """Whether one test is true of the newest year."""
    kind, *names = test.split()
    if kind in KINDS:
        found = claimed(test, package)
        return found is not None and holds(found, package)
    year, formed = package.latest_year, package.latest_year in facts_of(package).book.form_years
    match kind, names:
        case (("said" | "compared"), [cell]):
            check_name(cell, package)
            rows = [row for row in package.rows("statements") if cell_of(row) == cell and row["report_year"] == year]
            then = [row for row in rows if row["measure"] == "comparison" and row["compared_year"]]
            return any(map(is_worded, rows)) if kind == "said" else any(row["year"] == year for row in then)
        case "several_years", [name]:
            return sum(bool(row["value"]) for row in over_years(name, package).values()) > 1
        case "note", [name]:
            return timely(name, package)
        case (("same_first" | "other_first"), [_, _]):
            one, other = (most_common(resolved_case(name, package), package) for name in names)
            return bool(one and other) and (one == other) == (kind == "same_first")
        case (("form" | "report"), []):
            return formed == (kind == "form")
        case "witness", []:
            return f"{WITNESS}{year}" in package.witnesses
    raise PackageError(f"{{{{ claim {test} }}}}: this is no test")


def claims_in(text: str, condition: str, package: Package) -> list[Claim]:
    """What a text that stands claims: by its condition, by the slots in it that stand too, and by the figures that it says."""
    tests = [condition, *(found.group(1) for found in CLAIM.finditer(text) if settled(found.group(), package))]
    told = [test.split() for each in tests for test in each.split(" and ") if test.strip()]
    said = [claimed(" ".join(words), package) for words in told if words[0] in KINDS]
    said += [first(name, package) for kind, *names in told if kind in FIRSTS for name in names]
    for kind, name in INSIDE.findall(settled(text, package)):
        said += [first(name, package)] if EACH in name else []
        said += [Claim(NUMBER, (cell_named(name, package),))] if kind in NUMBERS else []
        said += turn_claims(required(name, package), package) if kind == "turn" else []
    return list(dict.fromkeys(each for each in said if each))


def phrased(text: str, condition: str, labels: Labels, **known: str) -> str:
    """A text that stands, filled in, with what it claims. `known`: what it may name besides."""
    known |= {"year": labels.package.latest_year, "without": case_outside(labels)}
    made = filled(text, known, labels, {"note": lambda name: markdown(labels.note(name))})
    said = claims_in(text, condition, labels.package)
    return str(ANSWER.claimed(Markup(with_case(upper_first(made), said, labels)), as_written(said)))


def is_borne(text: str, condition: str, package: Package) -> bool:
    """Whether a claim of a text says more than that something is few or not known."""
    return any(one.kind not in (FEW, *LACKING) for one in claims_in(text, condition, package))


def turns_of(text: str, package: Package) -> list[Row]:
    """What the report says itself of the ways in which figures have turned that a text says: the statements."""
    names = [name for kind, name in INSIDE.findall(settled(text, package)) if kind == "turn"]
    return [said for name in names if (said := said_turn(required(name, package), package))]


def first(name: str, package: Package) -> Claim | None:
    """That the most common answer of a name with any answer is that."""
    return claimed(f"{LARGEST} {answers_of(name)}", package)


def timely(note: str, package: Package) -> bool:
    """Whether a note is on a figure of the newest year, or on what its report prints. Raises PackageError on an unknown note."""
    if note not in package.by_name["notes"]:
        raise PackageError(f"{{{{ claim note {note} }}}}: there is no such note")
    year = package.latest_year
    known = (row["notes"] for row in package.rows("observations") if row["year"] == year)
    printed = (row["note"] for row in package.rows("statements") if row["report_year"] == year)
    return any(note in notes.split() for notes in (*known, *printed))
