"""What one needs to know to ask the figures file: the package's three lines, and what each column is called and holds."""

import re

from scripts.ground.data_package import Package
from scripts.site.exports.figures.columns import COLUMNS
from scripts.site.text.language import Language
from scripts.site.text.words import LISTS


def how_to_read(package: Package, language: Language) -> list[str]:
    """The three lines, as the descriptor of the package has them."""
    return list(package.descriptor[language.key("how_to_read")])


def in_headings(text: str, language: Language) -> str:
    """A text in which columns are named as where only their headings are to be seen."""

    def headed(found: re.Match[str]) -> str:
        return language.words["quoted"].format(heading(found[1], language)) if found[1] in COLUMNS else found[0]

    return re.sub(r"`(\w+)`", headed, text)


def heading(name: str, language: Language) -> str:
    """What a column is called."""
    return LISTS["figures"][language.code][f"column_{name}"]


def meaning(name: str, language: Language) -> str:
    """What a column holds."""
    return LISTS["figures"][language.code][f"meaning_{name}"]
