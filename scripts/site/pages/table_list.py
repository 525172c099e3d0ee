"""What the package is and its files, for the data page; every table with its columns and keys, for the codebook."""

from collections.abc import Sequence
from typing import Any

from scripts.ground.interval import has_number
from scripts.ground.markup import esc, markdown
from scripts.ground.releases import Release
from scripts.site.addresses import (
    CATALOGUE,
    LLMS,
    doi_address,
    file_name,
    page_link,
    to_root,
    version_folder,
)
from scripts.site.exports.archive.descriptor import CSV, described, schema
from scripts.site.exports.published import PublishedFile, published_files
from scripts.site.metadata.catalogue import years_covered
from scripts.site.package.citing import cite, cited_table
from scripts.site.package.labels import Labels
from scripts.site.package.platform_settings import decided
from scripts.site.pages.codebook import ADDRESS as CODEBOOK
from scripts.site.pages.codebook import keys
from scripts.site.pages.file_list import checksums, file_link
from scripts.site.text.language import Language
from scripts.site.text.markup import UNSEARCHED, element, link, listing, table, terms

ADDRESS = "data/"
FIGURES = "figures"
# The files of the whole package as they are listed: what one begins with, then what most people open.
ORDER = ("figures", "ask", "workbook", "zip", "parquet", "json_stat", "benchmark", "score", "descriptor", "pages")


def package_facts(labels: Labels) -> str:
    """What the package is, and what holds for all of it; its version leads to the page that a citation leads to."""
    said = esc(labels.language.described(labels.package.descriptor, "description"))
    (term, _), *rest = facts(labels)
    version = labels.package.version
    cited = link(page_link(ADDRESS, version_folder(version)), version)
    return element("p", said) + terms([(term, cited), *rest], class_="facts", **UNSEARCHED)


def facts(labels: Labels, indicator: str = "") -> list[tuple[str, str]]:
    """(term, HTML): version, date, makers and licence as the descriptor says, which years it covers, and its lasting names.

    `indicator`: of that alone; a part has no lasting name of its own beside its address.
    """
    descriptor, words = labels.package.descriptor, labels.language.words
    licences = [
        element("a", esc(each["title"]), href=each["path"], rel="license noreferrer") for each in descriptor["licenses"]
    ]
    doi = doi_address(decided("doi", labels.package))
    names = (
        []
        if indicator
        else [(words["identifier"], esc(descriptor["id"])), (words["doi"], link(doi, doi) if doi else "")]
    )
    return [
        (words["version"], esc(descriptor["version"])),
        (words["created"], esc(labels.language.date(descriptor["created"]))),
        (words["contributors"], esc(", ".join(each["title"] for each in descriptor["contributors"]))),
        (words["licence"], ", ".join(licences)),
        (words["covers"], esc(covers(labels, indicator))),
        *names,
    ]


def covers(labels: Labels, indicator: str) -> str:
    """Where and which years the figures are about, how many values there are, and how many of these have a number."""
    words, number = labels.language.words, labels.language.number
    first, last = years_covered(labels.package, indicator)
    where = words["covers_years"].format(words["land"], first if first == last else f"{first}–{last}")
    values = [row for row in labels.package.rows("observations") if indicator in ("", row["indicator"])]
    counts = [number(str(len(rows))) for rows in (values, [*filter(has_number, values)])]
    if indicator:
        return f"{where} {words['covers_values'].format(*counts)}"
    indicators = number(str(len(labels.package.rows("indicators"))))
    return f"{where} {words['covers_whole'].format(indicators, *counts)}"


def package_files(files: Sequence[PublishedFile], language: Language) -> str:
    """The files of the whole package with size and checksum, the workbook in the page's language only; what programs read."""
    up = to_root(ADDRESS, language.code)
    own = [file for file in files if file.kind in ORDER and file.lang in ("", language.of_package)]
    whole = sorted(own, key=lambda file: ORDER.index(file.kind))
    links = [file_link(file, file.description[language.code], up, language) for file in whole]
    links += [
        link(up + CATALOGUE, language.words["download_catalogue"]),
        link(up + LLMS, language.words["download_llms"]),
    ]
    return listing(links) + checksums(whole, language)


def table_list(newest: Release, labels: Labels) -> str:
    """The tables of the archive beside the figures file, as Markdown: what it holds, file, keys, columns, reference.

    The anchor of a table is its name.
    """
    own = {file.table: [file] for file in published_files(newest) if file.kind == CSV}
    tables = [resource for resource in newest.descriptor["resources"] if resource["name"] in own]
    return "\n\n".join(one_table(resource, own[resource["name"]], labels) for resource in tables)


def figure_columns(language: Language) -> str:
    """What each column of the figures file holds, closed until asked for."""
    told = described(f"{FIGURES}-{language.of_package}", CSV)
    return columns({**told, "name": FIGURES, "schema": schema()}, language)


def one_table(resource: dict[str, Any], files: Sequence[PublishedFile], labels: Labels) -> str:
    """One table and its files."""
    language = labels.language
    words, name = language.words, resource["name"]
    up, rows = to_root(CODEBOOK, language.code), language.number(str(len(labels.package.rows(name))))
    links = [file_link(file, file_name(file.path), up, language) for file in files]
    blocks = [
        f"### {markdown(language.described(resource, 'title'))} {{#{name}}}",
        element("p", esc(f"{language.described(resource, 'description')} {words['table_rows'].format(rows)}")),
        listing(links),
        checksums(files, language),
        keys(resource, language),
        columns(resource, language),
        cite(cited_table(resource, labels.package), labels.package, language),
    ]
    return "\n\n".join(block for block in blocks if block)


def columns(resource: dict[str, Any], language: Language) -> str:
    """The table's columns, closed until asked for; the browser opens them without a script."""
    words, fields = language.words, resource["schema"]["fields"]
    title = language.described(resource, "title")
    head = [words[key] for key in ("column_field", "column_type", "column_meaning_of_field")]
    body = element("tbody", "".join(field_row(field, resource["name"], language) for field in fields))
    summary = element("summary", esc(words["fields"].format(title, len(fields))))
    caption = words["fields"].format(title, len(fields))
    return element("details", summary + table(f"fields-{resource['name']}", caption, head, body), class_="fields")


def field_row(field: dict[str, Any], table_name: str, language: Language) -> str:
    """One column: name, type, and in words what it means, its unit, its rules and where its codes are."""
    words = language.words
    meaning = [f"{language.described(field, 'title')}: {language.described(field, 'description')}"]
    if "unit" in field:
        meaning.append(words["unit_of_field"].format(language.unit(field)))
    meaning += rules(field.get("constraints", {}), language)
    said = esc(" ".join(meaning))
    if "categories" in field:
        codes = link(f"#list-{field['name']}-caption", words["codes_of_field"].format(field["name"]))
        said = f"{said} {codes}"
    cells = [
        element("th", element("code", esc(field["name"])), scope="row"),
        element("td", esc(words[f"type_{field['type']}"])),
        element("td", said),
    ]
    return element("tr", "".join(cells), id=f"{table_name}-{field['name'].replace('_', '-')}")


def rules(constraints: dict[str, Any], language: Language) -> list[str]:
    """The rules of a column in words; that its codes are those of a list is said by the link to it."""
    said = {name: language.words[f"rule_{name}"].format(value) for name, value in constraints.items() if name != "enum"}
    return list(said.values())
