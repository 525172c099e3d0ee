"""The declaration of the form beside the code lists: a notice for each answer that one of them lacks, with what to write."""

from collections.abc import Iterator, Mapping, Sequence

from scripts.ground.codebook import read_codebook
from scripts.ground.columns import Column, column_in
from scripts.ground.data_package import Row
from scripts.ground.messages import LISTS
from scripts.ground.problems import Problem
from scripts.ground.word_list import LANGUAGES
from scripts.package.tables import Lines, all_records, to_csv
from scripts.questionnaire.amended import divided, first_row, question_of, usual_marks, with_answer, without_answer
from scripts.questionnaire.declaration import in_force, read_form
from scripts.questionnaire.of_year import not_asked, undeclared
from scripts.questionnaire.wording import unknown_among_known

FORM, INDICATORS, CATEGORIES = "codes/form.csv", "codes/indicators.csv", "codes/categories.csv"
LAST = "9999"  # what is asked in it is retired in no year


def form_notices(codes: Mapping[str, Lines], year: str, columns: Sequence[Column]) -> list[Problem]:
    """What nobody has declared, what is declared and asked no more, and texts that disagree with what counts them.

    `year`: the newest, in which a row that is to be written holds; `columns`: those that it is written with.
    """
    form = Declared(codes, year, columns)
    return [*form.new_questions(), *form.new_answers(), *form.gone_answers(), *form.texts()]


class Declared:
    """The form as it is asked at last."""

    def __init__(self, codes: Mapping[str, Lines], year: str, columns: Sequence[Column]) -> None:
        self.codes, self.rows, self.year, self.columns = codes, all_records(codes), year, columns
        self.book = read_codebook(self.rows)
        self.form = in_force(codes["form"], LAST)
        self.at = {(row["indicator"], row["category"]): line for line, row in codes["categories"].items()}

    def line(self, row: Row) -> str:
        """A row as it is to be written."""
        return to_csv(self.columns, [row]).decode("utf-8").splitlines()[1]

    def new_questions(self) -> Iterator[Problem]:
        """Each indicator that is asked for, that no question counts and nobody has put beside others."""
        pairs = [
            (row["indicator"], *(one.partition(".")[0] for one in row["others"].split())) for row in self.rows["pairs"]
        ]
        read = {name for pair in pairs for name in pair} | {row["indicator"] for row in self.rows["relations"]}
        read |= {indicator for one in read_form(self.form.values()).questions for indicator, _ in one.lines}
        for line, row in self.codes["indicators"].items():
            if row["measurement_point"] and row["indicator"] not in read:
                why: Row = {column_in("why", lang): LISTS["added"][lang][f"why_{row['answers']}"] for lang in LANGUAGES}
                written = self.line(first_row(row, self.book.categories.get(row["indicator"], {}), why))
                yield Problem(INDICATORS, line, "indicator", "notice_indicator_unread", row["indicator"], written)

    def new_answers(self) -> Iterator[Problem]:
        """Each answer that no question counts, though one counts others beside it."""
        for name, category in undeclared(self.rows, LAST, self.book):
            new = self.book.categories[name][category]
            grown = self.grown(new)
            if grown is None:
                yield Problem(CATEGORIES, self.at[name, category], "category", "notice_form_unplaced", new["label_sv"])
            else:
                line = next(line for line, one in self.form.items() if one["form_question"] == grown["form_question"])
                written = self.line(grown | {"year": self.year})
                yield Problem(FORM, line, "choices", "notice_form_new", f"{name}.{category}", written)

    def grown(self, new: Row) -> Row | None:
        """The row with a new answer, where that has an obvious place."""
        rows, categories = self.form.values(), self.book.categories
        row = question_of(new, rows, categories)
        marks = usual_marks(row, new, categories) if row else None
        if row is None:
            return divided(new, rows, categories)
        return None if marks is None else with_answer(row, new, categories, marks)

    def gone_answers(self) -> Iterator[Problem]:
        """Each answer that can be chosen and that the form does not ask for any more."""
        by_name = {row["form_question"]: (line, row) for line, row in self.form.items()}
        for question, name, category in not_asked(self.rows, LAST, self.book):
            line, row = by_name[question]
            code = category if question.partition("/")[0] == name else f"{name}.{category}"
            yield Problem(
                FORM,
                line,
                "choices",
                "notice_form_gone",
                code,
                self.line(without_answer(row, code) | {"year": self.year}),
            )

    def texts(self) -> Iterator[Problem]:
        """Each answer of people of whom something is not known, among those of whom it is."""
        for name, own in self.book.categories.items():
            for row, whole in unknown_among_known(own.values()):
                line = self.at[name, row["category"]]
                yield Problem(CATEGORIES, line, "label_sv", "notice_form_unknown", row["label_sv"], whole["label_sv"])
