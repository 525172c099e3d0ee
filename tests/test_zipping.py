"""A ZIP is read where it is written as ours are, and what somebody else has put in one is named and never unpacked."""

import io
import zipfile
import zlib
from contextlib import suppress

import pytest

from scripts.ground.data_package import PackageError
from scripts.ground.zipping import HEADER, NotOursError, TooBigError, around, unzipped, zip_reader, zipped

FILES = {"a.csv": b"a\n1\n", "b.csv": b"b\n" * 1000}
DATA = b"what the file says"


def rewritten(backwards=False, **values):
    """A ZIP of ours that somebody has written anew, in which each entry says this of itself."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(zipped(FILES))) as old, zipfile.ZipFile(target, "w") as new:
        for entry in sorted(old.infolist(), key=lambda one: one.filename, reverse=backwards):
            data = old.read(entry)
            for name, value in values.items():
                setattr(entry, name, value)
            new.writestr(entry, data)
    return target.getvalue()


def deflated(data, flush=zlib.Z_FINISH):
    """A stream as a ZIP has it."""
    made = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    return made.compress(data) + made.flush(flush)


def with_stream(stream):
    """A ZIP of ours with one file, in which this stream stands for it."""
    entry = zipfile.ZipInfo("a.csv")
    entry.compress_type, entry.header_offset, entry.CRC = zipfile.ZIP_DEFLATED, 0, zlib.crc32(DATA)
    entry.compress_size, entry.file_size = len(stream), len(DATA)
    return around([entry], bytes(HEADER.size + len(entry.filename)) + stream)


def test_what_is_zipped_is_read():
    """In whatever order it comes, compressed; and what another computer has compressed otherwise."""
    assert unzipped(zipped(FILES)) == FILES
    assert zipped(FILES) == zipped(dict(reversed(FILES.items())))
    assert len(zipped(FILES)) < len(FILES["b.csv"])
    assert unzipped(rewritten(compress_type=zipfile.ZIP_STORED)) == FILES
    assert unzipped(with_stream(deflated(DATA))) == {"a.csv": DATA}


def test_no_byte_may_be_another_or_one_more_or_less():
    """Each bit that is turned and each byte that is put in or taken out is refused, or says nothing else."""
    good = zipped(FILES)
    turned = [good[:at] + bytes([good[at] ^ 1 << bit]) + good[at + 1 :] for at in range(len(good)) for bit in range(8)]
    for data in turned:
        with suppress(PackageError):
            assert unzipped(data) == FILES  # a bit that fills up the last byte of a stream
    more = [good[:at] + b"x" + good[at:] for at in range(len(good) + 1)]
    for data in more + [good[:at] + good[at + 1 :] for at in range(len(good))]:
        with pytest.raises(PackageError):
            unzipped(data)


ZIPPED = zipped(FILES)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(rewritten(external_attr=0o120777 << 16), "", id="link"),
        pytest.param(rewritten(external_attr=0o755 << 16), "", id="program"),
        pytest.param(rewritten(date_time=(2031, 2, 3, 0, 0, 0)), "", id="time"),
        pytest.param(rewritten(create_system=0), "", id="system"),
        pytest.param(rewritten(comment=b"x"), "", id="comment"),
        pytest.param(rewritten(extra=b"\x01\x00\x00\x00"), "", id="extra"),
        pytest.param(rewritten(compress_type=zipfile.ZIP_LZMA), "", id="method"),
        pytest.param(zipped({"å.csv": b"1"}), "", id="letters"),
        pytest.param(zipped({"a.csv": b"1", "b.csv": b"2"}).replace(b"b.csv", b"a.csv"), "", id="a name twice"),
        pytest.param(rewritten(backwards=True), "b.csv", id="order"),
        pytest.param(with_stream(deflated(DATA + b" and more")), "", id="a stream that goes on"),
        pytest.param(with_stream(deflated(DATA, zlib.Z_SYNC_FLUSH)), "", id="a stream that never ends"),
        pytest.param(with_stream(deflated(DATA) + b"x"), "", id="a stream that is followed"),
        pytest.param(with_stream(deflated(DATA.upper())), "", id="another file"),
    ],
)
def test_an_entry_that_says_anything_else_is_refused(data, told):
    """A link, a time, another method or order. Which of two names is read, and what a stream hides, is for nobody to guess."""
    with pytest.raises(NotOursError) as refused:
        unzipped(data)
    assert told in str(refused.value)


@pytest.mark.parametrize("data", [b"#!" + ZIPPED, ZIPPED + b"x", ZIPPED[:-2] + b"\x01\x00x"])
def test_no_byte_lies_beside_the_entries(data):
    """Before, after, or as a comment: where a program of another kind would be hidden."""
    with pytest.raises(PackageError):
        unzipped(data)


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
    read = zip_reader(rewritten(comment=b"x"))
    assert read("a.csv") == FILES["a.csv"]
    with pytest.raises(TooBigError, match=r"b\.csv: 2000") as refused:
        read("b.csv")
    assert refused.value.size == 2000
    with pytest.raises(PackageError, match=r"c\.csv"):
        read("c.csv")
