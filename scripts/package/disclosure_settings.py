"""`disclosure.yml`: which small counts are hidden, and which a person has decided to show."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scripts.package.problems import Problem, Refused
from scripts.package.reading import read_bytes
from scripts.package.strict_yaml import load

FILE = "disclosure.yml"
LISTS = {"not_sensitive": "indicator", "already_public": "source", "cleared": "observation"}


@dataclass(frozen=True)
class Disclosure:
    """Counts from 1 to `threshold` - 1 are hidden, but not in these indicators, sources and observations."""

    threshold: int
    not_sensitive: frozenset[str]
    already_public: frozenset[str]
    cleared: frozenset[str]


def read_disclosure(root: Path) -> Disclosure:
    """The settings in `root`. Raises `Refused` when the file is missing, is no YAML or has another shape."""
    data, problems = read_bytes(root / FILE, root)
    if data is None:
        raise Refused(problems)
    try:
        raw: dict[str, Any] = load(data.decode("utf-8"))
        names = {part: frozenset(str(one[key]) for one in raw[part] or []) for part, key in LISTS.items()}
        return Disclosure(int(raw["threshold"]), **names)
    except (yaml.YAMLError, ValueError, KeyError, TypeError) as error:
        found = " ".join(str(error).split())
        raise Refused([Problem(FILE, 0, "", "settings_broken", found)]) from error
