"""A generated page as Markdown reads it, kept for the next build: most of it is HTML of ours, which takes long to read back.

Figures and tables, nearly all of it, are not read at all: what stands on a line of its own from its first tag to its last is put
back as it was, which is what Markdown does with it too.
"""

import json
import re
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
OWN = "scripts/site/frame/reread.py"
LOCK = "requirements.txt"  # Markdown, and the extensions that it reads with
WHOLE = re.compile(
    r'(?<=\n\n)(?:<figure class="chart".*</figure>|<div class="table-region".*</table></div>)(?=\n\n|\Z)'
)
PLACE, PLACES = "<?put-back-{}?>", re.compile(r"<\?put-back-(\d+)\?>")
ID = re.compile(r'\bid="([^"]*)"')


def read_once(page: Page) -> None:
    """Let a page be read as it was before, where it says the same."""
    if LINK not in (page.markdown or ""):
        page.render = partial(render, page)  # type: ignore[method-assign]


def render(page: Page, config: MkDocsConfig, files: Files) -> None:
    """What `Page.render` does."""
    text = page.markdown or ""

    def made() -> bytes:
        whole = WHOLE.findall(text)
        places = iter(range(len(whole)))
        page.markdown = WHOLE.sub(lambda _: PLACE.format(next(places)), text)
        type(page).render(page, config, files)
        page.markdown = text
        content = PLACES.sub(lambda found: whole[int(found[1])], page.content or "")
        anchors = {*(page.present_anchor_ids or ()), *(name for each in whole for name in ID.findall(each))}
        return json.dumps([content, tokens(page.toc), page._title_from_render, sorted(anchors)]).encode()

    key = [code(LOCK, OWN), config.markdown_extensions, config.mdx_configs, text]
    page.content, headings, page._title_from_render, anchors = json.loads(kept(READ, ".json", json.dumps(key), made))
    page.toc, page.present_anchor_ids = get_toc(headings), set(anchors)


def tokens(toc: TableOfContents | list[AnchorLink]) -> list[dict[str, object]]:
    """The headings as Markdown gives them."""
    return [{"name": one.title, "id": one.id, "level": one.level, "children": tokens(one.children)} for one in toc]
