"""What stands beside shares of the needs of a kind: that "all of the above" is not in them. Rows in, texts out."""

from collections.abc import Iterable

from scripts.ground.added import ADDS, is_left_out, line_of
from scripts.ground.data_package import Row
from scripts.ground.row_notes import PERCENT
from scripts.ground.years import COUNT
from scripts.site.figure.wording import bare_value
from scripts.site.package.earlier import years_of
from scripts.site.package.labels import Labels


def added_notes(rows: Iterable[Row], labels: Labels) -> list[str]:
    """That "all of the above" is not in the lines of the kinds, for each question that some numbers are of and has it apart."""
    years, words = years_of(labels.package), labels.language.words
    found: dict[str, str] = {}
    for row in rows:
        if row["measure"] in (COUNT, PERCENT) and is_left_out(row, years):
            question = row | {"indicator": row["base_indicator"] or row["indicator"]}
            adds = labels.book.whole(question["indicator"], ADDS)
            line = line_of(question, adds, years)
            many = words["added_uncounted"]
            if line and line["value"]:
                many = words["added_counted"].format(bare_value(line, labels))
            found[adds] = words["added"].format(labels.category(question["indicator"], adds), many)
    return list(found.values())
