"""What the theme's search is given: the words people use, what it may quote, and how a language asks. Text in, text out."""

import json
import re
from collections.abc import Mapping
from typing import Any

from scripts.site.addresses import indicator_address
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.words import LISTS

# Where a page's head, a row and the index have the words. The theme shows none of the index but its own fields.
ALSO = "also"
LINKS = re.compile(r"<p(?=[ >])(?=[^>]*>[^<.]{0,30}<a )[^>]*>[^<]*(?:<a [^>]*>[^<]*</a>[\s,.]*)+</p>")
CODE = re.compile(r"<pre>.*?</pre>", re.DOTALL)


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
    return LINKS.sub(lambda found: found[0].replace("<p", '<p data-search-exclude="links"', 1), html)


def searched(index: dict[str, Any], also: Mapping[str, str]) -> str:
    """The theme's index with the words of the pages (address -> words) and without code, as small as JSON can be."""
    for entry in index["docs"]:
        entry["text"] = CODE.sub("", entry["text"]).strip()
        if words := also.get(entry["location"]):
            entry[ALSO] = words
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def worker(script: str, language: Language) -> str:
    """The script that searches, after the words of the language that it needs."""
    words = LISTS["search"][language.code]
    endings = sorted(words["endings"].split(), key=len, reverse=True)
    return f"const QUIET=new Set({json.dumps(words['quiet'].split())}),ENDINGS={json.dumps(endings)};\n{script}"
