"""What the page says, in each language: `page_words.csv`, a row a text."""

from pathlib import Path

from scripts.ground.columns import read_word_list

LISTS = read_word_list(Path(__file__).with_suffix(".csv"))
