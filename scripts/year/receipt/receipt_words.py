"""What the receipt says, in Swedish: a line's numbers as they are printed, and why a person should look at it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT, has_number
from scripts.ground.numbers import told_number
from scripts.ground.ranking import Place
from scripts.ground.row_notes import EXPLAINED
from scripts.ground.statuses import HIDDEN
from scripts.year.form import labelled
from scripts.year.receipt.lines import Line, Side
from scripts.year.receipt.looking import Look

IS_HIDDEN, NOTHING, PERCENT_SIGN = "dolt", "–", "\u00a0%"
LIST_IS_WRONG = "Siffrorna står kanske på fel rad. Mer likt {} vore: {}."


@dataclass(frozen=True)
class Names:
    """What things are called, by their codes, and the years.

    `groups`: by (indicator, population), nothing where the question is asked about one group only.
    """

    questions: Mapping[str, str]
    answers: Mapping[tuple[str, str], str]
    groups: Mapping[tuple[str, str], str]
    qualifiers: Mapping[str, str]
    notes: Mapping[str, str]
    year: int
    before: int | None

    def answer(self, line: Line) -> str:
        """The answer of a line."""
        return self.answers[line.key[:2]]

    def list_of(self, line: Line) -> str:
        """The question of a line, and about whom it is asked where that can be several."""
        group = self.groups[line.asked_of]
        return self.questions[line.key[0]] + (f": {group.lower()}" if group else "")


def names_of(tables: Mapping[str, Sequence[Row]], lines: Sequence[Line], year: int, before: int | None) -> Names:
    """The names by the tables of a package."""
    lists = list(dict.fromkeys(line.asked_of for line in lines))
    often, groups = (
        Counter(indicator for indicator, _ in lists),
        {row["population"]: row["label_sv"] for row in tables["populations"]},
    )
    return Names(
        {row["indicator"]: row["title_sv"] for row in tables["indicators"]},
        {(row["indicator"], row["category"]): row["label_sv"] for row in tables["categories"]},
        {(indicator, group): groups[group] if often[indicator] > 1 else "" for indicator, group in lists},
        labelled(tables["vocabulary"], "qualifier"),
        {row["note"]: row["text_sv"] for row in tables["notes"] if row["note"].startswith(EXPLAINED)},
        year,
        before,
    )


def number(row: Row | None, names: Names, unit: str = "") -> str:
    """A number as it is printed: "88", "över 50 %", "dolt"."""
    if row is None or not (has_number(row) or row["obs_status"] == HIDDEN):
        return NOTHING
    if row["obs_status"] == HIDDEN:
        return IS_HIDDEN
    return told_number(row, names.qualifiers, unit)


def share(side: Side, names: Names) -> str:
    """The share of a year."""
    return number(side.share, names, PERCENT_SIGN)


def place(found: Place | None) -> str:
    """A place, or those that it may be."""
    if found is None:
        return NOTHING
    return str(found[0]) if found[0] == found[1] else f"{found[0]}–{found[1]}"


def why(look: Look, lines: Sequence[Line], names: Names) -> str:
    """Why a person should look."""
    if look.fits:
        fits = ", ".join(f"{names.answer(line)} {look.fits[line.key]}" for line in look.lines)
        return LIST_IS_WRONG.format(names.before, fits)
    line = look.lines[0]
    said = [one for one in (moved(line, names), places(line, lines, names)) if one]
    text = "; ".join(said)
    return " ".join([f"{text[:1].upper()}{text[1:]}.", *explanation(line, names)])


def moved(line: Line, names: Names) -> str:
    """How the share has changed, else the number; what is exact in both years before what is not."""
    shares, counts = (line.then.share, line.now.share), (line.then.count, line.now.count)
    found = []
    for rows, unit, what in ((shares, PERCENT_SIGN, "andelen"), (counts, "", "antalet")):
        then, now = (number(row, names, unit) for row in rows)
        if not {then, now} & {NOTHING, IS_HIDDEN}:
            exact = all(row and row["qualifier"] == EXACT for row in rows)
            found.append((not exact, f"{names.before} var {what} {then}, nu {now}"))
    return min(found, key=lambda one: one[0], default=(False, ""))[1]


def places(line: Line, lines: Sequence[Line], names: Names) -> str:
    """How the place has changed."""
    then, now = line.then.place, line.now.place
    if not then or not now or then == now:
        return ""
    if line.then.told:
        return f"{names.before} års rapport säger plats {place(then)}, nu är det plats {place(now)}"
    last = max((one.now.place[1] for one in lines if one.asked_of == line.asked_of and one.now.place), default=0)
    if (then, now) == ((1, 1), (last, last)):
        return "gick från störst till minst"
    if now == (1, 1) and then[0] > 1:
        return f"gick från plats {place(then)} till störst"
    return f"gick från plats {place(then)} till plats {place(now)}"


def explanation(line: Line, names: Names) -> list[str]:
    """What the workbook says of the change, where it is published."""
    notes = line.now.count["notes"].split() if line.now.count else []
    return [f"Förklaring: ”{names.notes[note]}”" for note in notes if note in names.notes]


def new_leaders(lines: Sequence[Line], names: Names) -> list[str]:
    """The lists in which another answer than the year before is the largest."""
    leads = [{line.asked_of: line for line in lines if side(line).place == (1, 1)} for side in (now_of, then_of)]
    both = [(leads[0][asked], leads[1][asked]) for asked in leads[0] if asked in leads[1]]
    return [
        f"{names.list_of(now)}: störst är {names.answer(now)}, {names.before} var det {names.answer(then)}"
        for now, then in both
        if now.key != then.key
    ]


def now_of(line: Line) -> Side:
    """This year's side."""
    return line.now


def then_of(line: Line) -> Side:
    """Last year's side."""
    return line.then
