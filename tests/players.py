"""What each player tries of one seed: the intruder, the stranger and the mill. Seeds in, faults out.

The tests play the seeds of `seeds.csv`, where each stands that has failed once; the night plays others, that nobody chose.
"""

import csv
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from scripts.guard.audit.filled_year import impossible
from scripts.guard.protection.cells import hide
from scripts.guard.protection.guard import contradiction
from scripts.guard.protection.proposal import propose
from scripts.guard.questionnaire.declaration import FormCell
from scripts.guard.questionnaire.form_table import table_of
from scripts.guard.questionnaire.tracks import READINGS
from scripts.guard.questionnaire.world import World
from tests.form_relations import FORM
from tests.guarded_years import SETTINGS, THRESHOLD, YEAR, published
from tests.intruder import leaks
from tests.plausible_years import YearCounts, as_observations, base, planted, plausible_year, small_lines
from tests.stranger.counting import Counts
from tests.stranger.rules import RULES
from tests.stranger.shapes import more_years

SEEDS = Path(__file__).with_name("seeds.csv")
SOME = 8  # indicators that a partial year has
MANY = (
    100  # years that the stranger draws of a seed: all his shapes, both with their own rates of answers and with others
)
READ_AS = dict(zip((0, 1, 9), READINGS, strict=True))  # how many answers he counts for "all of the above"


def kept(player: str) -> list[int]:
    """The seeds of a player that are always tried."""
    with SEEDS.open(encoding="utf-8", newline="") as file:
        return [int(row["seed"]) for row in csv.DictReader(file) if row["player"] == player]


def partial(seed: int) -> YearCounts:
    """A plausible year of which nobody has filled in more than some indicators: fast, and with other holes than a whole one."""
    year, random = plausible_year(seed), Random(seed)
    asked = {*random.sample(sorted({line[0] for line in year}), SOME), "contacts"}
    shares = [line for line in year.percent if (whole := base(line)) and whole[0] in asked]
    return YearCounts({line: count for line, count in year.items() if line[0] in asked}, year.blank, shares)


def worked_out(year: YearCounts) -> list[str]:
    """What the intruder works out of a year that is hidden as the proposal has it."""
    case = published(as_observations(year, small_lines(year, THRESHOLD) - year.blank, YEAR))
    return leaks(hide(case.statements, propose(YEAR, case, SETTINGS), case.book), THRESHOLD)


def against_each_other(year: YearCounts) -> set[str]:
    """The indicators of figures that cannot all be true, by the relations or else by the form."""
    said = published(as_observations(year, (), YEAR))
    facts = contradiction(said.facts(YEAR), said.book) or [
        fact for one in impossible(YEAR, said, most=1) for fact in one.facts
    ]
    return {one.quantity.indicator for one in facts}


def unseen(seed: int) -> list[str]:
    """An alarm without cause; or one figure is moved, so that two indicators disagree, and that is not found."""
    year = plausible_year(seed)
    wrong, moved = planted(year, seed)
    named = against_each_other(wrong)
    found = [] if moved.split(".")[0] in named or len(named) > 1 else [f"moved and not found: {moved}"]
    return [*(f"no contradiction: {one}" for one in sorted(against_each_other(year))), *found]


def intruder(seed: int) -> list[str]:
    """What he works out of a year in part and of a whole one, and what is wrong with the contradictions that are found."""
    years = {"in part": partial(seed), "whole": plausible_year(seed)}
    return [f"worked out, {kind}: {one}" for kind, year in years.items() for one in worked_out(year)] + unseen(seed)


def cell_of(name: str) -> FormCell:
    """`indicator.category.population` as a cell."""
    indicator, category, population = name.split(".")
    return indicator, category, population


def world(counts: Counts, reading: str) -> World:
    """What the declaration says of a whole year; a count that the form does not ask for is none of it."""
    table = table_of(FORM, reading)
    return World(table, {cell: count for name, count in counts.items() if (cell := cell_of(name)) in table.cells})


def stranger(seed: int) -> list[str]:
    """The years of his that the declaration says cannot be, and the rules of his that do not hold in what he draws."""
    found = []
    for name, counts, reads in islice(more_years(seed), MANY):
        found += [f"{name} cannot be"] if not world(counts, READ_AS[reads["all_answers"]]).possible() else []
        found += [f"{name} breaks {one.rule}" for one in RULES if one.room(counts) < 0]
    return found


def mill(seed: int) -> list[str]:
    """What is wrong with a year that goes all the way to a site. One that cannot be protected is refused, as it should be."""
    # Half of the house, and a browser: nothing that the other players wait for.
    from playwright.sync_api import sync_playwright

    from tests.browser_setup import find_chromium, is_root, launch_options
    from tests.mill.milling import milled

    with sync_playwright() as play, TemporaryDirectory() as place:
        return milled(seed, Path(place), play.chromium.launch(**launch_options(find_chromium(), is_root()))).faults


PLAYERS: dict[str, Callable[[int], list[str]]] = {one.__name__: one for one in (intruder, stranger, mill)}
