"""The part of `make bench` about the site: how long it takes to build, and what a page costs its reader."""

import shutil
from pathlib import Path

from scripts.paths import CACHE, SITE
from tests.bench.browsing import browser, typical
from tests.bench.measure import cost_of
from tests.bench.serving import body, serving

LINE = "{:<38}{:>8}{:>10}{:>10}{:>10}{:>10}"


def run() -> None:
    """Build the site twice, the first time with nothing kept from before, and visit the start page and the heaviest ones."""
    print(f"\n{'site':<22}{'seconds':>10}")
    shutil.rmtree(CACHE, ignore_errors=True)
    for name in ("first build", "second build"):
        print(f"{name:<22}{cost_of(['site']).seconds:>10.1f}", flush=True)
    print()
    print(LINE.format("page, 412 px, slow telephone", "kB", "FCP ms", "LCP ms", "TBT ms", "CLS"))
    with serving(SITE) as address, browser() as chromium:
        for path in ["", *heaviest(SITE)]:
            cost = typical(chromium, address + path)
            times = (f"{each:.0f}" for each in (cost.first, cost.largest, cost.blocked))
            print(LINE.format(path or "start", f"{cost.kilobytes:.1f}", *times, f"{cost.shift:.4f}"), flush=True)


def heaviest(site: Path, most: int = 2) -> list[str]:
    """The pages with the most bytes over the wire, by their address; in one of the languages, since both are alike."""
    pages = [file for file in site.rglob("index.html") if file.relative_to(site).parts[0] != "en"]
    pages.sort(key=lambda file: len(body(file)), reverse=True)
    return [f"{file.parent.relative_to(site).as_posix()}/" for file in pages[:most]]
