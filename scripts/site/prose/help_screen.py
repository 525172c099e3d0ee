"""Where somebody who needs help can turn, in easy words: the lines that are shown, what is known of each, and who says so.

What it looks like is `docs/templates/help.html`. Rows in, HTML out.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple
from urllib.parse import urlsplit

from scripts.ground.columns import Column
from scripts.ground.data_package import PackageError, Row
from scripts.ground.organisations import SUPPORT, confirmed, may_be_called, public, stands
from scripts.site.package.labels import Labels
from scripts.site.text.help_words import direction, further, help_rows, help_words, own_name
from scripts.site.text.language import LANGUAGE_NAMES, LISTS, Language, Words
from scripts.site.text.templates import macros

TEMPLATE = "help.html"
# Who is unsure of the police finds the others first; where to call at work stands apart.
KINDS = (EMERGENCY := "emergency", SUPPORT, "authority", WORK := "work")
# What is asked, in order; each is a column of the table, but for what happens, which the words tell line by line.
Asked = Column | Literal["happens"]
HAPPENS: Final = "happens"
ASKED: tuple[Asked, ...] = ("anonymous", "papers", "tells_police", HAPPENS, "interpreters", "free", "on_bill")
# What else is said of a line, where its row says so.
MORE: tuple[tuple[Column, str, str], ...] = (
    ("interpreters", "yes", "interpreter"),
    ("on_bill", "no", "not_on_bill"),
    ("others_call", "yes", "relatives"),
)
HARD_SPACE, HARD_HYPHEN = "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}"


class HelpLine(NamedTuple):
    """A line as the words tell of it: for whom, what is known in a few words, what else, and what is wrong with its number."""

    row: Row
    name: str
    who: str
    facts: str
    about: str
    state: str
    is_called: bool
    is_sure: bool


# A sentence, and the lines that it names.
Sentence = tuple[str, list[HelpLine]]
# The page in another language: its address, the language's code and what it is called in itself.
Way = tuple[str, str, str]


def help_screen(labels: Labels, preview: bool) -> str:
    """The page in the site's own language, without its heading."""
    return screen(labels, help_words(help_rows(), labels.language.code), preview, ways())


def ways(root: str = "") -> list[Way]:
    """The page in the languages that the site itself does not speak, from the `root` of the page of help."""
    return [(f"{root}{code}/", code, own_name(code)) for code in further(help_rows())]


def help_pages(labels: Labels, preview: bool) -> dict[str, str]:
    """Path of the Markdown file -> the page in each further language, within the frame of the site.

    Its words are those that somebody has translated and signed; without them it has the numbers, and says nothing.
    """
    found, lang = {}, labels.language.code
    others = [("../", lang, LANGUAGE_NAMES[lang]), *ways("../")]
    for code, words in further(help_rows()).items():
        part = macros(TEMPLATE, words=words or help_words(help_rows(), lang))
        own = [each for each in others if each[1] != code]
        if words:
            content = part.page(code, direction(code), screen(labels, words, preview, own, own=False))
        else:
            content = part.numbers(code, direction(code), own_name(code), understood(labels, preview), lang, own)
        title = json.dumps(words.get("title") or own_name(code), ensure_ascii=False)
        calls = json.dumps("" if words else whom_to_call(understood(labels, preview)), ensure_ascii=False)
        found[f"help/{code}.md"] = (
            f"---\ntitle: {title}\ndescription: {calls}\nhide: [navigation, toc, footer]\n---\n\n{content}\n"
        )
    return found


def understood(labels: Labels, preview: bool) -> list[tuple[HelpLine, str]]:
    """The lines of use to whoever cannot read the words: of emergencies, and with interpreters; each with its hours in digits."""
    words = help_words(help_rows(), labels.language.code)
    return [
        (one, "–".join(clock("0-24" if one.row["hours"] == "always" else one.row["hours"])))
        for one in lines(labels, words, preview, own=False)
        if one.is_called and (one.row["line_kind"] == EMERGENCY or one.row["interpreters"] == "yes")
    ]


def whom_to_call(found: Sequence[tuple[HelpLine, str]]) -> str:
    """What a search shows of a page that has no words: the numbers with names and hours, the same in any language."""
    named = (("" if one.row["line_kind"] == EMERGENCY else one.name, one, hours) for one, hours in found)
    return ", ".join(f"{name} {one.row['phone']} ({hours})".strip() for name, one, hours in named)


def screen(labels: Labels, words: Words, preview: bool, others: Sequence[Way] = (), own: bool = True) -> str:
    """The page in the language of the words. `others`: the page in more languages; `own`: the site's own."""
    found, lang = lines(labels, words, preview, own), labels.language.code
    of = {kind: [each for each in found if each.row["line_kind"] == kind] for kind in KINDS}
    for_others = [each for each in of[SUPPORT] if each.row["others_call"] == "yes" and each.is_called]
    asked = [*answered(of[SUPPORT], words), ("rights", [(words["rights.always"], [])], "known")]
    return macros(TEMPLATE, words=words).screen(of, asked, for_others, LISTS["frame"][lang], lang, preview, others)


def lines(labels: Labels, words: Words, preview: bool, own: bool = True) -> list[HelpLine]:
    """The lines in their order: in a release those that may stand there, in a preview all.

    In a language that is not the site's own they are called as in Sweden: that is what whoever answers says.
    """
    text = labels.language.text
    return [line(row, text(row, "title") if own else row["title_sv"], words) for row in shown(labels, preview)]


def shown(labels: Labels, preview: bool) -> list[Row]:
    """The rows of the lines in their order: in a release those that may stand there, in a preview all."""
    rows = [row for row in labels.package.rows("helplines") if preview or stands(row)]
    return sorted(rows, key=lambda row: int(row["order"]))


def line(row: Row, name: str, words: Words) -> HelpLine:
    """A line. Where no number is shown it is said that it may be closed, or that none is known."""
    about = words.get(f"about.{row['helpline']}", "")
    is_called, is_sure = may_be_called(row), stands(row)
    if not is_called:
        closed = bool(row["financed_through"])
        until = words["may_be_closed"].format(row["financed_through"])
        about, state = (until, words["number_later"]) if closed else (about, words["no_number"])
        return HelpLine(row, name, said_of(row, "who", words), "", about, state, is_called, is_sure)
    more = [words[key] for column, code, key in MORE if row[column] == code]
    unnamed = {"yes": words["no_name"], "first": words["no_name_first"]}.get(row["anonymous"], "")
    facts = [words["free"] if row["free"] == "yes" else "", hours(row["hours"], words), unnamed]
    known, also = (" ".join(filter(None, each)) for each in (facts, [about, *more]))
    state = "" if is_sure else words["waiting"]
    return HelpLine(row, name, said_of(row, "who", words), known, also, state, is_called, is_sure)


def hours(code: str, words: Words) -> str:
    """When somebody answers, in words, also that it is not known."""
    known = clock(code)
    return words["daily"].format(*known) if known else words[code or "hours_unknown"]


def clock(code: str) -> list[str]:
    """From when to when, as a clock has it; nothing where the hours are no hours."""
    return [str(int(hour)) for hour in code.split("-")] if "-" in code else []


def said_of(row: Row, what: str, words: Words) -> str:
    """What the words say of a line. Raises PackageError where they say nothing: nobody would know whom it is for."""
    key = f"{what}.{row['helpline']}"
    if key not in words:
        raise PackageError(f"docs/help_words.csv: there is no row {key}; write whom the line is for")
    return words[key]


def answered(support: Sequence[HelpLine], words: Words) -> Iterator[tuple[Asked, list[Sentence], str]]:
    """What one may wonder, each with its answer and how it is marked; what is not known says so, and what one can do."""
    asked = [each for each in support if each.is_called or not each.row["phone"]]
    for name in ASKED:
        if name == HAPPENS:  # line by line, in the words of those who answer
            known = [each for each in asked if f"{HAPPENS}.{each.row['helpline']}" in words]
            told: list[Sentence] = [
                (words["heading"].format(each.name, said_of(each.row, HAPPENS, words)), []) for each in known
            ]
        else:
            known = [each for each in asked if each.row[name]]
            told = by_code(name, known, words)
        unknown = len(known) < len(asked) or not asked
        more = ["unknown_others" if known else "unknown", f"{name}.then"] if unknown else []
        told += [(words.get(key, ""), []) for key in (*more, f"{name}.always")]
        marks = ["unknown"] * unknown + ["wait"] * any(not each.is_sure for each in known)
        yield name, [each for each in told if each[0]], " ".join(marks) or "known"


def by_code(name: Column, known: Sequence[HelpLine], words: Words) -> list[Sentence]:
    """A sentence for each answer that some line gives, with those lines, the answers in the order of the words."""
    codes = [key.removeprefix(f"{name}.") for key in words if key.startswith(f"{name}.")]
    given = ((code, [each for each in known if each.row[name] == code]) for code in codes)
    return [(words[f"{name}.{code}"], same) for code, same in given if same]


def help_card(labels: Labels, preview: bool) -> str:
    """The card that a word of need brings up: every number that somebody affected may call, and the way to the page of help."""
    lang = labels.language.code
    words = help_words(help_rows(), lang)
    found = [one for one in lines(labels, words, preview) if one.is_called and one.row["line_kind"] != WORK]
    return macros(TEMPLATE, words=words).card(
        found, LISTS["frame"][lang]["help"], LISTS["search"][lang]["all_help"], ways("help/")
    )


def helpline_sources(labels: Labels, preview: bool = False) -> str:
    """Each line with whom it is for, the pages that say so, and who has confirmed it and when. Nobody is asked of a public one."""
    return macros(TEMPLATE).sources(
        [source_of(row, labels.language) for row in shown(labels, preview) if not public(row)]
    )


def source_of(row: Row, language: Language) -> tuple[str, str, list[tuple[str, str, str]], str]:
    """What one line rests on: its name with its number, whom it helps, its pages (address, host, day or year), its state."""
    phone = f" {row['phone'].replace(' ', HARD_SPACE).replace('-', HARD_HYPHEN)}" if may_be_called(row) else ""
    undated = language.words["undated"]
    state = language.words["helpline_waiting"]
    if confirmed(row):
        state = language.words["confirmed_on"].format(row["confirmed_by"], language.date(row["confirmed_on"]))
    sources = ((row["phone_source"], row["phone_source_on"]), (row["facts_source"], row["facts_source_on"]))
    pages = [
        (address, urlsplit(address).hostname or address, language.date(day) if "-" in day else day or undated)
        for address, day in sources
        if address
    ]
    return f"{language.text(row, 'title')}{phone}", language.text(row, "helps"), pages, state
