"""The rows among the sources for a year's form and its report: the workbook starts them, people own them from then on."""

from collections.abc import Mapping, Sequence

from scripts.ground.data_package import Row
from scripts.year.plan import form_source

FORM: Row = {
    "title_sv": "Plattformens formulär {}",
    "title_en": "The platform's form {}",
    "source_kind": "form",
    "remark_sv": "Siffrorna kommer ur plattformens eget formulär, inte ur en tryckt rapport. Året är det som statistiken gäller.",
    "remark_en": "The figures come from the platform's own form, not from a printed report. The year is the one that the "
    "statistics are about.",
}


def with_form(codes: Mapping[str, list[Row]], publisher: str, year: int) -> list[Row]:
    """The sources with the form of a year, published by whom the package is; as they are when it is there already."""
    titles: Row = {name: FORM[name].format(year) for name in ("title_sv", "title_en")}
    row = FORM | titles | {"publisher": publisher, "year": str(year)}
    return with_row(codes["sources"], form_source(codes, year), row)


def with_row(sources: Sequence[Row], name: str, told: Row) -> list[Row]:
    """The sources with one more, which has no address unless one is told; as they are when it is there already."""
    if any(one["source"] == name for one in sources):
        return [*sources]
    empty = dict.fromkeys(sources[0], "")
    return [*sources, empty | {"address_kind": "none", "language": "sv"} | told | {"source": name}]
