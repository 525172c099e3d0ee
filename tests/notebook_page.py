"""A page as mkdocs-jupyter gives it, and what stands in it."""

import base64

from scripts.site.pages.notebooks import page_of
from scripts.site.text.language import Language

SVG = (
    '<svg class="marks" width="20" height="10" viewBox="0 0 20 10">'
    '<rect width="20" height="10" fill="white"/><text>a</text></svg>'
)
PICTURE = f'<img src="data:image/svg+xml;base64,{base64.b64encode(SVG.encode()).decode()}">'
DATA = "<table><tr style='text-align:right'><th></th><th>a</th></tr><tr><th>0</th><td>&lt;b&gt;</td></tr></table>"
SOURCE = '<div class="highlight-ipynb"><pre>read("{{address}}")</pre></div>'


def rendered(*blocks: str) -> str:
    """What mkdocs-jupyter gives, in short: its own style sheet and script round the blocks."""
    return f"<style>p {{ color: red }}</style><script>alert(1)</script>{''.join(blocks)}"


def prose(html: str) -> str:
    """A cell of text as mkdocs-jupyter gives it."""
    return f'<div class="jp-RenderedHTMLCommon jp-MarkdownOutput">{html}</div>'


def result(html: str) -> str:
    """What a cell of code gave."""
    return f'<div class="jp-RenderedHTML jp-OutputArea-output">{html}</div>'


def page(*blocks: str) -> str:
    """The page of a notebook that begins with a heading."""
    return page_of(
        rendered(prose("<h1 id='a'>Behov</h1>"), *blocks),
        "read-the-file",
        "https://data.example/figures.csv",
        Language("sv").words,
    )
