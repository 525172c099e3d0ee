"""A row of the form with an answer more or less: rows in, rows out, so that nobody has to write brackets by hand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from scripts.ground.codes import NOBODY, PARTS
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.guard.questionnaire.branches import NAMELESS, Branch, branches, is_none, written
from scripts.guard.questionnaire.declaration import ALL, ALONE, EACH, ONE, SAME, conditions

Categories = Mapping[str, Mapping[str, Row]]  # indicator -> category -> its row of the code list
Path = tuple[str, ...]  # the codes of all that something lies within
REST = PARTS[1]


def question_of(new: Row, rows: Iterable[Row], categories: Categories) -> Row | None:
    """The row that an answer belongs to by the code list: the one with the parts of its indicator, with other answers, or any."""
    if new["role"] not in (*PARTS, NOBODY):
        return None
    own = categories[new["indicator"]]
    named = [
        (row, {code for path, leaf in leaves(branches(row["choices"])) for code in (*path, *leaf.codes)} & own.keys())
        for row in rows
        if row["form_question"].partition("/")[0] == new["indicator"]
    ]
    parts = [row for row, codes in named if any(own[code]["role"] in PARTS for code in codes)]
    return next(iter([*parts, *(row for row, codes in named if codes), *(row for row, _ in named)]), None)


def with_answer(row: Row, new: Row, categories: Categories, marks: str) -> Row:
    """The row with one answer more: within the answer that it is a part of, else beside what gathers the rest where it fits."""
    found, leaf = branches(row["choices"]), Branch((new["category"],), marks)
    where = places(found, new, categories)
    if new["parent"] and not where:
        return row | {"choices": written(within(found, new["parent"], leaf))}
    return row | {"choices": written(beside(found, where or [()], leaf))}


def divided(new: Row, rows: Iterable[Row], categories: Categories) -> Row | None:
    """The row in which something gathers the rest of another indicator, with an answer of that one beside it: a region."""
    rest = {f"{new['indicator']}.{code}" for code, one in categories[new["indicator"]].items() if one["role"] == REST}
    for row in rows:
        own, found = row["form_question"].partition("/")[0], branches(row["choices"])
        grown = tuple(parted(found, new, rest, categories.get(own, {})))
        if new["role"] in PARTS and new["indicator"] != own and grown != found:
            return row | {"choices": written(grown)}
    return None


def parted(found: Iterable[Branch], new: Row, rest: set[str], own: Mapping[str, Row]) -> Iterator[Branch]:
    """The branches with one more beside what gathers the rest: with its countries, and what may be of any region."""
    for one in found:
        inside = list(parted(one.inside, new, rest, own))
        if inside and rest & {*one.codes}:
            regions = [own.get(leaf.codes[-1], {}).get("region") or "" for leaf in inside]
            codes = tuple(f"{new['indicator']}.{new['category']}" if code in rest else code for code in one.codes)
            here = (leaf for leaf, region in zip(inside, regions, strict=True) if region in ("", new["region"]))
            yield Branch(codes, "", tuple(here))
            inside = [
                leaf for leaf, region in zip(inside, regions, strict=True) if not region or region != new["region"]
            ]
        yield replace(one, inside=tuple(inside))


def usual_marks(row: Row, new: Row, categories: Categories) -> str | None:
    """The marks of the answers that a new one comes beside, but of what gathers the rest; None where they have not the same.

    An answer that says that none of these is so stands alone; beside one that does the others are given once, or somebody is asked.
    """
    if is_none(new):
        return "" if row["response"] == ONE else ALONE
    own = categories[new["indicator"]]
    marks = {
        leaf.marks
        for _, leaf in leaves(branches(row["choices"]))
        if leaf.codes != (NAMELESS,) and own.get(leaf.codes[-1], {}).get("role") != REST
    }
    if "" in marks:
        marks -= {ALONE}
    return "" if row["response"] == ONE or not marks else next(iter(marks)) if len(marks) == 1 else None


def marked(row: Row, code: str, marks: str) -> Row:
    """The row with other marks at an answer."""

    def anew(found: Iterable[Branch]) -> tuple[Branch, ...]:
        return tuple(
            replace(
                one, marks=marks if not one.inside and one.codes[-1] == code else one.marks, inside=anew(one.inside)
            )
            for one in found
        )

    return row | {"choices": written(anew(branches(row["choices"])))}


def alike_facts(row: Row, new: Row, facts: Iterable[Row], categories: Categories) -> list[Row]:
    """What is true of the count of each other country that lies within the same answers is true of that of a new one."""
    own, around = categories[new["indicator"]], dict[str, set[str]]()
    for path, leaf in leaves(branches(row["choices"])):
        around.setdefault(leaf.codes[-1], set()).update(own.keys() & path)
    others = [
        code for code, path in around.items() if own.get(code, {}).get("country") and path == around[new["category"]]
    ]
    same = [one for one in facts if one["indicator"] == new["indicator"]]
    said = [
        {(one["population"], one["fact"]) for one in same if one["category"] == code}
        for code in others
        if code != new["category"]
    ]
    shared = set.intersection(*said) if said and new["country"] else set()
    found = {(one["population"], one["fact"]): one for one in same if (one["population"], one["fact"]) in shared}
    return [one | {"category": new["category"]} for one in found.values()]


def places(found: Sequence[Branch], new: Row, categories: Categories) -> list[Path]:
    """Where an answer may have been counted before: with what gathers the rest, in its region, within what it is a part of."""
    own = categories[new["indicator"]]
    rest = [path for path, leaf in leaves(found) if own.get(leaf.codes[-1], {}).get("role") == REST]
    rest = [path for path in rest if not new["parent"] or new["parent"] in path]
    fits = {path: fit for path in rest if (fit := fitting(path, new, categories)) is not None}
    return [path for path, fit in fits.items() if fit == max(fits.values())]


def fitting(path: Path, new: Row, categories: Categories) -> int | None:
    """How many of the answers around a place are of the region of a new one; None where one says that it is elsewhere."""
    around = [categories[new["indicator"]].get(code) or in_other(code, categories) for code in path]
    for column in ("region", "eu"):
        said: Column = column
        if any(one.get(said) and new[said] and one[said] != new[said] for one in around):
            return None
    return sum(bool(new["region"]) and one.get("region") == new["region"] for one in around)


def in_other(code: str, categories: Categories) -> Row:
    """The row of a line of another indicator."""
    indicator, _, category = code.partition(".")
    return categories.get(indicator, {}).get(category, Row())


def leaves(found: Iterable[Branch], path: Path = ()) -> Iterator[tuple[Path, Branch]]:
    """Every choice with what it lies within."""
    for one in found:
        if one.inside:
            yield from leaves(one.inside, path + one.codes)
        else:
            yield path, one


def within(found: Iterable[Branch], parent: str, leaf: Branch) -> tuple[Branch, ...]:
    """The branches with one more within an answer; one that had none within it has something else too from now on."""
    grown = []
    for one in found:
        inside = within(one.inside, parent, leaf)
        if one.codes[-1] == parent or inside and parent in one.codes:
            inside = (*inside, leaf) if inside else (leaf, Branch((NAMELESS,), one.marks))
        grown.append(replace(one, marks="" if inside else one.marks, inside=inside))
    return tuple(grown)


def beside(found: Iterable[Branch], where: Iterable[Path], leaf: Branch, path: Path = ()) -> tuple[Branch, ...]:
    """The branches with one more at each of some places."""
    grown = tuple(
        replace(one, inside=beside(one.inside, where, leaf, path + one.codes)) if one.inside else one for one in found
    )
    return (*grown, leaf) if path in where else grown


def without_answer(row: Row, code: str) -> Row:
    """The row without an answer of its own, which nobody can give any more; who was counted around it still is."""
    kept = pruned(branches(row["choices"]), code)
    gone = f"{row['form_question']}.{code}"
    counts = [part for part in row["counts"].split() if part.partition("=")[0] != code]
    changed = row | {"choices": written(kept), "counts": " ".join(counts)}
    changed = changed | {"only_if": joined({name: text for name, text in conditions(row).items() if name != code})}
    return forgetting(changed, gone) if kept else row


def pruned(found: Iterable[Branch], code: str, around: bool = False) -> tuple[Branch, ...]:
    """The branches without an answer. `around`: whether they lie within another, which still counts who is in none of them."""
    kept: list[Branch] = []
    for one in found:
        codes = tuple(each for each in one.codes if each != code)
        inside = pruned(one.inside, code, around or bool(codes))
        if codes and [each.codes for each in inside] == [(NAMELESS,)]:
            kept.append(Branch(codes, inside[0].marks))
        elif codes:
            kept.append(replace(one, codes=codes, inside=inside))
        elif around or inside:
            kept += inside or [Branch((NAMELESS,), one.marks)]
    return tuple(dict.fromkeys(kept))


def forgetting(row: Row, gone: str) -> Row:
    """The row without its conditions on an answer that nobody is asked for any more: everybody may have been one of these."""
    question, _, code = gone.rpartition(".")
    changed = row
    named = {name: ALL if speaks(text, gone) else text for name, text in conditions(row).items()}
    choices = {leaf.codes[-1] for _, leaf in leaves(branches(row["choices"]))}
    if f"{question}{SAME}" in named.get(EACH, "") and code in choices:
        named.setdefault(code, ALL)
    changed = changed | {"only_if": joined(named)}
    named_here = code if row["form_question"] == question else gone
    counted = (part.partition("=") for part in row["counts"].split())
    counts = [f"{name}={left}" for name, _, rule in counted if (left := still(rule, gone, named_here))]
    if speaks(row["answered_by"].partition(":")[2], gone):
        changed = changed | {"answered_by": "some"}
    return changed | {"counts": " ".join(counts)}


def still(condition: str, *gone: str) -> str:
    """What is left of a condition when nobody gives an answer any more, by any of its names; nothing where it is never true."""
    return "|".join(part for part in condition.split("|") if not any(speaks(part, name) for name in gone))


def speaks(condition: str, answer: str) -> bool:
    """Whether a condition is about an answer."""
    return answer in condition.replace("!", "").replace("&", "|").split("|")


def joined(named: Mapping[str, str]) -> str:
    """Conditions as their column has them."""
    return "; ".join(f"{name}: {text}" for name, text in named.items())
