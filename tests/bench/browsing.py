"""How fast a page comes to a reader on a slow telephone: Chromium with its network and processor held back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from statistics import median
from typing import Any

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.browser_setup import find_chromium, is_root, launch_options

WINDOW: ViewportSize = {"width": 412, "height": 823}
# 1.6 Mbit/s down, 0.75 up, 150 ms there and back.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
SLOWED = 4
TIMES = 5
# Long after the load event: what runs that late is blocking time too.
SETTLED = 1500

OBSERVE = """
window.seen = { fcp: 0, lcp: 0, cls: 0, long: [] };
const watch = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true });
watch("paint", each => { if (each.name === "first-contentful-paint") seen.fcp = each.startTime });
watch("largest-contentful-paint", each => { seen.lcp = each.startTime });
watch("layout-shift", each => { if (!each.hadRecentInput) seen.cls += each.value });
watch("longtask", each => seen.long.push([each.startTime, each.duration]));
"""


@dataclass(frozen=True)
class Visit:
    """One first visit: kilobytes over the wire, milliseconds to the first and the largest paint and blocked, layout shift."""

    kilobytes: float
    first: float
    largest: float
    blocked: float
    shift: float


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser that the tests use."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(**launch_options(find_chromium(), is_root()))
        yield found
        found.close()


def typical(browser: Browser, address: str) -> Visit:
    """The median of each figure over some first visits."""
    visits = [visit(browser, address) for _ in range(TIMES)]
    return Visit(*(median(getattr(each, field.name) for each in visits) for field in fields(Visit)))


def visit(browser: Browser, address: str) -> Visit:
    """Open the page with nothing in the cache."""
    context = browser.new_context(viewport=WINDOW, device_scale_factor=2, has_touch=True)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    sizes: list[float] = []
    devtools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    for command, settings in (
        ("Network.enable", {}),
        ("Network.emulateNetworkConditions", NETWORK),
        ("Emulation.setCPUThrottlingRate", {"rate": SLOWED}),
    ):
        devtools.send(command, settings)
    page.add_init_script(OBSERVE)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(SETTLED)
    seen: dict[str, Any] = page.evaluate("window.seen")
    context.close()
    # As Lighthouse counts: only what comes after the first paint, and only what is over 50 ms.
    blocked = sum(max(0.0, length - 50) for start, length in seen["long"] if start + length > seen["fcp"])
    return Visit(sum(sizes) / 1000, seen["fcp"], seen["lcp"], blocked, seen["cls"])
