"""A copy of this repository that lives on: its own git, its own releases, the coming year. Everything by its own commands."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem, Refused
from scripts.package.build import build
from scripts.package.csv_text import canonical
from scripts.package.sources import read_sources
from scripts.package.tables import all_records
from scripts.package.versions import raised
from scripts.paths import CACHE, ROOT
from tests.made_up_year import made_up_counts
from tests.packages import set_version
from tests.rows import confirm
from tests.sharing import NAME as SHARED
from tests.year_folder import fill, plan_of

# What the platform could set, where there is only a placeholder.
SET = {
    "site_address": "https://statistik.example.net/manniskohandel/",
    "repository": "https://kod.example.net/civila-sverige/statistik/",
    "error_contact": "fel@example.net",
    "press_contact": "press@example.net",
    "organisation_number": "802000-0000",
    "report_address": "https://statistik.example.net/rapport/",
    "next_publication": "2099-05-01",
    "data_licence": "CC BY 4.0",
}
AUTHOR = ["-c", "user.name=Test", "-c", "user.email=test@example.net"]


def tracked() -> list[Path]:
    """What git follows or would follow here: the working tree without what the tools made."""
    asked = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(asked, capture_output=True, check=True).stdout.decode("utf-8").split("\0")
    return [Path(name) for name in names if name and (ROOT / name).is_file()]


def copied(target: Path) -> Path:
    """This repository in another folder, with a git of its own and the same .venv."""
    for path in tracked():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, target / path)
    (target / ".venv").symlink_to(Path(sys.executable).parent.parent)
    if CACHE.is_dir():
        shutil.copytree(CACHE, target / CACHE.name)
    git(target, "init", "-q")
    commit(target, "Kopia")
    return target


def git(root: Path, *words: str) -> None:
    """Run git in the copy."""
    subprocess.run(["git", "-C", str(root), *AUTHOR, *words], check=True, capture_output=True)


def commit(root: Path, message: str) -> None:
    """Everything that has changed, as a commit."""
    git(root, "add", "--all")
    git(root, "commit", "-q", "--allow-empty", "-m", message)


def run(root: Path, *words: str) -> str:
    """Run a module of the copy in the copy; what it says. A test that fails shows all of it."""
    # Of the tests outside nothing: not even what they share, or a later state would look at the site of an earlier one.
    own = ("PYTEST", "COV", "PYTHONPATH", SHARED)
    clean = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    done = subprocess.run(
        [root / ".venv/bin/python", "-m", *words], cwd=root, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout[-20_000:]}\n{done.stderr[-5_000:]}"
    return done.stdout


def version(root: Path) -> str:
    """The version that the settings name."""
    settings = yaml.safe_load((root / "datapackage/package.yml").read_text(encoding="utf-8"))
    return str(settings["package"]["version"])


def is_released(root: Path) -> bool:
    """Whether that version is out."""
    return (root / f"datapackage/releases/{version(root)}.zip").exists()


def settle(root: Path) -> None:
    """The platform sets what is still a placeholder: a new version, if this one is out."""
    path = root / "datapackage/package.yml"
    old = text = path.read_text(encoding="utf-8")
    for name, entry in yaml.safe_load(text)["platform"].items():
        if entry["placeholder"]:
            before = re.escape(json.dumps(entry["value"]) if not entry["value"] else entry["value"])
            pattern = rf"(?m)^(  {name}:\n(?:    title.*\n)+    value: ){before}\n    placeholder: true$"
            text, times = re.subn(pattern, rf"\g<1>{json.dumps(SET[name])}\n    placeholder: false", text)
            assert times == 1, name
            if name == "site_address":
                text = text.replace(f"  homepage: {entry['value']}\n", f"  homepage: {SET[name]}\n")
    path.write_text(text, encoding="utf-8")
    confirm(root / "datapackage")
    if text != old and is_released(root):
        raise_version(root, "patch")


def give_out(root: Path) -> str:
    """Build, release and commit; the version. What is out already stays as it is."""
    run(root, "scripts", "package")
    run(root, "scripts", "release")
    commit(root, f"Utgåva {version(root)}")
    return version(root)


def raise_version(root: Path, step: str) -> str:
    """The next version, in the settings and in what the readers are told."""
    new = raised(version(root), step)
    set_version(root / "datapackage", new)
    log = root / "CHANGELOG.md"
    head, mark, tail = log.read_text(encoding="utf-8").partition("\n## ")
    log.write_text(f"{head}\n## {new} – datum\n\n- Påhittad ändring.\n{mark}{tail}", encoding="utf-8")
    return new


def asked(root: Path) -> list[Problem]:
    """What the build has against the folder."""
    try:
        build(root / "datapackage")
    except Refused as refused:
        return [one for one in refused.problems if not one.is_notice]
    return []


def correct(root: Path) -> str:
    """Correct the newest number of people met that stands alone in its year, and say why; the name of its observation."""
    for path in sorted((root / "datapackage/figures").glob("*.csv"), reverse=True):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows, columns = list(reader), list(reader.fieldnames or [])
        found = [row for row in rows if row["indicator"] == "contacts" and row["scope"] == "all_cases"]
        if len(found) == 1:
            raise_number(found[0])
            path.write_bytes(canonical(columns, [[row[column] for column in columns] for row in rows]))
            break
    new = raise_version(root, "patch")
    lines = [one.hint for one in asked(root) if one.kind == "revision_missing"]
    with (root / "datapackage/revisions.csv").open("a", encoding="utf-8") as log:
        log.writelines(f"{line}Fel avskriven.,Copied wrongly.,2026-12-01\n" for line in lines)
    assert lines, new
    return lines[0].split(",")[1]


def raise_number(row: Row) -> None:
    """One more, in the number and in its words."""
    now = str(int(row["value"]) + 1)
    row["printed"] = row["printed"].replace(row["value"], now)
    row["value"] = now


def coming_year(root: Path) -> str:
    """The year after the newest."""
    return str(1 + max(int(path.stem) for path in (root / "datapackage/figures").glob("*.csv")))


def fill_in(root: Path, year: str) -> None:
    """The year's workbook, as somebody fills it in; read back."""
    sources = read_sources(root / "datapackage")
    fill(root / f"{year}.xlsx", D=made_up_counts(plan_of(sources, year), all_records(sources.codes)))
    run(root, "scripts", "read-workbook", f"{year}.xlsx")
