"""What the report says in words: whose voice it is, what kind of claim, where it stands, and what numbers there are beside it.

An account is never a fact of ours: its voice comes before it, and what is no observation is marked as what it is. What no figure
shows stands in a list, in the source's own words where these say more than a number.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from markupsafe import Markup

from scripts.ground.data_package import Row
from scripts.site.addresses import page_link, recommendation_address
from scripts.site.charts.figures import rows_of
from scripts.site.figure import headline
from scripts.site.figure.sources import where
from scripts.site.figure.wording import has_blank
from scripts.site.frame.subject import TWO_WAYS, Subject, subject_of
from scripts.site.package.labels import Labels
from scripts.site.package.said import about_indicators, accounts_year, indicators, newest_accounts
from scripts.site.prose.answer import Teller
from scripts.site.prose.beside import bygone, holding
from scripts.site.text.templates import macros

TEMPLATE = "accounts.html"
SEEN, NUMBER = "pattern", "figure"  # the one kind that needs no name: what the voice has seen
FOLLOWS = "consequence"  # of what is said before it
SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-ZÅÄÖ])")
# The kinds that are about no people who could have been counted.
OF_NOBODY = ("right", "law", "policy_view", "method")
MOST_BESIDE = 4  # indicators that are named beside a subject; the rest are found on their pages
# What a claim says, where it stands where that is said, and the section.
AccountClaim = tuple[str, str, str]


def accounts(argument: str, labels: Labels, address: str) -> Markup:
    """The subjects of an argument, each as a part of the page at `address`: its heading, what is said first, and the rest below it.

    A subject that no year has an account of is not there. A figure stands beside the first that it is about.
    """
    found, told = [], set[str]()
    for name in argument.split():
        if rows := by_theme(name, labels):
            one = subject(name, rows, labels, address)
            one["beside"] = [each for each in one["beside"] if each[0] not in told]
            told |= {each[0] for each in one["beside"]}
            found.append(one)
    return macros(TEMPLATE, words=labels.language.words).subjects(found)


def subject(theme: str, rows: Sequence[Row], labels: Labels, address: str) -> dict[str, Any]:
    """One subject: what is said of it first, the other accounts by voice, the numbers beside and what is asked.

    What is said first is what it is about where the newest figures bear no account.
    """
    words, latest, held = labels.language.words, labels.package.latest_year, holding(rows, labels)
    counted = all(row["account_kind"] in OF_NOBODY for row in rows) or any(
        row["account_basis"] == NUMBER for row in rows
    )
    older, code = accounts_year(labels) < latest, labels.codes["account_theme", theme]
    about = labels.language.text(code, "definition")
    return {
        "name": theme.replace("_", "-"),
        "title": labels.code("account_theme", theme),
        "definition": "" if held else about,
        "entries": [*entries(held, labels)] or [{"first": (), "definition": about, "more": "", "follows": ()}],
        "first": by_voice(held[:1], labels),
        "said": by_voice(held[1:], labels),
        "past": bygone(rows, labels, place),
        "is_uncounted": not counted,
        "figures": words["accounts_beside_newer"].format(latest) if older else words["accounts_beside"],
        "beside": beside(rows, labels, address),
        "demands": demands(rows, labels, address),
    }


def entries(rows: Sequence[Row], labels: Labels) -> Iterator[dict[str, Any]]:
    """Each account by its first sentence, which opens the rest of it and what follows of it: for a page of one subject."""
    starts = [number for number, row in enumerate(rows) if number == 0 or row["account_kind"] != FOLLOWS]
    for start, end in pairwise([*starts, len(rows)]):
        ((voice, ((kind, name, ((claim, where, section),)),)),) = by_voice(rows[start : start + 1], labels)
        first, *more = SENTENCE.split(claim)
        opening = [(voice, [(kind, name, [(first, where, section)])])]
        follows = [("" if own == voice else own, kinds) for own, kinds in by_voice(rows[start + 1 : end], labels)]
        yield {"first": opening, "definition": "", "more": " ".join(more), "follows": follows}


def by_voice(rows: Sequence[Row], labels: Labels) -> list[tuple[str, list[tuple[str, str, list[AccountClaim]]]]]:
    """Accounts in their order: those beside each other of one voice stand under its name, by kind.

    What kind they are is said where they are no observations.
    """
    return [
        (
            labels.code("voice", voice),
            [
                (
                    kind.replace("_", "-"),
                    "" if kind == SEEN else labels.code("account_kind", kind),
                    claims([*same], labels),
                )
                for kind, same in groupby(own, lambda row: row["account_kind"])
            ],
        )
        for voice, own in groupby(rows, lambda row: row["voice"])
    ]


def claims(rows: Sequence[Row], labels: Labels) -> list[AccountClaim]:
    """Each claim with where it stands, said once for those that stand together."""
    together = [one["place"] == other["place"] for one, other in pairwise(rows)]
    return [
        (labels.language.text(row, "claim"), "" if same else place(row, labels), row["place"])
        for row, same in zip(rows, [*together, False], strict=True)
    ]


def place(row: Row, labels: Labels) -> str:
    """The page where the section begins, or else the section; and the year of the report, where a later year is told beside it."""
    words = labels.language.words
    section = labels.say("finding_section", labels.say("quoted", row["place"]))
    where = words["from_page"].format(row["page"]) if row["page"] else section
    return where if row["year"] == labels.package.latest_year else words["account_older"].format(row["year"], where)


def beside(rows: Sequence[Row], labels: Labels, address: str) -> list[tuple[str, str, str, str]]:
    """The numbers that there are beside a subject: address, headline, its claims and notes of the indicators of the newest year."""
    often = Counter(name for row in rows for name in indicators(row))
    found = (subject_of(name, labels) for name, _ in often.most_common())
    told = [one for one in found if one.gist.rows and one.year == labels.package.latest_year and is_about(rows, one)]
    return [
        (page_link(address, one.address), one.headline, one.claims, "".join(f" {text}" for text in noted(one, labels)))
        for one in told[:MOST_BESIDE]
    ]


def noted(subject: Subject, labels: Labels) -> list[str]:
    """Where the numbers of a headline stand, in brackets, and that their source gives them in two ways."""
    place = where(subject.said, labels)
    return [*([f"({place})"] if place else []), *two_ways(subject.gist.rows, labels)]


def is_about(rows: Sequence[Row], subject: Subject) -> bool:
    """Whether an account bears on what a headline says: on its indicator as a whole, or on the very answer."""
    said = {subject.name, *(f"{subject.name}.{row['category']}" for row in subject.gist.rows)}
    return any(not said.isdisjoint(row["bears_on"].split()) for row in rows)


def two_ways(rows: Sequence[Row], labels: Labels) -> list[str]:
    """The notes on figures that their source gives in two ways: no page says the one alone."""
    notes = labels.package.by_name["notes"]
    names = dict.fromkeys(name for row in rows for name in row.get("notes", "").split())
    return [labels.note(name) for name in names if notes[name]["note_kind"] == TWO_WAYS]


def demands(rows: Sequence[Row], labels: Labels, address: str) -> list[tuple[str, str]]:
    """What the platform asks for that the accounts bear on: address and title."""
    names = dict.fromkeys(name for row in rows for name in row["demands"].split())
    titles = {
        row["recommendation"]: labels.language.text(row, "title") for row in labels.package.rows("recommendations")
    }
    return [(page_link(address, recommendation_address(name)), titles[name]) for name in names]


def opened(argument: str, labels: Labels) -> Markup:
    """The accounts of each subject of an argument in a list that opens, by the name of the subject."""
    return Markup().join(
        in_list(by_theme(name, labels), labels, labels.code("account_theme", name), is_searched=True)
        for name in argument.split()
    )


def plain(theme: str, labels: Labels) -> Markup:
    """The accounts of a subject by voice, and nothing beside them."""
    return macros(TEMPLATE).voices(by_voice(by_theme(theme, labels), labels))


def by_theme(theme: str, labels: Labels) -> list[Row]:
    """The accounts of one subject."""
    return [row for row in newest_accounts(labels) if row["account_theme"] == theme]


def in_report(argument: str, teller: Teller) -> Markup:
    """What the report says in words about the figures of some answers, in a list that opens; nothing where it is silent.

    A theme among the names keeps to its indicators: a figure may set the people of a page beside others.
    """
    labels, names = teller.labels, argument.split()
    themes = [name for name in names if name not in teller.answers.figures.names and ("theme", name) in labels.codes]
    drawn = filter(None, (teller.drawing(name) for name in names if name not in themes))
    found = {row["indicator"] for each in drawn for row in each.rows}
    of = {name: labels.package.by_name["indicators"][name]["theme"] for name in found}
    return in_list(about_indicators([name for name in found if not themes or of[name] in themes], labels), labels)


def list_title(labels: Labels) -> str:
    """What the accounts are called; beside the figures of a later year so the report wrote of its own."""
    words, year = labels.language.words, accounts_year(labels)
    return words["accounts_open"] if year >= labels.package.latest_year else words["accounts_open_older"].format(year)


def dated(rows: Sequence[Row], labels: Labels) -> Markup:
    """Accounts by voice; beside the figures of a later year that they were written of an earlier."""
    years, latest = {row["year"] for row in rows}, labels.package.latest_year
    older = [labels.language.words["accounts_older"].format(year, latest) for year in sorted(years) if year < latest]
    return macros(TEMPLATE).dated(older, by_voice(holding(rows, labels), labels), bygone(rows, labels, place))


def in_list(rows: Sequence[Row], labels: Labels, title: str = "", is_searched: bool = False) -> Markup:
    """Accounts in a list that opens, under a title that says how many they are; nothing where there are none."""
    if not rows:
        return Markup()
    return macros(TEMPLATE).opened(f"{title or list_title(labels)} ({len(rows)})", dated(rows, labels), is_searched)


def in_words(themes: Iterable[str], teller: Teller) -> Markup:
    """What the sources say of the indicators of some themes that no figure shows: a list of headlines; nothing without any."""
    labels, figures = teller.labels, teller.answers.figures
    shown = {row["indicator"] for name in figures.names for row in rows_of(name, figures, labels)}
    wanted = [
        row for row in labels.package.rows("indicators") if row["theme"] in themes and row["indicator"] not in shown
    ]
    found = (subject_of(row["indicator"], labels) for row in sorted(wanted, key=lambda row: int(row["order"])))
    is_told = says_more if labels.package.latest_year in labels.book.form_years else behind
    lines = [line(one, teller) for one in found if one.year == labels.package.latest_year and is_told(one)]
    return macros(TEMPLATE).in_words(lines) if lines else Markup()


def says_more(subject: Subject) -> bool:
    """Whether the headline of a form year is a number, and not of how many answered."""
    row, labels = next(iter(subject.gist.rows), None), subject.labels
    return row is not None and (not labels.book.is_whole(row["indicator"], row["category"]) or has_blank(row, labels))


def line(subject: Subject, teller: Teller) -> tuple[str, str, str, list[str], str]:
    """The address of an indicator, its headline with its claims, and its page.

    Where it has no sentence the title says what it is about, and the answers that the source speaks of stand beside it. The
    source's own words, torn from their sentences, stand on the indicator's page.
    """
    rows, address, labels = behind(subject), page_link(teller.address, subject.address), teller.labels
    page = labels.language.words["page"].format(rows[0]["page"]) if rows and rows[0]["page"] else ""
    if subject.gist.rows or headline.in_words(subject.gist, labels):
        place = page if page and len(subject.said) == 1 else where(subject.said, labels)
        return address, subject.headline, subject.claims, [], place
    return address, subject.title, "", [*dict.fromkeys(labels.within(labels.answer(row)) for row in rows)], page


def behind(subject: Subject) -> list[Row]:
    """The statements behind what the headline says first, or else those that mention the indicator in its newest year."""
    names = {row.get("observation") for row in subject.gist.rows[:1]} - {"", None}
    own = [row for row in subject.statements if row["observation"] in names]
    # The place that prints the very number comes before one that rounds it.
    own.sort(key=lambda row: row["value"] != subject.gist.rows[0]["value"])
    return [row for row in own or subject.evidence if row["printed"]]
