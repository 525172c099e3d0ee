"""Where somebody who needs help can turn: the numbers that are confirmed, and who says so. Rows in, HTML out."""

from typing import NamedTuple
from urllib.parse import urlsplit

from scripts.ground.data_package import Row
from scripts.site.package.labels import Labels
from scripts.site.text.markup import element, esc, listing


class CardRow(NamedTuple):
    """A line as a search shows it: for whom, its name, its number."""

    who: str
    name: str
    phone: str


def card_rows(labels: Labels) -> list[CardRow]:
    """What a search for help shows above all else: every number that is confirmed."""
    language = labels.language
    return [
        CardRow(language.text(row, "helps").partition(".")[0], language.text(row, "title"), row["phone"])
        for row in confirmed(labels)
    ]


def confirmed(labels: Labels) -> list[Row]:
    """The numbers that have a source and a day, in their order. The others are kept in the package, and shown nowhere."""
    rows = [row for row in labels.package.rows("helplines") if row["phone_source"] and row["confirmed_on"]]
    return sorted(rows, key=lambda row: int(row["order"]))


def helpline_list(labels: Labels) -> str:
    """Every number with whose it is, whom it is for and when somebody answers."""
    return listing([helpline(row, labels) for row in confirmed(labels)], class_="helplines")


def helpline(row: Row, labels: Labels) -> str:
    """One number, to press on a telephone."""
    language = labels.language
    about = " ".join(text for text in (language.text(row, "helps"), hours(language.text(row, "open"))) if text)
    return number(row) + element("span", element("strong", esc(f"{language.text(row, 'title')}.")) + " " + esc(about))


def easy_helpline_list(labels: Labels) -> str:
    """The same numbers in easy Swedish, on the page of either language."""
    return listing(
        [number(row) + element("span", esc(row["easy_sv"])) for row in confirmed(labels)], class_="helplines", lang="sv"
    )


def helpline_sources(labels: Labels) -> str:
    """Where each number stands, and the day on which that was confirmed."""
    words = labels.language.words
    return listing(
        f"{esc(row['phone'])}: {source(row)}, {esc(words['confirmed_on'].format(labels.language.date(row['confirmed_on'])))}"
        for row in confirmed(labels)
    )


def source(row: Row) -> str:
    """A link to where the number stands, named by its host."""
    host = urlsplit(row["phone_source"]).hostname or row["phone_source"]
    return element("a", esc(host), href=row["phone_source"], rel="noreferrer")


def number(row: Row) -> str:
    """The number as a link that a telephone calls. Its spaces do not break."""
    digits = "".join(each for each in row["phone"] if each.isdigit())
    shown = row["phone"].replace(" ", "\N{NO-BREAK SPACE}")
    return element("a", esc(shown), class_="helplines__number", href=f"tel:{digits}")


def hours(text: str) -> str:
    """When somebody answers, as a sentence; nothing where that is not known."""
    return f"{text}." if text else ""
