"""A witness is checked by adding up its people, row by row, beside what is published.

Nothing is solved, and nothing is needed but Python: whoever doubts the engine can follow each row to the published figures.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.ground import codes
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.guard.questionnaire.declaration import NEVER, Form, FormCell
from scripts.guard.questionnaire.invented import Invented, Somebody, counted_in, read_answers, read_csv
from scripts.guard.questionnaire.tracks import READINGS, grouped, ways_to_count

Place = tuple[str, int]  # the reading of a set, and the number of a table in it
HIDDEN = "1+"  # what is published of a hidden count: that it is not nothing


@dataclass(frozen=True)
class PublishedForm:
    """What is published of a form year: cells that are shown, and hidden ones, of which so many values must be possible.

    `uncounted`: hidden cells that no question of the form counts.
    """

    shown: Mapping[FormCell, int]
    hidden: Sequence[FormCell]
    need: int
    uncounted: Sequence[FormCell] = ()


class Sets:
    """The tables of a witness, added up row by row.

    `sums`: what the cells of each table count; `people`: how many of each kind answer each group of questions there.
    """

    def __init__(self, form: Form) -> None:
        self.kinds = {kind[-1]: kind for kind in form.people}
        self.groups = {
            (name, group[0].name): group
            for name, kind in self.kinds.items()
            for group in grouped(form.asked(kind), assumed=False)
        }
        self.sums: dict[Place, Counter[FormCell]] = defaultdict(Counter)
        self.people: dict[Place, Counter[tuple[str, str]]] = defaultdict(Counter)
        self.known: dict[tuple[str, ...], Counter[FormCell] | None] = {}

    def wrong(self, row: Invented) -> str:
        """The message that a row asks for; where it asks for none its people are counted."""
        answers, questions = read_answers(row.answers), self.groups.get((row.kind, row.group))
        if answers is None or questions is None or row.reading not in READINGS:
            return "witness_unread"
        if not answers.keys() <= {one.name for one in questions}:
            return "witness_joined"
        counted, place = self.counted(row), (row.reading, row.table)
        if counted is None or row.counted != counted_in(counted):
            return "witness_answers" if counted is None else "witness_counted"
        self.people[place][row.kind, row.group] += row.people
        for cell, times in counted.items():
            self.sums[place][cell] += times * row.people
        return ""

    def counted(self, row: Invented) -> Counter[FormCell] | None:
        """How often each cell counts somebody of a row; None where the form does not allow these answers."""
        key = (row.reading, row.kind, row.group, row.answers)
        if key not in self.known:
            answers, questions = read_answers(row.answers) or {}, self.groups[row.kind, row.group]
            self.known[key] = Somebody(self.kinds[row.kind], questions, answers, row.reading).counted()
        return self.known[key]


def check_witness(text: str, form: Form, published: PublishedForm, file: str) -> list[Problem]:
    """What is wrong with a witness; nothing where its people add up to what is published, and leave open what is hidden."""
    sets, found = Sets(form), []
    for line, row in read_csv(text):
        kind = "witness_unread" if row is None else sets.wrong(row)
        if kind:
            found.append(Problem(file, line, "", kind, row.answers if row else ""))
    if found or not sets.sums:
        return found or [Problem(file, 0, "", "witness_unread")]
    for place, sums in sets.sums.items():
        found += [
            *unequal(sets, place, file),
            *other_sums(sums, place, published, file),
            *untrue(sums, place, form, file),
        ]
    return found + [*too_few(sets, published, file)]


def unequal(sets: Sets, place: Place, file: str) -> Iterator[Problem]:
    """Each group of questions that others answer than so many: everybody of a kind answers each group, be it with nothing."""
    people = sets.people[place]
    for kind in sets.kinds:
        keys = [key for key in sets.groups if key[0] == kind]
        for key in keys[1:]:
            if people[key] != people[keys[0]]:
                number, beside = str(people[key]), f"{keys[0][1]} {people[keys[0]]}"
                yield Problem(file, 0, "", "witness_people", number, named(place, ".".join(key)), beside)


def other_sums(sums: Mapping[FormCell, int], place: Place, published: PublishedForm, file: str) -> Iterator[Problem]:
    """Each sum that is not what is published."""
    right = {cell: str(number) for cell, number in published.shown.items()} | dict.fromkeys(published.hidden, HIDDEN)
    for cell, number in right.items():
        found = sums.get(cell, 0)
        if found == 0 if number == HIDDEN else str(found) != number:
            yield Problem(file, 0, "", "witness_sum", str(found), named(place, ".".join(cell)), number)


def untrue(sums: Mapping[FormCell, int], place: Place, form: Form, file: str) -> Iterator[Problem]:
    """Each sum that a fact of the form refuses."""
    for fact in form.facts:
        number = sums.get(fact.cell, 0)
        if number == fact.number if fact.kind == NEVER else number > fact.number:
            said = tuple(zip(("sv", "en"), fact.why, strict=True))
            yield Problem(file, 0, "", "witness_fact", str(number), named(place, ".".join(fact.cell)), said=said)


def too_few(sets: Sets, published: PublishedForm, file: str) -> Iterator[Problem]:
    """Each hidden count of which a set shows fewer values than are promised."""
    for reading in dict.fromkeys(reading for reading, _ in sets.sums):
        for cell in published.hidden:
            values = sorted({sums[cell] for (other, _), sums in sets.sums.items() if other == reading} - {0})
            if len(values) < published.need:
                said = " ".join(map(str, values))
                yield Problem(file, 0, "", "witness_few", said, f"{reading}: {'.'.join(cell)}", str(published.need))


def named(place: Place, cell: str) -> str:
    """A cell of a table of a set."""
    return f"{place[0]} {place[1]}: {cell}"


def not_shown(text: str, form: Form, published: PublishedForm) -> list[str]:
    """The readings of "all of the above" that a witness has no set for: under these no table can be what is published."""
    shown = {row.reading for _, row in read_csv(text) if row}
    return [one for one in ways_to_count(form, published.shown) if one not in shown]


def published_of(observations: Iterable[Row], form: Form, year: str, need: int) -> PublishedForm:
    """What the rows of a package publish of a form year. What is shown and no question counts is left out."""
    counted = form.cells
    shown, hidden = {}, []
    for row in observations:
        if (row["year"], row["measure"], row["scope"], row["within_indicator"]) == (year, "count", codes.ALL, ""):
            cell = row["indicator"], row["category"], row["population"]
            if row["obs_status"] == codes.HIDDEN:
                hidden.append(cell)
            elif row["qualifier"] == "exact" and cell in counted:
                shown[cell] = int(row["value"])
    apart = [sorted(cell for cell in hidden if (cell in counted) == known) for known in (True, False)]
    return PublishedForm(shown, apart[0], need, apart[1])
