"""The charts that change, before and after, on one page that any browser opens. Bytes in, text out."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from scripts.year.summary_site import Changed, Files

STYLE = """body { font-family: sans-serif; max-width: 1640px; margin: 2rem auto; padding: 0 1rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 480px), 1fr)); gap: 1rem; }
figure { margin: 0; } img { max-width: 100%; border: 1px solid #767676; } figcaption { font-weight: 700; }"""
SIDES = (("Före", "new", "Fanns inte."), ("Efter", "gone", "Finns inte längre."))


def pictures(changed: Sequence[Changed], before: Files, after: Files) -> str:
    """A page with each chart as it was and as it becomes."""
    parts = [
        f'<h2>{escape(one.title)}</h2>\n<div class="pair">{"".join(sides(one, before, after))}</div>' for one in changed
    ]
    return (
        '<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Diagram som ändras</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>Diagram som ändras</h1>\n"
        + ("\n".join(parts) or "<p>Inget diagram ändras.</p>")
        + "\n</body>\n</html>\n"
    )


def sides(one: Changed, before: Files, after: Files) -> list[str]:
    """One chart, before and after."""
    figures = []
    for (caption, missing, said), files in zip(SIDES, (before, after), strict=True):
        png = files.get(one.path.removesuffix(".svg") + ".png")
        if one.state == missing or png is None:
            shown = f"<p>{said}</p>"
        else:
            source = f"data:image/png;base64,{b64encode(png).decode('ascii')}"
            shown = f'<img alt="{escape(f"{one.title}, {caption.lower()}")}" src="{source}">'
        figures.append(f"<figure><figcaption>{caption}</figcaption>{shown}</figure>")
    return figures
