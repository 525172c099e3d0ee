"""The edge that writes hand-owned files: all of them or none."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from scripts.package.writing import write_to_disk


def replace_all(changed: Mapping[Path, tuple[bytes | None, bytes]]) -> None:
    """Write all files (path -> old and new bytes) beside, then put them in place; on a disk error the old ones come back.

    A file that is new has None for its old bytes. Raises `OSError`.
    """
    beside = {path: path.with_suffix(f"{path.suffix}.new") for path in changed}
    done: list[Path] = []
    try:
        for path, (_, new) in changed.items():
            write_to_disk(beside[path], new)
        for path in changed:
            beside[path].replace(path)
            done.append(path)
    except OSError:
        for path in done:
            bring_back(path, changed[path][0])
        raise
    finally:
        for path in beside.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)


def bring_back(path: Path, old: bytes | None) -> None:
    """The file as it was, or no file where there was none."""
    if old is None:
        path.unlink()
    else:
        path.write_bytes(old)
