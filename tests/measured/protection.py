"""Hiding, rounding and members on made-up years of two sizes: what the page on protection says.

`python -m tests.measured.protection` writes them anew where the page takes them from; `test_measured.py`
holds that they are still so.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping

from scripts.site.prose.answer_table import FILE, MEASURED
from tests.guarded_years import THRESHOLD
from tests.measured.members import EQUAL, MEMBERS, learnt
from tests.measured.rounding import (
    BASE,
    FEWEST,
    MANY,
    MANY_POINTS,
    SOME_POINTS,
    after_hiding,
    after_rounding,
    hidden_besides,
    measured,
    rounded,
    worked_out,
)
from tests.measured.shared_years import shared_year

SIZES = {"ordinary": 1.0, "small": 0.35}  # how many people, beside a made-up year of the tests
SEEDS = range(20, 32)
# How a year is published; blindly: by a program that knows nothing of what binds the figures.
WAYS = ("rounded", "rounded_blindly", "hidden", "hidden_blindly")
Totals = dict[str, Counter[str]]  # "", a way or the name of a member -> what was counted over the years


def totals(size: float) -> Totals:
    """What became of every year of a size, and what each member learned of it."""
    found: Totals = {"": Counter()}
    people, most_off = [], 0
    for seed in SEEDS:
        year = shared_year(seed, size)
        small, besides = hidden_besides(year)
        after, blindly = rounded(year, seed), rounded(year, seed, ())
        one = measured(year, after, small | besides)
        for name, told in {
            "rounded": after_rounding(after),
            "rounded_blindly": after_rounding(blindly),
            "hidden": after_hiding(year, small | besides),
            "hidden_blindly": after_hiding(year, small),
        }.items():
            found.setdefault(name, Counter()).update(worked_out(year, told))
        most_off = max(most_off, one.pop("most_off"))
        found[""].update(one)
        people.append(len(year.people.each))
        for name, share in MEMBERS.items():
            found.setdefault(name, Counter()).update(learnt(year, year.of_member(share), small | besides, after))
    found[""].update(most_off=most_off, least_people=min(people), most_people=max(people))
    return found


def figures() -> dict[str, str]:
    """Name -> figure, as the page says it."""
    found = {"threshold": str(THRESHOLD), "base": str(BASE), "members": str(EQUAL)}
    found |= {
        "fewest": str(FEWEST),
        "many": str(MANY),
        "some_points": str(SOME_POINTS),
        "many_points": str(MANY_POINTS),
    }
    found |= {f"share_{name}": f"{100 * max(share.values()):.0f}" for name, share in MEMBERS.items()}
    return found | {f"{name}.{size}": figure for size, people in SIZES.items() for name, figure in said(totals(people))}


def said(found: Totals) -> Iterator[tuple[str, str]]:
    """The figures of one size. Shares are whole percentages."""
    years = found[""]
    for name in (
        "years",
        "least_people",
        "most_people",
        "figures",
        "small",
        "besides",
        "nobody",
        "most_off",
        "further",
    ):
        yield name, str(years[name])
    yield "off", f"{years['off'] / years['figures']:.1f}"
    yield "hidden_share", percent(years["small"] + years["besides"], years["figures"])
    yield "untrue_share", percent(years["untrue"], years["figures"])
    yield "nobody_share", percent(years["nobody"], years["small"])
    for whole in ("large", "middling"):
        for what in ("missing", "some", "many"):
            yield f"{what}_{whole}", percent(years[f"{what}_{whole}"], years[f"shares_{whole}"])
    yield "cells", str(found["rounded"]["cells"])
    for way in WAYS:
        yield f"known_{way}", percent(found[way]["known"], found[way]["cells"])
        yield f"exact_{way}", percent(found[way]["exact"], found[way]["cells"])
    for member in MEMBERS:
        learned = found[member]
        yield f"closer_{member}", percent(learned["closer"], learned["hidden"])
        yield f"exact_{member}", percent(learned["exact"], learned["hidden"])
        yield f"few_{member}", whole_or_little(learned["few"] / years["years"])
        yield f"few_rounded_{member}", whole_or_little(learned["few_rounded"] / years["years"])


def percent(part: int, whole: int) -> str:
    """A share in whole per cent."""
    return whole_or_little(100 * part / whole)


def whole_or_little(number: float) -> str:
    """A whole number; of less than one a decimal, so that little is not taken for nothing."""
    return f"{number:.1f}" if 0 < number < 1 else f"{number:.0f}"


def write(found: Mapping[str, str]) -> None:
    """Write the figures where the page takes them from."""
    with FILE.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([MEASURED, *found.items()])


if __name__ == "__main__":
    write(figures())
