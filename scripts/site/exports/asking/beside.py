"""What lies in the archive beside the figures file: the program that asks it, the questions with their answers, and their score."""

from pathlib import Path

from scripts.ground.data_package import Package
from scripts.site.exports.asking.benchmark import PUBLISHED, answered, read_questions
from scripts.site.exports.figures.rows import by_id
from scripts.site.exports.plain_csv import csv_bytes

ASK, BENCHMARK, SCORE = "ask.py", "benchmark.csv", "score.py"


def asking_files(package: Package) -> dict[str, bytes]:
    """Path -> bytes. The programs are given out as they lie here."""
    return {
        ASK: Path(__file__).with_name(ASK).read_bytes(),
        BENCHMARK: csv_bytes(PUBLISHED, answered(read_questions(), by_id(package))),
        SCORE: Path(__file__).with_name(SCORE).read_bytes(),
    }
