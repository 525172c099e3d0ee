"""`python -m tests.chance PLAYER [--first SEED] [--minutes N] [SEED ...]`: a player plays seeds that nobody chose, in turn.

The first is drawn where none is given; no new one begins after so many minutes. SEED: these and no others, to see a fault again.
A seed that fails is told as the row that keeps it for good, and the exit code is 1: the workflow "night" runs this.
"""

import argparse
import csv
import faulthandler
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from random import SystemRandom
from time import monotonic

from tests.players import PLAYERS
from tests.sharing import same_bits

HANGS = 600  # seconds: a seed that takes longer comes to no end, and the run ends at it
Play = Callable[[int], list[str]]
Row = tuple[str, int, str]  # of seeds.csv: the first fault is why it is kept


def failing(player: str, play: Play, seeds: Iterable[int]) -> Iterator[Row]:
    """The row of each seed that fails. Each is named before it is tried: the last one that is named is where a run has ended."""
    for seed in seeds:
        print(f"{player}, seed {seed}", flush=True)
        faulthandler.dump_traceback_later(HANGS, file=2, exit=True)
        try:
            faults = play(seed)
        except Exception as fault:  # whatever stops a player is a fault
            faults = [f"{type(fault).__name__}: {fault}"]
        faulthandler.cancel_dump_traceback_later()
        for one in faults:
            print(f"    {one}", flush=True)
        if faults:
            yield player, seed, faults[0]


def in_time(first: int, seconds: float) -> Iterator[int]:
    """Seeds from the first on, until the time is over; the first always."""
    begun = monotonic()
    for seed in count(first):
        yield seed
        if monotonic() - begun >= seconds:
            return


def main(words: Sequence[str], players: Mapping[str, Play] = PLAYERS) -> int:
    """Play, and print the rows to be added."""
    asked = argparse.ArgumentParser(prog="python -m tests.chance")
    asked.add_argument("player", choices=players)
    asked.add_argument("--first", type=int, default=SystemRandom().randrange(10**9))
    asked.add_argument("--minutes", type=float, default=30)
    asked.add_argument("seeds", nargs="*", type=int)
    options = asked.parse_args(words)
    same_bits()
    seeds = options.seeds or in_time(options.first, options.minutes * 60)
    rows = [*failing(options.player, players[options.player], seeds)]
    print("To be added to tests/seeds.csv:" if rows else "No fault.")
    csv.writer(sys.stdout, lineterminator="\n").writerows(rows)
    if rows and "GITHUB_OUTPUT" in os.environ:  # for the job that writes the issue
        with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
            file.write(f"{options.player}={' '.join(f'{player},{seed}' for player, seed, _ in rows)}\n")
    return int(bool(rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
