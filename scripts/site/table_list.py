"""What the package is and its files, for the data page; every table with its columns and keys, for the codebook."""

from collections.abc import Sequence
from typing import Any

from scripts.site.addresses import CATALOGUE, file_name, to_root
from scripts.site.codebook import ADDRESS as CODEBOOK
from scripts.site.codebook import keys
from scripts.site.exports.published import PublishedFile
from scripts.site.file_list import checksums, file_link
from scripts.site.labels import Labels
from scripts.site.markup import element, esc, link, listing, markdown, table, terms
from scripts.site.metadata.citing import cite, cited_table
from scripts.site.wording import number

ADDRESS = "data/"


def package_facts(labels: Labels) -> str:
    """Version, date, licence and makers of the package, as the descriptor says."""
    descriptor, words = labels.package.descriptor, labels.words
    licences = [
        element("a", esc(each["title"]), href=each["path"], rel="noreferrer") for each in descriptor["licenses"]
    ]
    facts = [
        (words["version"], esc(descriptor["version"])),
        (words["created"], esc(descriptor["created"][:10])),
        (words["licence"], ", ".join(licences)),
        (words["contributors"], esc(", ".join(each["title"] for each in descriptor["contributors"]))),
    ]
    return element("p", esc(labels.described(dict(descriptor), "description"))) + terms(facts, class_="facts")


def package_files(files: Sequence[PublishedFile], labels: Labels) -> str:
    """The files of the whole package with size and checksum, the workbook in the page's language only; and the catalogue."""
    up = to_root(ADDRESS, labels.lang)
    whole = [file for file in files if not file.table and file.lang in ("", labels.lang)]
    links = [file_link(file, file.description[labels.lang], up, labels) for file in whole]
    return listing([*links, link(up + CATALOGUE, labels.words["download_catalogue"])]) + checksums(whole, labels)


def table_list(files: Sequence[PublishedFile], labels: Labels) -> str:
    """Every table as Markdown: title, content, files, sizes, checksums, keys, columns, reference. The anchor is its name."""
    resources = labels.package.descriptor["resources"]
    return "\n\n".join(
        one_table(resource, [file for file in files if file.table == resource["name"]], labels)
        for resource in resources
    )


def one_table(resource: dict[str, Any], files: Sequence[PublishedFile], labels: Labels) -> str:
    """One table and its files."""
    words, name = labels.words, resource["name"]
    up, rows = to_root(CODEBOOK, labels.lang), number(str(len(labels.package.rows(name))), words)
    links = [file_link(file, file_name(file.path), up, labels) for file in files]
    blocks = [
        f"### {markdown(labels.described(resource, 'title'))} {{#{name}}}",
        element("p", esc(f"{labels.described(resource, 'description')} {words['table_rows'].format(rows)}")),
        listing(links),
        checksums(files, labels),
        keys(resource, labels),
        columns(resource, labels),
        cite(cited_table(resource, labels.package), labels),
    ]
    return "\n\n".join(block for block in blocks if block)


def columns(resource: dict[str, Any], labels: Labels) -> str:
    """The table's columns, closed until asked for; the browser opens them without a script."""
    words, fields = labels.words, resource["schema"]["fields"]
    title = labels.described(resource, "title")
    head = [words[key] for key in ("column_field", "column_type", "column_meaning_of_field")]
    body = element("tbody", "".join(field_row(field, resource["name"], labels) for field in fields))
    summary = element("summary", esc(words["fields"].format(title, len(fields))))
    caption = words["fields"].format(title, len(fields))
    return element("details", summary + table(f"fields-{resource['name']}", caption, head, body), class_="fields")


def field_row(field: dict[str, Any], table_name: str, labels: Labels) -> str:
    """One column: name, type, and in words what it means, its unit, its rules and where its codes are."""
    words = labels.words
    meaning = [f"{labels.described(field, 'title')}: {labels.described(field, 'description')}"]
    if "unit" in field:
        meaning.append(words["unit_of_field"].format(labels.unit(field)))
    meaning += rules(field.get("constraints", {}), labels)
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


def rules(constraints: dict[str, Any], labels: Labels) -> list[str]:
    """The rules of a column in words; that its codes are those of a list is said by the link to it."""
    said = {name: labels.words[f"rule_{name}"].format(value) for name, value in constraints.items() if name != "enum"}
    return list(said.values())
