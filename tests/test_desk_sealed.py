"""Nothing gets out of the worker that reads a workbook, and nothing is kept: by the page's policy, and since the means are gone."""

import json
import shutil
import subprocess
from http.server import SimpleHTTPRequestHandler

import pytest

from tests.desk_page import opened, small
from tests.host import hosted

NESTED = (
    "await new Promise((yes, no) => {{ const w = new Worker(URL.createObjectURL(new Blob([`{}`]))); "
    "w.onmessage = ({{data}}) => data ? yes() : no(); w.onerror = no; }})"
)
# Ways out of a worker: each gives what it got, or throws. `HOST` is another machine.
SENT = {
    "fetch": "(await fetch('HOST/fetch', {mode: 'no-cors'})).type",
    "own fetch": "(await fetch('OWN/own')).status",
    "xhr": "await new Promise((yes, no) => { const x = new XMLHttpRequest(); x.open('GET', 'OWN/xhr'); x.onload = yes; "
    "x.onerror = no; x.send(); })",
    "websocket": "await new Promise((yes, no) => { const s = new WebSocket('HOST/ws'.replace('http', 'ws')); s.onopen = yes; "
    "s.onerror = no; })",
    "stream of a socket": "(await new WebSocketStream('HOST/wss'.replace('http', 'ws')).opened).protocol",
    "transport": "await new WebTransport('HOST/transport'.replace('http', 'https')).ready",
    "events": "await new Promise((yes, no) => { const s = new EventSource('OWN/events'); s.onopen = yes; s.onerror = no; })",
    "import": "await import('OWN/import.js')",
    "import of another": "await import('HOST/import.js')",
    "importScripts": "importScripts('OWN/scripts.js')",
    "eval": "(0, eval)('1 + 1')",
    "function": "new Function('return 1')()",
    "beacon": "navigator.sendBeacon('HOST/beacon')",
    "peer": "new RTCPeerConnection()",
    "font": "(await new FontFace('a', 'url(HOST/font)').load()).status",
    "nested": NESTED.format("fetch('OWN/nested').then(() => postMessage(1), () => postMessage(0))"),
}
# No policy forbids these.
KEPT = {
    "cache": "(await caches.open('numbers')).put('OWN/number', new Response('1'))",
    "database": "indexedDB.open('numbers').readyState",
    "nested database": NESTED.format(
        "try { postMessage(indexedDB.open('numbers').readyState) } catch { postMessage(0) }"
    ),
    "files": "(await navigator.storage.getDirectory()).kind",
    "older files": "webkitRequestFileSystemSync(0, 1).name",
    "buckets": "(await navigator.storageBuckets.open('numbers')).name",
    "other tabs": "new BroadcastChannel('numbers').postMessage(1)",
    "locks": "await navigator.locks.request('numbers', () => 1)",
    "notice": "new Notification('numbers').title",
    "console": "console.log('numbers')",
    "storage": "localStorage.setItem('number', '1')",
}
# In a worker: each way that got through.
THROUGH = """async (ways) => {
  const out = [];
  for (const [name, way] of Object.entries(ways)) {
    try { await way(); out.push(name); } catch { /* it did not */ }
  }
  return out;
}"""
NAMES = """() => {
  const found = [];
  for (let owner = self; owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
    found.push(...Object.getOwnPropertyNames(owner));
  }
  return found;
}"""
WORKER = "new Worker(URL.createObjectURL(new Blob([''], {type: 'text/javascript'})), {type: 'module'}) && 1"


@pytest.fixture(scope="module")
def desk(browser):
    """The page, with a worker that is ready to read."""
    with opened(browser, small() / "site") as found:
        yield found


def through(page, ways, folder):
    """The ways that lead out of the newest worker of a page, and what another host is then asked."""
    heard = []

    class Other(SimpleHTTPRequestHandler):
        def log_message(self, *told):
            heard.append(self.path)

    with hosted(Other, folder) as host:
        tried = ", ".join(f"{name!r}: async () => {way}" for name, way in ways.items())
        own = page.evaluate("location.origin")
        found = page.workers[-1].evaluate(f"({THROUGH})({{{tried.replace('OWN', own).replace('HOST', host)}}})")
        page.wait_for_timeout(300)
    return found, heard


def test_nothing_gets_out_of_the_worker(desk, tmp_path):
    """Each way is tried from inside it, to its own host and to another: none gets through, and no host is asked."""
    before = len(desk.asked)
    assert through(desk.page, SENT | KEPT, tmp_path) == ([], [])
    assert desk.asked[before:] == []


def test_the_worker_has_nothing_of_a_browser_but_what_python_asks_for(desk):
    """What a new browser brings is gone too: beside the language stand the clock, chance, letters, and the way to the page."""
    bare = "console.log(JSON.stringify(require('vm').runInNewContext('Object.getOwnPropertyNames(globalThis)')))"
    language = json.loads(
        subprocess.run([shutil.which("node") or "node", "-e", bare], capture_output=True, check=True).stdout
    )
    beside = {*desk.page.workers[-1].evaluate(NAMES)} - {*language}
    assert beside - {"TEMPORARY", "PERSISTENT"} == {  # two numbers that cannot be taken away
        *("self", "performance", "crypto", "TextDecoder", "TextEncoder", "onmessage", "postMessage"),
    }


def test_the_policy_stops_each_way_to_send_of_any_worker(desk, tmp_path):
    """One that the sealed page starts of its own has all that a browser gives, and yet no host is asked."""
    before = len(desk.asked)
    desk.page.evaluate(WORKER)
    desk.page.wait_for_timeout(300)
    assert through(desk.page, SENT, tmp_path) == ([], [])
    assert desk.asked[before:] == []


@pytest.mark.slow("that the others can fail", "test_nothing_gets_out_of_the_worker")
def test_the_ways_out_lead_out_where_nothing_is_sealed(page, tmp_path):
    """The tests above can fail: a bare page on a host has a worker that is heard by its own host, and by another."""
    (tmp_path / "index.html").write_text("<!doctype html>", encoding="utf-8")
    with hosted(SimpleHTTPRequestHandler, tmp_path) as host:
        page.goto(host)
        page.evaluate(WORKER)
        page.wait_for_timeout(300)
        ways, heard = through(page, SENT | KEPT, tmp_path)
    assert {"fetch", "own fetch", "xhr", "eval", "function", "nested"} <= {*ways}
    assert {*KEPT} - {*ways} == {"storage"}  # which no worker has
    assert {"/fetch", "/ws", "/font"} <= {*heard}
