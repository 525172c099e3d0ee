"""A copy of this repository that lives on: its own git, its own releases, the coming year. Everything by its own commands."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from scripts.paths import CACHE, ROOT
from tests.repository import begin
from tests.rows import make_up_helpline
from tests.sharing import NAME as SHARED

# What the platform could set, where there is only a placeholder.
SET = {
    "site_address": "https://statistik.plattformen.test/manniskohandel/",
    "repository": "https://kod.plattformen.test/civila-sverige/statistik/",
    "error_contact": "fel@plattformen.test",
    "press_contact": "press@plattformen.test",
    "organisation_number": "802000-0000",
    "report_address": "https://statistik.plattformen.test/rapport/",
    "next_publication": "2099-05-01",
    "data_licence": "CC BY 4.0",
}


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
        shutil.copytree(CACHE, target / CACHE.name, ignore=shutil.ignore_patterns("net", "site-*"))
    begin(target)
    return target


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


def settle(root: Path) -> None:
    """The platform sets what is still a placeholder, and who may approve."""
    decide(root / "datapackage")
    owners = root / ".github/CODEOWNERS"
    owners.write_text(owners.read_text(encoding="utf-8").replace("@PLACEHOLDER/", "@plattformen/"), encoding="utf-8")


def decide(folder: Path) -> None:
    """In a package folder nothing is a placeholder any more, and a made-up helpline is confirmed."""
    path = folder / "package.yml"
    text = path.read_text(encoding="utf-8")
    for name, entry in yaml.safe_load(text)["platform"].items():
        if entry["placeholder"]:
            before = re.escape(json.dumps(entry["value"]) if not entry["value"] else entry["value"])
            pattern = rf"(?m)^(  {name}:\n(?:    title.*\n)+    value: ){before}\n    placeholder: true$"
            text, times = re.subn(
                pattern, rf"\g<1>{json.dumps(SET[name], ensure_ascii=False)}\n    placeholder: false", text
            )
            assert times == 1, name
    path.write_text(text, encoding="utf-8")
    members = "".join(f"{name},,joined\n" for name in ("Ett hus", "Två händer"))
    (folder / "members.csv").write_text(f"member,year,membership\n{members}", encoding="utf-8")
    make_up_helpline(folder)
