"""Serves the built site on this machine as a host would: compressed, on connections that stay open."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from tests.host import hosted

# What a host compresses; a font and a picture are small already.
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".csv"}


@cache
def body(file: Path) -> bytes:
    """The file as it is sent: compressed once, as a host keeps it."""
    data = file.read_bytes()
    return gzip.compress(data, 6, mtime=0) if file.suffix in COMPRESSED else data


class Handler(SimpleHTTPRequestHandler):
    """A file, or the start page of a folder. Nothing else is asked for."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send the file with its length."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        data = body(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        if file.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of the folder while it is served."""
    with hosted(Handler, folder) as host:
        yield f"{host}/"
