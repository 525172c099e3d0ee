"""What is never committed: a filled workbook, which holds the numbers that are hidden everywhere else, and a receipt of one."""

import subprocess
from pathlib import Path

from scripts.ground.problems import Problem

RECEIPT = "-kvitto.html"  # what the name of a receipt ends with
PATTERNS = ("*.xls*", "*.ods", "*.numbers", f"*{RECEIPT}")


def tracked_workbooks(folder: Path) -> list[Problem]:
    """A problem for each spreadsheet file, and each receipt, that git follows, anywhere in the repository of `folder`.

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
    return [
        Problem(name, 0, "", "receipt_in_git" if name.lower().endswith(RECEIPT) else "workbook_in_git")
        for name in names
        if name
    ]
