"""What MkDocs calls before anything is built: this process ends with the command that waits for it, and no page is a stray."""

import os
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from scripts.ground.problems import Problem, report
from scripts.paths import DOCS
from scripts.site.build import WATCHED

# A picture as a page shows it: what it shows in words, and the file.
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")


def on_startup(command: str, dirty: bool) -> None:
    """Follow the command that waits for this one: a build that nobody waits for any more, since it was killed, ends."""
    if os.environ.get(WATCHED):
        threading.Thread(target=end_with, args=(sys.stdin.fileno(),), daemon=True).start()


def end_with(pipe: int) -> None:
    """Wait until the other end of a pipe is gone, into which nobody writes, and end at once."""
    os.read(pipe, 1)
    os._exit(1)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stop at a file that would be published with no way to it."""
    lang = str(config.theme["language"])
    if strays := unnamed(DOCS / lang, config.nav):
        raise PluginError(report(strays, lang))
    return config


def unnamed(folder: Path, navigation: Any) -> list[Problem]:
    """A problem for each file in a folder of pages that neither the navigation names nor, of a picture, a page that it names.

    Hidden ones are never published.
    """
    names, place = {*named(navigation)}, f"docs/{folder.name}"
    pages = [folder / name for name in sorted(names) if (folder / name).suffix == ".md" and (folder / name).is_file()]
    names |= {picture for page in pages for picture in PICTURE.findall(page.read_text(encoding="utf-8"))}
    files = [path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file()]
    return [
        Problem(f"{place}/{file.as_posix()}", 0, "", "page_unnamed", hint=place)
        for file in files
        if file.as_posix() not in names and not any(part.startswith(".") for part in file.parts)
    ]


def named(navigation: Any) -> Iterator[str]:
    """The files of a navigation as it is written: names, titles with a name, and lists of these."""
    if isinstance(navigation, str):
        yield navigation
        return
    for each in navigation.values() if isinstance(navigation, dict) else navigation:
        yield from named(each)
