"""The pictures to download: the chart with its title, what it counts, base, source and licence in one SVG. Text in, text out."""

from xml.etree.ElementTree import Element

from scripts.site.addresses import pinned
from scripts.site.cards.card_lines import base_line, care_lines, credit, shown_rows, sources, who_and_when
from scripts.site.cards.standalone import LEADING, framed, paragraph, placed
from scripts.site.cards.subject import Subject
from scripts.site.charts.chart_words import description, reading_help
from scripts.site.charts.composed import composed
from scripts.site.charts.drawing import Draw

WIDTH, PAD = 808, 24
# size -> characters that fit on a line, with room to spare in any font.
FITS = {22: 62, 14: 100, 12: 118}


def picture(subject: Subject, draw: Draw) -> str:
    """The main chart of an indicator as a file that can stand alone."""
    main, labels = subject.pictures[0], subject.labels
    plane = main.plane("beside")
    head, top = lines(above(subject), PAD)
    top += PAD // 2
    chart = placed(composed(plane, subject.name, labels.language.code, draw), (PAD, top), (plane.width, plane.height))
    foot, end = lines(below(subject), top + int(plane.height) + PAD)
    said = description(main, labels.language)
    return framed([*head, chart, *foot], (WIDTH, end + PAD), labels.language.code, subject.title, said)


def above(subject: Subject) -> list[tuple[int, str]]:
    """What stands above the chart: (size, text)."""
    return [(14, subject.title), (22, subject.headline), (14, subject.pictures[0].caption)]


def below(subject: Subject) -> list[tuple[int, str]]:
    """What stands below it: how it is read, base, care, source, licence, version and address."""
    labels, words = subject.labels, subject.labels.language.words
    descriptor = labels.package.descriptor
    address = pinned(labels.package, labels.language.code, subject.address)
    licence = descriptor["licenses"][0]["title"]
    texts = [
        " ".join(reading_help(subject.pictures[0], labels.language)),
        f"{who_and_when(subject)} {base_line(subject)}".strip(),
        " ".join(care_lines(subject, shown_rows(subject))),
        words["picture_source"].format(credit(subject), ". ".join(sources(subject))),
        words["picture_licence"].format(licence, descriptor["version"], address),
    ]
    return [(12, text) for text in texts if text]


def lines(texts: list[tuple[int, str]], top: int) -> tuple[list[Element], int]:
    """The texts broken into lines from `top` down, and where they end."""
    drawn: list[Element] = []
    y = float(top)
    for size, text in texts:
        weight = {"font-weight": "700" if size == max(FITS) else "400"}
        found, y = paragraph(text, FITS[size], (PAD, y), size, **weight)
        drawn += found
        y += size * (LEADING - 1)
    return drawn, int(y)
