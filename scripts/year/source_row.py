"""The row in `codes/sources.csv` for the form of a year: the commands start it, people own it from then on."""

from collections.abc import Mapping

from scripts.ground.data_package import Row
from scripts.package.csv_text import canonical
from scripts.package.settings import Settings
from scripts.package.sources import hand_part
from scripts.year.plan import form_source

TITLES = {"title_sv": "Plattformens formulär {}", "title_en": "The platform's form {}"}
REMARKS = {
    "remark_sv": "Siffrorna kommer ur plattformens eget formulär, inte ur en tryckt rapport. Året är det som statistiken gäller.",
    "remark_en": "The figures come from the platform's own form, not from a printed report. The year is the one that the "
    "statistics are about.",
}


def source_row(settings: Settings, codes: Mapping[str, list[Row]], year: int) -> Row:
    """The row of a year's form, published by whom the package is."""
    return {
        "source": form_source(codes, year),
        **{column: title.format(year) for column, title in TITLES.items()},
        "publisher": settings.package["contributors"][0]["title"],
        "year": str(year),
        "source_kind": "form",
        "address_kind": "none",
        "language": "sv",
        **REMARKS,
    }


def with_source(settings: Settings, codes: Mapping[str, list[Row]], year: int) -> bytes | None:
    """The file of the sources with the year's form in it, or None when it is there already."""
    row = source_row(settings, codes, year)
    if any(one["source"] == row["source"] for one in codes["sources"]):
        return None
    columns = hand_part(settings.tables["sources"]).columns
    return canonical(columns, [[one.get(column, "") for column in columns] for one in (*codes["sources"], row)])
