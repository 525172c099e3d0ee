"""Score answers to the questions of benchmark.csv with: python score.py answers.csv, or with that file's path after it.

answers.csv has the columns name and answer: a number with a decimal point, words of the English file, several of them with ;
between them in any order, or "cannot say". An answer is right if it is that of the benchmark; rightly refused if neither can say;
refused if only the benchmark can; wrong if it is any other answer.
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
Answer = list[float | str] | None  # each number or word of an answer; nothing where the data cannot say


class AnswersError(Exception):
    """What cannot be read in a file, where it is, and what to do."""


def read(path: Path) -> dict[str, Answer]:
    """The answer to each question by its name."""
    try:
        lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise AnswersError(f"{path} cannot be read as CSV in UTF-8: {error}") from None
    header = lines[0] if lines else []
    if not {"name", "answer"} <= set(header):
        raise AnswersError(f"{path}, line 1: the columns are {', '.join(header)}. Call two of them name and answer.")
    found: dict[str, Answer] = {}
    for place, cells in enumerate(lines[1:], 2):
        if len(cells) != len(header):
            raise AnswersError(f"{path}, line {place}: {len(cells)} cells. There must be {len(header)}, as in line 1.")
        row = dict(zip(header, cells, strict=True))
        if row["name"] in found:
            raise AnswersError(f"{path}, line {place}, column name: {row['name']} stands twice. Keep one of them.")
        found[row["name"]] = answer_of(row["answer"], f"{path}, line {place}, column answer")
    return found


def answer_of(text: str, place: str) -> Answer:
    """The numbers or words of an answer."""
    if text.strip().lower() == CANNOT_SAY:
        return None
    return [part_of(part.strip(), place) for part in text.split(";")]


def part_of(text: str, place: str) -> float | str:
    """A number, or words in small letters."""
    try:
        number = float(text)
    except ValueError:
        if text and not any(map(str.isdigit, text)):
            return text.casefold()
        number = math.nan
    if not math.isfinite(number):
        raise AnswersError(f"{place}: {text!r} is no number. Write one as 1772 or 55.2, or {CANNOT_SAY}.")
    return number


def marked(given: Answer, right: Answer) -> str:
    """What an answer is worth, beside the right one."""
    if given is None:
        return "rightly refused" if right is None else "refused"
    alike = right is not None and len(given) == len(right)
    return "right" if alike and all(any(near(one, other) for other in given) for one in right or ()) else "wrong"


def near(one: float | str, other: float | str) -> bool:
    """Whether two numbers, or two words, are the same answer."""
    return one == other or (isinstance(one, float) and isinstance(other, float) and abs(one - other) < NEAR)


def score(answers: Path, benchmark: Path) -> list[tuple[str, str, Answer, Answer]]:
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


def shown(answer: Answer) -> str:
    """An answer as it is printed."""
    return CANNOT_SAY if answer is None else "; ".join(p if isinstance(p, str) else f"{p:.10g}" for p in answer)


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
