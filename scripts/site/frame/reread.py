"""A generated page as Markdown reads it, kept for the next build: most of it is HTML of ours, which takes long to read back."""

import json
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc

from scripts.paths import CACHE
from scripts.site.kept import code, kept

READ = CACHE / "read"
# Markdown tries a link of its own against the pages that there are, and those may be others the next time.
LINK = "]("
LOCK = "requirements.txt"  # Markdown, and the extensions that it reads with


def read_once(page: Page) -> None:
    """Let a page be read as it was before, where it says the same."""
    if LINK not in (page.markdown or ""):
        page.render = partial(render, page)  # type: ignore[method-assign]


def render(page: Page, config: MkDocsConfig, files: Files) -> None:
    """What `Page.render` does."""

    def made() -> bytes:
        type(page).render(page, config, files)
        told = [page.content, tokens(page.toc), page._title_from_render, sorted(page.present_anchor_ids or ())]
        return json.dumps(told).encode()

    key = [code(LOCK), config.markdown_extensions, config.mdx_configs, page.markdown]
    told = json.loads(kept(READ, ".json", json.dumps(key), made))
    page.content, headings, page._title_from_render, anchors = told
    page.toc, page.present_anchor_ids = get_toc(headings), set(anchors)


def tokens(toc: TableOfContents | list[AnchorLink]) -> list[dict[str, object]]:
    """The headings as Markdown gives them."""
    return [{"name": one.title, "id": one.id, "level": one.level, "children": tokens(one.children)} for one in toc]
