"""`CHANGELOG.md`: what people tell the readers of each version. What is to come has its own heading until it is published."""

import re
from pathlib import Path

from scripts.ground.problems import Refused
from scripts.package.reading import read_bytes

CHANGELOG = "CHANGELOG.md"
COMING = "Nästa version"


def read_log(root: Path) -> str:
    """The log beside the package in `root`. Raises `Refused` when it is missing or no ordinary file of the repository."""
    top = root.resolve().parent
    data, problems = read_bytes(top / CHANGELOG, top)
    if data is None:
        raise Refused(problems)
    return data.decode("utf-8").replace("\r\n", "\n")


def entry(text: str, heading: str) -> str:
    """What stands below a heading, without it; nothing where there is none."""
    found = re.search(rf"^## {re.escape(heading)}(?![\d.])[^\n]*\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    return found.group(1).strip() if found else ""


def with_news(text: str, news: str) -> str:
    """The log with a line more of what is to come, first; as it was where there is none."""
    line, (before, heading, rest) = " ".join(news.split()).removeprefix("- "), text.partition(f"\n## {COMING}\n")
    told = rest.lstrip("\n")
    return (
        f"{before}{heading}\n- {line}\n{'' if told.startswith('- ') else chr(10)}{told}" if line and heading else text
    )


def with_version(text: str, version: str, day: str) -> str:
    """The log with what was to come under the heading of its version, and an empty heading for what comes next."""
    return re.sub(rf"^## {COMING}[ \t]*$", f"## {COMING}\n\n## {version} – {day}", text, count=1, flags=re.MULTILINE)
