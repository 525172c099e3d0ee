"""What the browser is given: a ZIP with what Python reads there, and, as npm's lock names them, Python and the solver.

In the ZIP are the modules, what people wrote of the package, the templates and four libraries. Each has its licence.
"""

import ast
import hashlib
import json
import os
import shutil
import subprocess
import sysconfig
import tempfile
from collections.abc import Iterator, Mapping
from importlib.metadata import distribution
from pathlib import Path

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import WITNESS
from scripts.ground.problems import Refused
from scripts.ground.tables import all_records
from scripts.ground.zipping import zipped
from scripts.guard.api import carried
from scripts.package.observations import build_statements
from scripts.package.sources import AS_YAML, Sources, read_sources
from scripts.package.validation.yaml_file import read_yaml
from scripts.paths import CACHE, ROOT, TEMPLATES
from scripts.year.helpers import DOUBTS, PAPERS, names

HERE = Path(__file__).parent
ENTRY = "scripts.desk.desk"
AT_READING = (DOUBTS, PAPERS)
SOURCES = ("*.csv", "codes/*.csv", "figures/*.csv", "figures/*/*.csv", "releases/*.zip", "data/observations.csv")
WITNESSES = f"data/{WITNESS}*.csv"
# Pure Python, in the versions of the lock. Of markupsafe it is the slower half that is written in C.
LIBRARIES = ("openpyxl", "et_xmlfile", "jinja2", "markupsafe")
TWINS = {"highspy.py": "highspy.py", "scripts/package/validation/yaml_file.py": "yaml_file.py"}
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
HIGHS = ("highs.mjs", "highs.wasm")
INSTALL = ("ci", "--prefer-offline", "--loglevel=error", "--no-fund", "--no-audit")
LOCKED = ("package.json", "package-lock.json", ".npmrc")
# Those of Python and of Pyodide, whose package has none.
LICENCES = {"pyodide": "MPL-2.0", "python": "PSF-2.0"}


def project(folder: Path, python: str) -> bytes:
    """All that the page reads of a package `folder` and by it, with the `python` of that version.

    Raises `Refused` where this code cannot read the folder.
    """
    written = read_sources(folder)
    files = {below(path): path.read_bytes() for path in [*modules(ENTRY), *TEMPLATES.glob("*.*")]}
    files |= {f"datapackage/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in sources(folder)}
    files |= {f"datapackage/{name}": as_json(folder / name) for name in AS_YAML}
    files |= {path: data for path, data in libraries().items() if path.endswith(".py")}
    files |= {path: (HERE / "twins" / name).read_bytes() for path, name in TWINS.items()}
    # The audit asks for the version of the solver.
    files["highspy-0.dist-info/METADATA"] = f"Name: highspy\nVersion: {solver()}\n".encode()
    own = {path.removeprefix("scripts/"): data for path, data in files.items() if path.endswith(".py")}
    return zipped(files | audited(written, own, python))


def audited(sources: Sources, modules: Mapping[str, bytes], python: str) -> dict[str, bytes]:
    """What this Python answers when it audits each year, under the name by which the page's own asks the same."""
    rows = all_records(sources.codes)
    statements = build_statements(sources.answered, read_codebook(rows).units)
    return {below(path): data for path, data in carried(statements, rows, modules, python, solver()).items()}


def solver() -> str:
    """The version of npm's highs."""
    lock = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))
    return str(lock["packages"]["node_modules/highs"]["version"])


def below(path: Path) -> str:
    """A path as the repository has it."""
    return path.relative_to(ROOT).as_posix()


def sources(folder: Path) -> Iterator[Path]:
    """The files that people wrote, what was released, and what the last build left for the next one."""
    for pattern in (*SOURCES, WITNESSES):
        yield from (path for path in folder.glob(pattern) if path.is_file())


def as_json(path: Path) -> bytes:
    """A YAML file as JSON: nothing in the browser reads YAML."""
    document, problems = read_yaml(path.read_bytes(), path.name)
    if problems:
        raise Refused(problems)
    return json.dumps(document.value, ensure_ascii=False).encode()


def libraries() -> dict[str, bytes]:
    """Path -> bytes of the modules and the licences of the libraries, as they are installed here."""
    return {
        path.as_posix(): Path(str(path.locate())).read_bytes()
        for name in LIBRARIES
        for path in distribution(name).files or ()
        if path.suffix == ".py" or "licen" in path.as_posix().lower()
    }


def modules(entry: str) -> list[Path]:
    """The files of a module and of all that it imports, the packages that they lie in, and the tables beside them."""
    found: dict[Path, None] = {ROOT / "scripts/__init__.py": None}
    waiting = [entry, *(f"scripts.year.helpers.{folder}.{name}" for folder in AT_READING for name in names(folder))]
    while waiting:
        name = waiting.pop()
        own = ROOT / name.replace(".", "/")
        path = next((one for one in (own / "__init__.py", own.with_suffix(".py")) if one.is_file()), None)
        if path and path not in found:
            found[path] = None
            waiting += [*imported(path), name.rpartition(".")[0]]
    return sorted([*found, *{table for path in found for table in path.parent.glob("*.csv")}])


def imported(path: Path) -> Iterator[str]:
    """What a file imports of this project: of each name too, which may be a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("scripts"):
            yield str(node.module)
            yield from (f"{node.module}.{one.name}" for one in node.names)


class NoPartsError(Exception):
    """npm is not there, or cannot install them: the text says which."""


def parts(environment: Mapping[str, str] = os.environ) -> dict[str, bytes]:
    """Name -> bytes of what npm's lock names. Raises NoPartsError."""
    modules = installed(environment)
    paths = [modules / "pyodide" / name for name in PYODIDE] + [modules / "highs/build" / name for name in HIGHS]
    return {path.name: path.read_bytes() for path in paths}


def licences(environment: Mapping[str, str] = os.environ) -> str:
    """The licences of all that is handed out, one after the other. Raises NoPartsError."""
    texts = {name: (HERE / "licences" / file).read_text(encoding="utf-8") for name, file in LICENCES.items()}
    texts["highs"] = (installed(environment) / "highs/LICENSE").read_text(encoding="utf-8")
    texts |= {path: data.decode() for path, data in libraries().items() if not path.endswith(".py")}
    return "\n\n".join(f"{name}\n{'=' * len(name)}\n\n{text.strip()}" for name, text in sorted(texts.items())) + "\n"


def installed(environment: Mapping[str, str]) -> Path:
    """The folder of npm's modules as the lock says, from whatever registry npm is set to; made once for each lock."""
    lock = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in LOCKED)).hexdigest()
    target = CACHE / "desk" / lock
    if not target.is_dir():
        npm = shutil.which("npm", path=os.pathsep.join((environment.get("PATH", ""), sysconfig.get_path("scripts"))))
        if npm is None:
            raise NoPartsError("npm")
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as place:
            for name in LOCKED:
                shutil.copy(HERE / name, place)
            run = subprocess.run([npm, *INSTALL], cwd=place, capture_output=True, text=True, check=False)
            if run.returncode:
                raise NoPartsError(" ".join(["npm", *run.stderr.split()]))
            if not target.exists():
                (Path(place) / "node_modules").rename(target)
    return target
