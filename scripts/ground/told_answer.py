"""An answer as the site says it, as plain text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ToldAnswer:
    """An answer of one package, in one language, as plain text.

    `pages`: the headings of the pages that place it, "" for a page whose heading is filled in; `headline`: "" where the newest
    year has none; `undrawn`: the headline that it would have if its figure had the numbers; `picture`: its figure as SVG;
    `figures`: the observations behind headline and figure; `indicators`: all that it asks for, with or without a number; `ranks`:
    the indicators whose order its texts speak of; `fault`: why it cannot be told.
    """

    name: str
    pages: tuple[str, ...] = ()
    question: str = ""
    headline: str = ""
    undrawn: str = ""
    picture: str = ""
    figures: tuple[str, ...] = ()
    indicators: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    fault: str = ""

    @property
    def stands(self) -> bool:
        """Whether a reader meets it."""
        return bool(self.headline and self.pages)
