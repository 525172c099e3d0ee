"""Runs mypy and says the type of a row by its name: written out, it is every column that there is. Run by `make check`."""

import sys
from typing import get_args

from mypy import api

from scripts.ground.columns import Column, TextName


def short(said: str) -> str:
    """What mypy says, with the names of the long types instead of all that they may be."""
    for name, kind in (("Column", Column), ("TextName", TextName)):
        said = said.replace(f"Literal[{', '.join(map(repr, get_args(kind)))}]", name)
    return said.replace("dict[Column, str]", "Row")


if __name__ == "__main__":
    found, broken, code = api.run(sys.argv[1:])
    print(short(found) + broken, end="")
    sys.exit(code)
