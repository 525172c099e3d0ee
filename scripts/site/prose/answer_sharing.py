"""What a reader needs to pass the figure of an answer on: its address, a sentence, a picture to embed, and a reference."""

from scripts.site.addresses import answer_picture, permanent
from scripts.site.cards.sharing import SHARE, Copied, block
from scripts.site.drawings.figure_cells import Drawing
from scripts.site.figure.whom import potentially
from scripts.site.package.citing import Cited, reference
from scripts.site.package.labels import Labels


def figure_id(name: str) -> str:
    """The place of the figure on its page."""
    return f"{name}-figure"


def sharing(name: str, headline: str, subtitle: str, found: Drawing, page: str, labels: Labels) -> str:
    """The block as HTML, closed until asked for. `page`: the address of the page on which the figure stands."""
    address = permanent(labels.package, labels.language.code, f"{page}#{figure_id(name)}")
    parts = [
        Copied("share_address", address, "code"),
        Copied("quote", quotation(headline, [subtitle, *potentially(found.rows, labels)], address, labels)),
        Copied("share_reference", cited(name, headline, address, labels)),
        Copied("embed", embedding(name, headline, found, address, labels), "code"),
    ]
    return block(labels.language.words["share_figure"], parts, labels)


def quotation(headline: str, told: list[str], address: str, labels: Labels) -> str:
    """The finding with what it is of, its source, version and address, as one sentence and its reference."""
    descriptor = labels.package.descriptor
    of_what = " ".join(f"{text.rstrip('.')}." for text in told if text)
    source = (descriptor["contributors"][0]["title"], descriptor["version"], address)
    return labels.language.words["quote_figure"].format(headline.rstrip("."), of_what, *source)


def cited(name: str, headline: str, address: str, labels: Labels) -> str:
    """The reference in the language of the page."""
    lang = labels.language.code
    return reference(Cited(name, "cited_figure", {lang: headline}, {lang: address}), labels.package, labels.language)


def embedding(name: str, headline: str, found: Drawing, address: str, labels: Labels) -> str:
    """The picture with its finding for those who do not see it, as a link to the figure: text to copy."""
    source = permanent(labels.package, labels.language.code, answer_picture(name, labels.language.code, "png"))
    said = " ".join(f"{text.rstrip('.')}." for text in [headline, *potentially(found.rows, labels)])
    return str(SHARE.picture(address, source, said))
