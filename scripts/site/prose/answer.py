"""An answer on a page: a question, its answer as a headline, one composed figure, what it means, and one quiet line below.

The texts come from `docs/answers.csv`, the figure from `docs/figures.csv`. Where the newest year says nothing, no answer is there.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import markdown
from markupsafe import Markup

from scripts.ground.data_package import PackageError, Row
from scripts.ground.markup import as_text
from scripts.site.addresses import answer_csv, answer_picture, embed_answer, page_address, page_link
from scripts.site.charts.composed import on_page
from scripts.site.charts.drawing import Draw
from scripts.site.charts.elements import Drawing
from scripts.site.charts.figures import drawing
from scripts.site.figure.base import answers_not_known
from scripts.site.figure.doubt import doubts, leaving, sign
from scripts.site.figure.sources import attributed
from scripts.site.figure.wording import potentially
from scripts.site.frame.card import Alone
from scripts.site.frame.sharing import figure_quotation, figure_sharing
from scripts.site.frame.signing import CLAIM, leant_on
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import EACH, newest
from scripts.site.package.said import NOBODY, lack_of_answer, of_nobody
from scripts.site.prose.answer_table import NAME, Answers
from scripts.site.prose.beside import beside, files, key, pages_of, row_notes, said, source_links
from scripts.site.prose.filling import INSIDE, is_borne, phrased, settled
from scripts.site.text.templates import macros

TEMPLATE = "answer.html"
# Where a page places an answer or its figure.
PLACED = re.compile(r"\{\{\s*(?:answer|drawn|shown) (\S+)\s*\}\}")
# What stands around the figure of an answer; where its headline, and its figure, stand on their page.
AROUND = ("question", "headline", "subtitle")
ANCHOR, PLACE = "{}-headline", "{}-figure"
# A link from one hand-written page to another, as MkDocs knows it; and the ends of a paragraph.
TO_PAGE, PARAGRAPH = re.compile(r'href="([a-z-]+\.md)'), re.compile(r"^<p>|</p>$")


@dataclass(frozen=True)
class Teller:
    """What answers are made of: the texts, the package in a language, the renderer, and the page that they stand on."""

    answers: Answers
    labels: Labels
    draw: Draw
    address: str

    def said(self, name: str, part: str, borne: bool = False) -> list[str]:
        """The texts of a part that hold, filled in; one may begin with a bound in words, and so gets its capital here.

        `borne`: only those of which a claim says more than that something is few or not known.
        """
        held, package = self.answers.held(name, part, self.labels), self.labels.package
        return [phrased(*each, self.labels) for each in held if not borne or is_borne(*each, package)]

    def first(self, name: str, part: str) -> str:
        """The first text of a part that holds; nothing where none does."""
        return next(iter(self.said(name, part)), "")

    def numbers(self, name: str) -> list[Row]:
        """The figures that the meaning of an answer says."""
        texts = [settled(text, self.labels.package) for text in self.answers.texts(name, "meaning", self.labels)]
        names = [found for text in texts for _, found in INSIDE.findall(text)]
        return [row for row in (newest(each, self.labels.package) for each in names if EACH not in each) if row]

    def headed(self, name: str) -> list[Row]:
        """The figures that an answer draws, and those that its headline and its subtitle name."""
        claims = [claim for part in AROUND for claim in CLAIM.findall(self.first(name, part))]
        return [*(found.rows if (found := self.drawing(name)) else ()), *leant_on(claims, self.labels.facts)]

    def stands(self, name: str) -> bool:
        """Whether the newest year has a headline for the answer, and the numbers for its figure, and not all are of nobody."""
        drawable = name not in self.answers.figures.names or self.drawing(name) is not None
        return drawable and bool(self.answers.texts(name, "headline", self.labels)) and not self.is_of_nobody(name)

    def is_of_nobody(self, name: str) -> bool:
        """Whether all that the figure of an answer shows, or else what there is for it, is that there was nobody."""
        found, cells = self.drawing(name), self.answers.figures.cells(name)
        return of_nobody(found.rows if found else (), cells or self.answers.said_of(name, "headline"), self.labels)

    def drawing(self, name: str) -> Drawing | None:
        """The figure of the answer; None where it has none, or the newest year lacks its numbers."""
        return drawing(name, self.answers.figures, self.labels)

    def why_fallen(self, name: str) -> str:
        """The word for why an answer of a form falls, its numbers missing; nothing where its question falls too."""
        cells, labels = self.answers.figures.cells(name), self.labels
        asked = labels.package.latest_year in labels.book.form_years and self.answers.texts(name, "question", labels)
        if not asked or not cells or self.stands(name):
            return ""
        named = [*cells, *self.answers.said_of(name, "headline")]
        return NOBODY if self.is_of_nobody(name) else lack_of_answer(named, self.labels)


def answer(name: str, teller: Teller) -> Markup:
    """The answer as a block of HTML. One that falls says why below its question; it is not there where nobody asked."""
    question, words = phrase(teller.first(name, "question"), teller), teller.labels.language.words
    template = macros(TEMPLATE, words=words)
    if not teller.stands(name):
        why, year = f"answer_{teller.why_fallen(name)}", teller.labels.package.latest_year
        told = (words[why].format(year), words[f"{why}_why"], borne(name, teller)) if why in words else ()
        return template.fallen(name, question, *told) if told else Markup()
    found, headline = teller.drawing(name), phrase(teller.first(name, "headline"), teller)
    parts = (
        composed(name, teller),
        Markup().join(prose(text, teller) for text in teller.said(name, "meaning")),
        against(name, teller),
    )
    return template.answer(name, question, headline, *parts, found is None or found.wide)


def borne(name: str, teller: Teller) -> Markup:
    """The sentences of an answer that falls which figures bear all the same: a hidden number takes its own, and no other."""
    if teller.is_of_nobody(name):
        return Markup()
    texts = [f"{text}." for text in teller.said(name, "headline", borne=True)[:1]]
    return Markup().join(prose(text, teller) for text in texts + teller.said(name, "meaning", borne=True))


def against(name: str, teller: Teller, level: str = "h3") -> Markup:
    """What is said of the year before of the figures that an answer draws or says; nothing where it draws none."""
    found = teller.drawing(name)
    return beside([*found.rows, *teller.numbers(name)], teller.labels, level) if found else Markup()


def prose(text: str, teller: Teller) -> Markup:
    """A paragraph of Markdown as HTML, its links from the page where it stands."""
    made = str(markdown.markdown(text))
    return Markup(TO_PAGE.sub(lambda found: f'href="{page_link(teller.address, page_address(found.group(1)))}', made))


def phrase(text: str, teller: Teller) -> Markup:
    """A line of Markdown as HTML, for an element of its own."""
    return Markup(PARAGRAPH.sub("", prose(text, teller)))


def questions(names: Iterable[str], teller: Teller) -> Markup:
    """The questions of a page as links to their answers."""
    there = [name for name in names if teller.stands(name) or teller.why_fallen(name)]
    asked = [(name, as_text(teller.first(name, "question"))) for name in there]
    return macros(TEMPLATE).questions(asked) if asked else Markup()


def text(argument: str, teller: Teller) -> str:
    """The first text of a part by itself: `people headline`. Raises PackageError when none holds."""
    name, _, part = argument.partition(" ")
    found = teller.first(name, part)
    if not found:
        raise PackageError(f"{{{{ text {argument} }}}}: no row of docs/{NAME} holds of the newest year")
    return found


def brief(name: str, teller: Teller) -> Markup:
    """The answer where a page only leads to it: its headline and its figure, with its source and the way to all of it."""
    if not teller.stands(name):
        return Markup()
    headline, shown = phrase(teller.first(name, "headline"), teller), composed(name, teller, told=False)
    return macros(TEMPLATE, words=teller.labels.language.words).answer(name, "", headline, shown, "", "", True)


def gist(name: str, teller: Teller) -> Markup:
    """The answer in a sentence or two: its headline, which leads to all of it, and the first of what it means."""
    if not teller.stands(name):
        return Markup()
    headline, meant = phrase(teller.first(name, "headline"), teller), teller.said(name, "meaning")[:1]
    told = Markup().join(prose(text, teller) for text in meant)
    return macros(TEMPLATE).gist(name, home(name, teller)[0], headline, told)


def composed(name: str, teller: Teller, told: bool = True) -> Markup:
    """The figure of an answer as HTML, with subtitle, how its signs are read, the quiet line, its table and its sharing.

    Where not all is `told`, the quiet line is the source, and the way to the page that tells all. On that very page what else
    there is to say stands at the table.
    """
    found, labels = teller.drawing(name), teller.labels
    if found is None:
        return Markup()
    whole = told or teller.answers.homes.get(name, teller.address) == teller.address
    is_short, about = whole and not told, dict.fromkeys(row["indicator"] for row in found.rows)
    unknown = [] if is_short else answers_not_known(found.shown, labels)  # which the notes of a short one say
    source = [*unknown, source_links(teller.headed(name), teller.address, labels)]
    paths = answer_csv(name, labels.language.of_package), answer_picture(name, labels.language.code)
    return macros(TEMPLATE, words=labels.language.words).figure(
        {
            "name": name,
            "place": PLACE.format(name),
            "caption": "" if is_short else phrase(teller.first(name, "subtitle"), teller),
            "shown": on_page(found.display, name, teller.draw),
            "signs": key(found, labels),
            "told": quiet_line(name, found, teller) if told else source,
            "more": pages_of(about, teller.address, labels) if whole else [home(name, teller)],
            "files": files(*paths, teller.address, labels) if whole else [],
            "question": as_text(teller.first(name, "question")),
            "headline": as_text(teller.first(name, "headline")),
            "is_short": is_short,
            "asked": notes_of(name, found.shown, teller) if is_short else [],
            "said": said(found) if whole else [],
            "sharing": sharing(name, teller),
        }
    )


def alone(name: str, teller: Teller) -> Alone | None:
    """The figure of an answer as it stands alone, with its texts; None where the answer does not stand, or has no figure."""
    found = undressed(name, teller) if teller.stands(name) else None
    if found is None:
        return None
    question, headline, subtitle = (phrase(teller.first(name, part), teller) for part in AROUND)
    home = f"{teller.answers.homes.get(name, teller.address)}#{PLACE.format(name)}"
    noted, source = notes_of(name, found.shown, teller), attributed(teller.headed(name), teller.labels)
    notes = (*potentially(found.rows, teller.labels), *noted, source)
    return replace(found, home=home, question=question, headline=headline, subtitle=subtitle, notes=notes)


def undressed(name: str, teller: Teller) -> Alone | None:
    """The same without its texts."""
    found = teller.drawing(name)
    if found is None:
        return None
    signs = key(found, teller.labels)
    return Alone(
        embed_answer(name), display=found.display, rows=found.rows, signs=signs, said=said(found), unseen=found.unseen
    )


def home(name: str, teller: Teller) -> tuple[str, str]:
    """Where an answer is told whole: address and question."""
    place = page_link(teller.address, teller.answers.homes.get(name, teller.address))
    return f"{place}#{name}", as_text(teller.first(name, "question"))


def quiet_line(name: str, found: Drawing, teller: Teller, noted: bool = True) -> list[str]:
    """The notes (not `noted`: what the rows ask for), the sources of what is said, the sign of what else is in doubt in it."""
    labels = teller.labels
    notes = notes_of(name, found.shown, teller) if noted else row_notes(found.shown, labels)
    signed = doubts(leant_on(CLAIM.findall("".join(notes)), labels.facts), labels.package)
    left = [one for one in doubts(found.rows, labels.package) if one not in signed]
    told = source_links([*teller.headed(name), *(teller.numbers(name) if noted else ())], teller.address, labels)
    return [*notes, *filter(None, [told, sign(left, f"{name}-doubt", teller.address, labels)])]


def notes_of(name: str, rows: Sequence[Row], teller: Teller) -> list[str]:
    """The notes of the answer, and what its rows ask for."""
    return [*map(Markup, teller.said(name, "note")), *row_notes(rows, teller.labels)]


def sharing(name: str, teller: Teller) -> Markup:
    """What a reader needs to pass the figure on; nothing where there is none."""
    one, labels = alone(name, teller), teller.labels
    quoted = figure_quotation(one, leaving(one.shown, labels), labels) if one else ""
    return figure_sharing(one, teller.address, labels, quoted) if one else Markup()
