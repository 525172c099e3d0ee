"""The style of a page: what its first screen is painted with stands in it, and the rest in one sheet that all pages share.

So nothing is asked for before the first paint, and the second page finds the sheet in the cache. The policy names what is inline by
its hash, so that nothing else inline is allowed. Both are made of the same sheet by what a page has.
"""

import base64
import hashlib
import re
from functools import cache

from scripts.site.frame.style import names, read, written
from scripts.site.text.templates import rendered

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


def linked(page: str) -> str:
    """A page with one linked sheet in the place of several: the last one, which then has what all of them had."""
    head, *rest = HEAD_END.split(page, 1)
    links = LINK.findall(head)
    if not links or not links[-1][1].endswith(STYLE):
        return page
    return "".join([LINK.sub("", head), links[-1][0], *rest])


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
