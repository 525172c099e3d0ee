"""The part of a pull request's summary on corrections: the sentences that say something else. Facts to Markdown."""

import csv
import io
from collections.abc import Collection
from dataclasses import dataclass
from itertools import zip_longest

from scripts.ground.data_package import Package
from scripts.ground.decisions import CORRECTED
from scripts.ground.kept_words import Words, words_of
from scripts.year.compare_markdown import written_table
from scripts.year.compare_words import escaped
from scripts.year.summary_answers import newest_year, secret_indicators

MOST = 60  # sentences that are told


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


def about_sentences(sentences: Collection[Sentence], after: Package) -> str:
    """The part; nothing where no sentence changes."""
    if not sentences:
        return ""
    titles = {row["indicator"]: row["title_sv"] for row in after.rows_if_any("indicators")}
    told = [*sentences][:MOST]
    rows = [[escaped(titles.get(one.page, one.page)), escaped(one.before), escaped(one.after)] for one in told]
    more = f"\n\n… och {len(sentences) - MOST} till." if len(sentences) > MOST else ""
    lead = "Något som är publicerat har rättats. Så här ändras meningarna på mätpunkternas sidor."
    return f"## Meningar som ändras\n\n{lead}\n\n{written_table(('Sida', 'Före', 'Efter'), rows)}{more}"
