"""The figures of pages that stand alone too, for others to show in a frame: of each answer, and each figure in all its years."""

from collections.abc import Iterator

from scripts.ground.data_package import PackageError
from scripts.site.addresses import embed_answer
from scripts.site.cards.alone import Alone
from scripts.site.pages.series import Told
from scripts.site.pages.series import alone as series_alone
from scripts.site.prose.answer import Teller, undressed
from scripts.site.prose.answer import alone as answer_alone


def framed(teller: Teller) -> Iterator[Alone]:
    """All that some page has of which the newest year has the numbers."""
    yield from filter(None, (one_framed(name, page, teller) for name, page in teller.answers.homes.items()))


def one_framed(name: str, page: str, teller: Teller) -> Alone | None:
    """An answer or a series; None without its numbers, or where the package knows nothing of what it names: its page says so."""
    try:
        if name in teller.answers.names:
            return answer_alone(name, teller)
        series = Told(name, teller.labels)
        return series_alone(series, page) if series.rows else None
    except (PackageError, LookupError):
        return None


def drawn_at(address: str, teller: Teller) -> Alone | None:
    """What stands at the address of a frame; the texts of an answer are for others to say. None without the numbers."""
    name = address.rstrip("/").rpartition("/")[2]
    if address == embed_answer(name):
        return undressed(name, teller)
    series = Told(name, teller.labels)
    return series_alone(series, "") if series.rows else None
