"""The templates of this room: pages in HTML, and comments in Markdown, in which no text of a package becomes markup."""

import re
from base64 import b64encode

from markupsafe import Markup

from scripts.ground.templates import Templates
from scripts.paths import TEMPLATES

# What Markdown, GitHub's own or another's, could read as markup within a line.
MARKUP = re.compile(r"[\\`*_\[\]<>|~&${}!^@#]|:(?=//)|(?<=www)\.", re.IGNORECASE)
# A host makes mentions and references of the text that is left when entities are read, so the name is kept from its sign.
LINKED = ("@", "#")
APART = "&#8203;"  # a space without width
LONGEST = 300  # of a text in a table
LEFT_OUT = (
    "Resten får inte plats här. Varje ändrad cell står i `changes.csv`, i samma nedladdning som förhandsvisningen."
)
PART = re.compile(r"\n\n(?=#{1,3} |<details>)")


def cut(text: object, longest: int) -> str:
    """A text of at most so many characters."""
    found = str(text)
    return found if len(found) <= longest else f"{found[:longest]}…"


def escaped(text: object, longest: int = LONGEST) -> Markup:
    """Any text as one line of plain text in Markdown, cut after `longest` characters; but for what is Markdown already."""
    if isinstance(text, Markup):
        return text
    line = " ".join("".join(char if char.isprintable() else " " for char in str(text)).split())
    safe = MARKUP.sub(
        lambda found: f"&#{ord(found.group())};{APART if found.group() in LINKED else ''}", cut(line, longest)
    )
    return Markup(safe)


COMMENTS = Templates(str(TEMPLATES), {"plain": escaped}, escaped)
# A text that is no markup, as it stands.
PLAIN = Templates(str(TEMPLATES), {"plain": cut}, lambda text: Markup(str(text)))
# A picture is put in as an image: a browser runs no script of it.
OF_YEAR = Templates(str(TEMPLATES), {"plain": cut, "encoded": lambda svg: b64encode(svg.encode()).decode("ascii")})


def fitting(text: str, most: int, left_out: str) -> str:
    """The text, without the parts that do not fit, as the last line then says. A part begins with its heading."""
    kept, left, cut = [], most - len(left_out.encode()) - 3, False
    for part in PART.split(text):
        size = len(part.encode()) + 2
        if size <= left:
            kept.append(part)
            left -= size
        else:
            cut = True
    return "\n\n".join([*kept, *([left_out] if cut else [])]) + "\n"
