"""The composed figures: an answer's name -> what it draws of the newest year. Rows in, planes out; nothing without the numbers.

A figure is named as the answer that it belongs to. Which rows it takes stands in these modules by the names of the prose, without
a year.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from scripts.ground.data_package import Row
from scripts.site.drawings.courts import of_courts
from scripts.site.drawings.numbers import Drawing, MissingError, Numbers
from scripts.site.drawings.people import of_asylum, of_children, of_origin, of_people, of_permits, of_start
from scripts.site.drawings.shares import SHARES, of_shares
from scripts.site.drawings.support import of_compared, of_kinds, of_needs
from scripts.site.package.labels import Labels

DRAWINGS: dict[str, Callable[[Numbers], Drawing]] = {
    "people": of_people,
    "needs": of_needs,
    "kinds": of_kinds,
    "compared": of_compared,
    "courts": of_courts,
    "children_met": of_children,
    "asylum": of_asylum,
    "start": of_start,
    "permits": of_permits,
    "origin": of_origin,
    **{name: partial(of_shares, names) for name, names in SHARES.items()},
}


def drawing(name: str, labels: Labels) -> Drawing | None:
    """The figure of an answer; None when there is none of this name, or the newest year lacks a number that it needs."""
    maker = DRAWINGS.get(name)
    if maker is None:
        return None
    try:
        return maker(Numbers(labels))
    except MissingError:
        return None


def check_drawings(labels: Labels) -> None:
    """Raise PackageError on a name, of an indicator too, that a figure asks for and the code lists lack."""
    for maker in DRAWINGS.values():
        with suppress(MissingError):
            maker(Numbers(labels, strict=True))


def rows_of(name: str, labels: Labels) -> tuple[Row, ...]:
    """The observations that a figure shows."""
    found = drawing(name, labels)
    return found.rows if found else ()
