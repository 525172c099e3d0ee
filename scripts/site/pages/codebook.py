"""The codes of the package, with their labels in both languages: the short lists, the populations, the categories, the mappings."""

from collections.abc import Iterable, Mapping
from typing import Any

from scripts.ground.columns import in_language
from scripts.ground.data_package import Row
from scripts.site.addresses import page_link
from scripts.site.package.labels import Labels
from scripts.site.pages.recommendation_list import document
from scripts.site.text.language import Language
from scripts.site.text.markup import element, esc, group_row, link, markdown, table
from scripts.site.text.words import LANGUAGES

ADDRESS = "codebook/"
# The lists that a reader of the figures needs first stand open, each under a heading of its own.
OPEN = ("obs_status", "unit")


def code_list(name: str, labels: Labels) -> str:
    """One of the short lists as a table: code, label in both languages, meaning. Its address is the name of the list."""
    language = labels.language
    rows = [row for row in labels.package.rows("vocabulary") if row["list"] == name]
    body = "".join(code_row(row["code"], row, language.text(row, "definition"), language) for row in rows)
    return code_table(f"list-{name}", f"{list_title(name, labels)} ({name})", body, language)


def code_lists(labels: Labels) -> str:
    """The other short lists, each closed until asked for."""
    names = dict.fromkeys(row["list"] for row in labels.package.rows("vocabulary"))
    return "\n\n".join(
        closed(f"{list_title(name, labels)} ({name})", code_list(name, labels), f"codes-{name}")
        for name in names
        if name not in OPEN
    )


def list_title(name: str, labels: Labels) -> str:
    """What a list is called: as the column that uses it."""
    fields = (field for resource in labels.package.descriptor["resources"] for field in resource["schema"]["fields"])
    return next((labels.language.described(field, "title") for field in fields if field["name"] == name), name)


def population_codes(labels: Labels) -> str:
    """Who is counted, as codes."""
    language = labels.language
    rows = sorted(labels.package.rows("populations"), key=lambda row: int(row["order"]))
    body = "".join(code_row(row["population"], row, language.text(row, "definition"), language) for row in rows)
    return code_table("list-population", language.words["populations_caption"], body, language)


def category_codes(labels: Labels) -> str:
    """The categories of every indicator, by theme, each theme closed until asked for."""
    themes: dict[str, list[Row]] = {}
    for row in sorted(labels.package.rows("indicators"), key=lambda row: int(row["order"])):
        themes.setdefault(row["theme"], []).append(row)
    ordered = sorted(themes, key=lambda theme: labels.code_order("theme", theme))
    return "\n\n".join(theme_codes(theme, themes[theme], labels) for theme in ordered)


def theme_codes(theme: str, indicators: Iterable[Row], labels: Labels) -> str:
    """The categories of one theme's indicators."""
    title, body = labels.code("theme", theme), ""
    for indicator in indicators:
        name = f"{indicator['indicator']}: {' / '.join(in_language(indicator, 'title', lang) for lang in LANGUAGES)}"
        own = [row for row in labels.package.rows("categories") if row["indicator"] == indicator["indicator"]]
        rows = sorted(own, key=lambda row: int(row["order"]))
        body += group_row(name, 4) + "".join(
            code_row(row["category"], row, labels.code("role", row["role"]), labels.language) for row in rows
        )
    last = list_title("role", labels)
    return closed(title, code_table(f"categories-{theme}", title, body, labels.language, last), f"theme-{theme}")


def code_table(name: str, caption: str, body: str, language: Language, last: str = "") -> str:
    """A table of codes. `last`: the heading of the last column."""
    words = language.words
    columns = [
        words["column_code"],
        words["column_label_sv"],
        words["column_label_en"],
        last or words["column_meaning_of_code"],
    ]
    return table(name, caption, columns, element("tbody", body))


def code_row(code: str, row: Row, meaning: str, language: Language) -> str:
    """A code, its label in both languages, each marked as its language, and what it means."""
    cells = [element("th", element("code", esc(code)), scope="row")]
    for lang in LANGUAGES:
        marked = {} if lang == language.code else {"lang": lang}
        cells.append(element("td", esc(in_language(row, "label", lang)), **marked))
    return element("tr", "".join([*cells, element("td", esc(meaning))]))


def closed(title: str, content: str, name: str) -> str:
    """Something that opens when it is asked for; the browser needs no script for it."""
    return element("details", element("summary", esc(title)) + content, class_="fields", id=name)


def mappings(labels: Labels) -> str:
    """How our categories relate to those of each standard, a table each, under the standard's heading."""
    standards = dict.fromkeys(row["standard"] for row in labels.package.rows("mappings"))
    return "\n\n".join(one_standard(standard, labels) for standard in standards)


def one_standard(standard: str, labels: Labels) -> str:
    """One standard: what it is, where it was read, and every mapping."""
    words = labels.language.words
    rows = [row for row in labels.package.rows("mappings") if row["standard"] == standard]
    label = labels.code("standard", standard)
    meant = next(row for key, row in labels.codes.items() if key == ("standard", standard))
    read = ", ".join(document(source, labels) for source in dict.fromkeys(row["source"] for row in rows))
    about = f"{esc(labels.language.text(meant, 'definition'))} {esc(words['read_in'])} {read}."
    columns = [words[f"column_{name}"] for name in ("ours", "theirs", "relation", "why")]
    body = element("tbody", "".join(mapping_row(row, labels) for row in rows))
    caption = words["mapping_caption"].format(label)
    title = f"### {markdown(label)} {{#mapping-{standard}}}"
    return "\n\n".join([title, element("p", about), table(f"mapped-{standard}", caption, columns, body)])


def mapping_row(row: Row, labels: Labels) -> str:
    """One mapping: our category, theirs in their own language, the relation and why."""
    ours = labels.category(row["indicator"], row["category"])
    if row["population"]:
        ours = f"{labels.population(row['population'])}: {ours}"
    at = page_link(ADDRESS, f"indicators/{row['indicator']}/")
    theirs = ": ".join(part for part in (row["standard_field"], row["standard_label"]) if part)
    cells = [
        element("th", f"{esc(ours)} ({link(at, labels.title('indicators', row['indicator']))})", scope="row"),
        element("td", esc(theirs), lang="en") if theirs else element("td", esc(labels.language.words["no_category"])),
        element("td", esc(labels.code("mapping_relation", row["mapping_relation"]))),
        element("td", esc(labels.language.text(row, "why"))),
    ]
    return element("tr", "".join(cells))


def keys(resource: Mapping[str, Any], language: Language) -> str:
    """What tells the rows of a table apart, and which tables its columns lead to."""
    words, schema = language.words, resource["schema"]
    said = [words["primary_key"].format(named(schema["primaryKey"]))] if "primaryKey" in schema else []
    said += [words["unique_key"].format(named(key)) for key in schema.get("uniqueKeys", [])]
    for key in schema.get("foreignKeys", []):
        other = key["reference"].get("resource", resource["name"])
        said.append(words["foreign_key"].format(named(key["fields"]), link(f"#{other}", other)))
    return element("p", " ".join(said), class_="keys") if said else ""


def named(fields: Iterable[str]) -> str:
    """The names of fields."""
    return ", ".join(element("code", esc(field)) for field in fields)
