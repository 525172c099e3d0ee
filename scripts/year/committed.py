"""No filled workbook in the repository: it holds the numbers that are hidden everywhere else."""

import subprocess
from pathlib import Path

from scripts.ground.problems import Problem

PATTERNS = ("*.xls*", "*.ods", "*.numbers")


def tracked_workbooks(folder: Path) -> list[Problem]:
    """A problem for each spreadsheet file that git follows, anywhere in the repository of `folder`.

    None where there is no repository or no git: then nothing can be committed either.
    """
    asked = [
        "git",
        "-C",
        str(folder.resolve()),
        "ls-files",
        "-z",
        "--full-name",
        "--",
        *(f":(top,icase){one}" for one in PATTERNS),
    ]
    try:
        answer = subprocess.run(asked, capture_output=True, check=False)
    except OSError:
        return []
    names = answer.stdout.decode("utf-8", "surrogateescape").split("\0") if answer.returncode == 0 else []
    return [Problem(name, 0, "", "workbook_in_git") for name in names if name]
