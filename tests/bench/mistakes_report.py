"""The lines of `make bench` on mistakes: what is counted, out of what, for the newest real year and for a made-up one."""

from collections.abc import Callable, Iterator, Sequence

from scripts.ground.codebook import read_codebook
from scripts.package.audit.run import audit
from scripts.package.sources import hand_part, read_sources
from scripts.package.statements import build_statements
from scripts.package.tables import all_records
from scripts.paths import DATAPACKAGE
from tests.bench.mistakes import Result, Year, loose, read_year, try_out, wishes
from tests.bench.mutants import CAUGHT, UNDECIDED, Mutant
from tests.bench.synthetic import synthetic_year
from tests.rows import lines_of

MOST = 3000  # mutants of a year; more are sampled
ABOUT = """
Misprints: every exact count and percentage, one digit changed, two digits beside each other swapped, or the number of the line
below. A misprint is caught when the year's figures, as decided, can no longer all be true. Figures that a decision is about are
left out. At exact precision: figures in an equation of printed numbers (a sum with all its parts, a percentage with its count
and base, a number printed twice), and of their misprints those that are more than rounding hides."""


def run() -> None:
    """Print what is caught in the newest real year and in a made-up one."""
    print(ABOUT)
    sources = read_sources(DATAPACKAGE)
    codes = all_records(sources.codes)
    units = read_codebook(codes).units
    newest = max(sources.figures)
    statements = build_statements({newest: sources.figures[newest]}, units)
    print(f"\n{newest}")
    print_year(read_year(str(newest), statements, codes, codes["corrections"]))
    made_up = newest + 1
    rows = synthetic_year(codes, hand_part(sources.settings.tables["statements"]).columns, made_up)
    statements = build_statements({made_up: lines_of(*rows)}, units)
    found = audit(statements, codes, [])
    print(f"\n{made_up}, made up and consistent: {len(rows)} figures, {len(found.checks)} relations, "
          f"{len(found.findings)} false alarms")  # fmt: skip
    print_year(read_year(str(made_up), statements, codes, []))


def print_year(year: Year) -> None:
    """Print one year."""
    result = try_out(year, MOST)
    for line in summary(year, result):
        print(line)
    for wish, more, missed in wishes(year, result):
        print(f"  also print {wish.cell(year.book.units)}: {more} of {missed} misses near it are caught")


def summary(year: Year, result: Result) -> Iterator[str]:
    """Shares caught: by measure and kind of misprint, in all, and at exact precision; and what nothing holds."""
    judged = list(zip(result.mutants, result.outcomes, strict=True))

    def line(name: str, chosen: Callable[[Mutant], bool]) -> str:
        return share(name, [outcome for one, outcome in judged if chosen(one)])

    yield line("all misprints", lambda _: True)
    for measure in sorted({year.statements[one.statement]["measure"] for one in result.mutants}):
        of_measure = [one for one in result.mutants if year.statements[one.statement]["measure"] == measure]
        for kind in dict.fromkeys(one.kind for one in of_measure):
            here = {id(one) for one in of_measure if one.kind == kind}
            yield line(f"  {measure}, {kind}", lambda one, here=here: id(one) in here)  # type: ignore[misc]
    visible = {id(one) for one, seen in zip(result.mutants, result.visible, strict=True) if seen}
    yield line("at exact precision, more than rounding hides", lambda one: id(one) in visible)
    yield f"figures {len(year.numbers)}, of these at exact precision {len(set(year.numbers) & set(year.exact))}"
    yield f"figures that no relation holds, whatever they were: {len(loose(year))} of {len(year.numbers)}"


def share(name: str, outcomes: Sequence[str]) -> str:
    """So many caught of so many."""
    caught, open_ones = outcomes.count(CAUGHT), outcomes.count(UNDECIDED)
    percent = f"{100 * caught / len(outcomes):.1f} %" if outcomes else "-"
    return f"{name}: {caught} of {len(outcomes)} caught, {percent}" + (f", {open_ones} undecided" if open_ones else "")
