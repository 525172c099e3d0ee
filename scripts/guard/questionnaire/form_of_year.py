"""The form as a year asks it, which somebody changes: an answer less, one more, one given otherwise. Rows in, rows out."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from scripts.ground.data_package import Row
from scripts.guard.questionnaire import amended
from scripts.guard.questionnaire.believed import believing
from scripts.guard.questionnaire.branches import choices_of, unknown_among_known
from scripts.guard.questionnaire.declaration import AGAIN, ALONE, ONE, in_force, question, read_form
from scripts.guard.questionnaire.faults import unknown_answers
from scripts.guard.questionnaire.tracks import TooManyTracksError, railways

# Who has an answer has it once, may have it several times, or has no other; and how the form marks it.
MARKS = {"once": "", "again": AGAIN, "alone": ALONE}


@dataclass(eq=False)
class UnfitError(Exception):
    """The form has no obvious place for something: the `column` that says it, and the kind of message."""

    column: str
    kind: str


class FormOfYear:
    """`rows`: question -> its row; `changed`: those that hold from the year on; `facts`: what is new of counts."""

    def __init__(self, form: Sequence[Row], categories: Iterable[Row], facts: Sequence[Row], year: str) -> None:
        self.rows = {row["form_question"]: row for row in in_force(dict(enumerate(form)), year).values()}
        self.known: dict[str, dict[str, Row]] = {}
        for row in categories:
            self.known.setdefault(row["indicator"], {})[row["category"]] = row
        self.year, self.said = year, facts
        self.changed, self.facts = dict[str, Row](), list[Row]()

    def put(self, row: Row) -> str:
        """Let a row hold from the year on. Its question comes back."""
        name = row["form_question"]
        self.rows[name] = self.changed[name] = row | {"year": self.year}
        return name

    def forget(self, indicator: str, category: str) -> Iterator[str]:
        """Take an answer away, and what depends on it: the questions that did."""
        for name in [*self.rows]:
            row, code = self.rows[name], category if name.partition("/")[0] == indicator else f"{indicator}.{category}"
            if any(code in codes for codes, _ in choices_of(row["choices"])):
                self.put(amended.without_answer(row, code))
                for other in [*self.rows.values()]:
                    without = amended.forgetting(other, f"{name}.{code}")
                    if without != other:
                        yield self.put(without)

    def apart(self, new: Row) -> Iterator[str]:
        """The labels of the wholes that count only those of whom something is known, where a new answer is of others."""
        found = unknown_among_known(self.known[new["indicator"]].values())
        return (whole["label_sv"] for row, whole in found if row["category"] == new["category"])

    def has(self, new: Row) -> bool:
        """Whether a question counts an answer already."""
        return any((new["indicator"], new["category"]) in question(row).lines for row in self.rows.values())

    def add(self, new: Row, given: str) -> str:
        """Put a new answer where it belongs; the question that it is put into. `given`: of `MARKS`, or what is usual there.

        Raises `UnfitError` where it has no obvious place, or cannot be given so there.
        """
        row = amended.question_of(new, self.rows.values(), self.known)
        if row is None and (region := amended.divided(new, self.rows.values(), self.known)):
            return self.put(region)
        if row is None:
            raise UnfitError("label_sv", "notice_form_unplaced")
        marks = MARKS[given] if given else amended.usual_marks(row, new, self.known)
        if marks is None or marks and row["response"] == ONE:
            raise UnfitError("given", "workbook_form_given" if marks is None else "workbook_form_one")
        grown = amended.with_answer(row, new, self.known, marks)
        self.facts += amended.alike_facts(grown, new, [*self.said, *self.facts], self.known)
        return self.put(grown)

    def change(self, indicator: str, code: str, given: str, who: str) -> str:
        """Let an answer, or all of a question, be given otherwise; the question, or "" for none. `who`: of `answered_by`.

        Raises `UnfitError` where it cannot be.
        """
        for row in self.rows.values():
            one = question(row)
            if one.name.partition("/")[0] == indicator and (not code or code in [each.name for each in one.choices]):
                marks = MARKS.get(given, "")
                if bool(given) != bool(code) or marks and row["response"] == ONE:
                    raise UnfitError("given", "workbook_form_one")
                if who and row["answered_by"].startswith("if"):
                    raise UnfitError("everybody", "notice_form_unplaced")
                changed = amended.marked(row, code, marks) if code else row
                return self.put(changed | {"answered_by": who or row["answered_by"]})
        return ""

    def unfit(self, names: Collection[str]) -> list[tuple[str, str]]:
        """(question, what it depends on and nobody can answer) of these questions."""
        rows = dict(enumerate(self.rows.values()))
        faults = unknown_answers({at: question(row) for at, row in rows.items()}, rows, "")
        return [(name, one.found) for one in faults if (name := rows[one.row]["form_question"]) in names]

    def is_too_long(self, expectations: Sequence[Row]) -> bool:
        """Whether some questions depend on so much that they cannot be asked about, with what is taken for granted of them."""
        try:
            railways(believing(read_form(self.rows.values()), expectations), assumed=True)
        except (TooManyTracksError, LookupError):
            return True
        return False
