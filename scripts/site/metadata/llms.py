"""What programs that answer questions read first: what the data is, how to read it, and where it lies. A package in, text out.

Source: https://llmstxt.org/.
"""

from scripts.ground.data_package import DESCRIPTOR, Package
from scripts.site.addresses import LATEST, absolute, figures_file, indicator_twin, pinned
from scripts.site.exports.figures.explained import how_to_read
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.templates import rendered
from scripts.site.text.words import FOLDERS, LANGUAGES, LISTS


def llms(package: Package) -> bytes:
    """The file at the root of the site, in every language."""
    return rendered("llms.txt", languages=[part(Labels(package, Language(lang))) for lang in LANGUAGES]).encode()


def part(labels: Labels) -> tuple[object, ...]:
    """What it says in one language: title, description, how to read, the files and each indicator with its address; its words."""
    package, language = labels.package, labels.language
    words, own = LISTS["figures"][language.code], FOLDERS[language.code]
    rules = [language.text(row, "definition") for row in package.rows("rules") if row["forbids"]]
    files = [
        (words["title"], absolute(package, figures_file(language.of_package))),
        (LISTS["files"][language.code]["descriptor"], absolute(package, LATEST + DESCRIPTOR)),
        (language.words["heading_cite"], pinned(package, language.code, "")),
    ]
    twins = [
        (language.text(row, "title"), absolute(package, own + indicator_twin(row["indicator"], language.code)))
        for row in package.rows("indicators")
    ]
    named = (language.described(package.descriptor, name) for name in ("title", "description"))
    return *named, [*how_to_read(package, language), *rules], files, twins, words
