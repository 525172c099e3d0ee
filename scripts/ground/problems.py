"""What is wrong with an input, said so that the person who made it can mend it.

A `Problem` is a fact about one place in one file. Checks return lists of them; nothing here decides what happens next. The
sentences are those of `messages.csv`, in both languages: one place, one tone, what and then what to do.
"""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.ground.columns import LANGUAGES, read_word_list
from scripts.ground.numbers import CommaNumber

CUT = 60  # so much of a found value is shown; a cell of ten megabytes must not fill the screen
LISTS = read_word_list(Path(__file__).with_name("messages.csv"))
LAYOUT = LISTS["layout"]
# How figures that cannot all be right are said, piece by piece: here are the words, `guard/audit/telling` has the order.
CONTRADICTION = LISTS["contradiction"]
# Why figures should agree, where the code lists say it otherwise than one would to a colleague with the workbook open: a check by
# its kind (`_equal` where two sides are as many), a declared relation by its own, with the names that code lists give its figures.
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

# What asks for less than others of the same: told after them.
LATER = ("text_unread", "workbook_text_unread")

# What these tell of small counts is for the maintainer's own screen.
GUARDED = (
    "small_count",
    "small_count_follows",
    "hidden_given_away",
    "hidden_published",
    "notice_hidden_published",
    "notice_least_hiding",
    "workbook_contradiction",
)


@dataclass(frozen=True, order=True)
class Problem:
    """One fault, or one thing that was understood although it is not in the canonical form.

    `row` is the line in the file (the header is line 1; 0 means the whole file). `kind` is a key of `MESSAGES`.
    `found` is the text that stands there; `hint` fills `{hint}` in the message: a known code, a limit, another row;
    `more` fills `{more}`: what else would help. `said` fills `{said}`: (language, sentence), where the words depend on the figures.
    """

    file: str
    row: int
    column: str
    kind: str
    found: str = ""
    hint: str = ""
    more: str = ""
    said: tuple[tuple[str, str], ...] = field(default=(), kw_only=True)

    @property
    def is_notice(self) -> bool:
        """True for what was understood and only should be known; a notice does not stop the build."""
        return self.kind.startswith("notice_")

    def place(self, lang: str) -> list[str]:
        """Where in the file: row and column, or the cell of a workbook."""
        layout = LAYOUT[lang]
        row = [layout["row"].format(self.row)] if self.row else []
        if "!" in self.column:  # a cell of a workbook, as Excel writes it: Sheet!C12; or the sheet: Sheet!
            return [*row, self.column.rstrip("!")]
        return [*row, layout["column"].format(self.column)] if self.column else row

    def text(self, lang: str, others: Sequence["Problem"] = ()) -> str:
        """File, row, column, what was found, what to do; a row to write has its own line. `others`: the same in other places."""
        places = [part for one in (self, *others) for part in one.place(lang)]
        sheets = [part.rpartition("!")[0] for part in places]
        again = [here == before != "" for before, here in zip(["", *sheets], sheets, strict=False)]
        places = [part.rpartition("!")[2] if known else part for known, part in zip(again, places, strict=True)]
        said = dict(self.said).get(lang, "")
        found, hint, more = (written(one, lang) for one in (self.found, self.hint, self.more))
        message = MESSAGES[self.kind][lang].format(found=shown(found), hint=hint, more=more, said=said)
        return f"{', '.join([self.file, *places])}: {message}"


def written(text: str, lang: str) -> str:
    """What is put in a sentence: a number of ours with the decimal sign of the language, any other text as it stands."""
    return re.sub(r"(?<=\d),(?=\d)", LAYOUT[lang]["decimal"], text) if isinstance(text, CommaNumber) else text


def shown(found: str) -> str:
    """The found text as it can be printed on one line: control and direction characters escaped, at most 60 characters."""
    safe = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in found[: CUT + 1])
    return safe if len(found) <= CUT else f"{safe[:CUT]}…"


def nearest(found: str, known: Iterable[str]) -> str:
    """The known code that `found` most likely was meant to be, or an empty string."""
    close = difflib.get_close_matches(found.strip().lower(), sorted(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def in_order(one: Problem) -> Problem:
    """What a problem is put in order by: D7 comes before D12."""
    return replace(one, column=re.sub(r"\d+", lambda number: number[0].zfill(7), one.column), said=())


def in_turn(one: Problem) -> tuple[int | str | bool, ...]:
    """Faults, then questions, those that can wait last; then notices, by file and kind."""
    return (1, one.file, one.kind) if one.is_notice else (0, one.kind in QUESTIONS, one.kind in LATER)


def report(
    problems: Sequence[Problem], lang: str, ending: str = "faults", quiet: str = "", said: Sequence[Problem] = ()
) -> str:
    """All faults but those that were `said`, a line each, in file and row order; then questions; then the notices; then how many.

    `ending`, `quiet`: sentences of `LAYOUT`. Faults that differ only in their own sentences stay as they are told. Notices of a
    kind stand together, of several places once.
    """
    lines: dict[Problem, list[Problem]] = {}
    for one in sorted((one for one in dict.fromkeys(problems) if one not in said), key=in_order):
        hint = "" if one.hint == one.column else one.hint  # some say their own place once more
        same = replace(one, row=0, column="", hint=hint) if one.is_notice else one
        lines.setdefault(same, []).append(one)
    told = [lines[one][0].text(lang, lines[one][1:]) for one in sorted(lines, key=in_turn)]
    faults = sum(not problem.is_notice for problem in set(problems))
    asked = sum(problem.kind in QUESTIONS for problem in set(problems))
    if asked:
        told.append(LAYOUT[lang]["asked_too"].format(faults - asked, asked))
    elif faults:
        told.append(LAYOUT[lang][f"{ending}_one" if faults == 1 else ending].format(faults))
    elif quiet:
        told.append(LAYOUT[lang][quiet].format(len(told)))
    return "\n".join(told)


class Refused(Exception):  # noqa: N818 - it is the release that is refused, not an error in the program
    """The build stops: the input has faults. `problems` holds all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(report(problems, "en"))
        self.problems = list(problems)


def stop_on_faults(problems: Sequence[Problem]) -> None:
    """Raise `Refused` when any of the problems is a fault (not just a notice)."""
    if any(not problem.is_notice for problem in problems):
        raise Refused(problems)


def suggestion(found: str, known: Sequence[str]) -> str:
    """The nearest known name as an arrow, which reads the same in both languages; or nothing."""
    close = nearest(found, known)
    return f" → {close}?" if close else ""


def in_public(problems: Sequence[Problem]) -> list[Problem]:
    """The problems as a public log may have them: of small counts only that something is wrong, and where to look."""
    found = [one for one in problems if one.kind not in GUARDED]
    refused = any(one.kind in GUARDED and not one.is_notice for one in problems)
    return [*found, Problem("disclosure.yml", 0, "", "guard_refused")] if refused else found
