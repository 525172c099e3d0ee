"""Figures over time, each series by itself with its gaps and breaks; and the trend: why its years are as they are.

By rule, of any year: what may be said of it, what with a caveat, what not at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from scripts.ground import comparing
from scripts.ground.claim import Claim, as_written, claim_of
from scripts.ground.data_package import PackageError, Row
from scripts.ground.interval import EXACT
from scripts.ground.years import holds_case
from scripts.site.addresses import embed_series
from scripts.site.charts.composed import on_page
from scripts.site.charts.display import Display
from scripts.site.charts.display import years as drawn_years
from scripts.site.charts.drawing import Draw
from scripts.site.charts.series import Series, series_of
from scripts.site.figure.against import against, why
from scripts.site.figure.amounts import as_computed, bare_value, observation_value
from scripts.site.figure.argued import EARLIER, comparisons, telling, turn, turn_claims
from scripts.site.figure.wording import narrowed, potentially
from scripts.site.frame.card import Alone
from scripts.site.frame.sharing import figure_sharing
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import over_years
from scripts.site.prose.answer import Teller
from scripts.site.prose.beside import row_notes, source_line
from scripts.site.text.templates import macros


@dataclass(frozen=True)
class Course(Series):
    """One figure in all its years, and what is said of it."""

    @property
    def row(self) -> Row:
        """A row, for what all rows share."""
        return next(iter(self.rows.values()))

    @property
    def years(self) -> list[str]:
        """Every year from the first to the last that has a figure, shown or not: another producer may have ended."""
        there = over_years(self.name, self.labels.package)
        return [str(year) for year in range(int(min(self.rows)), int(max(there)) + 1)]

    @property
    def key(self) -> str:
        """Its id on a page."""
        return f"series-{self.row['indicator']}-{self.row['population']}".replace("_", "-")

    @property
    def caption(self) -> str:
        """What is measured, of whom, and of a share of one answer of those who gave it, by whom and between which years."""
        row, labels = self.row, self.labels
        title, label = labels.title("indicators", row["indicator"]), labels.answer(row)
        if not labels.book.is_whole(row["indicator"], row["category"]) and label != title:
            title = f"{title}: {label}"
        whom = narrowed(labels.population_in_sentence(row["population"]), row, labels)
        by, years = labels.code("producer", row["producer"]), (self.years[0], self.years[-1])
        return labels.language.words["series_caption"].format(title, whom, by, *years)

    @property
    def display(self) -> Display:
        """A bar for each year."""
        return drawn_years([self.point(year) for year in self.years], self.colour)

    @property
    def care(self) -> list[str]:
        """What its numbers ask to be said."""
        return row_notes(self.rows.values(), self.labels)

    @property
    def told(self) -> list[tuple[str, str]]:
        """Each year with its value, for a table; a gap is a row too."""
        full = {
            year: as_computed(row, observation_value(row, self.labels), self.labels.language)
            for year, row in self.rows.items()
        }
        return [(year, full.get(year, self.point(year).text)) for year in self.years]


def series(name: str, address: str, labels: Labels, draw: Draw) -> str:
    """The series of a named figure for the page at `address`: caption, figure, table. Raises PackageError on an unknown name."""
    found = Course.named(name, labels)
    shared = figure_sharing(alone(found, address), address, labels)
    return macros("series.html", labels=labels).one(found, address, on_page(found.display, found.key, draw), shared)


def alone(found: Course, page: str) -> Alone:
    """A series, which the page at `page` has, as it stands alone."""
    labels, rows = found.labels, list(found.rows.values())
    breaks = (f"{year}: {labels.note(note)}" for year, notes in sorted(found.breaks.items()) for note in notes)
    computed = [labels.language.words["sign_computed"]] if found.is_computed else []
    notes = (*potentially(rows, labels), *found.care, *computed, *breaks, *filter(None, [source_line(rows, labels)]))
    title = labels.title("indicators", found.row["indicator"])
    told = title, found.caption, "", notes, found.display, rows, "", found.told
    return Alone(embed_series(found.name), f"{page}#{found.key}", *told)


# The answer whose figure is the trend.
NAME = "trend"


class Says(NamedTuple):
    """A sentence, and what it claims."""

    text: str
    claims: tuple[Claim, ...] = ()


def trend(what: str, teller: Teller) -> Markup:
    """The years one by one, or what may be said. Raises PackageError on any other name."""
    makers = {"years": years, "say": say}
    if what not in makers:
        raise PackageError(f"{{{{ trend {what} }}}}: it is one of {', '.join(makers)}")
    found = trend_of(teller)
    there = found.rows and (what != "years" or teller.drawing(NAME))
    return makers[what](found, teller.labels) if there else Markup()


def years(found: Series, labels: Labels) -> Markup:
    """Why a year has no number, what is in one that has, and why the series breaks: each year, and each reason once."""
    told, heard = list[tuple[str, str, str, str]](), set[str]()
    for year in found.years:
        said = list(of_year(year, found, labels))
        notes = [note for note in (*of_case(year, found), *found.breaks.get(year, ())) if note not in heard]
        heard |= {*notes}
        if said or notes:
            claims = as_written(claim for each in said for claim in each.claims)
            told.append((year, " ".join(each.text for each in said), " ".join(map(labels.note, notes)), claims))
    return macros("series.html", labels=labels).reasons(told)


def of_year(year: str, found: Series, labels: Labels) -> Iterator[Says]:
    """What is not as it looks in a year."""
    row, case = found.rows.get(year), found.cases.get(year)
    if row is None:
        known = found.parts.get(year)
        yield Says(why_none(year, found, labels), (claim_of(known),) if known else ())
        return
    if case:
        numbers = (bare_value(case, labels), bare_value(row, labels))
        yield Says(labels.say("trend_case", *numbers), (claim_of(case), claim_of(row)))
    if year not in found.parts:
        yield Says(labels.words["trend_part_hidden" if found.is_hidden(found.part, year) else "trend_part_unknown"])


def of_case(year: str, found: Series) -> list[str]:
    """The notes of a large case that are not on the number that holds it."""
    case, row = found.cases.get(year), found.rows.get(year)
    return [note for note in case["notes"].split() if note not in row["notes"].split()] if case and row else []


def why_none(year: str, found: Series, labels: Labels) -> str:
    """Why a year has no number, and what is known of it all the same."""
    if found.is_hidden(found.name, year):
        return labels.words["trend_hidden"]
    if year in found.left:
        return labels.say("trend_left", found.left[year].text)
    if year in found.parts:
        return labels.words["trend_part_only"]
    after = found.rows.get(str(int(year) + 1))
    said = telling(comparisons(after, year, labels.package)) if after else None
    if after and said:
        return labels.say("trend_compared", after["year"], labels.words[f"trend_were_{said['qualifier']}"])
    return labels.words["trend_none"]


def say(found: Series, labels: Labels) -> Markup:
    """What may be said, what only with a caveat, and what must not, each with its claims; and the report's own words."""
    now = found.rows.get(labels.package.latest_year)
    can = [can_be_said(now, labels)] if now else []
    caveat = list(with_caveat(now, found, labels)) if now else []
    told = (("can", can), ("caveat", caveat), ("cannot", not_said(found, labels)))
    sides = [(kind, own) for kind, own in told if own]
    shown = [
        (labels.words[f"trend_{kind}"], [(one.text, as_written(one.claims)) for one in own]) for kind, own in sides
    ]
    return macros("series.html", labels=labels).sayings(shown, in_words(now, labels) if now else [])


def trend_of(teller: Teller) -> Series:
    """The series whose figure is the trend."""
    return series_of(teller.answers.figures.variants[NAME][0], teller.labels)


def not_said(found: Series, labels: Labels) -> list[Says]:
    """What must not be said of the years."""
    now = found.rows.get(labels.package.latest_year)
    return [*(refused(now, found, labels) if now else ()), Says(labels.words["trend_no_crime"])]


def can_be_said(now: Row, labels: Labels) -> Says:
    """How many, and which way it has turned since the year before where that may be said."""
    told, turned = bare_value(now, labels), turn(now, labels)
    if turned:
        return Says(labels.say("trend_say_turned", told, now["year"], turned), tuple(turn_claims(now, labels.package)))
    return Says(labels.say("trend_say", told, now["year"]), (claim_of(now),))


def with_caveat(now: Row, found: Series, labels: Labels) -> Iterator[Says]:
    """The first year that holds no large case beside the newest, where the series breaks between them."""
    plain = (row for row in found.rows.values() if holds_case(row, labels.years) is False and row["qualifier"] == EXACT)
    first = next(plain, now)
    if first["year"] < now["year"] and (broken := breaks_between(first, now, found)):
        numbers = (bare_value(first, labels), first["year"], bare_value(now, labels), now["year"])
        said = telling(comparisons(now, EARLIER, labels.package))
        begin = labels.words[f"trend_earlier_{said['qualifier']}"] if said else ""
        told = labels.say("trend_beside", *numbers, labels.language.listed(broken))
        yield Says(f"{begin} {told}".strip(), (claim_of(first), claim_of(now)))


def refused(now: Row, found: Series, labels: Labels) -> Iterator[Says]:
    """That they have become more or fewer since the last year with a number, where the two are not compared."""
    told, earlier = against(now, labels), [row for year, row in found.rows.items() if year < now["year"]]
    then = earlier[-1] if earlier else None
    if then is None or told.found.state in (comparing.COMPARED, comparing.DIRECTION):
        return
    change = comparing.turn_of(int(float(now["value"]) - float(then["value"])))
    said = [*reasons(then, now, found, labels)] or [why(told, labels)]
    if change != comparing.SAME:
        numbers = (bare_value(then, labels), then["year"], bare_value(now, labels), now["year"])
        rows = [then, now, *([case] if (case := large_case(then, now, found)) else [])]
        yield Says(labels.say(f"trend_not_{change}", *numbers, " ".join(said)), tuple(map(claim_of, rows)))


def reasons(then: Row, now: Row, found: Series, labels: Labels) -> Iterator[str]:
    """Why two years are not compared: a large case, a break, a year without a number."""
    if case := large_case(then, now, found):
        yield labels.say("trend_one_case", bare_value(case, labels), case["year"])
    if broken := breaks_between(then, now, found):
        yield labels.say("trend_breaks", labels.language.listed(broken))
    if missing := [year for year in found.years if then["year"] < year < now["year"]]:
        yield labels.say("trend_missing", labels.language.listed(missing))


def large_case(then: Row, now: Row, found: Series) -> Row | None:
    """How many of one of two years are of a large case, the earlier first."""
    return found.cases.get(then["year"]) or found.cases.get(now["year"])


def breaks_between(first: Row, last: Row, found: Series) -> list[str]:
    """The years after the first in which the series breaks."""
    return [year for year in sorted(found.breaks) if first["year"] < year <= last["year"]]


def in_words(now: Row, labels: Labels) -> list[tuple[str, list[str]]]:
    """What the report of the newest year says of the years in words: each page, and what it prints."""
    pages: dict[str, list[str]] = {}
    for year in (str(int(now["year"]) - 1), EARLIER):
        for each in comparisons(now, year, labels.package):
            pages.setdefault(labels.say("page", each["page"]) if each["page"] else each["place"], []).append(
                each["printed"]
            )
    return [*pages.items()]
