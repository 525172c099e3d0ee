"""Which files people write of a package, and what the last build left for the next; what lies beside them is told."""

from collections.abc import Sequence
from pathlib import Path

from scripts.ground.data_package import WITNESS
from scripts.ground.disk import display, leads_out, read_bytes
from scripts.ground.problems import Problem


def standing_witnesses(root: Path) -> dict[str, bytes]:
    """Path -> bytes of the witnesses that the last build has left. One that cannot be read is none: another is made."""
    found = {display(path, root): read_bytes(path, root)[0] for path in sorted((root / "data").glob(f"{WITNESS}*.csv"))}
    return {name: data for name, data in found.items() if data}


def figure_files(root: Path) -> tuple[list[Path], list[Problem]]:
    """`figures/<year>.csv`, sorted, and a problem for each thing in that folder that is neither one nor what a year adds."""
    folder = root / "figures"
    if leads_out(folder, root):  # what lies there is nobody's business
        return [], [Problem("figures", 0, "", "file_is_link_out")]
    if not folder.is_dir():
        return [], [Problem("figures", 0, "", "file_missing")]
    years, problems = [], []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".csv" and is_year(path.stem):
            years.append(path)
        elif path.name != "README.md" and not (path.is_dir() and is_year(path.name)):
            problems.append(Problem(display(path, root), 0, "", "file_stray", hint="<år>.csv / <year>.csv"))
    if not years and not problems:
        problems.append(Problem("figures", 0, "", "file_missing"))
    return years, problems


def addition_files(root: Path, tables: Sequence[str]) -> tuple[dict[str, dict[int, Path]], list[Problem]]:
    """Table -> year -> `figures/<year>/<table>.csv` of these `tables`, and a problem for each other thing in such a folder."""
    files: dict[str, dict[int, Path]] = {}
    problems, above = [], root / "figures"
    there = sorted(above.iterdir()) if above.is_dir() and not leads_out(above, root) else []
    for folder in (path for path in there if path.is_dir() and is_year(path.name)):
        name = display(folder, root)
        if leads_out(folder, root):
            problems.append(Problem(name, 0, "", "file_is_link_out"))
            continue
        if not folder.with_suffix(".csv").exists():
            problems.append(Problem(name, 0, "", "additions_alone", f"{name}.csv"))
        for path in sorted(folder.iterdir()):
            if path.suffix == ".csv" and path.stem in tables:
                files.setdefault(path.stem, {})[int(folder.name)] = path
            else:
                problems.append(Problem(display(path, root), 0, "", "file_stray", hint=", ".join(tables)))
    return files, problems


def is_year(name: str) -> bool:
    """Whether a file or a folder is named after a year."""
    return name.isascii() and name.isdigit() and len(name) == 4


def is_addition(path: Path) -> bool:
    """Whether a file holds what a year adds to a table, which may be nothing."""
    return is_year(path.parent.name) and path.parent.parent.name == "figures"


def stray_files(root: Path, named: list[str]) -> list[Problem]:
    """A problem for each thing in the package folder and in the folders of its tables that nothing names."""
    known = {"package.yml", "disclosure.yml", "datapackage.json", "data", "figures", "releases", *named}
    known |= {".building", ".replaced"}
    known |= {Path(name).parent.as_posix() for name in named}
    folders = {(root / name).parent for name in named} | {root}
    return [
        Problem(display(path, root), 0, "", "file_stray", hint="package.yml / README.md")
        for folder in sorted(folders)
        if folder.is_dir() and not leads_out(folder, root)
        for path in sorted(folder.iterdir())
        if path.name != "README.md" and display(path, root) not in known
    ]
