"""The figures that have ever stood alone: where each stands among others today, and the page of one that is there no more."""

from collections.abc import Collection, Iterable

from scripts.ground.data_package import Row
from scripts.site.addresses import (
    EMBED,
    NEW,
    embed_answer,
    embed_chart,
    embed_new,
    embed_page,
    embed_series,
    indicator_address,
    page_link,
)
from scripts.site.frame.card import bare
from scripts.site.package.lookup import by_name
from scripts.site.pages.indicator_page import framed
from scripts.site.pages.versions import template, withdrawn
from scripts.site.prose.answer import Teller
from scripts.site.prose.novelty import place_of


def every_home(teller: Teller) -> dict[str, str]:
    """The page of each figure that may ever have stood alone -> where it stands today, or the page that would have it.

    By the names of things alone: of a version that is withdrawn nothing is read, and whatever it handed out has to answer.
    """
    package, answers = teller.labels.package, teller.answers
    indicators = {name: indicator_address(name) for name in package.by_name["indicators"]}
    rows = package.rows("observations")
    return {
        **{embed_page(name): home for name, home in indicators.items()},
        **{embed_chart(name): home for name, home in indicators.items()},
        **{embed_chart(name): indicators[name.partition(".")[0]] for name in by_name(package)},
        **{
            embed_new(place): NEW
            for place in (*map(place_of, rows), *(name.replace("_", "-") for name in answers.names))
        },
        **{
            (embed_answer if name in answers.names else embed_series)(name): page
            for name, page in answers.homes.items()
        },
        **{one.at: one.home for one in framed(teller)},
    }


def once_there(rows: Iterable[Row], kept: Iterable[str], there: Collection[str], teller: Teller) -> dict[str, str]:
    """Path -> text of each page of the versions of `rows`, which are withdrawn, and of each figure that today lacks.

    That is one whose address a release has `kept`, or, where one is withdrawn, any. `there`: the paths that there are.
    """
    labels, known = teller.labels, every_home(teller)
    found = withdrawn(rows, labels, known)
    told = {address for address in kept if address.startswith(EMBED)}
    said, shown = labels.words["figure_lacking"], template(labels.language)
    for at in sorted(told | (known.keys() if found else set())):
        if (path := f"{at}index.html") not in there:
            found[path] = bare(said, at, shown.withdrawn_embed(said, page_link(at, known.get(at, ""))), labels)
    return found
