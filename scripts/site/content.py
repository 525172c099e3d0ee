"""All that is generated: a package and a language in; pages, parts of pages and files out. Nothing is read or written here."""

from scripts.site.addresses import embed_page, picture_file
from scripts.site.downloads import zipped
from scripts.site.drawing import Draw, Paint
from scripts.site.embedding import embedded
from scripts.site.indicator_list import indicator_list
from scripts.site.indicator_page import indicator_page
from scripts.site.labels import Labels
from scripts.site.note_list import note_list, population_list, source_list
from scripts.site.picture_files import picture
from scripts.site.recommendation_list import recommendation_list
from scripts.site.subject import subject_of
from scripts.site.table_list import package_facts, package_files, table_list


def pages(labels: Labels, draw: Draw) -> dict[str, str]:
    """The generated pages: path of the Markdown file -> its text."""
    return {
        f"indicators/{row['indicator']}.md": indicator_page(row, labels, draw)
        for row in labels.package.rows("indicators")
    }


def parts(labels: Labels) -> dict[str, str]:
    """The generated parts that a hand-written page can name in a placeholder: name -> Markdown or HTML."""
    return {
        "year": labels.package.latest_year,
        "indicators": indicator_list(labels),
        "recommendations": recommendation_list(labels),
        "notes": note_list(labels),
        "sources": source_list(labels),
        "populations": population_list(labels),
        "package_facts": package_facts(labels),
        "package_files": package_files(len(zipped(labels.package.files)), labels),
        "tables": table_list(labels),
    }


def files(labels: Labels, draw: Draw, paint: Paint) -> dict[str, bytes]:
    """What each language has of its own beside its pages: the pictures to download and the pages to embed."""
    found = {}
    for row in labels.package.rows("indicators"):
        subject = subject_of(row["indicator"], labels)
        if subject.pictures:
            svg = picture(subject, draw)
            found[picture_file(subject.name, labels.lang, "svg")] = svg.encode("utf-8")
            found[picture_file(subject.name, labels.lang, "png")] = paint(svg)
            found[f"{embed_page(subject.name)}index.html"] = embedded(subject, draw).encode("utf-8")
    return found
