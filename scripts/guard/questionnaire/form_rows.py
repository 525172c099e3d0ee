"""The rows of the form against the code lists: what cannot be true of both, and what is not declared, with the row to write."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from scripts.ground.codebook import NOT_ALL, is_asked, read_codebook
from scripts.ground.codes import NOBODY, PARTS, WHOLES
from scripts.ground.columns import LANGUAGES, Column, column_in
from scripts.ground.data_package import Row
from scripts.ground.problems import LISTS, Problem
from scripts.ground.tables import Lines, all_records, records, to_csv
from scripts.guard.questionnaire.amended import divided, question_of, usual_marks, with_answer, without_answer
from scripts.guard.questionnaire.branches import NAMELESS, Branch, is_none, unknown_among_known, written
from scripts.guard.questionnaire.declaration import (
    ALONE,
    ANSWERED,
    ANY_NUMBER,
    EACH,
    ONE,
    ONE_OR_MORE,
    Question,
    in_force,
    question,
    read_form,
)
from scripts.guard.questionnaire.faults import check_expectations, check_facts, check_form
from scripts.guard.questionnaire.form_table import not_asked, undeclared

RULES = {"whole_persons": ANSWERED, "whole_answers": EACH, "more_than_one": "2+"}


def first_row(indicator: Row, own: Mapping[str, Row]) -> Row:
    """Who has answered has one of the answers; where one may have several, any number, or at least one if one says none."""
    parts = [code for code, one in own.items() if one["role"] in (*PARTS, NOBODY) and not one["parent"]]
    least = ONE_OR_MORE if any(is_none(own[code]) and own[code]["role"] != PARTS[1] for code in parts) else ANY_NUMBER
    response = ONE if indicator["answers"] == ONE else least
    why: Row = {column_in("why", lang): LISTS["added"][lang][f"why_{response}"] for lang in LANGUAGES}
    row: Row = {"counts": "", "only_if": ""}
    row |= {
        "form_question": indicator["indicator"],
        "year": indicator["first_year"],
        "universe": indicator["population"],
        "answered_by": "some",
        "response": response,
        "choices": written(branch(code, own, response) for code in parts) or NAMELESS,
    }
    for one in own.values():
        row = counting(row, one) or row
    return row | why


def counting(row: Row, one: Row) -> Row | None:
    """The row that also counts a whole, who has several answers, or who has none; None of any other answer."""
    if one["role"] == "outside" and row["answered_by"] == "some":
        return row | {"answered_by": f"some:{one['category']}"}
    rule = RULES.get(one["role"])
    return row | {"counts": f"{row['counts']} {one['category']}={rule}".strip()} if rule else None


def branch(code: str, own: Mapping[str, Row], response: str) -> Branch:
    """An answer with those that are a part of it; a person may be in it and in none of these, unless they are all."""
    within = [name for name, one in own.items() if one["parent"] == code and one["role"] in PARTS]
    inside = [branch(name, own, response) for name in within]
    open_end = [] if not inside or own[code]["parts_complete"] != NOT_ALL else [Branch((NAMELESS,))]
    marks = ALONE if response != ONE and not inside and is_none(own[code]) else ""
    return Branch((code,), marks, (*inside, *open_end))


FORM, INDICATORS, CATEGORIES = "codes/form.csv", "codes/indicators.csv", "codes/categories.csv"
LAST = "9999"  # what is asked in it is retired in no year


class DeclaredForm:
    """The form as it is asked at last.

    `figures`: rows with `year`, `indicator` and `category`; `columns`: those that a row of the form is written with.
    """

    def __init__(self, codes: Mapping[str, Lines], figures: Iterable[Row], columns: Sequence[Column]) -> None:
        self.codes, self.rows, self.columns = codes, all_records(codes), columns
        self.figures = {(row["indicator"], row["category"], row["year"]) for row in figures}
        self.coming = str(int(max(year for _, _, year in self.figures)) + 1)
        self.book = read_codebook(self.rows)
        self.form = in_force(codes["form"], LAST)
        self.roles = {(row["indicator"], row["category"]): row["role"] for row in self.rows["categories"]}
        self.at = {(row["indicator"], row["category"]): line for line, row in codes["categories"].items()}

    def notices(self) -> list[Problem]:
        """What nobody has declared, or is asked no more or not yet; and texts that disagree with what counts them."""
        found = [
            self.new_questions(),
            self.new_answers(),
            self.gone_answers(),
            self.early_answers(),
            self.late_places(),
        ]
        return [*(each for one in found for each in one), *self.texts()]

    def unread(self) -> list[Problem]:
        """One notice of all questions that the code lists have not all of."""
        names = [one.found for one in self.new_questions()]
        return [Problem(FORM, 0, "", "notice_form_unread", str(len(names)), ", ".join(names))] if names else []

    def since(self, indicator: str, category: str, year: str) -> str:
        """The year from which a row must count an answer: that of its first figure since a `year`, or the coming one."""
        years = {when for *answer, when in self.figures if answer == [indicator, category] and when >= year}
        return min(years, default=self.coming)

    def line(self, row: Row) -> str:
        """A row as it is to be written, on a line of its own: it is copied whole."""
        return "\n" + to_csv(self.columns, [row]).decode("utf-8").splitlines()[1]

    def new_questions(self) -> Iterator[Problem]:
        """Each indicator that is asked for, that no question counts and nobody has put beside others, or that lacks its whole."""
        pairs = [
            (row["indicator"], *(one.partition(".")[0] for one in row["others"].split())) for row in self.rows["pairs"]
        ]
        read = {name for pair in pairs for name in pair} | {row["indicator"] for row in self.rows["relations"]}
        read |= {indicator for one in read_form(self.form.values()).questions for indicator, _ in one.lines}
        declared = {row["form_question"] for row in self.form.values()}
        for line, row in self.codes["indicators"].items():
            name, own = row["indicator"], self.book.categories.get(row["indicator"], {})
            roles = {one["role"] for one in own.values()}
            lacking = not roles & {*WHOLES} and bool(roles & {*PARTS})
            if row["measurement_point"] and (name not in read or lacking and name in declared):
                kind = "notice_indicator_unread" if own else "notice_indicator_bare"
                kind = "notice_indicator_whole" if lacking else kind
                yield Problem(INDICATORS, line, "indicator", kind, name, self.line(first_row(row, own)))

    def new_answers(self) -> Iterator[Problem]:
        """The answers that no question counts, though one counts others beside them; with one row for all that are new in it."""
        rows, found = dict(self.form), dict[tuple[int, str], tuple[str, Row]]()
        new_ones = undeclared(self.rows, LAST, self.book)
        for name, category in sorted(new_ones, key=lambda one: self.since(one[0], one[1], "")):
            new = self.book.categories[name][category]
            grown = self.grown(new, rows.values())
            if grown is None:
                yield Problem(CATEGORIES, self.at[name, category], "category", "notice_form_unplaced", new["label_sv"])
            else:
                line = next(line for line, one in rows.items() if one["form_question"] == grown["form_question"])
                year = max(grown["year"], self.since(name, category, grown["year"]))
                before, _ = found.get((line, year), ("", grown))
                rows[line], found[line, year] = grown, (f"{before} {name}.{category}".strip(), grown)
        for (line, year), (names, grown) in found.items():
            kind = "notice_form_new" if grown["year"] < year else "notice_form_lacks"
            column = next(one for one in self.columns if self.form[line][one] != grown[one])
            yield Problem(FORM, line, column, kind, ", ".join(names.split()), self.line(grown | {"year": year}))

    def grown(self, new: Row, rows: Collection[Row]) -> Row | None:
        """The row with a new answer, where that has an obvious place."""
        categories = self.book.categories
        for own in (one for one in rows if one["form_question"] == new["indicator"]):
            if counted := counting(own, new):
                return counted
        row = question_of(new, rows, categories)
        marks = usual_marks(row, new, categories) if row else None
        if row is None:
            return divided(new, rows, categories)
        return None if marks is None else with_answer(row, new, categories, marks)

    def gone_answers(self) -> Iterator[Problem]:
        """Each answer that can be chosen and that the form does not ask for any more."""
        by_name = {row["form_question"]: (line, row) for line, row in self.form.items()}
        for asked, name, category in not_asked(self.rows, LAST, self.book):
            line, row = by_name[asked]
            code = category if asked.partition("/")[0] == name else f"{name}.{category}"
            year = str(int(self.book.categories[name][category]["last_year"]) + 1)
            written = self.line(without_answer(row, code) | {"year": year})
            yield Problem(FORM, line, "choices", "notice_form_gone", code, written)

    def early_answers(self) -> Iterator[Problem]:
        """Each answer without a figure for the year of its row, where one may have several and others of them have figures."""
        for line, row in self.codes["form"].items():
            one, year = question(row), row["year"]
            given = dict.fromkeys(one.line(choice.name) for choice in one.choices)
            parts = [answer for answer in given if self.roles.get(answer) == PARTS[0]]
            silent = [answer for answer in parts if (*answer, year) not in self.figures]
            for answer in silent if one.response != ONE and len(silent) < len(parts) else ():
                written = self.line(row | {"year": self.since(*answer, year)})
                yield Problem(FORM, line, "choices", "notice_form_early", ".".join(answer), written)

    def late_places(self) -> Iterator[Problem]:
        """Each answer that nobody has figures of yet, after what counts everybody."""
        known = {(indicator, category) for indicator, category, _ in self.figures}
        for name in (row["indicator"] for row in self.rows["indicators"] if row["measurement_point"]):
            whole = ""
            for code, row in self.book.categories.get(name, {}).items():  # in their order
                whole = whole or (row["label_sv"] if row["role"] in WHOLES else "")
                new = is_asked(row, LAST) and not row["parent"] and (name, code) not in known
                if whole and new and row["role"] in (*PARTS, NOBODY):
                    yield Problem(CATEGORIES, self.at[name, code], "order", "notice_form_after", row["label_sv"], whole)

    def texts(self) -> Iterator[Problem]:
        """Each answer of people of whom something is not known, among those of whom it is."""
        for name, own in self.book.categories.items():
            for row, whole in unknown_among_known(own.values()):
                line = self.at[name, row["category"]]
                yield Problem(CATEGORIES, line, "label_sv", "notice_form_unknown", row["label_sv"], whole["label_sv"])


def check_declared(codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """Every fault of the form; of rows that can be read, also where the code lists say otherwise."""
    if faults := [*check_form(codes, file)]:
        yield from faults
        return
    read = {line: question(row) for line, row in codes["form"].items()}
    yield from beside_none(read, codes, file)
    yield from answered_otherwise({line: read[line] for line in in_force(codes["form"])}, codes, file)
    yield from begun_otherwise(codes, file)


def beside_none(read: Mapping[int, Question], codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """Each answer that says that none of the others is so, where a person may have it beside them: by its text that is a guess."""
    answers = {(row["indicator"], row["category"]): row for row in records(codes["categories"])}
    for line, one in read.items():
        for choice in one.choices if one.response != ONE and len(one.choices) > 1 else ():
            row = answers.get(one.line(choice.name))
            if row and is_none(row) and ALONE not in choice.marks:
                kind = "form_alone" if row["role"] == NOBODY else "notice_form_alone"
                yield Problem(file, line, "choices", kind, row["label_sv"], choice.name)


def answered_otherwise(read: Mapping[int, Question], codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """Each question as it is asked at last that counts all who have answered, with one answer here and several there."""
    said = {row["indicator"]: row["answers"] for row in records(codes["indicators"])}
    for line, one in read.items():
        if one.coded(ANSWERED) and one.name in said and (said[one.name] == ONE) != (one.response == ONE):
            yield Problem(file, line, "response", "form_answers", one.response, said[one.name])


def begun_otherwise(codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """The first row of each question that holds before it is asked, or later; what reports had before the form is older than it."""
    begun = {row["indicator"]: row["first_year"] for row in records(codes["indicators"])}
    rows = codes["form"]
    first = {
        rows[line]["form_question"]: line for line in sorted(rows, key=lambda line: rows[line]["year"], reverse=True)
    }
    form_begun = min(row["year"] for row in rows.values())
    for name, line in sorted(first.items(), key=lambda one: one[1]):
        year, own = rows[line]["year"], begun.get(name.partition("/")[0], "")
        if own and (year < own or name in begun and form_begun <= own < year):
            yield Problem(file, line, "year", "form_year", year, own)


# Table that declares the form -> the tables that it is tried against, and what is wrong with it.
FORM_CHECKS: dict[str, tuple[Sequence[str], Callable[[Mapping[str, Lines], str], Iterator[Problem]]]] = {
    "form": (("categories", "populations", "indicators"), check_declared),
    "form_facts": (("form",), check_facts),
    "expectations": (("form", "indicators", "categories", "populations"), check_expectations),
}
