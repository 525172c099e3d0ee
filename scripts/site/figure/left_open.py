"""What the figures leave of a count in a year of which no source prints it: "279 eller 285". Rows in, numbers and words out."""

from collections.abc import Collection
from dataclasses import dataclass

from scripts.ground.data_package import Row
from scripts.site.package.labels import Labels
from scripts.site.package.names import cell_of
from scripts.site.text.language import Language


@dataclass(frozen=True)
class Left:
    """The least and the greatest that are left, and how they are told, with the sign of what is computed."""

    values: tuple[float, ...]
    text: str


def left_open(own: Row, there: Collection[str], labels: Labels) -> dict[str, Left]:
    """Year -> what is proved to be left of the count of a series, in the years that are not there."""
    sign = labels.language.words["computed_sign"]
    return {
        row["year"]: Left((float(row["lower"]), float(row["upper"])), sign.format(numbers_left(row, labels.language)))
        for row in labels.package.rows_if_any("derived_ranges")
        if own["measure"] == "count" and row["range_state"] == "proved"
        if cell_of(row) == cell_of(own) and row["unit"] == own["unit"] and row["year"] not in there
    }


def numbers_left(row: Row, language: Language) -> str:
    """The numbers that are left of a count: "279 eller 285", "104–105", "22"."""
    if row["values"]:
        return language.words["range_values"].join(map(language.number, row["values"].split()))
    ends = dict.fromkeys(language.number(row[name]) for name in ("lower", "upper"))
    return language.words["span"].format(*ends) if len(ends) > 1 else next(iter(ends))
