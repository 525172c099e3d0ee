"""What people ask is answered: questions in their own words, each with the page that must be among the first three."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.site.frame.searching import indicator_words, quotable, searched, worker
from scripts.site.text.language import Language
from tests.site_package import labels
from tests.site_server import built_site, published, served

QUESTIONS = Path(__file__).with_name("search_questions.csv")
FOLDERS = {"sv": "", "en": "en/"}
FIRST = 3
# The worker and the index of the page, asked as the theme's bundle asks, but many questions in one go.
ASK = """async (questions) => {
  const { base, search } = JSON.parse(document.getElementById("__config").textContent);
  const index = await (await fetch(new URL("search/search_index.json", new URL(base + "/", location)))).json();
  const worker = new Worker(search);
  const ask = (message) => new Promise((answer) => {
    worker.onmessage = ({ data }) => answer(data);
    worker.postMessage(message);
  });
  await ask({ type: 0, data: { ...index, options: { suggest: false } } });
  const found = [];
  for (const data of questions) found.push((await ask({ type: 2, data })).data.items);
  return found;
}"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the site is served."""
    with served() as found:
        yield found


@pytest.fixture(scope="module")
def asked(address, browser: Browser):
    """Language -> a page that is asked questions."""
    context = browser.new_context()
    pages = {lang: context.new_page() for lang in FOLDERS}
    for lang, page in pages.items():
        page.goto(f"{address}{FOLDERS[lang]}about/")
    yield lambda lang, questions: pages[lang].evaluate(ASK, questions)
    context.close()


def questions(lang: str) -> list[tuple[str, str]]:
    """What people ask in a language, and the page that answers."""
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if (row["language"], row["kind"]) == (lang, "page")]
    return [(row["words"], row["expected"]) for row in rows]


def first_pages(items: list[list[dict[str, str]]]) -> list[str]:
    """The pages that a reader sees first."""
    return [sections[0]["location"].partition("#")[0] for sections in items[:FIRST]]


@pytest.mark.parametrize("lang", FOLDERS)
def test_a_question_has_its_answer_among_the_first_three(asked, lang):
    """Sixty and more, with the endings and the spaces that people put."""
    asking = questions(lang)
    assert len(asking) >= 60
    found = zip(asking, asked(lang, [question for question, _ in asking]), strict=True)
    missed = {question: first_pages(items) for (question, page), items in found if page not in first_pages(items)}
    assert missed == {}


@pytest.mark.parametrize("lang", FOLDERS)
def test_a_page_of_the_questions_is_there(lang):
    """A question whose page has gone would be missed for another reason."""
    pages = {page for _, page in questions(lang)}
    assert [page for page in pages if not (built_site() / FOLDERS[lang] / page / "index.html").is_file()] == []


def test_words_that_no_page_has_together_find_those_that_have_one(asked):
    """What has more of them comes first; where none is found as it is written, what is nearly written so."""
    both, one, near = asked("sv", ["bostad", "bostad zzzz", "reflektionsperjod"])
    assert first_pages(both)[0] == first_pages(one)[0]
    assert one[0][0]["terms"] == {"bostad": True, "zzzz": False}
    assert "indicators/reflection_period/" in first_pages(near)


def test_a_word_inside_another_is_found_and_marked(asked):
    """Swedish joins its words."""
    (found,) = asked("sv", ["koordinator"])
    texts = " ".join(section["title"] + section["text"] for sections in found for section in sections)
    assert "egionkoordinator" in texts
    assert "<mark>" in texts
    assert found[0][0]["terms"] == {"koordinator": True}


def test_the_words_are_neither_quoted_nor_on_the_page(address, page: Page):
    """A reader sees what stands there, and that it is an answer."""
    page.goto(f"{address}about/")
    page.keyboard.press("/")
    page.keyboard.type("husrum", delay=20)
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    expect(page.locator(".md-search-result__list")).not_to_contain_text("husrum")
    first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text("husrum")


def test_an_indicator_has_its_other_words_and_its_answers():
    """In the language of the page; the whole is no answer."""
    assert indicator_words(labels("en"))["indicators/needs/"] == "Plight, Advice, Housing, Other"
    assert indicator_words(labels())["indicators/silent/"] == "Nöd"


@pytest.mark.parametrize("lang", FOLDERS)
def test_every_indicator_has_words_that_people_use(lang):
    """Whoever adds one is told."""
    assert [row["indicator"] for row in published().rows("indicators") if not row[f"also_{lang}"]] == []


def test_a_paragraph_of_links_is_not_quoted():
    """Nor is code; a sentence with a link is."""
    row = '<p><a href="a/">Behov</a></p>'
    sources = '<p class="sources">Källor: <a href="a/">Behov</a>, <a href="b/">Stöd</a></p>'
    sentence = '<p>Det står i <a href="a/">Behov</a>. Mer finns.</p>'
    assert quotable(row + sources + sentence).count("data-search-exclude") == 2
    assert quotable(sentence) == sentence
    index = {"docs": [{"location": "a/", "title": "A", "text": "<p>Så.</p><pre><code>x = 1</code></pre>"}]}
    (entry,) = json.loads(searched(index, {"a/": "ett ord"}))["docs"]
    assert (entry["text"], entry["also"]) == ("<p>Så.</p>", "ett ord")


def test_what_searches_has_the_words_of_its_language():
    """The longest ending is tried first."""
    found = worker("search();", Language("en"))
    assert found.endswith("\nsearch();")
    assert found.index('"ations"') < found.index('"s"')
