"""What a reader needs to pass a figure on: its address, a sentence to quote, a frame to embed, and a way to report an error."""

from urllib.parse import quote, urlsplit

from scripts.site.addresses import embed_page, page_link, pinned
from scripts.site.cards.card_lines import base_said, credit, who_and_when
from scripts.site.cards.subject import Subject
from scripts.site.figure.headline import in_words
from scripts.site.figure.whom import potentially
from scripts.site.text.markup import UNSEARCHED, element, esc, link, terms

# Room in the frame for the texts, and for each bar of the narrow chart.
FRAME, PER_BAR = 520, 84


def sharing(subject: Subject) -> str:
    """The block as HTML, closed until asked for; a browser opens it without a script."""
    words, address = subject.labels.language.words, permanent_address(subject)
    pairs = [
        (words["permanent_address"], element("code", esc(address))),
        (words["quote"], esc(quotation(subject)) if quotable(subject) else ""),
        (words["embed"], embedding(subject) if subject.pictures else ""),
    ]
    summary = element("summary", esc(words["share"]))
    report = element("p", link(error_link(subject), words["report_error"]))
    return element("details", summary + terms(pairs, class_="facts") + report, class_="card-share", **UNSEARCHED)


def permanent_address(subject: Subject) -> str:
    """The address of the figure, which stays."""
    return pinned(subject.labels.package, subject.labels.language.code, f"{subject.address}#values")


def quotable(subject: Subject) -> bool:
    """Whether the headline says anything of those whom it is about: a number, a rank or the source's own word for how many."""
    return bool(subject.gist.rows) or bool(in_words(subject.gist, subject.labels))


def quotation(subject: Subject) -> str:
    """The headline with what it counts, its source, version and address, as one sentence and its reference."""
    labels, descriptor = subject.labels, subject.labels.package.descriptor
    counted = f"{who_and_when(subject)} {base_said(subject)}".strip().removesuffix(".")
    return labels.language.words["quote_sentence"].format(
        subject.headline,
        subject.title,
        ". ".join([counted, *(each.removesuffix(".") for each in potentially(subject.gist.rows, labels))]),
        credit(subject),
        descriptor["version"],
        permanent_address(subject),
    )


def embedding(subject: Subject) -> str:
    """The frame as text to copy, and a link to the page that it shows."""
    words = subject.labels.language.words
    address = pinned(subject.labels.package, subject.labels.language.code, embed_page(subject.name))
    height = FRAME + PER_BAR * len(subject.pictures[0].entries)
    frame = element("iframe", "", src=address, title=subject.title, width="100%", height=str(height), loading="lazy")
    page = link(page_link(subject.address, embed_page(subject.name)), words["embed_page"])
    return f"{element('code', esc(frame))}<br>{page}"


def error_link(subject: Subject) -> str:
    """A mail, or an issue where the contact is an address of the web, with what the maintainer needs to know filled in."""
    words = subject.labels.language.words
    about = (subject.title, permanent_address(subject), subject.labels.package.descriptor["version"])
    heading, text = words["error_subject"].format(subject.title), words["error_body"].format(*about)
    contact = subject.labels.setting("error_contact")
    if urlsplit(contact).scheme in ("https", "http"):
        return f"{contact}?title={quote(heading)}&body={quote(text)}"
    return f"mailto:{contact}?subject={quote(heading)}&body={quote(text)}"
