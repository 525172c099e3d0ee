"""A new special case, a renamed category, an answer more: no Python. No text in the code of the site names an answer."""

import ast
import re

import pytest

from scripts.paths import ROOT, TEMPLATES
from scripts.site.text.templates import OF_PAGES
from tests.site_server import published

FILES = sorted((ROOT / "scripts/site").rglob("*.py"))
WORD = re.compile(r"[a-z][a-z0-9_]*")
# Codes that are words of structure too, and what they mean where they stand.
STRUCTURE = {
    "answers": "a unit, a rule for a base, the folder and the table of the answers on the pages",
    "any": "a part of the name of a type, xsd:anyURI",
    "children": "a colour of the figures",
    "eu": "a part of addresses of European vocabularies",
    "interpretation": "a part of what a report calls new",
    "new": "a word of the browser's language, and a folder",
    "none": "a kind of chart, a word of the browser's language",
    "self": "a word of the browser's language",
}


def codes():
    """Every indicator and every answer."""
    package = published()
    return {row["indicator"] for row in package.rows("indicators")} | {
        row["category"] for row in package.rows("categories")
    }


def literals(tree):
    """Every text in a module that is no docstring, with its line: also the parts of a text with values in it."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    first = [node.body[0] for node in ast.walk(tree) if isinstance(node, documented) and node.body]
    doc = {id(each.value) for each in first if isinstance(each, ast.Expr)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in doc
    ]


def in_templates():
    """Every text and name in each template of the site but for comments, with where it stands. The others are in Swedish."""
    others = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "scripts/year").rglob("*.py"))
    for path in sorted(one for one in TEMPLATES.rglob("*.*") if one.name not in others):
        for line, kind, text in OF_PAGES.environment.lex(path.read_text(encoding="utf-8"), path.name):
            if kind != "comment":
                yield f"{path.relative_to(ROOT)}:{line}", text


def named(text, known):
    """The codes that a text names."""
    return {word for word in WORD.findall(text) if word in known}


def test_no_text_in_the_code_of_the_site_names_an_indicator_or_an_answer():
    """By the syntax tree of each module, what is hidden in a longer text or in JSON too; and by what each template says."""
    known = codes() - set(STRUCTURE)
    found = [
        f"{path.relative_to(ROOT)}:{line}: {word}"
        for path in FILES
        for line, text in literals(ast.parse(path.read_text(encoding="utf-8")))
        for word in sorted(named(text, known))
    ]
    found += [f"{place}: {word}" for place, text in in_templates() for word in sorted(named(text, known))]
    assert found == []


def test_every_word_of_structure_is_used_and_is_a_code():
    """The list has no exception that nothing needs."""
    used = {
        word
        for path in FILES
        for _, text in literals(ast.parse(path.read_text(encoding="utf-8")))
        for word in named(text, codes())
    }
    used |= {word for _, text in in_templates() for word in named(text, codes())}
    assert set(STRUCTURE) <= used


@pytest.mark.parametrize(
    "source",
    [
        'x = "identified_by"',
        'x = f"{a}.identified_by.{b}"',
        'x = \'{"indicator": "identified_by"}\'',
        'd = {"identified_by": 1}',
    ],
)
def test_a_code_is_found_wherever_it_hides(source):
    assert {"identified_by"} == {word for _, text in literals(ast.parse(source)) for word in named(text, codes())}
