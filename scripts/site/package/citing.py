"""How to cite the package, a version of it, a table or an indicator, as text, HTML and BibTeX; and what the platform has set."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.markup import code_lines, esc, inline
from scripts.site.addresses import doi_address, permanent, pinned
from scripts.site.package.labels import Labels, decided, value_of
from scripts.site.text.language import DATE, LANGUAGE_NAMES, LANGUAGES, SPOKEN, Language, in_each
from scripts.site.text.templates import macros, rendered

# Every character that TeX reads as something else than itself. Braces get names: BibTeX counts them even when escaped.
TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "$&%#_"},
}
NO_KEY = re.compile(r"[^A-Za-z0-9.:-]+")


@dataclass(frozen=True)
class Cited:
    """What is cited. `kind`: a key of the words; `titles`, `addresses`: by language; `part`: of the package, else all of it."""

    name: str
    kind: str
    titles: dict[str, str]
    addresses: dict[str, str]
    part: bool = True


def cited_package(package: Package) -> Cited:
    """The package as a whole, by the start of its version."""
    addresses = {lang: pinned(package, lang, "") for lang in SPOKEN}
    return Cited("", "cited_package", in_each(package.descriptor, "title"), addresses, part=False)


def cited_indicator(row: Row, package: Package) -> Cited:
    """An indicator, by its page."""
    titles = {lang: Language(lang).text(row, "title") for lang in SPOKEN}
    addresses = {lang: pinned(package, lang, f"indicators/{row['indicator']}/") for lang in SPOKEN}
    return Cited(row["indicator"], "cited_indicator", titles, addresses)


def cited_table(resource: Mapping[str, Any], package: Package) -> Cited:
    """A table of the package, by its place in the codebook."""
    name = resource["name"]
    addresses = {lang: permanent(package, lang, f"codebook/#{name}") for lang in SPOKEN}
    return Cited(name, "cited_table", in_each(resource, "title"), addresses)


def cite(cited: Cited, package: Package, language: Language, in_sight: str = "") -> Markup:
    """All three as HTML, closed until asked for; the browser opens them without a script. `in_sight`: what stands before them."""
    title, words = cited.titles[language.code], language.words
    return rendered(
        "cite.html",
        words=words,
        name=title if cited.part else f"{title} ({words['pinned_version'].format(package.version)})",
        in_sight=in_sight,
        references=[(lang, LANGUAGE_NAMES[lang], reference(cited, package, Language(lang))) for lang in LANGUAGES],
        bibtex=Markup(code_lines(bibtex(cited, package, language))),
    )


def cite_package(package: Package, language: Language) -> Markup:
    """The package: its reference in the page's language in plain sight, and all three."""
    cited = cited_package(package)
    return cite(cited, package, language, reference(cited, package, language))


def reference(cited: Cited, package: Package, language: Language) -> str:
    """The reference in one language: maker, year, title, kind, version, date and address, and a DOI if the whole has one."""
    descriptor, words = package.descriptor, language.words
    doi = "" if cited.part else doi_address(decided("doi", package))
    said = words["reference_of_part" if cited.part else "reference"].format(
        maker=descriptor["contributors"][0]["title"],
        year=descriptor["created"][:4],
        title=cited.titles[language.code],
        kind=words[cited.kind],
        whole=language.described(descriptor, "title"),
        version=descriptor["version"],
        date=descriptor["created"][:10],
        address=cited.addresses[language.code],
    )
    return f"{said} {words['reference_doi'].format(doi)}" if doi else said


def bibtex(cited: Cited, package: Package, language: Language) -> str:
    """The reference as BibTeX, in one language. `@misc` is known to both BibTeX and biblatex, a `@dataset` only to biblatex."""
    descriptor, words = package.descriptor, language.words
    how = words["bibtex_how"].format(words[cited.kind], descriptor["version"], descriptor["created"][:10])
    doi = decided("doi", package)
    whole = words["bibtex_in"].format(language.described(descriptor, "title"))
    fields = {
        "author": f"{{{tex(descriptor['contributors'][0]['title'])}}}",
        "title": f"{{{tex(cited.titles[language.code])}}}",
        "howpublished": tex(how),
        **({"note": tex(whole)} if cited.part else {}),
        "year": descriptor["created"][:4],
        **({} if cited.part or not doi else {"doi": tex(doi)}),
        "url": quote(cited.addresses[language.code], safe="/:?#&=%~.-_"),
        "language": words["bibtex_language"],
    }
    key = NO_KEY.sub("-", "-".join(filter(None, (descriptor["name"], cited.name, descriptor["version"]))))
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items()]
    return "\n".join((f"@misc{{{key},", *lines, "}"))


def tex(text: str) -> str:
    """Text for TeX, every character as itself."""
    return "".join(TEX.get(character, character) for character in text)


def setting(name: str, labels: Labels) -> str:
    """The value of a setting for a line of Markdown; a placeholder or none says so. Raises PackageError on an unknown name.

    A placeholder is never a link: nobody should write to an address that is not there.
    """
    rows = [row for row in labels.package.rows("platform") if row["setting"] == name]
    if len(rows) != 1:
        raise PackageError(f"{{{{ platform {name} }}}}: there is no such setting")
    value, text = rows[0]["setting_value"], value_of(name, labels)
    if text != value:
        return inline(esc(text))
    address = f"mailto:{value}" if "@" in value else value if value.startswith("https://") else ""
    said = esc(labels.language.date(value)) if DATE.fullmatch(value) else esc(value)
    return inline(macros("parts.html").link(address, value) if address else said)
