"""What stands beside numbers: a mark where no source states the base, and that "all of the above" is not in shares of needs."""

from collections.abc import Iterable

from markupsafe import Markup

from scripts.ground.added import ADDS, is_left_out, line_of
from scripts.ground.data_package import Row
from scripts.ground.row_notes import PERCENT
from scripts.ground.years import COUNT
from scripts.site.figure.wording import bare_value
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.templates import macros

# The class of every mark and the anchor of the explanation.
NAME = "no-base"
NOTE = macros("base_note.html", name=NAME)


def base_mark(language: Language) -> Markup:
    """The mark, which leads to its explanation."""
    return NOTE.mark(language.words["base_mark"])


def explained(page: str, language: Language) -> str:
    """The page, with the explanation at its end where it has the mark."""
    if f'{NAME}"' not in page:
        return page
    return f"{page.rstrip()}\n\n{NOTE.note(language.words['base_explained'])}\n"


def added_notes(rows: Iterable[Row], labels: Labels) -> list[str]:
    """That "all of the above" is not in the lines of the kinds, for each question that some numbers are of and has it apart."""
    found: dict[str, str] = {}
    for row in rows:
        if row["measure"] in (COUNT, PERCENT) and is_left_out(row, labels.years):
            own = row["base_indicator"] or row["indicator"]
            adds = labels.book.whole(own, ADDS)
            line = line_of(row | {"indicator": own}, adds, labels.years)
            many = labels.say("added_counted", bare_value(line, labels)) if line and line["value"] else ""
            found[adds] = labels.say("added", labels.category(own, adds), many or labels.words["added_uncounted"])
    return list(found.values())
