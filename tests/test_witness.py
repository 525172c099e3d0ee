"""Invented people who agree with what is published and leave open what is hidden, and what adding them up tells of a wrong one."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path
from random import Random

import pytest

from scripts.__main__ import main
from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.releases import ARCHIVE_FILE, FOLDER, SITE_FILE, read_release
from scripts.ground.tables import to_csv
from scripts.ground.zipping import zipped
from scripts.guard.questionnaire.adding_up import PublishedForm, check_witness, not_shown, published_of
from scripts.guard.questionnaire.declaration import SEVERAL, Form, FormCell, Question
from scripts.guard.questionnaire.invented import (
    ALL,
    COLUMNS,
    SAID,
    GivenAnswer,
    GivenAnswers,
    Invented,
    Somebody,
    labelled,
    read_answers,
    read_csv,
    to_rows,
    written,
)
from scripts.guard.questionnaire.tracks import READINGS, Railway, grouped, railways
from scripts.guard.questionnaire.witness import said, witness
from scripts.guard.questionnaire.witnesses import check_witnesses, still_right, witnesses
from scripts.site.exports.archive import archive, archive_files
from tests.form_relations import FORM as REAL
from tests.frozen_years import FORMS as YEARS
from tests.frozen_years import OF_OTHERS, PRINTED
from tests.frozen_years import folder as frozen_folder
from tests.frozen_years import package as frozen_package
from tests.rows import to_row
from tests.tiny_forms import fact, form, row, to_cell, to_cells

NEEDS = row(
    "need", "food rent", "any_number", answered_by="some", counts="total=answered answers=each few=2+ every=all"
)
HELP = row("help", "food rent", "any_number", answered_by="some", counts="several=2+", only_if="each: need.same")
FORMS = row("kind", "a b*", "one_or_more", counts="total=answered answers=each several=2+")
BOTH_ROWS = (row("q", "a b c"), FORMS)
BOTH = form(*BOTH_ROWS)


def published(shown: str, hidden: str = "", need: int = 3) -> PublishedForm:
    """Cells that are shown, and cells that are hidden."""
    return PublishedForm(to_cells(shown), [to_cell(one) for one in hidden.split()], need)


def to_text(rows: list[Invented]) -> str:
    return to_csv(COLUMNS, to_rows(rows)).decode("utf-8")


HALF = published("q.total 20, q.a 11, kind.total 20, kind.answers 31", "q.b q.c kind.several")


def made(of: Form = BOTH, what: PublishedForm = HALF) -> list[Invented]:
    return witness(of, what)


def told(rows: list[Invented], of: Form = BOTH, what: PublishedForm = HALF) -> set[str]:
    return {one.kind for one in check_witness(to_text(rows), of, what, "protection.csv")}


@pytest.mark.parametrize(
    ("of", "what"),
    [
        (BOTH, HALF),
        (BOTH, published("kind.total 1, kind.answers 60", "kind.b", need=1)),
        (BOTH, published("kind.total 2, kind.a 0, kind.answers 199, kind.b 199, q.a 1", "q.b", need=1)),
        (form(NEEDS, HELP), published("need.total 30, need.food 9, help.food 12", "need.every help.rent need.few")),
        (form(row("q", "x+r.a(b _) y")), published("q.total 9", "r.a q.y q.b")),
        (
            form(row("q", "a~ no!?", "one_or_more", counts="total=answered answers=each")),
            published("q.total 9", "q.no"),
        ),
        (form(row("q", "a b"), facts=[fact("q.a", "never 1")]), published("q.total 9", "q.a")),
    ],
)
def test_a_witness_adds_up_to_what_is_published_and_leaves_open_what_is_hidden(of, what):
    """Whatever marks the answers have."""
    rows = made(of, what)
    assert rows
    assert told(rows, of, what) == set()


def observations(hidden: str, **counts: int) -> list[Row]:
    """The rows of a package with these counts of `q`; of the hidden ones it has no number."""
    usual = {"indicator": "q", "population": "all", "year": "2026", "measure": "count", "scope": "all_cases"}
    return [
        to_row(
            usual
            | {"category": code, "within_indicator": ""}
            | {"obs_status": "Q" if code in hidden else "A", "qualifier": "" if code in hidden else "exact"}
            | {"value": "" if code in hidden else str(number)}
        )
        for code, number in counts.items()
    ]


def test_it_is_made_of_what_is_published_alone():
    """Two true years with the same published figures have the same file, to the byte."""
    one, other = observations("bc", total=20, a=11, b=4, c=5), observations("bc", total=20, a=11, b=7, c=2)
    files = {to_text(made(what=published_of(rows, BOTH, "2026", 3))) for rows in (one, [*other, *other[:1]])}
    assert files == {to_text(made(what=published("q.total 20, q.a 11", "q.b q.c")))}
    assert published_of(one, BOTH, "2025", 3).shown == {}


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda one: replace(one, people=one.people + 1), "witness_sum"),
        (lambda one: replace(one, answers="q: a b"), "witness_answers"),
        (lambda one: replace(one, answers="q: d"), "witness_answers"),
        (lambda one: replace(one, answers="0"), "witness_answers"),
        (lambda one: replace(one, answers="q: a; kind: a"), "witness_joined"),
        (lambda one: replace(one, answers="q a"), "witness_unread"),
        (lambda one: replace(one, group="gone"), "witness_unread"),
        (lambda one: replace(one, kind="adults_"), "witness_unread"),
        (lambda one: replace(one, reading="twice"), "witness_unread"),
        (lambda one: replace(one, people=0), "witness_unread"),
        (lambda one: replace(one, counted="q.b.all"), "witness_counted"),
    ],
)
def test_a_changed_row_is_told(change, kind):
    """One person too many, answers that nobody can give, questions of two groups, what cannot be read."""
    rows = made()
    place = next(number for number, one in enumerate(rows) if one.answers == "q: a")
    assert kind in told([*rows[:place], change(rows[place]), *rows[place + 1 :]])


def test_one_person_too_many_whom_no_line_counts_is_told():
    """As many people answer each group of questions, be it with nothing."""
    of, what = form(row("q", "a"), row("r", "x", answered_by="some")), published("q.total 9, r.total 4")
    rows = made(of, what)
    more = [replace(one, people=one.people + (one.answers == "0")) for one in rows]
    assert more != rows
    assert told(more, of, what) == {"witness_people"}


def test_a_changed_figure_is_told():
    """The published one, for which the people no longer add up."""
    other = replace(HALF, shown={**HALF.shown, to_cell("q.a"): 12})
    assert told(made(), what=other) == {"witness_sum"}


def test_a_hidden_count_with_one_value_fewer_than_promised_is_told():
    """Whichever table is left out, some count is shown at too few values, or another table stands for it."""
    rows = made()
    assert told([one for one in rows if one.table <= HALF.need - 1]) == {"witness_few"}
    assert told(rows, what=replace(HALF, need=9)) == {"witness_few"}


def test_a_hidden_count_of_nobody_is_told():
    """What is hidden is somebody."""
    assert told(made(what=published("q.total 20, q.a 20, q.b 0")), what=published("q.total 20, q.a 20", "q.b", 1)) == {
        "witness_few",
        "witness_sum",
    }


def test_a_count_that_a_fact_refuses_is_told():
    """A named country is never one person."""
    what = published("q.total 5, q.a 1")
    assert told(made(what=what), form(*BOTH_ROWS, facts=[fact("q.a", "never 1")]), what) == {"witness_fact"}
    assert told(made(what=what), form(*BOTH_ROWS, facts=[fact("q.b", "at_most 1")]), what) == {"witness_fact"}


def test_each_row_says_that_it_describes_nobody():
    """A row that is carried elsewhere says so still, and a file without is none."""
    lines = to_text(made()).splitlines()
    assert lines[0].startswith('"påhittad, beskriver ingen",')
    assert all(line.startswith(f'"{SAID}",') for line in lines[1:])
    assert told_of("\n".join(lines[1:])) == {"witness_unread"}
    assert told_of(to_text([])) == {"witness_unread"}
    assert told_of(to_text(made()).replace(SAID, "")) == {"witness_unread"}


def told_of(text: str) -> set[str]:
    """The kinds of what is wrong with a file."""
    return {one.kind for one in check_witness(text, BOTH, HALF, "protection.csv")}


def test_a_row_is_read_as_it_was_written():
    """With lines, for the messages."""
    rows = sorted(made())
    assert [one for _, one in read_csv(to_text(rows))] == rows
    assert [line for line, _ in read_csv(to_text(rows))] == [*range(2, len(rows) + 2)]


@pytest.mark.parametrize(
    ("counts", "sets", "missing"),
    [
        ("need.food 0, need.rent 0, need.every 3, need.answers 3", {"once"}, ["none", "each"]),
        ("need.food 4, need.rent 4, need.answers 10", {"once", "each"}, ["none"]),
        ("need.food 4, need.rent 4, need.every 0, need.answers 8", {"none"}, []),
        ("need.food 1, need.rent 0, need.every 0, need.answers 3", set(), ["none"]),
    ],
)
def test_there_is_a_set_for_each_possible_reading_and_the_others_are_named(counts, sets, missing):
    """Where nobody ticked "all of the above" there is but one."""
    of = form(row("need", "food rent", "any_number", counts="answers=each every=all"))
    what = published(counts)
    rows = made(of, what)
    assert {one.reading for one in rows} == sets
    assert not_shown(to_text(rows), of, what) == missing


def test_what_people_take_for_granted_holds_of_the_invented_too_where_it_can():
    """A reader who believes it finds as many values. Each group of questions stands by itself again."""
    of = form(row("q", "a b"), row("r", "c d"), granted=["r.c <= q.a"])
    rows = made(of, published("q.total 9, r.total 9", "q.a q.b r.c"))
    counts = {(one.table, one.answers): one.people for one in rows if one.kind == "adults"}
    tables = {one.table for one in rows}
    assert all(counts.get((one, "r: c"), 0) <= counts.get((one, "q: a"), 0) for one in tables)
    assert {one.answers for one in made(of, published("q.a 2, q.b 4", "r.c"))} == {"q: a", "q: b", "r: c", "r: d"}
    assert made(of, published("q.a 2, r.c 3, r.d 3"))


def test_a_choice_is_called_by_as_many_codes_as_tell_it_from_the_others():
    """Other countries are in several parts of the world."""
    of = form(row("q", "x+r.asia(c other) y+r.europe(other) z(_) _"))
    assert [*labelled(of.questions[0])] == ["c", "r.asia+other", "r.europe+other", "z", "_"]


@pytest.mark.parametrize("text", ["0", "q: 0", "q: a", "q: a b*12 c?; r/s: x.y+z*3?"])
def test_answers_are_read_as_they_are_written(text):
    """In one way."""
    answers = read_answers(text)
    assert answers is not None
    assert written(answers) == text


@pytest.mark.parametrize("text", ["", "q", "q: ", "q: a; q: b", "q: a*0", "q: a**", "q: a  b"])
def test_answers_that_cannot_be_read_are_none(text):
    """And no guess."""
    assert read_answers(text) is None


def walked(railway: Railway, random: Random) -> tuple[GivenAnswers, Counter[FormCell]]:
    """What somebody answers who takes tracks by chance, and what the tracks count."""
    station, way, counted = 0, [], Counter[FormCell]()
    while station != railway.last:
        way.append(random.choice([number for number, one in enumerate(railway.tracks) if one.start == station]))
        counted.update(railway.tracks[way[-1]].move.counts)
        station = railway.tracks[way[-1]].end
    return said(railway, way, {}), counted


@pytest.mark.parametrize("reading", READINGS)
def test_whoever_walks_along_the_tracks_can_answer_so_and_is_counted_so(reading):
    """The rows are read twice, as tracks and as one person's answers: both say the same of every question of the form."""
    random = Random(1)
    for railway in railways(REAL, reading):
        questions = [one for one in REAL.questions if one.name in railway.questions]
        for _ in range(20):
            answers, counted = walked(railway, random)
            assert Somebody(railway.kind, questions, answers, reading).counted() == counted


def every_way(railway: Railway, station: int = 0, way: tuple[int, ...] = ()) -> Iterator[str]:
    """All that can be answered on the tracks."""
    if station == railway.last:
        yield written(said(railway, [*way], {}))
    for number, one in enumerate(railway.tracks):
        if one.start == station:
            yield from every_way(railway, one.end, (*way, number))


def every_answer(question: Question) -> list[tuple[GivenAnswer, ...] | None]:
    """All that somebody could write, allowed or not."""
    one = [
        GivenAnswer(label, times, counted)
        for label, choice in labelled(question).items()
        for times in ((1,) if SEVERAL in choice.marks else (1, 2))
        for counted in (True, False)
    ]
    one += [GivenAnswer(ALL)]
    return [None, (), *((each,) for each in one), *combinations(one, 2)]


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize(
    "of",
    [
        BOTH,
        form(NEEDS, HELP),
        form(row("q", "a b"), row("r", "c d", answered_by="if:q.a")),
        form(row("q", "a~ no!?", "one_or_more", counts="total=answered answers=each")),
        form(row("q", "a! b*", "any_number", counts="every=all both=a&b")),
    ],
)
def test_nothing_else_can_be_answered_than_what_the_tracks_have(of, reading):
    """Of all that could be written in two answers each."""
    for railway in railways(of, reading):
        questions = next(
            some for some in grouped(of.asked(railway.kind), False) if some[0].name == railway.questions[0]
        )
        on_tracks = {one for one in every_way(railway) if max(map(len, (read_answers(one) or {"": ()}).values())) < 3}
        could = [
            {one.name: given for one, given in zip(questions, some, strict=True) if given is not None}
            for some in product(*map(every_answer, questions))
        ]
        allowed = {
            written(one) for one in could if Somebody(railway.kind, questions, one, reading).counted() is not None
        }
        assert {in_order(one) for one in allowed} == {in_order(one) for one in on_tracks}


def in_order(text: str) -> str:
    """Answers in the order of the alphabet."""
    answers = read_answers(text) or {}
    return written({name: tuple(sorted(given, key=str)) for name, given in answers.items()})


@pytest.mark.parametrize("name", YEARS)
def test_the_witness_of_a_whole_year_adds_up_in_its_folder_and_in_its_archive(name, tmp_path):
    """As whoever has downloaded it checks it, with nothing but what is published."""
    package = frozen_package(name)
    (tmp_path / "data.zip").write_bytes(archive(package))
    told = [*check_witnesses(package, 5)]
    assert package.witnesses == ["protection-2026"]
    assert package.files["data/protection-2026.csv"].decode().startswith('"påhittad, beskriver ingen",')
    assert {one.kind for one in told} <= {"notice_witness_reading", "notice_witness_uncounted"}
    inside = archive_files(package).items()
    assert [path for path, data in inside if SAID.encode() in data] == ["data/protection-2026.csv"]
    assert main(["check-witness", str(tmp_path / "data.zip")]) == 0


def test_a_release_with_a_witness_is_one_of_ours(tmp_path):
    """Its files have names that a release may have, in both ZIPs."""
    package = frozen_package("platform")
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / ARCHIVE_FILE.format(package.version)).write_bytes(archive(package))
    (tmp_path / FOLDER / SITE_FILE.format(package.version)).write_bytes(zipped(package.files))
    assert read_release(tmp_path, package.version).package.witnesses == package.witnesses


@pytest.mark.parametrize("name", OF_OTHERS)
@pytest.mark.slow(
    "years that somebody else has drawn", "test_the_witness_of_a_whole_year_adds_up_in_its_folder_and_in_its_archive"
)
def test_the_witness_of_a_year_that_others_have_drawn_adds_up(name):
    """With more people, of whom more is hidden."""
    assert {one.kind for one in check_witnesses(frozen_package(name), 5)} <= {"notice_witness_reading"}


def changed_number(folder: Path) -> None:
    """A published figure is another in the downloaded tables."""
    observations = folder / "data/observations.csv"
    told = observations.read_text(encoding="utf-8")
    changed = re.sub(r"(,2026,,count,)20,20,20,printed", r"\g<1>21,21,21,printed", told, count=1)
    assert changed != told
    observations.write_text(changed, encoding="utf-8")


def one_person_more(folder: Path) -> None:
    """The last row has a person more."""
    file = folder / "data/protection-2026.csv"
    people, _, counted = file.read_text(encoding="utf-8").removesuffix("\n").rpartition(",")
    first, _, number = people.rpartition(",")
    file.write_text(f"{first},{int(number) + 1},{counted}\n", encoding="utf-8")


def one_value_fewer(folder: Path) -> None:
    """Without the last table, which was needed for one of the hidden counts."""
    file = folder / "data/protection-2026.csv"
    rows = [one for _, one in read_csv(file.read_text(encoding="utf-8")) if one]
    last = max((one.reading, one.table) for one in rows)
    file.write_bytes(to_csv(COLUMNS, to_rows(one for one in rows if (one.reading, one.table) != last)))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (changed_number, "but 21 is published"),
        (one_person_more, "As many people answer each group"),
        (one_value_fewer, "must be able to be at least 5 numbers"),
    ],
)
def test_what_is_changed_on_the_way_is_refused(change, said, tmp_path, capsys):
    """One number, one person too many, a hidden count at a number fewer than is promised; what nobody changed is right."""
    folder = tmp_path / "small"
    shutil.copytree(frozen_folder("platform"), folder)
    assert main(["check-witness", str(folder)]) == 0
    change(folder)
    assert main(["check-witness", "--lang", "en", str(folder)]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.slow("two builds", "test_a_witness_adds_up_to_what_is_published_and_leaves_open_what_is_hidden")
def test_a_witness_that_lies_there_stays_while_it_is_right():
    """Another processor may have found other tables, or the same in another order: no build calls them stale."""
    package = frozen_package("platform")
    told = package.tables, read_codebook(package.tables), 5
    file, (year,) = "data/protection-2026.csv", (made := witnesses(*told)[0])
    turned = to_rows(replace(one, table=99 - one.table) for _, one in read_csv(package.files[file].decode()) if one)
    assert turned != made[year]
    for lies, stays in ((turned, turned), (turned[1:], made[year])):
        assert witnesses(*told, {file: to_csv(COLUMNS, lies)})[0] == {year: stays}


def test_a_witness_stays_only_while_no_reading_is_missing():
    """A set less proves less. A reading that is impossible is missed by nobody."""
    of = form(row("need", "food rent", "any_number", counts="answers=each every=all"))
    what = published("need.food 4, need.rent 4, need.answers 10")
    rows = made(of, what)
    assert still_right(to_text(rows).encode(), of, what, "protection.csv") == to_rows(rows)
    less = [one for one in rows if one.reading != "each"]
    assert still_right(to_text(less).encode(), of, what, "protection.csv") == []


def test_a_package_without_its_witness_is_told():
    """And one without hidden counts of a form has none."""
    package = frozen_package("platform")
    bare = replace(package, files={path: data for path, data in package.files.items() if "protection" not in path})
    assert [one.kind for one in check_witnesses(bare, 5)] == ["witness_missing"]
    assert frozen_package(PRINTED).witnesses == []
    assert [*check_witnesses(frozen_package(PRINTED), 5)] == []


def test_a_year_that_nobody_can_be_invented_for_is_told_and_gets_no_file():
    """Its numbers cannot be: the build stops at the figures of the year, and says which of them and by which question."""
    package = frozen_package("platform")
    other = [
        {**row, "value": "1"} if row["value"] and row["year"] == "2026" else row for row in package.rows("observations")
    ]
    found, problems = witnesses({**package.tables, "observations": other}, read_codebook(package.tables), 5)
    assert found == {}
    (problem,) = problems
    assert (problem.kind, problem.file, bool(problem.found and problem.hint)) == (
        "form_impossible",
        "figures/2026.csv",
        True,
    )
