"""The ZIP of the package: one thing, whoever makes it, with a page that explains every column."""

import io
import zipfile

from scripts.archive.files import archive_files
from scripts.ground.zipping import zipped
from scripts.package.build import build
from scripts.site.package.published_package import read_package
from scripts.site.exports.releases import as_release, read_published
from scripts.year.release import release
from tests.packages import released_folder
from tests.site_server import published


def test_the_latest_zip_before_the_first_release_is_the_one_that_is_released(tmp_path):
    """To the byte: a release changes no file that anyone has downloaded."""
    folder = released_folder(tmp_path)
    build(folder)
    package = read_package(folder)
    before = read_published(folder, package)[-1]
    release(folder)
    after = read_published(folder, package)[-1]
    assert (before.version, before.zipped) == (after.version, after.zipped)


def test_the_zip_has_the_package_its_licence_and_the_page():
    """And the log of revisions among the tables."""
    archive = zipfile.ZipFile(io.BytesIO(as_release(published()).zipped))
    assert set(archive.namelist()) == {*published().files, "README.txt", "LICENSE.txt"}
    assert "data/revisions.csv" in archive.namelist()
    assert all(archive.read(path) == data for path, data in published().files.items())


def test_the_page_explains_every_column_of_every_table_in_both_languages():
    """With its type and its unit."""
    descriptor = published().descriptor
    page = archive_files({}, descriptor)["README.txt"].decode()
    for resource in descriptor["resources"]:
        part = page.split(f"\n{resource['path']}\n")[1]
        for field in resource["schema"]["fields"]:
            explained = part.split(f"\n  {field['name']} (")[1]
            assert f"    {field['title']}: {field['description']}\n" in explained
            assert f"    {field['title_en']}: {field['description_en']}\n" in explained
            assert field.get("unit", "") in explained.split("\n")[0]
            assert field.get("unit_sv", "") in explained.split("\n")[0]


def test_the_page_has_the_lines_on_how_to_read_the_file_with_all_figures():
    """As the descriptor has them, in both languages."""
    descriptor = published().descriptor
    page = " ".join(archive_files({}, descriptor)["README.txt"].decode().split())
    for number, line in [*enumerate(descriptor["how_to_read"], 1), *enumerate(descriptor["how_to_read_en"], 1)]:
        assert f"{number}. {line}" in page
    assert page.count(f"{descriptor['homepage']}latest/") == 2


def test_the_page_says_how_to_cite_and_where_to_begin():
    """In both languages, with version and address."""
    descriptor = published().descriptor
    page = archive_files({}, descriptor)["README.txt"].decode()
    for title in (descriptor["title"], descriptor["title_en"]):
        assert f"{title} [data" in page
    assert page.count(f"Version {descriptor['version']}, {descriptor['created'][:10]}. {descriptor['homepage']}") == 3
    assert page.count(descriptor["homepage"]) >= 2
    assert "Så citerar du" in page
    assert "Cite as" in page


def test_the_licence_has_its_address():
    """Whoever has only the ZIP knows what they may do."""
    text = archive_files({}, published().descriptor)["LICENSE.txt"].decode()
    assert all(one["path"] in text for one in published().descriptor["licenses"])


def test_a_compressed_zip_has_the_same_bytes_every_time():
    """Sorted, with one fixed time."""
    files = {"b": b"b" * 1000, "a": b"a"}
    once = zipped(files)
    assert once == zipped(dict(reversed(files.items())))
    assert len(once) < 1000
