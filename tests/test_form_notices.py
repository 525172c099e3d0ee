"""What the build says of the form beside the code lists, in the worlds of `cases/world_notices.txt`."""

import csv
import re
from textwrap import dedent

from scripts.guard.questionnaire.form_rows import DeclaredForm, check_declared
from scripts.package.sources import codelists, hand_part
from scripts.package.validation.table import try_table
from scripts.paths import ROOT
from tests.audits import SOURCES
from tests.rows import lines_of, to_row
from tests.tiny_forms import PEOPLE, question, row
from tests.world_book import worlds


def answer(name, role="part", **more):
    """A row of the code list, asked for still."""
    indicator, category = name.split(".")
    usual = dict.fromkeys(("parent", "parts_complete", "country", "region", "eu", "last_year"), "")
    texts = {"label_sv": f"Svar {category}", "label_en": category, "predicate_sv": "", "predicate_en": ""}
    return to_row(usual | texts | {"indicator": indicator, "category": category, "role": role, "order": "1"} | more)


COLUMNS = [*PEOPLE]


def notices(answers, form, new, figures):
    """Each notice, and the cells of the rows to be written. `figures`: each with its year."""
    asked = {"measurement_point": "1", "first_year": "2030", "answers": "one", "population": "adults"}
    asked |= {"unit": "persons", "base_indicator": ""}
    names = ["q", "n"] if new else ["q"]
    listed = [answer("q.a"), answer("q.b"), answer("q.total", "whole_persons", order="5"), *answers]
    codes = {
        "indicators": lines_of(*(to_row(asked | {"indicator": name}) for name in names)),
        "categories": lines_of(*listed),
        "form": lines_of(PEOPLE, *form),
        "pairs": {},
        "relations": {},
    }
    told = [dict(zip(("indicator", "category", "year"), one.split("."), strict=True)) for one in figures.split()]
    found = DeclaredForm(codes, [to_row(one) for one in told], COLUMNS).notices()
    written = [dict(zip(COLUMNS, *csv.reader([one.hint[1:]]), strict=True)) for one in found if one.hint[:1] == "\n"]
    return [f"{one.file} {one.row} {one.column} {one.kind} {one.found}" for one in found], written


def listed(text):
    """An answer as a world has it: `q.new`, `q.x rest [label_sv Vet inte]`."""
    found = re.fullmatch(r"(\S+)(?: (\w+))?(?: \[(.*)\])?", text)
    assert found, text
    name, role, more = found.groups("")
    return answer(name, role or "part", **dict(one.split(" ", 1) for one in more.split("; ") if one))


def as_question(cells):
    """A row of the form as a world has it: what is as usual is not said."""
    usual = row(cells["form_question"], cells["choices"])
    more = "; ".join(f"{name} {text}" for name, text in cells.items() if name in usual and usual[name] != text and text)
    return f"{cells['form_question']} {cells['choices']}" + f" [{more}]" * bool(more)


@worlds("world_notices", "notices")
def test_what_is_told_of_a_form_beside_the_code_lists_in_a_world(world):
    form = [question(one) for one in world.names("form") or ["q a b"]]
    answers = [listed(one) for one in world.names("answers")]
    told, written = notices(answers, form, world.has("new"), world.part("figures") or "q.a.2030 q.b.2030")
    written = [{name: text for name, text in one.items() if not name.startswith("why_")} for one in written]
    assert " / ".join([*told, *map(as_question, written)]) == world.told


def test_the_rows_of_the_guide_are_without_fault_and_the_build_shows_the_third():
    """Whoever has never done it copies them as they stand."""
    guide = (ROOT / ".github/guides/question.md").read_text(encoding="utf-8")
    blocks = map(dedent, re.findall(r"(?ms)```csv\n(.*?)```", guide))
    columns = SOURCES.settings.tables["form"].columns
    codes, figures = {**SOURCES.codes}, [row for lines in SOURCES.figures.values() for row in lines.values()]
    for name, block in zip(("indicators", "categories", "form"), blocks, strict=True):
        table = hand_part(SOURCES.settings.tables[name])
        told = [one.hint for one in DeclaredForm(codes, figures, columns).notices() if one.found == "own_lawyer"]
        rows, problems = try_table(f"{','.join(table.columns)}\n{block}".encode(), table, codelists(codes), name, False)
        assert problems == []
        codes[name] = {**codes[name], **{line + 9999: one for line, one in (rows or {}).items()}}
    assert told[0].strip().split(",")[:7] == block.split(",")[:7]


ANSWERS = {
    "a": ("part", "Egen jurist", "Own lawyer"),
    "no": ("part", "Inget av dem", "Other"),
    "none": ("part", "Annat", "None of them"),
    "north": ("part", "Ingenjör", "Northern"),
    "nobody": ("nobody", "Varken eller", "Neither"),
    "total": ("whole_persons", "Inga undantag", "No exception"),
}


def faults(*form, answers="several", first_year="2025"):
    """(line, column, kind, found, hint) of what is told of a form with the question q."""
    texts = ("category", "role", "label_sv", "label_en")
    listed = [dict(zip(texts, (code, *said), strict=True)) for code, said in ANSWERS.items()]
    codes = {
        "form": lines_of(PEOPLE, *form),
        "categories": lines_of(*(to_row({"indicator": "q"} | one) for one in listed)),
        "indicators": lines_of(to_row({"indicator": "q", "answers": answers, "first_year": first_year})),
        "populations": lines_of(*(to_row({"population": one}) for one in ("all", "adults", "children"))),
    }
    return [(one.row, one.column, one.kind, one.found, one.hint) for one in check_declared(codes, "codes/form.csv")]


@worlds("world_notices", "declared")
def test_what_a_form_declares_otherwise_than_the_code_lists_in_a_world(world):
    found = faults(*map(question, world.names("form")), **dict(one.split() for one in world.names("indicator")))
    assert " / ".join(" ".join(map(str, one)) for one in found) == world.told
