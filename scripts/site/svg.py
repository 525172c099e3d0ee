"""Makes a chart's SVG fit for a page: a name in the page's language, ids of its own, no more bytes than it needs."""

import re

from scripts.site.markup import esc

ROLES = re.compile(r'\s(?:role|aria-[a-z]+)="[^"]*"')
UNUSED = re.compile(r'\s(?:pointer-events="none"|stroke-miterlimit="10"|opacity="1"|font-family="[^"]*"|class="[^"]*")')
EMPTY_PATHS = re.compile(r'<path(?=[^>]*(?:display="none"|d="M0,0h0v0h0Z"))[^>]*/>')
# The background of the view, which has no fill of its own, and of the picture.
BACKGROUND = re.compile(r'<path d="[^"]*"/>|<rect[^>]*fill="transparent"/>')
LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
IDENTIFIED = re.compile(r'(\bid="|url\(#|href="#)')
OPENING = re.compile(r"<svg[^>]*?width=\"(\d+)\" height=\"(\d+)\"[^>]*>")


def fit_for_page(svg: str, name: str, title: str, description: str, layout: str) -> str:
    """The SVG for inlining.

    `name`: unique on the page; `title`, `description`: what a screen reader says; `layout`: the class that the style
    sheet switches on. Vega's own labels are in English whatever the language, so they go; so do fonts, which the style
    sheet sets.
    """
    for unwanted in (ROLES, UNUSED, EMPTY_PATHS, BACKGROUND):
        svg = unwanted.sub("", svg)
    svg = LONG_NUMBER.sub(lambda found: rounded(found.group()), svg)
    svg = IDENTIFIED.sub(rf"\g<1>{name}-", svg)
    return OPENING.sub(lambda found: opening(found, name, title, description, layout), svg, count=1)


def opening(found: re.Match[str], name: str, title: str, description: str, layout: str) -> str:
    """The start tag with a role, and the two elements that name and describe the picture."""
    width, height = found.groups()
    return (
        f'<svg class="chart chart-{layout}" role="img" aria-labelledby="{name}-title" aria-describedby="{name}-text" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<title id="{name}-title">{esc(title)}</title><desc id="{name}-text">{esc(description)}</desc>'
    )


def rounded(digits: str) -> str:
    """A coordinate with two decimals at most, and no minus before a zero."""
    short = f"{float(digits):.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
