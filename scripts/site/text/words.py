"""What the site says beside the labels of the package, in both languages: `words.csv`, a row a text, as people edit it.

Braces are filled in by the module that uses the word; `where` tells a translator where a reader meets it. Labels of codes are not
there: they come from the package. `python -m tests.word_lint` tells of words that are missing or that nobody uses.
"""

from pathlib import Path

from scripts.ground.word_list import LANGUAGES, Words, read_word_list

__all__ = ["FOLDERS", "LANGUAGES", "LANGUAGE_NAMES", "LISTS", "WORDS", "Words"]

# Where each language lies under the site's root.
FOLDERS = {"sv": "", "en": "en/"}
LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}
FILE = Path(__file__).with_name("words.csv")

LISTS = read_word_list(FILE)
# What the generated parts of the pages say: language -> word -> text.
WORDS = LISTS["site"]
