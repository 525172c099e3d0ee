"""The page for those who need help, in easy words: danger, others than the police, questions, the police, work. HTML out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.helplines import SUPPORT, may_be_called, stands
from scripts.ground.markup import esc
from scripts.site.package.labels import Labels
from scripts.site.prose.helpline_list import AUTHORITY, WORK, filled, line, number, said_of, shown
from scripts.site.text.help_words import help_rows, help_words, translated
from scripts.site.text.markup import element
from scripts.site.text.words import LISTS, Words

# What is asked, in order; each is a column of the table, but for what happens, which the words tell line by line.
Asked = Column | Literal["happens"]
HAPPENS: Final = "happens"
ASKED: tuple[Asked, ...] = ("anonymous", "papers", "tells_police", HAPPENS, "interpreters", "free", "on_bill")


@dataclass(frozen=True)
class Screen:
    """What one page is made of. `names`: a line's name in the language; `frame`: the language of the frame around it."""

    words: Words
    rows: Sequence[Row]
    names: dict[str, str]
    frame: str
    preview: bool
    others: Sequence[tuple[str, str, str]]

    def of_kind(self, kind: str) -> list[Row]:
        """The lines of a kind."""
        return [row for row in self.rows if row["line_kind"] == kind]


def help_screen(labels: Labels, preview: bool) -> str:
    """The page in the site's own language, without its heading."""
    others = [(code, words["lang_name"], f"{code}/") for code, words in translated(help_rows()).items()]
    return screen_html(screen(labels, help_words(help_rows(), labels.language.code), preview, others))


def screen(
    labels: Labels, words: Words, preview: bool, others: Sequence[tuple[str, str, str]] = (), own: bool = True
) -> Screen:
    """The page in the language of the words. `others`: code, name and address of it in more languages.

    `own`: the site's own language. In another one the lines are called as in Sweden: that is what whoever answers says.
    """
    language, rows = labels.language, shown(labels, preview)
    names = {row["helpline"]: language.text(row, "title") if own else row["title_sv"] for row in rows}
    return Screen(words, rows, names, language.code, preview, others)


def screen_html(found: Screen) -> str:
    """The page's parts, the most urgent first."""
    words = found.words
    first = f"{esc(words['first'])} {element('strong', esc(words['not_your_fault']))}"
    leave = element("strong", esc(LISTS["frame"][found.frame]["exit"]), lang=found.frame)
    parts = [
        element("p", first, class_="first"),
        *(danger(row, words) for row in found.of_kind("emergency") if may_be_called(row)),
        beside(section("not_police", SUPPORT, found), element("h2", esc(words["questions"])) + questions(found)),
        beside(section(AUTHORITY, AUTHORITY, found), worried(found)),
        element("h2", esc(words["leave"])) + element("p", filled(words["leave_how"], leave)),
        previewed(words) if found.preview else "",
        languages(found),
    ]
    return element("div", "".join(parts), class_="help")


def danger(row: Row, words: Words) -> str:
    """The number for somebody in danger now: one dark row."""
    return element("div", element("p", esc(said_of(row, "who", words))) + number(row), class_="danger")


def beside(*columns: str) -> str:
    """Two columns where there is room."""
    return element("div", "".join(element("div", each) for each in columns), class_="helpgrid")


def section(heading: str, kind: str, found: Screen) -> str:
    """The lines of a kind under their heading; nothing where none is shown."""
    rows = found.of_kind(kind)
    return element("h2", esc(found.words[heading])) + lines(rows, found) if rows else ""


def lines(rows: Sequence[Row], found: Screen) -> str:
    """Lines below each other."""
    return element("div", "".join(line(row, found.names[row["helpline"]], found.words) for row in rows), class_="lines")


def worried(found: Screen) -> str:
    """Whom somebody can call for another: the lines that say so, and those for people at work."""
    words, work = found.words, found.of_kind(WORK)
    others = [row for row in found.of_kind(SUPPORT) if row["others_call"] == "yes" and may_be_called(row)]
    told = element("p", filled(words["others_call"], named(others, found))) if others else ""
    return element("h2", esc(words["worried"])) + told + (lines(work, found) if work else "") if told or work else ""


def questions(found: Screen) -> str:
    """What one may wonder, with what is known; what is not known says so, and what one can do."""
    rights = asked("rights", [found.words["rights.always"]], "", found)
    return element("dl", "".join(answered(name, found) for name in ASKED) + rights, class_="asked")


def answered(name: Asked, found: Screen) -> str:
    """One question. Its answer is hatched while something is unknown, and has a striped edge while it is not confirmed."""
    words = found.words
    rows = [row for row in found.of_kind(SUPPORT) if may_be_called(row) or not row["phone"]]
    known = [row for row in rows if row_says(row, name, words)]
    told = happening(known, found) if name == HAPPENS else by_code(name, known, found)
    unknown = len(known) < len(rows) or not rows
    if unknown:
        told += [esc(words["unknown_others" if known else "unknown"]), esc(words.get(f"{name}.then", ""))]
    marks = ("unknown" if unknown else "", "" if all(map(stands, known)) else "wait")
    return asked(name, [*told, esc(words.get(f"{name}.always", ""))], " ".join(filter(None, marks)), found)


def asked(name: str, answer: Sequence[str], class_: str, found: Screen) -> str:
    """A question and the sentences of its answer, which are HTML."""
    text = element("dd", " ".join(filter(None, answer)), class_=class_ or "known")
    return element("div", element("dt", esc(found.words[f"{name}.ask"])) + text)


def row_says(row: Row, name: Asked, words: Words) -> bool:
    """Whether a question is answered for a line."""
    return f"{HAPPENS}.{row['helpline']}" in words if name == HAPPENS else bool(row[name])


def by_code(name: Column, rows: Sequence[Row], found: Screen) -> list[str]:
    """A sentence for each answer that some line gives, with the names of those lines, the answers in the order of the words."""
    codes = [key.removeprefix(f"{name}.") for key in found.words if key.startswith(f"{name}.")]
    given = {code: [row for row in rows if row[name] == code] for code in codes}
    return [filled(found.words[f"{name}.{code}"], named(same, found)) for code, same in given.items() if same]


def happening(rows: Sequence[Row], found: Screen) -> list[str]:
    """What happens when one calls, line by line, in the words of those who answer."""
    told = {row["helpline"]: said_of(row, HAPPENS, found.words) for row in rows}
    return [filled(found.words["heading"], esc(found.names[name]), esc(text)) for name, text in told.items()]


def named(rows: Sequence[Row], found: Screen) -> str:
    """The names of lines, as a sentence lists them."""
    *first, last = (element("bdi", esc(found.names[row["helpline"]])) for row in rows)
    return f"{', '.join(first)} {esc(found.words['and'])} {last}" if first else last


def previewed(words: Words) -> str:
    """That this is a preview, and what its marks mean."""
    text = f"{element('b', esc(words['preview']))} {esc(words['preview_says'])}"
    return element("div", element("p", text), class_="preview")


def languages(found: Screen) -> str:
    """The way to the page in the languages that it has been translated to."""
    links = " ".join(
        element("a", esc(name), href=address, hreflang=code, lang=code) for code, name, address in found.others
    )
    return element("p", f"{esc(found.words['languages'])} {links}", class_="quiet") if found.others else ""
