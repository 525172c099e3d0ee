"""A style sheet as rules, and what pages need of it: by what they have, no list of rules is kept.

What its first screen is painted with stands in a page, the rest in one sheet that all pages share: nothing is asked for before the
first paint, and the second page finds the sheet in the cache. The policy names what is inline by its hash.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import tinycss2
from tinycss2.ast import AtRule, Declaration, FunctionBlock, Node, QualifiedRule

from scripts.site.text.templates import rendered

IDS, CLASSES = re.compile(r'\bid="([^"]*)"'), re.compile(r'\bclass="([^"]*)"')
QUOTED = re.compile(r'"([\w -]+)"')
TAGS, ATTRIBUTES = re.compile(r"<([a-z][a-z0-9]*)"), re.compile(r" ([a-z][\w-]*)(?==| |>)")
NOT_NAME = re.compile(r"[^\w-]")
VARIABLE = re.compile(r"var\((--[\w-]+)")
LEFTWARDS = "dir=rtl"
OF_PICTURES = ".md-typeset svg"
CONDITIONS = ("media", "supports", "container")
IMPORTANT = "!important"
# Those that say at once all that the properties say whose names begin so.
SHORTHANDS = ("margin", "padding", "background", "font")
ANY_OF = ("is", "where", "has")
# Nothing moves here by itself: it makes some people ill.
MOVING = ("transition", "animation")
# What becomes of an element only later: no page is painted so at first.
LATER = {"hover", "focus", "focus-visible", "focus-within", "active", "checked", "target", "disabled"}
LATER_MEDIA = re.compile(r"print|prefers-reduced-motion")
LATER_RULES = ("charset", "page")
# What a page does that nobody has touched yet shows nothing of.
UNSEEN = re.compile(r"cursor|outline|touch-action|scroll|-webkit-(?:tap|print)|color-adjust|backface|page-break|break-")


@dataclass(frozen=True)
class Selector:
    """A selector: its text, the elements and classes (with a dot) that it asks for, and whether it holds only later.

    Of each of the `choices`, which are what stands in `:is(…)`, it asks for one.
    """

    text: str
    asks: frozenset[str]
    choices: tuple[tuple["Selector", ...], ...]
    is_later: bool

    def fits(self, used: frozenset[str]) -> bool:
        """Whether a page with these names may have what it means."""
        return self.asks <= used and all(any(one.fits(used) for one in choice) for choice in self.choices)


@dataclass(frozen=True)
class StyleRule:
    """A rule with its selectors and declarations (property, text), a condition with the rules in it, or another at-rule whole."""

    selectors: tuple[Selector, ...] = ()
    declared: tuple[tuple[str, str], ...] = ()
    condition: str = ""
    inner: tuple["StyleRule", ...] = ()
    whole: str = ""
    is_later: bool = False


@cache
def read(sheet: str) -> tuple[StyleRule, ...]:
    """A style sheet as rules."""
    return tuple(rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)))


def rules(nodes: Iterable[Node]) -> Iterator[StyleRule]:
    """The rules among the nodes of a sheet."""
    for node in nodes:
        if isinstance(node, QualifiedRule):
            found = tuple(selector(one) for one in alternatives(node.prelude))
            yield StyleRule(tuple(one for one in found if one.text != OF_PICTURES), declarations(node.content))
        elif isinstance(node, AtRule) and node.lower_at_keyword in CONDITIONS and node.content is not None:
            prelude = tinycss2.serialize(node.prelude).strip()
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            later = LATER_MEDIA.search(prelude) is not None
            yield StyleRule(condition=f"@{node.at_keyword} {prelude}", inner=tuple(rules(inner)), is_later=later)
        elif isinstance(node, AtRule) and not node.lower_at_keyword.endswith("keyframes"):
            yield StyleRule(whole=tinycss2.serialize([node]), is_later=node.lower_at_keyword in LATER_RULES)


def alternatives(prelude: list[Node]) -> list[list[Node]]:
    """The selectors between the commas."""
    found: list[list[Node]] = [[]]
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            found.append([])
        else:
            found[-1].append(node)
    return found


def selector(nodes: list[Node]) -> Selector:
    """A selector as what it asks for. Nothing is written from right to left here: one about that asks for what no page has."""
    asks, choices, is_later = set(), [], False
    for before, node in zip([None, *nodes], nodes, strict=False):
        mark = before.value if before is not None and before.type == "literal" else ""
        if node.type == "ident" and mark == ":":
            is_later = is_later or node.value in LATER
        elif node.type == "ident":
            asks.add(f".{node.value}" if mark == "." else node.value)
        elif node.type == "hash":
            asks.add(f"#{node.value}")
        elif node.type == "[] block":
            wanted = tinycss2.serialize(node.content).replace('"', "")
            asks.add(LEFTWARDS if wanted == LEFTWARDS else f"[{NOT_NAME.split(wanted, 1)[0]}")
        elif isinstance(node, FunctionBlock) and node.lower_name in ANY_OF:
            choices.append(tuple(selector(one) for one in alternatives(node.arguments)))
    return Selector(tinycss2.serialize(nodes).strip(), frozenset(asks), tuple(choices), is_later)


def declarations(content: list[Node]) -> tuple[tuple[str, str], ...]:
    """The declarations of a rule, each property with its text, but those that move something."""
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return tuple(
        (one.name, f"{one.name}:{tinycss2.serialize(one.value).strip()}{IMPORTANT if one.important else ''}")
        for one in found
        if isinstance(one, Declaration) and not one.name.startswith(MOVING)
    )


def written(sheet: tuple[StyleRule, ...], used: frozenset[str], first: bool = False) -> str:
    """What pages with the `used` names need of a sheet; for their `first` screen without what is seen only later, or on paper.

    A variable stays if a page asks for it, or what stays of the sheet.
    """
    found = once(needed(sheet, used, first))
    asked = used | {*VARIABLE.findall(text_of(found, lambda name: not is_variable(name)))}
    while more := {*VARIABLE.findall(text_of(found, asked.__contains__))} - asked:
        asked |= more
    return text_of(found, lambda name: not is_variable(name) or name in asked)


def once(sheet: Iterable[StyleRule]) -> tuple[StyleRule, ...]:
    """A sheet without what a later rule says again of the same elements whenever this one holds."""
    said: set[tuple[str, str, str]] = set()

    def left(rules: Iterable[StyleRule], condition: str) -> Iterator[StyleRule]:
        for rule in reversed([*rules]):
            kept = tuple(each for each in rule.declared if not is_again(rule, each, condition))
            said.update((condition, one.text, name) for one in rule.selectors for name, _ in rule.declared)
            inner = tuple(left(rule.inner, condition + rule.condition))[::-1]
            yield replace(rule, declared=kept, inner=inner)

    def is_again(rule: StyleRule, declared: tuple[str, str], condition: str) -> bool:
        name, text = declared
        names = {name, *(each for each in SHORTHANDS if name.startswith(f"{each}-"))}
        ways = [(where, each) for where in {"", condition} for each in names]
        later = (any((where, one.text, each) in said for where, each in ways) for one in rule.selectors)
        return not text.endswith(IMPORTANT) and all(later)

    return tuple(left(sheet, ""))[::-1]


def is_variable(name: str) -> bool:
    """Whether a property is a variable, which does nothing until something asks for it."""
    return name.startswith("--")


def needed(sheet: Iterable[StyleRule], used: frozenset[str], first: bool) -> Iterator[StyleRule]:
    """The rules that remain, with the selectors that remain; of the `first` screen without what is seen only later."""
    for rule in sheet:
        if first and rule.is_later:
            continue
        kept = tuple(one for one in rule.selectors if one.fits(used) and not (first and one.is_later))
        shown = tuple(each for each in rule.declared if not (first and UNSEEN.match(each[0])))
        inner = tuple(needed(rule.inner, used, first))
        if kept or inner or rule.whole:
            yield replace(rule, selectors=kept, declared=shown, inner=inner)


def text_of(sheet: Iterable[StyleRule], stays: Callable[[str], bool]) -> str:
    """Rules as a sheet, with the declarations whose property stays; without rules and conditions in which nothing stands."""
    found = ""
    for rule in sheet:
        inner = text_of(rule.inner, stays) or ";".join(text for name, text in rule.declared if stays(name))
        head = rule.condition or ",".join(one.text for one in rule.selectors)
        found += rule.whole or (f"{head}{{{inner}}}" if inner else "")
    return found


def names(pages: Iterable[str]) -> frozenset[str]:
    """What a rule can ask of pages: elements, classes with a dot, ids and attributes with their sign; and variables of drawings."""
    found: set[str] = set()
    for page in pages:
        classes = {f".{name}" for each in CLASSES.findall(page) for name in each.split()}
        marked = {*(f"#{name}" for name in IDS.findall(page)), *(f"[{name}" for name in ATTRIBUTES.findall(page))}
        found |= {*TAGS.findall(page), *VARIABLE.findall(page), *classes, *marked}
    return frozenset(found)


def scripted(scripts: Iterable[str]) -> frozenset[str]:
    """The elements, classes, ids and attributes that our scripts may add: what stands in them between quotation marks."""
    words = {word for script in scripts for text in QUOTED.findall(script) for word in text.split()}
    return frozenset(words | {f"{sign}{word}" for word in words for sign in ".#["})


# Where it lies in the site.
STYLE = "assets/style.css"
LINK = re.compile(r'\s*(<link rel="stylesheet" href="([^"]*)">)')
HEAD_END = re.compile("(</head>)")
# Where the first screen ends for everybody: below the heading and what stands under it.
LEAD_END = re.compile(r"</h1>(?:.*?</p>)?", re.DOTALL)
# What lies beside the page: not shown until somebody opens it.
CLOSED = re.compile(r'<div class="md-sidebar [^>]*\bhidden>.*?(?=<div class="md-(?:sidebar |content"))', re.DOTALL)
ALLOWED = "style-src 'self'"


@cache
def first_sheet(sheet: str, used: frozenset[str]) -> str:
    """What the first screens of pages with the `used` names need of a sheet."""
    return written(read(sheet), used, first=True)


def inlined(page: str, sheet: str) -> str:
    """A page with what its first screen needs of its sheet, and the link to it where that screen ends.

    A browser paints what stands above a sheet in the body, and waits with the rest. What the page fetches is found from where its
    own link led. The bare pages for embedding have sheets of their own, and stay as they are.
    """
    head, *rest = HEAD_END.split(page, 1)
    links = LINK.findall(head)
    if not links or not links[-1][1].endswith(STYLE):
        return page
    body = "".join(rest)
    end = found.end() if (found := LEAD_END.search(body)) else 0
    shown = CLOSED.sub("", body[:end])
    style = re.sub(
        r'url\("(?!data:)', f'url("{links[-1][1].rpartition("/")[0]}/', first_sheet(sheet, names([head, shown]))
    )
    allowed = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    head = LINK.sub("", head).replace(ALLOWED, f"{ALLOWED} 'sha256-{allowed}'", 1)
    return "".join([head, rendered("style.html", style=style), body[:end], links[-1][0], body[end:]])
