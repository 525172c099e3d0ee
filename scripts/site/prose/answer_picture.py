"""The picture of an answer, and of a page, to download and to share: the finding, the figure with its signs, whose it is."""

import re
from typing import Any

from scripts.ground.markup import as_text
from scripts.site.addresses import answer_picture, embed_answer, pinned
from scripts.site.audit.doubt import in_brief, leaving
from scripts.site.cards.pictures import of_figure, of_words
from scripts.site.drawings.figure_cells import Drawing
from scripts.site.figure.printed import attributed
from scripts.site.figure.whom import potentially
from scripts.site.package.labels import Labels
from scripts.site.prose.answer import PLACED, Teller
from scripts.site.prose.sourced import key, row_notes, spoken

# What a page begins with has room for so many letters.
LEAD = 300
SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-ZÅÄÖ])")


def shared_picture(name: str, teller: Teller) -> dict[str, Any] | None:
    """The picture as data; None when the newest year has no figure for the answer."""
    found = teller.drawing(name)
    title, subtitle = (as_text(teller.first(name, part)) for part in ("headline", "subtitle"))
    address = pinned(teller.labels.package, teller.labels.language.code, embed_answer(name))
    return picture_of(found, title, subtitle, teller, address) if found else None


def shared(page: str, teller: Teller) -> dict[str, str] | None:
    """The picture that stands for a page where its address is shared: of the first answer in its Markdown that has a figure."""
    for name in PLACED.findall(page):
        found = teller.drawing(name) if teller.stands(name) else None
        if found is not None:
            path = answer_picture(name, teller.labels.language.code)
            texts = [as_text(teller.first(name, "headline")), *leaving(found.shown, teller.labels)]
            return {"path": path, "text": ". ".join(text.removesuffix(".") for text in texts)}
    return None


def picture_of(found: Drawing, title: str, subtitle: str, teller: Teller, address: str = "") -> dict[str, Any]:
    """The picture of a figure with its finding. `address`: where it stays; else that of all."""
    labels, said = teller.labels, spoken(found, teller.labels)
    return of_figure(title, subtitle, found.display, explained(found, labels), said, labels, teller.draw, address)


def page_picture(title: str, lead: str, labels: Labels) -> dict[str, Any]:
    """The picture of a page that has no figure of its own: its heading and what it begins with."""
    return of_words(title, whole(lead), labels)


def whole(lead: str) -> str:
    """So many of the first sentences as there is room for: none is cut."""
    told = ""
    for sentence in SENTENCE.split(lead):
        longer = f"{told} {sentence}".strip()
        if len(longer) > LEAD:
            break
        told = longer
    return told


def explained(found: Drawing, labels: Labels) -> list[str]:
    """How the signs of a figure are read, whom it may count, what asks for care, and who made the numbers and where they stand."""
    whom = dict.fromkeys([*potentially(found.rows, labels), *in_brief(found.shown, labels)])
    return [key(found, labels), *whom, " ".join(row_notes(found.shown, labels)), attributed(found.rows, labels)]
