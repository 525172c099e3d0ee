"""Where somebody who needs help can turn: the lines that are shown, each with what is known of it and who says so. HTML out."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from scripts.ground.data_package import PackageError, Row
from scripts.ground.helplines import PUBLIC, confirmed, may_be_called, stands
from scripts.ground.markup import esc
from scripts.site.package.labels import Labels
from scripts.site.text.help_words import help_rows, help_words
from scripts.site.text.language import Language
from scripts.site.text.markup import element, listing
from scripts.site.text.words import Words

# Who is unsure of the police finds the others first; where to call at work stands apart.
AUTHORITY, WORK = "authority", "work"


class NumberToCall(NamedTuple):
    """A line as a search shows it: for whom, its name, its number, and whether it waits to be confirmed."""

    who: str
    name: str
    phone: str
    waits: bool


def shown(labels: Labels, preview: bool) -> list[Row]:
    """The lines in their order: in a release those that may stand there, in a preview all."""
    rows = [row for row in labels.package.rows("helplines") if preview or stands(row)]
    return sorted(rows, key=lambda row: int(row["order"]))


def numbers_to_call(labels: Labels, preview: bool = False) -> list[NumberToCall]:
    """What a search for help shows above all else: every number that somebody affected may call."""
    words = help_words(help_rows(), labels.language.code)
    return [
        NumberToCall(said_of(row, "who", words), labels.language.text(row, "title"), row["phone"], not stands(row))
        for row in shown(labels, preview)
        if may_be_called(row) and row["line_kind"] != WORK
    ]


def line(row: Row, name: str, words: Words) -> str:
    """A line: for whom, its number, what is known of it."""
    heading = element("h3", filled(words["heading"], esc(said_of(row, "who", words)), element("bdi", esc(name))))
    parts = [heading, *(called(row, words) if may_be_called(row) else uncalled(row, words))]
    if not stands(row) and may_be_called(row):
        parts.append(element("p", esc(words["waiting"]), class_="state"))
    return element("div", "".join(parts), class_="call" if stands(row) else "call wait")


def called(row: Row, words: Words) -> list[str]:
    """The number, the facts in a few words, and what else is said of it."""
    about = [words.get(f"about.{row['helpline']}", "")]
    about += [words["interpreter"]] * (row["interpreters"] == "yes") + [words["not_on_bill"]] * (row["on_bill"] == "no")
    return [number(row), paragraph(facts(row, words), "factline"), paragraph(about, "say")]


def uncalled(row: Row, words: Words) -> list[str]:
    """What is said where no number is shown: that it may be closed, or that none is known."""
    closed = bool(row["financed_through"])
    about = words["may_be_closed"] if closed else words.get(f"about.{row['helpline']}", "")
    state = words["number_later"] if closed else words["no_number"]
    return [paragraph([about], "say"), paragraph([state], "state")]


def facts(row: Row, words: Words) -> list[str]:
    """What it costs, when somebody answers, whether a name is needed: only what is known."""
    name = {"yes": words["no_name"], "first": words["no_name_first"]}.get(row["anonymous"], "")
    return [words["free"] if row["free"] == "yes" else "", hours(row["hours"], words), name]


def hours(code: str, words: Words) -> str:
    """When somebody answers, in words; nothing where that is not known."""
    first, dash, last = code.partition("-")
    if dash:
        return words["daily"].format(int(first), int(last))
    return words[code] if code else ""


def said_of(row: Row, what: str, words: Words) -> str:
    """What the words say of a line. Raises PackageError where they say nothing: nobody would know whom it is for."""
    key = f"{what}.{row['helpline']}"
    if key not in words:
        raise PackageError(f"docs/help_words.csv: there is no row {key}; write whom the line is for")
    return words[key]


def number(row: Row) -> str:
    """The number as a link that a telephone calls. Its spaces do not break, and it reads from the left in every language."""
    digits = "".join(each for each in row["phone"] if each.isdigit())
    text = row["phone"].replace(" ", "\N{NO-BREAK SPACE}").replace("-", "\N{NON-BREAKING HYPHEN}")
    return element("a", esc(text), class_="number", href=f"tel:{digits}", dir="ltr")


def paragraph(texts: Sequence[str], class_: str) -> str:
    """The texts that there are, as one paragraph; none where there is none."""
    text = " ".join(filter(None, texts))
    return element("p", esc(text), class_=class_) if text else ""


def filled(text: str, *parts: str) -> str:
    """A text of the words with HTML in its places."""
    return esc(text).format(*parts)


def helpline_sources(labels: Labels, preview: bool = False) -> str:
    """Each line with whom it is for, the pages that say so, and who has confirmed it and when, or that it is a public number."""
    return listing(source_of(row, labels.language) for row in shown(labels, preview))


def source_of(row: Row, language: Language) -> str:
    """What one line rests on."""
    phone = f" {row['phone'].replace(' ', chr(0xA0))}" if may_be_called(row) else ""
    sources = ((row["phone_source"], row["phone_source_on"]), (row["facts_source"], row["facts_source_on"]))
    pages = [page(address, day, language) for address, day in sources if address]
    state = language.words["helpline_public" if row["phone"] in PUBLIC else "helpline_waiting"]
    if confirmed(row):
        state = language.words["confirmed_on"].format(row["confirmed_by"], language.date(row["confirmed_on"]))
    told = element("strong", esc(f"{language.text(row, 'title')}{phone}.")) + " " + esc(language.text(row, "helps"))
    return f"{told} {', '.join(pages)}. {esc(state)}"


def page(address: str, day: str, language: Language) -> str:
    """A link to a page, named by its host, with the day or the year that it bears."""
    host = urlsplit(address).hostname or address
    when = language.date(day) if "-" in day else day or language.words["undated"]
    return element("a", esc(host), href=address, rel="noreferrer") + esc(f" ({when})")
