"""The bare page of one chart, for other sites to show in a frame: no navigation, with notes and source inside."""

from scripts.site.addresses import embed_page, page_link
from scripts.site.cards.card import card
from scripts.site.cards.subject import Subject
from scripts.site.charts.drawing import Draw
from scripts.site.frame.shell import POLICY
from scripts.site.text.markup import esc

STYLES = ("colours.css", "card.css", "embed.css")


def embedded(subject: Subject, draw: Draw) -> str:
    """The page as HTML. Its links open outside the frame; search engines are sent to the indicator's own page."""
    at = embed_page(subject.name)
    # Without one of its own a page asks the root of its host, which is not ours.
    icon = f'<link rel="icon" href="{page_link(at, "assets/favicon.svg")}">'
    styles = "".join(f'<link rel="stylesheet" href="{page_link(at, "assets/" + name)}">' for name in STYLES)
    return (
        f'<!doctype html>\n<html lang="{subject.labels.language.code}">\n<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>{esc(subject.title)}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">'
        f'<base target="_top">{icon}{styles}</head>\n'
        f'<body class="embed"><main>{card(subject, draw, at, subject.pictures[:1], level="h1")}</main></body>\n</html>\n'
    )
