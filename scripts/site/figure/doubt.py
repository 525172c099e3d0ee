"""What is in doubt in the figures that a sentence leans on: a sign with its note, and the same in words where nothing opens.

The sign is ≠, or ? where something is only asked. No sentence is listed. A figure is in doubt by what is decided on it, or by an
open question about it; and so is one that is worked out from it, or a share of it.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from scripts.ground.data_package import Package, Row
from scripts.ground.interval import stated
from scripts.ground.row_notes import DOUBTFUL
from scripts.site.addresses import question_link
from scripts.site.figure.amounts import number_said, remark
from scripts.site.figure.asked_figures import PrintedFigure, PublisherQuestion, figure_of, questions
from scripts.site.figure.questions import TEMPLATE, asked_state, printed_figure, state, title
from scripts.site.figure.wording import potentially
from scripts.site.package.labels import Labels
from scripts.site.package.said import CORRECTED, decided_behind, decision_on_base, decisions
from scripts.site.text.templates import macros


@dataclass(frozen=True)
class Doubt:
    """A question to the publisher, and the printed figures behind it that cannot all be true: none where it only asks."""

    question: PublisherQuestion
    figures: tuple[PrintedFigure, ...]

    @property
    def kind(self) -> str:
        """The word that says what it is: several numbers, one that another stands in place of, or a question alone."""
        return ("doubt_open", "doubt_other")[len(self.figures)] if len(self.figures) < 2 else "doubt_apart"

    def name(self, labels: Labels) -> str:
        """What does not fit, or what is asked: "80 personer och 31 personer"."""
        numbers = [short(each, labels) for each in self.figures]
        return labels.language.listed(numbers) if numbers else title(self.question, labels)

    def asked(self, labels: Labels) -> tuple[str, str]:
        """What the question is about, and how far it has come; what is decided where that is of these figures."""
        told = state if self.figures else asked_state
        return title(self.question, labels), told(self.question, labels)

    def places(self, labels: Labels) -> list[tuple[str, str, str]]:
        """Each number with its unit and what it is of, the words of the source that print it, and their page."""
        printed = (
            (printed_figure(one, self.question, False, labels)["value"], one.statements[0]) for one in self.figures
        )
        return [
            (value, row["printed"], labels.say("page", row["page"]) if row["page"] else row["place"])
            for value, row in printed
        ]


def short(figure: PrintedFigure, labels: Labels) -> str:
    """The number of a figure with its unit, without what it is of."""
    row = figure.statements[0]
    whole = labels.language.number(figure.value) if figure.as_base else ""
    return whole or number_said(row, (row["value"], row["value_to"]), labels)


def doubts(rows: Iterable[Row], package: Package) -> list[Doubt]:
    """What is in doubt in some figures, each question once, in the order of their table."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        for question, own in reasons(row, package):
            found.setdefault(question, []).extend(own)
    return [Doubt(one, apart(one, found[one.name], package)) for one in questions(package) if one.name in found]


def reasons(row: Row, package: Package) -> Iterator[tuple[str, Collection[Row]]]:
    """(question, decisions) for which a figure is in doubt. A question that only leans on it has no reason on its row."""
    for one in (*decisions(package).get(row.get("observation", ""), ()), decision_on_base(row, package)):
        if one:
            yield one["question"], [one]
    for name in row.get("question", "").split():
        if row["reason_sv"] and package.by_name["questions"][name]["why_sv"] in row["reason_sv"]:
            yield name, []
    for name in row.get("inputs", "").split():
        if name in package.by_name["observations"]:
            yield from reasons(package.by_name["observations"][name], package)


def apart(question: PublisherQuestion, decided: Collection[Row], package: Package) -> tuple[PrintedFigure, ...]:
    """The figures of the first finding of each decision, which cannot all be true, with those that are decided on."""
    findings = {name for each in decided for name in each["findings"].split()[:1]}
    rows = [row for row in package.rows("finding_figures") if row["finding"] in findings]
    cells = {*map(figure_of, decided), *((row["about"], row["printed_value"]) for row in rows)}
    return tuple(each for each in question.figures if (each.about, each.value) in cells)


def in_words(rows: Iterable[Row], labels: Labels) -> list[str]:
    """What a sentence says that leaves its page: of each doubt the numbers with their pages, what is asked, how far it has come."""
    told = []
    for one in doubts(rows, labels.package):
        printed = "; ".join(labels.say("in_brackets", value, page) for value, _, page in one.places(labels))
        asked = labels.say("in_brackets", *one.asked(labels))
        asked = labels.say("described_entry", labels.words["finding_question"], asked)
        told.append(
            f"{labels.say('described_entry', labels.words[one.kind], printed)}. {asked}." if printed else f"{asked}."
        )
    return told


def named(found: Collection[Doubt], labels: Labels, is_seen: bool = False) -> str:
    """What a sign is called: "Tal som inte går ihop: 80 personer och 31 personer". `is_seen`: what is asked is left to its note."""
    kinds: dict[str, list[str]] = {}
    for one in found:
        kinds.setdefault(labels.words[one.kind], []).extend([one.name(labels)] if one.figures or not is_seen else [])
    told = (labels.say("described_entry", kind, "; ".join(names)) if names else kind for kind, names in kinds.items())
    return "; ".join(told)


def leaving(rows: Collection[Row], labels: Labels) -> list[str]:
    """What a figure says that leaves its page: that those whom it counts may be affected, and what is in doubt."""
    return [*potentially(rows, labels), *in_words(rows, labels)]


def in_brief(rows: Collection[Row], labels: Labels) -> list[str]:
    """The same where there is little room: only what does not fit, or what is asked."""
    return [*potentially(rows, labels), *filter(None, [named(doubts(rows, labels.package), labels)])]


def in_file(row: Row, labels: Labels) -> list[str]:
    """What the figures file says: corrected or doubtful, printed in two ways, asked about with others, or worked out of such."""
    package, own = labels.package, remark(row, labels)
    decided = decisions(package).get(row["observation"], ())
    others = (each["printed_value"] for each in decided if each["printed_value"] not in stated(row).values())
    printed = row["printed_value"] or next(others, "")
    asked = {one["question"] for one in decided if one["decision"] != CORRECTED}
    alike = {one["observation"] for one in package.rows("corrections") if one["question"] in asked}
    rows = [package.by_name["observations"][name] for name in sorted(alike - {row["observation"]})]
    beside = [one["value"] for one in rows if one["value"] and one["doubt"] == DOUBTFUL == row["doubt"]]
    number = labels.language.number
    return [
        *([own] if own else []),
        *(labels.say("figures_asked_too", number(one)) for one in beside),
        *([labels.say("figures_printed_too", number(printed))] if printed and not own else []),
        *([labels.words["figures_of_decided"]] if decided_behind(row, package) else []),
    ]


def sign(found: Collection[Doubt], place: str, at: str, labels: Labels, is_apart: bool = False) -> Markup:
    """The sign with its note, for the page at `at`; nothing without a doubt. `place`: unique there; `is_apart`: below."""
    told = [
        {
            "kind": labels.words[one.kind],
            "places": one.places(labels),
            "way": (question_link(at, one.question.name), *one.asked(labels)),
            "text": labels.language.text(one.question.row, "text"),
        }
        for one in found
    ]
    template = macros(TEMPLATE, words=labels.language.words)
    placed = template.below if is_apart else template.here
    mark = template.unequal if any(one.figures for one in found) else template.asked
    names = named(found, labels), named(found, labels, is_seen=is_apart)
    return placed(template.sign(place, *names, told, mark())) if told else Markup()
