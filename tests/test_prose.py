"""The hand-written pages: no figure and no claim about one is typed, no year is named, and both languages have the same bones."""

import csv
import re
from collections.abc import Callable

import pytest

from scripts.ground.claim import KINDS
from scripts.paths import DATAPACKAGE, DOCS, ROOT
from scripts.site.package.labels import read_package
from scripts.site.prose.filling import CLAIM, INSIDE, is_so
from tests.promised import promised

LANGUAGES = ("sv", "en")
# What a page says of itself to MkDocs, such as the words that it is found by.
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
PAGES = {
    f"{lang}/{path.relative_to(DOCS / lang).as_posix()}": FRONT.sub("", path.read_text(encoding="utf-8"))
    for lang in LANGUAGES
    for path in sorted((DOCS / lang).rglob("*.md"))
}
# The texts of the answers: one with a condition, or of one year, or of the most common answer, is a claim as a whole.
with (DOCS / "answers.csv").open(encoding="utf-8", newline="") as file:
    ANSWERS = list(csv.DictReader(file))
# What sheets and doors say besides: one that names an account of the report is claimed by that.
with (DOCS / "sheet.csv").open(encoding="utf-8", newline="") as file:
    SHEETS = [row | {"year": row["name"]} for row in csv.DictReader(file)]
PAGES |= {
    f"{lang}/{name}, row {number}": f"{{{{ claim {claimed} }}}}{CLAIM.sub('', row[lang])}{{{{ end }}}}"
    if claimed
    else row[lang]
    for name, rows in (("answers.csv", ANSWERS), ("sheet.csv", SHEETS))
    for lang in LANGUAGES
    for number, row in enumerate(rows, 2)
    for claimed in [row["condition"] or row["year"] or "*" * (".*." in row[lang])]
}
PLACEHOLDER = re.compile(r"\{\{.*?\}\}", re.DOTALL)
# The addresses of links and anchors are no prose.
ADDRESSES = re.compile(r"\]\([^)]*\)|\{#[\w-]+\}|<[^>]*>")

# Numbers in words that say how something is made, not how many people: each with its reason.
# What may be typed all the same, each with its reason: digits, number words, and words that claim something of other things.
with (ROOT / "tests/cases/typed.csv").open(encoding="utf-8", newline="") as file:
    TYPED = list(csv.DictReader(file))
DIGITS, COUNTED_WORDS, NO_CLAIMS = (
    [row["pattern"] for row in TYPED if row["what"] == what] for what in ("digits", "number words", "claims")
)
NUMBER_WORDS = re.compile(
    r"\b(två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo|trettio|fyrtio|femtio|hundra|tusen|arton|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty|thirty|forty|fifty|hundred|thousand)\b",
    re.IGNORECASE,
)
# Words that claim something about a figure.
CLAIMS = re.compile(
    r"\b(vanligast\w*|oftast|sällan|flest|majoritet\w*|minoritet\w*|hälften|största?|minsta?|färre|är få|fler (?:\w+ )?än|"
    r"mer än|mindre än|högre än|lägre än|öka\w*|ökning\w*|minska\w*|dubbelt|nästan|huvudsakligen|främst|"
    r"most|mostly|mainly|rarely|seldom|majority|minority|half|largest|smallest|fewer|few|more (?:\w+ )?than|less than|"
    r"higher than|lower than|increas\w*|decreas\w*|twice|nearly|almost)\b",
    re.IGNORECASE,
)


def prose(text: str, claims: bool = True) -> str:
    """The text as it is typed: without placeholders and addresses and, unless `claims`, without what stands in a claim."""
    text = text if claims else CLAIM.sub(" ", text)
    return ADDRESSES.sub(" ", PLACEHOLDER.sub(" ", text))


def without(text: str, *exceptions: list[str]) -> str:
    """The text without the exceptions."""
    for pattern in (pattern for each in exceptions for pattern in each):
        text = re.sub(pattern, " ", text)
    return text


def unitless(text: str) -> str:
    """The text with each figure as a bare value, and each share without the nouns that follow it: those are the language's own."""
    return re.sub(r"(\{\{ share \S+)[^}]*\}\}", r"\1 }}", re.sub(r"\{\{ figure (?=\S+\.count )", "{{ value ", text))


def typed_digits(text: str) -> list[str]:
    """The words with a digit that nothing excuses."""
    return re.findall(r"\S*\d\S*", without(prose(text), DIGITS))


def typed_claims(text: str) -> list[str]:
    """The claims outside a claim block that nothing excuses."""
    return CLAIMS.findall(without(prose(text, claims=False), NO_CLAIMS))


def unclosed_claims(text: str) -> list[str]:
    """What opens and closes claims, unless each is closed before the next."""
    marks = re.findall(r"\{\{\s*(claim|end)\b", text)
    return [] if marks == ["claim", "end"] * (len(marks) // 2) else marks


def bare_claims(text: str) -> list[str]:
    """The claims in the blocks without a condition."""
    bare = [inside for condition, inside in CLAIM.findall(text) if not condition]
    return [word for inside in bare for word in CLAIMS.findall(without(prose(inside), NO_CLAIMS))]


def pages_with(sought: Callable[[str], list[str]], start: str = "") -> dict[str, list[str]]:
    """Page -> what is found in it, of the pages that have any of it."""
    read = {page: sought(text) for page, text in PAGES.items() if page.startswith(start)}
    return {page: words for page, words in read.items() if words}


def test_no_figure_is_typed():
    """Every digit of the prose comes from the package, or is part of a law, a telephone number or a standard's name."""
    assert pages_with(typed_digits) == {}


def test_no_figure_is_typed_in_words():
    """Nor is a number written out, unless it says how the statistics are made."""
    assert pages_with(lambda text: NUMBER_WORDS.findall(without(prose(text), COUNTED_WORDS))) == {}


def test_no_claim_about_a_figure_is_typed():
    """What is most common, a majority or more than something else stands in a claim block, which the package decides on."""
    assert pages_with(typed_claims) == {}


def test_every_claim_is_closed_and_none_lies_in_another():
    """What opens a claim is followed by its end before the next opens."""
    assert pages_with(unclosed_claims) == {}


def test_every_figure_of_a_page_stands_in_a_claim():
    """A year that hides it, or lacks it, drops the sentence: else no site could be built of that year."""
    pages = pages_with(lambda text: INSIDE.findall(CLAIM.sub("", text)))
    assert {page: found for page, found in pages.items() if page.endswith(".md")} == {}
    assert INSIDE.findall(CLAIM.sub("", "{{ value a }}{{ claim }}{{ value b }}{{ end }}")) == [("value", "a")]


def test_the_guide_to_texts_knows_every_kind_of_claim_that_a_text_may_make():
    """And its examples are conditions of the real package; the kinds of what code alone says have no place there."""
    guide = (ROOT / ".github/guides/texts.md").read_text(encoding="utf-8")
    listed = guide.partition("Ett villkor är")[2].partition("\n\n")[0]
    of_code = {"number", "of", "average", "tied", "difference", "not_known", "not_asked"}
    assert {kind for kind in KINDS if not re.search(rf"`{kind}\b", listed)} == of_code
    package = read_package(DATAPACKAGE)
    for condition, _ in CLAIM.findall(guide):
        assert not condition or is_so(condition, package) in (True, False)


def test_a_claim_word_stands_on_a_condition():
    """A claim block without a condition only asks that its figures exist, so it may not claim anything of them."""
    assert pages_with(bare_claims) == {}


# What a word says of a figure: the kinds of claim of which one must stand beside it, in the same slot or around it.
SAYS = {
    r"\bnäst (?:flest|vanligast)|\bsecond most|\bsecond": ("second",),
    r"\b(?:vanligast\w*|oftast|flest|(?:fler|mer) [^.;:]*än (?:för |från |med )?någo[tn] anna[tn]|most often|most common|"
    r"more [^.;:]* than (?:from |for |with |had )?any(?:where|one)? (?:other|else))\b": (
        "largest",
        "same_first",
        "other_first",
    ),
    r"\b(?:de flesta|mer än hälften|en majoritet|majority|more than half)\b": ("majority", "minority"),
    r"\b(?:mindre än hälften|inte ens hälften|less than half|not even half)\b": ("minority",),
    r"\b(?:är få|are few)\b": ("few",),
    r"\b(?:i snitt|on average)\b": (".mean",),
}


def unbound(text: str, around: str) -> list[str]:
    """The words of a text, in its slots and outside them, beside which no claim of their kind stands."""
    found = []
    outer = CLAIM.sub(" ", text)
    for told, own in [(outer, ""), *((inside, own) for own, inside in CLAIM.findall(text))]:
        first = " largest" if "*." in told else ""
        claims, words = f"{around} {own}{first} {told}", without(prose(told), NO_CLAIMS)
        for pattern, kinds in SAYS.items():
            said = re.findall(pattern, words, re.IGNORECASE)
            words = re.sub(pattern, " ", words, flags=re.IGNORECASE)
            found += (
                said
                if said and not any(re.search(rf"(?:\b|(?=\.)){re.escape(kind)}\b", claims) for kind in kinds)
                else []
            )
    return found


def test_a_word_that_orders_stands_on_a_claim_of_its_kind():
    """Where it says "most of", more than half is asked for, and not some number; what a report says of its year is its own."""
    told = (*enumerate(ANSWERS, 2), *enumerate(SHEETS, 2))
    rows = [(number, row) for number, row in told if not row["year"] and row["part"] != "also"]
    found = {(number, lang): unbound(row[lang], row["condition"]) for number, row in rows for lang in LANGUAGES}
    assert {place: words for place, words in found.items() if words} == {}


@promised
def test_the_search_for_a_word_without_its_claim_finds_it(text, condition, fits):
    """A claim of another kind does not bear it."""
    assert (unbound(text, condition) == []) is fits


@pytest.mark.parametrize("text", ["{{ claim a }}", "{{ end }}", "{{ claim a }}{{ claim b }}{{ end }}{{ end }}"])
def test_the_search_for_unclosed_claims_finds_them(text):
    assert unclosed_claims(text)
    assert not unclosed_claims("{{ claim a }}b{{ end }}")


@pytest.mark.parametrize(
    "text", ["420 personer", "år 2025", "**12** barn", "{{ claim a < b }}7 fall{{ end }}", "<p>8,7 år</p>"]
)
def test_the_search_for_figures_finds_them(text):
    assert typed_digits(text)


@pytest.mark.parametrize(
    "text", ["De flesta är, och flest är", "Det vanligaste är", "A majority of them", "mer än hälften"]
)
def test_the_search_for_claims_finds_them(text):
    assert typed_claims(text)
    assert typed_claims(f"{{{{ claim a < b }}}}{text}{{{{ end }}}}") == []


def test_both_languages_have_the_same_pages_with_the_same_bones():
    """Each page has its counterpart with the same anchors and the same placeholders, in the same order."""
    swedish, english = ([page.partition("/")[2] for page in PAGES if page.startswith(lang)] for lang in LANGUAGES)
    assert swedish == english
    for page in swedish:
        if page == "glossary.md":  # each language has its own alphabet
            bones = [sorted(re.findall(r"\{#[\w-]+\}", PAGES[f"{lang}/{page}"])) for lang in LANGUAGES]
        else:
            bones = [re.findall(r"\{#[\w-]+\}|\{\{.*?\}\}", unitless(PAGES[f"{lang}/{page}"])) for lang in LANGUAGES]
        assert bones[0] == bones[1], page


def test_the_swedish_is_typed_as_swedish():
    """Swedish quotation marks, en dashes between words, and "och"."""
    assert pages_with(lambda text: re.findall(r"[“\"']|\bsamt\b| - |—", prose(text)), "sv/") == {}


def test_the_english_is_typed_as_english():
    """Curly quotation marks and apostrophes."""
    assert pages_with(lambda text: re.findall(r"[”\"'](?=\w)| - |—", prose(text)), "en/") == {}


def test_what_is_called_the_most_has_words_for_when_it_is_everybody():
    """That most come from a country, all of all, is true and absurd: above a headline that orders stands one for all of them."""
    ordered = re.compile(r"^\**(?:Flest|Fler)\b[^{]*\{\{ predicate (\S+\.\*\.\S+)")
    whole = {(row["answer"], name) for row in ANSWERS for name in re.findall(r"\ball (\S+)\.count", row["condition"])}
    told = [(row["answer"], found[1]) for row in ANSWERS if (found := ordered.match(row["sv"]))]
    assert told
    assert [one for one in told if one not in whole] == []
