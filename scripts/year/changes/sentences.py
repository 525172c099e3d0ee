"""What a correction changes in what the pages say: the sentences before and after. Packages and words in, facts out."""

import csv
import io
from collections.abc import Collection
from dataclasses import dataclass
from itertools import zip_longest

from scripts.ground.data_package import Package
from scripts.ground.decisions import CORRECTED
from scripts.ground.kept_words import Words, words_of
from scripts.year.changes.changed_answers import newest_year, secret_indicators


@dataclass(frozen=True)
class Sentence:
    """A sentence of a page before and after; nothing where there is none."""

    page: str
    before: str
    after: str


def pages_to_read(before: Package, after: Package) -> set[str]:
    """The indicators whose pages are compared when something is corrected: all; with a new year, which changes all, those.

    None of which something is kept back now: what was said of it is not to be repeated.
    """
    known = before.rows_if_any("corrections")
    new = [row for row in after.rows_if_any("corrections") if row["decision"] == CORRECTED and row not in known]
    every = {row["indicator"] for row in after.rows_if_any("indicators")} if new else set()
    if newest_year(before) != newest_year(after):
        every = {row["observation"].partition(".")[0] for row in new}
    return every - secret_indicators(before, after)


def changed_sentences(before: bytes, after: bytes, pages: Collection[str]) -> list[Sentence]:
    """What the pages say otherwise in Swedish, in their order. `before`, `after`: the words that a release would keep."""
    old, new = read(before), read(after)
    found = []
    for key in dict.fromkeys([*new, *old]):
        lang, page, _ = key
        if lang != "sv" or page not in pages:
            continue
        was, now = old.get(key, []), new.get(key, [])
        gone, come = [text for text in was if text not in now], [text for text in now if text not in was]
        found += [Sentence(page, *pair) for pair in zip_longest(gone, come, fillvalue="")]
    return found


def read(words: bytes) -> Words:
    """The sentences of a file of kept words."""
    return words_of(csv.DictReader(io.StringIO(words.decode("utf-8"), newline="")))
