"""From what a workbook publishes to the receipt as bytes. Rows in, bytes out."""

from collections.abc import Mapping

from scripts.ground.data_package import Row
from scripts.year.plan import Plan
from scripts.year.receipt.lines import Reader, read_lines
from scripts.year.receipt.looking import first
from scripts.year.receipt.page import to_page
from scripts.year.receipt.receipt_words import names_of


def receipt(plan: Plan, tables: Mapping[str, list[Row]]) -> bytes:
    """The receipt of a year. `plan`: its form; `tables`: the package that the workbook gives, `observations` among them."""
    reader = Reader(tables)
    lines = read_lines(plan, reader)
    return to_page(lines, first(lines, reader.years), names_of(tables, lines, plan.year, plan.before)).encode("utf-8")
