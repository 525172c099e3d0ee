"""The figures of pages that stand alone too, for others to show in a frame: answers, series, later charts and what is new.

The first chart of an indicator stands in a frame with its card (`cards/card`).
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from scripts.ground.data_package import PackageError
from scripts.site.addresses import embed_answer, embed_chart, embed_new, embed_series
from scripts.site.cards.alone import Alone
from scripts.site.cards.subject import Subject, subject_of
from scripts.site.charts.chart_words import reading_help
from scripts.site.charts.data import Picture
from scripts.site.figure.whom import potentially
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import name_of
from scripts.site.pages.series import Told
from scripts.site.pages.series import alone as series_alone
from scripts.site.prose.answer import Teller, undressed
from scripts.site.prose.answer import alone as answer_alone
from scripts.site.prose.new_page import alone as new_alone
from scripts.site.prose.new_page import item
from scripts.site.prose.novelty import by_rule
from scripts.site.prose.sourced import row_notes, source_line

T = TypeVar("T")


def framed(teller: Teller) -> Iterator[Alone]:
    """All that some page has of which the newest year has the numbers."""
    labels, answers = teller.labels, teller.answers
    yield from filter(None, (known(partial(one_framed, name, page, teller)) for name, page in answers.homes.items()))
    for name in labels.package.by_name["indicators"]:
        yield from charts(subject_of(name, labels))
    yield from new(teller)


def new(teller: Teller) -> Iterator[Alone]:
    """What is new, where it has a figure."""
    told = filter(None, (known(partial(item, name, teller)) for name in teller.answers.names))
    yield from filter(None, (new_alone(each, teller) for each in (*told, *by_rule(teller.labels))))


def known(make: Callable[[], T | None]) -> T | None:
    """What is made, or nothing where the package, of another time, knows nothing of what its texts name."""
    try:
        return make()
    except (PackageError, LookupError):
        return None


def one_framed(name: str, page: str, teller: Teller) -> Alone | None:
    """An answer or a series; None without its numbers."""
    if name in teller.answers.names:
        return answer_alone(name, teller)
    series = Told.named(name, teller.labels)
    return series_alone(series, page) if series.rows else None


def charts(subject: Subject) -> Iterator[Alone]:
    """The charts of an indicator's page but for that of its card."""
    yield from (chart(subject, each) for each in (*subject.pictures[1:], *subject.others))


def chart(subject: Subject, shown: Picture) -> Alone:
    """A chart as it stands alone: what it measures, how its signs are read, and its source."""
    labels, rows = subject.labels, list(shown.rows)
    headline, _, subtitle = shown.caption.removesuffix(".").partition(". ")
    notes = (*potentially(rows, labels), *row_notes(rows, labels), *filter(None, [source_line(rows, labels)]))
    signs = " ".join(reading_help(shown, labels.language))
    said = [(each.label, each.quantity.text) for each in shown.entries]
    at = embed_chart(name_of(rows[0]) if shown.kind == "series" else subject.name)
    home = f"{subject.address}#{subject.name}-{shown.name}"
    return Alone(at, home, subject.title, headline, subtitle, notes, shown.display, rows, signs, said)


def drawn_at(address: str, teller: Teller) -> Alone | None:
    """What stands at the address of a frame; the texts of an answer are for others to say. None without the numbers."""
    name = address.rstrip("/").rpartition("/")[2]
    if address == embed_answer(name):
        return undressed(name, teller)
    if address == embed_series(name):
        series = Told.named(name, teller.labels)
        return series_alone(series, "") if series.rows else None
    of_indicator = charts_of(name, teller.labels) if address == embed_chart(name) else ()
    return next(
        (one for one in (*of_indicator, *(new(teller) if address == embed_new(name) else ())) if one.at == address),
        None,
    )


def charts_of(name: str, labels: Labels) -> Iterator[Alone]:
    """Those of the indicator of a figure. Raises LookupError where there is none."""
    yield from charts(subject_of(name.partition(".")[0], labels))
