"""The sentences that a maintainer reads when something is wrong, in both languages: `messages.csv`, a row a sentence.

One place, one tone: what, then what to do. Braces are filled in by `problems` and by those who say a contradiction or a correction.
"""

from pathlib import Path

from scripts.ground.word_list import LANGUAGES, read_word_list

CUT = 60  # so much of a found value is shown; a cell of ten megabytes must not fill the screen
LISTS = read_word_list(Path(__file__).with_suffix(".csv"))
LAYOUT = LISTS["layout"]
# How figures that cannot all be right are said, piece by piece: here are the words, `year/contradiction_words` has the order.
CONTRADICTION = LISTS["contradiction"]
# Why figures should agree, where the code lists say it otherwise than one would to a colleague with the workbook open: a check by
# its kind (`_equal` where two sides are as many), a declared relation by its own, with the names that the code lists give its figures.
RULES = LISTS["rules"]
# What must move with a correction: the figures that it contradicts, among which a person finds the wrong one.
CORRECTION = LISTS["correction"]
# Problems that nobody has to mend who answers them.
QUESTIONS = LISTS["questions"][LANGUAGES[0]]
# Kind of problem -> language -> sentence.
MESSAGES = {
    kind: {lang: LISTS[name][lang][kind] for lang in LANGUAGES}
    for name in ("problems", "questions")
    for kind in LISTS[name][LANGUAGES[0]]
}
