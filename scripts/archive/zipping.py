"""Files in one ZIP, with the same bytes on every system and on every day."""

import io
import zipfile
from collections.abc import Mapping

# The first moment that the ZIP format can write: a real time would change the bytes on every run.
ZIP_TIME = zipfile.ZipInfo("").date_time
PERMISSIONS = 0o644 << 16  # readable for all, as on any other machine
UNIX = 3


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """The files in one ZIP, sorted. Not compressed unless asked for: other versions of zlib would give other bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, ZIP_TIME)
            entry.compress_type = method
            entry.create_system = UNIX
            entry.external_attr = PERMISSIONS
            archive.writestr(entry, files[path])
    return target.getvalue()
