"""What lies in the archive beside the figures file: the program that asks it, the questions with their answers, and their score."""

from pathlib import Path

from scripts.ground.data_package import Package
from scripts.site.exports.asking.benchmark import PUBLISHED, answered, read_questions
from scripts.site.exports.figures.rows import figure_rows
from scripts.site.exports.plain_csv import csv_bytes
from scripts.site.text.words import LANGUAGES

ASK, BENCHMARK, SCORE = "ask.py", "benchmark.csv", "score.py"


def asking_files(package: Package) -> dict[str, bytes]:
    """Path -> bytes. The programs are given out as they lie here."""
    figures = {lang: {row["id"]: row for row in figure_rows(package, lang)} for lang in LANGUAGES}
    return {
        ASK: Path(__file__).with_name(ASK).read_bytes(),
        BENCHMARK: csv_bytes(PUBLISHED, answered(read_questions(), figures)),
        SCORE: Path(__file__).with_name(SCORE).read_bytes(),
    }
