"""A ZIP is read where it is written as ours are, and what somebody else has put in one is named and never unpacked."""

import io
import zipfile
import zlib

import pytest

from scripts.ground.data_package import PackageError
from scripts.ground.zipping import HEADER, NotOursError, TooBigError, around, unzipped, zip_reader, zipped

FILES = {"a.csv": b"a\n1\n", "b.csv": b"b\n" * 1000}


def changed(change, files=FILES):
    """A ZIP of ours that somebody has written anew, each entry after `change`."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(zipped(files))) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            change(entry)
            new.writestr(entry, data)
    return target.getvalue()


def setting(**values):
    """A change of what an entry says of itself."""

    def change(entry):
        for name, value in values.items():
            setattr(entry, name, value)

    return change


def test_what_is_zipped_is_read():
    """In whatever order it comes, compressed; and what another computer has compressed otherwise."""
    assert unzipped(zipped(FILES)) == FILES
    assert zipped(FILES) == zipped(dict(reversed(FILES.items())))
    assert len(zipped(FILES)) < len(FILES["b.csv"])
    assert unzipped(changed(setting(compress_type=zipfile.ZIP_STORED))) == FILES


@pytest.mark.parametrize(
    "change",
    [
        setting(external_attr=0o120777 << 16),
        setting(external_attr=0o755 << 16),
        setting(date_time=(2031, 2, 3, 0, 0, 0)),
        setting(create_system=0),
        setting(comment=b"x"),
        setting(extra=b"\x01\x00\x00\x00"),
        setting(compress_type=zipfile.ZIP_LZMA),
    ],
    ids=["link", "program", "time", "system", "comment", "extra", "method"],
)
def test_an_entry_that_says_anything_else_is_refused(change):
    """A link, a time, a comment, another method."""
    with pytest.raises(NotOursError):
        unzipped(changed(change))


def test_a_name_stands_once_and_in_letters_that_every_system_writes_alike():
    """Which of two would be read is for nobody to guess."""
    with pytest.raises(NotOursError):
        unzipped(zipped({"å.csv": b"1"}))
    twice = zipped({"a.csv": b"1", "b.csv": b"2"}).replace(b"b.csv", b"a.csv")
    with pytest.raises(NotOursError):
        unzipped(twice)


def test_the_order_is_that_of_the_names():
    """Another order is another ZIP."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(zipped(FILES))) as old, zipfile.ZipFile(target, "w") as new:
        for entry in reversed(old.infolist()):
            new.writestr(entry, old.read(entry.filename))
    with pytest.raises(NotOursError, match=r"b\.csv"):
        unzipped(target.getvalue())


@pytest.mark.parametrize("place", ["before", "after", "comment"])
def test_no_byte_lies_beside_the_entries(place):
    """Where a program of another kind would be hidden."""
    data = zipped(FILES)
    if place == "comment":
        data = data[:-2] + b"\x01\x00x"
    with pytest.raises(PackageError):
        unzipped({"before": b"#!" + data, "after": data + b"x", "comment": data}[place])


def deflated(data, flush=zlib.Z_FINISH):
    """A stream as a ZIP has it."""
    made = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    return made.compress(data) + made.flush(flush)


def with_stream(data, stream):
    """A ZIP of ours with one file, in which this stream stands for it."""
    entry = zipfile.ZipInfo("a.csv")
    entry.compress_type, entry.header_offset = zipfile.ZIP_DEFLATED, 0
    entry.CRC, entry.compress_size, entry.file_size = zlib.crc32(data), len(stream), len(data)
    return around([entry], bytes(HEADER.size + len(entry.filename)) + stream)


def test_no_byte_lies_within_an_entry_after_its_file():
    """A stream may go on, never end, be followed, or hold another file: whoever reads the file would not see it."""
    data = b"what the file says"
    assert unzipped(with_stream(data, deflated(data))) == {"a.csv": data}
    for stream in (
        deflated(data + b" and more"),
        deflated(data, zlib.Z_SYNC_FLUSH),
        deflated(data) + b"x",
        deflated(data.upper()),
    ):
        with pytest.raises(NotOursError):
            unzipped(with_stream(data, stream))


@pytest.mark.parametrize(
    ("most", "all_of_it", "told"), [(1999, 2004, ("b.csv", 2000, 1999)), (2000, 2003, ("ZIP", 2004, 2003))]
)
def test_nothing_is_unpacked_that_is_larger_than_a_file_may_be(monkeypatch, most, all_of_it, told):
    """By itself, or with the others: it is said which, how large, and what is the most."""
    monkeypatch.setattr("scripts.ground.zipping.MOST_BYTES", most)
    monkeypatch.setattr("scripts.ground.zipping.MOST_UNPACKED", all_of_it)
    with pytest.raises(TooBigError) as refused:
        unzipped(zipped(FILES))
    assert (str(refused.value).partition(":")[0], refused.value.size, refused.value.most) == told


def test_what_is_as_large_as_a_file_may_be_is_read(monkeypatch):
    """Also with the others."""
    monkeypatch.setattr("scripts.ground.zipping.MOST_BYTES", 2000)
    monkeypatch.setattr("scripts.ground.zipping.MOST_UNPACKED", 2004)
    assert unzipped(zipped(FILES)) == FILES
    assert zip_reader(zipped(FILES))("b.csv") == FILES["b.csv"]


def test_a_directory_that_says_too_little_is_none():
    """What is unpacked is what it says, or nothing."""
    data, size = zipped(FILES), (2000).to_bytes(4, "little")
    assert data.count(size) == 2
    with pytest.raises(PackageError, match="b.csv"):
        unzipped(data.replace(size, (1999).to_bytes(4, "little")))


def test_a_file_of_any_zip_is_read_as_far_as_a_file_may_go(monkeypatch):
    """Whoever has made it: one that is not there, and one that is larger, are said with their names."""
    monkeypatch.setattr("scripts.ground.zipping.MOST_BYTES", 1999)
    read = zip_reader(changed(setting(comment=b"x")))
    assert read("a.csv") == FILES["a.csv"]
    with pytest.raises(TooBigError, match=r"b\.csv: 2000") as refused:
        read("b.csv")
    assert refused.value.size == 2000
    with pytest.raises(PackageError, match=r"c\.csv"):
        read("c.csv")
