"""What the search is given: the words people use, what it may quote, what it shows first. Text in, text out.

It reads two tables below `docs` before it looks in the pages: a word of need brings up the card of help above all else, and what no
report measures is said, with why, and where to look instead.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages

from scripts.ground.columns import TextName
from scripts.ground.markup import esc
from scripts.site.addresses import HELP, indicator_address
from scripts.site.figure.wording import lower_first
from scripts.site.package.labels import Labels
from scripts.site.text.language import LISTS, SPOKEN, Language, read_table
from scripts.site.text.templates import macros

# Where a page's head, a row and the index have the words. No page shows them.
ALSO: TextName = "also"
PARTS = "also_parts"
LINKS = re.compile(r"(<p)((?=[ >])(?=[^>]*>[^<.]{0,30}<a )[^>]*>[^<]*(?:<a [^>]*>[^<]*</a>[\s,.]*)+</p>)")
# The pages that tell what was found, in the order of the tabs. The others are the register.
STORY = (
    "",
    "new/",
    "adults/",
    "children/",
    "support/",
    "practice/",
    "promises/",
    "changing/",
    "over-time/",
)
# The demands, and a page for each; the doors.
EACH_OF = ("recommendations/", "doors/")
# An answer of the start page. It stands on the page of its theme too.
START = "#"
# The part of a page that only leads elsewhere.
SIGNS = "#doors"
CODE, FIRST = re.compile(r"<pre>.*?</pre>", re.DOTALL), re.compile(r"<p>(.*?)</p>", re.DOTALL)


def indicator_words(labels: Labels) -> dict[str, str]:
    """Address of an indicator's page -> what else people call it, and the answers that it has."""
    language, package = labels.language, labels.package
    answers: dict[str, list[str]] = {}
    for row in package.rows("categories"):
        if row["role"] == "part":
            answers.setdefault(row["indicator"], []).append(language.text(row, "label"))
    return {
        indicator_address(name): ", ".join([language.text(row, ALSO), *answers.get(name, ())])
        for row in package.rows("indicators")
        for name in [row["indicator"]]
    }


def quotable(html: str) -> str:
    """A page whose search leaves out the paragraphs that only lead elsewhere: no result should quote them."""
    return LINKS.sub(r'\1 data-search-exclude="links"\2', html)


@dataclass(frozen=True)
class IndexAdditions:
    """What the build adds to the theme's index: address -> what else people call it, the question that it answers, its finding.

    `headings`: address of a page's main heading -> the page.
    """

    also: dict[str, str] = field(default_factory=dict)
    asks: dict[str, str] = field(default_factory=dict)
    finding: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)

    def called(self, address: str, name: str) -> str:
        """What a page is called among others: by its finding, and by its `name` as well where several found the same."""
        found = self.finding.get(address, "")
        is_shared = found and [*self.finding.values()].count(found) > 1
        return f"{name}: {lower_first(found)}" if is_shared else found or name

    def of(self, location: str) -> dict[str, str]:
        """The fields of an entry that there is something to say in."""
        told = {ALSO: self.also, "asks": self.asks, "finding": self.finding}
        return {name: texts[location] for name, texts in told.items() if texts.get(location)}


def tell_of_page(address: str, head: Mapping[str, Any], told: IndexAdditions) -> None:
    """Tell of a page what its head says that people call it, and its parts."""
    parts = {f"{address}#{part}": words for part, words in head.get(PARTS, {}).items()}
    for place, words in {address: head.get(ALSO, ""), **parts}.items():
        told.also[place] = ", ".join(filter(None, [words, told.also.get(place)]))


def tells_story(location: str) -> bool:
    """Whether an entry is of a page that tells what was found: there each finding is an answer."""
    page = location.partition("#")[0]
    return page in STORY or page.startswith(EACH_OF)


def entries(docs: Sequence[dict[str, Any]], told: IndexAdditions) -> list[dict[str, Any]]:
    """The theme's entries with what is told of them, without code. A page that tells the story has its main heading for a finding.

    What the start page repeats is found once, at home.
    """
    found: dict[str, dict[str, Any]] = {}
    for doc in docs:
        location, text = doc["location"], CODE.sub("", doc["text"]).strip()
        page = told.headings.get(location)
        if page in found and tells_story(page):
            found[page] |= {"text": text, "finding": doc["title"]}
        elif not location.endswith(SIGNS) and (
            text or doc["title"] != found.get(location.partition("#")[0], {}).get("title")
        ):
            begun = FIRST.match(text)
            if begun and begun[1] == esc(told.finding.get(location, "")):
                text = text[begun.end() :].strip()
            found[location] = {"location": location, "title": doc["title"], "text": text} | told.of(location)
            found[location] |= {"story": 1} if tells_story(location) else {}
    at_home = [entry for entry in found.values() if "story" in entry and not entry["location"].startswith(START)]
    elsewhere = {entry.get("finding", entry["title"]) for entry in at_home}
    return [entry for at, entry in found.items() if not (at.startswith(START) and entry["title"] in elsewhere)]


def searched(
    docs: Sequence[dict[str, Any]], told: IndexAdditions, tables: Mapping[str, Any], language: Language
) -> str:
    """The index: the entries, the tables, and how the language asks. As small as JSON can be."""
    words = LISTS["search"][language.code]
    index = {
        "quiet": words["quiet"],
        "beside": words["beside"],
        "endings": sorted(words["endings"].split(), key=len, reverse=True),
        "words": {name: words[name] for name in ("asking", "counted", "none", "lacks")},
        **tables,
        "docs": entries(docs, told),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def doors(language: Language) -> str:
    """Where a search that finds nothing leads on: the story, the data, the help."""
    words = LISTS["search"][language.code]
    ways = (("./", "door_story"), ("data/", "door_data"), (HELP, "door_help"))
    return macros("search.html", words=words).doors([(address, words[word]) for address, word in ways])


NEED, UNMEASURED = "need_words.csv", "not_measured.csv"
COLUMNS = {
    NEED: ("language", "word"),
    UNMEASURED: (
        *(f"{name}_{lang}" for name in ("what", "words", "because") for lang in SPOKEN),
        "instead",
        *(f"instead_{lang}" for lang in SPOKEN),
    ),
}
FILES = tuple(COLUMNS)
# A label of so many letters, or fewer, is only itself and begins no other word.
SHORT = 4
# All countries, as words of a row that tells the one that is asked about where it has {name}.
COUNTRIES = "{countries}"
JOINT = re.compile(r" och | and | & |[()-]")
# Words that are said in any language: the language of the row is left out.
MAY_BE_EMPTY = "language"


def read_tables(docs: Path) -> dict[str, list[dict[str, str]]]:
    """The tables as they lie in a folder. Raises PackageError on the first row that cannot be read."""
    return {name: parse(name, (docs / name).read_text(encoding="utf-8")) for name in FILES}


def parse(name: str, text: str) -> list[dict[str, str]]:
    """A table by its name. Raises PackageError on the first cell that cannot be read, with its row."""
    return read_table(name, text, COLUMNS[name], fault_of)


def fault_of(row: dict[str, str]) -> str:
    """What is wrong with a row; nothing where it can be read."""
    if row.get("language", "") not in ("", *SPOKEN):
        return (
            f"column language: {row['language']!r} is none of {', '.join(SPOKEN)}; leave it empty for other languages"
        )
    missing = [name for name, cell in row.items() if name != MAY_BE_EMPTY and not cell.strip()]
    return f"column {missing[0]}: it is empty" if missing else ""


def is_measured(word: str, answers: Collection[str]) -> bool:
    """Whether a word is the label of an answer, or made of one: whoever is called Ukrainian comes from Ukraine."""
    word = word.lower()
    made = (label[:-1] for label in answers if len(label) > SHORT and " " not in word)
    return word in answers or word.startswith(tuple(made))


def need_words(rows: list[dict[str, str]], language: Language) -> list[str]:
    """The words of need in a language, and those that are said in any."""
    return [row["word"] for row in rows if row["language"] in ("", language.code)]


def unmeasured(rows: list[dict[str, str]], labels: Labels) -> Iterator[dict[str, object]]:
    """What is not measured: the words that ask for it, and the answer as HTML, its link from the root of the language.

    The words are lists of those that mean the same. A word that a year has brought as an answer is left out.
    """
    lang = labels.language.code
    words = LISTS["search"][lang]
    answers = {labels.category(*answer).lower() for answer in labels.categories}
    for row in rows:
        asking = [
            [word]
            for word in map(str.strip, row[f"words_{lang}"].split(","))
            if word and not is_measured(word, answers)
        ]
        if [COUNTRIES] in asking:
            asking.remove([COUNTRIES])
            asking += countries(lang, {answer["country"] for answer in labels.categories.values()})
        if asking:
            yield {"words": asking, "html": macros("search.html", words=words).unmeasured(row, lang)}


def countries(lang: str, measured: Collection[str]) -> list[list[str]]:
    """The countries that Unicode lists but for those `measured` (codes of ISO): what each is called, and the language of it alone.

    Where nobody lives no language is official.
    """
    names, spoken = Locale(lang).territories, Locale(lang).languages
    languages = {
        code: get_official_languages(code, de_facto=True) for code in get_global("territory_languages") if code in names
    }
    every, called = [each for found in languages.values() for each in found], []
    for code, found in sorted(languages.items()):
        if found and code not in measured:
            parts = [
                part.strip() for part in JOINT.split(names[code]) if len(part.strip()) > SHORT
            ]  # of two names each
            own = [spoken.get(each) for each in found if every.count(each) == 1]
            called.append(list(dict.fromkeys(filter(None, [names[code], *parts, *own]))))
    return called
