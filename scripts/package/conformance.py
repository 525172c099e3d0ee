"""Is the folder that was built a package that a stranger can trust? Three judges, none of which is enough alone.

The official Data Package 2.0 profile reads the descriptor, which says what people wrote in `package.yml`; `strict` finds what
it and frictionless let through (values outside the code lists, doubled unique keys, misspelt properties, files that nobody
declared, bytes that are no canonical CSV). These two look at every build before it is put in place. frictionless reads the
tables as strangers do: in `package --check`, and so before every release.
"""

import json
import re
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import pandas as pd
from jsonschema import Draft7Validator, FormatChecker

from scripts.ground.problems import Problem
from scripts.package import strict

CHECKSUM, SOME = re.compile(r"sha256:[0-9a-f]{64}"), f"sha256:{'0' * 64}"


def judge(folder: Path) -> list[Problem]:
    """What all three say of the package in `folder`; frictionless is asked where the others are silent."""
    return judge_written(folder) or frictionless_problems(folder / "datapackage.json")


def judge_written(folder: Path) -> list[Problem]:
    """What the profile and `strict` say of the package in `folder` (`datapackage.json` and `data/`)."""
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    problems = descriptor_problems(descriptor)
    if problems:
        return problems
    problems += strict.file_problems(descriptor, sorted(file.name for file in (folder / "data").iterdir()))
    tables: dict[str, pd.DataFrame] = {}
    for resource in descriptor["resources"]:
        data = (folder / resource["path"]).read_bytes()
        table, wrong = strict.table_problems(resource, data)
        problems += wrong
        if table is not None:
            tables[resource["name"]] = table
    return problems + strict.reference_problems(descriptor, tables)


def descriptor_problems(descriptor: dict[str, Any]) -> list[Problem]:
    """What the official profile (shipped with dplib-py) says of the descriptor, URIs and formats included, and our own."""
    told = profile_problems(json.dumps(measured_alike(descriptor), sort_keys=True))
    return list(told) or strict.key_problems(descriptor)


def measured_alike(descriptor: dict[str, Any]) -> dict[str, Any]:
    """The descriptor as it is of other figures: a size that is one, and a checksum that is one, are not told apart."""
    found = descriptor.get("resources")
    if not isinstance(found, list) or not all(isinstance(resource, dict) for resource in found):
        return descriptor
    alike = []
    for resource in found:
        size, checksum = resource.get("bytes"), resource.get("hash")
        sized = {"bytes": 1} if type(size) is int and size > 0 else {}
        summed = {"hash": SOME} if isinstance(checksum, str) and CHECKSUM.fullmatch(checksum) else {}
        alike.append(resource | sized | summed)
    return descriptor | {"resources": alike}


@lru_cache(maxsize=64)
def profile_problems(descriptor: str) -> tuple[Problem, ...]:
    """What the profiles say of a descriptor, given as JSON: half the work of a build of few figures, and mostly the same."""
    official = json.loads(
        resources.files("dplib").joinpath("profiles/2.0/datapackage.json").read_text(encoding="utf-8")
    )
    return tuple(
        Problem("datapackage.json", 0, "/".join(str(step) for step in error.path), "package_invalid", error.message)
        for profile in (official, strict.STRICT_PROFILE)
        for error in sorted(
            Draft7Validator(profile, format_checker=FormatChecker()).iter_errors(json.loads(descriptor)),
            key=lambda error: str(list(error.path)),
        )
    )


def frictionless_problems(path: Path) -> list[Problem]:
    """What frictionless says of the package: types, constraints, keys, bytes and checksums."""
    from frictionless import FrictionlessException, Package, system  # a second to import: only paid where it is used

    try:
        with system.use_context(trusted=True):
            report = Package(str(path)).validate()
    except FrictionlessException as error:  # it raises where it cannot even begin to validate
        return [Problem("datapackage.json", 0, "", "package_invalid", error.error.message)]
    errors = [*report.errors, *(error for task in report.tasks for error in task.errors)]
    return [Problem("datapackage.json", 0, "", "package_invalid", error.message) for error in errors]
