"""What the site says beside the labels of the package, in each language: `words.csv`, a row a text, as people edit it.

Braces are filled in by the module that uses the word; `where` tells a translator where a reader meets it. Labels of codes are not
there: they come from the package. `python -m tests.word_lint` tells of words that are missing or that nobody uses.
"""

from pathlib import Path

from scripts.ground.word_list import LANGUAGES, Words, read_word_list

__all__ = ["FOLDERS", "LANGUAGES", "LANGUAGE_NAMES", "LISTS", "SPOKEN", "WORDS", "Words"]

FILE = Path(__file__).with_name("words.csv")

LISTS = read_word_list(FILE)
# What the generated parts of the pages say: language -> word -> text.
WORDS = LISTS["site"]
# The languages of the site, one a column; the package has the texts of its tables in the first two (LANGUAGES).
SPOKEN = tuple(WORDS)
# Where each lies under the site's root, and what it is called in itself.
FOLDERS = {lang: "" if lang == LANGUAGES[0] else f"{lang}/" for lang in SPOKEN}
LANGUAGE_NAMES = {lang: words["language_name"] for lang, words in WORDS.items()}
