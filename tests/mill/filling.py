"""What a maintainer types of a drawn year: what stands in its cells, in the form and on the free sheets.

The stranger draws people and counts. Around him: countries of their own, questions that are asked no more, an answer that is split
in two, a report beside the form, and a large case that the report tells apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from scripts.ground.codes import FEW
from scripts.ground.data_package import Row
from scripts.year.workbook_words import RETIRED
from tests.frozen_drawing import FREE, REPORT, cell, prose
from tests.frozen_years import FORM
from tests.mill.drawing import Year
from tests.stranger.counting import LISTED

ORIGIN = "origin_country"
# The countries that somebody writes in a line of their own. Romania and Iraq had one long ago: the reading cannot take them back.
NAMED = {
    "BG": "Bulgarien, Bulgaria", "UA": "Ukraina, Ukraine", "CO": "Colombia, Colombia", "PH": "Filippinerna, the Philippines",
    "VN": "Vietnam, Vietnam", "MN": "Mongoliet, Mongolia", "UG": "Uganda, Uganda", "MA": "Marocko, Morocco",
}  # fmt: skip
# The answers that are split: what the half is called that becomes an answer of its own.
SPLIT = {
    "residence_permit.other_outcome.adults_direct": ("Har fått avslag", "Has been refused", "har fått avslag", "have been refused"),
    "children_civil_support_reason.other_reasons.children": ("Barnet ville det", "The child wished it", "ville det", "wished it"),
}  # fmt: skip
# The questions of which a report may say in words what the form leaves out.
TOLD = ("gender", "exploitation_place", "legal_rights_met", "children_asylum", "children_gender")
ENTIRE = ("contacts",)  # what every form asks
CASE = FREE["turned"]["cases"][0]
OUTSIDE = f"Utan {CASE['label_sv']}"
# What a report says without its case.
APART = (
    "origin_country.total",
    "origin_country.sweden",
    "exploitation_form.labour",
    "origin_outside_eu.outside_eu",
    "crime_category.total",
)


class Filling:
    """The cells of a year, by the code lists as they were when its workbook was made."""

    def __init__(self, year: Year, codes: Mapping[str, Sequence[Row]], lines: Sequence[str]) -> None:
        self.year, self.chance = year, Random(f"filling {year.seed}")
        self.titles = {row["indicator"]: row["title_sv"] for row in codes["indicators"]}
        self.labels = {(row["indicator"], row["category"]): row["label_sv"] for row in codes["categories"]}
        self.groups = {row["population"]: row["label_sv"] for row in codes["populations"]}
        self.lines = [line for line in lines if line.split(".")[0] in self.titles]
        self.counts = {line: count for line, count in year.counted().items() if line in lines}
        self.free: dict[str, list[dict[str, str]]] = {}
        self.around: list[str] = []
        asked = sorted({line.split(".")[0] for line in self.lines} - {*ENTIRE})
        self.dropped = self.chance.sample(asked, 2) if self.has("dropped", 0.3) else []
        self.report()
        self.split()
        self.countries()

    def has(self, what: str, chance: float) -> bool:
        """Whether a year has something that is added around the stranger."""
        if self.chance.random() >= chance:
            return False
        self.around.append(what)
        return True

    def rows(self) -> list[dict[str, str]]:
        """All cells: of the form, and of the free sheets."""
        gone = [line for line in self.lines if line.split(".")[0] in self.dropped]
        kept = [cell(FORM, line, "D", str(count)) for line, count in self.counts.items() if line not in gone]
        free = [(sheet, str(at), one) for sheet, told in self.free.items() for at, one in enumerate(told, 1)]
        typed = [cell(sheet, at, column, text) for sheet, at, one in free for column, text in one.items()]
        return [*kept, *(cell(FORM, line, "G", RETIRED) for line in gone), *typed]

    def countries(self) -> None:
        """The countries that have no line in the form and so many people; how many that is differs."""
        least, rest = self.chance.choice((3, 8, 15)), f"{ORIGIN}.other_countries.adults_direct"
        for code, many in sorted(self.year.countries.items()) if ORIGIN not in self.dropped else ():
            if code in NAMED and code not in LISTED and many >= least:
                sv, en = NAMED[code].split(", ")
                self.counts[rest] -= many
                told = (sv, en.removeprefix("the "), f"kommer från {sv}", f"come from {en}")
                self.answer(f"{ORIGIN}.total.adults_direct", told, many)

    def split(self) -> None:
        """Half of those who gave an answer give a new one: what the old one means has changed."""
        line = self.chance.choice([*SPLIT])
        indicator, category, _ = line.split(".")
        if indicator in self.dropped or not self.has("split", 0.3):
            return
        half = self.counts[line] // 2
        self.counts[line] -= half
        self.answer(line, SPLIT[line], half)
        means = {
            "was_sv": "Alla andra svar.",
            "was_en": "All other answers.",
            "now_en": "All but who has an answer of their own.",
        }
        means |= {"now_sv": "Alla utom dem som har ett eget svar."}
        about = {"indicator": self.titles[indicator], "category": self.labels[indicator, category]}
        self.free.setdefault("changed", []).append(about | means)

    def answer(self, line: str, said: Sequence[str], many: int, **more: str) -> None:
        """A new answer beside the others of a line."""
        indicator, _, population = line.split(".")
        names = ("label_sv", "label_en", "predicate_sv", "predicate_en")
        about = {"indicator": self.titles[indicator], **dict(zip(names, said, strict=True)), **more}
        self.free.setdefault("answers", []).append(about | {"population": self.groups[population], "count": str(many)})

    def report(self) -> None:
        """A report beside the form: what it says in words of questions that are left empty, and what it tells apart."""
        case, said = self.year.in_case > 0, [*self.apart()] if self.year.in_case else []
        for question in self.chance.sample(TOLD, 2) if self.has("report", 0.35) else ():
            if question not in self.dropped:
                said += self.in_words(question)
                self.counts = {line: many for line, many in self.counts.items() if line.split(".")[0] != question}
        if said:
            self.free |= {"report": [REPORT], "prose": said} | ({"cases": [CASE]} if case else {})

    def in_words(self, question: str) -> Iterator[dict[str, str]]:
        """More or less than half, of each answer that is not few people."""
        for line, many in self.counts.items():
            indicator, category, population = line.split(".")
            whole = self.counts[f"{question}.total.{population}"] if indicator == question else 0
            if category != "total" and min(many, whole - many) > FEW and 2 * many != whole:
                words, how = ("mer än hälften", "över") if 2 * many > whole else ("mindre än hälften", "under")
                yield prose(*self.names(line), words, value="50", qualifier=how)

    def apart(self) -> Iterator[dict[str, str]]:
        """What is known without the case."""
        without = self.year.counted(self.year.in_case)
        exact = {"measure": "Antal", "qualifier": "exakt", "scope": OUTSIDE}
        for line in (f"{one}.adults_direct" for one in APART):
            if line.split(".")[0] not in self.dropped and min(without[line], self.counts[line] - without[line]) > FEW:
                yield prose(*self.names(line), str(without[line]), value=str(without[line]), **exact)

    def names(self, line: str) -> tuple[str, str, str]:
        """A line as the free sheets name it."""
        indicator, category, population = line.split(".")
        return self.titles[indicator], self.labels[indicator, category], self.groups[population]
