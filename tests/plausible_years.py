"""Plausible years of the form: true counts for every line, and rows as they are published when some of them are hidden.

The counts are of people who are drawn one by one (`plausible_people.py`), so that they agree with each other whatever is known
of them. `planted` moves one figure so that they do not.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from scripts.ground.data_package import Row
from tests.plausible_people import KINDS, People

Line = tuple[str, str, str]  # indicator, category, population
Counts = dict[Line, int]
READINGS = ("not added", "added once", "added to each")
PERCENT_FROM = 20  # no percentage of a count below
MEMBERS = {
    "all": KINDS,
    "direct": ("adults_direct", "children_direct"),
    "indirect": ("adults_indirect", "children_indirect"),
    "adults": ("adults_direct", "adults_indirect"),
    "children": ("children_direct", "children_indirect"),
    **{kind: (kind,) for kind in KINDS},
}
# population -> indicator: its lines in the form, where they are of people whom the members met.
FORM = """
all contacts: total children_of_exposed brought_to_sweden siblings relatives_or_partners children
direct contacts: total
indirect contacts: total
adults contacts: total
adults_direct contacts: total
adults_indirect contacts: total
children contacts: total
children_direct contacts: total
children_indirect contacts: total
all new_contacts: new known_before total
adults gender: women men other_gender total
adults adults_unnamed_chart: total
adults_direct origin_country: thailand sweden nigeria countries_with_one_person other_countries total
adults_direct origin_country: outside_sweden born_or_established
adults_direct origin_region: asia europe europe_eu europe_non_eu south_america other_regions total
adults_direct origin_outside_eu: outside_eu eu total
adults_direct exploitation_form: sexual labour other_forms multiple answers total sexual_or_labour
adults_direct gender_by_exploitation_form: sexual sexual_women sexual_men labour labour_women labour_men other_forms
adults_direct exploitation_start: work_recruitment stranger relative_partner acquaintance social_media answers total
adults_direct exploitation_place: physical offline online_and_offline online total
adults_direct authority_contact: migration_agency regional_coordinator social_services police more_than_one answers total any
adults identified_by: regional_coordinator members self migration_agency social_services police total authorities self_civil_society
adults time_to_support: within_week within_month total
adults_direct support_needs: advice legal_advice interpretation psychological material basic_needs housing child_education
adults_direct support_needs: authority_liaison all_of_the_above more_than_one answers total
adults_direct authority_support: advice legal_advice interpretation psychological material basic_needs housing child_education
adults_direct authority_support: more_than_one answers total
adults_direct civil_support: advice legal_advice interpretation psychological material basic_needs housing child_education
adults_direct civil_support: authority_liaison answers total all_three
adults_direct civil_support_reason: insufficient_or_none insufficient none afraid_to_contact support_ended total
adults_direct victims_with_children: has_children child_with_guardian no_children total
adults_direct children_abroad: home_country elsewhere total
children children_exposure: direct direct_parent_exposed indirect total witnessed
children children_origin_country: sweden other_countries total
children_direct children_origin_country: sweden other_countries total
children children_age: under_1 total
children children_gender: girls boys other_gender total
children_direct children_gender: girls boys other_gender total
children_indirect relative_exploitation_form: answers more_than_one total
children_direct children_exploitation_form: sexual other_forms multiple answers total
children_direct children_police_report: reported not_reported total
children children_identified_by: members regional_coordinator self authorities total through_guardian
children children_time_to_support: within_week within_month total
children children_support_needs: advice psychological material interpretation basic_needs housing other_needs answers total
children children_authority_contact: migration_agency social_services regional_coordinator any more_than_one answers total
children children_authority_support: housing basic_needs other_support more_than_one answers total
children children_social_services_support: none some_support answers total
children children_asylum: seeking_asylum not_seeking_asylum total permit_pending
children children_civil_support_reason: insufficient_or_none insufficient none other_reasons total
children_direct children_civil_support_reason: insufficient_or_none insufficient none other_reasons total
adults_direct crime_category: human_exploitation human_trafficking child_peace other_crimes more_than_one answers total
adults_direct legal_status: investigation_closed conviction conviction_trafficking investigation_ongoing outcome_unknown no_report
adults_direct legal_status: investigation_not_opened prosecution more_than_one answers total
adults_direct legal_rights_met: met not_met total
adults_direct residence_permit: granted not_applied other_outcome information_missing total
adults_direct reflection_period: temporary_permit total
"""
# Of what a percentage is where the code lists say it: the category of the same indicator.
SHARES = {"new_contacts": "total", "origin_country": "total", "origin_outside_eu": "total", "residence_permit": "total"}
SHARES |= {
    "exploitation_form": "answers",
    "support_needs": "answers",
    "legal_status": "answers",
    "children_gender": "total",
}
OF_NEEDS = ("authority_support", "civil_support")


class YearCounts(Counts):
    """The true counts of a year. `blank`: lines that nobody reports; `percent`: lines with a percentage instead of a count."""

    def __init__(
        self, counts: Mapping[Line, int], blank: Collection[Line] = (), percent: Collection[Line] = ()
    ) -> None:
        super().__init__(counts)
        self.blank, self.percent = frozenset(blank), frozenset(percent)


@dataclass(frozen=True)
class Plant:
    """A contradiction: the line that is moved, and the others that it is the sum of."""

    line: Line
    terms: tuple[Line, ...]


def lines() -> Iterator[Line]:
    """Every line of the form, but those that are not about people whom the members met."""
    for row in FORM.strip().splitlines():
        place, _, categories = row.partition(": ")
        population, indicator = place.split()
        yield from ((indicator, category, population) for category in categories.split())


def plausible_year(seed: int) -> YearCounts:
    """A year of 200 to 700 people. Half of the years leave some lines blank, a third print some percentages."""
    random = Random(seed)
    counts = counts_of(People(random, READINGS[seed % 3]).counted)
    blank = random.sample([*counts], random.randint(1, 25)) if random.random() < 1 / 2 else []
    shares = [line for line in counts if counts[line] >= PERCENT_FROM and base(line) and line not in blank]
    percent = random.sample(shares, min(len(shares), random.randint(1, 8))) if random.random() < 1 / 3 else []
    return YearCounts(counts, blank, [line for line in percent if counts[line] <= counts[base(line) or line]])


def counts_of(counted: Mapping[Line, int]) -> Counts:
    """Every line of the form, of what is counted of each kind of people."""
    return {line: sum(counted.get((*line[:2], kind), 0) for kind in MEMBERS[line[2]]) for line in lines()}


def base(line: Line) -> Line | None:
    """The line that a percentage of another line is a share of; None where none is printed."""
    indicator, category, population = line
    if indicator in OF_NEEDS and category not in ("total", "more_than_one", "all_three"):
        return "support_needs", category, population
    whole = SHARES.get(indicator)
    if whole is None or category in (
        "total",
        "answers",
        "multiple",
        "more_than_one",
        "sexual_or_labour",
        "information_missing",
    ):
        return None
    return indicator, whole, population


def small_lines(counts: Mapping[Line, int], threshold: int) -> set[Line]:
    """The lines that have to be hidden at least: not of whom nothing is known."""
    return {line for line, count in counts.items() if 0 < count < threshold and line[1] != "information_missing"}


def as_observations(counts: Mapping[Line, int], hidden: Collection[Line], year: str) -> list[Row]:
    """The published rows of a year in which these lines are hidden. A percentage is printed where nothing that it needs is."""
    blank: Collection[Line] = getattr(counts, "blank", ())
    percent: Collection[Line] = getattr(counts, "percent", ())
    gone = {*blank, *hidden}
    rows = []
    for line, count in counts.items():
        whole = base(line)
        row: Row = {"indicator": line[0], "category": line[1], "population": line[2]}
        row |= {"scope": "all_cases", "year": year, "measure": "count", "value": "", "qualifier": "", "base": ""}
        if line in hidden:
            row["obs_status"] = "Q"
        elif line in blank:
            row["obs_status"] = "O"
        elif line in percent and whole and whole not in gone and whole not in percent and counts[whole]:
            share = f"{int(count * 1000 / counts[whole] + 0.5) / 10:.1f}"
            row |= {"measure": "percent", "value": share, "qualifier": "exact", "obs_status": "A"}
            # The base of a printed percentage counts people: of what else it is a share, the code lists say.
            row["base"] = "" if line[0] in OF_NEEDS or whole[1] == "answers" else str(counts[whole])
        else:
            row |= {"value": str(count), "qualifier": "exact", "obs_status": "A"}
        rows.append(row)
    return rows


def planted(counts: Mapping[Line, int], seed: int) -> tuple[YearCounts, str]:
    """The same year with one figure moved so that it contradicts another indicator, and the name of the figure."""
    random = Random(seed)
    possible = [one for one in PLANTS if all(counts[line] >= PERCENT_FROM for line in (one.line, *one.terms))]
    chosen = random.choice(possible)
    moved = {**counts, chosen.line: counts[chosen.line] + random.randint(5, 40)}
    printed = {chosen.line, *chosen.terms}
    blank, percent = ({*getattr(counts, name, ())} - printed for name in ("blank", "percent"))
    return YearCounts(moved, blank, percent), ".".join(chosen.line)


def split(name: str) -> Line:
    """`indicator.category.population`."""
    indicator, category, population = name.split(".")
    return indicator, category, population


def plant(line: str, *terms: str) -> Plant:
    """A line, and those that add up to it."""
    return Plant(split(line), tuple(split(term) for term in terms))


PLANTS = [
    plant("new_contacts.total.all", "contacts.total.all"),
    plant("contacts.children.all", "contacts.total.children"),
    plant("children_exposure.total.children", "contacts.total.children"),
    plant("children_exposure.indirect.children", "contacts.total.children_indirect"),
    plant("children_gender.total.children", "contacts.total.children"),
    plant("children_origin_country.total.children", "children_age.total.children"),
    plant("origin_region.total.adults_direct", "origin_country.total.adults_direct"),
    plant("origin_outside_eu.total.adults_direct", "origin_region.total.adults_direct"),
    plant("origin_outside_eu.eu.adults_direct", "origin_region.europe_eu.adults_direct"),
    plant("gender_by_exploitation_form.sexual.adults_direct", "exploitation_form.sexual.adults_direct"),
    plant("gender_by_exploitation_form.labour.adults_direct", "exploitation_form.labour.adults_direct"),
    plant("children_abroad.total.adults_direct", "victims_with_children.has_children.adults_direct"),
]
