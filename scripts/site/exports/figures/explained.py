"""What one needs to know to ask the figures file: the package's three lines, and what each column is called and holds."""

from scripts.ground.data_package import Package
from scripts.site.text.language import Language
from scripts.site.text.words import LISTS


def how_to_read(package: Package, language: Language) -> list[str]:
    """The three lines, as the descriptor of the package has them."""
    return list(package.descriptor[language.key("how_to_read")])


def heading(name: str, language: Language) -> str:
    """What a column is called."""
    return LISTS["figures"][language.code][f"column_{name}"]


def meaning(name: str, language: Language) -> str:
    """What a column holds."""
    return LISTS["figures"][language.code][f"meaning_{name}"]
