"""The notebooks: run by mkdocs-jupyter, made into pages of this site, and given out as files that run anywhere.

mkdocs-jupyter gives JupyterLab's own markup, style sheets and scripts: some six hundred kB, inline, which the policy of the
pages forbids. Kept are the text, the code, and what the code gave: tables and charts.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from bs4 import BeautifulSoup, Tag
from markupsafe import Markup

from scripts.ground.data_package import DESCRIPTOR, Package
from scripts.ground.markup import code_lines, esc
from scripts.paths import CACHE
from scripts.site.addresses import absolute, figures_file
from scripts.site.charts.composed import named as name_all
from scripts.site.charts.composed import parsed, written
from scripts.site.exports.archive import archive_files
from scripts.site.exports.benchmark import ASK
from scripts.site.package.labels import Labels
from scripts.site.text.language import Words
from scripts.site.text.templates import rendered

ENDING = ".ipynb"
# Stand in a notebook for the address of the figures file, which people who run it elsewhere need, and of the site.
ADDRESS, SITE = "{{address}}", "{{site}}"
# What the notebooks read instead of the address, when the site is built or somebody has a copy of the file.
SETTING = "FIGURES"
# The table of the package that a notebook reads beside it.
RULES = "data/rules.csv"
TEXT, CODE, OUTPUT = "jp-MarkdownOutput", "highlight-ipynb", "jp-OutputArea-output"
HEADINGS = ("h1", "h2", "h3")
PICTURE = "data:image/svg+xml;base64,"


def given_out(source: str, address: str, site: str) -> bytes:
    """A notebook to download: it reads the figures file at `address`, and its links lead to the pages below `site`."""
    return source.replace(ADDRESS, address).replace(SITE, site).encode("utf-8")


def newest_figures(labels: Labels) -> str:
    """The whole address of the newest figures file in the language of the page."""
    return absolute(labels.package, figures_file(labels.language.of_package))


def prepared(labels: Labels, requirements: bytes) -> tuple[Path, str]:
    """The folder in which the notebooks find what they read of this package and keep their results, and where the figures are.

    Their results stand as long as these files do, and the libraries.
    """
    lang = labels.language.of_package
    files = read_by_notebooks(labels.package, lang)
    folder = CACHE / "notebooks" / f"{lang}-{state_of(files, requirements)}"
    lay_out(folder, files)
    return folder, (folder / figures_file(lang, folder="")).as_uri()


def read_by_notebooks(package: Package, lang: str) -> dict[str, bytes]:
    """What the notebooks read of the archive: the figures file in a language, how it is asked, what describes it, its rules."""
    archive = archive_files(package)
    return {path: archive[path] for path in (figures_file(lang, folder=""), ASK, DESCRIPTOR, RULES)}


def state_of(files: Mapping[str, bytes], requirements: bytes) -> str:
    """A name for what the notebooks' results depend on besides themselves: the files that they read and the libraries."""
    state = hashlib.sha256(requirements)
    for path in sorted(files):
        state.update(path.encode("utf-8") + b"\0" + hashlib.sha256(files[path]).digest())
    return state.hexdigest()[:16]


def lay_out(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the files where the notebooks read them, and drop each result that a killed build did not come to the end of writing.

    What is there is left as it is: another build may be reading it.
    """
    for path, data in files.items():
        place = folder / path
        if not place.is_file() or place.read_bytes() != data:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    for result in (folder / "results").glob("*.json"):
        try:
            json.loads(result.read_text(encoding="utf-8"))
        except ValueError:
            result.unlink()


def page_of(made: str, name: str, address: str, words: Words) -> str:
    """The page of a notebook: mkdocs-jupyter's HTML in, HTML for our frame out.

    `name`: the notebook's, which its page and its file have too.
    """
    soup = BeautifulSoup(made, "html.parser")
    heading, results, blocks = "", 0, list[dict[str, object]]()
    for block in soup.find_all("div", class_=[TEXT, CODE, OUTPUT]):
        if TEXT in block["class"]:
            blocks.append({"text": text(block)})
            heading = next((each.get_text() for each in reversed(block.find_all(HEADINGS))), heading)
        elif CODE in block["class"]:
            blocks.append({"lines": lines(block)})
        else:
            results += 1
            named = words["notebook_result"].format(heading, results)
            blocks.append({"named": named} | output(block, f"{name}-{results}", named))
    page = rendered("notebook.html", blocks=blocks, name=name, words=words)
    for each in (ADDRESS, code_lines(ADDRESS)):
        page = page.replace(each, Markup(esc(address)))
    return page.replace(quote(SITE), "../")


def lines(block: Tag) -> Markup:
    """Code, or what a cell printed, with its line breaks. Colours would say nothing that the words do not."""
    return Markup(code_lines(block.get_text().strip("\n")))


def text(block: Tag) -> Markup:
    """Prose, without the signs that JupyterLab puts after headings."""
    for sign in block.find_all("a", class_="anchor-link"):
        sign.decompose()
    return Markup(block.decode_contents().strip())


def output(block: Tag, name: str, named: str) -> dict[str, object]:
    """What a cell gave: a chart, as the other charts of the site are, with its name; a table of pandas'; or plain text.

    The numbers of a table's rows say nothing and go.
    """
    if block.img and str(block.img["src"]).startswith(PICTURE):
        root = name_all(parsed(base64.b64decode(str(block.img["src"]).removeprefix(PICTURE)).decode("utf-8")), name)
        root.attrib |= {"class": "chart", "role": "img", "aria-label": named}
        return {"svg": Markup(written(root))}
    if not block.table:
        return {"lines": lines(block)}
    return {
        "rows": [[cell.get_text() for cell in row.find_all(["th", "td"])][1:] for row in block.table.find_all("tr")]
    }
