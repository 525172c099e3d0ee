"""The pictures to download: the chart with its title, what it counts, base, source and licence in one SVG. Text in, text out."""

from scripts.site.addresses import pinned
from scripts.site.cards.card_lines import base_line, care_lines, credit, shown_rows, sources, who_and_when
from scripts.site.cards.standalone import LEADING, framed, paragraph
from scripts.site.cards.subject import Subject
from scripts.site.charts.drawing import Draw
from scripts.site.charts.svg import OPENING, cleaned
from scripts.site.charts.words import description, reading_help
from scripts.site.text.markup import element

WIDTH, PAD = 780, 24
# size -> characters that fit on a line, with room to spare in any font.
FITS = {22: 62, 14: 100, 12: 118}


def picture(subject: Subject, draw: Draw) -> str:
    """The main chart of an indicator as a file that can stand alone."""
    main, labels = subject.pictures[0], subject.labels
    svg = cleaned(draw(main.sketch("wide"), labels.language.code), subject.name)
    start = OPENING.search(svg)
    assert start is not None, "vl-convert writes the size of every picture"
    head, height = lines(above(subject), PAD)
    height += PAD // 2
    foot, end = lines(below(subject), height + int(start.group(2)) + PAD)
    chart = svg[start.end() :].removesuffix("</svg>").rstrip()
    content = head + element("g", chart, transform=f"translate({PAD},{height})") + foot
    said = description(main, labels.language)
    return framed(content, (WIDTH, end + PAD), labels.language.code, subject.title, said)


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


def lines(texts: list[tuple[int, str]], top: int) -> tuple[str, int]:
    """The texts as SVG, broken into lines from `top` down, and where they end."""
    drawn, y = "", float(top)
    for size, text in texts:
        found, y = paragraph(text, FITS[size], (PAD, y), size, font_weight="700" if size == max(FITS) else "400")
        drawn += found
        y += size * (LEADING - 1)
    return drawn, int(y)
