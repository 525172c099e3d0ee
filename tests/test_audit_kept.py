"""What the audit answered is kept on this machine: the same question costs nothing, any other is asked anew."""

import os
from dataclasses import replace

import pytest

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.problems import Refused
from scripts.guard.audit import kept, run
from scripts.guard.audit.kept import MOST, Memory, from_text, to_text
from scripts.guard.audit.run import AuditQuestion, audit_year
from scripts.guard.reasoning.facts import read_facts
from scripts.package import build as building
from tests.audits import CODES, SOURCES, statements_of, told
from tests.rows import figure, figures_csv, hand_folder, write_disclosure

# Figures that contradict each other, and a percentage.
STATEMENTS = statements_of(
    told("children_asylum.total.children", "20"),
    told("children_asylum.seeking_asylum.children", "21"),
    told("children_asylum.seeking_asylum.children", "40.5%", base="20"),
)


@pytest.fixture
def asked(monkeypatch):
    """The years whose audit is not answered from memory."""
    questions = []

    def counting(question):
        questions.append(question)
        return audit_year(question)

    monkeypatch.setattr(kept, "audit_year", counting)
    monkeypatch.setattr(run, "audit_year", counting)
    return questions


@pytest.fixture
def memory(tmp_path, monkeypatch):
    """The folder of a memory, which builds use too."""
    folder = tmp_path / "kept"
    monkeypatch.setattr(building, "Memory", lambda: Memory(folder))
    return folder


def answer(folder, statements=STATEMENTS, decisions=()):
    """What a memory of this folder says, and keeps."""
    one = Memory(folder)
    found = one.audit(statements, CODES, decisions)
    one.keep()
    return found


def test_the_same_question_gets_the_same_answer_from_memory(memory, asked):
    """To the last figure, and the solver is not asked."""
    first = answer(memory)
    assert first.findings
    assert first.checks
    assert answer(memory) == first
    assert len(asked) == 1


def test_everything_that_the_real_figures_raise_can_be_kept():
    """Whatever kinds of answer there are, of every year."""
    own, found = Memory(), []

    def of_year(question):
        found.append(own.of_year(question))
        return found[-1]

    building.assemble(SOURCES, lambda told, codes, decisions: run.audit(told, codes, decisions, of_year))
    own.keep()
    assert len(found) > 1
    assert [from_text(to_text(each), run.Audit) for each in found] == found


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-1],
        lambda text: text.replace("21", "22"),
        lambda text: "",
        lambda text: text.partition("\n")[2],
        lambda text: "null",
    ],
)
def test_a_damaged_file_is_as_good_as_none(memory, asked, damage):
    """Nothing is said of it; the audit is worked out again and the file mended."""
    first = answer(memory)
    (path,) = memory.iterdir()
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert answer(memory) == first
    assert answer(memory) == first
    assert len(asked) == 2


def test_the_answer_to_something_else_is_as_good_as_none(memory, asked):
    """Under a name that is not its own, or with another form."""
    answer(memory)
    (path,) = memory.iterdir()
    other = answer(memory, STATEMENTS[:2])
    (second,) = set(memory.iterdir()) - {path}
    path.replace(second)
    assert answer(memory, STATEMENTS[:2]) == other
    second.write_text(kept.signed("[[1,2]]", second.stem), encoding="utf-8")
    assert answer(memory, STATEMENTS[:2]) == other


BOOK = read_codebook({**CODES, "statements": STATEMENTS})
YEAR = STATEMENTS[0]["year"]
QUESTION = AuditQuestion(YEAR, read_facts(STATEMENTS, BOOK), STATEMENTS, [], frozenset(), BOOK)


@pytest.mark.parametrize(
    "other",
    [
        {"statements": STATEMENTS[:2]},
        {"statements": [STATEMENTS[0] | {"printed": "femtio"}, *STATEMENTS[1:]]},
        {"statements": [STATEMENTS[0] | {"year": "1999"}, *STATEMENTS]},
        {"book": replace(BOOK, form_years=frozenset({YEAR}))},
        {"book": replace(BOOK, relations=BOOK.relations[1:])},
        {"decisions": [{"decision": "stands", "observation": STATEMENTS[0]["observation"], "findings": ""}]},
        {"told": frozenset({QUESTION.facts[0].quantity})},
    ],
)
def test_whatever_the_audit_depends_on_makes_another_question(other):
    """Figures and their numbers in the list, code lists, decisions, what texts say."""
    assert kept.key(replace(QUESTION, **other)) != kept.key(QUESTION)


def test_a_year_to_come_asks_nothing_again_about_the_years_before():
    """Its figures come after theirs in the list, and from a form of its own."""
    later = replace(
        QUESTION,
        statements=[*STATEMENTS, STATEMENTS[0] | {"year": "2099"}],
        book=replace(BOOK, form_years=frozenset({"2099"})),
    )
    assert kept.key(later) == kept.key(QUESTION)


def test_what_is_decided_of_another_year_asks_nothing_again():
    """A correction reaches no further than its own year."""
    other: Row = {
        "decision": "corrected",
        "observation": "contacts.total.all.all_cases.1999.count.persons",
        "findings": "",
    }
    assert kept.key(replace(QUESTION, decisions=[other])) == kept.key(QUESTION)
    named: Row = other | {"findings": f"{YEAR}-contacts-0123abcd"}
    assert kept.key(replace(QUESTION, decisions=[named])) != kept.key(QUESTION)


def test_other_code_or_another_solver_makes_another_question(monkeypatch):
    """What an earlier version of the audit answered is not asked for."""
    before = kept.key(QUESTION)
    monkeypatch.setattr(kept, "code", lambda: "changed")
    assert kept.key(QUESTION) != before


def test_only_the_newest_answers_are_kept(memory):
    """The folder does not grow for ever."""
    memory.mkdir()
    for number in range(MOST + 3):
        (memory / f"{number}.json").touch()
    answer(memory)
    assert len(list(memory.iterdir())) == MOST


def test_what_is_asked_for_again_is_not_the_one_to_forget(memory):
    """A year that does not change is as old as its last build, not as its first."""
    answer(memory)
    (known,) = memory.iterdir()
    os.utime(known, (0, 0))
    answer(memory)
    assert known.stat().st_mtime > 0


def test_a_folder_that_cannot_be_written_costs_time_only(memory, asked):
    """As on a disk that is full."""
    memory.touch()
    assert answer(memory) == answer(memory)


def test_a_small_count_that_is_refused_is_never_kept(tmp_path, memory):
    """It has to be hidden, and is on no disk but in the file that people wrote."""
    rows = figure(value="420"), figure(value="3", population="children")
    folder = hand_folder(tmp_path / "package", y2025=figures_csv(*rows))
    write_disclosure(folder, already_public=[])
    with pytest.raises(Refused):
        building.build(folder)
    assert not memory.exists()


def test_what_is_published_is_worked_out_anew(tmp_path, memory, asked):
    """A check is answered from memory; the one before anything is published is not."""
    folder = hand_folder(tmp_path / "package", y2025=figures_csv(figure(value="420")))
    building.build(folder)
    assert len(asked) == 1
    assert building.check(folder) == []
    assert len(asked) == 1
    assert building.check(folder, anew=True) == []
    assert len(asked) == 2
