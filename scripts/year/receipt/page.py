"""The receipt as a page to print: lines in, HTML out. The same lines give the same bytes.

A page and not a workbook: nobody takes it for the one that is filled in, nothing in it is typed over by a slip, and any browser
prints it. "Internt" stands in the head of two tables, since every browser prints the head of a table anew on each page.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from scripts.year.receipt.lines import GONE, NEW, Line
from scripts.year.receipt.looking import Look
from scripts.year.receipt.receipt_words import Names, new_leaders, number, place, share, why

INTERNAL = "Internt. Ska inte mejlas, delas eller läggas på GitHub."
MOST_NAMED = 12  # lists of what is new, gone or swapped, on a page that is read at once
STYLE = """
@page {
  size: A4; margin: 12mm 14mm 14mm;
  @bottom-right { content: "Sida " counter(page) " av " counter(pages); font: 9pt sans-serif; }
}
body { font: 10pt/1.35 Calibri, Carlito, "Segoe UI", Arial, sans-serif; color: #000; max-width: 182mm; margin: 0 auto; }
h1 { font-size: 17pt; margin: 2mm 0 1mm; }
h2 { font-size: 12pt; margin: 4mm 0 1mm; }
p, dl { margin: 1mm 0; }
ol { margin: 0; padding-left: 7mm; }
li { margin-bottom: 1.4mm; break-inside: avoid; }
dt { font-weight: bold; float: left; clear: left; margin-right: 1.5mm; }
dd { margin: 0 0 1mm; }
table { width: 100%; border-collapse: collapse; }
.box { display: inline-block; width: 2.8mm; height: 2.8mm; border: 1px solid #000; margin-right: 1.5mm; }
.sign { display: grid; grid-template-columns: 3fr 3fr 2fr; gap: 6mm; margin-top: 12mm; break-inside: avoid; }
.sign span { border-top: 1px solid #000; padding-top: 1mm; font-size: 9pt; }
.numbers { break-before: page; font-size: 9pt; }
.numbers tbody { break-inside: avoid; }
.numbers td, .numbers th { padding: .2mm 1.5mm; text-align: right; white-space: nowrap; border-bottom: 1px solid #bbb; }
.numbers td:first-child, .numbers th:first-child { text-align: left; white-space: normal; }
.numbers .columns th { vertical-align: bottom; }
.numbers .list { padding-top: 2.5mm; border-bottom: 1px solid #000; }
.numbers .then { border-left: 1px solid #000; }
.internal, .numbers .internal { text-align: left; font-size: 10pt; border: 2px solid #000; padding: 1mm 2mm; }
"""


def to_page(lines: Sequence[Line], looks: Sequence[Look], names: Names) -> str:
    """The whole page: what to look at first, what is new, gone and swapped, a line to sign, and the table of all numbers."""
    title = f"Kvitto på siffrorna för {names.year}"
    return "\n".join(
        [
            '<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">',
            f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>",
            f'<table role="presentation"><thead><tr><th class="internal">{INTERNAL}</th></tr></thead><tbody><tr><td>',
            f"<h1>{title}</h1>",
            "<p>För någon annan än den som fyllde i arbetsboken. Jämför med underlaget, bocka av och skriv under. "
            "Kvittot gäller formulärets svar, så som de blir när de publiceras. Siffror i text läses på skärmen.</p>",
            *to_look_at(lines, looks, names),
            *what_changed(lines, names),
            '<div class="sign"><span>Läst av</span><span>Namnteckning</span><span>Datum</span></div>',
            "</td></tr></tbody></table>",
            *table(lines, names),
            "</body>\n</html>\n",
        ]
    )


def to_look_at(lines: Sequence[Line], looks: Sequence[Look], names: Names) -> Iterator[str]:
    """What a person looks at first, the most unlike last year first."""
    yield "<h2>Titta först på de här</h2>"
    if names.before is None:
        yield "<p>Det finns inget tidigare år att jämföra med.</p>"
    elif not looks:
        yield f"<p>Inget skiljer sig från {names.before}, av det som går att jämföra.</p>"
    else:
        yield f"<p>De skiljer sig mest från {names.before}: i andel och plats, inte i antal.</p>\n<ol>"
        for look in looks:
            line = look.lines[0]
            name = names.list_of(line) if look.fits else f"{names.answer(line)} ({names.list_of(line)})"
            said = escape(why(look, lines, names), quote=False)
            yield f'<li><span class="box"></span><b>{escape(name, quote=False)}.</b> {said}</li>'
        yield "</ol>"


def what_changed(lines: Sequence[Line], names: Names) -> Iterator[str]:
    """What is new, gone, swapped and hidden."""
    new, gone = ([line for line in lines if line.change == change] for change in (NEW, GONE))
    hidden = sum(line.now.hidden for line in lines)
    yield "<h2>Nytt, borta och bytt</h2>\n<dl>"
    for word, found in (
        (f"Nytt ({len(new)} svar utan tal {names.before})", counted(new, names)),
        (f"Borta ({len(gone)} svar utan tal i år)", [f"{names.answer(one)} ({names.list_of(one)})" for one in gone]),
        ("Bytt plats överst", new_leaders(lines, names)),
    ):
        yield f"<dt>{word}:</dt><dd>{escape(listed(found), quote=False)}</dd>"
    yield f"<dt>Dolt ({hidden} svar):</dt><dd>Talen står bara i arbetsboken. Kolla dem på skärmen.</dd>\n</dl>"


def counted(lines: Sequence[Line], names: Names) -> list[str]:
    """The lists that lines are in, each with how many they are."""
    return [f"{name} ({len([*some])})" for name, some in groupby(lines, names.list_of)]


def listed(found: Sequence[str]) -> str:
    """Some of the things, and how many more there are."""
    more = [f"och {len(found) - MOST_NAMED} till"] if len(found) > MOST_NAMED else []
    return "; ".join([*found[:MOST_NAMED], *more]) + "." if found else "inget."


def table(lines: Sequence[Line], names: Names) -> Iterator[str]:
    """Every line with the number, share and place of both years, list by list."""
    yield '<table class="numbers"><thead>'
    yield f'<tr><th class="internal" colspan="8">{INTERNAL} Kvitto på siffrorna för {names.year}.</th></tr>'
    heads = "".join(
        f"<th{cell}>{word}<br>{year or ''}</th>"
        for year, first in ((names.year, ""), (names.before, ' class="then"'))
        for word, cell in (("Antal", first), ("Andel", ""), ("Plats", ""))
    )
    yield f'<tr class="columns"><th>Svar</th>{heads}<th>Läst</th></tr></thead>'
    for name, some in groupby(lines, names.list_of):
        yield f'<tbody><tr><th class="list" colspan="8">{escape(name, quote=False)}</th></tr>'
        yield from (row(line, names) for line in some)
        yield "</tbody>"
    yield "</table>"


def row(line: Line, names: Names) -> str:
    """A line of the table."""
    cells = "".join(
        f"<td{first}>{number(side.count, names)}</td><td>{share(side, names)}</td><td>{place(side.place)}</td>"
        for side, first in ((line.now, ""), (line.then, ' class="then"'))
    )
    return f'<tr><td>{escape(names.answer(line), quote=False)}</td>{cells}<td><span class="box"></span></td></tr>'
