"""What is said of a figure and the same of the year before: the words for what `comparing` decides. Rows in, text out.

Two numbers beside each other are subtracted by whoever reads them. So a difference is said where it may be, and else why there is
none.
"""

from dataclasses import dataclass

from scripts.ground import comparing
from scripts.ground.answered import everybody, with_answer, without_answer
from scripts.ground.bases import base_of, is_of_all, out_of, size_of
from scripts.ground.cells import cell_of, with_codes
from scripts.ground.claim import DIFFERENCE, Claim, claim_of
from scripts.ground.claim import MORE as IS_MORE
from scripts.ground.codes import HIDDEN, POINTED_AT
from scripts.ground.comparing import ADDS, COMPARED, Comparison
from scripts.ground.data_package import Row
from scripts.ground.interval import has_number
from scripts.ground.row_notes import DOUBTFUL, PERCENT
from scripts.ground.small import NOT_PEOPLE
from scripts.ground.years import COUNT, NO_BASE, holds_case, same_cases, says_of_cases
from scripts.site.figure.amounts import only_words, plain_value
from scripts.site.figure.sources import is_ours, where
from scripts.site.figure.wording import lower_first, other_words
from scripts.site.package.labels import Labels

# The states in which last year's value stands beside this year's.
SHOWN = (COMPARED, comparing.DIRECTION, comparing.BESIDE)
# Why two figures only stand beside each other: something is not known of them.
UNKNOWN = (comparing.BASE, comparing.CASE, comparing.DEFINITION, comparing.DOUBT, comparing.UNANSWERED)


@dataclass(frozen=True)
class Against:
    """A figure, the same of an earlier year (None: there is none), and what may be said of the two.

    `answered`: where that is why they only stand beside each other, how many have an answer and how many there are, if known.
    """

    now: Row
    then: Row | None
    found: Comparison
    answered: tuple[Row, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Whether the earlier value stands beside."""
        return self.then is not None and self.found.state in SHOWN

    @property
    def points_at(self) -> bool:
        """Whether one of the two counts so few people that a sentence of them would point at each."""
        rows = [
            row for row in (self.now, self.then) if row and row["measure"] == COUNT and row["unit"] not in NOT_PEOPLE
        ]
        return any(0 < float(row["value"] or 0) < POINTED_AT for row in rows)

    @property
    def year(self) -> str:
        """The year that it is held against."""
        return self.then["year"] if self.then else str(int(self.now["year"]) - 1)

    @property
    def claims(self) -> list[Claim]:
        """What is said of the two: their difference, which is more, or no more than both numbers; before a gap the last one."""
        if self.then is None or not (self.is_shown or self.found.reason == comparing.GAP):
            return []
        cells, told = (cell_of(self.now), cell_of(self.then)), list[Claim]()
        if self.found.state == COMPARED and (self.found.count is not None or self.now["measure"] == PERCENT):
            told = [Claim(DIFFERENCE, cells)]
        elif self.found.state == comparing.DIRECTION and self.found.turn in (comparing.MORE, comparing.LESS):
            told = [Claim(IS_MORE, cells if self.found.turn == comparing.MORE else cells[::-1])]
        return [*(claim_of(row) for row in (self.now, self.then, *self.answered) if has_number(row)), *told]


def against(row: Row, labels: Labels) -> Against:
    """A figure against the same of an earlier year; nothing is held against so many of nobody."""
    then = labels.years.earlier(row) if size_of(row, labels.years) != "0" else None
    found = comparing.compare(row, then, labels.years)
    return Against(
        row, then, found, answered(row, then, labels) if then and found.reason == comparing.UNANSWERED else ()
    )


def answered(now: Row, then: Row, labels: Labels) -> tuple[Row, ...]:
    """How many have an answer, and how many there are, in the year of which not all have one; nothing where one is unknown."""
    row = now if without_answer(now, labels.years) != 0 else then
    has, met = with_answer(row, labels.years), everybody(row, labels.years)
    return (has, met) if has and met else ()


def before(row: Row, labels: Labels) -> tuple[str, bool]:
    """What stands beside a figure, of the year before (its year and "46 av 143"), and whether it may have a mark; else nothing."""
    told = against(row, labels)
    if told.then is None or not told.is_shown:
        return "", False
    return labels.say("against_year", told.year, value(told.then, labels)), told.found.state != comparing.BESIDE


def count_of(row: Row, labels: Labels) -> Row | None:
    """The count that is the numerator of a share."""
    share = row["measure"] == PERCENT
    return labels.years.figures.get(with_codes(cell_of(row), measure=COUNT, **NO_BASE)) if share else None


def value(row: Row, labels: Labels, with_base: bool = True) -> str:
    """A number as short as it can be: "420", "46 av 143", "117 av okänt antal", "15,6 %"."""
    text = plain_value(row, labels)
    if only_words(row, labels.package):  # "alla" in the middle of a sentence is read as a word of ours
        return labels.say("quoted", text)
    if row["measure"] != COUNT or is_of_all(row, labels.years) or not with_base:
        return text
    if size := out_of(row, labels.years):
        return labels.say("of_whole", text, labels.language.number(size))
    # A form has asked how many they are of: where it is not there it is hidden.
    return text if row["year"] in labels.book.form_years else labels.say("against_of_unknown", text)


def name(row: Row, labels: Labels, several: bool = False) -> str:
    """What a row is called: its answer; of everybody whom they are; of a sum, or of `several`, with its indicator."""
    title, book, own = labels.title("indicators", row["indicator"]), labels.book, (row["indicator"], row["category"])
    other = row["population"] != book.indicators[row["indicator"]]["population"]
    if own == book.size:
        return labels.population(row["population"]) if other else title
    text, of = labels.category(*own), (row["base_indicator"], row["base_category"])
    if row["measure"] == PERCENT and book.is_whole(*own) and all(of):
        text = labels.say("against_share_of", text, lower_first(labels.category(*of)))
    more = [title] if text != title and (several or book.is_whole(*own)) else []
    more += [labels.population_in_sentence(row["population"])] if other else []
    return labels.say("in_brackets", text, ", ".join(more)) if more else text


def parts(told: Against, labels: Labels, several: bool = False) -> tuple[str, str]:
    """The two figures with their difference, and why there is no more to say, which several figures may have in common."""
    found, then, compared = told.found, told.then, told.found.state == COMPARED
    if then is None or not told.is_shown:
        return unseen(told, labels, several), ""
    sized = not compared or found.points is not None or found.few
    numbers = [value(row, labels, with_base=sized) for row in (told.now, then)]
    if is_ours(told.now, labels):
        numbers[0] = labels.say("in_brackets", numbers[0], labels.words["ours"])
    called = name(told.now, labels, several)
    text = labels.say("against_both" if compared else "against_beside", called, *numbers, dated(then, labels))
    if compared:
        text = f"{text} {labels.say('against_difference', difference(found, labels))}"
    elif found.state == comparing.DIRECTION and found.turn != comparing.SAME:
        text = f"{text} {labels.words[f'against_turn_{found.turn}']}"
    more = [why(told, labels)] if found.state == comparing.BESIDE else []
    more += [few(told, labels)] if found.few and compared else []
    return text, " ".join(more + [labels.words["against_cases"]] * found.cases)


def dated(then: Row, labels: Labels) -> str:
    """The year of an earlier figure, with the page that prints it, or that it is ours; a form has no pages."""
    place = where([then], labels)
    return labels.say("in_brackets", then["year"], place) if place else then["year"]


def difference(found: Comparison, labels: Labels) -> str:
    """The difference in number and in whole percentage points: "25 färre och ungefär 10 procentenheter lägre"."""
    points, share = found.points or 0, ""
    if points:
        one = "point" if abs(points) == 1 else "points"
        share = labels.say(f"against_{one}_{comparing.turn_of(points)}", abs(points))
    if found.count is None:
        return share or labels.words["against_share_same"]
    turn = comparing.turn_of(found.count)
    counted = labels.say(f"against_count_{turn}", labels.language.number(str(abs(found.count))))
    if found.points is None:
        return counted
    if not share:
        return labels.say("against_about_same", counted)
    return labels.say("against_and" if turn == comparing.turn_of(points) else "against_but", counted, share)


def unseen(told: Against, labels: Labels, several: bool = False) -> str:
    """Why a figure is not compared; before a gap the last number is named, and never subtracted."""
    text, called = why(told, labels), labels.title("indicators", told.now["indicator"])
    if told.then is not None and told.found.reason == comparing.GAP:
        text = f"{labels.say('against_last', told.year, value(told.then, labels))} {text}"
        called = name(told.now, labels, several)
    return labels.say("described_entry", called, lower_first(text))


def why(told: Against, labels: Labels) -> str:
    """Why two figures are not compared, in a sentence; with the note of the break where there is one."""
    found, now, before = told.found, told.now, str(int(told.now["year"]) - 1)
    if found.reason in UNKNOWN:
        return labels.say("against_no_difference", unknown(told, labels))
    if found.reason == comparing.BREAK:
        note = [labels.note(found.note)] if found.note else []
        return " ".join([labels.say("against_why_break", now["year"]), *note])
    if words := "".join(other_words(row, labels) for row in (now, told.then) if row):
        return labels.say("against_why_words", words)
    more = lacking(now, before, labels) if found.reason == comparing.NO_NUMBER else ""
    return labels.say(f"against_why_{found.reason}{more}", before)


def few(told: Against, labels: Labels) -> str:
    """Why a difference means nothing: both figures are of few, or which of them is."""
    of_few = [row["year"] for row in (told.now, told.then) if row and comparing.is_few(row, labels.years)]
    return labels.say("against_few" if len(of_few) > 1 else "against_few_in", *of_few)


def lacking(now: Row, year: str, labels: Labels) -> str:
    """What the year before has of an indicator in place of the same figure: others, what is hidden now, an order; else nothing."""
    own, book, package = now["indicator"], labels.book, labels.package
    rows = [row for row in package.rows("observations") if row["indicator"] == own and not row["within_indicator"]]
    parts = [row for row in rows if not book.is_whole(own, row["category"]) and row["unit"] not in NOT_PEOPLE]
    cells = {with_codes(cell_of(row), year=now["year"]) for row in parts if row["year"] == year and has_number(row)}
    if cells:
        states = {row["obs_status"] for row in parts if cell_of(row) in cells}
        return "_hidden" if states == {HIDDEN} else "_other"
    ranks = (row for row in package.rows("statements") if row["measure"] == "rank" and row["indicator"] == own)
    return "_order" if any(row["year"] == year for row in ranks) else ""


def unknown(told: Against, labels: Labels) -> str:
    """What is not known of two figures: the large case in them, which answers a sum holds, what one is of, or what it is."""
    reason, now, then, book = told.found.reason, told.now, told.then, labels.book
    if reason == comparing.CASE:
        return unknown_case(told, labels)
    if reason == comparing.DEFINITION:
        base = base_of(now, labels.years)
        sums = [(row["indicator"], book.whole(row["indicator"], ADDS)) for row in (now, base) if row]
        adds = next((labels.category(*one) for one in sums if one[1]), "")
        return labels.say("against_why_definition", adds, told.year)
    assert then is not None
    if reason == comparing.UNANSWERED:
        year = (now if without_answer(now, labels.years) != 0 else then)["year"]
        numbers = [labels.language.number(row["value"]) for row in told.answered]
        return labels.say(f"against_why_unanswered{'' if numbers else '_unknown'}", year, *numbers)
    before = then["doubt"] == DOUBTFUL if reason == comparing.DOUBT else not size_of(then, labels.years)
    year = then["year"] if before else now["year"]
    hidden = "_hidden" if reason == comparing.BASE and year in book.form_years else ""
    return labels.say(f"against_why_{reason}{hidden}", year)


def unknown_case(told: Against, labels: Labels) -> str:
    """Which of the years has a large case, and of which nobody knows how much: in the figures, else in what they are of."""
    years, where = labels.years, "figure"
    assert told.then is not None
    held = {row["year"]: holds_case(row, years) for row in (told.now, told.then)}
    if all(held.values()) and not same_cases(told.now, told.then, years):
        return labels.words["against_case_other"]
    if len({*held.values()}) == 1 and None not in held.values():
        bases, where = [(row["year"], base_of(row, years)) for row in (told.now, told.then)], "base"
        held = {year: holds_case(base, years) if base else False for year, base in bases}
    unknown = [year for year, has in held.items() if has is None]
    if unknown:
        return labels.say(f"against_case_unknown_in_{where}", unknown[0])
    having = next((year for year, has in held.items() if has), told.year)
    other = next(year for year in held if year != having)
    said = "alone_in" if says_of_cases(other, years) else "in"
    return labels.say(f"against_case_{said}_{where}", having, other)
