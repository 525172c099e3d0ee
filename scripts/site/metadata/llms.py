"""What programs that answer questions read first: what the data is, how to read it, and where it lies. A package in, text out.

Source: https://llmstxt.org/.
"""

from scripts.ground.data_package import DESCRIPTOR, Package
from scripts.site.addresses import LATEST, absolute, figures_file, indicator_twin, pinned
from scripts.site.exports.figures.explained import how_to_read
from scripts.site.exports.figures.twin import bulleted, linked
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.words import FOLDERS, LANGUAGES, LISTS


def llms(package: Package) -> bytes:
    """The file at the root of the site, in every language."""
    return "\n\n".join(part(Labels(package, Language(lang))) for lang in LANGUAGES).encode() + b"\n"


def part(labels: Labels) -> str:
    """The text in one language."""
    package, language = labels.package, labels.language
    words = LISTS["figures"][language.code]
    files = [
        linked(words["title"], absolute(package, figures_file(language.of_package))),
        linked(LISTS["files"][language.code]["descriptor"], absolute(package, LATEST + DESCRIPTOR)),
        linked(language.words["heading_cite"], pinned(package, language.code, "")),
    ]
    twins = [
        linked(
            language.text(row, "title"),
            absolute(package, FOLDERS[language.code] + indicator_twin(row["indicator"], language.code)),
        )
        for row in package.rows("indicators")
    ]
    return "\n\n".join(
        [
            f"# {language.described(package.descriptor, 'title')}",
            f"> {language.described(package.descriptor, 'description')}",
            f"## {words['how_to_read']}",
            bulleted([*how_to_read(package, language), *rules(labels)]),
            f"## {words['files']}",
            bulleted(files),
            f"## {words['indicators']}",
            bulleted(twins),
        ]
    )


def rules(labels: Labels) -> list[str]:
    """Every rule of reading."""
    return [labels.language.text(row, "definition") for row in labels.package.rows("rules") if row["forbids"]]
