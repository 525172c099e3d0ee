"""The lines of text on a figure card: who and when, the base and why, few cases, notes, source. Rows in, text out."""

from collections.abc import Iterable

from scripts.ground.data_package import Row
from scripts.ground.row_notes import lacks_base
from scripts.site.cards.subject import WORDED, Subject
from scripts.site.figure.gist_cells import last_year
from scripts.site.figure.selection import notes_of
from scripts.site.figure.wording import upper_first, years
from scripts.site.package.labels import Labels
from scripts.site.package.said import is_worded, quoted
from scripts.site.text.language import Language

# What a report leaves open, or has a base of its own for; a form gives the base of each percentage.
TOLD_OF_REPORTS = ("not_stated", "needs")
# So many places of the source stand on a card; the page has all of them.
PLACES = 2
# The producer whose package this is; the others' figures stand in it as context.
PLATFORM = "platform"


def shown_rows(subject: Subject) -> list[Row]:
    """The rows that the card says or draws, without those that are shown only for another year."""
    main = subject.pictures[0].rows if subject.pictures else ()
    rows = [*subject.gist.rows, *subject.gist.others, *main]
    found = {row["observation"]: row for row in rows if row.get("observation")}
    return list(found.values())


def who_and_when(subject: Subject) -> str:
    """Whom the headline counts, which cases and which year."""
    labels = subject.labels
    if not subject.gist.rows:
        who = [labels.population_in_sentence(subject.row["population"]), subject.year]
    else:
        row = subject.gist.rows[0]
        who = [labels.population_in_sentence(row["population"]), labels.code_in_sentence("scope", row["scope"])]
        who.append(years(row))
    return upper_first(", ".join(who)) + "."


def base_line(subject: Subject) -> str:
    """The base of the numbers shown and why it is that; empty where nothing is a share of anything."""
    form = from_form(subject) and subject.row["base_rule"] in TOLD_OF_REPORTS
    return base_said(subject, "" if form else subject.labels.language.text(subject.row, "base_rule"))


def base_said(subject: Subject, rule: str = "") -> str:
    """The base of the numbers shown, before the rule that says why."""
    labels, words = subject.labels, subject.labels.language.words
    rows = [row for row in shown_rows(subject) if last_year(row) == subject.year]
    bases = dict.fromkeys([subject.gist.whole, *(row["base"] for row in rows)])
    stated = [labels.language.number(base) for base in bases if base]
    if stated:
        return words["base_is" if len(stated) == 1 else "bases_are"].format(words["and"].join(stated), rule).strip()
    shares = [row for row in rows if row["measure"] == "percent"]
    if not shares:
        return ""
    return words["base_is_not_stated"].format(rule).strip() if any(map(lacks_base, shares)) else rule


def without_base(subject: Subject) -> bool:
    """Whether the numbers of the newest year that are shown have no base that is stated, and one of them should have."""
    rows = [row for row in shown_rows(subject) if last_year(row) == subject.year]
    return not subject.gist.whole and not any(row["base"] for row in rows) and any(map(lacks_base, rows))


def from_form(subject: Subject) -> bool:
    """Whether all that is shown stands in forms, none of it in a report."""
    kinds = {subject.labels.package.by_name["sources"][row["source"]]["source_kind"] for row in evidence(subject)}
    return kinds == {"form"}


def care_lines(subject: Subject, rows: Iterable[Row]) -> list[str]:
    """Several answers and few cases, where they hold of the rows that are shown."""
    words = subject.labels.language.words
    found = [words["several_answers_line"]] if subject.row["answers"] == "several" and subject.gist.rows else []
    few = any("few_cases" in row["notes"].split() for row in rows)
    return found + ([subject.labels.note("few_cases")] if few else [])


def own_words(subject: Subject) -> list[str]:
    """What the source says of each answer, where it has only words on the indicator; nothing where they only name the answer."""
    labels = subject.labels
    found: dict[str, list[str]] = {}
    for row in subject.statements if subject.gist.kind in WORDED else ():
        name = labels.category(row["indicator"], row["category"])
        own = is_worded(row) and not row["within_indicator"] and last_year(row) == subject.year
        if own and row["printed"] not in (name, *found.get(name, ())):
            found.setdefault(name, []).append(row["printed"])
    return [
        labels.language.words["answer_in_words"].format(name, quoted(texts, labels.language))
        for name, texts in found.items()
    ]


def own_notes(subject: Subject) -> list[str]:
    """The notes that somebody wrote about what is shown.

    Those that hold for every figure stand on the page on method; what a row's own columns decide, the lines above say.
    """
    notes = subject.labels.package.by_name["notes"]
    names = notes_of(shown_rows(subject), subject.labels.package)
    return [subject.labels.note(name) for name in names if notes[name]["note_kind"] == "figure"]


def sources(subject: Subject) -> list[str]:
    """Where what is shown stands: each source with its sections and pages, the newest first."""
    labels, words = subject.labels, subject.labels.language.words
    places: dict[str, list[str]] = {}
    for row in evidence(subject):
        found, text = places.setdefault(row["source"], []), section(row, labels.language)
        if text not in found and len(found) < PLACES:
            found.append(text)
    return [
        words["source_place"].format(labels.title("sources", source), "; ".join(found))
        for source, found in places.items()
    ]


def credit(subject: Subject) -> str:
    """Whom the headline's number is quoted from: the platform, or whoever published another producer's number, via the platform."""
    labels, own = subject.labels, str(subject.labels.package.descriptor["contributors"][0]["title"])
    names = {row.get("observation") for row in subject.gist.rows} - {"", None}
    printed = [row for row in subject.statements if row["observation"] in names]
    others = [row for row in printed or subject.gist.rows or evidence(subject) if row["producer"] != PLATFORM]
    if not others:
        return own
    makers = dict.fromkeys(publisher(row, own, labels) for row in others)
    return labels.language.words["credit_via"].format(labels.language.words["and"].join(makers), own)


def publisher(row: Row, own: str, labels: Labels) -> str:
    """Who published a row's source; the producer where a rule made the number or the platform's report tells of it."""
    source = labels.package.by_name["sources"].get(row.get("source", ""))
    name = source["publisher"] if source else own
    return labels.code("producer", row["producer"]) if name == own else name


def section(row: Row, language: Language) -> str:
    """A section of a source with the page on which it begins."""
    words = language.words
    text = words["quoted"].format(row["place"])
    return f"{text}, {words['page'].format(row['page'])}" if row["page"] else text


def evidence(subject: Subject) -> Iterable[Row]:
    """The statements behind what is shown; without values those that mention the indicator in its newest year."""
    names = {row["observation"] for row in shown_rows(subject)}
    rows = [row for row in subject.statements if row["observation"] in names and row["observation"]]
    return rows or [row for row in subject.statements if last_year(row) == subject.year]
