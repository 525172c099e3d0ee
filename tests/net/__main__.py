"""`python -m tests.net [SINCE]`: what differs between all that the working tree makes and all that a commit made, in words.

`--only platform,real`: these cases alone; `--list`: their names. `produce FOLDER CASE…`: only this tree's side.
"""

import argparse
import sys
from pathlib import Path

from tests.net.comparing import HERE, KEPT, NoBaseError, base, compared, wanted
from tests.net.differing import apart, told
from tests.net.producing import cases, produce
from tests.sharing import same_bits

MOST_WANTED = 10  # lines of what one trailer covers


def run(since: str, names: list[str]) -> int:
    """Say what differs. 1 where nobody has named it in a commit since then."""
    commit = base(since)
    unnamed, named = apart(compared(commit, names), wanted(commit))
    for one, found in named.items():
        print(f"wanted ({one.why}), {one.pattern}: {len(found) or 'nothing of it'}")
        for line in told(found, MOST_WANTED):
            print(f"  {line}")
    for line in told(unnamed):
        print(line)
    print(f"{len(unnamed) or 'no'} differences that nobody named, since {commit[:9]}, in {', '.join(names)}")
    if unnamed:
        print(
            f"The two sides: {KEPT / commit} and {KEPT / HERE}. A wanted one is named in a commit: Net: PATTERN - WHY"
        )
    return int(bool(unnamed))


def main(arguments: list[str]) -> int:
    """Compare, list or produce. 2 where there is nothing to measure by."""
    if arguments[:1] == ["produce"]:
        same_bits()
        produce(Path(arguments[1]), arguments[2:])
        return 0
    parser = argparse.ArgumentParser(prog="python -m tests.net", description=__doc__)
    parser.add_argument("since", nargs="?", default="")
    parser.add_argument("--only", type=lambda text: text.split(","), default=[*cases()])
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args(arguments)
    if unknown := {*options.only} - {*cases()}:
        parser.error(f"{', '.join(sorted(unknown))}: none of {', '.join(cases())}")
    if options.list:
        print(*cases(), sep="\n")
        return 0
    try:
        return run(options.since, options.only)
    except NoBaseError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
