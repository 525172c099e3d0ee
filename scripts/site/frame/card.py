"""The figure card, and every figure that stands alone for others to show in a frame: its page, its height, the code to copy.

A card has the headline, what it counts, the chart, the table, notes, source and files; on a page, or alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from markupsafe import Markup

from scripts.ground.claim import ANY, as_written, claim_of
from scripts.ground.data_package import PackageError, Row
from scripts.ground.interval import has_number
from scripts.ground.markup import esc
from scripts.ground.row_notes import lacks_base
from scripts.site.addresses import FRAME_SCRIPT, absolute, embed_page, pinned
from scripts.site.charts.composed import on_page
from scripts.site.charts.data import Picture, description, reading_help
from scripts.site.charts.display import Display, DisplayLine
from scripts.site.charts.drawing import Draw
from scripts.site.charts.marks import Drawn, MarkField
from scripts.site.figure.base import base, base_mark, statement_meaning
from scripts.site.figure.doubt import doubts, sign
from scripts.site.figure.questions import decision_link
from scripts.site.figure.wording import about, upper_first
from scripts.site.frame import table_rows
from scripts.site.frame.shell import POLICY
from scripts.site.frame.signing import signed
from scripts.site.frame.subject import Subject, subject_of
from scripts.site.package.labels import Labels
from scripts.site.package.said import decision_of
from scripts.site.text.templates import macros, rendered

SHARE = macros("share.html")
STYLES = ("colours.css", "card.css", "embed.css")
# How wide the text is in the narrowest frame, and in the widest in which a figure stands as on a phone.
NARROW, WIDE = 250, 575
# How wide a letter is in a text that breaks between words, how high a line is; the room below a text, and around marks.
LETTER, HIGH, BELOW, AROUND = 8.4, 23, 11, 8
# What stands beside the figure and its texts: the line of a version, and what can be opened. And a number in large letters.
REST, LARGE = 280, 40


@dataclass(frozen=True)
class Alone:
    """A figure of a page that people read, with what is said of it; texts as HTML where they are Markup.

    `at`: its page to embed; `home`: where it stands among others, with its place; both below the root of the language. `notes`:
    its base and what asks for care, and its source; `signs`: how its signs are read; `said`: what it says, (name, number) by
    (name, number); `unseen`: those of its rows of which it shows no number. Without a display only its words are left.
    """

    at: str
    home: str = ""
    question: str = ""
    headline: str = ""
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    display: Display | None = None
    rows: Sequence[Row] = ()
    signs: str = ""
    said: Sequence[tuple[str, str]] = ()
    unseen: Sequence[Row] = ()

    @property
    def shown(self) -> list[Row]:
        """The rows whose numbers it shows: what asks for care, or is in doubt, is said of these."""
        return [row for row in self.rows if row not in self.unseen]

    @property
    def texts(self) -> tuple[str, ...]:
        """All that stands beside the figure."""
        return (self.question, self.headline, self.subtitle, *self.notes, self.signs)

    @property
    def name(self) -> str:
        """Its id on a page."""
        return self.at.rstrip("/").rpartition("/")[2].replace(".", "-")


def figure_page(one: Alone, labels: Labels, draw: Draw) -> str:
    """The bare page of a figure."""
    shown = on_page(one.display, one.name, draw) if one.display else ""
    doubtful = sign(doubts(one.shown, labels.package), f"{one.name}-doubt", one.at, labels)
    last = Markup(" ").join(filter(None, [*one.notes[-1:], doubtful]))  # after the source, as on its page
    notes = [*one.notes[:-1], *filter(None, [last])]
    content = macros("answer.html", words=labels.language.words).alone(one, one.at, one.home, shown, notes)
    return signed(bare(one.headline, one.at, content, labels), one.at, labels)


def bare(title: str, at: str, content: Markup, labels: Labels) -> str:
    """A page without navigation, for a frame. Its links open outside the frame."""
    told = {"title": Markup(title).striptags(), "at": at, "content": content, "lang": labels.language.code}
    return rendered("embed.html", **told, styles=STYLES, policy=POLICY) + "\n"


def code(at: str, title: str, texts: Iterable[str], display: Display | None, labels: Labels) -> str:
    """The frame as text to copy: the page in this version, which stays, as high as it is at most, and what fits it to the page."""
    address = pinned(labels.package, labels.language.code, at)
    script = absolute(labels.package, FRAME_SCRIPT)
    return str(SHARE.frame(address, Markup(title).striptags(), high(texts, display), script))


def high(texts: Iterable[str], display: Display | None) -> int:
    """How high a frame is at most, however narrow: no letter is measured here, so that it is generous."""
    told = [*texts]
    needed = (
        sum(room(text, width) for text in told) + (shown(display, width) if display else 0) for width in (NARROW, WIDE)
    )
    return ceil((REST + max(needed)) / 10) * 10


def room(text: str, width: float) -> int:
    """The height of a text in its column."""
    plain = Markup(text).striptags()
    return ceil(len(plain) * LETTER / width) * HIGH + BELOW if plain else 0


def shown(display: Display, width: float) -> int:
    """The height of what a figure shows: years beside each other, or lines, groups and rows below each other, as on a phone."""
    if display.kind == "years":
        column = max(LETTER, width / len(display.lines) - LETTER)
        texts = ((each, f"{each.number or each.words}") for each in display.lines)
        return max(room(text, column) + room(each.name, column) + drawn(each.marks, width) for each, text in texts)
    large = LARGE if display.kind == "groups" else 0
    heads = sum(room(head, width) for head, _ in display.heads)
    beyond = room(display.beyond, width) + large if display.beyond else 0
    return heads + beyond + sum(large + line(each, width) for each in display.lines)


def line(one: DisplayLine, width: float) -> int:
    """The height of a line with its keys, or of a row of a table, whose cells stand beside each other below its name."""
    texts = [" ".join(filter(None, [one.number, one.name, one.words])), one.note, *one.below]
    texts += [f"{key.number} {key.text}" for key in one.keys]
    column = max(LETTER, width / max(1, len(one.cells)) - 2 * LETTER)
    cells = [room(each.text, column) + drawn(filter(None, [each.marks]), column) for each in one.cells]
    inner = width - 2 * LETTER  # a key has its mark
    return BELOW + sum(room(text, inner) for text in texts) + drawn(one.marks, width) + max(cells, default=0)


def drawn(marks: Iterable[Drawn], width: float) -> int:
    """The height of marks; a field is as wide as there is room."""
    return sum(ceil(height(each, width)) + AROUND for each in marks)


def height(marks: Drawn, width: float) -> float:
    """The height of a picture. On a phone a field stands otherwise where it has no room as it is."""
    if not isinstance(marks, MarkField) or marks.narrow is marks:
        return marks.box[1]
    wide, high = marks.narrow.box
    return high * width / wide


# What the templates of a card and of an indicator's page say of a row.
OF_A_ROW = {
    each.__name__: each for each in (about, base, decision_link, decision_of, has_number, lacks_base, upper_first)
} | {
    "meaning": statement_meaning,
    "tables": table_rows,
}


def named_card(indicator: str, labels: Labels, draw: Draw, at: str) -> str:
    """The card of an indicator with its main chart, for the page at `at`. Raises PackageError on an unknown name."""
    if indicator not in labels.package.by_name["indicators"]:
        raise PackageError(f"{{{{ card {indicator} }}}}: there is no such indicator")
    subject = subject_of(indicator, labels)
    return card(subject, draw, at, subject.pictures[:1])


def card(subject: Subject, draw: Draw, at: str, charts: list[Picture], level: str = "h3") -> str:
    """The card as HTML. Its anchor has the indicator's name; `level`: the element of its headline."""
    shown = {row["observation"] for row in [*subject.shown, *(row for each in charts for row in each.rows)]}
    newest = subject.year
    rows = [
        row for row in subject.observations if row["observation"] in shown or newest in (row["year"], row["year_to"])
    ]
    told = facts(subject, draw, at, subject.shown)
    return rendered(
        "card.html", **told, charts=charts, level=level, rows=rows, is_framed=at == embed_page(subject.name)
    )


def embedded(subject: Subject, draw: Draw) -> str:
    """The bare page of one chart, for other sites to show in a frame. Its links open outside the frame."""
    at = embed_page(subject.name)
    content = Markup(card(subject, draw, at, subject.pictures[:1], level="h1"))
    return signed(bare(subject.title, at, content, subject.labels), at, subject.labels)


def facts(subject: Subject, draw: Draw, at: str, rows: Sequence[Row]) -> dict[str, Any]:
    """What a card and a page have in common. `rows`: those that are shown with its lines, which may ask for care."""

    def drawn(picture: Picture) -> Markup:
        return on_page(picture.display, f"{subject.name}-{picture.name}", draw)

    told = {
        "subject": subject,
        "labels": subject.labels,
        "words": subject.words,
        "at": at,
        "lines": lines(subject, rows, at),
        "based": based(subject),
    }
    charts = {"drawn": drawn, "without": without, "description": description, "signs": reading_help}
    return OF_A_ROW | charts | told


def based(subject: Subject) -> str:
    """What the line with the base claims: of each base that it names a number that is of it."""
    named = {row["base"]: row for row in (*subject.newest, *subject.gist.rows[:1]) if row["measure"] in ANY}
    whole = subject.gist.whole
    return as_written(map(claim_of, (named | ({whole["value"]: whole} if whole else {})).values()))


def lines(subject: Subject, rows: Sequence[Row], at: str) -> list[str]:
    """Who and when, with the base and why; what asks for care in the rows."""
    about, language = Markup(esc(f"{subject.who} {subject.base}".strip())), subject.labels.language
    if subject.is_baseless and at != embed_page(
        subject.name
    ):  # which stands alone and has no place for the explanation
        about = Markup(f"{esc(subject.who).removesuffix('.')}, {base_mark(language)}.")
    return [line for line in (about, " ".join(subject.care(rows))) if line]


def without(caption: str, known: str) -> str:
    """The caption without an end that the reader knows: "Antal personer, vuxna, alla ärenden." is then "Antal personer."."""
    end = f", {known[:1].lower()}{known[1:]}" if known else ""
    return caption.removesuffix(end) + "." if end and caption.endswith(end) else caption
