"""What code lists must say and no schema can: wholes and parts that make sense, none in itself; names that there are."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from string import Formatter

from scripts.ground.codes import ALL, WHOLES
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.declared import NOTED, OF_ALL
from scripts.ground.organisations import PUBLIC, public
from scripts.ground.problems import Problem, suggestion
from scripts.ground.tables import Lines, records
from scripts.guard.api import FORM_CHECKS
from scripts.package.validation.claims import check_answers, check_claims, check_confirmed

SENTENCES: tuple[Column, ...] = ("predicate_sv", "predicate_en")  # the site puts the number into those with a blank
# kind of a declared relation -> fewest and most terms
TERMS = {
    "population_size": (0, 0),
    "same": (1, 1),
    "mean": (2, 2),
    "at_least_rest": (2, 99),
    NOTED: (2, 99),
    OF_ALL: (2, 99),
    "sum": (2, 99),
    "within": (1, 99),
    "among": (1, 99),
    "any_of": (2, 99),
}
Codes = Mapping[str, Lines]


def check_code_lists(codes: Codes, paths: Mapping[str, str]) -> list[Problem]:
    """Every such problem in the code lists that could be read. `paths`: table name -> its file."""
    return [*check_places(codes, paths)] + [
        problem
        for table, (others, check) in CHECKS.items()
        if {table, *others} <= set(codes)
        for problem in check(codes, paths[table])
    ]


def check_places(codes: Codes, paths: Mapping[str, str]) -> Iterator[Problem]:
    """A place in a source is the heading of a section, and no sentence of it, in whatever list it stands."""
    for table, rows in codes.items():
        for line, row in rows.items():
            if row.get("place", "").endswith("."):
                yield Problem(paths[table], line, "place", "place_sentence", row["place"])


def check_relations(codes: Codes, file: str) -> Iterator[Problem]:
    """Each relation has one result, first, and as many terms as its kind needs; its kind is the same in all its rows."""
    for (name,), rows in grouped(codes["relations"], "relation").items():
        first, *_ = rows.values()
        kinds, roles = {row["relation_kind"] for row in rows.values()}, [row["relation_role"] for row in rows.values()]
        fewest, most = TERMS.get(first["relation_kind"], (1, len(roles)))
        right = roles[0] == "result" and roles.count("result") == 1 and fewest <= len(roles) - 1 <= most
        if not right or len(kinds) > 1:
            yield Problem(file, min(rows), "relation", "relation_shape", name, first["relation_kind"])


def check_sums(codes: Codes, file: str) -> Iterator[Problem]:
    """Wholes and parts are known codes of their dimension, a split has two parts or more, and none is in itself."""
    known = {
        "population": [row["population"] for row in records(codes["populations"])],
        "scope": [row["code"] for row in records(codes["vocabulary"]) if row["list"] == "scope"],
    }
    for (dimension,), rows in grouped(codes["sums"], "dimension").items():
        there = known.get(dimension, [])
        for line, row in rows.items():
            for column, code in (("whole", row["whole"]), ("part", row["part"])):
                if code not in there:
                    yield Problem(file, line, column, "unknown_code", code, suggestion(code, there))
        for (_, split), parts in grouped(rows, "whole", "split").items():
            if len(parts) < 2:
                yield Problem(file, min(parts), "split", "split_alone", split)
        yield from circles(((line, row["whole"], row["part"]) for line, row in rows.items()), "part", file)


def check_scopes(codes: Codes, file: str) -> Iterator[Problem]:
    """Each selection of cases is a part of all cases: else nobody knows that what is left beside it is a count too."""
    parts = {row["part"] for row in records(codes["sums"]) if row["dimension"] == "scope"} | {ALL}
    for line, row in codes["vocabulary"].items():
        if row["list"] == "scope" and row["code"] not in parts:
            yield Problem(file, line, "code", "scope_unsummed", row["code"])


def check_categories(codes: Codes, file: str) -> Iterator[Problem]:
    """No category is its own parent, directly or through others, an indicator has one whole of each kind, and every predicate
    that is a sentence of its own can be filled with its number.
    """  # noqa: D205
    for (indicator,), rows in grouped(codes["categories"], "indicator").items():
        inside = ((line, row["parent"], row["category"]) for line, row in rows.items() if row["parent"])
        yield from circles(inside, "category", file)
        for role in WHOLES:
            for line in [line for line, row in rows.items() if row["role"] == role][1:]:
                yield Problem(file, line, "role", "whole_doubled", role, indicator)
    for line, row in codes["categories"].items():
        for column in SENTENCES:
            if not can_be_filled(row[column]):
                yield Problem(file, line, column, "predicate_blanks", row[column], "{} / {number} / {mean}")


def check_pairs(codes: Codes, file: str) -> Iterator[Problem]:
    """The answer of a pair's own indicator is there, and so is what the pair names."""
    known, named = answers(codes), subjects(codes)
    for line, row in codes["pairs"].items():
        own = f"{row['indicator']}.{row['category']}"
        if row["category"] and own not in known:
            yield Problem(file, line, "category", "unknown_code", row["category"], suggestion(own, sorted(known)))
        yield from unknown(line, "others", row["others"], named, file)


def check_accounts(codes: Codes, file: str) -> Iterator[Problem]:
    """What an account bears on is an indicator or an answer, and what it demands is a recommendation."""
    demands, named = {row["recommendation"] for row in records(codes["recommendations"])}, subjects(codes)
    for line, row in codes["accounts"].items():
        yield from unknown(line, "bears_on", row["bears_on"], named, file)
        yield from unknown(line, "demands", row["demands"], demands, file)
    yield from check_claims("accounts", codes, file)


def check_reading_rules(codes: Codes, file: str) -> Iterator[Problem]:
    """A rule that forbids looks at a class, and names codes of that class; one that computes a value does neither."""
    known = codes_of_classes(codes)
    for line, row in codes["rules"].items():
        if bool(row["forbids"]) != bool(row["reading_class"]):
            yield Problem(file, line, "", "rule_half", row["rule"])
        yield from unknown(line, "codes", row["codes"], known.get(row["reading_class"], ()), file)


def check_targets(codes: Codes, file: str) -> Iterator[Problem]:
    """An answer lies within the answer of another indicator, never of its own."""
    for line, row in codes["note_targets"].items():
        if row["within_indicator"] and row["within_indicator"] == row["indicator"]:
            yield Problem(file, line, "within_indicator", "part_of_itself", row["indicator"])


def check_helplines(codes: Codes, file: str) -> Iterator[Problem]:
    """A row is confirmed by somebody on a day, or not at all; a number says where it stands; the public ones are there unasked."""
    there = {row["line_kind"] for row in codes["helplines"].values() if row["phone"]}
    for kind in PUBLIC:
        if kind not in there:
            yield Problem(file, 0, "phone", "helpline_missing", kind)
    for line, row in codes["helplines"].items():
        if public(row) and (row["confirmed_by"] or row["confirmed_on"]):
            yield Problem(file, line, "", "helpline_public", row["phone"])
        if bool(row["confirmed_by"]) != bool(row["confirmed_on"]):
            yield Problem(file, line, "", "helpline_half", row["helpline"])
        if row["phone"] and not row["phone_source"]:
            yield Problem(file, line, "", "helpline_unsourced", row["helpline"])


def check_mappings(codes: Codes, file: str) -> Iterator[Problem]:
    """What a standard says was read on a page that anybody can open, not only somewhere on its site."""
    pages = {row["source"] for row in records(codes["sources"]) if row["address"] and row["address_kind"] == "page"}
    for line, row in codes["mappings"].items():
        if row["source"] not in pages:
            yield Problem(file, line, "source", "mapping_unread", row["source"])


# table -> the tables that its check needs besides, and the check
CHECKS: dict[str, tuple[Sequence[str], Callable[[Codes, str], Iterator[Problem]]]] = {
    "relations": ((), check_relations),
    "sums": (("populations", "vocabulary"), check_sums),
    **FORM_CHECKS,
    "vocabulary": (("sums",), check_scopes),
    "categories": ((), check_categories),
    "pairs": (("indicators", "categories"), check_pairs),
    "accounts": (("recommendations", "indicators", "categories", "populations", "vocabulary"), check_accounts),
    "recommendation_evidence": (
        ("categories", "populations", "vocabulary"),
        partial(check_claims, "recommendation_evidence"),
    ),
    "rules": (("vocabulary", "populations", "notes"), check_reading_rules),
    "note_targets": ((), check_targets),
    "helplines": ((), check_helplines),
    "mappings": (("sources",), check_mappings),
    "questions": ((), check_answers),
    "corrections": (("questions",), check_confirmed),
}


def grouped(rows: Lines, *columns: Column) -> dict[tuple[str, ...], dict[int, Row]]:
    """What rows say in some columns -> those that say so, in the order of the file."""
    found: dict[tuple[str, ...], dict[int, Row]] = {}
    for line, row in rows.items():
        found.setdefault(tuple(row[column] for column in columns), {})[line] = row
    return found


def unknown(line: int, column: str, listed: str, known: Collection[str], file: str) -> Iterator[Problem]:
    """Each name of a column that holds several, with spaces between, that is none of those that are `known`."""
    for one in listed.split():
        if one not in known:
            yield Problem(file, line, column, "unknown_code", one, suggestion(one, sorted(known)))


def codes_of_classes(codes: Codes) -> dict[str, set[str]]:
    """The class of a rule of reading -> the codes that it may name; a class that is not here is of all of its codes."""
    listed: dict[str, set[str]] = {name: set() for name in ("role", "measure", "unit", "producer")}
    for row in records(codes["vocabulary"]):
        listed.get(row["list"], set()).add(row["code"])
    populations, notes = records(codes["populations"]), records(codes["notes"])
    return {**listed, "population": {row["population"] for row in populations}, "note": {row["note"] for row in notes}}


def subjects(codes: Codes) -> set[str]:
    """What a row may be about: an indicator, or an answer of one as indicator.answer."""
    return {row["indicator"] for row in records(codes["indicators"])} | answers(codes)


def answers(codes: Codes) -> set[str]:
    """Every answer as indicator.answer."""
    return {f"{row['indicator']}.{row['category']}" for row in records(codes["categories"])}


def can_be_filled(text: str) -> bool:
    """Whether a sentence has `{}` once at most, no blank but it, `{number}` and `{mean}`, and no brace alone."""
    try:
        parts = [*Formatter().parse(text)]
    except ValueError:  # a brace alone
        return False
    names = [name for _, name, _, _ in parts if name is not None]
    plain = not any(spec or how for _, _, spec, how in parts)
    return plain and names.count("") <= 1 and set(names) <= {"", "number", "mean"}


def circles(rows: Iterable[tuple[int, str, str]], column: str, file: str) -> Iterator[Problem]:
    """One problem for each row (line, whole, part) that closes a circle with the rows above it. `column`: that of the part."""
    inside: dict[str, set[str]] = {}
    for line, outer, inner in rows:
        if outer in reached(inner, inside):
            yield Problem(file, line, column, "part_of_itself", inner)
        else:
            inside.setdefault(outer, set()).add(inner)


def reached(start: str, inside: Mapping[str, set[str]]) -> set[str]:
    """The code itself and everything that lies inside it."""
    found, waiting = {start}, [start]
    while waiting:
        fresh = inside.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found
