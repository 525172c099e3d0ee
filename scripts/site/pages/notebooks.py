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

from scripts.ground.data_package import DESCRIPTOR, Package
from scripts.ground.markup import esc
from scripts.site.addresses import absolute, figures_file
from scripts.site.charts.tree import named as name_all
from scripts.site.charts.tree import parsed, written
from scripts.site.exports.archive.contents import archive_files
from scripts.site.exports.asking.beside import ASK
from scripts.site.package.labels import Labels
from scripts.site.text.markup import code_lines, element
from scripts.site.text.words import Words

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


def page_of(rendered: str, name: str, address: str, words: Words) -> str:
    """The page of a notebook: mkdocs-jupyter's HTML in, HTML for our frame out.

    `name`: the notebook's, which its page and its file have too.
    """
    soup = BeautifulSoup(rendered, "html.parser")
    heading, results, blocks = "", 0, []
    for block in soup.find_all("div", class_=[TEXT, CODE, OUTPUT]):
        if TEXT in block["class"]:
            blocks.append(text(block))
            heading = next((each.get_text() for each in reversed(block.find_all(HEADINGS))), heading)
        elif CODE in block["class"]:
            blocks.append(code(block))
        else:
            results += 1
            blocks.append(output(block, f"{name}-{results}", words["notebook_result"].format(heading, results)))
    download = f'<p><a href="{esc(name)}{ENDING}" download>{esc(words["notebook_download"])}</a></p>'
    page = "\n".join([blocks[0], download, *blocks[1:]])
    for named in (ADDRESS, code_lines(ADDRESS)):
        page = page.replace(named, esc(address))
    return page.replace(quote(SITE), "../")


def code(block: Tag) -> str:
    """Code, or what a cell printed, with its line breaks. Colours would say nothing that the words do not."""
    lines = code_lines(block.get_text().strip("\n"))
    return f'<pre class="code" tabindex="0" data-search-exclude><code>{lines}</code></pre>'


def text(block: Tag) -> str:
    """Prose, without the signs that JupyterLab puts after headings."""
    for sign in block.find_all("a", class_="anchor-link"):
        sign.decompose()
    return block.decode_contents().strip()


def output(block: Tag, name: str, named: str) -> str:
    """What a cell gave: a chart, a table or plain text."""
    if block.img and str(block.img["src"]).startswith(PICTURE):
        svg = base64.b64decode(str(block.img["src"]).removeprefix(PICTURE)).decode("utf-8")
        return chart(svg, name, named)
    return data_table(block.table, named) if block.table else code(block)


def chart(svg: str, name: str, named: str) -> str:
    """A chart as the other charts of the site are: named in the page's language, without a ground of its own."""
    root = name_all(parsed(svg), name)
    root.attrib |= {"class": "chart", "role": "img", "aria-label": named}
    return element("figure", written(root), class_="notebook-chart")


def data_table(table: Tag, named: str) -> str:
    """A table of pandas' as the other tables of the site are. The numbers of its rows say nothing and go."""
    rows = [[cell.get_text() for cell in row.find_all(["th", "td"])][1:] for row in table.find_all("tr")]
    head = "".join(element("th", esc(cell), scope="col") for cell in rows[0])
    body = "".join("<tr>" + "".join(element("td", esc(cell)) for cell in row) + "</tr>" for row in rows[1:])
    inner = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return (
        f'<div class="table-region" role="region" tabindex="0" aria-label="{esc(named)}" data-search-exclude>'
        f"{element('table', inner, class_='data')}</div>"
    )
