"""What stands in a line and nobody fills in: its names, its question in words, who is counted. Code lists in, Swedish out."""

from collections.abc import Mapping

from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.data_package import Row
from scripts.year.added.adding import WORDS
from scripts.year.cell_values import as_text
from scripts.year.form import FormLine, labelled
from scripts.year.plan import Plan
from scripts.year.workbook_formulas import BASE, COUNT, PERCENT
from scripts.year.workbook_sheets import open_cells

BLANK = "…"


def words_of(plan: Plan, codes: Mapping[str, list[Row]]) -> dict[str, list[str]]:
    """Key of a line -> what `workbook_words.MADE` names, without the key."""
    book, units = read_codebook(codes), labelled(codes["vocabulary"], "unit")
    groups, found = {row["population"]: row for row in codes["populations"]}, {}
    for line in plan.lines:
        form, group = line.form, groups[line.form.population]
        shown = {COUNT: line.count.shown, PERCENT: line.percent.shown, BASE: line.base}
        cells = (f"{one} {'gul' if open_cells(line)[one] else shown[one] or 'tom'}" for one in shown)
        called = book.categories[form.indicator][form.category]["label_sv"], group["label_sv"]
        meant = book.indicators[form.indicator]["definition_sv"], group["definition_sv"]
        said = (*called, question(form, book, group, units), *meant, ", ".join(cells), *line.before)
        found[line.key] = [as_text(one) for one in said]
    return found


def question(form: FormLine, book: Codebook, population: Row, units: Mapping[str, str]) -> str:
    """What a line asks. `population`: its row in the code list; `units`: code -> label."""
    category, unit = book.categories[form.indicator][form.category], book.units[form.indicator, form.category]
    counted = population["people_sv"] if unit == "persons" else units[unit]
    said = category["predicate_sv"]
    if "{mean}" in said:  # the form counts, and asks for no mean
        said = WORDS["sv"]["neutral"].format(category["label_sv"])
    sentence = "{" in said  # of its own, with a blank for the number
    return f"{said.format(f'{BLANK} {counted}', number=BLANK)}." if sentence else f"Hur många {counted} {said}?"
