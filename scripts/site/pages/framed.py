"""The figures of pages that stand alone too, for others to show in a frame: of each answer, and each figure in all its years."""

from collections.abc import Iterator

from scripts.site.addresses import embed_answer
from scripts.site.cards.alone import Alone
from scripts.site.pages.series import Told
from scripts.site.pages.series import alone as series_alone
from scripts.site.prose.answer import Teller, undressed
from scripts.site.prose.answer import alone as answer_alone


def framed(teller: Teller) -> Iterator[Alone]:
    """All that some page has of which the newest year has the numbers."""
    labels, answers = teller.labels, teller.answers
    for name, page in answers.homes.items():
        if name in answers.names:
            yield from filter(None, [answer_alone(name, teller)])
        elif (series := Told(name, labels)).rows:
            yield series_alone(series, page)


def drawn_at(address: str, teller: Teller) -> Alone | None:
    """What stands at the address of a frame; the texts of an answer are for others to say. None without the numbers."""
    name = address.rstrip("/").rpartition("/")[2]
    if address == embed_answer(name):
        return undressed(name, teller)
    series = Told(name, teller.labels)
    return series_alone(series, "") if series.rows else None
