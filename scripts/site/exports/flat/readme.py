"""What one needs to know to ask the flat file: the package's three lines, and what each column holds. Text out."""

from scripts.ground.data_package import Package
from scripts.site.exports.flat.columns import IN_BOTH, columns
from scripts.site.text.language import Language
from scripts.site.text.words import LANGUAGES, LISTS


def readme(package: Package) -> bytes:
    """The text file that goes with the flat file, in every language."""
    parts = [f"{part(package, Language(lang))}\n" for lang in LANGUAGES]
    return (f"{package.version}\n\n" + "\n\n".join(parts)).encode()


def part(package: Package, language: Language) -> str:
    """The text in one language."""
    words = LISTS["flat"][language.code]
    rules = [f"{number}. {line}" for number, line in enumerate(lines(package, language), 1)]
    told: dict[str, list[str]] = {}
    for name in columns(language.of_package):
        told.setdefault(meaning(name, language), []).append(name)
    listed = [words["column"].format(", ".join(names), text) for text, names in told.items()]
    return "\n".join([words["title"], "", *rules, "", words["columns"], "", *listed])


def lines(package: Package, language: Language) -> list[str]:
    """The three lines, as the descriptor of the package has them."""
    return list(package.descriptor[language.key("how_to_read")])


def heading(name: str, language: Language) -> str:
    """What a column is called; with its language where it is in another."""
    words, (plain, lang) = LISTS["flat"][language.code], split(name)
    title = words[f"column_{plain}"]
    return title if lang in ("", language.of_package) else words["in_language"].format(title, words[lang])


def meaning(name: str, language: Language) -> str:
    """What a column holds."""
    return LISTS["flat"][language.code][f"meaning_{split(name)[0]}"]


def split(name: str) -> tuple[str, str]:
    """The name of a column without its language, and that."""
    plain, _, lang = name.rpartition("_")
    return (plain, lang) if plain in IN_BOTH and lang in LANGUAGES else (name, "")
