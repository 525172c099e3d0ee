"""The style sheets of a page, in the page: what it is painted with comes with it, and of the theme only what some page uses.

Two requests fewer before the first paint. The policy names the sheet by its hash, so that nothing else inline is allowed.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

from scripts.site.styles import STYLE

LINK = re.compile(r'\s*<link rel="stylesheet" href="([^"]*)">')
CLASSES = re.compile(r'\bclass="([^"]*)"')
VARIABLE = re.compile(r"var\((--[\w-]+)")
# What the theme's script adds: the list of results, and that there is a script.
ADDED = re.compile(r"(?:md-search[\w-]*|js|no-js|focus-visible)")
ALLOWED = "style-src 'self'"


def classes(pages: Iterable[str]) -> set[str]:
    """The classes that some page has."""
    return {name for page in pages for found in CLASSES.findall(page) for name in found.split()}


def trimmed(sheet: str, own: str, used: set[str]) -> str:
    """A style sheet without the rules that ask for a class which no page has and no script adds.

    Nor the variables that neither it nor our `own` sheet asks for: the theme keeps the drawing of each of its signs in one.
    """
    rules = [*kept(tinycss2.parse_stylesheet(sheet, skip_comments=True), used)]
    asked = set(VARIABLE.findall(tinycss2.serialize(rules) + own))
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            parts = tinycss2.parse_blocks_contents(rule.content)
            rule.content = [part for part in parts if not (part.type == "declaration" and is_idle(part.name, asked))]
    return str(tinycss2.serialize(rules))


def is_idle(name: str, asked: set[str]) -> bool:
    """Whether a property is a variable that nobody asks for."""
    return name.startswith("--") and name not in asked


def kept(rules: Iterable[Node], used: set[str]) -> Iterator[Node]:
    """The rules that remain, those inside a condition too."""
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            rule.prelude = joined(one for one in selectors(rule.prelude) if wanted(one) <= used)
            if rule.prelude:
                yield rule
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in ("media", "supports") and rule.content is not None:
            rule.content = [*kept(tinycss2.parse_rule_list(rule.content, skip_comments=True), used)]
            if rule.content:
                yield rule
        else:
            yield rule


def selectors(prelude: list[Node]) -> list[list[Node]]:
    """The selectors between the commas."""
    found: list[list[Node]] = [[]]
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            found.append([])
        else:
            found[-1].append(node)
    return found


def joined(parts: Iterable[list[Node]]) -> list[Node]:
    """Selectors with commas between them."""
    comma = tinycss2.parse_component_value_list(",")
    return [node for part in parts for node in (*comma, *part)][1:]


def wanted(selector: list[Node]) -> set[str]:
    """The classes that a page must have for a selector to hold, but those that a script adds."""
    names = {
        after.value
        for before, after in zip(selector, selector[1:], strict=False)
        if before.type == "literal" and before.value == "." and after.type == "ident"
    }
    return {name for name in names if not ADDED.fullmatch(name)}


def inlined(page: str, theme: str, own: str) -> str:
    """A page with its two linked sheets in it. What they fetch is found from where the page's own link led.

    The bare pages for embedding have sheets of their own, and stay as they are.
    """
    links = LINK.findall(page)
    if not links or not links[-1].endswith(STYLE):
        return page
    folder = links[-1].rpartition("/")[0]
    sheet = theme + re.sub(r'url\("(?!data:)', f'url("{folder}/', own)
    allowed = base64.b64encode(hashlib.sha256(sheet.encode("utf-8")).digest()).decode("ascii")
    page = page.replace(ALLOWED, f"{ALLOWED} 'sha256-{allowed}'", 1)
    page = LINK.sub("", page)
    return page.replace("</head>", f"<style>{sheet}</style></head>", 1)
