"""What the report says in words: whose voice it is, what kind of claim, where it stands, and what numbers there are beside it.

An account is never a fact of ours: its voice comes before it, and what is no observation is marked as what it is.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from scripts.ground.data_package import Row
from scripts.ground.markup import esc, markdown
from scripts.site.addresses import page_link, recommendation_address
from scripts.site.cards.subject import TWO_WAYS, Subject, subject_of
from scripts.site.package.accounts import about_indicators, accounts_year, indicators, newest
from scripts.site.package.labels import Labels
from scripts.site.prose.answer import Teller
from scripts.site.text.markup import UNSEARCHED, element, link, listing

SEEN = "pattern"  # the one kind that needs no name: what the voice has seen
NUMBER = "figure"
# The kinds that are about no people who could have been counted.
OF_NOBODY = ("right", "law", "policy_view", "method")
MOST_BESIDE = 4  # indicators that are named beside a subject; the rest are found on their pages


def accounts(argument: str, labels: Labels, address: str) -> str:
    """The subjects of an argument, each as a part of the page at `address`: its heading, the accounts and what stands beside them.

    A subject that no year has an account of is not there.
    """
    return "\n\n".join(filter(None, (subject(name, labels, address) for name in argument.split())))


def subject(theme: str, labels: Labels, address: str) -> str:
    """One subject: heading, what it is about, the accounts by voice, the numbers beside and what is asked."""
    rows = by_theme(theme, labels)
    if not rows:
        return ""
    definition = element(
        "p", esc(labels.language.text(labels.codes["account_theme", theme], "definition")), class_="quiet"
    )
    asked = demands(rows, labels, address)
    parts = element("div", voices(rows, labels), class_="account-voices") + beside(rows, labels, address)
    return "\n\n".join(
        [
            f"## {markdown(labels.code('account_theme', theme))} {{#{theme.replace('_', '-')}}}",
            definition,
            element("div", parts, class_="accounts") + asked,
        ]
    )


def voices(rows: Sequence[Row], labels: Labels) -> str:
    """Accounts in their order: those beside each other of one voice stand under its name, by kind."""
    said = ((voice, [*own]) for voice, own in groupby(rows, lambda row: row["voice"]))
    return "\n".join(
        element(
            "div",
            element("p", esc(labels.code("voice", voice)), class_="voice") + "\n" + by_kind(own, labels),
            class_="account",
        )
        for voice, own in said
    )


def by_kind(rows: Sequence[Row], labels: Labels) -> str:
    """What one voice says: the claims of a kind together, and what kind they are where they are no observations."""
    found = []
    for kind, own in groupby(rows, lambda row: row["account_kind"]):
        name = "" if kind == SEEN else element("p", esc(labels.code("account_kind", kind)), class_="kind-of") + "\n"
        found.append(element("div", name + claims([*own], labels), class_=f"said said-{kind.replace('_', '-')}"))
    return "\n".join(found)


def claims(rows: Sequence[Row], labels: Labels) -> str:
    """Each claim a paragraph; where it stands is said once for those that stand together."""
    lines = []
    for at, row in enumerate(rows):
        together = rows[at + 1 : at + 2] and rows[at + 1]["place"] == row["place"]
        lines.append(element("p", esc(labels.language.text(row, "claim")) + ("" if together else place(row, labels))))
    return "\n".join(lines)


def place(row: Row, labels: Labels) -> str:
    """The page where the section begins, or else the section; and the year of the report, where a later year is told beside it."""
    words = labels.language.words
    where = words["from_page"].format(row["page"]) if row["page"] else f"”{row['place']}”"
    if row["year"] != labels.package.latest_year:
        where = words["account_older"].format(row["year"], where)
    return " " + element("span", esc(where), class_="place", title=row["place"])


def beside(rows: Sequence[Row], labels: Labels, address: str) -> str:
    """The numbers that there are beside a subject: what the newest year says of the indicators, or that there are none."""
    words = labels.language.words
    often = Counter(name for row in rows for name in indicators(row))
    found = (subject_of(name, labels) for name, _ in often.most_common())
    told = [one for one in found if one.gist.rows and one.year == labels.package.latest_year and is_about(rows, one)]
    items = [
        " ".join([link(page_link(address, one.address), one.headline), *map(esc, two_ways(one.gist.rows, labels))])
        for one in told[:MOST_BESIDE]
    ]
    counted = all(row["account_kind"] in OF_NOBODY for row in rows) or any(
        row["account_basis"] == NUMBER for row in rows
    )
    lead = "" if counted else element("p", esc(words["accounts_uncounted"]), class_="uncounted")
    latest = labels.package.latest_year
    older = accounts_year(labels) < latest
    title = words["accounts_beside_newer"].format(latest) if older else words["accounts_beside"]
    listed = element("p", esc(title), class_="kind") + "\n" + listing(items) if items else ""
    return element("aside", lead + listed, class_="beside") if lead or listed else ""


def is_about(rows: Sequence[Row], subject: Subject) -> bool:
    """Whether an account bears on what a headline says: on its indicator as a whole, or on the very answer."""
    said = {subject.name, *(f"{subject.name}.{row['category']}" for row in subject.gist.rows)}
    return any(not said.isdisjoint(row["bears_on"].split()) for row in rows)


def two_ways(rows: Sequence[Row], labels: Labels) -> list[str]:
    """The notes on figures that their source gives in two ways: no page says the one alone."""
    notes = labels.package.by_name["notes"]
    names = dict.fromkeys(name for row in rows for name in row.get("notes", "").split())
    return [labels.note(name) for name in names if notes[name]["note_kind"] == TWO_WAYS]


def demands(rows: Sequence[Row], labels: Labels, address: str) -> str:
    """What the platform asks for that the accounts bear on, as a line of links."""
    names = dict.fromkeys(name for row in rows for name in row["demands"].split())
    titles = {
        row["recommendation"]: labels.language.text(row, "title") for row in labels.package.rows("recommendations")
    }
    links = [link(page_link(address, recommendation_address(name)), titles[name]) for name in names]
    if not links:
        return element("p", esc(labels.language.words["accounts_no_demand"]), class_="account-asked account-unasked")
    return element(
        "p",
        f"{element('strong', esc(labels.language.words['accounts_demand']))} {' · '.join(links)}",
        class_="account-asked",
    )


def opened(argument: str, labels: Labels) -> str:
    """The accounts of each subject of an argument in a list that opens, by the name of the subject."""
    return "".join(
        in_list(by_theme(name, labels), labels.code("account_theme", name), labels) for name in argument.split()
    )


def plain(theme: str, labels: Labels) -> str:
    """The accounts of a subject by voice, and nothing beside them."""
    return element("div", voices(by_theme(theme, labels), labels), class_="account-voices")


def by_theme(theme: str, labels: Labels) -> list[Row]:
    """The accounts of one subject."""
    return [row for row in newest(labels) if row["account_theme"] == theme]


def in_report(argument: str, teller: Teller) -> str:
    """What the report says in words about the figures of some answers, in a list that opens; nothing where it is silent.

    A theme among the names keeps to its indicators: a figure may set the people of a page beside others.
    """
    labels, names = teller.labels, argument.split()
    themes = [name for name in names if name not in teller.answers.figures.names and ("theme", name) in labels.codes]
    drawn = filter(None, (teller.drawing(name) for name in names if name not in themes))
    found = {row["indicator"] for each in drawn for row in each.rows}
    of = {name: labels.package.by_name["indicators"][name]["theme"] for name in found}
    return listed(about_indicators([name for name in found if not themes or of[name] in themes], labels), labels)


def listed(rows: Sequence[Row], labels: Labels) -> str:
    """Accounts as a part of another page, in a list that opens; nothing where there are none."""
    return in_list(rows, list_title(labels), labels, **UNSEARCHED)


def list_title(labels: Labels) -> str:
    """What the accounts are called; beside the figures of a later year so the report wrote of its own."""
    words, year = labels.language.words, accounts_year(labels)
    return words["accounts_open"] if year >= labels.package.latest_year else words["accounts_open_older"].format(year)


def dated(rows: Sequence[Row], labels: Labels) -> str:
    """Accounts by voice; beside the figures of a later year that they were written of an earlier."""
    years, latest = {row["year"] for row in rows}, labels.package.latest_year
    older = [labels.language.words["accounts_older"].format(year, latest) for year in sorted(years) if year < latest]
    lead = "".join(element("p", esc(text), class_="quiet") for text in older)
    return lead + element("div", voices(rows, labels), class_="account-voices")


def in_list(rows: Sequence[Row], title: str, labels: Labels, **attributes: str) -> str:
    """Accounts in a list that opens, under a title that says how many they are; nothing where there are none."""
    if not rows:
        return ""
    told = element("summary", esc(f"{title} ({len(rows)})"))
    return element("details", told + dated(rows, labels), class_="in-report", **attributes)
