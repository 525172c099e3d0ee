"""What a run hands from job to job, as actions/upload-artifact and download-artifact do: folders in FORGE_AT/artifacts/<run>.

FORGE_LINK plants a link in all that is handed over, as code of somebody else could.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import NoReturn

STORE = Path(os.environ["FORGE_AT"]) / "artifacts" / os.environ["GITHUB_RUN_ID"]


def fail(text: str) -> NoReturn:
    """Say what is wrong, as an action does."""
    print(f"::error::{text}")
    sys.exit(1)


def up() -> None:
    """Upload: what is named, below what all names have in common, no hidden file and no empty folder."""
    named = [Path(line.strip()) for line in os.environ["PATHS"].splitlines() if line.strip()]
    files = [one for path in named for one in ([path] if path.is_file() else sorted(path.rglob("*"))) if one.is_file()]
    if os.environ.get("HIDDEN") != "true":
        files = [one for one in files if not any(part.startswith(".") for part in one.parts)]
    if not files and os.environ["MISSING"] == "error":
        fail(f"No files were found: {named}")
    if not files:
        return
    whole = [path.absolute() for path in named]
    top = Path(os.path.commonpath(whole)) if len(named) > 1 else whole[0] if named[0].is_dir() else whole[0].parent
    target = STORE / (os.environ["NAME"] if os.environ["ARCHIVE"] != "false" else files[0].name)
    if target.exists():
        fail(f"An artifact with the name {target.name} is there already")
    for one in files:
        place = target / one.absolute().relative_to(top)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(one, place)
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as output:
        output.write(f"artifact-id={len(list(STORE.iterdir()))}\n")


def down() -> None:
    """Download what a job of the same run has uploaded."""
    if not (STORE / os.environ["NAME"]).is_dir():
        fail(f"Unable to download artifact(s): Artifact not found for name: {os.environ['NAME']}")
    shutil.copytree(STORE / os.environ["NAME"], os.environ["TO"], dirs_exist_ok=True)
    if os.environ.get("FORGE_LINK"):
        (Path(os.environ["TO"]) / "link.csv").symlink_to("/proc/self/environ")


if __name__ == "__main__":
    {"up": up, "down": down}[sys.argv[1]]()
