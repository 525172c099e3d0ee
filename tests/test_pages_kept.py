"""A year costs once: what follows from nothing new is not audited, drawn or read again, and is the same as if it were."""

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from scripts.ground.kept_words import Kept
from scripts.package.audit import kept as remembering
from scripts.package.audit.kept import Memory
from scripts.package.audit.run import Audit, AuditQuestion, audit_year
from scripts.package.build import assemble
from scripts.package.sources import read_sources
from scripts.site.exports.published import read_published
from scripts.site.frame import reread
from scripts.site.keeping import kept_rows
from scripts.site.package.labels import Labels, read_package
from scripts.site.pages.versions import read_all_kept
from scripts.site.pages.whole_versions import pages_once, whole
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import Answers
from scripts.site.text.language import Language
from tests.many_years import change_newest, grown
from tests.site_package import OLD, labels, later, no_drawing, observation, old_release

HEAD = "# Behov {#needs}\n\n## Källa\n\n"


def refused(*_, **__):
    """Whoever calls this works something out again."""
    raise AssertionError("worked out again")


def rows() -> list[Kept]:
    """What version 1.0.0 of the tiny package keeps."""
    return kept_rows(labels(lang, observations=OLD) for lang in ("sv", "en"))


def seen(now: Labels, draw=no_drawing) -> Teller:
    """Who tells of a version, from these labels."""
    return Teller(Answers(()), now, draw, "")


def test_a_version_is_worked_out_once(tmp_path):
    """The second time nothing is drawn, and every page is the same."""
    first = pages_once(rows(), old_release(), seen(later()), tmp_path)
    assert first == whole(rows(), old_release(), seen(later()))
    assert pages_once(rows(), old_release(), seen(later(), refused), tmp_path) == first


def test_a_version_says_that_it_has_been_corrected_since(tmp_path):
    """What is kept of before says that it is the newest, or the same: that is not what is shown."""
    pages_once(rows(), old_release(), seen(later()), tmp_path)
    now = later("sv", observation(value="99"))
    assert pages_once(rows(), old_release(), seen(now), tmp_path) == whole(rows(), old_release(), seen(now))


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


@pytest.mark.slow("whole years (many_years.py)", "test_a_version_is_worked_out_once")
def test_of_whole_years_only_the_newest_is_worked_out(tmp_path, monkeypatch):
    """Two released years and a third whose figures change: one audit, and no picture of a version."""
    grown(tmp_path, {2})
    folder, memory = tmp_path / "2", Memory(tmp_path / "audit")
    assemble(read_sources(folder), memory.audit)
    memory.keep()
    versions_of(folder, no_drawing, tmp_path)
    change_newest(folder)
    asked: list[str] = []

    def counted(question: AuditQuestion) -> Audit:
        asked.append(question.year)
        return audit_year(question)

    monkeypatch.setattr(remembering, "audit_year", counted)
    assemble(read_sources(folder), Memory(tmp_path / "audit").audit)
    assert asked == [max(path.stem for path in (folder / "figures").glob("*.csv"))]
    versions_of(folder, refused, tmp_path)


def versions_of(folder, draw, place) -> None:
    """The pages of every version that is released, seen from the package."""
    package = read_package(folder)
    now, releases = Labels(package, Language("sv")), read_published(folder, package)[:-1]
    kept = read_all_kept(folder, releases)
    for one in releases:
        pages_once(kept[one.version], one, Teller(Answers(()), now, draw, ""), place / "versions")
