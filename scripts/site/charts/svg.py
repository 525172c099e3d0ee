"""Makes a chart's SVG fit for a page: a name in the page's language, ids of its own, no more bytes than it needs."""

import re

from scripts.site.text.markup import esc

ROLES = re.compile(r'\s(?:role|aria-[a-z]+)="[^"]*"')
UNUSED = re.compile(r'\s(?:pointer-events="none"|stroke-miterlimit="10"|opacity="1"|font-family="[^"]*"|class="[^"]*")')
EMPTY_PATHS = re.compile(r'<path(?=[^>]*(?:display="none"|d="M0,0h0v0h0Z"))[^>]*/>')
# The background of the view, which has no fill of its own, and of the picture.
BACKGROUND = re.compile(r'<path d="[^"]*"/>|<rect[^>]*fill="transparent"/>')
LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
IDENTIFIED = re.compile(r'(\bid="|url\(#|href="#)')
OPENING = re.compile(r"<svg[^>]*?width=\"(\d+)\" height=\"(\d+)\"[^>]*>")


def fit_for_page(svg: str, name: str, named_by: str, layout: str) -> str:
    """The SVG for inlining.

    `name`: unique on the page; `named_by`: the ids of the texts that say what the picture says; `layout`: the class that
    the style sheet switches on. Vega's own labels are in English whatever the language, so they go; so do fonts, which
    the style sheet sets.
    """
    return OPENING.sub(lambda found: opening(found, named_by, layout), cleaned(svg, name), count=1)


def cleaned(svg: str, name: str) -> str:
    """Without what nobody needs, with short numbers and with ids of its own."""
    for unwanted in (ROLES, UNUSED, EMPTY_PATHS, BACKGROUND):
        svg = unwanted.sub("", svg)
    svg = LONG_NUMBER.sub(lambda found: rounded(found.group()), svg)
    return IDENTIFIED.sub(rf"\g<1>{name}-", svg)


def opening(found: re.Match[str], named_by: str, layout: str) -> str:
    """The start tag, with a role and the texts that are its name."""
    width, height = found.groups()
    return (
        f'<svg class="chart chart-{layout}" role="img" aria-labelledby="{esc(named_by)}" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    )


def rounded(digits: str) -> str:
    """A coordinate with two decimals at most, and no minus before a zero."""
    short = f"{float(digits):.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
