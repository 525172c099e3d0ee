"""What is asked of the publisher: of which figures, with which numbers, and in whose words it is said that it was asked."""

import json
from dataclasses import replace

import pytest

from scripts.ground.cells import cell_id
from scripts.ground.columns import in_language
from scripts.ground.data_package import Row
from scripts.ground.tables import all_records
from scripts.package.asking import check_questions, filled, not_asked, ranges_with_questions, with_questions
from scripts.package.observations import resolve
from scripts.paths import DATAPACKAGE, DOCS, ROOT
from tests.letters import SAID
from tests.promised import promised
from tests.rows import lines_of, statement
from tests.site_package import both
from tests.site_server import published

CELL = "contacts.total.all.all_cases.2025.count.persons"
OTHER = "contacts.total.children.all_cases.2025.count.persons"


def question(**cells):
    usual = {"question": "who", "order": "1", "publisher_status": "open"}
    return usual | both(why="Oklart./Unclear.", text="Vem?/Who?", answer="/") | cells


def decision(**cells):
    usual = {"question": "", "observation": CELL, "printed_value": "420", "decision": "stands"}
    return usual | both(reason="Går inte ihop./Does not fit.") | cells


def tables(questions=(), decisions=(), notes=()):
    """The hand-written tables that have texts, a line for each row."""
    told = {"questions": questions, "corrections": decisions, "notes": notes}
    return {name: lines_of(*rows) for name, rows in told.items()}


def asked(*figures, questions=(), decisions=()):
    """Two observations with what is asked of them: the rows by their cells."""
    rows = [statement(value="420"), statement(value="20", population="children")]
    named: list[Row] = [{"question": "who", "observation": name, "used_as": used} for name, used in figures]
    found = with_questions(resolve(rows, {}), questions, named, decisions)
    return {cell_id(cell): one.row() for cell, one in found.items()}


def test_a_question_stands_on_every_figure_that_it_names_doubtful_or_not():
    """Also where it only leans on the figure; a figure that nobody names has none."""
    rows = asked((CELL, "evidence"), questions=[question()])
    assert [rows[name]["question"] for name in (CELL, OTHER)] == ["who", ""]


def test_an_answer_takes_the_question_off_its_figures():
    """They name it as answered, and no reason stands on them; a figure that still stands as doubtful keeps its own."""
    done = question(publisher_status="answered", **both(answer="Ja./Yes."), answered_on="2031-03-04")
    rows = asked((OTHER, "about"), questions=[done], decisions=[decision(question="who")])
    told = [[rows[name][column] for column in ("question", "answered", "reason_sv")] for name in (CELL, OTHER)]
    assert told == [["", "who", "Går inte ihop."], ["", "who", ""]]
    assert [rows[name]["doubt"] for name in (CELL, OTHER)] == ["", ""]  # which the resolving decides


def test_a_figure_has_the_question_of_its_decision():
    """Without being named twice."""
    assert asked(questions=[question()], decisions=[decision(question="who")])[CELL]["question"] == "who"


def test_what_is_computed_from_a_figure_in_question_has_the_question_at_whatever_remove():
    """The answer would change it too. What a question only leans on is in no question."""
    rows = [statement(value=value, population=name) for value, name in (("420", "all"), ("20", "children"))]
    first, second = resolve(rows, {}).values()
    third = replace(first, cell=(*first.cell[:2], "adults", *first.cell[3:]), inputs=(OTHER,))
    found = {one.cell: one for one in (first, replace(second, inputs=(CELL,)), third)}

    def questions(used_as):
        figures: list[Row] = [{"question": "who", "observation": CELL, "used_as": used_as}]
        return [one.row()["question"] for one in with_questions(found, [question()], figures, []).values()]

    assert questions("about") == ["who"] * 3
    assert questions("evidence") == ["who", "", ""]


@pytest.mark.parametrize(
    ("used_as", "status", "falls"), [("about", "open", "who"), ("evidence", "open", ""), ("about", "answered", "")]
)
def test_a_range_falls_with_the_open_questions_on_the_figures_that_it_is_worked_out_from(used_as, status, falls):
    """At whatever remove; what a question only leans on, or that is answered, moves no range."""
    first, second = resolve([statement(value="420"), statement(value="20", population="children")], {}).values()
    found = {one.cell: one for one in (first, replace(second, inputs=(CELL,)))}
    named: list[Row] = [{"question": "who", "observation": CELL, "used_as": used_as}]
    ranges: list[Row] = [{"about": "some", "figures": OTHER}, {"about": "others", "figures": "another"}]
    told = ranges_with_questions(ranges, found, [question(publisher_status=status)], named, [])
    assert [row["question"] for row in told] == [falls, ""]


def test_several_questions_on_a_figure_stand_in_their_order():
    """The first is the one whose answer matters most."""
    second, first = question(question="second", order="2"), question(order="1")
    named: list[Row] = [{"question": name, "observation": CELL, "used_as": "about"} for name in ("second", "who")]
    (found,) = with_questions(resolve([statement(value="420")], {}), [second, first], named, []).values()
    assert found.row()["question"] == "who second"


def test_what_is_said_of_a_figure_is_one_text_of_its_question_and_its_decision():
    """A figure that a question only leans on is not what the question is about."""
    rows = asked(
        (CELL, "about"), (OTHER, "evidence"), questions=[question()], decisions=[decision(question="who")]
    )  # fmt: skip
    assert [in_language(rows[CELL], "reason", lang) for lang in ("sv", "en")] == [
        "Oklart. Går inte ihop.",
        "Unclear. Does not fit.",
    ]
    assert rows[OTHER]["reason_sv"] == ""


@promised
def test_a_text_gets_its_numbers_from_the_figures_in_the_way_of_each_language(numbers, sv, en):
    """A number, or what the figures leave of it."""
    texts = tables([question(**both(why=f"Det är {{{{ {CELL} }}}}./It is {{{{ {CELL} }}}}."))])
    found, problems = filled(texts, {CELL: numbers})
    assert problems == []
    told = [in_language(found["questions"][0], "why", lang) for lang in ("sv", "en")]
    assert told == [f"Det är {sv}.", f"It is {en}."]


@promised
def test_a_number_that_would_say_more_than_its_row_stops_the_build(numbers):
    """About, at least, what is not proved, and a count that is hidden."""
    _, problems = filled(tables([question(**both(why=f"{{{{ {CELL} }}}}/None"))]), {CELL: numbers})
    assert [one.kind for one in problems] == ["number_in_text"]


def test_a_text_that_names_a_cell_without_a_number_stops_the_build():
    """At its file and line; a decision and a note too."""
    text = both(reason=f"{{{{ {CELL} }}}}/No number.")
    note = both(text=f"Det är {{{{ {CELL} }}}}/No number.")
    _, problems = filled(tables(decisions=[decision(**text)], notes=[note]), {})
    assert [(one.file, one.row, one.kind, one.found) for one in problems] == [
        ("corrections.csv", 2, "number_in_text", CELL),
        ("codes/notes.csv", 2, "number_in_text", CELL),
    ]


def unit_not_stated():
    """A count whose unit nobody states."""
    found = resolve([statement(value="420")], {})
    return {cell: replace(one, notes=("unit_not_stated",)) for cell, one in found.items()}


def codes(*named, decisions=()):
    figures = {line: {"question": "who", "observation": name} for line, name in enumerate(named, 2)}
    return {"question_figures": figures, "corrections": tables(decisions=decisions or [decision()])["corrections"]}


def test_a_question_about_no_figure_stops_the_build():
    """A slip in the name of a cell; one that is only printed is a figure too."""
    printed = [statement(value="20", population="children")]
    assert check_questions(codes(CELL, OTHER), unit_not_stated(), printed) == []
    (fault,) = check_questions(codes("contacts.total"), unit_not_stated(), printed)
    assert (fault.kind, fault.found) == ("unknown_code", "contacts.total")


def test_what_a_source_does_not_say_and_nobody_asks_is_a_notice():
    """Until a question, or a decision with one, names the figure."""
    (notice,) = not_asked(all_records(codes()), unit_not_stated())
    assert notice.is_notice
    assert (notice.found, notice.hint, notice.more) == (CELL, "unit_not_stated", "1")
    assert not_asked(all_records(codes(CELL)), unit_not_stated()) == []
    assert not_asked(all_records(codes(decisions=[decision(question="who")])), unit_not_stated()) == []


def test_the_committed_package_asks_at_most_twelve_questions_each_with_its_place():
    """More are answered by nobody. One that is answered asks nothing more."""
    rows = published().rows("questions")
    orders = sorted(int(row["order"]) for row in rows)
    assert orders == list(range(1, len(orders) + 1))
    assert sum(row["publisher_status"] != "answered" for row in rows) <= 12


def hand_written():
    """(file, text) of everything that a reader or maintainer meets and a person has written; the words for each state left out."""
    pages = [*DOCS.rglob("*.md"), *DOCS.rglob("*.ipynb"), *DOCS.glob("*.csv"), *ROOT.glob("*.md")]
    # The pairs speak of what the form asks.
    codes = [path for path in DATAPACKAGE.glob("codes/*.csv") if path.stem != "pairs"]
    package = [*DATAPACKAGE.glob("*.csv"), *codes, DATAPACKAGE / "package.yml"]
    words = [*(ROOT / "scripts/site/text").glob("*.csv"), *(ROOT / "scripts/year").glob("*.csv")]
    for path in sorted([*pages, *package, *words, DATAPACKAGE / "README.md"]):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield (
            path.relative_to(ROOT).as_posix(),
            "\n".join(line for line in lines if not line.startswith("publisher_status,")),
        )


def test_whether_a_question_is_asked_is_typed_nowhere():
    """It is said by the words for `publisher_status`, which follow from the state alone."""
    assert {file: found for file, text in hand_written() if (found := [*SAID.finditer(text)])} == {}


@pytest.mark.parametrize(
    "text", ["Vi har frågat författaren.", "Frågan är ställd.", "We have asked the author.", "It has not been asked."]
)
def test_a_sentence_that_says_so_would_be_found(text):
    assert SAID.search(text)


def test_no_text_of_the_package_says_it_either():
    """Neither a note nor a reason: they are published beside the state."""
    for name in ("notes", "questions", "observations", "corrections", "findings"):
        assert not SAID.search(json.dumps(published().rows(name), ensure_ascii=False)), name
