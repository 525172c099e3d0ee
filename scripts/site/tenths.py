"""A share in tenths, as people say it: "drygt åtta av tio". Rows in, text out."""

from fractions import Fraction

from scripts.ground.data_package import PackageError, Row
from scripts.site.labels import Labels

TENTH = 10
# A share this near a tenth is said as that tenth; further from it the words say on which side it lies.
NEAR = Fraction(1)


def in_tenths(row: Row, labels: Labels) -> str:
    """The share of a row. Raises PackageError when the row has no percentage with a number."""
    words = labels.language.words
    if row["measure"] != "percent" or not row["value"]:
        raise PackageError(f"{row['observation']}: this is no share that can be said in tenths")
    share = Fraction(row["value"])
    tenths = round(share / TENTH)
    said = words["tenths"].format(words["number_words"].split()[tenths])
    if row["qualifier"] != "exact":
        return words["tenths_about"].format(said)
    away = share - TENTH * tenths
    if abs(away) <= NEAR:
        return said
    return words["tenths_over" if away > 0 else "tenths_under"].format(said)
