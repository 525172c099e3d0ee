"""What is argued with figures: which way a report says that one has turned, and those beside a demand as they are said.

Of a figure beside a demand: the number, what follows it, and what it is of. Rows in, texts out.
"""

from scripts.ground import comparing
from scripts.ground.bases import base_of, out_of
from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.claim import Claim, as_written, claim_of
from scripts.ground.codes import ALL
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row
from scripts.ground.interval import has_number
from scripts.ground.row_notes import DOUBTFUL, PERCENT, lacks_base
from scripts.ground.years import COUNT, years_of
from scripts.site.figure.against import Against, count_of, value
from scripts.site.figure.amounts import plain_value, unmarked_value
from scripts.site.figure.base import as_group, base, base_alone
from scripts.site.figure.headline import clause, fits
from scripts.site.figure.wording import GROUP, of_the_whole, predicate, sentence, upper_first
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import FALLEN, TURNED, name_of, over_years, standing

# What a comparison in words has in common with the figure that it is about.
SAME: tuple[Column, ...] = tuple(column for column in CELL_COLUMNS if column not in ("measure", "unit"))
EARLIER = "earlier"
# The qualifiers of comparisons, the more telling first; those that say more, and less.
TELLING = ("just_over", "just_under", "over", "under", "about")
UP, DOWN = {"over", "just_over"}, {"under", "just_under"}


def turned(row: Row, package: Package) -> tuple[str, str, str]:
    """The word for it, how many, and the year before; nothing where nobody may say which way it has turned."""
    told = beside_earlier(row, package)
    found = told.found
    if found.state == comparing.COMPARED and found.count is not None:
        return comparing.turn_of(found.count), str(abs(found.count)), told.year
    if found.state == comparing.DIRECTION and found.turn in (comparing.MORE, comparing.LESS):
        return f"only_{found.turn}", "", told.year
    said = said_turn(row, package)
    return (f"said_{said['qualifier']}", "", "") if said else ("", "", "")


def said_turn(row: Row, package: Package) -> Row | None:
    """The statement of the report itself on which way a figure has turned since the year before; None where it has none."""
    return telling(comparisons(row, str(int(row["year"]) - 1), package))


def turn(row: Row, labels: Labels) -> str:
    """How it is said: "12 fewer than" a year, "more than", "slightly more than", "according to the report"; else nothing."""
    way, number, year = turned(row, labels.package)
    return labels.say(f"turn_{way}", *([labels.language.number(number)] if number else []), year) if way else ""


def turn_claims(row: Row, package: Package) -> list[Claim]:
    """What is claimed of the two years where they are compared; of what a report says itself no more than the newest number."""
    told = beside_earlier(row, package)
    return told.claims if told.found.state in (comparing.COMPARED, comparing.DIRECTION) else [claim_of(row)]


def beside_earlier(row: Row, package: Package) -> Against:
    """A figure beside the same of an earlier year."""
    years = years_of(package)
    then = years.earlier(row)
    return Against(row, then, comparing.compare(row, then, years))


def comparisons(row: Row, year: str, package: Package) -> list[Row]:
    """What the report of its year says of a figure beside that of another year (or `EARLIER`), in words."""
    own = [each for each in package.rows("statements") if each["report_year"] == row["year"]]
    found = [each for each in own if each["measure"] == "comparison" and all(each[one] == row[one] for one in SAME)]
    return [each for each in found if each["compared_year"] == year and not each["compared_indicator"]]


def telling(said: list[Row]) -> Row | None:
    """The one of some comparisons that says most; None where there is none, or they say both more and less."""
    ways = {each["qualifier"] for each in said}
    if ways & UP and ways & DOWN:
        return None
    known = [each for each in said if each["qualifier"] in TELLING]
    return min(known, key=lambda each: TELLING.index(each["qualifier"]), default=None)


FIGURE, NO_FIGURE = "figure", "no_figure"


def evidence_of(recommendation: str, labels: Labels) -> list[Row]:
    """What a demand rests on, in its order: what says most comes first; not what has been known since, of what was not."""
    rows = [row for row in labels.package.rows("recommendation_evidence") if row["recommendation"] == recommendation]
    rows = [row for row in rows if standing(row, labels.package) != FALLEN]
    return sorted(rows, key=lambda row: int(row["seq"]))


def figures(evidence: list[Row], labels: Labels) -> list[tuple[Row, Row]]:
    """The rows that have a number to say, with their observations: those of the newest year first, what it speaks against last."""
    found = [(own, row) for own in evidence if (row := number_of(own, labels))]
    return sorted(found, key=lambda one: (is_turned(one[0], labels), one[1]["year"] < labels.package.latest_year))


def is_turned(evidence: Row, labels: Labels) -> bool:
    """Whether the figures of the newest year say otherwise than what is argued."""
    return standing(evidence, labels.package) == TURNED


def number_of(evidence: Row, labels: Labels) -> Row | None:
    """The observation of the newest year that has a number; a share may be the count of a known number instead.

    None for what is no figure, where no year since has one, and where the newest is doubtful or a count of no known number: no
    older one takes its place. A year without figures beside a large case has those of all cases.
    """
    if evidence["evidence_kind"] != FIGURE:
        return None
    latest, found = labels.package.latest_year, numbers(evidence, labels)
    of_all = [row for row in numbers(evidence | {"scope": ALL}, labels) if row["year"] == latest]
    rows = found if found and found[-1]["year"] >= latest else of_all or found
    for row in reversed([row for row in rows if row["year"] == rows[-1]["year"]]):
        # Of what a part is a part of nobody has said how much it is: a count of a part of a part is out of nothing.
        inner = labels.book.parent(row["indicator"], row["category"]) and not row["base"]
        sized = row["measure"] == PERCENT or (row["measure"] == COUNT and not inner and out_of(row, labels.years))
        if sized and row["doubt"] != DOUBTFUL:
            return row
    return None


def numbers(evidence: Row, labels: Labels) -> list[Row]:
    """The numbers of each year since the evidence, the newest last, and of a year the share last."""
    counted = evidence | {"measure": COUNT, "base_indicator": "", "base_category": ""}
    found = [over_years(name, labels.package) for name in (name_of(counted), name_of(evidence))]
    years = sorted({year for each in found for year in each if year >= evidence["year"]})
    return [each[year] for year in years for each in found if year in each and has_number(each[year])]


def argued(evidence: Row, labels: Labels, year: str = "") -> str:
    """What is argued; where the figures are of a later year, or the number is of another, it says what year it was written of."""
    text, latest = labels.language.text(evidence, "argument"), labels.package.latest_year
    own = evidence["year"] or labels.package.by_name["sources"][evidence["source"]]["year"]
    if is_turned(evidence, labels):
        return labels.say("demand_argued_turned", own, text, latest)
    return text if own >= latest and year in ("", own) else labels.say("demand_argued_of", own, text)


def limit(evidence: Row, row: Row, labels: Labels) -> str:
    """What the number does not say, where that was written of its year; of an earlier one than the newest it says of which."""
    text, year = labels.language.text(evidence, "limit"), evidence["year"]
    told = text if year >= labels.package.latest_year else labels.say("demand_argued_of", year, text)
    return told if text and year == row["year"] else ""


def said(row: Row, labels: Labels) -> tuple[str, str]:
    """The number, and what follows it: ("46 av 143", "ärenden lades ner"), ("16,1 %", "av de vuxna vågade inte ...")."""
    if row["measure"] != PERCENT:
        number = value(row, labels)
        return number, scoped(clause(row, labels).removeprefix(number).strip(), row, labels)
    if is_foreign(row):
        share_of, met = of_those(row, labels), labels.words.get(f"met_by_{row['indicator']}")
        text = met.format(share_of) if met else labels.say("described_entry", share_of, subject(row, labels))
    else:
        those = labels.say("of_base", of_the_whole(row, labels, GROUP))
        plain = fits(row, labels)
        text = (
            f"{those} {predicate(row, labels)}" if plain else labels.say("described_entry", those, labels.answer(row))
        )
    return plain_value(row, labels), scoped(text, row, labels)


def scoped(text: str, row: Row, labels: Labels) -> str:
    """The same with which cases it is about, where not all, and which year, where not the newest: "..., utan Åseleärendet"."""
    year = row["year"] if row["year"] < labels.package.latest_year else ""
    for each in filter(None, (labels.cases(row), year)):
        text = labels.say("demand_scope", text, each)
    return text


def in_full(evidence: Row, row: Row, labels: Labels) -> str:
    """The same in a sentence; a share of something else begins with what it is the share for; and that it speaks against."""
    number, follows = said(row, labels)
    share = unmarked_value(row, labels, prose=True)
    text = f"{share if row['measure'] == PERCENT else number} {follows}"
    if is_foreign(row):
        share, met = f"{share} {of_those(row, labels)}", labels.words.get(f"met_{row['indicator']}")
        text = met.format(share) if met else labels.say("described_entry", subject(row, labels), share)
        text = scoped(text, row, labels)
    if is_turned(evidence, labels):
        return labels.say("demand_turned", labels.package.latest_year, text)
    return upper_first(text)


def claims(row: Row, labels: Labels) -> str:
    """What a number beside a demand claims, with what it is of."""
    own = labels.package.by_name["observations"].get(row["observation"], row)
    return as_written(claim_of(each) for each in (own, whole_of(row, labels)) if each)


def whole_of(row: Row, labels: Labels) -> Row | None:
    """The count that a number is of; none where nobody states what a share is of, whatever is counted beside it."""
    return None if lacks_base(row) else base_of(row, labels.years)


def is_foreign(row: Row) -> bool:
    """Whether a share is of the answers of another indicator."""
    return row["measure"] == PERCENT and row["base_indicator"] not in ("", row["indicator"])


def of_those(row: Row, labels: Labels) -> str:
    """What such a share is of, whatever their number: "av behoven", "av behoven av juridisk rådgivning"."""
    return base(row | {"base": ""}, labels, as_group)


def subject(row: Row, labels: Labels) -> str:
    """What a share of something else is for: the sentence of its count where the code list has one, else its indicator."""
    count = count_of(row, labels)
    if count and has_number(count) and sentence(count, labels):
        return upper_first(clause(count, labels, alone=True))
    return labels.title("indicators", row["indicator"])


def what_of(row: Row, labels: Labels) -> str:
    """What the number is of, in a sentence, or that this is not stated; of a year that is not the newest also which."""
    whole, of_year = whole_of(row, labels), labels.say("demand_of_year", row["year"])
    told = upper_first(clause(whole, labels, alone=True)) if whole else base_alone(row, labels)
    text = labels.say("demand_base", told) if told else upper_first(labels.words["base_not_stated"])
    return f"{text}." if row["year"] == labels.package.latest_year else f"{text}. {of_year}."
