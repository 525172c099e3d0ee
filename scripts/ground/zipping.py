"""Files in one ZIP, with the same bytes on every day; and the files of a ZIP that we have written, or that somebody else has.

Other versions of zlib may compress otherwise: two ZIPs are the same where their files are.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from scripts.ground.data_package import PackageError, Read

# The first moment that the ZIP format can write: a real time would change the bytes on every run.
ZIP_TIME = zipfile.ZipInfo("").date_time
FIRST_MOMENT = (0, 1 << 5 | 1)  # the same as the format writes it: the time, and the day
PERMISSIONS = 0o644 << 16  # a file that all may read, as on any other machine
UNIX, VERSION = 3, 20
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# A file's header, its line in the directory, and the end (PKWARE's APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16).
HEADER, LINE, END = (struct.Struct(f"<4s{rest}") for rest in ("5H3L2H", "2B5H3L5H2L", "4H2LH"))
# The largest table that the build makes of fifty full years, the audit's figures, is about 39 MB; all of them are 110.
MOST_BYTES, MOST_UNPACKED = 60_000_000, 300_000_000
MOST_MEMORY = 64_000_000  # what unpacking takes at the level that `packed` compresses with is a sixth of it


class TooBigError(PackageError):
    """A file is larger than any file of a package may be. `size`: what it is, or as much of it as was read."""

    def __init__(self, path: str, size: int, most: int) -> None:
        super().__init__(f"{path}: {size} > {most}")
        self.size, self.most = size, most


class NotOursError(PackageError):
    """A ZIP that `zipped` has not written of what should be in it. `found`: the file that is one too many, missing or otherwise."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The files in one ZIP, sorted."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, ZIP_TIME)
            entry.compress_type = method
            entry.create_system = UNIX
            entry.external_attr = PERMISSIONS
            archive.writestr(entry, files[path], compresslevel=9)
    return target.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files in a ZIP that is written as `zipped` does, by path.

    Raises PackageError for what is no ZIP, NotOursError for one that says or holds anything else, TooBigError before anything of
    that size is unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            check_entries(entries)
            if around(entries, data) != data:
                raise NotOursError("ZIP")
            return {entry.filename: content(entry, data) for entry in entries}
    except (RuntimeError, OSError, EOFError, zipfile.BadZipFile, zlib.error, UnicodeError) as error:
        raise PackageError(str(error)) from error


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files in one ZIP, compressed as a whole: of hundreds of pages that say much alike a fifth of what `zipped` gives."""
    import lzma  # the Python of the page that reads a workbook has none, and packs nothing

    return lzma.compress(zipped(files, zipfile.ZIP_STORED))


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of what `packed` gave, by path. Raises as `unzipped` does, and before more is unpacked than ours have."""
    import lzma

    reader = lzma.LZMADecompressor(lzma.FORMAT_XZ, MOST_MEMORY)
    try:
        found = reader.decompress(data, MOST_UNPACKED)
    except lzma.LZMAError as error:
        raise PackageError(str(error)) from error
    if not reader.eof:
        raise TooBigError("ZIP", len(found), MOST_UNPACKED)
    if reader.unused_data:
        raise NotOursError("ZIP")
    return unzipped(found)


def check_entries(entries: Sequence[zipfile.ZipInfo]) -> None:
    """Raise NotOursError or TooBigError for a name, an order or a size that none of ours has. No more is unpacked than they say."""
    for entry, after in zip_longest(entries, entries[1:]):
        if entry.file_size > MOST_BYTES:
            raise TooBigError(entry.filename, entry.file_size, MOST_BYTES)
        if not entry.filename.isascii() or (after and entry.filename >= after.filename):
            raise NotOursError(entry.filename)
        if entry.compress_type not in METHODS:
            raise NotOursError(entry.filename)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED:
        raise TooBigError("ZIP", unpacked, MOST_UNPACKED)


def content(entry: zipfile.ZipInfo, data: bytes) -> bytes:
    """The bytes of a file. Raises NotOursError where its stream holds more: what comes after it nobody would see."""
    begin = entry.header_offset + HEADER.size + len(entry.filename)
    found = data[begin : begin + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        found = inflate.decompress(found, entry.file_size + 1)
        if not inflate.eof or inflate.unused_data:
            raise NotOursError(entry.filename)
    if len(found) != entry.file_size or zlib.crc32(found) != entry.CRC:
        raise NotOursError(entry.filename)
    return found


def around(entries: Sequence[zipfile.ZipInfo], data: bytes) -> bytes:
    """The ZIP that `zipped` makes of these entries as they are compressed: a link, a time or a hidden byte is not in it."""
    files, lines = io.BytesIO(), b""
    for entry in entries:
        name = entry.filename.encode("ascii")
        begin, place = entry.header_offset + HEADER.size + len(name), files.tell()
        told = (0, entry.compress_type, *FIRST_MOMENT, entry.CRC, entry.compress_size, entry.file_size, len(name), 0)
        files.write(HEADER.pack(b"PK\x03\x04", VERSION, *told) + name + data[begin : begin + entry.compress_size])
        lines += LINE.pack(b"PK\x01\x02", VERSION, UNIX, VERSION, *told, 0, 0, 0, PERMISSIONS, place) + name
    end = END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(lines), files.tell(), 0)
    return files.getvalue() + lines + end


def zip_files(data: bytes) -> dict[str, bytes]:
    """The files in any ZIP, by path. Raises PackageError as `zip_reader` does."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (RuntimeError, OSError, EOFError, zipfile.BadZipFile, UnicodeError) as error:
        raise PackageError(str(error)) from error
    return {name: zip_reader(data)(name) for name in names}


def zip_reader(data: bytes) -> Read:
    """A function that reads the files of any ZIP. It raises PackageError for what is no ZIP, not in it or far too big."""

    def read(path: str) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(path) as file:
                found = file.read(MOST_BYTES + 1)
        except (KeyError, RuntimeError, OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise PackageError(str(error)) from error
        if len(found) > MOST_BYTES:
            raise TooBigError(path, len(found), MOST_BYTES)
        return found

    return read
