"""Draws the frozen years again, person by person: `python -m tests.frozen_drawing` when the form asks for something else.

What it writes is kept in `tests/frozen/` and read from there (`frozen_years.py`), so that what is said of a year stands on the same
people in every run. Only chances differ between the years: how many there are, what is common, and whether one case stands out.
Of the years that others have drawn only what the reading asks about is answered again.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook

from scripts.__main__ import main
from scripts.ground.tables import canonical
from scripts.year.added.sheets import AGREED, HEADER_ROW
from tests.frozen_years import COLUMNS, FORM, FROZEN, OF_OTHERS, YEAR, cells, fill_in, written
from tests.plausible_people import KINDS, People
from tests.plausible_years import Counts, counts_of
from tests.sharing import same_bits
from tests.year_folder import WHY, asks, book_of, explain, explained, tick

Rates = Mapping[tuple[str, ...], float]
# In sexual exploitation most are women, in labour exploitation most are men.
BY_GENDER = {
    "women": {"sexual": 0.78, "labour": 0.16},
    "men": {"sexual": 0.25, "labour": 0.8},
    "other_gender": {"sexual": 0.9, "labour": 0.1},
    "": {"sexual": 0.6, "labour": 0.3},
}


@dataclass(frozen=True)
class Year:
    """A year to draw: its seed, how many of each kind of people there are, and how probable an answer is where that is steered."""

    seed: int
    sizes: tuple[int, int, int, int]
    rates: Rates


class Steered(People):
    """People whose year is not left to chance alone."""

    def __init__(self, year: Year) -> None:
        self.steered = dict(year.rates)
        super(People, self).__init__(Random(year.seed))
        self.reading, self.countries = "not added", Counter()
        for kind, size in zip(KINDS, year.sizes, strict=True):
            for _ in range(size):
                self.draw(kind)
        self.by_country()

    def rate(self, *name: str, within: tuple[float, float] = (0.6, 1.0)) -> float:
        """The rate of the year where it has one: of the very answer, or of all answers to the question."""
        known = (self.steered[name[:length]] for length in (len(name), 2) if name[:length] in self.steered)
        found = next(known, None)
        return super().rate(*name, within=within) if found is None else found

    def exploited(self, kind: str) -> None:
        """The form depends on the gender."""
        self.steered |= {("exploitation_form", form): rate for form, rate in BY_GENDER[self.gender].items()}
        super().exploited(kind)


def answers(indicator: str, **rates: float) -> Rates:
    """How probable some answers are."""
    return {(indicator, code): rate for code, rate in rates.items()}


USUAL: Rates = {
    ("gender",): 0.97,
    **answers("gender", women=0.68, men=0.6, other_gender=0.04),
    **{(asked,): 0.95 for asked in ("exploitation_form", "support_needs", "authority_support", "civil_support")},
    **answers("exploitation_form", other_forms=0.05),
    ("origin",): 0.86,
    **answers("origin", thailand=0.5, sweden=0.72, nigeria=0.58, philippines=0.5, romania=0.45, colombia=0.4),
    **answers("origin", **dict.fromkeys(("eritrea", "morocco", "mexico", "moldova", "peru", "brazil"), 0.2)),
    **answers("origin", **dict.fromkeys(("uganda", "albania", "ukraine", "poland", "hungary", "vietnam"), 0.25)),
    **answers("identified_by", regional_coordinator=0.4, members=0.5, self=0.5, migration_agency=0.7, police=0.7),
    **answers("authorities", advice=0.16, legal_advice=0.06, psychological=0.2, housing=0.45, basic_needs=0.35),
    **answers("authorities", interpretation=0.25, material=0.3),
    **answers("civil", advice=0.72, legal_advice=0.55, psychological=0.7, housing=0.35, basic_needs=0.4, material=0.5),
    ("civil_support_reason",): 0.95,
    **answers("civil_support_reason", none=0.5, insufficient=0.5, afraid_to_contact=0.4, support_ended=0.1),
    **answers("children_identified_by", members=0.5, authorities=0.4, regional_coordinator=0.5, self=0.3),
    **answers("children_support_needs", advice=0.6, psychological=0.7, housing=0.55, basic_needs=0.6),
    ("all_of_the_above",): 0.02,
    ("support_needs", "child_education"): 0.12,
    **{(who, "child_education"): 0.5 for who in ("authorities", "civil")},
    ("legal_status",): 0.36,
    ("residence_permit",): 0.34,
    **answers("children_exploitation_form", sexual=0.75),
}
TURNED: Rates = {
    **USUAL,
    **answers("gender", women=0.08, men=1.0),
    **answers("origin", thailand=0.3, philippines=0.95, sweden=0.6),
    **answers("identified_by", regional_coordinator=0.15, members=0.9),
    **answers("authorities", advice=0.5, legal_advice=0.5, psychological=0.2, housing=0.7, basic_needs=0.6, material=0.6),
    **answers("civil", advice=0.3, legal_advice=0.25, psychological=0.6, housing=0.2, basic_needs=0.25, material=0.25),
    **answers("children_identified_by", members=0.1, authorities=0.9),
}  # fmt: skip
YEARS = {
    "platform": Year(11, (338, 9, 12, 46), USUAL),
    "small": Year(5, (118, 6, 7, 19), USUAL),
    "turned": Year(23, (352, 12, 26, 41), TURNED),
    "mixed": Year(31, (296, 10, 12, 52), USUAL),
}
# A country that the form has no line for gets one from so many people on.
LISTED_FROM = 10
# What nobody fills in of the year that mixes form and prose: the report says something of it instead, or nothing.
UNKNOWN: dict[str, tuple[str, ...]] = {
    "mixed": (
        *(f"gender.{code}.adults" for code in ("women", "men", "other_gender", "total")),
        *(f"exploitation_place.{code}.adults_direct" for code in ("physical", "offline", "online_and_offline", "online", "total")),
        *(f"authority_support.{code}.adults_direct" for code in ("legal_advice", "psychological")),
        *(f"time_to_support.{code}.adults" for code in ("within_week", "within_month", "total")),
        *(f"children_asylum.{code}.children" for code in ("seeking_asylum", "not_seeking_asylum", "total", "permit_pending")),
    )
}  # fmt: skip
REPORT = {"title_sv": "Årsrapporten 2026", "title_en": "The yearly report 2026"}


def prose(indicator: str, category: str, population: str, said: str, **cells: str) -> dict[str, str]:
    """A figure in the report's text."""
    usual = {"indicator": indicator, "category": category, "population": population, "measure": "Andel i procent"}
    return usual | {"qualifier": "över", "printed": said, "place": "Resultat", "page": "5"} | cells


DIRECT = "Direkt utsatta vuxna"
# One case in which so many people from the same country were exploited for their labour.
IN_CASE, FROM = 68, "philippines"


def without_case(counts: Counts, people: Counter[str]) -> list[dict[str, str]]:
    """What the report says of the year without the case."""
    total, labour, outside_eu = (
        counts[indicator, category, "adults_direct"] - IN_CASE
        for indicator, category in (
            ("origin_country", "total"),
            ("exploitation_form", "labour"),
            ("origin_outside_eu", "outside_eu"),
        )
    )
    origin, out = "Ursprungsland, vuxna", {"measure": "Antal", "qualifier": "exakt", "scope": "Utan Hamnärendet"}
    figures = (
        (origin, "Filippinerna", people[FROM] - IN_CASE),
        (origin, "Sverige", people["sweden"]),
        (origin, "Alla med uppgift om ursprungsland", total),
        ("Former av exploatering, vuxna", "Arbetsexploatering", labour),
        ("Ursprung i och utanför EU, vuxna", "Länder utanför EU", outside_eu),
    )  # fmt: skip
    return [prose(point, answer, DIRECT, str(count), value=str(count), **out) for point, answer, count in figures]


FREE: dict[str, dict[str, list[dict[str, str]]]] = {
    "turned": {
        "report": [REPORT],
        "cases": [
            {"label_sv": "Hamnärendet", "label_en": "the Harbour case", "left_out_sv": "en grupp hamnarbetare"}
            | {"left_out_en": "a group of dock workers"}
        ],
    },
    "mixed": {
        "report": [REPORT],
        "prose": [
            prose("Kön, vuxna", "Kvinnor", "Vuxna", "mer än hälften", value="50"),
            prose("Var exploateringen skedde", "I den fysiska miljön", DIRECT, "en stor majoritet", value="50"),
            prose("Stöd från myndigheter, vuxna", "Psykologiskt stöd", DIRECT, "mindre än hälften", value="50", qualifier="under"),
        ],
    },
}  # fmt: skip


def drawn(name: str) -> Counts:
    """Every line of the form of a year."""
    return counts_of(Steered(YEARS[name]).counted)


def filled_in(name: str) -> list[dict[str, str]]:
    """The cells that somebody fills in of a year, before the reading has asked about any."""
    if name not in YEARS:
        return [row for row in cells(name) if row["column"] not in WHY and row["sheet"] != AGREED.name]
    counts = {".".join(line): count for line, count in drawn(name).items()}
    for line in UNKNOWN.get(name, ()):
        del counts[line]
    free = FREE.get(name, {}) | {"answers": list(countries(name))}
    if "cases" in free:
        free["prose"] = without_case(drawn(name), Steered(YEARS[name]).countries)
    counts["origin_country.other_countries.adults_direct"] -= sum(int(answer["count"]) for answer in free["answers"])
    rows = [cell(FORM, line, "D", str(count)) for line, count in counts.items()]
    lines = [(sheet, str(at), one) for sheet, told in free.items() for at, one in enumerate(told, 1)]
    return rows + [cell(sheet, at, column, text) for sheet, at, one in lines for column, text in one.items()]


def cell(*values: str) -> dict[str, str]:
    """A row of what is kept."""
    return dict(zip(COLUMNS, values, strict=True))


def countries(name: str) -> Iterator[dict[str, str]]:
    """The countries that have no line in the form, and more people than the largest that is not told."""
    people = Steered(YEARS[name]).countries
    for code, label, english in (
        ("philippines", "Filippinerna", "The Philippines"),
        ("bangladesh", "Bangladesh", "Bangladesh"),
        ("bulgaria", "Bulgarien", "Bulgaria"),
        ("colombia", "Colombia", "Colombia"),
    ):
        if people[code] >= LISTED_FROM:
            yield {
                "indicator": "Ursprungsland, vuxna", "label_sv": label, "label_en": english,
                "predicate_sv": f"kommer från {label}", "predicate_en": f"come from {english.replace('The', 'the')}",
                "population": "Direkt utsatta vuxna", "count": str(people[code]),
            }  # fmt: skip


def freeze(name: str, place: Path) -> None:
    """Draw a year, read it, answer what the reading asks about, and keep every cell."""
    made = place / name / "datapackage"
    written(made)
    assert main(["workbook", YEAR, "--folder", str(made)]) == 0
    rows = filled_in(name)
    fill_in(book_of(made, YEAR), rows)
    asked: set[str] = set()
    while asks(made, YEAR):
        asked |= explain(made, YEAR)
    rows += answered(load_workbook(book_of(made, YEAR)), asked)
    path = FROZEN / f"{name}.csv"
    path.write_bytes(canonical([*COLUMNS], [[row[column] for column in COLUMNS] for row in rows]))


def answered(book: Workbook, asked: set[str]) -> Iterator[dict[str, str]]:
    """The sentences that explain, and the texts that have been read, as they now stand in the workbook."""
    for sheet, at in sorted(place.split("!") for place in asked):
        line = str(book[sheet][f"A{at[1:]}"].value)
        yield from (cell(FORM, line, column, str(texts[line])) for column, texts in explained([line]).items())
    agreed = book[AGREED.title].iter_rows(HEADER_ROW + 1, max_col=1, values_only=True)
    same = [
        line for (text,) in agreed if " = " in str(text or "") for line in (tick(str(text)),)
    ]  # texts are ticked as they are typed
    yield from (cell(AGREED.name, str(at), *each) for at, line in enumerate(same, 1) for each in line.items())


if __name__ == "__main__":
    same_bits()
    with TemporaryDirectory() as workshop:
        for wanted in sys.argv[1:] or (*YEARS, *OF_OTHERS):
            freeze(wanted, Path(workshop))
