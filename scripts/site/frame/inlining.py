"""The style sheets of a page, in the page: what it is painted with comes with it, and only what the page uses.

Two requests fewer before the first paint. The policy names the sheet by its hash, so that nothing else inline is allowed.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

from scripts.site.text.templates import rendered

# Where it lies in the site.
STYLE = "assets/style.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
INDENT = re.compile(r"\s*\n\s*")
LINK, HEAD_END = re.compile(r'\s*(<link rel="stylesheet" href="([^"]*)">)'), re.compile("(</head>)")
CLASSES = re.compile(r'\bclass="([^"]*)"')
QUOTED = re.compile(r'"([\w -]+)"')
TAGS = re.compile(r"<([a-z][a-z0-9]*)")
VARIABLE = re.compile(r"var\((--[\w-]+)")
# What the theme's script adds: the list of results, and that there is a script.
ADDED = re.compile(r"(?:md-search[\w-]*|js|no-js|focus-visible)")
LEFTWARDS = "dir=rtl"
OF_PICTURES = ".md-typeset svg"
ALLOWED = "style-src 'self'"


def joined(sheets: Iterable[str]) -> str:
    """The sheets in their order, without comments and indentation; what they say is otherwise left as it is written."""
    return INDENT.sub("\n", COMMENT.sub("", "\n".join(sheets))).lstrip()


def names(pages: Iterable[str]) -> set[str]:
    """The elements that some page has, and the classes, each with its dot."""
    found: set[str] = set()
    for page in pages:
        found |= {f".{name}" for each in CLASSES.findall(page) for name in each.split()} | {*TAGS.findall(page)}
    return found


def scripted(scripts: Iterable[str]) -> set[str]:
    """The elements and classes that our scripts may add: what stands in them between quotation marks."""
    words = {word for script in scripts for text in QUOTED.findall(script) for word in text.split()}
    return words | {f".{word}" for word in words}


def trimmed(sheet: str, own: str, used: set[str]) -> str:
    """A style sheet without the rules that ask for an element or a class which no page has and no script adds.

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
            rule.prelude = listed(one for one in selectors(rule.prelude) if wanted(one) <= used and not is_left(one))
            if rule.prelude:
                yield rule
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in ("media", "supports") and rule.content is not None:
            rule.content = [*kept(tinycss2.parse_rule_list(rule.content, skip_comments=True), used)]
            if rule.content:
                yield rule
        else:
            yield rule


def is_left(selector: list[Node]) -> bool:
    """Whether a rule of the theme would take from marks the height that they are drawn with."""
    return str(tinycss2.serialize(selector)).strip() == OF_PICTURES


def selectors(prelude: list[Node]) -> list[list[Node]]:
    """The selectors between the commas."""
    found: list[list[Node]] = [[]]
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            found.append([])
        else:
            found[-1].append(node)
    return found


def listed(parts: Iterable[list[Node]]) -> list[Node]:
    """Selectors with commas between them."""
    comma = tinycss2.parse_component_value_list(",")
    return [node for part in parts for node in (*comma, *part)][1:]


def wanted(selector: list[Node]) -> set[str]:
    """The elements and classes that a page must have for a selector to hold; none for one about what a script adds.

    Nothing is written from right to left here, so a selector about that asks for what no page has.
    """
    found = set()
    for before, node in zip([None, *selector], selector, strict=False):
        mark = before.value if before is not None and before.type == "literal" else ""
        if node.type == "ident" and mark == "." and ADDED.fullmatch(node.value):
            return set()
        if node.type == "ident" and mark != ":":
            found.add(f".{node.value}" if mark == "." else node.value)
        elif node.type == "[] block" and tinycss2.serialize(node.content) == LEFTWARDS:
            found.add(LEFTWARDS)
    return found


@dataclass(frozen=True)
class Part:
    """A rule or a condition with rules in it, ready to be written: its text and, of a rule, each selector with its classes."""

    text: str
    selectors: tuple[tuple[frozenset[str], str], ...] = ()
    inner: tuple["Part", ...] = ()


def parts(rules: Iterable[Node]) -> Iterator[Part]:
    """The rules of a sheet, read once for all pages."""
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            body = f"{{{tinycss2.serialize(rule.content)}}}"
            yield Part(
                body,
                tuple((frozenset(wanted(one)), tinycss2.serialize(one).strip()) for one in selectors(rule.prelude)),
            )
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in ("media", "supports") and rule.content is not None:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield Part(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}", inner=tuple(parts(inner)))
        else:
            yield Part(tinycss2.serialize([rule]))


@cache
def read(sheet: str) -> tuple[Part, ...]:
    """A style sheet as parts."""
    return tuple(parts(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)))


def written(sheet: Iterable[Part], used: set[str]) -> str:
    """What a page needs of a sheet: the rules whose classes it has."""
    found = ""
    for part in sheet:
        if part.inner:
            inner = written(part.inner, used)
            found += f"{part.text}{{{inner}}}" if inner else ""
        elif part.selectors:
            kept_here = ",".join(text for needed, text in part.selectors if needed <= used)
            found += kept_here + part.text if kept_here else ""
        else:
            found += part.text
    return found


def linked(page: str) -> str:
    """A page with one linked sheet in the place of several: the last one, which then has what all of them had."""
    head, *rest = HEAD_END.split(page, 1)
    links = LINK.findall(head)
    if not links or not links[-1][1].endswith(STYLE):
        return page
    return "".join([LINK.sub("", head), links[-1][0], *rest])


def inlined(page: str, sheet: str, scripts: Mapping[str, str]) -> str:
    """A page with its linked sheets in it, as far as it, and those of our `scripts` (name -> text) that it loads, ask for them.

    What they fetch is found from where the page's own link led. The bare pages for embedding have sheets of their own, and stay as
    they are.
    """
    head, *rest = HEAD_END.split(page, 1)
    links = LINK.findall(head)
    if not links or not links[-1][1].endswith(STYLE):
        return page
    folder = links[-1][1].rpartition("/")[0]
    own = written(
        read(sheet), names([page]) | scripted(script for name, script in scripts.items() if f"assets/{name}" in page)
    )
    style = re.sub(r'url\("(?!data:)', f'url("{folder}/', own)
    allowed = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    head = LINK.sub("", head).replace(ALLOWED, f"{ALLOWED} 'sha256-{allowed}'", 1)
    return "".join([head, rendered("style.html", style=style), *rest])
