"""A year costs once: what follows from nothing new is not audited, drawn or read again, and is the same as if it were."""

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from scripts.guard.audit import kept as remembering
from scripts.guard.audit.kept import Memory
from scripts.guard.audit.run import Audit, AuditQuestion, audit_year
from scripts.package.build import assemble
from scripts.package.sources import read_sources
from scripts.site.frame import reread
from tests.many_years import change_newest, grown

HEAD = "# Behov {#needs}\n\n## Källa\n\n"


def refused(*_, **__):
    """Whoever calls this works something out again."""
    raise AssertionError("worked out again")


def page(text: str) -> tuple[Page, MkDocsConfig, Files]:
    """A generated page that MkDocs is about to read."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "docs_dir": ".", "markdown_extensions": ["attr_list", "toc"]})
    config.validate()
    config.plugins._current_plugin = "hook"  # who makes it
    file = File.generated(config, "needs.md", content=text)
    made = Page(None, file, config)
    made.read_source(config)
    reread.read_once(made)
    return made, config, Files([file])


def said(made: Page) -> list[object]:
    """All that MkDocs takes from a page that is read."""
    return [made.content, str(made.toc), made.title, made.present_anchor_ids]


def test_a_page_that_says_the_same_is_read_once(tmp_path, monkeypatch):
    """Its text, headings, title and anchors are those that Markdown gave."""
    monkeypatch.setattr(reread, "READ", tmp_path)
    for text in (f'{HEAD}<p id="own">Rå text</p>', HEAD):
        first, config, files = page(text)
        first.render(config, files)
        with monkeypatch.context() as later_on:
            later_on.setattr(Page, "render", refused)
            again, config, files = page(text)
            again.render(config, files)
        assert said(again) == said(first)


def test_a_figure_and_a_table_are_put_back_as_they_were(tmp_path, monkeypatch):
    """Each stands on a line of its own, and Markdown would have left it: text, headings and anchors are what it gives of it."""
    monkeypatch.setattr(reread, "READ", tmp_path)
    figure = '<figure class="chart" id="needs-chart"><svg><text>*1*</text></svg></figure>'
    table = '<div class="table-region"><table class="data"><tr><th id="row">A_b_</th></tr></table></div>'
    made, config, files = page(f"{HEAD}{figure}\n\n### Mer\n\n{table}\n\n<p>efter</p>\n")
    made.render(config, files)
    by_markdown, config, files = page(made.markdown or "")
    Page.render(by_markdown, config, files)
    assert said(made) == said(by_markdown)
    assert figure in (made.content or "")
    assert table in (made.content or "")


def test_a_link_is_tried_against_the_pages_that_there_are(tmp_path, monkeypatch):
    """A page with a link that Markdown makes is read each time."""
    monkeypatch.setattr(reread, "READ", tmp_path)
    made, config, files = page(f"{HEAD}[bort](gone.md)")
    made.render(config, files)
    assert not [*tmp_path.iterdir()]


@pytest.mark.slow("whole years (many_years.py)", "test_a_page_that_says_the_same_is_read_once")
def test_of_whole_years_only_the_newest_is_audited(tmp_path, monkeypatch):
    """Two released years and a third whose figures change."""
    grown(tmp_path, {2})
    folder, memory = tmp_path / "2", Memory(tmp_path / "audit")
    assemble(read_sources(folder), memory.audit)
    memory.keep()
    change_newest(folder)
    asked: list[str] = []

    def counted(question: AuditQuestion) -> Audit:
        asked.append(question.year)
        return audit_year(question)

    monkeypatch.setattr(remembering, "audit_year", counted)
    assemble(read_sources(folder), Memory(tmp_path / "audit").audit)
    assert asked == [max(path.stem for path in (folder / "figures").glob("*.csv"))]
