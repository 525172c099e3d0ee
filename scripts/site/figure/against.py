"""A figure beside the same of an earlier year, in words: what it was, the difference where it may be said, else why not."""

from dataclasses import dataclass

from scripts.ground.cells import cell_of, with_codes
from scripts.ground.claim import DIFFERENCE, Claim, claim_of
from scripts.ground.claim import MORE as IS_MORE
from scripts.ground.comparing import (
    BASE,
    BESIDE,
    BREAK,
    CASE,
    COMPARED,
    DEFINITION,
    DIRECTION,
    DOUBT,
    GAP,
    LESS,
    MORE,
    NO_NUMBER,
    NOT_ASKED,
    SAME,
    Comparison,
    compare,
    is_few,
    turn_of,
)
from scripts.ground.data_package import Row
from scripts.ground.interval import has_number
from scripts.ground.row_notes import DOUBTFUL, PERCENT
from scripts.ground.small import NOT_PEOPLE
from scripts.ground.statuses import HIDDEN
from scripts.ground.years import COUNT, base_of, holds_case, is_of_all, same_cases, size_of, years_of
from scripts.site.figure.amounts import only_words
from scripts.site.figure.difference import difference
from scripts.site.figure.wording import bare_value
from scripts.site.package.labels import Labels

# The states in which last year's value stands beside this year's.
SHOWN = (COMPARED, DIRECTION, BESIDE)


@dataclass(frozen=True)
class Against:
    """A figure, the same of an earlier year (None: there is none), and what may be said of the two."""

    now: Row
    then: Row | None
    found: Comparison

    @property
    def is_shown(self) -> bool:
        """Whether the earlier value stands beside."""
        return self.then is not None and self.found.state in SHOWN

    @property
    def year(self) -> str:
        """The year that it is held against."""
        return self.then["year"] if self.then else str(int(self.now["year"]) - 1)

    @property
    def claims(self) -> list[Claim]:
        """What is said of the two: their difference, which is more, or no more than both numbers; before a gap the last one."""
        if self.then is None or not self.is_shown:
            return [*map(claim_of, (self.now, self.then))] if self.then and self.found.reason == GAP else []
        both = [row for row in (self.now, self.then) if has_number(row)]
        cells = (cell_of(self.now), cell_of(self.then))
        told = [Claim(DIFFERENCE, cells)] if self.found.state == COMPARED else []
        if self.found.state == DIRECTION and self.found.turn in (MORE, LESS):
            told = [Claim(IS_MORE, cells if self.found.turn == MORE else cells[::-1])]
        return [*map(claim_of, both), *told]


def against(row: Row, labels: Labels) -> Against:
    """A figure against the same of an earlier year."""
    years = years_of(labels.package)
    then = years.earlier(row)
    return Against(row, then, compare(row, then, years))


def before(row: Row, labels: Labels) -> tuple[str, bool]:
    """What stands beside a figure, of the year before (its year and "46 av 143"), and whether it may have a mark; else nothing."""
    told = against(row, labels)
    if told.then is None or not told.is_shown:
        return "", False
    text = labels.language.words["against_year"].format(told.year, value(told.then, labels))
    return text, told.found.state in (COMPARED, DIRECTION)


def count_of(row: Row, labels: Labels) -> Row | None:
    """The count that is the numerator of a share."""
    if row["measure"] != PERCENT:
        return None
    return years_of(labels.package).figures.get(
        with_codes(cell_of(row), measure=COUNT, base_indicator="", base_category="")
    )


def value(row: Row, labels: Labels, with_base: bool = True) -> str:
    """A number as short as it can be: "420", "46 av 143", "117 av okänt antal", "15,6 %"."""
    text, words, years = bare_value(row, labels), labels.language.words, years_of(labels.package)
    if only_words(row, labels.package):  # "alla" in the middle of a sentence is read as a word of ours
        return words["quoted"].format(text)
    if row["measure"] != COUNT or is_of_all(row, years) or not with_base:
        return text
    size = size_of(row, years)
    if not size:  # a form has asked how many they are of: where it is not there it is hidden
        return text if row["year"] in years.book.form_years else words["against_of_unknown"].format(text)
    return words["of_whole"].format(text, labels.language.number(size))


def name(row: Row, labels: Labels, several: bool = False) -> str:
    """What a row is called: its answer; of everybody whom they are; of a sum, or of `several`, with its indicator."""
    title, population = labels.title("indicators", row["indicator"]), labels.population(row["population"])
    own = labels.package.by_name["indicators"][row["indicator"]]["population"]
    if (row["indicator"], row["category"]) == labels.book.size:
        return title if row["population"] == own else population
    text, role = labels.category(row["indicator"], row["category"]), labels.book.role(row["indicator"], row["category"])
    more = [title] if (several and text != title) or role in ("whole_persons", "whole_answers") else []
    more += [labels.population_in_sentence(row["population"])] if row["population"] != own else []
    return labels.language.words["against_name_of"].format(text, ", ".join(more)) if more else text


def sentence(told: Against, labels: Labels, several: bool = False) -> str:
    """What may be said of a figure and an earlier one."""
    return " ".join(filter(None, parts(told, labels, several)))


def parts(told: Against, labels: Labels, several: bool = False) -> tuple[str, str]:
    """The two figures with their difference, and why there is no more to say, which several figures may have in common."""
    words, found, then = labels.language.words, told.found, told.then
    if then is None or not told.is_shown:
        return unseen(told, labels, several), ""
    sized = found.state != COMPARED or found.points is not None or found.few
    now_text, then_text = (value(row, labels, with_base=sized) for row in (told.now, then))
    pattern = "against_both" if found.state == COMPARED else "against_beside"
    text = words[pattern].format(name(told.now, labels, several), now_text, then_text, told.year)
    if found.state == COMPARED:
        text = f"{text} {words['against_difference'].format(difference(found, labels))}"
    if found.state == DIRECTION and found.turn != SAME:
        text = f"{text} {words[f'against_turn_{found.turn}']}"
    return text, " ".join(remarks(told, labels))


def unseen(told: Against, labels: Labels, several: bool = False) -> str:
    """Why a figure is not compared; before a gap the last number is named, and never subtracted."""
    texts = [why(told, labels)]
    if told.then is not None and told.found.reason == GAP:
        texts.insert(0, labels.language.words["against_last"].format(told.year, value(told.then, labels)))
        called = name(told.now, labels, several)
    else:
        called = labels.title("indicators", told.now["indicator"])
    return labels.language.words["against_of_indicator"].format(called, lower_first(" ".join(texts)))


def lower_first(text: str) -> str:
    """A sentence after a colon."""
    return text[:1].lower() + text[1:]


def remarks(told: Against, labels: Labels) -> list[str]:
    """What is to be known of two figures beside their difference."""
    words, found = labels.language.words, told.found
    texts = [why(told, labels)] if found.state == BESIDE else []
    texts += [few(told, labels)] if found.few and found.state == COMPARED else []
    return texts + ([words["against_cases"]] if found.cases else [])


def why(told: Against, labels: Labels) -> str:
    """Why two figures are not compared, in a sentence; with the note of the break where there is one."""
    words, found, now = labels.language.words, told.found, told.now
    if found.reason in UNKNOWN:
        return words["against_no_difference"].format(UNKNOWN[found.reason](told, labels))
    if found.reason == BREAK:
        text = words["against_why_break"].format(now["year"])
        return " ".join([text, *([labels.note(found.note)] if found.note else [])])
    year = str(int(now["year"]) - 1) if found.reason in (GAP, NOT_ASKED, NO_NUMBER) else ""
    more = lacking(now, year, labels) if found.reason == NO_NUMBER else ""
    return words[f"against_why_{found.reason}{more}"].format(year)


def few(told: Against, labels: Labels) -> str:
    """Why a difference means nothing: both figures are of few, or which of them is."""
    years = years_of(labels.package)
    of_few = [row["year"] for row in (told.now, told.then) if row and is_few(row, years)]
    return labels.language.words["against_few" if len(of_few) > 1 else "against_few_in"].format(*of_few)


def lacking(now: Row, year: str, labels: Labels) -> str:
    """What the year before has of an indicator in place of the same figure: others, what is hidden now, an order; else nothing."""
    own, book = now["indicator"], labels.book
    rows = [
        row for row in labels.package.rows("observations") if row["indicator"] == own and not row["within_indicator"]
    ]
    parts = [row for row in rows if not book.is_whole(own, row["category"]) and row["unit"] not in NOT_PEOPLE]
    cells = {with_codes(cell_of(row), year=now["year"]) for row in parts if row["year"] == year and has_number(row)}
    if cells:
        same = [row for row in parts if cell_of(row) in cells]
        return "_hidden" if same and all(row["obs_status"] == HIDDEN for row in same) else "_other"
    ranks = (row for row in labels.package.rows("statements") if row["measure"] == "rank" and row["indicator"] == own)
    return "_order" if any(row["year"] == year for row in ranks) else ""


def why_case(told: Against, labels: Labels) -> str:
    """Which of the years has a large case, and of which nobody knows how much: in the figures, else in what they are of."""
    words, years = labels.language.words, years_of(labels.package)
    assert told.then is not None
    held, where = {row["year"]: holds_case(row, years) for row in (told.now, told.then)}, "figure"
    if all(held.values()) and not same_cases(told.now, told.then, years):
        return words["against_case_other"]
    if len({*held.values()}) == 1 and None not in held.values():
        bases, where = [(row["year"], base_of(row, years)) for row in (told.now, told.then)], "base"
        held = {year: holds_case(base, years) if base else False for year, base in bases}
    unknown = [year for year, has in held.items() if has is None]
    if unknown:
        return words[f"against_case_unknown_in_{where}"].format(unknown[0])
    having = next((year for year, has in held.items() if has), told.year)
    return words[f"against_case_in_{where}"].format(having, next(year for year in held if year != having))


def why_base(told: Against, labels: Labels) -> str:
    """The year that does not say of how many."""
    unsized = told.then is not None and not size_of(told.then, years_of(labels.package))
    year = told.year if unsized else told.now["year"]
    hidden = "_hidden" if year in labels.book.form_years else ""
    return labels.language.words[f"against_why_base{hidden}"].format(year)


def why_definition(told: Against, labels: Labels) -> str:
    """The answers that a sum may hold or not."""
    return labels.language.words["against_why_definition"].format(adding(told, labels), told.year)


def why_doubt(told: Against, labels: Labels) -> str:
    """The year whose figure is doubtful."""
    doubtful = told.year if told.then and told.then["doubt"] == DOUBTFUL else told.now["year"]
    return labels.language.words["against_why_doubt"].format(doubtful)


def adding(told: Against, labels: Labels) -> str:
    """What the answers are called that a sum may hold or not: the figure's own, or those of what it is a share of."""
    base = base_of(told.now, years_of(labels.package))
    for indicator in (told.now["indicator"], *([base["indicator"]] if base else [])):
        if category := labels.book.whole(indicator, "adds_to_each"):
            return labels.category(indicator, category)
    return ""


# Reason -> what is not known of two figures that stand beside each other.
UNKNOWN = {BASE: why_base, CASE: why_case, DEFINITION: why_definition, DOUBT: why_doubt}


def turned(told: Against) -> str:
    """Which way the numbers of two rows go, whatever may be said of it; nothing where one of them is not a number."""
    if told.then is None or not told.now["value"] or not told.then["value"]:
        return ""
    return turn_of(
        int(float(told.now["value"]) > float(told.then["value"]))
        - int(float(told.now["value"]) < float(told.then["value"]))
    )
