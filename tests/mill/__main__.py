"""`python -m tests.mill [--keep FOLDER] [SEED ...]`: years that nobody chose, from the workbook to the whole site; a line for each.

Twelve seeds where none is named: one of each kind. What is wrong stands below the line of its year. A year that cannot be
protected is refused at the desk, as it should be, and counted apart. In FOLDER stays what was built: SEED/datapackage, SEED/site
and SEED/summary.md.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.browser_setup import find_chromium, is_root, launch_options
from tests.mill.drawing import KINDS
from tests.mill.milling import COLUMNS, milled
from tests.sharing import same_bits


def main() -> int:
    """Mill each seed and print its line."""
    words = argparse.ArgumentParser(prog="python -m tests.mill")
    words.add_argument("--keep", type=Path)
    words.add_argument("seeds", nargs="*", type=int, default=range(len(KINDS)))
    options = words.parse_args()
    same_bits()
    print(*COLUMNS, sep="\t")
    wrong = refused = 0
    with sync_playwright() as play:
        browser = play.chromium.launch(**launch_options(find_chromium(), is_root()))
        for seed in options.seeds:
            with TemporaryDirectory() as workshop:
                found = milled(seed, (options.keep or Path(workshop)) / str(seed), browser)
            print(found.line, *(f"    {one}" for one in found.faults), sep="\n", flush=True)
            wrong, refused = wrong + bool(found.faults), refused + found.refused
    built = len(options.seeds) - refused
    print(
        f"{built - wrong} of {built} years without a fault; {refused} cannot be protected, and are refused at the desk."
    )
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
