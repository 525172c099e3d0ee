"""The style sheets as one file: a page asks for one thing instead of several before it can be painted."""

import re
from collections.abc import Iterable

# Where it lies in the site.
STYLE = "assets/style.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
INDENT = re.compile(r"\s*\n\s*")


def joined(sheets: Iterable[str]) -> str:
    """The sheets in their order, without comments and indentation; what they say is otherwise left as it is written."""
    return INDENT.sub("\n", COMMENT.sub("", "\n".join(sheets))).lstrip()
