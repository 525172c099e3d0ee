"""Score answers to the questions of benchmark.csv with: python score.py answers.csv, or with that file's path after it.

answers.csv has the columns name and answer: a number with a decimal point, or "cannot say". An answer is right if the number is
that of the benchmark; rightly refused if neither can say; refused if only the benchmark can; wrong if it is any other number.
"""

import csv
import io
import math
import sys
from collections.abc import Sequence
from pathlib import Path

CANNOT_SAY = "cannot say"
NEAR = 0.05  # a share has one decimal
MARKS = ("right", "rightly refused", "refused", "wrong")
BESIDE = Path(__file__).with_name("benchmark.csv")


class AnswersError(Exception):
    """What cannot be read in a file, where it is, and what to do."""


def read(path: Path) -> dict[str, float | None]:
    """The answer to each question by its name; nothing where the data cannot say."""
    try:
        lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise AnswersError(f"{path} cannot be read as CSV in UTF-8: {error}") from None
    header = lines[0] if lines else []
    if not {"name", "answer"} <= set(header):
        raise AnswersError(f"{path}, line 1: the columns are {', '.join(header)}. Call two of them name and answer.")
    found: dict[str, float | None] = {}
    for place, cells in enumerate(lines[1:], 2):
        if len(cells) != len(header):
            raise AnswersError(f"{path}, line {place}: {len(cells)} cells. There must be {len(header)}, as in line 1.")
        row = dict(zip(header, cells, strict=True))
        if row["name"] in found:
            raise AnswersError(f"{path}, line {place}, column name: {row['name']} stands twice. Keep one of them.")
        found[row["name"]] = number_of(row["answer"], f"{path}, line {place}, column answer")
    return found


def number_of(text: str, place: str) -> float | None:
    """The number of an answer; nothing where it says that the data cannot say."""
    if text.strip().lower() == CANNOT_SAY:
        return None
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise AnswersError(f"{place}: {text!r} is no number. Write one as 1772 or 55.2, or {CANNOT_SAY}.")
    return number


def marked(given: float | None, right: float | None) -> str:
    """What an answer is worth, beside the right one."""
    if given is None:
        return "rightly refused" if right is None else "refused"
    return "right" if right is not None and abs(given - right) < NEAR else "wrong"


def score(answers: Path, benchmark: Path) -> list[tuple[str, str, float | None, float | None]]:
    """Each question of the benchmark: its mark, its name, what was given and what is right."""
    right, given = read(benchmark), read(answers)
    for name in given:
        if name not in right:
            raise AnswersError(
                f"{answers}, column name: {name} is no question of {benchmark}. Take its name from there."
            )
    for name in right:
        if name not in given:
            raise AnswersError(f"{answers}: there is no row for {name}. Write {CANNOT_SAY} where there is no answer.")
    return [(marked(given[name], right[name]), name, given[name], right[name]) for name in right]


def shown(number: float | None) -> str:
    """A number as it is printed."""
    return CANNOT_SAY if number is None else f"{number:.10g}"


def main(arguments: Sequence[str]) -> int:
    """Print each question and how many have each mark. The exit code comes back."""
    if len(arguments) not in (1, 2):
        print("Give the file with the answers: python score.py answers.csv", file=sys.stderr)
        return 1
    try:
        found = score(Path(arguments[0]), Path(arguments[1]) if len(arguments) == 2 else BESIDE)
    except AnswersError as error:
        print(error, file=sys.stderr)
        return 1
    for mark, name, given, right in found:
        print(f"{mark:<16} {name}: {shown(given)}" + ("" if "right" in mark else f", and not {shown(right)}"))
    marks = [mark for mark, *_ in found]
    print("; ".join(f"{mark} {marks.count(mark)}" for mark in MARKS) + f"; of {len(marks)} questions")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
