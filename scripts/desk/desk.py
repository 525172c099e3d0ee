"""What the page asks of Python: the same two functions as `workbook` and `read-workbook`, with their answer as plain facts.

Runs in the browser. A message that speaks of commands and folders has other words there: the list `messages` of `page_words.csv`.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from scripts.ground.columns import read_word_list
from scripts.ground.data_package import PackageError
from scripts.ground.problems import MESSAGES, Problem, Refused, report
from scripts.ground.releases import FOLDER
from scripts.paths import DATAPACKAGE
from scripts.year.read import read_workbook
from scripts.year.start import workbook

LISTS = read_word_list(Path(__file__).with_name("page_words.csv"))
ON_THE_PAGE = LISTS["messages"]
WRITTEN = ("notice_written", "notice_zip_written", "notice_receipt_written")
Reply = dict[str, Any]


def read(file: str, lang: str, heard: Callable[[str], object], root: Path = DATAPACKAGE) -> Reply:
    """A filled workbook, as `read-workbook` reads it. `heard`: how many faults its cells have, while the numbers are tried."""
    book = Path(file)

    def say(problems: Sequence[Problem]) -> None:
        heard(report([one for one in problems if not one.is_notice], lang, "cells", "cells_none").rpartition("\n")[2])

    return answer(asked(lambda: read_workbook(root, book, say)), lang, book.parent)


def begin(year: str, lang: str, root: Path = DATAPACKAGE) -> Reply:
    """The workbook of a year, as `workbook` makes it: what stands in the one beside `root` is carried over."""
    return answer(asked(lambda: workbook(root, year)), lang, root.parent)


def asked(verb: Callable[[], list[Problem]]) -> list[Problem]:
    """What a verb says, also where it refuses."""
    try:
        return verb()
    except Refused as refused:
        return refused.problems
    except PackageError as error:
        return [Problem(FOLDER, 0, "", "not_a_package", str(error))]


def answer(told: Sequence[Problem], lang: str, folder: Path) -> Reply:
    """The facts of an answer: what is wrong and asked, how many it is, what is to know, name -> bytes of what was written."""
    wrong, know = ([one for one in told if one.is_notice is notice] for notice in (False, True))
    *mend, ending = said(wrong, lang) or [""]
    files = {one.file: (folder / one.file).read_bytes() for one in know if one.kind in WRITTEN}
    return {"mend": mend, "ending": ending, "know": said(know, lang), "files": files}


def said(problems: Sequence[Problem], lang: str) -> list[str]:
    """Each message as the command says it, in its order, then how many they are where any is a fault."""
    usual = {kind: MESSAGES[kind] for kind in ON_THE_PAGE[lang]}
    MESSAGES.update({kind: {each: words[kind] for each, words in ON_THE_PAGE.items()} for kind in usual})
    try:
        text = report(problems, lang)
    finally:
        MESSAGES.update(usual)
    return text.split("\n") if text else []
