"""What the browser is given besides the project: Python and the solver, as npm's lock names them, each with its licence."""

import hashlib
import os
import shutil
import subprocess
import sysconfig
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scripts.desk.pack import HERE, libraries
from scripts.paths import CACHE

PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
HIGHS = ("highs.mjs", "highs.wasm")
INSTALL = ("ci", "--prefer-offline", "--loglevel=error", "--no-fund", "--no-audit")
LOCKED = ("package.json", "package-lock.json", ".npmrc")
# Those of Python and of Pyodide, whose package has none.
LICENCES = {"pyodide": "MPL-2.0", "python": "PSF-2.0"}


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
