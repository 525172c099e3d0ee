"""The way from a page to its sheet. Text in, HTML out."""

from collections.abc import Mapping

from scripts.ground.data_package import PackageError
from scripts.site.addresses import page_link, recommendation_sheet, year_sheet
from scripts.site.package.labels import Labels
from scripts.site.pages.files import parts, size

OF_YEAR = "year"


def to_sheet(name: str, sheets: Mapping[str, bytes], labels: Labels, address: str) -> str:
    """The link from the page at `address` to the sheet of the year, or of a demand by its name, with the size of the file.

    Nothing where the sheet has not been made. Raises PackageError on a name that is neither.
    """
    language = labels.language
    if name not in (OF_YEAR, *(row["recommendation"] for row in labels.package.rows("recommendations"))):
        raise PackageError(f"{{{{ sheet {name} }}}}: it is {OF_YEAR} or the name of a recommendation")
    of_year = name == OF_YEAR
    path = year_sheet(labels.package, language.code) if of_year else recommendation_sheet(name, language.code)
    if path not in sheets:
        return ""
    title = language.words["sheet_year" if of_year else "sheet_demand"].format(labels.package.latest_year)
    text = language.words["sheet_link"].format(title, size(len(sheets[path]), language))
    return parts(language).to_print(page_link(address, path), text)
