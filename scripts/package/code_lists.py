"""The code lists as a codebook, and their checks that a schema cannot say: wholes and parts that make sense, none in itself."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from string import Formatter

import pandas as pd

from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem, suggestion
from scripts.ground.roles import WHOLES
from scripts.ground.scopes import ALL
from scripts.package.tables import all_records

SENTENCES = ("predicate_sv", "predicate_en")  # the site puts the number into those with a blank


def to_codebook(codes: Mapping[str, pd.DataFrame], statements: Iterable[Row] = ()) -> Codebook:
    """The codebook of code lists that are sound. `statements`: all figures, which tell what years a form is the source of."""
    return read_codebook(all_records(codes) | {"statements": list(statements)})


def check_code_lists(codes: Mapping[str, pd.DataFrame], paths: Mapping[str, str]) -> list[Problem]:
    """Every such problem in the code lists that could be read. `paths`: table name -> its file."""
    problems: list[Problem] = []
    if {"sums", "populations", "vocabulary"} <= set(codes):
        scopes = codes["vocabulary"].loc[codes["vocabulary"]["list"] == "scope", "code"]
        known = {"population": codes["populations"]["population"].tolist(), "scope": scopes.tolist()}
        problems += check_sums(codes["sums"], known, paths["sums"])
        problems += check_scopes(codes["vocabulary"], codes["sums"], paths["vocabulary"])
    if "categories" in codes:
        problems += check_categories(codes["categories"], paths["categories"])
        problems += check_sentences(codes["categories"], paths["categories"])
    if {"pairs", "indicators", "categories"} <= set(codes):
        problems += check_pairs(codes["pairs"], codes["categories"], paths["pairs"])
        problems += check_named(codes["pairs"], {"others": subjects(codes)}, paths["pairs"])
    if {"accounts", "recommendations", "indicators", "categories"} <= set(codes):
        named = {"bears_on": subjects(codes), "demands": {*codes["recommendations"]["recommendation"]}}
        problems += check_named(codes["accounts"], named, paths["accounts"])
    if {"rules", "vocabulary", "populations", "notes"} <= set(codes):
        problems += check_reading_rules(codes["rules"], codes_of_classes(codes), paths["rules"])
    if "helplines" in codes:
        problems += check_helplines(codes["helplines"], paths["helplines"])
    return problems


def check_sums(frame: pd.DataFrame, known: Mapping[str, list[str]], file: str) -> list[Problem]:
    """Wholes and parts are known codes of their dimension, a split has two parts or more, and none is in itself."""
    problems = []
    for dimension, rows in frame.groupby("dimension", sort=False):
        codes = known.get(str(dimension), [])
        for column in ("whole", "part"):
            for row, code in rows.loc[~rows[column].isin(codes), [column]].itertuples(name=None):
                problems.append(Problem(file, int(row), column, "unknown_code", code, suggestion(code, codes)))
        for (_, split), parts in rows.groupby(["whole", "split"], sort=False):
            if len(parts) < 2:
                problems.append(Problem(file, int(parts.index[0]), "split", "split_alone", str(split)))
        problems += circles(zip(rows.index, rows["whole"], rows["part"], strict=True), "part", file)
    return problems


def check_scopes(vocabulary: pd.DataFrame, sums: pd.DataFrame, file: str) -> list[Problem]:
    """Each selection of cases is a part of all cases: else nobody knows that what is left beside it is a count too."""
    parts = {*sums.loc[sums["dimension"] == "scope", "part"], ALL}
    scopes = vocabulary.loc[vocabulary["list"] == "scope", ["code"]]
    return [
        Problem(file, int(row), "code", "scope_unsummed", code)
        for row, code in scopes.itertuples(name=None)
        if code not in parts
    ]


def check_categories(frame: pd.DataFrame, file: str) -> list[Problem]:
    """No category is its own parent, directly or through others, and an indicator has one whole of each kind."""
    problems = []
    columns = zip(frame.index, frame["indicator"], frame["parent"], frame["category"], frame["role"], strict=True)
    own: dict[str, list[tuple[int, str, str, str]]] = {}
    for row, indicator, *cells in columns:
        own.setdefault(indicator, []).append((int(row), *cells))
    for indicator, rows in own.items():
        problems += circles([(row, parent, category) for row, parent, category, _ in rows if parent], "category", file)
        for role in WHOLES:
            doubled = [row for row, _, _, mine in rows if mine == role][1:]
            problems += [Problem(file, row, "role", "whole_doubled", role, indicator) for row in doubled]
    return problems


def check_pairs(frame: pd.DataFrame, categories: pd.DataFrame, file: str) -> list[Problem]:
    """The answer of a pair's own indicator is there."""
    known = answers(categories)
    return [
        Problem(
            file, int(row), "category", "unknown_code", category, suggestion(f"{indicator}.{category}", sorted(known))
        )
        for row, indicator, category in frame[["indicator", "category"]].itertuples(name=None)
        if category and f"{indicator}.{category}" not in known
    ]


def check_named(frame: pd.DataFrame, known: Mapping[str, Collection[str]], file: str) -> list[Problem]:
    """Each name in the columns that hold several, with spaces between, is one of those that are `known`."""
    return [
        Problem(file, int(row), column, "unknown_code", one, suggestion(one, sorted(names)))
        for column, names in known.items()
        for row, listed in frame[[column]].itertuples(name=None)
        for one in listed.split()
        if one not in names
    ]


def codes_of_classes(codes: Mapping[str, pd.DataFrame]) -> dict[str, set[str]]:
    """The class of a rule of reading -> the codes that it may name; a class that is not here is of all of its codes."""
    vocabulary = codes["vocabulary"]
    listed = {
        name: {*vocabulary.loc[vocabulary["list"] == name, "code"]} for name in ("role", "measure", "unit", "producer")
    }
    return {**listed, "population": {*codes["populations"]["population"]}, "note": {*codes["notes"]["note"]}}


def check_reading_rules(frame: pd.DataFrame, known: Mapping[str, Collection[str]], file: str) -> list[Problem]:
    """A rule that forbids looks at a class, and names codes of that class; one that computes a value does neither."""
    half = (frame["forbids"] == "") != (frame["reading_class"] == "")
    unknown = [
        Problem(file, int(row), "codes", "unknown_code", one, suggestion(one, sorted(known.get(looked_at, ()))))
        for row, looked_at, listed in frame[["reading_class", "codes"]].itertuples(name=None)
        for one in listed.split()
        if one not in known.get(looked_at, ())
    ]
    return [
        Problem(file, int(row), "", "rule_half", name) for row, name in frame.loc[half, ["rule"]].itertuples(name=None)
    ] + unknown


def subjects(codes: Mapping[str, pd.DataFrame]) -> set[str]:
    """What a row may be about: an indicator, or an answer of one as indicator.answer."""
    return {*codes["indicators"]["indicator"]} | answers(codes["categories"])


def answers(categories: pd.DataFrame) -> set[str]:
    """Every answer as indicator.answer."""
    return {f"{one}.{answer}" for one, answer in categories[["indicator", "category"]].itertuples(index=False)}


def unread_indicators(codes: Mapping[str, Sequence[Row]]) -> list[Problem]:
    """A notice for each indicator that is asked for and that nobody has put beside another, as a pair or in a relation."""
    pairs = [(row["indicator"], *(one.partition(".")[0] for one in row["others"].split())) for row in codes["pairs"]]
    read = {name for pair in pairs for name in pair} | {row["indicator"] for row in codes["relations"]}
    new = (row["indicator"] for row in codes["indicators"] if row["measurement_point"] and row["indicator"] not in read)
    return [Problem("codes/pairs.csv", 0, "", "notice_indicator_unread", name) for name in new]


def check_sentences(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Every predicate that is a sentence of its own can be filled with its number."""
    return [
        Problem(file, int(row), column, "predicate_blanks", text, "{} / {number}")
        for column in SENTENCES
        for row, text in frame[[column]].itertuples(name=None)
        if not can_be_filled(text)
    ]


def can_be_filled(text: str) -> bool:
    """Whether a sentence has `{}` once at most, no blank but it and `{number}`, and no brace alone."""
    try:
        parts = [*Formatter().parse(text)]
    except ValueError:  # a brace alone
        return False
    names = [name for _, name, _, _ in parts if name is not None]
    plain = not any(spec or how for _, _, spec, how in parts)
    return plain and names.count("") <= 1 and set(names) <= {"", "number"}


def check_helplines(frame: pd.DataFrame, file: str) -> list[Problem]:
    """A row is confirmed by somebody on a day, or not at all; and a number says where it stands."""
    unsourced = (frame["phone"] != "") & (frame["phone_source"] == "")
    half = (frame["confirmed_by"] == "") != (frame["confirmed_on"] == "")
    return [
        Problem(file, int(row), "", kind, name)
        for kind, wrong in (("helpline_half", half), ("helpline_unsourced", unsourced))
        for row, name in frame.loc[wrong, ["helpline"]].itertuples(name=None)
    ]


def circles(rows: Iterable[tuple[int, str, str]], column: str, file: str) -> list[Problem]:
    """One problem for each row (line, whole, part) that closes a circle with the rows above it. `column`: that of the part."""
    problems = []
    inside: dict[str, set[str]] = {}
    for row, outer, inner in rows:
        if outer in reached(inner, inside):
            problems.append(Problem(file, int(row), column, "part_of_itself", inner))
        else:
            inside.setdefault(outer, set()).add(inner)
    return problems


def reached(start: str, inside: Mapping[str, set[str]]) -> set[str]:
    """The code itself and everything that lies inside it."""
    found, waiting = {start}, [start]
    while waiting:
        fresh = inside.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found
